BeforeAll {
    Import-Module "$PSScriptRoot/../../Support/DockerNet.Testing.psm1" -Force

    $script:busybox = 'dockernet/busybox:test'
    $script:service = 'dockernet/service:test'

    function New-TestContainer([string]$Text = 'x', [switch]$Stopped) {
        New-DockerContainer $busybox -Name (New-TestName $Text) -Start:(-not $Stopped)
    }
}

AfterAll { Remove-TestObject }

Describe 'Invoke-ContainerCommand' {
    BeforeAll {
        $container = New-DockerContainer $service -Name (New-TestName) -Env COLOUR=red -Start
        $name = $container.Name
    }

    It 'gives what a command prints, line by line' {
        $result = Invoke-ContainerCommand $name seq 3
        $result | Should -BeOfType DockerNet.CommandResult
        $result.Container | Should -Be $name
        $result.Command | Should -Be 'seq', '3'
        $result.ExitCode | Should -Be 0
        $result.Output | Should -Be '1', '2', '3'
        $result.Error | Should -BeNullOrEmpty
        $result.Duration | Should -BeGreaterThan ([TimeSpan]::Zero)
        $result.DockerHost | Should -Be (Get-TestHost)
        "$result" | Should -Be ('1', '2', '3' -join [Environment]::NewLine)
    }

    It 'keeps what goes to the error stream apart' {
        $result = Invoke-ContainerCommand $name sh '-c' 'echo out; echo wrong >&2; echo out again'
        $result.Output | Should -Be 'out', 'out again'
        $result.Error | Should -Be 'wrong'
    }

    It 'takes lines as they are: <Case>' -ForEach @(
        @{ Case = 'nothing'; Print = ''; Is = @() }
        @{ Case = 'an empty line'; Print = '\n'; Is = @('') }
        @{ Case = 'a last line without an end'; Print = 'a\nb'; Is = @('a', 'b') }
        @{ Case = 'empty lines between and after'; Print = 'a\n\nb\n\n'; Is = @('a', '', 'b', '') }
        @{ Case = 'blanks'; Print = '  a \t\n'; Is = @("  a `t") }
        @{ Case = 'the line ends of Windows'; Print = 'a\r\nb\r\n'; Is = @('a', 'b') }
    ) {
        $result = Invoke-ContainerCommand $name sh '-c' "printf '$Print'"
        $result.Output.Count | Should -Be $Is.Count
        $result.Output -join '|' | Should -BeExactly ($Is -join '|')
    }

    It 'tells exit code <_>, which is no error' -ForEach 0, 1, 42, 126, 127, 255 {
        $result = Invoke-ContainerCommand $name sh '-c' "echo it ends; exit $_" -ErrorVariable errors
        $result.ExitCode | Should -Be $_
        $result.Output | Should -Be 'it ends'
        $errors | Should -BeNullOrEmpty
    }

    It 'passes words on as they are' {
        $result = Invoke-ContainerCommand $name printf '%s\n' 'two words' '' '$HOME' '"quoted"' "it's" '*' 'back\slash' '-x'
        $result.Output | Should -BeExactly 'two words', '', '$HOME', '"quoted"', "it's", '*', 'back\slash', '-x'
    }

    It 'takes the command as a list too' {
        (Invoke-ContainerCommand $name -Command echo, one, two).Output | Should -Be 'one two'
    }

    It 'passes text beyond ASCII on, both ways' {
        $text = 'größer – 東京 🐳 é'
        (Invoke-ContainerCommand $name echo $text).Output | Should -BeExactly $text
        (Invoke-ContainerCommand $name sh '-c' 'printf "%s" "$1" >&2' sh $text).Error | Should -BeExactly $text
    }

    It 'reads characters whole wherever the stream is cut' {
        $result = Invoke-ContainerCommand $name sh '-c' 'i=0; while [ $i -lt 20000 ]; do echo "東京🐳"; i=$((i+1)); done'
        $result.Output | Should -HaveCount 20000
        $result.Output | Sort-Object -Unique | Should -BeExactly '東京🐳'
    }

    It 'reads a megabyte whole' {
        $result = Invoke-ContainerCommand $name sh '-c' 'dd if=/dev/zero bs=1024 count=1024 2>/dev/null | tr "\0" x | fold -w 1024; echo; echo end'
        ($result.Output | Where-Object { $_ -like 'x*' } | Measure-Object Length -Sum).Sum | Should -Be 1048576
        $result.Output[-1] | Should -Be 'end'
    }

    It 'reads much of both streams' {
        $result = Invoke-ContainerCommand $name sh '-c' 'seq 30000; seq 30000 >&2; seq 30001 60000'
        $result.Output | Should -HaveCount 60000
        $result.Output[-1] | Should -Be '60000'
        $result.Error | Should -HaveCount 30000
        $result.Error[-1] | Should -Be '30000'
    }

    It 'has the container''s variables, and those given as <Form>' -ForEach @(
        @{ Form = 'a text'; Env = 'EXTRA=1 2' }
        @{ Form = 'a hashtable'; Env = @{ EXTRA = '1 2' } }
    ) {
        $lines = (Invoke-ContainerCommand $name env -Env $Env).Output
        $lines | Should -Contain 'COLOUR=red'
        $lines | Should -Contain 'PG_VERSION=9.3'
        $lines | Should -Contain 'EXTRA=1 2'
        (Invoke-ContainerCommand $name env).Output | Should -Not -Contain 'EXTRA=1 2'
    }

    It 'can put a variable in another''s place' {
        (Invoke-ContainerCommand $name sh '-c' 'echo $COLOUR' -Env COLOUR=blue).Output | Should -Be 'blue'
    }

    It 'runs as <User>' -ForEach @(
        @{ User = 'nobody'; Is = '65534:65534' }
        @{ User = '1234'; Is = '1234:0' }
        @{ User = '1234:99'; Is = '1234:99' }
    ) {
        (Invoke-ContainerCommand $name sh '-c' 'echo $(id -u):$(id -g)' -User $User).Output | Should -Be $Is
    }

    It 'runs as the container''s own user unless told otherwise' {
        (Invoke-ContainerCommand $name id '-u').Output | Should -Be '0'
    }

    It 'runs where it is told to' {
        (Invoke-ContainerCommand $name pwd -WorkingDirectory /var/lib).Output | Should -Be '/var/lib'
        (Invoke-ContainerCommand $name pwd).Output | Should -Be '/'
    }

    It 'tells of a program that the image does not have' {
        $record = Get-ErrorOf { Invoke-ContainerCommand $name no-such-program }
        $record.FullyQualifiedErrorId | Should -BeLike 'CommandNotFound,*'
        $record.CategoryInfo.Category | Should -Be 'ObjectNotFound'
        $record.TargetObject | Should -Be $name
        $record.ErrorDetails.Message | Should -BeLike '*no-such-program*not found*'
    }

    It 'tells of a folder that is not there, and does not blame the program' {
        $record = Get-ErrorOf { Invoke-ContainerCommand $name pwd -WorkingDirectory /no/such/folder }
        $record.FullyQualifiedErrorId | Should -BeLike 'FileNotFound,*'
        $record.ErrorDetails.Message | Should -BeLike '*/no/such/folder*'
    }

    It 'tells of a user that is not there, and gives no result' {
        $found = @{}
        $record = Get-ErrorOf { $found.Result = Invoke-ContainerCommand $name id -User no-such-user }
        $record.FullyQualifiedErrorId | Should -BeLike 'InvalidArgument,*'
        $record.ErrorDetails.Message | Should -BeLike '*no-such-user*'
        $found.Result | Should -BeNullOrEmpty
    }

    It 'does not take the program''s own words for the engine''s' {
        $result = Invoke-ContainerCommand $name sh '-c' 'echo OCI runtime exec failed; exit 3'
        $result.ExitCode | Should -Be 3
        $result.Output | Should -Be 'OCI runtime exec failed'
    }

    It 'wants a command' {
        (Get-ErrorOf { Invoke-ContainerCommand $name -Command @() }).FullyQualifiedErrorId | Should -BeLike 'ParameterArgumentValidationError*'
    }

    It 'shows a table' {
        $table = Invoke-ContainerCommand $name echo hello | Format-Table -AutoSize | Out-String -Width 200
        $table | Should -Match 'Container\s+ExitCode\s+Result'
        $table | Should -Match "$([regex]::Escape($name))\s+0\s+hello"
    }
}

