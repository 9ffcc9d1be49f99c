BeforeAll {
    Import-Module "$PSScriptRoot/../../Support/DockerNet.Testing.psm1" -Force
    Import-Module "$PSScriptRoot/../../Support/Engines/FakeEngine.psm1"

    $script:busybox = 'dockernet/busybox:test'

    # Prints by a script and ends, unless the script goes on.
    function New-Printer([string]$Script, [hashtable]$More = @{}, [switch]$Wait) {
        $container = New-DockerContainer $busybox -Name (New-TestName log) @More -Start -Command sh, '-c', $Script
        if ($Wait) { $null = Wait-DockerContainer $container.Name -Timeout 60 }
        $container
    }

    # An answer as the engine's, of frames: each a stream's number and its bytes.
    function New-FrameAnswer([object[]]$Frame, [switch]$Cut) {
        $body = [IO.MemoryStream]::new()
        foreach ($part in $Frame) {
            [byte[]]$bytes = $part[1]
            $length = [BitConverter]::GetBytes([Net.IPAddress]::HostToNetworkOrder([int]$bytes.Length))
            $body.Write([byte[]](@($part[0], 0, 0, 0) + $length))
            $body.Write($bytes)
        }
        $length = $body.Length + ($Cut ? 1 : 0)
        $head = [Text.Encoding]::ASCII.GetBytes("HTTP/1.1 200 OK`r`nContent-Type: application/vnd.docker.raw-stream`r`nContent-Length: $length`r`n`r`n")
        'Raw:' + [Convert]::ToBase64String($head + $body.ToArray())
    }

    function Start-LogEngine([string]$Log, [bool]$Tty) {
        $id = 'a' * 64
        Start-FakeEngine ServerError @{
            'GET /containers/json'      = "[{""Id"":""$id"",""Names"":[""/web""],""Image"":""x"",""State"":""exited"",""Created"":1}]"
            'GET /containers/web/json'  = "{""Id"":""$id"",""Name"":""/web"",""Config"":{""Tty"":$("$Tty".ToLower())},""State"":{}}"
            "GET /containers/$id/json"  = "{""Id"":""$id"",""Name"":""/web"",""Config"":{""Tty"":$("$Tty".ToLower())},""State"":{}}"
            "GET /containers/$id/logs" = $Log
        }
    }
}

AfterAll { Remove-TestObject }

