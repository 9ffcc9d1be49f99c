BeforeAll {
    Import-Module "$PSScriptRoot/../../Support/DockerNet.Testing.psm1" -Force

    $script:busybox = 'dockernet/busybox:test'
    $script:bare = 'dockernet/bare:test'

    function New-Runner([string]$Script, [hashtable]$More = @{}) {
        New-DockerContainer $busybox -Name (New-TestName wait) @More -Start -Command sh, '-c', $Script
    }

    # Its check finds the file /healthy.
    function New-CheckedContainer([string]$Script, [int]$Retry = 2) {
        $name = New-TestName health
        $check = @{ Test = @('CMD', 'test', '-e', '/healthy'); Interval = 200000000; Retries = $Retry }
        $id = (Invoke-EngineApi POST "/containers/create?name=$name" @{ Image = $busybox; Cmd = @('sh', '-c', $Script); Healthcheck = $check }).Id
        Invoke-EngineApi POST "/containers/$id/start"
        $name
    }
}

AfterAll { Remove-TestObject }

Describe 'Wait-DockerContainer' {
    It 'waits until a container has ended, and tells how' {
        $container = New-Runner 'sleep 1; exit 3'
        $ended = Wait-DockerContainer $container.Name
        $ended | Should -BeOfType DockerNet.ContainerDetail
        $ended.Id | Should -Be $container.Id
        $ended.State | Should -Be 'exited'
        $ended.ExitCode | Should -Be 3
        $ended.Finished - $ended.Started | Should -BeGreaterThan ([TimeSpan]::FromSeconds(0.8))
    }

    It 'does not wait for one that does not run' {
        $container = New-Runner 'exit 5'
        $null = Wait-DockerContainer $container.Name
        (Wait-DockerContainer $container.Name -Timeout 120).ExitCode | Should -Be 5
        (Wait-DockerContainer (New-DockerContainer $busybox -Name (New-TestName wait)).Name -Timeout 120).State | Should -Be 'created'
    }

    It 'tells the exit code of one that removes itself' {
        $name = New-TestName gone
        $id = (Invoke-EngineApi POST "/containers/create?name=$name" @{ Image = $busybox; Cmd = @('sh', '-c', 'sleep 5; exit 4'); HostConfig = @{ AutoRemove = $true } }).Id
        Invoke-EngineApi POST "/containers/$id/start"
        $ended = Wait-DockerContainer $name
        $ended.Name | Should -Be $name
        $ended.ExitCode | Should -Be 4
        # It may be seen while it is being removed.
        $ended.State | Should -BeIn 'exited', 'dead', 'removing'
    }

    It 'waits for several at the same time, and gives each as it ends' {
        $slow = New-Runner 'sleep 5; exit 2'
        $fast = New-Runner 'sleep 1; exit 1'
        $ended = $slow, $fast | Wait-DockerContainer
        $ended.Name | Should -Be $fast.Name, $slow.Name
        $ended.ExitCode | Should -Be 1, 2
    }

    It 'waits <What> no longer than it is told to' -ForEach @(
        @{ What = 'for the end'; Parameter = @{}; Message = '*did not end within 1 s*' }
        @{ What = 'for a port'; Parameter = @{ Port = 81, 82 }; Message = '*81, 82 within 1 s*' }
        @{ What = 'for a line'; Parameter = @{ LogMatch = 'never' }; Message = "*'never' within 1 s*" }
    ) {
        $container = New-Runner 'sleep 3600'
        $clock = [Diagnostics.Stopwatch]::StartNew()
        $record = Get-ErrorOf { Wait-DockerContainer $container.Name -Timeout 1 @Parameter }
        $clock.Elapsed.TotalSeconds | Should -BeLessThan 60
        $record | Should -HaveCount 1
        $record.FullyQualifiedErrorId | Should -BeLike 'WaitTimeout,*'
        $record.CategoryInfo.Category | Should -Be 'OperationTimeout'
        $record.TargetObject | Should -Be $container.Name
        $record.ErrorDetails.Message | Should -BeLike $Message
    }

    It 'goes on with others when one takes too long' {
        $slow = New-Runner 'sleep 3600'
        $fast = New-Runner 'exit 0'
        $ended = Wait-DockerContainer $slow.Name, $fast.Name -Timeout 5 -ErrorAction SilentlyContinue -ErrorVariable failed
        $ended.Name | Should -Be $fast.Name
        $failed.FullyQualifiedErrorId | Should -BeLike 'WaitTimeout,*'
        $failed.TargetObject | Should -Be $slow.Name
    }

    It 'refuses a time below zero' {
        (Get-ErrorOf { Wait-DockerContainer x -Timeout -1 }).FullyQualifiedErrorId | Should -BeLike 'ParameterArgumentValidationError*'
    }

    It 'tells of a container that is not there' {
        (Get-ErrorOf { Wait-DockerContainer dnt-nowhere }).FullyQualifiedErrorId | Should -BeLike 'ContainerNotFound,*'
    }

    It 'ends by Ctrl+C: <What>' -ForEach @(
        @{ What = 'a wait for the end'; Script = { param($name) Wait-DockerContainer $name } }
        @{ What = 'a wait for a port'; Script = { param($name) Wait-DockerContainer $name -Port 81 } }
        @{ What = 'a wait for a line'; Script = { param($name) Wait-DockerContainer $name -LogMatch never } }
    ) {
        $names = 1..2 | ForEach-Object { (New-Runner 'sleep 3600').Name }
        $stopped = Invoke-AndStop $Script (, $names)
        $stopped.WasRunning | Should -BeTrue
        $stopped.Elapsed | Should -BeLessThan $stopped.Patience
        $stopped.Errors | Should -BeNullOrEmpty
    }
}

