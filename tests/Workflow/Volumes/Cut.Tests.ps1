# What is left when a session is killed, or stopped, at any of the calls that change something on the engine: every volume is
# whole, old or new, right after the next cmdlet, and nothing is left behind.
BeforeDiscovery {
    $script:possible = $IsLinux -and (& id -u) -eq 0
    $script:works = @(
        @{ Name = 'Restore-DockerVolume -Force'; Used = $false; Command = 'Restore-DockerVolume $f -Name $v -Force -Confirm:$false' }
        @{ Name = 'Restore-DockerVolume -Force of a volume that a container has'; Used = $true; Command = 'Restore-DockerVolume $f -Name $v -Force -Confirm:$false' }
        @{ Name = 'Copy-DockerVolume'; Used = $false; Command = 'Copy-DockerVolume $v "$v-2"' }
        @{ Name = 'Rename-DockerVolume'; Used = $false; Command = 'Rename-DockerVolume $v "$v-2" -Confirm:$false' }
        @{ Name = 'Backup-DockerVolume -Pause'; Used = 'running'; Command = 'Backup-DockerVolume $v "$d/out.tar" -Pause' }
    )
}

Describe 'A session that is cut off' -Skip:(-not $possible) {
    BeforeAll {
        Import-Module "$PSScriptRoot/../../Support/DockerNet.Testing.psm1" -Force
        Import-Module "$PSScriptRoot/../../Support/VolumeTree.psm1" -Force
        Import-Module "$PSScriptRoot/../../Support/Engines/TestImage.psm1"
        $ConfirmPreference = 'None'
        $busybox = 'dockernet/busybox:test'
        $module = (Get-Module DockerNet).Path
        $relay = [DockerNet.Testing.CallRelay]::new("/tmp/dockernet-relay-$PID.sock", ([uri](Get-TestHost)).LocalPath)
        $runspace = [runspacefactory]::CreateRunspace()
        $runspace.Open()
        $children = [Collections.Generic.Queue[Diagnostics.Process]]::new()

        # All that is in a volume; nothing for one that is not there.
        function Get-State([string]$Name) {
            if ($Name -notin (Invoke-EngineApi GET '/volumes').Volumes.Name) { return '' }
            $folder = Get-VolumeFolder $Name
            if (-not (Test-Path $folder)) { return '' }
            (& sh -c 'cd "$1" && find . -type f -exec cksum {} + | sort -k3; find . | sort' sh $folder) -join "`n"
        }

        # With or without the names that somebody chose, as the engine's generation has it.
        function Clear-Unused { '', '?filters={"all":["true"]}' | ForEach-Object { $null = Invoke-EngineApi POST "/volumes/prune$_" -IgnoreError } }

        function New-Case($Used) {
            $case = @{ Volume = New-TestName v; Folder = (New-Item (Join-Path $TestDrive (New-Guid)) -ItemType Directory).FullName; User = $null }
            $null = Invoke-EngineApi POST '/volumes/create' @{ Name = $case.Volume; Labels = @{ keep = 'me' } }
            & sh -c 'cd "$1" && echo old > a && mkdir s && echo older > s/b' sh (Get-VolumeFolder $case.Volume)
            if ($Used) {
                $case.User = New-TestName user
                $null = Invoke-EngineApi POST "/containers/create?name=$($case.User)" @{ Image = $busybox; HostConfig = @{ Binds = @("$($case.Volume):/data") } }
                if ("$Used" -eq 'running') { $null = Invoke-EngineApi POST "/containers/$($case.User)/start" }
            }
            $case
        }

        # A session that waits until it is told what to do, so that its start takes no time.
        function Start-Child {
            $start = [Diagnostics.ProcessStartInfo]::new([Environment]::ProcessPath)
            $own = [Environment]::GetCommandLineArgs()[0]
            if ($own -like '*.dll' -and [Environment]::ProcessPath -like '*dotnet') { $start.ArgumentList.Add($own) }
            '-NoProfile', '-NonInteractive', '-Command', "Import-Module '$module'; `$env:DOCKER_HOST = '$($relay.Host)'; `$v, `$f, `$d, `$c = [Console]::ReadLine() -split '\|'; & ([scriptblock]::Create(`$c))" |
                ForEach-Object { $start.ArgumentList.Add($_) }
            $start.RedirectStandardInput = $start.RedirectStandardOutput = $start.RedirectStandardError = $true
            $children.Enqueue([Diagnostics.Process]::Start($start))
        }

        # Tells what the command changes on the engine, one call after the other.
        function Get-ChangeCount([string]$Command, $Used) {
            $case = New-Case $Used
            $relay.Reset(0, 0)
            $v, $f, $d = $case.Volume, $made.Path, $case.Folder
            $env:DOCKER_HOST = $relay.Host
            try { $null = & ([scriptblock]::Create($Command)) } finally { $env:DOCKER_HOST = Get-TestHost }
            $relay.Changes
        }

        # Not all in each run, but all in a few.
        function Get-Moment([int]$Count) {
            $step = $env:DOCKERNET_TEST_EVERY_CALL ? 1 : 10
            for ($at = 1 + (Get-Random -Maximum $step); $at -le $Count; $at += $step) { $at }
        }

        function Invoke-AndKill([hashtable]$Case, [string]$Command, [int]$At) {
            while ($children.Count -lt 2) { Start-Child }
            $child = $children.Dequeue()
            Start-Child
            $relay.Reset($At, $child.Id)
            $child.StandardInput.WriteLine(($Case.Volume, $made.Path, $Case.Folder, $Command -join '|'))
            $child.WaitForExit(300000) | Should -BeTrue
            $child.Dispose()
            $relay.WaitForEngine([TimeSpan]::FromSeconds(60)) | Should -BeTrue
        }

        function Invoke-AndCtrlC([hashtable]$Case, [string]$Command, [int]$At) {
            $relay.Reset($At, 0)
            $shell = [powershell]::Create($runspace)
            $script = "Import-Module '$module'; `$env:DOCKER_HOST, `$v, `$f, `$d = `$args; try { $Command } finally { `$env:DOCKER_HOST = '$(Get-TestHost)' }"
            $null = $shell.AddScript($script).AddArgument($relay.Host).AddArgument($Case.Volume).AddArgument($made.Path).AddArgument($Case.Folder)
            $running = $shell.BeginInvoke()
            $relay.WaitForCut([TimeSpan]::FromSeconds(60)) | Should -BeTrue
            $shell.Stop()
            $running.IsCompleted | Should -BeTrue
            $shell.Streams.Error | Should -BeNullOrEmpty
            $shell.Dispose()
            # What goes on in the background.
            Wait-Until { -not (Get-HelperLeftover) } -What 'nothing left'
        }

        # What must be true at last. The answer tells which of the two states it is in.
        function Assert-Whole([hashtable]$Case, [string]$Name, [string]$Because) {
            $state = Get-State $Case.Volume
            $second = Get-State "$($Case.Volume)-2"
            switch -Wildcard ($Name) {
                'Restore*' {
                    $state | Should -BeIn $old, $new -Because $Because
                    (Get-DockerVolume $Case.Volume).Labels['keep'] | Should -Be 'me' -Because $Because
                }
                'Copy*' { $state | Should -Be $old -Because $Because; $second | Should -BeIn '', $old -Because $Because }
                'Rename*' { @($state, $second) | Sort-Object | Should -Be ('', $old) -Because $Because }
                'Backup*' {
                    $state | Should -Be $old -Because $Because
                    (Invoke-EngineApi GET "/containers/$($Case.User)/json").State.Status | Should -Be 'running' -Because $Because
                    # The next one takes away what was written only in part.
                    $null = Backup-DockerVolume $Case.Volume "$($Case.Folder)/out.tar" -Force -WarningAction SilentlyContinue
                    Get-ChildItem $Case.Folder | Should -HaveCount 2 -Because $Because
                }
            }
            Get-HelperLeftover | Should -BeNullOrEmpty -Because $Because
        }

        $source = New-Case created
        $old = Get-State $source.Volume
        & sh -c 'cd "$1" && rm -r s && echo new > a && echo newer > c' sh (Get-VolumeFolder $source.Volume)
        $new = Get-State $source.Volume
        $made = Backup-DockerVolume $source.Volume "$TestDrive/new.tar"
    }

    AfterAll {
        $children | ForEach-Object { $_.Kill(); $_.Dispose() }
        $runspace.Dispose()
        $relay.Dispose()
        Remove-TestObject
    }

    It 'leaves each volume whole, wherever it is killed: <Name>' -ForEach $works {
        $count = Get-ChangeCount $Command $Used
        $count | Should -BeGreaterThan 5
        $told = 0
        foreach ($at in Get-Moment $count) {
            $case = New-Case $Used
            Invoke-AndKill $case $Command $at
            $call = "it was killed at change $at of ${count}: $($relay.Calls[-1])"
            # Somebody clears away what is unused just then. Once the work has ended only what would be unused anyhow may go.
            $left = Get-HelperLeftover
            if ($left -match '^/dockernet-work' -and $left -match '^/dockernet-step') { Clear-Unused }
            $null = Get-DockerVolumeItem $source.Volume -WarningVariable warned -WarningAction SilentlyContinue
            $told += @($warned.Message -match '\(WorkRecovered\)').Count
            Assert-Whole $case $Name $call
        }
        $told | Should -BeGreaterThan 0
    }

    It 'leaves each volume whole, wherever it is stopped: <Name>' -ForEach $works {
        $count = Get-ChangeCount $Command $Used
        foreach ($at in Get-Moment $count) {
            $case = New-Case $Used
            Invoke-AndCtrlC $case $Command $at
            Assert-Whole $case $Name "it was stopped at change $at of ${count}: $($relay.Calls[-1])"
        }
    }
}
