# Words of a container's command that were meant for the cmdlet, and the other way round. They are typed as a person types
# them: what is quoted is told from what is not by how it is written alone.
BeforeAll {
    Import-Module "$PSScriptRoot/../../Support/DockerNet.Testing.psm1" -Force

    $script:busybox = 'dockernet/busybox:test'
    $script:web = (New-DockerContainer $busybox -Name (New-TestName web) -Start).Name
    $script:mark = New-TestName mark

    # Each made container has the label by which it is removed.
    function Invoke-Line([string]$Line) {
        $PSDefaultParameterValues = @{ 'New-DockerContainer:Label' = "dnt=$($mark -replace '^dnt|-.*')", "of=$mark" }
        & ([scriptblock]::Create($Line))
    }
    function Get-Made { Get-DockerContainer -Label "of=$mark" -Detailed }
    function Get-MadeCommand { (Get-Made | ForEach-Object { (Invoke-EngineApi GET "/containers/$($_.Id)/json").Config.Cmd }) }
}

AfterAll { Remove-TestObject }

Describe 'A word that looks like a parameter' {
    AfterEach { Get-DockerContainer -Label "of=$mark" | Remove-DockerContainer -Force }

    It 'is an error that names it: <Line>' -ForEach @(
        @{ Line = 'New-DockerContainer $busybox -Nmae web9'; Word = '-Nmae'; Near = '-Name' }
        @{ Line = "New-DockerContainer `$busybox ```n  -Nmae web9"; Word = '-Nmae'; Near = '-Name' }
        @{ Line = '$x = New-DockerContainer $busybox -Pubilsh 80:80 -Start'; Word = '-Pubilsh'; Near = '-Publish' }
        @{ Line = 'New-DockerContainer -Nmae web9 $busybox'; Word = '-Nmae'; Near = '-Name' }
        @{ Line = 'New-DockerContainer $busybox -Netwrok:x sh'; Word = '-Netwrok:'; Near = '-Network' }
        @{ Line = '1 | ForEach-Object { New-DockerContainer $busybox -Strat }'; Word = '-Strat'; Near = '-Start' }
        @{ Line = 'Get-DockerImage $busybox | New-DockerContainer -Nmae web9'; Word = '-Nmae'; Near = '-Name' }
        @{ Line = 'Invoke-ContainerCommand $web -Usre root id'; Word = '-Usre'; Near = '-User' }
        @{ Line = '$web, $web | Invoke-ContainerCommand -Usre root id'; Word = '-Usre'; Near = '-User' }
    ) {
        $record = Get-ErrorOf { Invoke-Line $Line }
        $record | Should -HaveCount 1
        $record.FullyQualifiedErrorId | Should -BeLike 'ParameterUnknown,*'
        $record.TargetObject | Should -Be $Word
        $record.ErrorDetails.RecommendedAction | Should -BeLike "*$Near*quotes*--*"
        Get-Made | Should -BeNullOrEmpty
    }

    It 'is the command''s where it is quoted, after --, or near to nothing: <Line>' -ForEach @(
        @{ Line = 'New-DockerContainer $busybox ''-Nmae'' web9'; Command = '-Nmae', 'web9' }
        @{ Line = 'New-DockerContainer $busybox "-Nmae" web9'; Command = '-Nmae', 'web9' }
        @{ Line = 'New-DockerContainer $busybox -- -Nmae web9'; Command = '-Nmae', 'web9' }
        @{ Line = '$rest = ''-Nmae'', ''web9''; New-DockerContainer $busybox @rest'; Command = '-Nmae', 'web9' }
        @{ Line = 'New-DockerContainer $busybox -Command ''-Nmae'', web9'; Command = '-Nmae', 'web9' }
        @{ Line = 'New-DockerContainer $busybox sh -Nmae web9'; Command = 'sh', '-Nmae', 'web9' }
        @{ Line = 'New-DockerContainer $busybox -jar app.jar'; Command = '-jar', 'app.jar' }
        @{ Line = 'New-DockerContainer $busybox -- --rm -it'; Command = '--rm', '-it' }
        @{ Line = 'New-DockerContainer $busybox ''--rm'' ''-it'''; Command = '--rm', '-it' }
        @{ Line = 'New-DockerContainer $busybox --appendonly yes'; Command = '--appendonly', 'yes' }
        @{ Line = 'New-DockerContainer $busybox redis-server --appendonly yes --name x'; Command = 'redis-server', '--appendonly', 'yes', '--name', 'x' }
        @{ Line = 'New-DockerContainer $busybox sh ''-c'' ''echo hi'''; Command = 'sh', '-c', 'echo hi' }
        @{ Line = 'New-DockerContainer $busybox ping ''-c'' 1 db'; Command = 'ping', '-c', '1', 'db' }
        @{ Line = 'New-DockerContainer $busybox ls ''-la'''; Command = 'ls', '-la' }
    ) {
        $null = Invoke-Line $Line
        Get-MadeCommand | Should -BeExactly $Command
    }

    It 'is the command''s where nobody wrote a line' {
        $shell = [powershell]::Create([Management.Automation.RunspaceMode]::CurrentRunspace)
        try {
            $null = $shell.AddCommand('New-DockerContainer').AddArgument($busybox).AddArgument('-Nmae').AddParameter('Label', @("of=$mark")).Invoke()
        } finally { $shell.Dispose() }
        Get-MadeCommand | Should -BeExactly '-Nmae'
    }
}

