# Played at a terminal that has no screen: what is typed goes to a PowerShell there, and what it shows is read.
BeforeDiscovery {
    $script:possible = $IsLinux
    $text = Get-Content "$PSScriptRoot/../../../en-US/Enter-DockerContainer.md" -Raw -ErrorAction Ignore
    $script:examples = foreach ($match in [regex]::Matches("$text", '(?s)### (Example \d+: .*?)\n.*?```powershell\n(.*?)\n```')) {
        @{ Title = $match.Groups[1].Value; Code = $match.Groups[2].Value }
    }
}

BeforeAll {
    Import-Module "$PSScriptRoot/../../Support/DockerNet.Testing.psm1" -Force
    Add-Type -Path "$PSScriptRoot/../../../out/testing/DockerNet.Testing.dll"

    $script:busybox = 'dockernet/busybox:test'
    $script:module = [IO.Path]::GetFullPath("$PSScriptRoot/../../../out/DockerNet/DockerNet.psd1")
    $script:esc = [char]27
    $script:ctrlC, $script:ctrlZ = 3, 26 | ForEach-Object { [string][char]$_ }

    # How the terminal is set is asked by a program that PowerShell does not give the terminal to, which would set it.
    $script:start = @'
Import-Module '{0}'
Set-PSReadLineOption -HistorySaveStyle SaveNothing -PredictionSource None
function prompt {{ 'PS' + '> ' }}
function Get-Mode {{
    $start = [Diagnostics.ProcessStartInfo]::new('stty', [string[]]('-F', (Get-Content '{1}'), '-g'))
    $start.RedirectStandardInput = $start.RedirectStandardOutput = $start.RedirectStandardError = $true
    [Diagnostics.Process]::Start($start).StandardOutput.ReadToEnd()
}}
function Test-Mode([scriptblock]$Script) {{
    $before = Get-Mode
    . $Script
    "mode:$($before -eq (Get-Mode)) code:$LASTEXITCODE"
}}
'@
    function Start-Session([int]$Columns = 100, [int]$Rows = 30) {
        $number = (New-Guid).Guid
        $tty, $file = "$TestDrive/$number.tty", "$TestDrive/$number.ps1"
        Set-Content $file ($start -f $module, $tty)
        $script:terminal = [DockerNet.Testing.PseudoTerminal]::new((Join-Path $PSHOME pwsh), ('-NoLogo', '-NoProfile', '-NoExit', '-File', $file), $Columns, $Rows)
        Set-Content $tty $terminal.Path
        Wait-Screen 'PS> '
        $script:atPrompt = $true
    }

    function Wait-Screen([string]$Pattern) {
        try {
            Wait-Until { $terminal.Find($Pattern) } -Timeout 60 -What "the terminal shows $Pattern"
        } catch {
            throw "$_, but: $($terminal.Text)"
        }
    }

    # Types a line, at PowerShell's prompt or within.
    function Send-Line([string]$Line) { $terminal.Type("$Line`r") }

    # Enters, and waits for the prompt of busybox' shell or of bash.
    function Enter-Test([string]$Line, [string]$Prompt = '[#$] ') {
        Send-Line "Test-Mode { $Line }"
        Wait-Screen $Prompt
    }

    function Wait-End([string]$ExitCode) {
        Wait-Screen "mode:True code:$ExitCode\s[\s\S]*PS> "
        $script:atPrompt = $true
    }
}

AfterAll { Remove-TestObject }

