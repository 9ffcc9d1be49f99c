# What the engine drops or refuses is told before, and each is held against what the engine does.
BeforeAll {
    Import-Module "$PSScriptRoot/../../Support/DockerNet.Testing.psm1" -Force

    $script:busybox = 'dockernet/busybox:test'
    $script:next = Get-Random -Minimum 21000 -Maximum 23000

    function New-HostPort { ($script:next += 10) }

    function New-TestSubnet { "10.$(Get-Random -Minimum 91 -Maximum 120).$(Get-Random -Minimum 1 -Maximum 250)" }

    # Creates a container, and gives it with the ids of what was warned of.
    function New-WarnedContainer([hashtable]$Parameter) {
        $container = New-DockerContainer $busybox -Name (New-TestName) @Parameter -WarningVariable warnings -WarningAction SilentlyContinue
        @{ Container = $container; Text = @($warnings.Message); Id = @($warnings.Message -replace '.*\((\w+)\)\.$', '$1') }
    }

    function Test-EngineStart([string]$Id) {
        try { $null = Invoke-EngineApi POST "/containers/$Id/start"; $true } catch { $false }
    }
}

AfterAll { Remove-TestObject }

Describe 'Publishing' {
    It 'on an internal network is told, and has no effect there' {
        $network = New-DockerBridge (New-TestName net) -Internal
        $made = New-WarnedContainer @{ Network = $network.Name; Publish = "$(New-HostPort):80"; Start = $true }
        $made.Id | Should -Be 'PortIgnored'
        @(Get-ContainerPort $made.Container.Name | Where-Object Published) | Should -BeNullOrEmpty
        (Test-DockerContainer $made.Container.Name).Id | Should -Be 'PortIgnored'
        Test-DockerContainer $made.Container.Name -Quiet | Should -BeTrue
    }

    It 'on an internal network is told at the start of one that was there, and at its change' {
        $inner, $outer = (New-DockerBridge (New-TestName net) -Internal), (New-DockerBridge (New-TestName net))
        $web = New-DockerContainer $busybox -Name (New-TestName) -Network $inner.Name -Publish "$(New-HostPort):80" -WarningAction SilentlyContinue
        Start-DockerContainer $web.Name -WarningVariable told -WarningAction SilentlyContinue
        "$told" | Should -BeLike '*(PortIgnored)*'
        Update-DockerContainer $web.Name -Network $outer.Name -WarningVariable quiet -WarningAction SilentlyContinue
        "$quiet" | Should -BeNullOrEmpty
        Update-DockerContainer $web.Name -Network $inner.Name -WarningVariable told -WarningAction SilentlyContinue
        "$told" | Should -BeLike "*$($inner.Name)*(PortIgnored)*"
    }

    It 'one port of the host twice is told before a change too, which is not begun' {
        $web = New-DockerContainer $busybox -Name (New-TestName) -Start
        $port = New-HostPort
        Update-DockerContainer $web.Name -Publish "${port}:80", "${port}:81" -ErrorAction SilentlyContinue -ErrorVariable failed
        $failed.FullyQualifiedErrorId | Should -BeLike 'PortInUse,*'
        (Get-DockerContainer $web.Name).Id | Should -Be $web.Id
    }

    It 'on an internal network beside another one works, and is nothing to tell' {
        $inner, $outer = (New-DockerBridge (New-TestName net) -Internal), (New-DockerBridge (New-TestName net))
        $made = New-WarnedContainer @{ Network = $inner.Name, $outer.Name; Publish = "$(New-HostPort):80"; Start = $true }
        $made.Text | Should -BeNullOrEmpty
        @(Get-ContainerPort $made.Container.Name | Where-Object Published) | Should -Not -BeNullOrEmpty
    }

    It 'one port of the host twice is told before: <Name>' -ForEach @(
        @{ Name = 'two ports'; First = '{0}:80'; Second = '{0}:81' }
        @{ Name = 'all addresses and one'; First = '{0}:80/udp'; Second = '127.0.0.1:{0}:81/udp' }
        @{ Name = 'a range of one'; First = '{0}:80'; Second = '{0}-{0}:81' }
        @{ Name = 'within two ranges'; First = '{0}-{1}:80-81'; Second = '{1}:82' }
    ) {
        $port = New-HostPort
        $publish = ($First -f $port, ($port + 1)), ($Second -f $port, ($port + 1))
        $made = New-WarnedContainer @{ Publish = $publish }
        $made.Id | Should -Be 'PortInUse'
        Test-EngineStart $made.Container.Id | Should -BeFalse
        (Test-DockerContainer $made.Container.Name).Id | Should -Be 'PortTwice'
        $name = New-TestName
        New-DockerContainer $busybox -Name $name -Publish $publish -Start -ErrorAction SilentlyContinue -ErrorVariable failed
        $failed.FullyQualifiedErrorId | Should -BeLike 'PortInUse,*'
        @(Get-DockerContainer "$name*") | Should -BeNullOrEmpty
    }

    It 'ports that go together is nothing to tell: <First> and <Second>' -ForEach @(
        @{ First = '{0}:80'; Second = '{0}:80/udp' }
        @{ First = '127.0.0.1:{0}:80'; Second = '127.0.0.2:{0}:81' }
        @{ First = '0.0.0.0:{0}:80'; Second = '[::]:{0}:80' }
        @{ First = '{0}-{1}:80'; Second = '{0}:81' }
    ) {
        $port = New-HostPort
        $made = New-WarnedContainer @{ Publish = ($First -f $port, ($port + 1)), ($Second -f $port, ($port + 1)); Start = $true }
        $made.Text | Should -BeNullOrEmpty
        $made.Container.State | Should -Be 'running'
    }
}