Describe 'An option of the docker client' {
    AfterEach { Get-DockerContainer -Label "of=$mark" | Remove-DockerContainer -Force }

    It 'is an error that names the parameter: <Line>' -ForEach @(
        @{ Line = 'New-DockerContainer $busybox --rm sh'; Word = '--rm'; Parameter = '-AutoRemove' }
        @{ Line = 'New-DockerContainer --rm $busybox sh'; Word = '--rm'; Parameter = '-AutoRemove' }
        @{ Line = 'New-DockerContainer $busybox -it sh'; Word = '-it'; Parameter = '-Interactive -Tty' }
        @{ Line = 'New-DockerContainer $busybox -itd'; Word = '-itd'; Parameter = '-Interactive -Tty -Start' }
        @{ Line = 'New-DockerContainer $busybox --name web9'; Word = '--name'; Parameter = '-Name' }
        @{ Line = 'New-DockerContainer $busybox --name=web9'; Word = '--name=web9'; Parameter = '-Name' }
        @{ Line = 'New-DockerContainer $busybox --network x'; Word = '--network'; Parameter = '-Network' }
        @{ Line = 'New-DockerContainer $busybox --link db:web'; Word = '--link'; Parameter = '-Link' }
        @{ Line = 'New-DockerContainer $busybox --detach'; Word = '--detach'; Parameter = '-Start' }
        @{ Line = 'Invoke-ContainerCommand $web --detach sleep 1'; Word = '--detach'; Parameter = '-Detach' }
        @{ Line = 'Invoke-ContainerCommand $web -it sh'; Word = '-it'; Parameter = '-Tty' }
        @{ Line = 'Invoke-ContainerCommand -it $web sh'; Word = '-it'; Parameter = '-Tty' }
    ) {
        $record = Get-ErrorOf { Invoke-Line $Line }
        $record | Should -HaveCount 1
        $record.FullyQualifiedErrorId | Should -BeLike 'ClientOption,*'
        $record.TargetObject | Should -Be $Word
        "$record" | Should -BeLike "*here it is $Parameter."
        Get-Made | Should -BeNullOrEmpty
    }

    It 'of one letter is the parameter: <Letter>' -ForEach @(
        @{ Letter = '-d'; Is = { $_.State -eq 'running' } }
        @{ Letter = '-e A=1'; Is = { $_.Env -contains 'A=1' } }
        @{ Letter = '-p 80'; Is = { (Invoke-EngineApi GET "/containers/$($_.Id)/json").HostConfig.PortBindings.'80/tcp' } }
        @{ Letter = '-v /data'; Is = { $_.Mounts.Target -eq '/data' } }
        @{ Letter = '-w /tmp'; Is = { (Invoke-EngineApi GET "/containers/$($_.Id)/json").Config.WorkingDir -eq '/tmp' } }
        @{ Letter = '-i -t'; Is = { $it = (Invoke-EngineApi GET "/containers/$($_.Id)/json").Config; $it.Tty -and $it.OpenStdin } }
    ) {
        $null = Invoke-Line "New-DockerContainer `$busybox $Letter -WarningAction Ignore"
        Get-Made | ForEach-Object $Is | Should -Not -BeNullOrEmpty
        Get-Made | ForEach-Object $Is | Should -Not -Be $false
    }

    It 'of one letter among the words of a command is an error: <Line>' -ForEach @(
        @{ Line = 'New-DockerContainer $busybox ls -d /x'; Letter = '-d' }
        @{ Line = 'New-DockerContainer $busybox sh -e script'; Letter = '-e' }
        @{ Line = 'New-DockerContainer -Image $busybox sh -s'; Letter = '-s' }
        @{ Line = 'Invoke-ContainerCommand $web tar -t x'; Letter = '-t' }
        @{ Line = 'Invoke-ContainerCommand $web -User root ls -d /'; Letter = '-d' }
    ) {
        $record = Get-ErrorOf { Invoke-Line $Line }
        $record | Should -HaveCount 1
        $record.FullyQualifiedErrorId | Should -BeLike 'OptionUnquoted,*'
        $record.TargetObject | Should -Be $Letter
        Get-Made | Should -BeNullOrEmpty
    }

    It 'in its place goes on working' {
        (Invoke-ContainerCommand $web -User root -Env A=1 sh '-c' 'echo $A').Output | Should -Be 1
        (Invoke-ContainerCommand $web -e A=2 -w /tmp sh '-c' 'echo $A; pwd').Output | Should -Be 2, '/tmp'
        (Invoke-ContainerCommand $web ls '-d' / -User root).Output | Should -Be '/'
        (Invoke-ContainerCommand $web ls -la /).ExitCode | Should -Be 0
    }
}

