BeforeAll {
    Import-Module "$PSScriptRoot/../../../out/DockerNet/DockerNet.psd1" -Force

    function Format-Mapping($Spec) {
        $Spec.Mappings | ForEach-Object { "$($_.ContainerPort)/$($_.Protocol) <- $($_.HostAddress)|$($_.HostPort)" }
    }
}

Describe 'PortSpec' -Tag Fast {
    # What the client sends for the same text.
    It 'reads <Text> as the client does' -ForEach @(
        @{ Text = '80'; Mappings = '80/tcp <- |'; Canonical = '80' }
        @{ Text = ':80'; Mappings = '80/tcp <- |'; Canonical = '80' }
        @{ Text = '::80'; Mappings = '80/tcp <- |'; Canonical = '80' }
        @{ Text = '::80/udp'; Mappings = '80/udp <- |'; Canonical = '80/udp' }
        @{ Text = '80/'; Mappings = '80/tcp <- |'; Canonical = '80' }
        @{ Text = '80/TCP'; Mappings = '80/tcp <- |'; Canonical = '80' }
        @{ Text = '80/Sctp'; Mappings = '80/sctp <- |'; Canonical = '80/sctp' }
        @{ Text = '0'; Mappings = '0/tcp <- |'; Canonical = '0' }
        @{ Text = '0:80'; Mappings = '80/tcp <- |0'; Canonical = '0:80' }
        @{ Text = '080:00080'; Mappings = '80/tcp <- |80'; Canonical = '80:80' }
        @{ Text = '65535'; Mappings = '65535/tcp <- |'; Canonical = '65535' }
        @{ Text = '8080:80'; Mappings = '80/tcp <- |8080'; Canonical = '8080:80' }
        @{ Text = '127.0.0.1:80:5000/udp'; Mappings = '5000/udp <- 127.0.0.1|80'
            Canonical = '127.0.0.1:80:5000/udp' }
        @{ Text = '127.0.0.1::5000'; Mappings = '5000/tcp <- 127.0.0.1|'; Canonical = '127.0.0.1::5000' }
        @{ Text = '0.0.0.0:80:80'; Mappings = '80/tcp <- 0.0.0.0|80'; Canonical = '0.0.0.0:80:80' }
        @{ Text = '[1.2.3.4]:80:80'; Mappings = '80/tcp <- 1.2.3.4|80'; Canonical = '1.2.3.4:80:80' }
        @{ Text = '[]:80:80'; Mappings = '80/tcp <- |80'; Canonical = '80:80' }
        @{ Text = '[::1]:8080:80'; Mappings = '80/tcp <- ::1|8080'; Canonical = '[::1]:8080:80' }
        @{ Text = '[::1]::80'; Mappings = '80/tcp <- ::1|'; Canonical = '[::1]::80' }
        @{ Text = '::1:8080:80'; Mappings = '80/tcp <- ::1|8080'; Canonical = '[::1]:8080:80' }
        @{ Text = '[2001:DB8::1]:80:80'; Mappings = '80/tcp <- 2001:DB8::1|80'; Canonical = '[2001:DB8::1]:80:80' }
        @{ Text = '[::ffff:1.2.3.4]:80:80'; Mappings = '80/tcp <- ::ffff:1.2.3.4|80'
            Canonical = '[::ffff:1.2.3.4]:80:80' }
        @{ Text = '8000-9000:5000'; Mappings = '5000/tcp <- |8000-9000'; Canonical = '8000-9000:5000' }
        @{ Text = '127.0.0.1:8000-9000:5000'; Mappings = '5000/tcp <- 127.0.0.1|8000-9000'
            Canonical = '127.0.0.1:8000-9000:5000' }
        @{ Text = '8000-8000:80'; Mappings = '80/tcp <- |8000'; Canonical = '8000:80' }
        @{ Text = '8000-8001:80-80'; Mappings = '80/tcp <- |8000-8001'; Canonical = '8000-8001:80' }
        @{ Text = '80-81'; Mappings = '80/tcp <- |', '81/tcp <- |'; Canonical = '80-81' }
        @{ Text = '127.0.0.1::80-81'; Mappings = '80/tcp <- 127.0.0.1|', '81/tcp <- 127.0.0.1|'
            Canonical = '127.0.0.1::80-81' }
        @{ Text = '7000-7002:80-82'; Mappings = '80/tcp <- |7000', '81/tcp <- |7001', '82/tcp <- |7002'
            Canonical = '7000-7002:80-82' }
        @{ Text = '1.2.3.4:008-009:80-81/UDP'; Mappings = '80/udp <- 1.2.3.4|8', '81/udp <- 1.2.3.4|9'
            Canonical = '1.2.3.4:8-9:80-81/udp' }
    ) {
        $spec = [DockerNet.Wiring.PortSpec]::Parse($Text)
        Format-Mapping $spec | Should -BeExactly $Mappings
        "$spec" | Should -BeExactly $Canonical
        [DockerNet.Wiring.PortSpec]::Parse("$spec") | Should -Be $spec
    }

    # The client refuses these too, before it asks the engine.
    It 'refuses <Text> as the client does' -ForEach @(
        @{ Text = ''; Why = 'port is missing' }
        @{ Text = ':'; Why = 'port is missing' }
        @{ Text = '80:'; Why = 'port is missing' }
        @{ Text = '/sctp'; Why = 'port is missing' }
        @{ Text = '80/icmp'; Why = 'neither tcp, udp nor sctp' }
        @{ Text = '80/tcp-'; Why = 'neither tcp, udp nor sctp' }
        @{ Text = '80/tcp,udp'; Why = 'neither tcp, udp nor sctp' }
        @{ Text = '65536'; Why = '''65536'' is neither' }
        @{ Text = '99999:80'; Why = '''99999'' is neither' }
        @{ Text = '65530-65540'; Why = '''65530-65540'' is neither' }
        @{ Text = '80-70'; Why = '''80-70'' is neither' }
        @{ Text = '90-80:5000'; Why = '''90-80'' is neither' }
        @{ Text = '-80'; Why = '''-80'' is neither' }
        @{ Text = '80-'; Why = '''80-'' is neither' }
        @{ Text = '+80'; Why = '''+80'' is neither' }
        @{ Text = ' 80'; Why = ''' 80'' is neither' }
        @{ Text = '80:80 '; Why = '''80 '' is neither' }
        @{ Text = '0x50'; Why = '''0x50'' is neither' }
        @{ Text = '1e2'; Why = '''1e2'' is neither' }
        @{ Text = 'b:80'; Why = '''b'' is neither' }
        @{ Text = '127.0.0.1:80'; Why = '''127.0.0.1'' is neither' }
        @{ Text = '7000-7001:80-82'; Why = 'ranges differ in length, 2 and 3' }
        @{ Text = '1-1:80-81'; Why = 'ranges differ in length, 1 and 2' }
        @{ Text = 'localhost:80:80'; Why = '''localhost'' is no IP address' }
        @{ Text = '1.2.3:80:80'; Why = '''1.2.3'' is no IP address' }
        @{ Text = '1.2.3.04:80:80'; Why = '''1.2.3.04'' is no IP address' }
        @{ Text = '1.2.3.4 :80:80'; Why = '''1.2.3.4 '' is no IP address' }
        @{ Text = '80:80:80:80'; Why = '''80:80'' is no IP address' }
        @{ Text = '::1]:80:80'; Why = 'is no IP address' }
    ) {
        { [DockerNet.Wiring.PortSpec]::Parse($Text) } |
            Should -Throw -ErrorId FormatException -ExpectedMessage "*'$Text' is not a port*$Why*8080:80*"
        $value = $null
        [DockerNet.Wiring.PortSpec]::TryParse($Text, [ref]$value) | Should -BeFalse
    }

    It 'refuses <_>, of which the client takes a part and drops the rest' -ForEach '80/tcp/udp', '80//', '1-2-3' {
        { [DockerNet.Wiring.PortSpec]::Parse($_) } | Should -Throw -ErrorId FormatException
    }

    It 'refuses the address of <_>' -ForEach '[::1]:80', '[::1:80:80', '[x]:80:80', '[::1%eth0]:80:80' {
        { [DockerNet.Wiring.PortSpec]::Parse($_) } | Should -Throw -ErrorId FormatException
    }

    It 'compares by value' {
        $one = [DockerNet.Wiring.PortSpec]::Parse('8080:80')
        $one.Equals([DockerNet.Wiring.PortSpec]::Parse('8080:80/TCP')) | Should -BeTrue
        $one.Equals([DockerNet.Wiring.PortSpec]::Parse('8080:80/udp')) | Should -BeFalse
        $one.Equals([DockerNet.Wiring.PortSpec]::Parse('127.0.0.1:8080:80')) | Should -BeFalse
    }

    It 'lets nothing but FormatException out and reads back what it wrote' {
        $random = [Random]::new(20260802)
        $parts = '80', '8000-8002', '0', '65536', '127.0.0.1', '[::1]', '::1', ':', ':', ':', '/udp', '/TCP', '/', '-',
            '[', ']', ' ', '1.2.3', "`0", '٣', 'x'
        foreach ($i in 1..4000) {
            $text = -join (1..$random.Next(1, 8) | ForEach-Object { $parts[$random.Next($parts.Count)] })
            try { $spec = [DockerNet.Wiring.PortSpec]::Parse($text) } catch [FormatException] { continue }
            $again = [DockerNet.Wiring.PortSpec]::Parse("$spec")
            if (-not $spec.Equals($again) -or "$(Format-Mapping $spec)" -cne "$(Format-Mapping $again)") {
                throw "'$text' became '$spec', which is read as something else."
            }
        }
    }
}
