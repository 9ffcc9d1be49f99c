BeforeDiscovery {
    $script:possible = $IsLinux -and (& id -u) -eq 0
}

Describe 'An engine that is reached by TLS' -Skip:(-not $possible) {
    BeforeAll {
        Import-Module "$PSScriptRoot/../../Support/DockerNet.Testing.psm1" -Force
        Import-Module "$PSScriptRoot/../../Support/Engines/PrivateEngine.psm1"
        Import-Module "$PSScriptRoot/../../Support/Engines/TestImage.psm1"
        Import-Module "$PSScriptRoot/../../Support/Engines/Certificate.psm1"

        $script:names = 'DOCKER_HOST', 'DOCKER_CONTEXT', 'DOCKER_CONFIG', 'DOCKER_TLS', 'DOCKER_TLS_VERIFY', 'DOCKER_CERT_PATH'
        $script:saved = @{}
        $names | ForEach-Object { $saved[$_] = [Environment]::GetEnvironmentVariable($_) }
        $keys = (New-Item 'TestDrive:/keys' -ItemType Directory).FullName
        $authority = New-TestAuthority
        # At which address it is found is known once it is there.
        $engine = Start-PrivateEngine
        New-TestCertificate $authority engine "$keys/engine" $engine.Address
        $options = '--host', 'tcp://0.0.0.0:2376', '--tlsverify', '--tlscacert', "$keys/engine/ca.pem", '--tlscert', "$keys/engine/cert.pem", '--tlskey', "$keys/engine/key.pem"
        Resume-PrivateEngine $engine.Folder -Option $options
        Import-TestImage -DockerHost $engine.Host
        $address = "tcp://$($engine.Address):2376"
        New-TestCertificate $authority caller "$keys/right"
        New-TestCertificate (New-TestAuthority other) stranger "$keys/wrong authority"
        New-TestCertificate $authority late "$keys/ended" -Ended
        # The engine's authority, and nothing of the caller's own.
        $null = New-Item "$keys/nameless" -ItemType Directory
        Copy-Item "$keys/right/ca.pem" "$keys/nameless"
        $null = New-Item "$keys/broken" -ItemType Directory
        Copy-Item "$keys/right/*" "$keys/broken"
        Set-Content "$keys/broken/key.pem" 'no key'

        function Use-Key([string]$Folder) {
            $env:DOCKER_HOST = $address
            $env:DOCKER_TLS_VERIFY = '1'
            $env:DOCKER_CERT_PATH = $Folder
        }
    }

    BeforeEach {
        $names | ForEach-Object { [Environment]::SetEnvironmentVariable($_, $null) }
        $env:DOCKER_CONFIG = (New-Item "TestDrive:/$(New-Guid)" -ItemType Directory).FullName
    }

    AfterEach {
        $names | ForEach-Object { [Environment]::SetEnvironmentVariable($_, $saved[$_]) }
    }

    AfterAll { Stop-PrivateEngine $engine.Folder }

    It 'answers to the right certificate, and does all that it does otherwise' {
        Use-Key "$keys/right"
        (Get-DockerEngine).DockerHost | Should -Be $address
        $name = (New-DockerContainer dockernet/busybox:test -Start).Name
        ('of the host' | Invoke-ContainerCommand $name cat).Output | Should -Be 'of the host'
        Remove-DockerContainer $name -Force
    }

    It 'is not used by the name of another' {
        Use-Key "$keys/right"
        $null = New-Item "$keys/renamed" -ItemType Directory
        New-TestCertificate $authority renamed "$keys/renamed" other.example
        Resume-PrivateEngine $engine.Folder -Option '--host', 'tcp://0.0.0.0:2377', '--tlsverify', '--tlscacert', "$keys/renamed/ca.pem", '--tlscert', "$keys/renamed/cert.pem", '--tlskey', "$keys/renamed/key.pem"
        try {
            $record = Get-ErrorOf { Get-DockerEngine -DockerHost "tcp://$($engine.Address):2377" }
            $record.FullyQualifiedErrorId | Should -BeLike 'EngineCertificateInvalid,*'
            "$record" | Should -Match 'name'
        } finally {
            Resume-PrivateEngine $engine.Folder -Option $options
        }
    }

    It 'is not used with <Kind>, and it is told that it is that' -ForEach @(
        @{ Kind = 'a wrong authority'; Folder = 'wrong authority'; Words = 'chain|root|trust' }
        @{ Kind = 'no certificate of the caller''s'; Folder = 'nameless'; Words = 'certificate required|handshake|alert' }
        @{ Kind = 'a certificate that has ended'; Folder = 'ended'; Words = 'expired|certificate' }
        @{ Kind = 'a key that cannot be read'; Folder = 'broken'; Words = 'cannot be read' }
    ) {
        Use-Key "$keys/$Folder"
        $record = Get-ErrorOf { Get-DockerEngine }
        $record.FullyQualifiedErrorId | Should -BeLike 'EngineCertificateInvalid,*'
        $record.CategoryInfo.Category | Should -Be 'SecurityError'
        "$record" | Should -Match $Words
    }
}