Describe 'Enter-DockerContainer at a terminal' -Skip:(-not $possible) {
    BeforeAll {
        $web = New-DockerContainer $busybox -Name (New-TestName web) -Env COLOUR=red -Start
        $name = $web.Name
        Start-Session
    }

    # What one test leaves behind is not the next one's.
    BeforeEach {
        if (-not $atPrompt) {
            $terminal.Dispose()
            Start-Session
        }
        $script:atPrompt = $false
    }

    AfterAll { if ($terminal) { $terminal.Dispose() } }

    It 'gives a shell, with its exit code' {
        Enter-Test "Enter-DockerContainer $name"
        Send-Line 'echo here:$((6*7)):$COLOUR'
        Wait-Screen 'here:42:red'
        Send-Line 'exit 7'
        Wait-End 7
    }

    It 'leaves the next key to PowerShell' {
        Enter-Test "Enter-DockerContainer $name"
        Send-Line 'exit'
        Wait-End 0
        Send-Line '"next:$(6*7)"'
        Wait-Screen 'next:42'
        Wait-Screen 'PS> '
        $script:atPrompt = $true
    }

    It 'runs a program with its options as they are written' {
        Send-Line "Test-Mode { Enter-DockerContainer $name sh -c 'echo `$0 has `$1; exit 3' one two }"
        Wait-Screen 'one has two'
        Wait-End 3
        Send-Line "Test-Mode { Enter-DockerContainer $name -- printf '%s|' -u -n -Name }"
        Wait-Screen '-u\|-n\|-Name\|'
        Wait-End 0
    }

    It 'is as large as the terminal around it, also when that is resized' {
        Enter-Test "Enter-DockerContainer $name"
        # It is told as soon as the shell runs.
        Send-Line 'until stty size | grep -q 100; do :; done; echo size:$(stty size)'
        Wait-Screen 'size:30 100'
        $terminal.Resize(132, 43)
        Send-Line 'until stty size | grep -q 132; do :; done; echo size:$(stty size)'
        Wait-Screen 'size:43 132'
        Send-Line 'exit'
        Wait-End 0
    }

    It 'gives Ctrl+C to the program inside, and the shell lives' {
        Enter-Test "Enter-DockerContainer $name"
        Send-Line 'ping 127.0.0.1'
        Wait-Screen 'seq=1 '
        $terminal.Type($ctrlC)
        Wait-Screen 'packets transmitted'
        Send-Line 'echo still:$((6*7))'
        Wait-Screen 'still:42'
        Send-Line 'exit'
        Wait-End 0
    }

    It 'gives Ctrl+Z to the shell inside' {
        Enter-Test "Enter-DockerContainer $name"
        Send-Line 'sleep 300'
        Wait-Until { (Invoke-ContainerCommand $name ps).Output -match 'sleep 300' } -What 'it sleeps'
        $terminal.Type($ctrlZ)
        Wait-Screen 'Stopped'
        Send-Line 'kill %1; fg; exit 0'
        Wait-End 0
    }

    It 'can be worked in with a program of the whole screen' {
        # It would ask a terminal whose size it does not know yet, and take a late answer for keys.
        Enter-Test "Enter-DockerContainer $name sh -c 'stty rows 24 cols 80; exec vi /tmp/note'" "$esc\[\?1049h[\s\S]*/tmp/note"
        $terminal.Type('ihello')
        Wait-Screen 'I /tmp/note'
        # What follows an escape at once belongs to it.
        $terminal.Type($esc)
        Wait-Screen '- /tmp/note'
        Send-Line ':wq'
        Wait-End 0
        (Invoke-ContainerCommand $name cat /tmp/note).Output | Should -Be 'hello'
    }

    It 'passes bytes on as they are' {
        Send-Line "Test-Mode { Enter-DockerContainer $name printf 'größer 東京🐳\n' }"
        Wait-Screen 'größer 東京🐳'
        Wait-End 0
        Enter-Test "Enter-DockerContainer $name sh -c 'echo at:`$((6*7)); exec cat'" 'at:42\s+'
        Send-Line '東京 é'
        Wait-Screen '東京 é\s+東京 é'
        $terminal.Type("$([char]4)")
        Wait-End 0
    }

    It 'is left by <Case>, and the program goes on' -ForEach @(
        @{ Case = 'the usual keys'; Option = ''; Keys = 16, 17 }
        @{ Case = 'keys that are named'; Option = '-DetachKeys ctrl-x,x'; Keys = 24, 120 }
    ) {
        Enter-Test "Enter-DockerContainer $name $Option sh -c 'echo at:`$((6*7)); exec cat'" 'at:42\s+'
        # The first of them alone is the program's.
        $terminal.Type("$([char]$Keys[0])a`r")
        Wait-Screen 'a\s'
        $terminal.Type(-join [char[]]$Keys)
        Wait-End 0
        (Invoke-ContainerCommand $name ps).Output -match '\bcat$' | Should -Not -BeNullOrEmpty
        $null = Invoke-ContainerCommand $name killall cat
    }

    It 'has the user, the variables and the folder that it is given' {
        Enter-Test "Enter-DockerContainer $name -User nobody -Env EXTRA=1 -WorkingDirectory /var/lib"
        Send-Line 'echo is:$(id -un):$EXTRA:$PWD'
        Wait-Screen 'is:nobody:1:/var/lib'
        Send-Line 'exit'
        Wait-End 0
    }

    It 'does what its help shows: <Title>' -ForEach $examples {
        Send-Line "$($Code -replace '\bweb\b', $name -replace "`n", '; '); `"done:`$(6*7)`""
        # Each is ended as its text says.
        if ($Code -match '\btop\b') {
            Wait-Screen 'Load average'
            $terminal.Type('q')
        } elseif ($Code -match 'DetachKeys') {
            Wait-Screen '[#$] '
            $terminal.Type("$([char]24)x")
        } elseif ($Code -notmatch 'exit') {
            Wait-Screen '[#$] '
            Send-Line 'exit'
        }
        Wait-Screen 'done:42[\s\S]*PS> '
        $script:atPrompt = $true
    }

    It 'tells of <Id>, and the terminal is as it was' -ForEach @(
        @{ Id = 'CommandNotFound'; Argument = { "$name no-such-program" } }
        @{ Id = 'InvalidArgument'; Argument = { "$name -User no-such-user sh" } }
        @{ Id = 'ContainerNotFound'; Argument = { 'dnt-nowhere' } }
        @{ Id = 'ParameterArgumentValidationError'; Argument = { "$name -Usr nobody" } }
        @{ Id = 'ContainerNotRunning'; Argument = { (New-DockerContainer $busybox -Name (New-TestName stopped)).Name } }
        @{ Id = 'NameAmbiguous'; Argument = { $null = New-DockerContainer $busybox -Name (New-TestName); ($name -split '-')[0] + '*' } }
        @{ Id = 'CommandNotFound'; Argument = { (New-DockerContainer dockernet/bare:test -Name (New-TestName bare) -Start).Name } }
        @{ Id = 'ContainerPaused'; Argument = {
                $paused = New-DockerContainer $busybox -Name (New-TestName paused) -Start
                $null = Invoke-EngineApi POST "/containers/$($paused.Id)/pause"
                $paused.Name
            }
        }
    ) {
        Send-Line "`$global:LASTEXITCODE = 5; Test-Mode { Enter-DockerContainer $(& $Argument) }; `"id:`$(`$Error[0].FullyQualifiedErrorId)`""
        Wait-Screen 'mode:True code:5'
        Wait-Screen "id:$Id,[\s\S]*PS> "
        $script:atPrompt = $true
    }

    It 'ends with its container, and the terminal is as it was: <Case>' -ForEach @(
        @{ Case = 'killed'; How = { param($id) Invoke-EngineApi POST "/containers/$id/kill" } }
        @{ Case = 'removed'; How = { param($id) Invoke-EngineApi DELETE "/containers/$id`?force=1" } }
    ) {
        $short = New-DockerContainer $busybox -Name (New-TestName short) -Start
        Enter-Test "Enter-DockerContainer $($short.Name) vi /tmp/x" "$esc\[\?1049h[\s\S]*/tmp/x"
        $null = & $How $short.Id
        Wait-Screen 'mode:True code:'
        Send-Line '"next:$(6*7)"'
        Wait-Screen 'next:42'
    }

    It 'ends with what stops the pipeline, and the terminal is as it was' {
        Enter-Test "Enter-DockerContainer $name"
        $inside = $terminal.Mode
        # As often as it takes: PowerShell drops one that comes before it listens.
        Wait-Until { & kill -INT $terminal.ProcessId; Start-Sleep -Milliseconds 500; $terminal.Find('PS> ') } -Timeout 60 -What 'the prompt'
        Send-Line 'Test-Mode { Start-Sleep 1; "now:$(Get-Mode)" }'
        Wait-Screen 'now:'
        $terminal.Text | Should -Not -BeLike "$inside*"
        Send-Line '"next:$(6*7)"'
        Wait-Screen 'next:42'
    }

    It 'leaves a usable terminal when PowerShell is ended by a signal' {
        $before = $terminal.Mode
        Enter-Test "Enter-DockerContainer $name"
        $inside = $terminal.Mode
        & kill -TERM $terminal.ProcessId
        Wait-Until { $terminal.HasExited } -What 'PowerShell has ended'
        $terminal.Mode | Should -Not -Be $inside
    }
}