Describe 'What two have' {
    It 'one alias of two links is told, and of one link twice is not' {
        $a, $b = (New-DockerContainer $busybox -Name (New-TestName) -Start), (New-DockerContainer $busybox -Name (New-TestName) -Start)
        $made = New-WarnedContainer @{ Link = "$($a.Name):db", "$($b.Name):db" }
        $made.Id | Should -Be 'LinkAliasTwice'
        @((Get-DockerContainer $made.Container.Name -Detailed).Links).Count | Should -Be 1
        (New-WarnedContainer @{ Link = "$($a.Name):db", "$($a.Name):db"; Start = $true }).Text | Should -BeNullOrEmpty
    }

    It 'one alias of two links is told by what changes links too' {
        $a, $b, $web = 1..3 | ForEach-Object { New-DockerContainer $busybox -Name (New-TestName) -Start }
        Update-DockerContainer $web.Name -Link "$($a.Name):db", "$($b.Name):db" -WarningVariable told -WarningAction SilentlyContinue
        "$told" | Should -BeLike '*(LinkAliasTwice)*'
        $network = (New-DockerBridge (New-TestName net)).Name
        Connect-DockerNetwork $network $a.Name, $b.Name
        Connect-DockerNetwork $network $web.Name -Link "$($a.Name):db", "$($b.Name):db" -WarningVariable told -WarningAction SilentlyContinue
        "$told" | Should -BeLike '*(LinkAliasTwice)*'
    }

    It 'a mount of two containers at one path is told, and not what is meant to win' {
        $a, $b = (New-TestName data), (New-TestName data)
        $null = New-SharedVolumeContainer $a -Volume "$(New-TestName volume):/files"
        $null = New-SharedVolumeContainer $b -Volume "$(New-TestName volume):/files"
        $made = New-WarnedContainer @{ VolumesFrom = $a, $b }
        $made.Id | Should -Be 'MountDropped'
        $made.Text | Should -BeLike "*mount of $a at '/files'*$b has one*"
        (New-WarnedContainer @{ VolumesFrom = $a; Tmpfs = '/files' }).Id | Should -Not -Contain 'MountDropped'
        (New-WarnedContainer @{ VolumesFrom = $a, "${a}:ro" }).Text | Should -BeNullOrEmpty
    }
}