Describe 'Containers to run a command in' {
    It 'may be several, by <_>' -ForEach 'names', 'objects', 'a pattern' {
        $group = New-TestName group
        $made = 1..3 | ForEach-Object { New-DockerContainer $busybox -Name "$group-$_" -Start }
        $results = switch ($_) {
            'names' { Invoke-ContainerCommand $made.Name hostname }
            'objects' { $made | Invoke-ContainerCommand -Command hostname }
            'a pattern' { Invoke-ContainerCommand "$group-*" hostname }
        }
        $results | Sort-Object Container | ForEach-Object { $_.Output } | Should -Be $made.ShortId
    }

    It 'must run' {
        $container = New-TestContainer -Stopped
        $record = Get-ErrorOf { Invoke-ContainerCommand $container.Name true }
        $record.FullyQualifiedErrorId | Should -BeLike 'ContainerNotRunning,*'
        $record.CategoryInfo.Category | Should -Be 'InvalidOperation'
        $record.TargetObject | Should -Be $container.Name
        $record.ErrorDetails.RecommendedAction | Should -BeLike '*Start-DockerContainer*'
    }

    It 'must not be paused' {
        $container = New-TestContainer
        $null = Invoke-EngineApi POST "/containers/$($container.Id)/pause"
        try {
            (Get-ErrorOf { Invoke-ContainerCommand $container.Name true }).FullyQualifiedErrorId | Should -BeLike 'ContainerPaused,*'
        } finally {
            $null = Invoke-EngineApi POST "/containers/$($container.Id)/unpause"
        }
    }

    It 'must be there' {
        $record = Get-ErrorOf { Invoke-ContainerCommand dnt-nowhere true }
        $record.FullyQualifiedErrorId | Should -BeLike 'ContainerNotFound,*'
        $record.TargetObject | Should -Be 'dnt-nowhere'
    }

    It 'do not keep others from their work when they fail' {
        $one, $two = 1..2 | ForEach-Object { New-TestContainer }
        $stopped = New-TestContainer -Stopped
        $results = Invoke-ContainerCommand $one.Name, 'dnt-nowhere', $stopped.Name, $two.Name echo done -ErrorAction SilentlyContinue -ErrorVariable errors
        $results.Container | Sort-Object | Should -Be ($one.Name, $two.Name | Sort-Object)
        $errors.FullyQualifiedErrorId | Should -HaveCount 2
        $errors[0].FullyQualifiedErrorId | Should -BeLike 'ContainerNotFound,*'
        $errors[1].FullyQualifiedErrorId | Should -BeLike 'ContainerNotRunning,*'
    }

    It 'need no shell, and no tools' {
        $bare = New-DockerContainer dockernet/bare:test -Name (New-TestName bare) -Start
        (Invoke-ContainerCommand $bare.Name /sleep 0).ExitCode | Should -Be 0
        (Get-ErrorOf { Invoke-ContainerCommand $bare.Name sh }).FullyQualifiedErrorId | Should -BeLike 'CommandNotFound,*'
    }
}

