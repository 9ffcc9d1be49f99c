BeforeAll {
    Import-Module "$PSScriptRoot/../../../out/DockerNet/DockerNet.psd1" -Force
}

Describe 'TmpfsSpec' -Tag Fast {
    It 'reads <Text>' -ForEach @(
        @{ Text = '/run'; Is = @{ Target = '/run'; Options = '' } }
        @{ Text = '/run:size=64m,mode=1777'; Is = @{ Target = '/run'; Options = 'size=64m,mode=1777' } }
        @{ Text = '/run:a:b'; Is = @{ Target = '/run'; Options = 'a:b' } }
        @{ Text = '/run:'; Is = @{ Options = '' }; Canonical = '/run' }
    ) {
        $spec = [DockerNet.Wiring.TmpfsSpec]::Parse($Text)
        foreach ($property in $Is.GetEnumerator()) { $spec.($property.Key) | Should -BeExactly $property.Value }
        "$spec" | Should -BeExactly ($_['Canonical'] ?? $Text)
        [DockerNet.Wiring.TmpfsSpec]::Parse("$spec") | Should -Be $spec
    }

    It 'refuses <Text>' -ForEach @(
        @{ Text = ''; Why = 'no full path' }
        @{ Text = 'run'; Why = '''run'' is no full path' }
        @{ Text = '/'; Why = 'root folder' }
        @{ Text = '/a/..:size=1m'; Why = 'root folder' }
        @{ Text = ':size=1m'; Why = 'no full path' }
    ) {
        { [DockerNet.Wiring.TmpfsSpec]::Parse($Text) } |
            Should -Throw -ErrorId FormatException -ExpectedMessage "*'$Text' is not a folder in memory*$Why*"
        $value = $null
        [DockerNet.Wiring.TmpfsSpec]::TryParse($Text, [ref]$value) | Should -BeFalse
    }
}
