BeforeAll {
    Import-Module "$PSScriptRoot/../../Support/DockerNet.Testing.psm1" -Force
    $script:digest = 'sha256:' + '0123456789abcdef' * 4
}

Describe 'An image''s name' -Tag Fast {
    It 'is read: <Text>' -ForEach @(
        @{ Text = 'busybox'; Registry = 'docker.io'; Path = 'library/busybox'; Tag = $null; Digest = $null; Name = 'busybox:latest' }
        @{ Text = 'busybox:1.36'; Registry = 'docker.io'; Path = 'library/busybox'; Tag = '1.36'; Digest = $null; Name = 'busybox:1.36' }
        @{ Text = 'dockernet/web'; Registry = 'docker.io'; Path = 'dockernet/web'; Tag = $null; Digest = $null; Name = 'dockernet/web:latest' }
        @{ Text = 'docker.io/library/busybox:1'; Registry = 'docker.io'; Path = 'library/busybox'; Tag = '1'; Digest = $null; Name = 'busybox:1' }
        @{ Text = 'index.docker.io/busybox'; Registry = 'docker.io'; Path = 'library/busybox'; Tag = $null; Digest = $null; Name = 'busybox:latest' }
        @{ Text = 'library/busybox'; Registry = 'docker.io'; Path = 'library/busybox'; Tag = $null; Digest = $null; Name = 'busybox:latest' }
        @{ Text = 'localhost/web'; Registry = 'localhost'; Path = 'web'; Tag = $null; Digest = $null; Name = 'localhost/web:latest' }
        @{ Text = 'localhost:5000/web'; Registry = 'localhost:5000'; Path = 'web'; Tag = $null; Digest = $null; Name = 'localhost:5000/web:latest' }
        @{ Text = 'localhost:5000/a/b:v1'; Registry = 'localhost:5000'; Path = 'a/b'; Tag = 'v1'; Digest = $null; Name = 'localhost:5000/a/b:v1' }
        @{ Text = 'registry.example.org/a_b/c--d.e:V.1-x'; Registry = 'registry.example.org'; Path = 'a_b/c--d.e'; Tag = 'V.1-x'; Digest = $null; Name = 'registry.example.org/a_b/c--d.e:V.1-x' }
        @{ Text = 'HOST/web'; Registry = 'HOST'; Path = 'web'; Tag = $null; Digest = $null; Name = 'HOST/web:latest' }
        @{ Text = '[fd00::1]:5000/web:1'; Registry = '[fd00::1]:5000'; Path = 'web'; Tag = '1'; Digest = $null; Name = '[fd00::1]:5000/web:1' }
    ) {
        $reference = [DockerNet.Wiring.ImageReference]::Parse($Text)
        $reference.Registry | Should -BeExactly $Registry
        $reference.Path | Should -BeExactly $Path
        $reference.Tag | Should -BeExactly $Tag
        $reference.Digest | Should -BeExactly $Digest
        $reference.Name | Should -BeExactly $Name
        [DockerNet.Wiring.ImageReference]::Parse("$reference") | Should -Be $reference
    }

    It 'may have a digest, which counts for more than a tag' {
        $reference = [DockerNet.Wiring.ImageReference]::Parse("localhost:5000/web:v1@$digest")
        $reference.Registry | Should -Be 'localhost:5000'
        $reference.Tag | Should -Be 'v1'
        $reference.Digest | Should -Be $digest
        $reference.Name | Should -Be "localhost:5000/web@$digest"
        "$reference" | Should -Be "localhost:5000/web:v1@$digest"
    }

    It 'is refused: <Text>' -ForEach @(
        @{ Text = ''; Why = 'no repository' }
        @{ Text = ':tag'; Why = 'no repository' }
        @{ Text = 'localhost:5000/'; Why = 'no repository' }
        @{ Text = 'Busybox'; Why = 'capital' }
        @{ Text = 'dockernet/Web'; Why = 'capital' }
        @{ Text = 'busy box'; Why = 'repository' }
        @{ Text = 'busybox:'; Why = 'tag' }
        @{ Text = 'busybox:-x'; Why = 'tag' }
        @{ Text = "busybox:$('x' * 129)"; Why = 'tag' }
        @{ Text = 'busybox:1:2'; Why = 'repository' }
        @{ Text = '/busybox'; Why = 'repository' }
        @{ Text = 'a//b'; Why = 'repository' }
        @{ Text = '../etc'; Why = 'registry' }
        @{ Text = 'a..b'; Why = 'repository' }
        @{ Text = '-web'; Why = 'repository' }
        @{ Text = "web`n"; Why = 'repository' }
        @{ Text = 'host:port/web'; Why = 'registry' }
        @{ Text = 'web@sha256:123'; Why = 'digest' }
        @{ Text = 'web@'; Why = 'digest' }
        @{ Text = 'a' * 256; Why = 'longer' }
        @{ Text = '0123456789abcdef' * 4; Why = 'id' }
    ) {
        { [DockerNet.Wiring.ImageReference]::Parse($Text) } | Should -Throw "*$Why*"
        $value = $null
        [DockerNet.Wiring.ImageReference]::TryParse($Text, [ref]$value) | Should -BeFalse
        $value | Should -BeNullOrEmpty
    }
}
