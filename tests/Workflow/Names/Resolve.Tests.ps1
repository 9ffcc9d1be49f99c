BeforeAll {
    Import-Module "$PSScriptRoot/../../Support/DockerNet.Testing.psm1" -Force

    $script:busybox = 'dockernet/busybox:test'
    $script:net = New-DockerBridge (New-TestName net)
    $script:other = New-DockerBridge (New-TestName other)
    $script:db = New-DockerContainer $busybox -Name (New-TestName db) -Network $net.Name -Alias store -Start
    $script:db2 = New-DockerContainer $busybox -Name (New-TestName db) -Network $net.Name -Alias store -Start
    $script:old = New-DockerContainer $busybox -Name (New-TestName old) -Start
    $script:web = New-DockerContainer $busybox -Name (New-TestName web) -Link "$($old.Name):legacy" -AddHost 'store2:192.0.2.7' -Start
    Connect-DockerNetwork $net.Name $web.Name -Link "$($db.Name):private"
    Connect-DockerNetwork $other.Name $web.Name, $old.Name
}

AfterAll { Remove-TestObject }

Describe 'Resolve-ContainerName' -Tag Fast {
    It 'finds a container by the DNS of a network, and so does the container' {
        $found = Resolve-ContainerName $db.Name -From $web.Name -Live
        $found.Source | Should -Be $web.Name
        $found.Address | Should -Be $db.IPAddress
        "$($found.Container) $($found.Origin) $($found.Network) $($found.Wins) $($found.Agrees)" | Should -Be "$($db.Name) ContainerName $($net.Name) True True"
        $found.Live | Should -Be $db.IPAddress
        $found.DockerHost | Should -Be (Get-TestHost)
    }

    It 'finds all who have an alias, in turn' {
        $found = @(Resolve-ContainerName store -From $web.Name -Live)
        @($found.Container | Sort-Object) | Should -Be (@($db.Name, $db2.Name) | Sort-Object)
        $found.Wins | Should -Be $true, $true
        $found[0].Reason | Should -Match '2 containers.*in turn'
        $found[0].Agrees | Should -BeTrue
    }

    It 'has the hosts file come before the DNS' {
        # A legacy link and a network both give the name, with different addresses.
        $found = @(Resolve-ContainerName $old.Name -From $web.Name -Live)
        $found.ForEach({ "$($_.Origin) $($_.Wins)" }) | Should -Be 'HostsFile True', 'ContainerName False'
        $found[0].Address | Should -Be (Get-DockerContainer $old.Name).Networks.Where({ $_.Network -eq 'bridge' }).IPAddress
        $found[1].Network | Should -Be $other.Name
        $found[1].Reason | Should -Match 'hosts file comes first'
        $found[0].Agrees | Should -BeTrue
    }

    It 'finds <Case>' -ForEach @(
        @{ Case = 'the alias of a legacy link'; Name = { 'legacy' }; Origin = 'HostsFile'; Container = { $old } }
        @{ Case = 'a private alias'; Name = { 'private' }; Origin = 'EndpointLink'; Container = { $db } }
        @{ Case = 'the beginning of an id'; Name = { $db.ShortId }; Origin = 'ShortId'; Container = { $db } }
        @{ Case = 'a name with its network'; Name = { "$($db.Name).$($net.Name)" }; Origin = 'QualifiedName'; Container = { $db } }
        @{ Case = 'a line that was added'; Name = { 'store2' }; Origin = 'HostsFile'; Container = { $null } }
    ) {
        $found = Resolve-ContainerName (& $Name) -From $web.Name -Live
        "$($found.Origin) $($found.Wins) $($found.Agrees)" | Should -Be "$Origin True True"
        $found.Container | Should -Be "$((& $Container)?.Name)"
    }

    It 'lists every name that the source can use, and each leads where it says' {
        $all = @(Resolve-ContainerName -From $web.Name -Live)
        foreach ($name in 'legacy', 'private', 'store', 'store2', $db.Name, $db2.Name, $old.Name, $web.Name, $db.ShortId) { $all.Name | Should -Contain $name }
        $all.Name | Should -Not -Contain 'localhost'
        $all.Where({ $_.Agrees -ne $true }) | Should -BeNullOrEmpty
    }

    It 'knows no names on the default bridge but those of the hosts file' {
        $lone = New-DockerContainer $busybox -Name (New-TestName lone) -Start
        $all = @(Resolve-ContainerName -From $lone.Name)
        $all.Origin | Select-Object -Unique | Should -Be 'HostsFile'
        $none = Resolve-ContainerName $web.Name -From $lone.Name
        "$($none.Origin) $($none.Wins) $($none.Address)" | Should -Be 'Elsewhere False '
        $none.Reason | Should -Match 'Neither the hosts file nor a network'
    }

    It 'tells when the source has lost the DNS of its networks' {
        $lost = New-DockerContainer $busybox -Name (New-TestName lost) -Network $net.Name -Start
        $null = Invoke-ContainerCommand $lost.Name sh '-c' 'echo nameserver 127.0.0.1 > /etc/resolv.conf'
        (Resolve-ContainerName $db.Name -From $lost.Name).Origin | Should -Be 'Elsewhere'
    }

    It 'takes patterns and containers from the pipeline' {
        (Resolve-ContainerName 'st*' -From $web.Name).Name | Should -Contain 'store2'
        (Get-DockerContainer $db.Name | Resolve-ContainerName -From $web.Name).Container | Should -Be $db.Name
        Resolve-ContainerName 'nobody*' -From $web.Name | Should -BeNullOrEmpty
    }

    It 'refuses a source that is <State>' -ForEach @(
        @{ State = 'unknown'; Id = 'ContainerNotFound' }
        @{ State = 'stopped'; Id = 'ContainerNotRunning' }
    ) {
        $name = 'dnt-nowhere'
        if ($State -eq 'stopped') { $name = (New-DockerContainer $busybox -Name (New-TestName idle)).Name }
        $record = Get-ErrorOf { Resolve-ContainerName x -From $name }
        $record.FullyQualifiedErrorId | Should -BeLike "$Id,*"
        $record.TargetObject | Should -Be $name
    }

    It 'has a table that shows what wins' {
        Resolve-ContainerName $old.Name -From $web.Name | Format-Table -View Wide | Out-String -Width 300 | Should -Match 'Source +Name +Address +Container +Origin +Network +Wins +Live +Agrees +Reason'
    }
}
