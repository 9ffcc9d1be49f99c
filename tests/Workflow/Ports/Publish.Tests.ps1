BeforeAll {
    Import-Module "$PSScriptRoot/../../Support/DockerNet.Testing.psm1" -Force

    $script:busybox = 'dockernet/busybox:test'
    $script:service = 'dockernet/service:test'
    $script:next = Get-Random -Minimum 20000 -Maximum 29000

    # A port of the engine's host that no other test has had.
    function New-HostPort { ($script:next += 10) }

    function New-TestContainer([hashtable]$More = @{}, [switch]$Stopped, [string]$Image = $busybox) {
        New-DockerContainer $Image -Name (New-TestName) @More -Start:(-not $Stopped)
    }
}

AfterAll { Remove-TestObject }

Describe 'Get-ContainerPort' -Tag Fast {
    It 'tells a published port, what was asked for, and from where it is reached' {
        $port = New-HostPort
        $container = New-TestContainer @{ Publish = "${port}:80" }
        $found = Get-ContainerPort $container.Name
        $found | Should -BeOfType DockerNet.ContainerPort
        $found.Container | Sort-Object -Unique | Should -Be $container.Name
        $found.PrivatePort | Sort-Object -Unique | Should -Be 80
        $found.HostPort | Sort-Object -Unique | Should -Be $port
        $found.Requested | Sort-Object -Unique | Should -Be "${port}:80"
        $found.Published | Should -Not -Contain $false
        $found.ReachableFrom | Sort-Object -Unique | Should -Be 'Outside'
        $found[0].Url | Should -Be ([uri]"tcp://0.0.0.0:$port")
        $found[0].DockerHost | Should -Be (Get-TestHost)
        $real = (Invoke-EngineApi GET "/containers/$($container.Id)/json").NetworkSettings.Ports.'80/tcp'
        $found.HostAddress.IPAddressToString | Should -Be $real.HostIp
    }

    It 'tells a port that is only exposed, which neighbours reach' {
        $container = New-TestContainer -Image $service
        $found = Get-ContainerPort $container.Name
        $found.PrivatePort | Should -Be 5432
        $found.Published | Should -BeFalse
        $found.Requested, $found.Url | Should -Be $null, $null
        $found.ReachableFrom | Should -Be 'Networks'
        "$found" | Should -Be '5432/tcp'
    }

    It 'tells of one on a loopback address that only the host reaches it' {
        $port = New-HostPort
        $container = New-TestContainer @{ Publish = "127.0.0.1:${port}:53/udp" }
        $found = Get-ContainerPort $container.Name
        $found.ReachableFrom | Should -Be 'Host'
        $found.Url | Should -Be ([uri]"udp://127.0.0.1:$port")
    }

    It 'tells where a range found its place' {
        $port = New-HostPort
        $first, $second = 1..2 | ForEach-Object { New-TestContainer @{ Publish = "127.0.0.1:$port-$($port + 5):5000" } }
        $ports = ($first, $second | Get-ContainerPort).HostPort
        $ports | Sort-Object -Unique | Should -HaveCount 2
        $ports | ForEach-Object { $_ | Should -BeIn ($port..($port + 5)) }
        (Get-ContainerPort $first.Name).Requested | Should -Be "127.0.0.1:$port-$($port + 5):5000"
    }

    It 'remembers for a stopped container what was asked for' {
        $port = New-HostPort
        $container = New-TestContainer @{ Publish = "${port}:80", '127.0.0.1::81' } -Stopped
        $found = Get-ContainerPort $container.Name
        $found.PrivatePort | Should -Be 80, 81
        $found.Requested | Should -Be "${port}:80", '127.0.0.1::81'
        $found.HostPort | Should -Be $null, $null
        $found.ReachableFrom | Should -Be 'Nowhere', 'Nowhere'
    }

    It 'asks for one port of any protocol' {
        $port = New-HostPort
        $container = New-TestContainer @{ Publish = "127.0.0.1:${port}:53/udp", "127.0.0.1:${port}:53", "127.0.0.1:$($port + 1):54" }
        (Get-ContainerPort $container.Name 53).Protocol | Should -Be 'tcp', 'udp'
        Get-ContainerPort $container.Name -Port 99 | Should -BeNullOrEmpty
    }

    It 'tells of the mode <Mode> that its ports are reached from <From>' -ForEach @(
        @{ Mode = 'none'; From = 'Container' }
        @{ Mode = 'host'; From = 'Outside' }
    ) {
        $container = New-TestContainer @{ Network = $Mode } -Image $service
        (Get-ContainerPort $container.Name).ReachableFrom | Should -Be $From
    }

    It 'takes containers from the pipeline, and patterns' {
        $group = New-TestName group
        1..2 | ForEach-Object { New-DockerContainer $service -Name "$group-$_" } | Get-ContainerPort | Should -HaveCount 2
        (Get-ContainerPort "$group-*").Container | Sort-Object | Should -Be "$group-1", "$group-2"
    }

    It 'shows a table' {
        $port = New-HostPort
        $container = New-TestContainer @{ Publish = "127.0.0.1:${port}:80" }
        $table = Get-ContainerPort $container.Name | Format-Table -View Wide | Out-String -Width 300
        $table | Should -Match 'Container\s+PrivatePort\s+Protocol\s+HostAddress\s+HostPort\s+Requested\s+Url\s+ReachableFrom'
        $table | Should -Match "80\s+tcp\s+127.0.0.1\s+$port\s+127.0.0.1:${port}:80\s+tcp://127.0.0.1:$port/?\s+Host"
    }
}