Describe 'Waiting for health' {
    It 'ends when the check finds the container healthy' {
        $name = New-CheckedContainer 'sleep 1; touch /healthy; sleep 3600' 100
        $container = Wait-DockerContainer $name -Healthy -Timeout 120
        $container.Health | Should -Be 'healthy'
        (Get-DockerContainer $name).Health | Should -Be 'healthy'
        $container.State | Should -Be 'running'
    }

    It 'is an error when the check finds it unhealthy' {
        $name = New-CheckedContainer 'sleep 3600'
        $record = Get-ErrorOf { Wait-DockerContainer $name -Healthy -Timeout 120 }
        $record.FullyQualifiedErrorId | Should -BeLike 'ContainerUnhealthy,*'
        $record.TargetObject | Should -Be $name
        (Get-DockerContainer $name).Health | Should -Be 'unhealthy'
    }

    It 'is an error when the container ends' {
        $name = New-CheckedContainer 'exit 7'
        $record = Get-ErrorOf { Wait-DockerContainer $name -Healthy -Timeout 120 }
        $record.FullyQualifiedErrorId | Should -BeLike 'ContainerEnded,*'
        $record.ErrorDetails.Message | Should -BeLike '*exit code 7*'
    }

    It 'is refused for a container without a check' {
        $container = New-Runner 'sleep 3600'
        $record = Get-ErrorOf { Wait-DockerContainer $container.Name -Healthy }
        $record.FullyQualifiedErrorId | Should -BeLike 'HealthCheckMissing,*'
        $record.CategoryInfo.Category | Should -Be 'InvalidOperation'
    }

    It 'is refused for a container that was never started' {
        $container = New-DockerContainer $busybox -Name (New-TestName wait)
        (Get-ErrorOf { Wait-DockerContainer $container.Name -Healthy }).FullyQualifiedErrorId | Should -BeLike 'ContainerNotRunning,*'
    }
}

