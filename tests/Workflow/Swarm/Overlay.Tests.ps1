BeforeDiscovery {
    $script:possible = $IsLinux -and (& id -u) -eq 0
}

Describe 'A swarm of two engines' -Skip:(-not $possible) {
    BeforeAll {
        Import-Module "$PSScriptRoot/../../Support/DockerNet.Testing.psm1" -Force
        Import-Module "$PSScriptRoot/../../Support/Engines/PrivateEngine.psm1"
        Import-Module "$PSScriptRoot/../../Support/Engines/TestImage.psm1"

        $engines = @(1..2 | ForEach-Object { Start-PrivateEngine })
        # Side by side, with nothing in between that would keep them apart.
        Connect-PrivateEngine $engines[0] $engines[1] 10.97.0
        $one, $two = $engines.Host
        $one, $two | ForEach-Object { Import-TestImage -DockerHost $_ }
    }

    AfterAll { $engines | ForEach-Object { Stop-PrivateEngine $_.Folder } }

    It 'is none yet, which is told, and what needs one says so' {
        $part = Get-DockerSwarm -DockerHost $one
        $part.State | Should -Be 'inactive'
        $part.IsManager | Should -Be $false
        $part.WorkerToken | Should -Be $null
        foreach ($call in { Get-DockerNode -DockerHost $one }, { New-DockerOverlay shared -DockerHost $one }, { Exit-DockerSwarm -DockerHost $one -Confirm:$false }) {
            (Get-ErrorOf $call).FullyQualifiedErrorId | Should -BeLike 'SwarmRequired,*'
        }
        (Get-ErrorOf { $part | Join-DockerSwarm -DockerHost $two }).FullyQualifiedErrorId | Should -BeLike 'SwarmManagerRequired,*'
    }

    It 'is not made at an address that the engine does not have' {
        (Get-ErrorOf { Initialize-DockerSwarm -AdvertiseAddress not.an.address -DockerHost $one }).FullyQualifiedErrorId | Should -BeLike 'SwarmAddressRequired,*'
        (Get-DockerSwarm -DockerHost $one).State | Should -Be 'inactive'
    }

    It 'is made on one' {
        Initialize-DockerSwarm -AdvertiseAddress 10.97.0.1 -DockerHost $one -WhatIf
        (Get-DockerSwarm -DockerHost $one).State | Should -Be 'inactive'
        $swarm = Initialize-DockerSwarm -AdvertiseAddress 10.97.0.1 -AddressPool 10.80.0.0/16 -SubnetSize 26 -DockerHost $one
        $swarm.State | Should -Be 'active'
        $swarm.IsManager | Should -Be $true
        $swarm.NodeAddress | Should -Be '10.97.0.1'
        $swarm.Managers | Should -Be '10.97.0.1:2377'
        $swarm.NodeCount | Should -Be 1
        $swarm.AddressPools | Should -Be '10.80.0.0/16'
        $swarm.SubnetSize | Should -Be 26
        (Get-ErrorOf { Initialize-DockerSwarm -DockerHost $one }).FullyQualifiedErrorId | Should -BeLike 'SwarmActive,*'
    }

    It 'shows its tokens nowhere' {
        $swarm = Get-DockerSwarm -DockerHost $one
        $swarm.WorkerToken | Should -BeOfType securestring
        $bare = [pscredential]::new('x', $swarm.WorkerToken).GetNetworkCredential().Password
        $bare | Should -Match '^SWMTKN-'
        $shown = ($swarm | Format-List * | Out-String) + ($swarm | ConvertTo-Json -Depth 3) + ($swarm | ConvertTo-Csv) + "$swarm"
        $shown += Join-DockerSwarm -Manager 10.97.0.1:1 -Token $swarm.ManagerToken -DockerHost $one -Verbose -Debug -ErrorAction Continue *>&1 | Out-String
        $shown | Should -Not -Match 'SWMTKN'
    }

    It 'is not joined with <Kind>' -ForEach @(
        @{ Kind = 'a token of another swarm'; Token = "SWMTKN-1-$('3' * 50)-$('1' * 25)"; Manager = '10.97.0.1'; Id = 'SwarmTokenInvalid' }
        @{ Kind = 'no token'; Token = 'secret'; Manager = '10.97.0.1'; Id = 'SwarmTokenInvalid' }
    ) {
        $record = Get-ErrorOf { Join-DockerSwarm -Manager $Manager -Token (ConvertTo-SecureString $Token -AsPlainText) -DockerHost $two }
        $record.FullyQualifiedErrorId | Should -BeLike "$Id,*"
        "$record" | Should -Not -Match $Token
        (Get-DockerSwarm -DockerHost $two).State | Should -Be 'inactive'
    }

    It 'is joined by the other, with what the first one has' {
        $joined = Get-DockerSwarm -DockerHost $one | Join-DockerSwarm -AdvertiseAddress 10.97.0.2 -DockerHost $two
        $joined.State | Should -Be 'active'
        $joined.IsManager | Should -Be $false
        $joined.DockerHost | Should -Be $two
        (Get-DockerSwarm -DockerHost $one).NodeCount | Should -Be 2
        (Get-ErrorOf { Get-DockerNode -DockerHost $two }).FullyQualifiedErrorId | Should -BeLike 'SwarmManagerRequired,*'
    }

    It 'has its nodes listed by a manager' {
        Wait-Until { (Get-DockerNode -DockerHost $one).State -notcontains 'unknown' }
        $nodes = Get-DockerNode -DockerHost $one
        $nodes.Count | Should -Be 2
        $nodes.Role | Sort-Object | Should -Be 'manager', 'worker'
        $nodes.State | Sort-Object -Unique | Should -Be 'ready'
        $nodes.NodeAddress | Sort-Object | Should -Be '10.97.0.1', '10.97.0.2'
        $self = $nodes | Where-Object IsSelf
        $self.IsLeader | Should -Be $true
        $self.EngineVersion | Should -Be (Get-DockerEngine -DockerHost $one).Version
        (Get-DockerNode $self.Id -DockerHost $one).Id | Should -Be $self.Id
        ($self | Get-DockerNode).Id | Should -Be $self.Id
        (Get-ErrorOf { Get-DockerNode nobody -DockerHost $one }).FullyQualifiedErrorId | Should -BeLike 'NodeNotFound,*'
        (Get-Completion "Get-DockerNode -DockerHost $one -Name ").CompletionText | Should -Contain $self.Name
    }

    It 'has networks on which containers of both reach each other by name' {
        $network = New-DockerOverlay shared -DockerHost $one
        $network.Driver | Should -Be 'overlay'
        $network.Scope | Should -Be 'swarm'
        $network.Attachable | Should -Be $true
        $null = New-DockerContainer dockernet/busybox:test -Name here -Network shared -Start -DockerHost $one
        $null = New-DockerContainer dockernet/busybox:test -Name there -Network shared -Start -DockerHost $two
        (Test-ContainerPing here there -Count 1 -DockerHost $one).Reachable | Should -Be $true
        (Test-ContainerPing there here -Count 1 -DockerHost $two).Reachable | Should -Be $true
        # The other engine has the network as long as somebody there is on it.
        (Get-DockerNetwork shared -DockerHost $one, $two).DockerHost | Sort-Object | Should -Be @($one, $two | Sort-Object)
    }

    It 'is left by a worker, and then has one node less that is ready' {
        Remove-DockerContainer there -Force -DockerHost $two
        (Exit-DockerSwarm -DockerHost $two -PassThru -Confirm:$false).State | Should -Be 'inactive'
        Wait-Until { @(Get-DockerNode -DockerHost $one | Where-Object State -EQ ready).Count -eq 1 }
    }

    It 'is not left by its last manager but by force' {
        (Get-ErrorOf { Exit-DockerSwarm -DockerHost $one -Confirm:$false }).FullyQualifiedErrorId | Should -BeLike 'SwarmManagerLeaves,*'
        (Get-DockerSwarm -DockerHost $one).State | Should -Be 'active'
        Remove-DockerContainer here -Force -DockerHost $one
        Exit-DockerSwarm -Force -DockerHost $one -Confirm:$false
        (Get-DockerSwarm -DockerHost $one).State | Should -Be 'inactive'
    }
}
