BeforeAll {
    Import-Module "$PSScriptRoot/../../Support/DockerNet.Testing.psm1" -Force

    $script:busybox = 'dockernet/busybox:test'
    $web = New-DockerContainer $busybox -Name (New-TestName web) -Start
    $db = New-DockerContainer $busybox -Name (New-TestName db) -Start
}

AfterAll { Remove-TestObject }

Describe 'Test-ContainerPing' -Tag Fast {
    It 'tells of an address that answers' {
        $result = Test-ContainerPing $web.Name $db.IPAddress -Count 3 -Interval 0.05
        $result.Source | Should -Be $web.Name
        $result.Target | Should -Be "$($db.IPAddress)"
        $result.Address | Should -Be $db.IPAddress
        $result.Sent | Should -Be 3
        $result.Received | Should -Be 3
        $result.LossPercent | Should -Be 0
        $result.Reachable | Should -BeTrue
        $result.Method | Should -Be 'ping'
        $result.Reason | Should -BeNullOrEmpty
        $result.MinimumTime | Should -BeOfType ([DockerNet.Duration])
        $result.MinimumTime | Should -BeGreaterThan ([TimeSpan]::Zero)
        $result.AverageTime | Should -BeGreaterOrEqual $result.MinimumTime
        $result.MaximumTime | Should -BeGreaterOrEqual $result.AverageTime
    }

    It 'tells of an address that does not answer' {
        $result = Test-ContainerPing $web.Name 172.17.250.250 -Count 1 -Timeout 1
        $result.Sent | Should -Be 1
        $result.Received | Should -Be 0
        $result.LossPercent | Should -Be 100
        $result.Reachable | Should -BeFalse
        $result.Reason | Should -Not -BeNullOrEmpty
        $result.AverageTime | Should -BeNullOrEmpty
    }

    It 'tells of a name that does not resolve, and why it does not' {
        $result = Test-ContainerPing $web.Name $db.Name -Count 3
        $result.Reachable | Should -BeFalse
        $result.Sent | Should -Be 0
        $result.LossPercent | Should -BeNullOrEmpty
        $result.Reason | Should -Match 'does not resolve.*default bridge'
    }

    It 'tells with the words of who reaches whom why no answer comes: <Name>' -ForEach @(
        @{ Name = 'two bridges, by name'; Setup = { New-DockerBridge (New-TestName one); New-DockerBridge (New-TestName two) }; Aim = { $other.Name }; Reason = 'Isolated' }
        @{ Name = 'two bridges, by address'; Setup = { New-DockerBridge (New-TestName one); New-DockerBridge (New-TestName two) }; Aim = { (Get-DockerContainer $other.Name -Detailed).Networks[0].IPAddress }; Reason = 'Isolated' }
        @{ Name = 'members that may not talk'; Setup = { New-DockerBridge (New-TestName quiet) -NoIcc }; Aim = { $other.Name }; Reason = 'IccOff' }
        @{ Name = 'a target that does not run'; Setup = { New-DockerBridge (New-TestName lone) }; Aim = { $null = Stop-DockerContainer $other.Name -Timeout 0; $other.Name }; Reason = 'TargetNotRunning' }
    ) {
        $networks = @(& $Setup)
        $from = New-DockerContainer $busybox -Name (New-TestName from) -Network $networks[0].Name -Start
        $other = New-DockerContainer $busybox -Name (New-TestName to) -Network $networks[-1].Name -Start
        $to = & $Aim
        $expected = Test-ContainerReachability $from.Name -Target $other.Name -Static
        foreach ($result in (Test-ContainerPing $from.Name $to -Count 1 -Timeout 1), (Test-ContainerPort $from.Name $to 80 -Timeout 1)) {
            $result.Reachable | Should -BeFalse
            $result.Reason | Should -BeLike "${Reason}: *$($expected.Evidence[0])*$($expected.Advice)"
        }
    }

    It 'pings from beside an image that has no ping, by a helper that goes' {
        $bare = New-DockerContainer dockernet/bare:test -Name (New-TestName bare) -Start
        $result = Test-ContainerPing $bare.Name $db.IPAddress -Count 2 -Interval 0.05
        $result.Reachable | Should -BeTrue
        $result.Method | Should -Be 'helper'
        $result.Sent | Should -Be 2
        $result.AverageTime | Should -BeGreaterThan ([TimeSpan]::Zero)
        (Get-DockerContainer).Labels.Keys | Should -Not -Contain 'dockernet.helper'
    }

    It 'can ping an image that has no ping' {
        $bare = New-DockerContainer dockernet/bare:test -Name (New-TestName bare) -Start
        (Test-ContainerPing $web.Name $bare.IPAddress -Count 1).Reachable | Should -BeTrue
    }

    It 'takes targets from the pipeline, texts and containers' {
        $network = New-DockerBridge (New-TestName net)
        Connect-DockerNetwork $network.Name $web.Name, $db.Name
        $db.Name, "$($db.IPAddress)" | Test-ContainerPing $web.Name -Count 1 -Quiet | Should -Be $true, $true
        (Get-DockerContainer $db.Name | Test-ContainerPing $web.Name -Count 1).Target | Should -Be $db.Name
        (Test-ContainerPing $web.Name (Get-DockerContainer $db.Name) -Count 1).Reachable | Should -BeTrue
    }

    It 'gives one result for each source and target' {
        $results = Test-ContainerPing $web.Name, $db.Name '127.0.0.1', '127.0.0.2' -Count 1
        $results.ForEach({ "$($_.Source) $($_.Target)" }) | Should -Be "$($web.Name) 127.0.0.1", "$($web.Name) 127.0.0.2", "$($db.Name) 127.0.0.1", "$($db.Name) 127.0.0.2"
    }

    It 'gives a bool with -Quiet' {
        Test-ContainerPing $web.Name 127.0.0.1 -Count 1 -Quiet | Should -BeOfType [bool]
        Test-ContainerPing $web.Name dnt-nowhere -Count 1 -Quiet | Should -BeExactly $false
    }

    It 'does not take a target for an option of the tool' {
        $result = Test-ContainerPing $web.Name '-V' -Count 1
        $result.Reachable | Should -BeFalse
        $result.Reason | Should -Match 'resolve'
    }

    It 'refuses an image for its helper that the engine has not, before anything is done' {
        $record = Get-ErrorOf { Test-ContainerPing $web.Name 127.0.0.1 -ProbeImage dnt-nowhere:1 }
        $record.FullyQualifiedErrorId | Should -BeLike 'ImageNotFound,*'
        $record.TargetObject | Should -Be 'dnt-nowhere:1'
    }

    It 'refuses a source that is <State>' -ForEach @(
        @{ State = 'unknown'; Id = 'ContainerNotFound' }
        @{ State = 'stopped'; Id = 'ContainerNotRunning' }
    ) {
        $name = 'dnt-nowhere'
        if ($State -eq 'stopped') { $name = (New-DockerContainer $busybox -Name (New-TestName idle)).Name }
        $record = Get-ErrorOf { Test-ContainerPing $name 127.0.0.1 -Count 1 }
        $record.FullyQualifiedErrorId | Should -BeLike "$Id,*"
        $record.TargetObject | Should -Be $name
    }

    It 'takes seconds as seconds' {
        $clock = [Diagnostics.Stopwatch]::StartNew()
        $null = Test-ContainerPing $web.Name 127.0.0.1 -Count 2 -Interval 1
        $clock.Elapsed.TotalSeconds | Should -BeGreaterThan 1
    }
}
