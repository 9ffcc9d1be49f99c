BeforeAll {
    Import-Module "$PSScriptRoot/../../Support/DockerNet.Testing.psm1" -Force
    Import-Module "$PSScriptRoot/../../Support/Engines/FakeEngine.psm1"
}

Describe 'An engine that fails' -Tag Fast {
    It 'is told of with id <Id> when it answers by <Behaviour>' -ForEach @(
        @{ Behaviour = 'Cut'; Id = 'EngineAnswerInvalid'; Category = 'InvalidData' }
        @{ Behaviour = 'Html'; Id = 'EngineAnswerInvalid'; Category = 'InvalidData' }
        @{ Behaviour = 'HtmlError'; Id = 'EngineAnswerInvalid'; Category = 'InvalidData' }
        @{ Behaviour = 'BadJson'; Id = 'EngineAnswerInvalid'; Category = 'InvalidData' }
        @{ Behaviour = 'ServerError'; Id = 'EngineError'; Category = 'NotSpecified' }
        @{ Behaviour = 'Hang'; Id = 'EngineTimeout'; Category = 'OperationTimeout' }
        @{ Behaviour = 'HangInBody'; Id = 'EngineTimeout'; Category = 'OperationTimeout' }
    ) {
        $fake = Start-FakeEngine $Behaviour
        # The others answer, however slow the computer is.
        $env:DOCKER_CLIENT_TIMEOUT = $Behaviour -like 'Hang*' ? '0.5' : $null
        try {
            $record = Get-ErrorOf { Get-DockerContainer -DockerHost $fake.Host }
            $record | Should -HaveCount 1
            $record.FullyQualifiedErrorId | Should -BeLike "$Id,*"
            $record.CategoryInfo.Category | Should -Be $Category
            "$record" | Should -Match ([regex]::Escape($fake.Host))
            $record.ErrorDetails.RecommendedAction | Should -Not -BeNullOrEmpty
        } finally {
            $env:DOCKER_CLIENT_TIMEOUT = $null
            $fake.Dispose()
        }
    }

    It 'leaves no prompt waiting when something is to be completed' {
        $fake = Start-FakeEngine Hang
        try {
            # A cmdlet waits for a minute.
            $clock = [Diagnostics.Stopwatch]::StartNew()
            $line = "Stop-DockerContainer -DockerHost $($fake.Host) -Name "
            (TabExpansion2 $line $line.Length).CompletionMatches | Where-Object ResultType -EQ ParameterValue | Should -BeNullOrEmpty
            $clock.Elapsed.TotalSeconds | Should -BeLessThan 20
            $fake.Requests | Should -Not -BeNullOrEmpty
        } finally {
            $fake.Dispose()
        }
    }

    It 'has its own words kept' {
        $fake = Start-FakeEngine ServerError
        try {
            "$(Get-ErrorOf { Get-DockerNetwork -DockerHost $fake.Host })" | Should -Match 'something broke inside'
        } finally {
            $fake.Dispose()
        }
    }

    It 'is heard when it has enough in the middle of an upload' {
        $fake = Start-FakeEngine ServerError @{ 'POST /images/create' = 'Full' }
        try {
            $file = "$TestDrive/large.tar"
            $stream = [IO.File]::Create($file)
            $stream.SetLength(64MB)
            $stream.Dispose()
            $record = Get-ErrorOf { Import-DockerImage $file dnt/large -DockerHost $fake.Host }
            $record.FullyQualifiedErrorId | Should -BeLike 'EngineDiskFull,*'
            $record.TargetObject | Should -Be $file
        } finally {
            $fake.Dispose()
        }
    }

    It 'does not stop the work on another' {
        $fake = Start-FakeEngine ServerError
        try {
            $output = 'tcp://127.0.0.1:1', $fake.Host, (Get-TestHost) |
                ForEach-Object { [pscustomobject]@{ DockerHost = $_ } } | Get-DockerEngine -ErrorVariable failed -ErrorAction SilentlyContinue
            $output.DockerHost | Should -Be (Get-TestHost)
            $failed.FullyQualifiedErrorId -replace ',.*' | Should -Be 'EngineUnreachable', 'EngineError'
        } finally {
            $fake.Dispose()
        }
    }
}

Describe 'An engine that is not there' -Tag Fast {
    It 'is told of at <_>' -ForEach 'unix:///tmp/dnt-nowhere.sock', 'tcp://127.0.0.1:1', 'tcp://nowhere.invalid:2375' {
        $address = $_
        $record = Get-ErrorOf { Get-DockerContainer -DockerHost $address }
        $record.FullyQualifiedErrorId | Should -BeLike 'EngineUnreachable,*'
        $record.CategoryInfo.Category | Should -Be 'ConnectionError'
        "$record" | Should -Match ([regex]::Escape($address))
    }

    It 'leaves nothing to complete' {
        $line = 'Stop-DockerContainer -DockerHost tcp://127.0.0.1:1 -Name '
        (TabExpansion2 $line $line.Length).CompletionMatches | Where-Object ResultType -EQ ParameterValue | Should -BeNullOrEmpty
    }
}

Describe 'A text that names no engine' -Tag Fast {
    It 'is refused: <Text>' -ForEach @(
        @{ Text = 'ssh://me@there?x=1'; Id = 'DockerHostInvalid'; Category = 'InvalidArgument' }
        @{ Text = 'ftp://there'; Id = 'DockerHostInvalid'; Category = 'InvalidArgument' }
        @{ Text = 'no-such-context'; Id = 'DockerContextNotFound'; Category = 'ObjectNotFound' }
    ) {
        $record = Get-ErrorOf { Get-DockerContainer -DockerHost $Text }
        $record.FullyQualifiedErrorId | Should -BeLike "$Id,*"
        $record.CategoryInfo.Category | Should -Be $Category
        $record.TargetObject | Should -Be $Text
    }

    It 'is refused without a word of its password: <_>' -ForEach @(
        'tcp://admin:geheim@there:2375', 'https://token-geheim@there', 'tcp://a:x/geheim@x@there:1', 'http://u:geheim@there?q=1', 'ssh://me:geheim@there'
    ) {
        $address = $_
        foreach ($record in (Get-ErrorOf { Get-DockerContainer -DockerHost $address }), (Get-ErrorOf { $saved = $env:DOCKER_HOST; $env:DOCKER_HOST = $address; try { Get-DockerContainer } finally { $env:DOCKER_HOST = $saved } })) {
            $record.FullyQualifiedErrorId | Should -BeLike 'DockerHostInvalid,*'
            "$record", "$($record.TargetObject)", "$($record.CategoryInfo)", "$($record.Exception)", ($record | Format-List * -Force | Out-String) | Should -Not -Match geheim
            "$record" | Should -Match 'there'
        }
    }
}