Describe 'Enter-DockerContainer and bash' -Skip:(-not $possible) {
    BeforeAll {
        # The machine's own, with the libraries that it needs.
        $folder = (New-Item "$TestDrive/bash" -ItemType Directory).FullName
        $bash = (Get-Command bash -CommandType Application -TotalCount 1).Source
        foreach ($file in @($bash) + ([regex]::Matches((& ldd $bash | Out-String), '/\S+').Value)) {
            $target = Join-Path "$folder/tree" ($file -eq $bash ? '/bin/bash' : $file)
            $null = New-Item (Split-Path $target) -ItemType Directory -Force
            Copy-Item -LiteralPath $file -Destination $target
        }
        Set-Content "$folder/Dockerfile" "FROM $busybox`nCOPY tree/ /"
        $image = "dockernet/$(New-TestName bash):test"
        $null = Build-DockerImage $folder -Tag $image
        $name = (New-DockerContainer $image sleep 3600 -Name (New-TestName bash) -Start).Name
        Start-Session
    }

    AfterAll {
        if ($terminal) { $terminal.Dispose() }
        Remove-DockerContainer $name -Force
        Remove-DockerImage $image -Confirm:$false
    }

    It 'is the shell of a user without one, and works with jobs and lines' {
        Enter-Test "Enter-DockerContainer $name -User nobody" 'bash-[\d.]+\$ '
        $terminal.Type("echo wrong:`$((6*7))$([char]1)$([char]11)echo edited:`$BASH_VERSION`r")
        Wait-Screen 'edited:\d'
        Send-Line 'sleep 300'
        Wait-Until { (Invoke-ContainerCommand $name ps).Output -match 'sleep 300' } -What 'it sleeps'
        $terminal.Type($ctrlZ)
        Wait-Screen 'Stopped'
        Send-Line 'kill %1; wait; stty size'
        Wait-Screen '30 100'
        Send-Line 'exit 9'
        Wait-End 9
    }
}

