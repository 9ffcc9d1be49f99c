# Repair-DockerNet is cut itself, and done again: everything is whole, old or new, none is lost, none is left over.
BeforeDiscovery { $script:possible = $IsLinux -and (& id -u) -eq 0 }

Describe 'Repair-DockerNet that is cut off' -Skip:(-not $possible) {
    BeforeAll {
        Import-Module "$PSScriptRoot/../../Support/DockerNet.Testing.psm1" -Force
        Import-Module "$PSScriptRoot/../../Support/VolumeTree.psm1" -Force
        Import-Module "$PSScriptRoot/../../Support/Engines/TestImage.psm1"
        $busybox = 'dockernet/busybox:test'
        $pwsh = Join-Path $PSHOME pwsh
        $module = (Get-Module DockerNet).Path
        $relays = [Collections.Generic.List[object]]::new()

        # A session of its own behind a relay, which is killed at a call: the one of a number, or the first of a kind.
        function Start-Session([string]$Command, [int]$CutAt, [string]$Pattern) {
            $relay = [DockerNet.Testing.CallRelay]::new("$TestDrive/$(New-Guid).sock", ([uri](Get-TestHost)).LocalPath)
            $relays.Add($relay)
            $relay.CutAt = $CutAt
            $relay.ChangesOnly = $true
            if ($Pattern) { $relay.Pattern = $Pattern }
            $script = "Import-Module '$module'; `$env:DOCKER_HOST = '$($relay.Host)'; $Command *>&1"
            $process = Start-Process $pwsh '-NoProfile', '-NonInteractive', '-Command', "`"$script`"" -PassThru -RedirectStandardOutput "$TestDrive/$(New-Guid).out"
            $relay.Victim = $process.Id
            [pscustomobject]@{ Process = $process; Relay = $relay }
        }

        function Wait-Session($Session) {
            foreach ($one in $Session) {
                $one.Process.WaitForExit(180000) | Should -BeTrue
                $one.Relay.WaitForEngine([TimeSpan]::FromSeconds(60)) | Should -BeTrue
            }
        }

        # Three works that are cut in their midst, side by side.
        function New-Left {
            $volume = New-TestName v
            $null = Invoke-EngineApi POST '/volumes/create' @{ Name = $volume; Labels = @{ keep = 'me' } }
            & sh -c 'cd "$1" && echo old > a' sh (Get-VolumeFolder $volume)
            $db = New-DockerContainer $busybox -Name (New-TestName db) -Start
            $web = New-DockerContainer $busybox -Name (New-TestName web) -Link "$($db.Name):store" -Restart always -Start
            $app = New-DockerContainer $busybox -Name (New-TestName app) -Volume '/loose' -Restart always -Start
            $net = New-TestName net
            Wait-Session @(
                Start-Session "Restore-DockerVolume '$($made.Path)' -Name $volume -Force -Confirm:`$false" 0 'create\?name=dockernet-step'
                Start-Session "Convert-ContainerLink $($web.Name) $net -SkipPing" 0 '^DELETE /containers/[^ ]*/store'
                Start-Session "Update-DockerContainer $($app.Name) -Env A=1" 0 "rename\?name=$($app.Name)$"
            )
            [pscustomobject]@{ Volume = $volume; Db = $db; Web = $web; App = $app; Network = $net }
        }

        function Assert-Whole($Left) {
            Get-Content "$(Get-VolumeFolder $Left.Volume)/a" | Should -BeIn 'old', 'new'
            (Get-DockerVolume $Left.Volume).Labels['keep'] | Should -Be 'me'
            (Get-ContainerLink $Left.Web.Name | ForEach-Object { "$($_.Kind) $($_.Health)" }) | Should -Be 'Endpoint Healthy'
            (Test-ContainerPing $Left.Web.Name store -Count 1).Reachable | Should -BeTrue
            $app = Invoke-EngineApi GET "/containers/$($Left.App.Name)/json"
            $app.State.Status | Should -Be 'running'
            $app.HostConfig.RestartPolicy.Name | Should -Be 'always'
            $app.Mounts.Name | Should -Be $Left.App.Mounts.Name
            @((Invoke-EngineApi GET '/containers/json?all=1').Names) -like "/$($Left.App.Name)*" | Should -Be "/$($Left.App.Name)"
            'dockernet.helper', 'dockernet.links', 'dockernet.update' | ForEach-Object {
                Invoke-EngineApi GET "/containers/json?all=1&filters={`"label`":[`"$_`"]}" | ForEach-Object Names
            } | Should -BeNullOrEmpty
            Get-HelperLeftover | Should -BeNullOrEmpty
        }

        $source = New-TestName s
        $null = Invoke-EngineApi POST '/volumes/create' @{ Name = $source }
        & sh -c 'cd "$1" && echo new > a' sh (Get-VolumeFolder $source)
        $made = Backup-DockerVolume $source "$TestDrive/new.tar"
    }

    AfterAll {
        $relays | ForEach-Object { $_.Dispose() }
        Remove-TestObject
    }

    It 'at any call that changes something leaves the rest to the next one' {
        # One in each run, but all in many; or all from a number on.
        $every = [bool]$env:DOCKERNET_TEST_EVERY_CALL
        $at = $every ? [int]$env:DOCKERNET_TEST_EVERY_CALL : (Get-Random -Minimum 1 -Maximum 36)
        do {
            $left = New-Left
            $cut = Start-Session 'Repair-DockerNet' $at
            Wait-Session $cut
            $ended = $cut.Process.ExitCode -eq 0
            try {
                $ended | Should -Be ($cut.Relay.Changes -lt $at)
                # After the last call nothing is left.
                Repair-DockerNet -ErrorAction Stop | ForEach-Object { $_.Work | Should -BeIn 'Restore-DockerVolume', 'Convert-ContainerLink', 'Update-DockerContainer', '(a helper)' }
                Assert-Whole $left
            } catch { throw "Killed at $at, $($cut.Relay.Calls[-1]): $_" }
            # An engine has addresses for few networks.
            $left.Web, $left.App, $left.Db | Remove-DockerContainer -Force -RemoveVolume
            Remove-DockerNetwork $left.Network
            $at++
        } while ($every -and -not $ended)
        if ($every) { $at | Should -BeGreaterThan 13 }
    }
}
