# The engine itself is killed in the midst of works, and comes back as after the end of its computer: each work ends with an
# error that tells what to do next, and after Repair-DockerNet every volume and container is whole, old or new.
BeforeDiscovery { $script:possible = $IsLinux -and (& id -u) -eq 0 }

Describe 'An engine that is killed in the midst of works' -Skip:(-not $possible) {
    BeforeAll {
        Import-Module "$PSScriptRoot/../../Support/DockerNet.Testing.psm1" -Force
        Import-Module "$PSScriptRoot/../../Support/VolumeTree.psm1" -Force
        Import-Module "$PSScriptRoot/../../Support/Engines/PrivateEngine.psm1"
        Import-Module "$PSScriptRoot/../../Support/Engines/TestImage.psm1"
        $busybox = 'dockernet/busybox:test'
        $pwsh = Join-Path $PSHOME pwsh
        $module = (Get-Module DockerNet).Path
        $relays = [Collections.Generic.List[object]]::new()
        # Nobody else's may be killed.
        $shared = $env:DOCKER_HOST, $env:DOCKERNET_TEST_HOST
        $engine = Start-PrivateEngine
        $env:DOCKER_HOST = $env:DOCKERNET_TEST_HOST = $engine.Host
        Import-TestImage -DockerHost $engine.Host

        # All that is in a volume; nothing for one that is not there.
        function Get-State([string]$Name) {
            if ($Name -notin (Invoke-EngineApi GET '/volumes').Volumes.Name) { return '' }
            (& sh -c 'cd "$1" && find . -type f -exec cksum {} + | sort -k3; find . | sort' sh (Get-VolumeFolder $Name)) -join "`n"
        }

        function New-Volume([string]$Text = 'old') {
            $name = New-TestName v
            $null = Invoke-EngineApi POST '/volumes/create' @{ Name = $name; Labels = @{ keep = 'me' } }
            & sh -c 'cd "$1" && echo "$2" > a && mkdir s && echo "$2" > s/b' sh (Get-VolumeFolder $name) $Text
            $name
        }

        function New-Service([string]$Text, [hashtable]$More = @{}) {
            New-DockerContainer $busybox -Name (New-TestName $Text) -Restart always -Start -WarningAction Ignore @More
        }

        # Each with what it is called, its call in the middle, and how many changes it takes at most.
        function New-Work {
            $web = New-Service web @{ Volume = '/loose' }
            @{
                Name = 'Update'; Command = "Update-DockerContainer $($web.Name) -Env A=1"; Pattern = '^POST /containers/[^ ]*/start'; Most = 16; Subject = $web
                Assert = {
                    param($web)
                    @((Invoke-EngineApi GET '/containers/json?all=1').Names) -like "/$($web.Name)*" | Should -Be "/$($web.Name)"
                    $now = Invoke-EngineApi GET "/containers/$($web.Name)/json"
                    $now.State.Status | Should -Be 'running'
                    $now.HostConfig.RestartPolicy.Name | Should -Be 'always'
                    $now.Mounts.Name | Should -Be $web.Mounts.Name
                }
            }
            $full = New-Volume
            @{
                Name = 'Restore'; Command = "Restore-DockerVolume '$($made.Path)' -Name $full -Force -Confirm:`$false"; Pattern = "^DELETE [^ ]*/volumes/$full"; Most = 32; Subject = $full
                Assert = {
                    param($full)
                    Get-State $full | Should -BeIn $old, $new
                    (Get-DockerVolume $full).Labels['keep'] | Should -Be 'me'
                }
            }
            $read = New-Volume
            $folder = (New-Item (Join-Path $TestDrive (New-Guid)) -ItemType Directory).FullName
            $writer = New-Service writer @{ Volume = "${read}:/data" }
            @{
                Name = 'Backup'; Command = "Backup-DockerVolume $read '$folder/out.tar' -Pause"; Pattern = '/pause$'; Most = 12; Subject = $read, $writer.Name, $folder
                Assert = {
                    param($subject)
                    $read, $writer, $folder = $subject
                    Get-State $read | Should -Be $old
                    (Invoke-EngineApi GET "/containers/$writer/json").State.Status | Should -Be 'running'
                    # The next one takes away what was written only in part.
                    $null = Backup-DockerVolume $read "$folder/out.tar" -Force -WarningAction SilentlyContinue
                    Get-ChildItem $folder | Should -HaveCount 2
                }
            }
            $named = New-Volume
            @{
                Name = 'Rename'; Command = "Rename-DockerVolume $named $named-2 -Confirm:`$false"; Pattern = 'create\?name=dockernet-step'; Most = 30; Subject = $named
                Assert = {
                    param($named)
                    (Get-State $named), (Get-State "$named-2") | Sort-Object | Should -Be ('', $old)
                }
            }
            $db = New-Service db
            $app = New-Service app @{ Link = "$($db.Name):store" }
            $net = New-TestName net
            @{
                Name = 'Convert'; Command = "Convert-ContainerLink $($app.Name) $net"; Pattern = '^DELETE /containers/[^ ]*/store'; Most = 14; Subject = $app.Name, $net
                Assert = {
                    param($subject)
                    $app, $net = $subject
                    # What was removed comes back with the engine, and where the work had ended there is nothing to mend.
                    $link = @(Get-ContainerLink $app)
                    if ($link.Count -eq 2) {
                        (Test-ContainerLink $app).Id | Should -Be 'LinkReturned'
                        $link = $link | Where-Object Kind -EQ 'Endpoint'
                    }
                    "$($link.Kind) $($link.Health)" | Should -Be ($net -in (Invoke-EngineApi GET '/networks').Name ? 'Endpoint Healthy' : 'Legacy Healthy')
                    (Test-ContainerPing $app store -Count 1).Reachable | Should -BeTrue
                }
            }
        }

        # A session of its own behind a relay that holds back the answer to one call: the one of a number, or the first of a kind.
        function Start-Session([hashtable]$Work, [int]$At) {
            $relay = [DockerNet.Testing.CallRelay]::new("$($engine.Folder)/$(New-TestName relay).sock", ([uri]$engine.Host).LocalPath)
            $relays.Add($relay)
            $relay.ChangesOnly = $relay.LosesAnswer = $true
            $relay.Patience = [TimeSpan]::FromMinutes(3)
            if ($At) { $relay.CutAt = $At } else { $relay.Pattern = $Work.Pattern }
            $script = "Import-Module '$module'; `$env:DOCKER_HOST = '$($relay.Host)'; $($Work.Command) -ErrorVariable e -ErrorAction SilentlyContinue 3>&1; "
            $script += '$e.ForEach{ $_.FullyQualifiedErrorId + '': '' + ($_.ErrorDetails ?? $_) }; exit $e.Count'
            $Work.Output = "$TestDrive/$(New-Guid).out"
            $Work.Relay = $relay
            $Work.Process = Start-Process $pwsh '-NoProfile', '-NonInteractive', '-Command', "`"$script`"" -PassThru -RedirectStandardOutput $Work.Output
        }

        # All at once, since they wait more than they work. The answer tells how many were cut off.
        function Invoke-Round([scriptblock]$Choose) {
            $works = @(New-Work)
            foreach ($work in $works) { Start-Session $work (& $Choose $work) }
            Wait-Until { -not ($works | Where-Object { -not $_.Relay.WaitForCut([TimeSpan]::Zero) -and -not $_.Process.HasExited }) } -Timeout 120 -What 'each work is at its call'
            & kill -KILL (Get-Content "$($engine.Folder)/pid")
            $cut = @($works | Where-Object { $_.Relay.WaitForCut([TimeSpan]::Zero) })
            $works.Relay.ForEach{ $_.Release() }
            Resume-PrivateEngine $engine.Folder
            foreach ($work in $works) { $work.Process.WaitForExit(120000) | Should -BeTrue -Because "$($work.Name) is to end" }
            $done = Repair-DockerNet -ErrorAction Stop
            foreach ($work in $works) {
                $text = (Get-Content $work.Output -Raw) ?? ''
                try {
                    & $work.Assert $work.Subject
                    if ($work -in $cut) { Assert-Told $text $work } else { $work.Process.ExitCode | Should -Be 0 }
                } catch {
                    throw "$($work.Name), when the engine was killed at change $($work.Relay.Calls.Count), $($work.Relay.Calls[-1]): $_`nIt said: $text`nRepaired: $($done.Action -join '; ')"
                }
            }
            Repair-DockerNet -ErrorAction Stop | Should -BeNullOrEmpty
            'dockernet.helper', 'dockernet.links', 'dockernet.update' | ForEach-Object {
                Invoke-EngineApi GET "/containers/json?all=1&filters={`"label`":[`"$_`"]}" | ForEach-Object Names
            } | Should -BeNullOrEmpty
            Get-HelperLeftover | Should -BeNullOrEmpty
            (Invoke-EngineApi GET '/containers/json?filters={"status":["paused"]}') | Should -BeNullOrEmpty
            Remove-TestObject
            $cut.Count
        }

        function Assert-Told([string]$Text, [hashtable]$Work) {
            # When all is done but what was there for a while, that is a warning.
            if ($Work.Process.ExitCode) {
                $Work.Process.ExitCode | Should -Be 1
                # A call is held until all are at theirs, which can be longer than a helper may take.
                $Text | Should -Match '(?m)^(EngineUnreachable|EngineAnswerInvalid|ProgramTimeout),'
            }
            # A change of a container waits for the engine, and undoes itself.
            if ($Work.Name -ne 'Update') { $Text | Should -Match 'Repair-DockerNet' }
        }

        $source = New-Volume
        $old = Get-State $source
        $made = Backup-DockerVolume (New-Volume new) "$TestDrive/new.tar"
        & sh -c 'cd "$1" && echo new > a && echo new > s/b' sh (Get-VolumeFolder $source)
        $new = Get-State $source
    }

    AfterAll {
        $relays | ForEach-Object { $_.Dispose() }
        $env:DOCKER_HOST, $env:DOCKERNET_TEST_HOST = $shared
        Stop-PrivateEngine $engine.Folder
    }

    It 'leaves each volume and container whole where only the record of a work tells the way back' {
        Invoke-Round { 0 } | Should -Be 5
    }

    It 'has links again that were moved, which is told, with a cure that helps' {
        $db = New-Service db
        $app = New-Service app @{ Link = "$($db.Name):store" }
        $net = New-TestName net
        $null = Convert-ContainerLink $app.Name $net
        & kill -KILL (Get-Content "$($engine.Folder)/pid")
        Resume-PrivateEngine $engine.Folder
        Wait-Until { (Get-DockerContainer $app.Name, $db.Name).State -notcontains 'exited' } -What 'both run'
        $finding = Test-ContainerLink $app.Name
        $finding.Id | Should -Be 'LinkReturned'
        $finding.Fix | Should -Be "Convert-ContainerLink $($app.Name) $net"
        (Test-ContainerPing $app.Name store -Count 1).Reachable | Should -BeTrue
        $null = Invoke-Expression $finding.Fix
        Test-ContainerLink $app.Name | Should -BeNullOrEmpty
        "$((Get-ContainerLink $app.Name).Kind)" | Should -Be 'Endpoint'
        Remove-TestObject
    }

    It 'leaves each volume and container whole at any call that changes something' {
        # One in each run, but all in many; or all from a number on.
        $at = [int]$env:DOCKERNET_TEST_EVERY_CALL
        do {
            $cut = Invoke-Round { $env:DOCKERNET_TEST_EVERY_CALL ? $at : (Get-Random -Minimum 1 -Maximum $args[0].Most) }
            $at++
        } while ($env:DOCKERNET_TEST_EVERY_CALL -and $cut)
    }
}
