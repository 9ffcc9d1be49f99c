BeforeAll {
    Import-Module "$PSScriptRoot/../../Support/DockerNet.Testing.psm1" -Force
    Import-Module "$PSScriptRoot/../../Support/Engines/FakeEngine.psm1"
    Import-Module "$PSScriptRoot/../../Support/Engines/Certificate.psm1"

    $script:engine = Get-TestHost
    $script:names = 'DOCKER_HOST', 'DOCKER_CONTEXT', 'DOCKER_CONFIG', 'DOCKER_TLS', 'DOCKER_TLS_VERIFY', 'DOCKER_CERT_PATH', 'DOCKER_API_VERSION'
    $script:saved = @{}
    $names | ForEach-Object { $saved[$_] = [Environment]::GetEnvironmentVariable($_) }

    function Set-Context([string]$Name, [string]$Address, [string]$Keys, [switch]$SkipVerify) {
        $digest = [Convert]::ToHexString([Security.Cryptography.SHA256]::HashData([Text.Encoding]::UTF8.GetBytes($Name))).ToLowerInvariant()
        $folder = New-Item "$env:DOCKER_CONFIG/contexts/meta/$digest" -ItemType Directory -Force
        @{ Name = $Name; Metadata = @{}; Endpoints = @{ docker = @{ Host = $Address; SkipTLSVerify = [bool]$SkipVerify } } } |
            ConvertTo-Json -Depth 5 | Set-Content "$folder/meta.json"
        if ($Keys) {
            $null = New-Item "$env:DOCKER_CONFIG/contexts/tls/$digest" -ItemType Directory -Force
            Copy-Item $Keys "$env:DOCKER_CONFIG/contexts/tls/$digest/docker" -Recurse
        }
    }
}

Describe 'Which engine is meant' -Tag Fast {
    BeforeEach {
        $names | ForEach-Object { [Environment]::SetEnvironmentVariable($_, $null) }
        $env:DOCKER_CONFIG = (New-Item "TestDrive:/$(New-Guid)" -ItemType Directory).FullName
    }

    AfterEach {
        $names | ForEach-Object { [Environment]::SetEnvironmentVariable($_, $saved[$_]) }
    }

    It 'is said by -DockerHost before all' {
        $env:DOCKER_HOST = 'tcp://127.0.0.1:1'
        (Get-DockerEngine -DockerHost $engine).DockerHost | Should -Be $engine
    }

    It 'is said by DOCKER_HOST, at once when it changes' {
        $env:DOCKER_HOST = 'tcp://127.0.0.1:1'
        (Get-ErrorOf { Get-DockerEngine }).FullyQualifiedErrorId | Should -BeLike 'EngineUnreachable,*'
        $env:DOCKER_HOST = $engine
        (Get-DockerEngine).DockerHost | Should -Be $engine
    }

    It 'is said by DOCKER_CONTEXT when DOCKER_HOST says nothing' {
        Set-Context mine $engine
        $env:DOCKER_CONTEXT = 'mine'
        (Get-DockerEngine).DockerHost | Should -Be $engine
        $env:DOCKER_HOST = 'tcp://127.0.0.1:1'
        (Get-ErrorOf { Get-DockerEngine }).FullyQualifiedErrorId | Should -BeLike 'EngineUnreachable,*'
    }

    It 'is said by the context that the client uses' {
        Set-Context mine $engine
        '{ "currentContext": "mine" }' | Set-Content "$env:DOCKER_CONFIG/config.json"
        (Get-DockerEngine).DockerHost | Should -Be $engine
    }

    It 'is told by -Verbose, once, with why it is that one: <Reason>' -ForEach @(
        @{ Reason = 'the address that was named'; Setup = { }; More = { @{ DockerHost = $engine } } }
        @{ Reason = 'the context mine that was named'; Setup = { Set-Context mine $engine }; More = { @{ DockerHost = 'mine' } } }
        @{ Reason = 'the variable DOCKER_HOST'; Setup = { $env:DOCKER_HOST = $engine }; More = { @{} } }
        @{ Reason = 'the context mine in the variable DOCKER_CONTEXT'; Setup = { Set-Context mine $engine; $env:DOCKER_CONTEXT = 'mine' }; More = { @{} } }
        @{ Reason = 'the docker client''s current context mine'; Setup = { Set-Context mine $engine; '{ "currentContext": "mine" }' | Set-Content "$env:DOCKER_CONFIG/config.json" }; More = { @{} } }
    ) {
        & $Setup
        $parameters = & $More
        $told = '*', '*' | Get-DockerNetwork @parameters -Verbose 4>&1 | Where-Object { $_ -is [Management.Automation.VerboseRecord] }
        @(@($told.Message) -match '^Engine: ') | Should -BeExactly "Engine: $engine, by $Reason."
    }

    It 'tells of each step by -Verbose, of each request by -Debug, and of neither otherwise' {
        $env:DOCKER_HOST = $engine
        $name = New-TestName told
        try {
            $said = New-DockerVolume $name -Verbose -Debug *>&1
            ($said | Where-Object { $_ -is [Management.Automation.VerboseRecord] }).Message | Should -Contain 'Create a volume.'
            ($said | Where-Object { $_ -is [Management.Automation.DebugRecord] }).Message | Should -Match '^(GET|POST|HEAD) /\S+: [0-9]{3} \w+ after [0-9]+ ms$'
            Get-DockerVolume $name *>&1 | Should -HaveCount 1
            $said = Remove-DockerVolume $name -Confirm:$false -Verbose *>&1
            $said.ForEach({ "$_" }) | Should -Contain "Remove the volume $name."
        } finally { Remove-DockerVolume $name -Confirm:$false -ErrorAction Ignore }
    }

    It 'is said by a context''s name' {
        Set-Context mine $engine
        (Get-DockerEngine -DockerHost mine).DockerHost | Should -Be $engine
    }

    It 'is a host and a port without a scheme, as for the client: <Text>' -ForEach @(
        @{ Text = '127.0.0.1:1'; Address = 'tcp://127.0.0.1:1' }, @{ Text = 'localhost:1'; Address = 'tcp://localhost:1' }
        @{ Text = ':1'; Address = 'tcp://localhost:1' }, @{ Text = 'tcp://:1'; Address = 'tcp://localhost:1' }, @{ Text = '[::1]:1'; Address = 'tcp://*::1*:1' }
    ) {
        $record = Get-ErrorOf { Get-DockerEngine -DockerHost $Text }
        $record.FullyQualifiedErrorId | Should -BeLike 'EngineUnreachable,*'
        "$record" | Should -BeLike "*on ${Address}:*"
        $env:DOCKER_HOST = $Text
        "$(Get-ErrorOf { Get-DockerEngine })" | Should -Be "$record"
    }

    It 'goes with the objects to the next cmdlet' {
        $env:DOCKER_HOST = 'tcp://127.0.0.1:1'
        Get-DockerNetwork bridge -DockerHost $engine | Get-DockerNetwork | ForEach-Object DockerHost | Should -Be $engine
    }

    It 'is not found in settings that cannot be read' {
        'not json' | Set-Content "$env:DOCKER_CONFIG/config.json"
        (Get-ErrorOf { Get-DockerEngine }).FullyQualifiedErrorId | Should -BeLike 'DockerHostInvalid,*'
    }

    It 'has its contexts completed' {
        Set-Context blue $engine
        Set-Context 'green one' $engine
        (Get-Completion 'Get-DockerEngine -DockerHost ').CompletionText | Should -Be 'blue', 'default', "'green one'"
    }

    It 'names the contexts there are when one is unknown' {
        Set-Context blue $engine
        "$(Get-ErrorOf { Get-DockerEngine -DockerHost bleu })" | Should -Match "'blue'"
    }

    It 'is refused when its version of the API is asked for and it has none such' {
        $env:DOCKER_API_VERSION = '9.99'
        # A socket of its own name, since a connection keeps the version that it was made with.
        $link = "TestDrive:/$(New-Guid).sock"
        $path = (Get-Item TestDrive:/).FullName + "/v.sock"
        & ln -s ($engine -replace '^unix://') $path
        (Get-ErrorOf { Get-DockerEngine -DockerHost "unix://$path" }).FullyQualifiedErrorId | Should -BeLike 'EngineVersionUnsupported,*'
    }
}