Describe 'A command that is one text with blanks' {
    AfterEach { Get-DockerContainer -Label "of=$mark" | Remove-DockerContainer -Force }

    It 'is an error that says to write words apart: <_>' -ForEach 'Invoke-ContainerCommand $web ''ls -l /''', 'New-DockerContainer $busybox ''ls -l /'' -Start' {
        $record = Get-ErrorOf { Invoke-Line $_ }
        $record | Should -HaveCount 1
        $record.FullyQualifiedErrorId | Should -BeLike 'CommandNotFound,*'
        $record.ErrorDetails.RecommendedAction | Should -BeLike "*go apart: write ls '-l' /,*"
    }

    It 'is none where a program has no blanks' {
        (Get-ErrorOf { Invoke-ContainerCommand $web nosuch x }).ErrorDetails.RecommendedAction | Should -Not -BeLike '*apart*'
    }
}

Describe 'A path of Windows' -Skip:$IsWindows {
    It 'is told as such: <_>' -ForEach @(
        'New-DockerContainer $busybox -Volume C:\x:/data', 'New-DockerContainer $busybox -Mount ''type=bind,source=C:\x,target=/data'''
        'Copy-ContainerItem C:\x "${web}:/tmp"', 'Copy-ContainerItem "${web}:/etc/passwd" C:\x', 'Copy-ContainerItem "${web}:C:\x" /tmp'
    ) {
        $record = Get-ErrorOf { Invoke-Line $_ }
        $record | Should -HaveCount 1
        $record.FullyQualifiedErrorId | Should -BeLike 'PathForeign,*'
        "$record" | Should -BeLike "*'C:\x' is a path of Windows*"
        Get-Made | Should -BeNullOrEmpty
    }
}