Describe 'What a command reads' {
    BeforeAll { $name = (New-TestContainer).Name }

    It 'is text from the pipeline, a line for each' {
        ('one', '', 'größer 東京🐳' | Invoke-ContainerCommand $name cat).Output | Should -BeExactly 'one', '', 'größer 東京🐳'
        (1..3 | Invoke-ContainerCommand $name wc '-l').Output.Trim() | Should -Be '3'
    }

    It 'is a parameter too' {
        (Invoke-ContainerCommand $name cat -InputObject 'one', 'two').Output | Should -Be 'one', 'two'
    }

    It 'is bytes as they are' {
        $bytes = [byte[]](0..255)
        $sum = [Convert]::ToHexString([Security.Cryptography.MD5]::HashData($bytes))
        (Invoke-ContainerCommand $name md5sum -InputObject $bytes).Output | Should -Match "^$sum "
        ($bytes | Invoke-ContainerCommand $name md5sum).Output | Should -Match "^$sum "
    }

    It 'is the output of another command, of which it keeps the engine' {
        $lines = Invoke-ContainerCommand $name seq 3 -Stream | Invoke-ContainerCommand $name cat '-n'
        $lines | Should -HaveCount 1
        $lines.Output | Should -HaveCount 3
    }

    It 'may be much' {
        $bytes = [byte[]]::new(20MB)
        $sum = [Convert]::ToHexString([Security.Cryptography.MD5]::HashData($bytes))
        (Invoke-ContainerCommand $name md5sum -InputObject $bytes).Output | Should -Match "^$sum "
        (Invoke-ContainerCommand $name cat -InputObject ('x' * 5MB)).Output[0].Length | Should -Be 5MB
    }

    It 'need not be read: <Case>' -ForEach @(
        @{ Case = 'not at all'; Command = @('true') }
        @{ Case = 'in part'; Command = @('head', '-c', '1') }
    ) {
        $result = Invoke-ContainerCommand $name -Command $Command -InputObject ([byte[]]::new(20MB))
        $result.ExitCode | Should -Be 0
    }

    It 'is the same for each of several containers' {
        $other = New-TestContainer
        $results = 'text' | Invoke-ContainerCommand $name, $other.Name cat
        $results.Output | Should -Be 'text', 'text'
    }

    It 'has no end by Ctrl+C but its own' {
        $stopped = Invoke-AndStop { param($name) 'x' | Invoke-ContainerCommand $name sleep 30 } $name
        $stopped.WasRunning | Should -BeTrue
        $stopped.Elapsed | Should -BeLessThan $stopped.Patience
        $stopped.Errors | Should -BeNullOrEmpty
    }
}