Describe 'Waiting for a port' {
    It 'ends when something listens, <Case>' -ForEach @(
        @{ Case = 'at any address'; Script = 'sleep 1; exec httpd -f -p 8080 -h /www' }
        @{ Case = 'at 127.0.0.1 only'; Script = 'sleep 1; exec httpd -f -p 127.0.0.1:8080 -h /www' }
        @{ Case = 'by IPv6 or IPv4'; Script = 'sleep 1; httpd -p [::]:8080 -h /www || httpd -p 8080 -h /www; sleep 3600' }
    ) {
        $container = New-Runner $Script
        (Wait-DockerContainer $container.Name -Port 8080 -Timeout 120).Id | Should -Be $container.Id
        (Invoke-ContainerCommand $container.Name sh '-c' 'cat /proc/net/tcp*').Output -match ':1F90 .* 0A ' | Should -Not -BeNullOrEmpty
    }

    It 'waits for all of several' {
        $container = New-Runner 'httpd -p 81 -h /www; sleep 2; exec httpd -f -p 82 -h /www'
        $null = Wait-DockerContainer $container.Name -Port 81, 82 -Timeout 120
        $listening = (Invoke-ContainerCommand $container.Name sh '-c' 'cat /proc/net/tcp*').Output
        foreach ($port in '0051', '0052') { $listening -match ":$port .* 0A " | Should -Not -BeNullOrEmpty }
    }

    It 'needs no tool in the container, and leaves no helper behind' {
        $container = New-DockerContainer $bare -Name (New-TestName bare) -Start
        $before = @(Invoke-EngineApi GET '/containers/json?all=1').Count
        # Something in the same network, since the bare image has nothing that listens.
        $null = New-DockerContainer $busybox -Name (New-TestName web) -Network "container:$($container.Name)" -Start -Command sh, '-c', 'sleep 1; exec httpd -f -p 8080 -h /www'
        (Wait-DockerContainer $container.Name -Port 8080 -Timeout 120).Id | Should -Be $container.Id
        (Get-ErrorOf { Wait-DockerContainer $container.Name -Port 9090 -Timeout 1.5 }).FullyQualifiedErrorId | Should -BeLike 'WaitTimeout,*'
        Wait-Until { @(Invoke-EngineApi GET '/containers/json?all=1').Count -eq $before + 1 } -What 'no helper'
    }

    It 'is an error when the container ends' {
        $container = New-Runner 'sleep 1; exit 3'
        $record = Get-ErrorOf { Wait-DockerContainer $container.Name -Port 80 -Timeout 120 }
        $record.FullyQualifiedErrorId | Should -BeLike 'Container*,*'
        (Get-ErrorOf { Wait-DockerContainer $container.Name -Port 80 -Timeout 120 }).FullyQualifiedErrorId | Should -BeLike 'ContainerEnded,*'
    }

    It 'refuses what is no port: <_>' -ForEach 0, 65536, -1 {
        $port = $_
        (Get-ErrorOf { Wait-DockerContainer x -Port $port }).FullyQualifiedErrorId | Should -BeLike 'ParameterArgumentValidationError*'
    }
}