Describe 'Enter-DockerContainer without a terminal' {
    It 'names the cmdlet that needs none: <Case>' -ForEach @(
        @{ Case = 'nothing to type at'; Run = { & (Join-Path $PSHOME pwsh) -NoProfile -NonInteractive -Command "Import-Module '$module'; Enter-DockerContainer web 2>`$null; `$Error[0].FullyQualifiedErrorId" } }
        @{ Case = 'a runspace of its own'; Run = { (Invoke-AndStop { Enter-DockerContainer web }).Errors.FullyQualifiedErrorId } }
    ) {
        & $Run | Should -BeLike 'TerminalMissing,*'
    }

    It 'has advice and target' {
        $record = Get-ErrorOf { Enter-DockerContainer web }
        $record.FullyQualifiedErrorId | Should -BeLike 'TerminalMissing,*'
        $record.CategoryInfo.Category | Should -Be 'InvalidOperation'
        $record.TargetObject | Should -Be 'web'
        $record.ErrorDetails.RecommendedAction | Should -BeLike '*Invoke-ContainerCommand*'
    }
}

Describe 'Completion of what to enter' {
    It 'has running containers first' {
        $stopped = (New-DockerContainer $busybox -Name (New-TestName aa)).Name
        $running = (New-DockerContainer $busybox -Name (New-TestName bb) -Start).Name
        $found = (Get-Completion "Enter-DockerContainer $(($running -split '-')[0])").CompletionText
        $found.IndexOf($running) | Should -BeLessThan $found.IndexOf($stopped)
    }
}
