BeforeAll {
    Import-Module "$PSScriptRoot/../../../out/DockerNet/DockerNet.psd1" -Force
}

Describe 'LinkSpec' -Tag Fast {
    It 'reads <Text>' -ForEach @(
        @{ Text = 'db'; Source = 'db'; Alias = 'db'; Canonical = 'db' }
        @{ Text = 'db:webdb'; Source = 'db'; Alias = 'webdb'; Canonical = 'db:webdb' }
        @{ Text = 'db:db'; Source = 'db'; Alias = 'db'; Canonical = 'db' }
        @{ Text = '/db:/web/webdb'; Source = 'db'; Alias = 'webdb'; Canonical = 'db:webdb' }
        @{ Text = '/db:/web/db'; Source = 'db'; Alias = 'db'; Canonical = 'db' }
        @{ Text = '/db'; Source = 'db'; Alias = 'db'; Canonical = 'db' }
        @{ Text = '60bedbc24041:db'; Source = '60bedbc24041'; Alias = 'db'; Canonical = '60bedbc24041:db' }
        @{ Text = 'es:elasticsearch_2.x_yunyu'; Source = 'es'; Alias = 'elasticsearch_2.x_yunyu'
            Canonical = 'es:elasticsearch_2.x_yunyu' }
    ) {
        $link = [DockerNet.Wiring.LinkSpec]::Parse($Text)
        $link.Source | Should -BeExactly $Source
        $link.Alias | Should -BeExactly $Alias
        "$link" | Should -BeExactly $Canonical
        [DockerNet.Wiring.LinkSpec]::Parse("$link") | Should -Be $link
    }

    It 'refuses <Text>' -ForEach @(
        @{ Text = ''; Why = 'no container''s name' }
        @{ Text = ':'; Why = 'no container''s name' }
        @{ Text = ':webdb'; Why = 'no container''s name' }
        @{ Text = 'a b:c'; Why = 'no container''s name' }
        @{ Text = '-db'; Why = 'no container''s name' }
        @{ Text = 'db:'; Why = 'no host''s name' }
        @{ Text = 'db:a b'; Why = 'no host''s name' }
        @{ Text = 'db:..'; Why = 'no host''s name' }
        @{ Text = 'db:web/alias'; Why = 'no host''s name' }
        @{ Text = '/db:/web/'; Why = 'no host''s name' }
        @{ Text = 'db:a:b'; Why = 'more than one colon' }
        @{ Text = 'db:web:'; Why = 'more than one colon' }
    ) {
        { [DockerNet.Wiring.LinkSpec]::Parse($Text) } |
            Should -Throw -ErrorId FormatException -ExpectedMessage "*'$Text' is not a link*$Why*db:webdb*"
        $value = $null
        [DockerNet.Wiring.LinkSpec]::TryParse($Text, [ref]$value) | Should -BeFalse
        $value | Should -BeNullOrEmpty
    }

    It 'compares by value' {
        $one = [DockerNet.Wiring.LinkSpec]::Parse('db:webdb')
        $one.Equals([DockerNet.Wiring.LinkSpec]::Parse('/db:/web/webdb')) | Should -BeTrue
        $one.Equals([DockerNet.Wiring.LinkSpec]::Parse('db:WEBDB')) | Should -BeFalse
    }

    It 'lets nothing but FormatException out and reads back what it wrote' {
        $random = [Random]::new(20260801)
        $parts = 'db', 'web-1', 'a.b', '/', ':', ':', '', ' ', '..', '_x', '9', "`t", 'ü', '#', '-'
        foreach ($i in 1..3000) {
            $text = -join (1..$random.Next(1, 6) | ForEach-Object { $parts[$random.Next($parts.Count)] })
            try { $link = [DockerNet.Wiring.LinkSpec]::Parse($text) } catch [FormatException] { continue }
            if (-not $link.Equals([DockerNet.Wiring.LinkSpec]::Parse("$link"))) {
                throw "'$text' became '$link', which is read as something else."
            }
        }
    }
}
