# What only serves hints, warnings and comparisons may fail in any way: the work is done all the same.
BeforeDiscovery { $script:possible = $IsLinux }

Describe 'A hint that fails' -Skip:(-not $possible) {
    BeforeAll {
        Import-Module "$PSScriptRoot/../../Support/DockerNet.Testing.psm1" -Force
        $busybox = 'dockernet/busybox:test'
        $relay = [DockerNet.Testing.CallRelay]::new("$TestDrive/hint.sock", ([uri](Get-TestHost)).LocalPath)
        $engine = $relay.Host
        # Something for each hint to look at.
        $folder = (New-Item "$TestDrive/folder" -ItemType Directory).FullName
        $network = (New-DockerBridge (New-TestName net) -Subnet 10.197.1.0/24).Name
        $internal = (New-DockerBridge (New-TestName net) -Internal).Name
        $db = (New-DockerContainer $busybox -Name (New-TestName db) -Volume '/files' -Start).Name
        # How one container is asked for, and the members of a network.
        $byId, $members = 'filters=%7B%22id%22', 'filters=%7B%22network%22'
        $script:next = Get-Random -Minimum 23000 -Maximum 24000
        function New-HostPort { ($script:next += 10) }

        # Does it with all faulty but what the work itself cannot do without, and tells whether it was done.
        function Invoke-Faulty([string]$Fault, [string]$Essential, [scriptblock]$Script) {
            $relay.Fault, $relay.FaultPattern = $Fault, "^(GET|HEAD) (?!.*(/_ping|/version|$Essential))"
            $relay.Reset(0, 0)
            try { & $Script } finally { $relay.FaultPattern = $null }
            $asked = @($relay.Calls -match "^(GET|HEAD) " -notmatch "/_ping|/version|$Essential")
            $asked | Should -Not -BeNullOrEmpty -Because 'a hint was looked for'
        }
    }

    AfterAll {
        $relay.Dispose()
        Remove-TestObject
    }

    It 'does not fail what makes and changes containers: <_>' -ForEach 'ServerError', 'BadJson' {
        $name = New-TestName web
        $port = New-HostPort
        Invoke-Faulty $_ "/containers/[0-9a-f]{64}/json|$byId" {
            New-DockerContainer $busybox -Name $name -Link "${db}:store" -VolumesFrom $db -Volume "${folder}:/x" -Publish "${port}:80" -Start -DockerHost $engine -ErrorAction Stop -WarningAction SilentlyContinue
        } | ForEach-Object State | Should -Be 'running'
        $port = New-HostPort
        Invoke-Faulty $_ "/containers/[0-9a-f]{64}/json|$byId" {
            New-DockerContainer $busybox -Name "$name-2" -Network $network -IPAddress "10.197.1.$(Get-Random -Minimum 9 -Maximum 200)" -Publish "${port}:80" -DockerHost $engine -ErrorAction Stop -WarningAction SilentlyContinue
        } | ForEach-Object Name | Should -Be "$name-2"
        Invoke-Faulty $_ "/containers/$name-2/json|$byId" { Start-DockerContainer "$name-2" -DockerHost $engine -ErrorAction Stop }
        (Get-DockerContainer "$name-2").State | Should -Be 'running'
        $port = New-HostPort
        Invoke-Faulty $_ "/containers/[^/]*/json|$byId|/images/|dockernet.update" {
            Update-DockerContainer $name -Publish "${port}:80" -DockerHost $engine -ErrorAction Stop -WarningVariable told -WarningAction SilentlyContinue
            "$told" | Should -BeLike '*(LayerUnknown)*'
        }
        (Get-DockerContainer $name).Ports.HostPort | Should -Contain $port
    }

    It 'does not fail what makes networks and connects to them: <_>' -ForEach 'ServerError', 'BadJson' {
        $name = New-TestName net
        $third = $_ -eq 'BadJson' ? 2 : 3
        Invoke-Faulty $_ "/networks|$members" { New-DockerNetwork $name -Subnet "10.197.$third.0/24" -DockerHost $engine -ErrorAction Stop } | ForEach-Object Name | Should -Be $name
        Invoke-Faulty $_ "/networks|$members" { New-DockerBridge "$name-2" -Subnet "10.198.$third.0/24" -DockerHost $engine -ErrorAction Stop } | ForEach-Object Name | Should -Be "$name-2"
        $relay.Fault, $relay.FaultPattern = $_, '^GET (?!.*(/networks|/containers/))'
        try { Connect-DockerNetwork $name $db -DockerHost $engine -ErrorAction Stop } finally { $relay.FaultPattern = $null }
        (Get-DockerContainer $db).Networks.Network | Should -Contain $name
    }

    It 'does not take the place of the error that is explained: <_>' -ForEach 'ServerError', 'BadJson' {
        $record = Get-ErrorOf {
            $relay.Fault, $relay.FaultPattern = $_, '^GET .*/(containers|networks)(/json)?(\?.*)?$'
            try { Connect-DockerNetwork nowhere-here $db -DockerHost $engine } finally { $relay.FaultPattern = $null }
        }
        $record.FullyQualifiedErrorId | Should -BeLike 'NetworkNotFound,*'
    }

    It 'is given up when it hangs' {
        $name = New-TestName net
        $clock = [Diagnostics.Stopwatch]::StartNew()
        Invoke-Faulty 'Hang' "/networks|$members" { New-DockerNetwork $name -Subnet 10.199.1.0/24 -DockerHost $engine -ErrorAction Stop } | ForEach-Object Name | Should -Be $name
        $clock.Elapsed.TotalSeconds | Should -BeLessThan 30
    }
}
