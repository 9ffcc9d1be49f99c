BeforeAll {
    Import-Module "$PSScriptRoot/../../Support/DockerNet.Testing.psm1" -Force
    Import-Module "$PSScriptRoot/../../Support/Engines/FakeEngine.psm1"

    $script:names = 'DOCKER_HOST', 'DOCKER_CONTEXT', 'DOCKER_CONFIG', 'DOCKER_TLS', 'DOCKER_TLS_VERIFY', 'DOCKER_CERT_PATH'
    $script:saved = @{}
    $names | ForEach-Object { $saved[$_] = [Environment]::GetEnvironmentVariable($_) }
    $script:engine = Get-TestHost
}

Describe 'The client''s contexts' -Tag Fast {
    BeforeEach {
        $names | ForEach-Object { [Environment]::SetEnvironmentVariable($_, $null) }
        $env:DOCKER_CONFIG = (New-Item "TestDrive:/$(New-Guid)" -ItemType Directory).FullName
        # Made by the client itself.
        & docker context create mine --description 'this one' --docker "host=$engine" 2>&1 | Out-Null
        & docker context create dead --docker host=tcp://127.0.0.1:1 2>&1 | Out-Null
        & docker context create lax --docker 'host=tcp://127.0.0.1:2,skip-tls-verify=true' 2>&1 | Out-Null
    }

    AfterEach {
        $names | ForEach-Object { [Environment]::SetEnvironmentVariable($_, $saved[$_]) }
    }

    It 'are all listed, as the client lists them' {
        $found = Get-DockerContext
        $listed = & docker context ls --format '{{.Name}} {{.DockerEndpoint}} {{.Description}}' | Where-Object { $_ -notmatch '^default ' }
        $found.Where({ $_.Name -ne 'default' }).ForEach({ "$($_.Name) $($_.Endpoint) $($_.Description)" }) | Should -Be $listed
        $found.Name | Should -Contain 'default'
    }

    It 'tell how their connections are kept safe' {
        $lax = Get-DockerContext lax
        $lax.Tls | Should -Be $true
        $lax.TlsVerify | Should -Be $false
        $mine = Get-DockerContext mine
        $mine.Tls | Should -Be $false
        $mine.TlsVerify | Should -Be $null
    }

    It 'tell which is used now: <Setup>' -ForEach @(
        @{ Setup = { }; Current = 'default' }
        @{ Setup = { & docker context use mine 2>&1 | Out-Null }; Current = 'mine' }
        @{ Setup = { & docker context use mine 2>&1 | Out-Null; $env:DOCKER_CONTEXT = 'dead' }; Current = 'dead' }
        @{ Setup = { $env:DOCKER_CONTEXT = 'dead'; $env:DOCKER_HOST = $engine }; Current = 'default' }
    ) {
        & $Setup
        (Get-DockerContext | Where-Object IsCurrent).Name | Should -Be $Current
        (Get-DockerContext $Current).IsCurrent | Should -Be $true
    }

    It 'are found by patterns, and those of engines' {
        (Get-DockerContext 'D*').Name | Should -Be 'default', 'dead'
        (Get-DockerContext -DockerHost mine).Name | Should -Be 'mine'
    }

    It 'tell whether their engines answer, when asked to, and why not' {
        $found = Get-DockerContext mine, dead -Test
        $found.ForEach({ $_.Answers }) | Should -Be $true, $false
        $found[0].EngineVersion | Should -Be (Get-DockerEngine -DockerHost $engine).Version
        $found[1].Problem | Should -Match 'no engine answers'
        (Get-DockerContext mine).Answers | Should -Be $null
    }

    It 'are engines for all cmdlets' {
        (Get-DockerNetwork bridge -DockerHost (Get-DockerContext mine)).DockerHost | Should -Be $engine
        (Get-DockerContext mine | Get-DockerEngine).DockerHost | Should -Be $engine
        $found = Get-DockerNetwork bridge -DockerHost (Get-DockerContext mine, dead) -ErrorVariable failed -ErrorAction SilentlyContinue
        $found.Count | Should -Be 1
        $failed.FullyQualifiedErrorId | Should -BeLike 'EngineUnreachable,*'
    }

    It 'are completed by name' {
        (Get-Completion 'Get-DockerContext ').CompletionText | Should -Be 'dead', 'default', 'lax', 'mine'
        (Get-Completion 'Get-DockerContext m').CompletionText | Should -Be 'mine'
    }

    It 'are an error of their own where there is none of that name' {
        $record = Get-ErrorOf { Get-DockerContext mein }
        $record.FullyQualifiedErrorId | Should -BeLike 'DockerContextNotFound,*'
        $record.TargetObject | Should -Be 'mein'
    }

    It 'are told when one cannot be read, which hides no other: <Text>' -ForEach @(
        @{ Text = 'not json' }, @{ Text = '{}' }, @{ Text = '[]' }, @{ Text = '' }, @{ Text = '{"Name":5}' }
    ) {
        $file = "$(New-Item "$env:DOCKER_CONFIG/contexts/meta/$('0' * 64)" -ItemType Directory)/meta.json"
        Set-Content $file $Text -NoNewline
        $found = Get-DockerContext -ErrorVariable failed -ErrorAction SilentlyContinue
        $found.Name | Should -Be 'default', 'dead', 'lax', 'mine'
        $failed.FullyQualifiedErrorId | Should -BeLike 'DockerHostInvalid,*'
        $failed.TargetObject | Should -Be $file
    }
}
