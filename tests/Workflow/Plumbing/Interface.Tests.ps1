BeforeAll {
    Import-Module "$PSScriptRoot/../../Support/DockerNet.Testing.psm1" -Force

    $script:busybox = 'dockernet/busybox:test'
    $script:network = New-DockerBridge (New-TestName net)
    $script:web = New-DockerContainer $busybox -Name (New-TestName web) -Network $network.Name -Start

    function Get-Helper { Invoke-EngineApi GET '/containers/json?all=1&filters={"label":["dockernet.helper"]}' }

    # What the host itself tells: by a container of its network, with a tool that the module does not use for it.
    function Get-HostLink([string]$Name) {
        $id = (Invoke-EngineApi POST "/containers/create?name=$(New-TestName look)" @{ Image = $busybox; Cmd = 'ip', '-o', 'link', 'show', $Name; HostConfig = @{ NetworkMode = 'host' } }).Id
        Invoke-EngineApi POST "/containers/$id/start"
        $null = Invoke-EngineApi POST "/containers/$id/wait"
        (Get-ContainerLog $id).Text
    }
}

AfterAll { Remove-TestObject }

Describe 'Get-ContainerInterface' -Tag Fast {
    It 'shows the pair: inside, on the host, and the bridge' {
        $interfaces = Get-ContainerInterface $web.Name
        $interfaces.Name | Should -Be 'lo', 'eth0'
        $eth0 = $interfaces[1]
        $eth0.Container | Should -Be $web.Name
        $eth0.Network | Should -Be $network.Name
        $eth0.Address | Should -Be $web.IPAddress
        $eth0.Addresses | Should -Be "$($web.IPAddress)/$($network.Subnet -replace '.*/')"
        $eth0.MacAddress | Should -Be $web.Networks[0].MacAddress
        $eth0.Bridge | Should -Be "br-$($network.ShortId)"
        $eth0.Mode | Should -Be 'own'
        $eth0.SharedWith | Should -BeNullOrEmpty
        $eth0.DockerHost | Should -Be (Get-TestHost)
        Get-HostLink $eth0.Peer | Should -Match "master $($eth0.Bridge) "
        $interfaces[0].Peer + $interfaces[0].Bridge + $interfaces[0].Network | Should -BeExactly ''
        Get-Helper | Should -BeNullOrEmpty
    }

    It 'shows one more for each network, each with a peer of its own' {
        $both = New-DockerContainer $busybox -Name (New-TestName both) -Start
        Connect-DockerNetwork $network.Name $both.Name
        $interfaces = Get-DockerContainer $both.Name | Get-ContainerInterface | Where-Object Peer
        $interfaces.Network | Sort-Object | Should -Be ('bridge', $network.Name | Sort-Object)
        $interfaces.Bridge | Should -Contain 'docker0'
        $interfaces.Peer | Sort-Object -Unique | Should -HaveCount 2
    }

    It 'reads an image with nothing but one program by a helper that goes' {
        $bare = New-DockerContainer dockernet/bare:test -Name (New-TestName bare) -Network $network.Name -Start
        $eth0 = Get-ContainerInterface $bare.Name -ProbeImage $busybox | Where-Object Name -EQ eth0
        $eth0.Address | Should -Be $bare.IPAddress
        $eth0.Peer | Should -Not -BeNullOrEmpty
        Get-Helper | Should -BeNullOrEmpty
    }

    It 'tells who shares a network, and whose it is' {
        $one = New-DockerContainer $busybox -Name (New-TestName one) -Network $network.Name -Start
        $two = New-DockerContainer $busybox -Name (New-TestName two) -Network "container:$($one.Name)" -Start
        $lent = Get-ContainerInterface $one.Name | Where-Object Peer
        $borrowed = Get-ContainerInterface $two.Name | Where-Object Peer
        $lent.SharedWith | Should -Be $two.Name
        $lent.Mode | Should -Be 'own'
        $borrowed.SharedWith | Should -Be $one.Name
        $borrowed.Mode | Should -Be "container:$($one.Name)"
        $borrowed.Network | Should -Be $network.Name
        $borrowed.Peer | Should -Be $lent.Peer
    }

    It 'shows that one which shares the network of one that was restarted has only the loopback' {
        $one = New-DockerContainer $busybox -Name (New-TestName one) -Start
        $two = New-DockerContainer $busybox -Name (New-TestName two) -Network "container:$($one.Name)" -Start
        Restart-DockerContainer $one.Name -Timeout 0
        (Get-ContainerInterface $two.Name).Name | Should -Be 'lo'
    }

    It 'shows the host''s of one in the host''s network, without the ends of others' {
        $first = New-DockerContainer $busybox -Name (New-TestName first) -Network host -Start
        $second = New-DockerContainer $busybox -Name (New-TestName second) -Network host -Start
        $interfaces = Get-ContainerInterface $first.Name
        $interfaces.Name | Should -Contain 'docker0'
        $interfaces.Name | Should -Contain "br-$($network.ShortId)"
        $interfaces.Name | Should -Not -Contain (Get-ContainerInterface $web.Name | Where-Object Peer).Peer
        $interfaces.Mode | Sort-Object -Unique | Should -Be 'host'
        $interfaces[0].SharedWith | Should -Contain $second.Name
    }

    It 'shows the loopback alone of one without a network' {
        $alone = New-DockerContainer $busybox -Name (New-TestName alone) -Network none -Start
        $interface = Get-ContainerInterface $alone.Name
        $interface.Name | Should -Be 'lo'
        $interface.Mode | Should -Be 'none'
    }

    It 'shows of a stopped one the networks that it will be on' {
        $idle = New-DockerContainer $busybox -Name (New-TestName idle) -Network $network.Name
        $interface = Get-ContainerInterface $idle.Name
        $interface.Network | Should -Be $network.Name
        $interface.Name + $interface.Peer | Should -BeExactly ''
        $interface.Address | Should -BeNullOrEmpty
    }

    It 'tells of a container that is not there, and goes on' {
        $interfaces = Get-ContainerInterface dnt-nowhere, $web.Name -ErrorVariable failed -ErrorAction SilentlyContinue
        $interfaces.Name | Should -Contain 'eth0'
        $failed.FullyQualifiedErrorId | Should -BeLike 'ContainerNotFound,*'
    }

    It 'leaves no helper when it is stopped' {
        $stopped = Invoke-AndStop { 1..1000 | ForEach-Object { Get-ContainerInterface } } -When { Get-Helper }
        $stopped.WasRunning | Should -BeTrue
        $stopped.Elapsed | Should -BeLessThan $stopped.Patience
        $stopped.Errors | Should -BeNullOrEmpty
        Wait-Until { -not (Get-Helper) } -What 'no helper is left'
    }
}
