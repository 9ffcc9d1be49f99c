BeforeAll {
    Import-Module "$PSScriptRoot/../../Support/DockerNet.Testing.psm1" -Force
    $script:busybox = 'dockernet/busybox:test'
    function Get-State([string]$Name) { (Invoke-EngineApi GET "/containers/$Name/json").State.Status }
    function New-TestContainer([switch]$Stopped) { New-DockerContainer $busybox -Name (New-TestName pause) -Start:(-not $Stopped) }
}

AfterAll { Remove-TestObject }

Describe 'Suspend-DockerContainer and Resume-DockerContainer' -Tag Fast {
    It 'let processes stand still, and go on' {
        $container = New-DockerContainer $busybox -Name (New-TestName pause) -Start -Command sh, '-c', 'while :; do date +%s%N > /now; done'
        Suspend-DockerContainer $container.Name | Should -BeNullOrEmpty
        Get-State $container.Name | Should -Be 'paused'
        $before = Invoke-EngineApi GET "/containers/$($container.Name)/top"
        $before.Processes | Should -Not -BeNullOrEmpty
        Resume-DockerContainer $container.Name | Should -BeNullOrEmpty
        Get-State $container.Name | Should -Be 'running'
        $now = { (Invoke-ContainerCommand $container.Name cat /now).Output }
        $first = & $now
        Wait-Until { (& $now) -ne $first } -What 'a later time'
    }

    It 'take patterns and the pipeline, and give what then is, with -PassThru' {
        $one, $two = (New-TestContainer), (New-TestContainer)
        $paused = $one, $two | Suspend-DockerContainer -PassThru
        $paused.State | Should -Be 'paused', 'paused'
        $paused | Should -Be $one, $two
        ($paused.Name | Resume-DockerContainer -PassThru).State | Should -Be 'running', 'running'
    }

    It 'are no error where it is so already' {
        $container = New-TestContainer
        Resume-DockerContainer $container.Name -ErrorAction Stop
        Get-State $container.Name | Should -Be 'running'
        1..2 | ForEach-Object { Suspend-DockerContainer $container.Name -ErrorAction Stop }
        Get-State $container.Name | Should -Be 'paused'
    }

    It '<_> is an error for one that does not run, and the next one is dealt with' -ForEach 'Suspend', 'Resume' {
        $stopped, $good = (New-TestContainer -Stopped), (New-TestContainer)
        if ($_ -eq 'Resume') { $null = Invoke-EngineApi POST "/containers/$($good.Name)/pause" }
        $record = Get-ErrorOf { & "$_-DockerContainer" $stopped.Name, $good.Name }
        $record.FullyQualifiedErrorId | Should -BeLike 'ContainerNotRunning,*'
        $record.TargetObject | Should -Be $stopped.Name
        Get-State $good.Name | Should -Be ($_ -eq 'Resume' ? 'running' : 'paused')
    }

    It '<_> does nothing with -WhatIf' -ForEach 'Suspend', 'Resume' {
        $container = New-TestContainer
        if ($_ -eq 'Resume') { $null = Invoke-EngineApi POST "/containers/$($container.Name)/pause" }
        $before = Get-State $container.Name
        & "$_-DockerContainer" $container.Name -WhatIf
        Get-State $container.Name | Should -Be $before
    }

    It 'are what an error about a paused container advises' {
        $container = New-TestContainer
        Suspend-DockerContainer $container.Name
        $record = Get-ErrorOf { Invoke-ContainerCommand $container.Name true }
        $record.FullyQualifiedErrorId | Should -BeLike 'ContainerPaused,*'
        $record.ErrorDetails.RecommendedAction | Should -BeLike '*Resume-DockerContainer*'
    }
}
