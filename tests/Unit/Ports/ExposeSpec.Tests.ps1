BeforeAll {
    Import-Module "$PSScriptRoot/../../../out/DockerNet/DockerNet.psd1" -Force
}

Describe 'ExposeSpec' -Tag Fast {
    It 'reads <Text>' -ForEach @(
        @{ Text = '80'; Is = @{ Port = '80'; Protocol = 'tcp'; Ports = '80/tcp' } }
        @{ Text = '80/'; Is = @{ Ports = '80/tcp' }; Canonical = '80' }
        @{ Text = '80/UDP'; Is = @{ Ports = '80/udp' }; Canonical = '80/udp' }
        @{ Text = '080-82/sctp'; Is = @{ Port = '80-82'; Ports = '80/sctp', '81/sctp', '82/sctp' }; Canonical = '80-82/sctp' }
        @{ Text = '80-80'; Is = @{ Port = '80' }; Canonical = '80' }
        @{ Text = '0'; Is = @{ Ports = '0/tcp' } }
    ) {
        $spec = [DockerNet.Wiring.ExposeSpec]::Parse($Text)
        foreach ($property in $Is.GetEnumerator()) { $spec.($property.Key) | Should -BeExactly $property.Value }
        "$spec" | Should -BeExactly ($_['Canonical'] ?? $Text)
        [DockerNet.Wiring.ExposeSpec]::Parse("$spec") | Should -Be $spec
    }

    It 'refuses <Text>' -ForEach @(
        @{ Text = ''; Why = 'neither a port' }
        @{ Text = '90-80'; Why = '''90-80'' is neither' }
        @{ Text = '65536'; Why = '''65536'' is neither' }
        @{ Text = '8080:80'; Why = '-Publish takes host ports' }
        @{ Text = '80/icmp'; Why = '''icmp'' is neither tcp, udp nor sctp' }
        @{ Text = '80/udp/x'; Why = '''udp/x'' is neither' }
        @{ Text = ' 80'; Why = ''' 80'' is neither' }
        @{ Text = '80-'; Why = '''80-'' is neither' }
    ) {
        { [DockerNet.Wiring.ExposeSpec]::Parse($Text) } |
            Should -Throw -ErrorId FormatException -ExpectedMessage "*'$Text' is not a port to expose*$Why*"
        $value = $null
        [DockerNet.Wiring.ExposeSpec]::TryParse($Text, [ref]$value) | Should -BeFalse
    }
}