Describe 'Get-ContainerLog' {
    It 'gives what a container has printed, line by line' {
        $before = [DateTimeOffset]::Now.AddSeconds(-1)
        $container = New-Printer 'echo one; echo; echo "  three "; printf four' -Wait
        $lines = Get-ContainerLog $container.Name
        $lines | Should -BeOfType DockerNet.ContainerLogLine
        $lines.Text | Should -BeExactly 'one', '', '  three ', 'four'
        $lines.Container | Sort-Object -Unique | Should -Be $container.Name
        $lines.DockerHost | Sort-Object -Unique | Should -Be (Get-TestHost)
        $lines.Stream | Sort-Object -Unique | Should -Be 'Output'
        "$($lines[0])" | Should -BeExactly 'one'
        $lines[0].Time | Should -BeGreaterThan $before
        $lines[0].Time | Should -BeLessThan ([DateTimeOffset]::Now.AddSeconds(1))
        $lines[3].Time | Should -BeGreaterOrEqual $lines[0].Time
    }

    It 'tells the streams apart' {
        $container = New-Printer 'echo out; echo wrong >&2; echo out again' -Wait
        $lines = Get-ContainerLog $container.Name
        ($lines | Where-Object Stream -EQ Output).Text | Should -Be 'out', 'out again'
        ($lines | Where-Object Stream -EQ Error).Text | Should -Be 'wrong'
    }

    It 'reads the single stream of a terminal' {
        $container = New-Printer 'echo one; echo two >&2; echo "größer 🐳"' @{ Tty = $true } -Wait
        $lines = Get-ContainerLog $container.Name
        $lines.Text | Should -BeExactly 'one', 'two', 'größer 🐳'
        $lines.Stream | Sort-Object -Unique | Should -Be 'Output'
        $lines[0].Time.Year | Should -BeGreaterThan 2000
    }

    It 'reads lines that the engine cuts in pieces, <Where>' -ForEach @(
        @{ Where = 'with a terminal'; Tty = $true }
        @{ Where = 'without'; Tty = $false }
    ) {
        $container = New-Printer 'head -c 40000 /dev/zero | tr "\0" x; echo; echo after' @{ Tty = $Tty } -Wait
        $lines = Get-ContainerLog $container.Name
        $lines | Should -HaveCount 2
        $lines[0].Text | Should -BeExactly ('x' * 40000)
        $lines[1].Text | Should -Be 'after'
    }

    It 'reads lines whose characters the engine has cut' {
        # Of three bytes each. The engine keeps no more of a cut one than signs that something is missing.
        $container = New-Printer 'i=0; s=; while [ $i -lt 16000 ]; do s="${s}東"; i=$((i+1)); done; echo "$s"; echo after' -Wait
        $lines = Get-ContainerLog $container.Name
        $lines | Should -HaveCount 2
        $lines[0].Text -creplace "[東`u{fffd}]" | Should -BeExactly ''
        $lines[0].Text.Replace("`u{fffd}", '').Length | Should -BeGreaterThan 15990
    }

    It 'gives the last <Tail> lines' -ForEach @(
        @{ Tail = 2; Is = @('4', '5') }
        @{ Tail = 0; Is = @() }
        @{ Tail = 9; Is = @('1', '2', '3', '4', '5') }
    ) {
        $container = New-Printer 'seq 5' -Wait
        @(Get-ContainerLog $container.Name -Tail $Tail).ForEach{ $_.Text } | Should -Be $Is
    }

    It 'gives lines of a time' {
        $container = New-Printer 'echo early; sleep 2; echo late' -Wait
        $lines = Get-ContainerLog $container.Name
        $middle = $lines[1].Time.AddSeconds(-0.5)
        (Get-ContainerLog $container.Name -Since $middle).Text | Should -Be 'late'
        (Get-ContainerLog $container.Name -Since $middle.LocalDateTime).Text | Should -Be 'late'
        (Get-ContainerLog $container.Name -Since ([DateTimeOffset]::Now - $middle)).Text | Should -Be 'late'
        (Get-ContainerLog $container.Name -Since $lines[1].Time).Text | Should -Be 'late'
        (Get-ContainerLog $container.Name -Until $middle).Text | Should -Be 'early'
        (Get-ContainerLog $container.Name -Since 3600).Text | Should -Be 'early', 'late'
        (Get-ContainerLog $container.Name -Since 1h30m).Text | Should -Be 'early', 'late'
        Get-ContainerLog $container.Name -Until 10m | Should -BeNullOrEmpty
        Get-ContainerLog $container.Name -Until 3600 | Should -BeNullOrEmpty
    }

    It 'takes several containers, one after the other' {
        $made = 1..3 | ForEach-Object { New-Printer 'seq 3' -Wait }
        $lines = $made | Get-ContainerLog
        $lines.Text | Should -Be '1', '2', '3', '1', '2', '3', '1', '2', '3'
        $lines.Container | Should -Be ($made.Name | ForEach-Object { $_, $_, $_ })
    }

    It 'has no lines of a container that never ran' {
        $container = New-DockerContainer $busybox -Name (New-TestName log)
        Get-ContainerLog $container.Name | Should -BeNullOrEmpty
    }

    It 'reads many lines of both streams in little memory' {
        $container = New-Printer 'i=0; while [ $i -lt 20 ]; do seq 5000; seq 5000 >&2; i=$((i+1)); done' -Wait
        $count = 0
        [GC]::Collect()
        $before = [GC]::GetTotalMemory($true)
        Get-ContainerLog $container.Name | ForEach-Object { $count++ }
        $count | Should -Be 200000
        [GC]::GetTotalMemory($true) - $before | Should -BeLessThan 20MB
    }

    It 'tells of a container that is not there' {
        $record = Get-ErrorOf { Get-ContainerLog dnt-nowhere }
        $record.FullyQualifiedErrorId | Should -BeLike 'ContainerNotFound,*'
        $record.TargetObject | Should -Be 'dnt-nowhere'
    }

    It 'shows a table' {
        $container = New-Printer 'echo hello' -Wait
        $table = Get-ContainerLog $container.Name | Out-String -Width 120
        $table | Should -Match 'Container\s+Time\s+Stream\s+Text'
        $table | Should -Match '\d\d:\d\d:\d\d\.\d{3}\s+Output\s+hello'
    }
}