Describe 'An encrypted connection' -Tag Fast {
    BeforeAll {
        # An authority, an engine's certificate for localhost and a caller's, made here for these tests alone.
        $keys = (New-Item 'TestDrive:/keys' -ItemType Directory).FullName
        $authority = New-TestAuthority
        New-TestCertificate $authority engine "$keys/engine" localhost
        New-TestCertificate $authority caller "$keys/caller"
        # A caller that knows another authority.
        New-TestCertificate (New-TestAuthority other) stranger "$keys/stranger"
        $server = [DockerNet.Testing.FakeEngine]::new('{"ServerVersion":"20.10","Version":"20.10.24","Name":"secure","ID":"x"}', [Collections.Generic.Dictionary[string, string]]::new(),
            "$keys/engine/cert.pem", "$keys/engine/key.pem")
        $port = ([Uri]$server.Host).Port
    }

    AfterAll { $server.Dispose() }

    BeforeEach {
        $names | ForEach-Object { [Environment]::SetEnvironmentVariable($_, $null) }
        $env:DOCKER_CONFIG = (New-Item "TestDrive:/$(New-Guid)" -ItemType Directory).FullName
    }

    AfterEach {
        $names | ForEach-Object { [Environment]::SetEnvironmentVariable($_, $saved[$_]) }
    }

    It 'is made with the keys that the environment names' {
        $env:DOCKER_TLS_VERIFY = '1'
        $env:DOCKER_CERT_PATH = "$keys/caller"
        (Get-DockerEngine -DockerHost "tcp://localhost:$port").Name | Should -Be 'secure'
        $server.CallerNames | Should -Contain 'CN=caller'
    }

    It 'is made with the keys of a context, which the objects then name' {
        Set-Context safe "tcp://localhost:$port" "$keys/caller"
        $about = Get-DockerEngine -DockerHost safe
        $about.Name | Should -Be 'secure'
        $about.DockerHost | Should -Be 'safe'
    }

    It 'is not made with an engine whose authority is unknown' {
        Set-Context strange "tcp://localhost:$port" "$keys/stranger"
        $record = Get-ErrorOf { Get-DockerEngine -DockerHost strange }
        $record.FullyQualifiedErrorId | Should -BeLike 'EngineCertificateInvalid,*'
        $record.CategoryInfo.Category | Should -Be 'SecurityError'
    }

    It 'is not made with an engine whose certificate is for another name' {
        Set-Context renamed "tcp://127.0.0.1:$port" "$keys/caller"
        (Get-ErrorOf { Get-DockerEngine -DockerHost renamed }).FullyQualifiedErrorId | Should -BeLike 'EngineCertificateInvalid,*'
    }

    It 'trusts anyone only in a context that says so' {
        Set-Context lax "tcp://127.0.0.1:$port" "$keys/stranger" -SkipVerify
        (Get-DockerEngine -DockerHost lax).Name | Should -Be 'secure'
    }

    It 'is not left out because there are no keys' {
        (Get-ErrorOf { Get-DockerEngine -DockerHost "https://localhost:$port" }).FullyQualifiedErrorId | Should -BeLike 'EngineCertificateInvalid,*'
    }
}
