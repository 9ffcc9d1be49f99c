BeforeAll {
    Import-Module "$PSScriptRoot/../../../out/DockerNet/DockerNet.psd1" -Force
}

Describe 'HostSpec' -Tag Fast {
    It 'reads <Text>' -ForEach @(
        @{ Text = 'db:10.0.0.5'; Is = @{ Name = 'db'; Address = '10.0.0.5' } }
        @{ Text = 'db:::1'; Is = @{ Name = 'db'; Address = '::1' } }
        @{ Text = 'db:2001:DB8::1'; Is = @{ Address = '2001:DB8::1' } }
        @{ Text = 'db:[::1]'; Is = @{ Address = '::1' }; Canonical = 'db:::1' }
        @{ Text = 'db=::1'; Is = @{ Name = 'db'; Address = '::1' }; Canonical = 'db:::1' }
        @{ Text = 'docker:host-gateway'; Is = @{ Address = 'host-gateway' } }
        @{ Text = 'two words:1.2.3.4'; Is = @{ Name = 'two words' } }
    ) {
        $spec = [DockerNet.Wiring.HostSpec]::Parse($Text)
        foreach ($property in $Is.GetEnumerator()) { $spec.($property.Key) | Should -BeExactly $property.Value }
        "$spec" | Should -BeExactly ($_['Canonical'] ?? $Text)
        [DockerNet.Wiring.HostSpec]::Parse("$spec") | Should -Be $spec
    }

    It 'refuses <Text>' -ForEach @(
        @{ Text = ''; Why = 'it has no name' }
        @{ Text = 'db'; Why = 'it has no address' }
        @{ Text = ':1.2.3.4'; Why = 'it has no name' }
        @{ Text = 'db:'; Why = ''''' is no IP address' }
        @{ Text = 'db:1.2.3'; Why = '''1.2.3'' is no IP address' }
        @{ Text = 'db:other'; Why = '''other'' is no IP address' }
        @{ Text = 'a:b=1.2.3.4'; Why = 'neither colons' }
        @{ Text = "db`n:1.2.3.4"; Why = 'nor control characters' }
    ) {
        { [DockerNet.Wiring.HostSpec]::Parse($Text) } |
            Should -Throw -ErrorId FormatException -ExpectedMessage "*'$Text' is not a host*$Why*"
        $value = $null
        [DockerNet.Wiring.HostSpec]::TryParse($Text, [ref]$value) | Should -BeFalse
    }
}
