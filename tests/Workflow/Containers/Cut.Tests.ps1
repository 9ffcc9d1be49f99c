# Sessions that end in the middle of an update: afterwards and after the next one the container is whole, old or
# new, and runs as it did, none runs beside it, and nothing is left over.
BeforeDiscovery { $script:possible = $IsLinux -and (& id -u) -eq 0 }

Describe 'An update that is cut off' -Skip:(-not $possible) {
    BeforeAll {
        Import-Module "$PSScriptRoot/../../Support/DockerNet.Testing.psm1" -Force
        $busybox = 'dockernet/busybox:test'
        $pwsh = Join-Path $PSHOME pwsh
        $module = (Get-Module DockerNet).Path
        $relays = [Collections.Generic.List[object]]::new()

        # It writes to its volume as long as it runs, and ends as soon as it is asked to, or later.
        function New-Writer([string]$Restart = 'always', [double]$Grace = 0, [string]$DockerHost = (Get-TestHost)) {
            $name = New-TestName web
            $program = "trap 'sleep $Grace; exit 0' TERM; while true; do echo x >> /data/log; sleep 0.1; done"
            New-DockerContainer $busybox sh '-c' $program -Name $name -Volume "$name-data:/data", '/loose' -Restart $Restart -Start -DockerHost $DockerHost -WarningAction Ignore
        }

        # An update in a session of its own, behind a relay.
        function Start-Update($Container, [int]$CutAt = 0, [string]$More = '', [string]$DockerHost = (Get-TestHost)) {
            $relay = [DockerNet.Testing.CallRelay]::new("$TestDrive/$(New-Guid).sock", ([uri]$DockerHost).LocalPath)
            $relays.Add($relay)
            $relay.CutAt = $CutAt
            $relay.ChangesOnly = $true
            $script = "Import-Module '$module'; Update-DockerContainer $($Container.Name) -Env A=1 -DockerHost $($relay.Host) $More 3>&1 2>&1"
            $process = Start-Process $pwsh '-NoProfile', '-NonInteractive', '-Command', "`"$script`"" -PassThru -RedirectStandardOutput "$TestDrive/$($Container.Name).out"
            $relay.Victim = $process.Id
            [pscustomobject]@{ Process = $process; Relay = $relay; Container = $Container }
        }

        function Get-Running([string]$Name, [string]$DockerHost = (Get-TestHost)) {
            @(Invoke-EngineApi GET '/containers/json' -DockerHost $DockerHost | Where-Object { $_.Names -match "^/$Name(-|$)" })
        }

        function Assert-Whole($Container, [string]$Restart = 'always', [string]$DockerHost = (Get-TestHost)) {
            $name = $Container.Name
            $all = @((Invoke-EngineApi GET '/containers/json?all=1' -DockerHost $DockerHost).Names) -like "/$name*"
            $all | Should -Be "/$name"
            $now = Invoke-EngineApi GET "/containers/$name/json" -DockerHost $DockerHost
            $now.State.Status | Should -Be 'running'
            $now.HostConfig.RestartPolicy.Name | Should -Be $Restart
            $now.Mounts.Name | Sort-Object | Should -Be ($Container.Mounts.Name | Sort-Object)
            (Invoke-EngineApi GET '/containers/json?all=1&filters={"label":["dockernet.update"]}' -DockerHost $DockerHost) | Should -BeNullOrEmpty
            @((Invoke-EngineApi GET '/images/json' -DockerHost $DockerHost).RepoTags) -like 'dockernet-update*' | Should -BeNullOrEmpty
        }
    }

    AfterAll {
        $relays | ForEach-Object { $_.Dispose() }
        Remove-TestObject
    }

    It 'by the end of the session after any call that changes something is whole, and finished or undone by the next one' {
        function New-Kept {
            $container = New-Writer on-failure
            $null = Invoke-ContainerCommand $container.Name touch /mine
            $container
        }
        $whole = Start-Update (New-Kept) -More '-KeepLayer'
        $whole.Process.WaitForExit(180000) | Should -BeTrue
        Assert-Whole $whole.Container on-failure
        $calls = $whole.Relay.Calls
        $calls.Count | Should -BeGreaterThan 12
        # Not all in each run, but all in a few; side by side, since they wait more than they work. The last ones are finished.
        $step, $end = ($env:DOCKERNET_TEST_EVERY_CALL ? 1 : 8), ($calls.Count - 3)
        $points = @(for ($at = 1 + (Get-Random -Maximum $step); $at -lt $end; $at += $step) { $at }) + $end..$calls.Count
        $cuts = foreach ($point in $points) { Start-Update (New-Kept) $point '-KeepLayer' }
        foreach ($cut in $cuts) {
            $cut.Process.WaitForExit(180000) | Should -BeTrue
            $cut.Process.ExitCode | Should -Not -Be 0 -Because "it was killed at $($calls[$cut.Relay.CutAt - 1])"
            $cut.Relay.WaitForEngine([TimeSpan]::FromSeconds(60)) | Should -BeTrue
            @(Get-Running $cut.Container.Name).Count | Should -BeLessOrEqual 1
        }
        $cuts.Container.Name | Update-DockerContainer -RemoveEnv NONE -WarningVariable told -WarningAction SilentlyContinue
        $told | Where-Object { "$_" -like '*is undone*(UpdateRecovered)*' } | Should -Not -BeNullOrEmpty
        $told | Where-Object { "$_" -like '*is finished*(UpdateRecovered)*' } | Should -Not -BeNullOrEmpty
        foreach ($cut in $cuts) {
            try {
                Assert-Whole $cut.Container on-failure
                (Invoke-ContainerCommand $cut.Container.Name ls /mine).ExitCode | Should -Be 0
            } catch { throw "Killed at $($calls[$cut.Relay.CutAt - 1]): $_" }
        }
        # And what it was cut from can be done.
        Update-DockerContainer $cuts[1].Container.Name -Env A=1 -KeepLayer -ErrorAction Stop
        Assert-Whole $cuts[1].Container on-failure
    }

    It 'by the end of the session while the old one is being stopped is undone, and the old one does not end later' {
        $cut = Start-Update (New-Writer unless-stopped -Grace 4)
        Wait-Until { $cut.Relay.Calls -match '/stop' } -Timeout 60
        $cut.Process.Kill()
        $null = $cut.Process.WaitForExit(10000)
        Update-DockerContainer $cut.Container.Name -RemoveEnv NONE -WarningVariable told -WarningAction SilentlyContinue
        "$told" | Should -BeLike '*is undone*(UpdateRecovered)*'
        Assert-Whole $cut.Container unless-stopped
        (Get-DockerContainer $cut.Container.Name).Id | Should -Be $cut.Container.Id
    }

    It 'is left alone while its session lives' {
        $busy = Start-Update (New-Writer 'no' -Grace 3)
        Wait-Until { $busy.Relay.Calls -match '/stop' } -Timeout 60
        $record = Get-ErrorOf { Update-DockerContainer $busy.Container.Name -Env C=3 }
        $record.FullyQualifiedErrorId | Should -BeLike 'ContainerChanging,*'
        $busy.Process.WaitForExit(180000) | Should -BeTrue
        Assert-Whole $busy.Container 'no'
        (Get-DockerContainer $busy.Container.Name -Detailed).Env | Should -Contain 'A=1'
    }

    It 'does not remove what somebody put in its place' {
        $cut = Start-Update (New-Writer 'no' -Grace 2)
        Wait-Until { $cut.Relay.Calls -match '/stop' } -Timeout 60
        $cut.Process.Kill()
        $name = $cut.Container.Name
        $null = $cut.Process.WaitForExit(10000)
        Wait-Until { (Get-DockerContainer $name).State -eq 'exited' }
        Rename-DockerContainer $name "$name-mine"
        $other = New-DockerContainer $busybox sleep 3600 -Name $name -Start
        Update-DockerContainer $name -RemoveEnv NONE -WarningVariable told -WarningAction SilentlyContinue
        "$told" | Should -BeLike "*another container of that name*$name-mine*"
        (Get-DockerContainer $name).Id | Should -Be $other.Id
        (Get-DockerContainer "$name-mine").Id | Should -Be $cut.Container.Id
    }
}