Describe 'A fixed address' {
    It 'that is <Name> is told before, and refused with -Start' -ForEach @(
        @{ Name = "the network's own"; Last = 0; Word = 'network' }
        @{ Name = 'the gateway'; Last = 1; Word = 'gateway' }
        @{ Name = 'for broadcasts'; Last = 255; Word = 'broadcast' }
    ) {
        $part = New-TestSubnet
        $network = New-DockerBridge (New-TestName net) -Subnet "$part.0/24"
        $made = New-WarnedContainer @{ Network = $network.Name; IPAddress = "$part.$Last" }
        $made.Id | Should -Be 'AddressInUse'
        $made.Text | Should -BeLike "*$Word*"
        Test-EngineStart $made.Container.Id | Should -BeFalse
        (Test-DockerContainer $made.Container.Name).Id | Should -Be 'AddressReserved'
        New-DockerContainer $busybox -Name (New-TestName) -Network $network.Name -IPAddress "$part.$Last" -Start -ErrorAction SilentlyContinue -ErrorVariable failed
        $failed.FullyQualifiedErrorId | Should -BeLike 'AddressInUse,*'
        $other = New-DockerContainer $busybox -Name (New-TestName) -Start
        Connect-DockerNetwork $network.Name $other.Name -IPAddress "$part.$Last" -ErrorAction SilentlyContinue -ErrorVariable refused
        $refused[0].Exception.Message | Should -BeLike "*$Word*"
    }

    It "that another container has names that one" {
        $part = New-TestSubnet
        $network = New-DockerBridge (New-TestName net) -Subnet "$part.0/24"
        $holder = New-DockerContainer $busybox -Name (New-TestName) -Network $network.Name -IPAddress "$part.9" -Start
        New-DockerContainer $busybox -Name (New-TestName) -Network $network.Name -IPAddress "$part.9" -Start -ErrorAction SilentlyContinue -ErrorVariable failed
        $failed.FullyQualifiedErrorId | Should -BeLike 'AddressInUse,*'
        $failed[0].Exception.Message | Should -BeLike "*$($holder.Name)*"
    }

    It 'on a network without a range of its own is told before, and nothing is left of finding it out' {
        $network = (New-DockerBridge (New-TestName net)).Name
        $address = (Get-DockerNetwork $network).Pools[0].Subnet -replace '\.0/.*', '.77'
        if ([version]((Get-DockerEngine).Version -replace '[^\d.].*') -lt '25.0') {
            $made = New-WarnedContainer @{ Network = $network; IPAddress = $address }
            $made.Id | Should -Be 'SubnetRequired'
            Test-EngineStart $made.Container.Id | Should -BeFalse
        } else {
            # From 25 on the engine refuses it itself.
            $failed = Get-ErrorOf { New-DockerContainer $busybox -Name (New-TestName) -Network $network -IPAddress $address }
            $failed.FullyQualifiedErrorId | Should -BeLike 'SubnetRequired,*'
        }

        Invoke-EngineApi GET '/containers/json?all=1&filters={"label":["dockernet.helper"]}' | Should -BeNullOrEmpty
        $part = New-TestSubnet
        $given = (New-DockerBridge (New-TestName net) -Subnet "$part.0/24" -Gateway "$part.1").Name
        $made = New-WarnedContainer @{ Network = $given; IPAddress = "$part.9" }
        $made.Text | Should -BeNullOrEmpty
        Test-EngineStart $made.Container.Id | Should -BeTrue
    }

    It 'on a network that gives none is refused: <_>' -ForEach 'host', 'none', 'name=host,ip=172.17.0.9' {
        $more = $_ -like 'name=*' ? @{} : @{ IPAddress = '172.17.0.9' }
        New-DockerContainer $busybox -Name (New-TestName) -Network $_ @more -ErrorAction SilentlyContinue -ErrorVariable failed
        $failed.FullyQualifiedErrorId | Should -BeLike 'OptionConflict,*'
    }

    It 'on the default bridge, which ignores it, is told: <_>' -ForEach 'bridge', 'name=bridge,ip=172.17.0.9' {
        $more = @{ Network = $_ } + ($_ -like 'name=*' ? @{} : @{ IPAddress = '172.17.0.9' })
        if ([version]((Get-DockerEngine).Version -replace '[^\d.].*') -lt '25.0') {
            (New-WarnedContainer $more).Id | Should -Be 'NetworkSettingIgnored'
        } else {
            # From 25 on the engine refuses it itself.
            $name = New-TestName
            Get-ErrorOf { New-DockerContainer $busybox -Name $name @more } | Should -HaveCount 1
            Get-DockerContainer $name -ErrorAction Ignore | Should -BeNullOrEmpty
        }
    }

    It 'that works is nothing to tell' {
        $part = New-TestSubnet
        $network = New-DockerBridge (New-TestName net) -Subnet "$part.0/30"
        $made = New-WarnedContainer @{ Network = $network.Name; IPAddress = "$part.2"; Start = $true }
        $made.Text | Should -BeNullOrEmpty
        $made.Container.State | Should -Be 'running'
    }
}

Describe 'What a container needs at its start' {
    It 'a path that is gone since is found: refused of -Mount, made anew of -Volume' {
        $folder = (New-Item (Join-Path $TestDrive (New-TestName folder)) -ItemType Directory).FullName
        $strict = New-DockerContainer $busybox -Name (New-TestName) -Mount "type=bind,source=$folder,target=/x"
        $loose = New-DockerContainer $busybox -Name (New-TestName) -Volume "${folder}:/x" -WarningAction SilentlyContinue
        Remove-Item $folder
        (Test-DockerContainer $strict.Name).Id | Should -Be 'MountSourceGone'
        Test-DockerContainer $strict.Name -Quiet | Should -BeFalse
        (Test-DockerContainer $loose.Name).Severity | Should -Be 'Warning'
        Test-DockerContainer $loose.Name -Quiet | Should -BeTrue
        Test-Path $folder | Should -BeFalse
        Test-EngineStart $strict.Id | Should -BeFalse
        Test-EngineStart $loose.Id | Should -BeTrue
    }

    It 'the container whose network it shares is named when it is <Name>' -ForEach @(
        @{ Name = 'stopped'; Id = 'ContainerNotRunning'; Act = { param($n) Stop-DockerContainer $n -Timeout 0 } }
        @{ Name = 'gone'; Id = 'ContainerNotFound'; Act = { param($n) Remove-DockerContainer $n -Force } }
    ) {
        $owner = New-DockerContainer $busybox -Name (New-TestName) -Start
        $web = New-DockerContainer $busybox -Name (New-TestName) -Network "container:$($owner.Name)"
        & $Act $owner.Name
        Start-DockerContainer $web.Name -ErrorAction SilentlyContinue -ErrorVariable failed
        Restart-DockerContainer $web.Name -Timeout 0 -ErrorAction SilentlyContinue -ErrorVariable +failed
        $failed.Count | Should -Be 2
        $failed | ForEach-Object {
            $_.FullyQualifiedErrorId | Should -BeLike "$Id,*"
            $_.ErrorDetails.Message | Should -BeLike '*whose network it shares*'
        }
    }
}