Describe 'Following a log' {
    It 'gives lines as they come, and ends with the container' {
        $container = New-Printer 'echo one; sleep 1; echo two; sleep 4; echo three'
        $clock = [Diagnostics.Stopwatch]::StartNew()
        $lines = Get-ContainerLog $container.Name -Follow | ForEach-Object { [pscustomobject]@{ Text = $_.Text; At = $clock.Elapsed.TotalSeconds } }
        $lines.Text | Should -Be 'one', 'two', 'three'
        $lines[2].At - $lines[1].At | Should -BeGreaterThan 0.5
    }

    It 'follows several at the same time' {
        $made = 1..3 | ForEach-Object { New-Printer 'echo one; sleep 15; echo two' }
        $lines = @(Get-ContainerLog $made.Name -Follow)
        $lines.Text | Should -Be 'one', 'one', 'one', 'two', 'two', 'two'
        foreach ($part in $lines[0..2], $lines[3..5]) { $part.Container | Sort-Object | Should -Be ($made.Name | Sort-Object) }
    }

    It 'begins where it is told to' {
        $container = New-Printer 'echo old; sleep 5; echo new'
        Wait-Until { Get-ContainerLog $container.Name } -What 'the first line'
        (Get-ContainerLog $container.Name -Follow -Tail 0).Text | Should -Be 'new'
    }

    It 'ends when nobody wants more, whatever others do' {
        $made = 1..2 | ForEach-Object { New-Printer 'echo here; sleep 3600' }
        $clock = [Diagnostics.Stopwatch]::StartNew()
        Get-ContainerLog $made.Name -Follow | Select-Object -First 1 | ForEach-Object Text | Should -Be 'here'
        $clock.Elapsed.TotalSeconds | Should -BeLessThan 60
    }

    It 'ends by Ctrl+C, <Case>' -ForEach @(
        @{ Case = 'while lines come'; Script = 'while true; do echo x; done' }
        @{ Case = 'while none comes'; Script = 'sleep 3600' }
    ) {
        $container = New-Printer $Script
        $stopped = Invoke-AndStop { param($name) Get-ContainerLog $name -Follow -Tail 5 | ForEach-Object { $null } } $container.Name
        $stopped.WasRunning | Should -BeTrue
        $stopped.Elapsed | Should -BeLessThan $stopped.Patience
        $stopped.Errors | Should -BeNullOrEmpty
        Invoke-EngineApi POST "/containers/$($container.Id)/kill" -IgnoreError
    }
}

Describe 'A log that is cut anywhere' {
    BeforeAll {
        $stamp = '2026-01-31T12:00:00.123456789Z '
        $text = [Text.Encoding]::UTF8.GetBytes("${stamp}größer 東京🐳`n${stamp}two`n")
    }

    It 'is put together, in frames of <_> bytes' -ForEach 1, 2, 3, 5, 7, 1000 {
        $size = $_
        # The two streams take turns, so that each is cut by the other too.
        $frames = for ($i = 0; $i -lt $text.Length; $i += $size) {
            $end = [Math]::Min($i + $size, $text.Length) - 1
            , @(1, [byte[]]$text[$i..$end])
            , @(2, [byte[]]$text[$i..$end])
        }
        $fake = Start-LogEngine (New-FrameAnswer $frames) $false
        try {
            $lines = Get-ContainerLog web -DockerHost $fake.Host
            foreach ($stream in 'Output', 'Error') {
                ($lines | Where-Object Stream -EQ $stream).Text | Should -BeExactly 'größer 東京🐳', 'two'
            }
            $lines[0].Time | Should -Be ([DateTimeOffset]'2026-01-31T12:00:00.1234567Z')
        } finally {
            $fake.Dispose()
        }
    }

    It 'is an error when it breaks off, after what came' {
        $fake = Start-LogEngine (New-FrameAnswer @(, @(1, $text)) -Cut) $false
        try {
            $lines = Get-ContainerLog web -DockerHost $fake.Host -ErrorAction SilentlyContinue -ErrorVariable failed
            $lines.Text | Should -BeExactly 'größer 東京🐳', 'two'
            $failed.FullyQualifiedErrorId | Should -BeLike 'EngineAnswerInvalid,*'
        } finally {
            $fake.Dispose()
        }
    }
}