Describe 'A command that is streamed' {
    BeforeAll { $name = (New-TestContainer).Name }

    It 'gives its lines while it runs, and its exit code at the end' {
        $clock = [Diagnostics.Stopwatch]::StartNew()
        $global:LASTEXITCODE = 0
        $lines = Invoke-ContainerCommand $name sh '-c' 'echo one; sleep 4; echo two >&2; exit 3' -Stream |
            ForEach-Object { [pscustomobject]@{ Line = $_; At = $clock.Elapsed.TotalSeconds } }
        $lines.Line | Should -BeOfType DockerNet.ContainerLogLine
        $lines.Line.Text | Should -Be 'one', 'two'
        $lines.Line.Stream | Should -Be 'Output', 'Error'
        $lines.Line.Container | Should -Be $name, $name
        $lines[1].At - $lines[0].At | Should -BeGreaterThan 0.5
        $global:LASTEXITCODE | Should -Be 3
    }

    It 'can be cut short' {
        $clock = [Diagnostics.Stopwatch]::StartNew()
        (Invoke-ContainerCommand $name sh '-c' 'echo one; sleep 30' -Stream | Select-Object -First 1).Text | Should -Be 'one'
        $clock.Elapsed.TotalSeconds | Should -BeLessThan 20
    }

    It 'is an error when it cannot be started, and prints nothing' {
        $found = @{}
        $record = Get-ErrorOf { $found.Lines = Invoke-ContainerCommand $name no-such-program -Stream }
        $record.FullyQualifiedErrorId | Should -BeLike 'CommandNotFound,*'
        $found.Lines | Should -BeNullOrEmpty
    }

    It 'does not take the program''s own words for the engine''s' {
        $words = 'OCI runtime exec failed: not really'
        (Invoke-ContainerCommand $name sh '-c' "echo $words; exit 3" -Stream).Text | Should -Be $words
        (Invoke-ContainerCommand $name sh '-c' "echo $words; echo more; exit 126" -Stream).Text | Should -Be $words, 'more'
    }
}

Describe 'A command that is detached' {
    BeforeAll { $name = (New-TestContainer).Name }

    It 'runs on by itself' {
        $clock = [Diagnostics.Stopwatch]::StartNew()
        Invoke-ContainerCommand $name sh '-c' 'sleep 1; touch /done; sleep 30' -Detach | Should -BeNullOrEmpty
        $clock.Elapsed.TotalSeconds | Should -BeLessThan 20
        Wait-Until { (Invoke-ContainerCommand $name test '-e' /done).ExitCode -eq 0 } -What 'it has done its work'
    }

    It 'is an error when it cannot be started' {
        (Get-ErrorOf { Invoke-ContainerCommand $name no-such-program -Detach }).FullyQualifiedErrorId | Should -BeLike 'CommandNotFound,*'
    }

    It 'has neither input nor output' {
        (Get-ErrorOf { Invoke-ContainerCommand $name cat -Detach -InputObject x }).FullyQualifiedErrorId | Should -BeLike 'AmbiguousParameterSet*'
        (Get-ErrorOf { Invoke-ContainerCommand $name cat -Detach -Stream }).FullyQualifiedErrorId | Should -BeLike 'AmbiguousParameterSet*'
    }
}

Describe 'A command with more' {
    BeforeAll { $name = (New-TestContainer).Name }

    It 'has a terminal if it is to' {
        (Invoke-ContainerCommand $name tty -Tty).Output | Should -BeLike '/dev/pts/*'
        (Invoke-ContainerCommand $name tty).ExitCode | Should -Be 1
        (Invoke-ContainerCommand $name sh '-c' 'echo out; echo wrong >&2' -Tty).Output | Should -Be 'out', 'wrong'
        (Invoke-ContainerCommand $name sh '-c' 'echo out; echo wrong >&2' -Tty -Stream).Text | Should -Be 'out', 'wrong'
    }

    It 'may do more if it is to' {
        $plain = (Invoke-ContainerCommand $name grep CapEff /proc/self/status).Output
        # An engine that is not allowed to itself says so.
        $more = Invoke-ContainerCommand $name grep CapEff /proc/self/status -Privileged -ErrorAction SilentlyContinue -ErrorVariable refused
        if ($refused) { "$refused" | Should -Match 'apply caps' } else { $more.Output | Should -Not -Be $plain }
    }
}