Describe 'A port that another container has' -Tag Fast {
    BeforeAll {
        $script:port = New-HostPort
        $script:holder = New-TestContainer @{ Publish = "${port}:80" }
    }

    It 'is told of before anything is made, with who has it and what is free' {
        $name = New-TestName
        $record = Get-ErrorOf { New-DockerContainer $busybox -Name $name -Publish "${port}:8080" -Start }
        $record.FullyQualifiedErrorId | Should -BeLike 'PortInUse,*'
        $record.CategoryInfo.Category | Should -Be 'ResourceBusy'
        $record.ErrorDetails.Message | Should -BeLike "*$($holder.Name)*$($port + 1) is free*"
        "/$name" -in (Invoke-EngineApi GET '/containers/json?all=1').Names | Should -BeFalse
    }

    It 'is told of when a stopped container is to start, which then never tried' {
        $container = New-TestContainer @{ Publish = "127.0.0.1:${port}:8080" } -Stopped
        $record = Get-ErrorOf { Start-DockerContainer $container.Name }
        $record.FullyQualifiedErrorId | Should -BeLike 'PortInUse,*'
        $record.TargetObject | Should -Be $container.Name
        (Invoke-EngineApi GET "/containers/$($container.Id)/json").State.Error | Should -BeNullOrEmpty
    }

    It 'is none for <Why>' -ForEach @(
        @{ Why = 'another protocol'; Publish = { "${port}:80/udp" } }
        @{ Why = 'a range with a free port'; Publish = { "$port-$($port + 3):80" } }
        @{ Why = 'a port that the engine chooses'; Publish = { '80' } }
    ) {
        (New-TestContainer @{ Publish = & $Publish }).State | Should -Be 'running'
    }

    It 'is none when the two have different addresses' {
        $own = New-HostPort
        $null = New-TestContainer @{ Publish = "127.0.0.1:${own}:80" }
        (New-TestContainer @{ Publish = "127.0.0.2:${own}:80" }).State | Should -Be 'running'
    }

    It 'is none for a container that is only created, nor for the holder itself' {
        (New-TestContainer @{ Publish = "${port}:8080" } -Stopped).State | Should -Be 'created'
        (Start-DockerContainer $holder.Name -PassThru).State | Should -Be 'running'
        (Restart-DockerContainer $holder.Name -Timeout 0 -PassThru).State | Should -Be 'running'
    }

    It 'is free again when the holder has stopped' {
        $own = New-HostPort
        $first = New-TestContainer @{ Publish = "${own}:80" }
        Stop-DockerContainer $first.Name -Timeout 0
        (New-TestContainer @{ Publish = "${own}:80" }).State | Should -Be 'running'
    }

    It 'of a process on the host is told of by the engine, and nothing stays' {
        $own = New-HostPort
        $network = New-TestContainer @{ Network = 'host' }
        $null = Invoke-ContainerCommand $network.Name sh '-c' "nc -l -p $own >/dev/null 2>&1 &"
        Wait-Until { (Invoke-ContainerCommand $network.Name netstat '-ltn').Output -match ":$own " }
        $name = New-TestName
        (Get-ErrorOf { New-DockerContainer $busybox -Name $name -Publish "${own}:80" -Start }).FullyQualifiedErrorId | Should -BeLike 'PortInUse,*'
        "/$name" -in (Invoke-EngineApi GET '/containers/json?all=1').Names | Should -BeFalse
    }
}