Describe 'Waiting for a line of the log' {
    It 'ends when a line matches, whether it is printed before or after' {
        $container = New-Runner 'echo Starting; sleep 1; echo ready to serve >&2; sleep 3600'
        (Wait-DockerContainer $container.Name -LogMatch 'READY' -Timeout 120).State | Should -Be 'running'
        (Wait-DockerContainer $container.Name -LogMatch '^starting$' -Timeout 120).Id | Should -Be $container.Id
    }

    It 'minds case if the expression does' {
        $container = New-Runner 'echo Ready; sleep 3600'
        (Get-ErrorOf { Wait-DockerContainer $container.Name -LogMatch ([regex]'ready') -Timeout 2 }).FullyQualifiedErrorId | Should -BeLike 'WaitTimeout,*'
    }

    It 'does not take a line of an earlier run for one of this' {
        $container = New-Runner 'if [ -e /again ]; then sleep 2; echo second; else touch /again; echo first; fi; sleep 3600'
        $null = Wait-DockerContainer $container.Name -LogMatch first -Timeout 120
        Restart-DockerContainer $container.Name -Timeout 0
        (Get-ErrorOf { Wait-DockerContainer $container.Name -LogMatch first -Timeout 1 }).FullyQualifiedErrorId | Should -BeLike 'WaitTimeout,*'
        $null = Wait-DockerContainer $container.Name -LogMatch second -Timeout 120
    }

    It 'is an error when the container ends without it' {
        $container = New-Runner 'echo something; sleep 1; exit 9'
        $record = Get-ErrorOf { Wait-DockerContainer $container.Name -LogMatch never -Timeout 120 }
        $record.FullyQualifiedErrorId | Should -BeLike 'ContainerEnded,*'
        $record.ErrorDetails.Message | Should -BeLike '*exit code 9*'
        $record.ErrorDetails.RecommendedAction | Should -BeLike '*Get-ContainerLog*'
    }

    It 'refuses what is no regular expression' {
        (Get-ErrorOf { Wait-DockerContainer x -LogMatch '(' }).FullyQualifiedErrorId | Should -BeLike 'ParameterArgumentTransformationError*'
    }
}

Describe 'Wait-DockerContainer, while the engine starts a container again and again,' {
    BeforeAll {
        # It ends four times before it does what is waited for; what it writes in its own layer outlives a restart.
        function New-Restarter([string]$Then, [string]$Policy = 'always', [int]$Ends = 4, [hashtable]$More = @{}) {
            $script = "n=`$(cat /n 2>/dev/null || echo 0); n=`$((n+1)); echo `$n > /n; [ `$n -gt $Ends ] || { sleep 0.3; exit 7; }; $Then"
            New-Runner $script (@{ Restart = $Policy } + $More)
        }
    }

    It 'waits on for its port: <_>' -ForEach 'always', 'unless-stopped', 'on-failure', 'on-failure:9' {
        $container = New-Restarter 'exec httpd -f -p 8080' $_
        $up = Wait-DockerContainer $container.Name -Port 8080 -Timeout 120
        $up.State | Should -Be 'running'
        $up.RestartCount | Should -Be 4
    }

    It 'waits on for its line' {
        $container = New-Restarter 'echo ready; sleep 600'
        $up = Wait-DockerContainer $container.Name -LogMatch '^ready' -Timeout 60
        $up.RestartCount | Should -Be 4
    }

    It 'waits on for its health, also after runs that were unhealthy' {
        $check = @{ HealthCommand = 'test -e /healthy'; HealthInterval = 0.1; HealthRetry = 1 }
        $script = 'n=$(cat /n 2>/dev/null || echo 0); n=$((n+1)); echo $n > /n; [ $n -gt 3 ] && touch /healthy; [ $n -gt 3 ] || { sleep 0.05; exit 7; }; sleep 600'
        $container = New-Runner $script (@{ Restart = 'always' } + $check)
        $up = Wait-DockerContainer $container.Name -Healthy -Timeout 60
        $up.State | Should -Be 'running'
        $up.RestartCount | Should -Be 3
    }

    It 'gives up when the engine does' {
        $container = New-Restarter 'sleep 600' 'on-failure:2'
        (Get-ErrorOf { Wait-DockerContainer $container.Name -Port 8080 -Timeout 120 }).FullyQualifiedErrorId | Should -BeLike 'ContainerEnded,*'
    }

    It 'gives up when its time is over' {
        $container = New-Restarter 'true' -Ends 100
        $clock = [Diagnostics.Stopwatch]::StartNew()
        (Get-ErrorOf { Wait-DockerContainer $container.Name -Port 8080 -Timeout 3 }).FullyQualifiedErrorId | Should -BeLike 'WaitTimeout,*'
        $clock.Elapsed | Should -BeGreaterThan ([TimeSpan]::FromSeconds(2.9))
    }
}
