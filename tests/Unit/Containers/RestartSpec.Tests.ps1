BeforeAll {
    Import-Module "$PSScriptRoot/../../../out/DockerNet/DockerNet.psd1" -Force
}

Describe 'RestartSpec' -Tag Fast {
    It 'reads <Text>' -ForEach @(
        @{ Text = 'no'; Is = @{ Policy = 'no'; MaximumRetryCount = 0; IsNone = $true } }
        @{ Text = 'always'; Is = @{ Policy = 'always'; IsNone = $false } }
        @{ Text = 'unless-stopped'; Is = @{ Policy = 'unless-stopped'; IsNone = $false } }
        @{ Text = 'on-failure'; Is = @{ Policy = 'on-failure'; MaximumRetryCount = 0 } }
        @{ Text = 'on-failure:3'; Is = @{ Policy = 'on-failure'; MaximumRetryCount = 3 } }
        @{ Text = 'on-failure:+03'; Is = @{ MaximumRetryCount = 3 }; Canonical = 'on-failure:3' }
        @{ Text = 'always:0'; Is = @{ MaximumRetryCount = 0 }; Canonical = 'always' }
    ) {
        $spec = [DockerNet.Wiring.RestartSpec]::Parse($Text)
        foreach ($property in $Is.GetEnumerator()) { $spec.($property.Key) | Should -BeExactly $property.Value }
        "$spec" | Should -BeExactly ($_['Canonical'] ?? $Text)
        [DockerNet.Wiring.RestartSpec]::Parse("$spec") | Should -Be $spec
    }

    It 'refuses <Text>' -ForEach @(
        @{ Text = ''; Why = 'is no policy' }
        @{ Text = 'Always'; Why = '''Always'' is no policy' }
        @{ Text = 'always:3'; Why = '''always'' takes no count' }
        @{ Text = 'on-failure:'; Why = ''''' is no number' }
        @{ Text = 'on-failure:x'; Why = '''x'' is no number' }
        @{ Text = 'on-failure:1:2'; Why = '''1:2'' is no number' }
        @{ Text = 'on-failure:99999999999'; Why = 'is no number' }
        @{ Text = 'on-failure:-1'; Why = 'negative' }
    ) {
        { [DockerNet.Wiring.RestartSpec]::Parse($Text) } |
            Should -Throw -ErrorId FormatException -ExpectedMessage "*'$Text' is not a restart policy*$Why*"
        $value = $null
        [DockerNet.Wiring.RestartSpec]::TryParse($Text, [ref]$value) | Should -BeFalse
    }
}
