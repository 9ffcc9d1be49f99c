BeforeAll {
    Import-Module "$PSScriptRoot/../../../out/DockerNet/DockerNet.psd1" -Force
}

Describe 'NetworkSpec' -Tag Fast {
    It 'reads <Text>' -ForEach @(
        @{ Text = 'front'; Is = @{ Name = 'front'; Aliases = @() } }
        @{ Text = 'container:db'; Is = @{ Name = 'container:db' } }
        @{ Text = 'two words'; Is = @{ Name = 'two words' } }
        @{ Text = 'name=front'; Is = @{ Name = 'front' }; Canonical = 'front' }
        @{ Text = 'name=front,alias=a,alias=B'; Is = @{ Name = 'front'; Aliases = 'a', 'B' } }
        @{ Text = 'Alias=a, NAME = front '; Is = @{ Name = 'front'; Aliases = 'a' }; Canonical = 'name=front,alias=a' }
        @{ Text = 'name=front,driver-opt=a=b'; Is = @{ DriverOptions = 'a=b' } }
        @{ Text = 'name=front,driver-opt=A.B=IFNAME'; Is = @{ DriverOptions = 'a.b=ifname' }; Canonical = 'name=front,driver-opt=a.b=ifname' }
        @{ Text = 'name=a=b'; Is = @{ Name = 'a=b' } }
        @{ Text = 'name=front,ip=10.0.0.5,ip6=fd00::5'; Is = @{ IPv4Address = [ipaddress]'10.0.0.5'; IPv6Address = [ipaddress]'fd00::5' } }
        @{ Text = 'name=front,"driver-opt=a=b,c"'; Is = @{ DriverOptions = 'a=b,c' } }
    ) {
        $spec = [DockerNet.Wiring.NetworkSpec]::Parse($Text)
        foreach ($property in $Is.GetEnumerator()) { $spec.($property.Key) | Should -BeExactly $property.Value }
        "$spec" | Should -BeExactly ($_['Canonical'] ?? $Text)
        [DockerNet.Wiring.NetworkSpec]::Parse("$spec") | Should -Be $spec
    }

    It 'refuses <Text>' -ForEach @(
        @{ Text = ''; Why = 'it is empty' }
        @{ Text = ' '; Why = 'it is empty' }
        @{ Text = 'alias=x'; Why = 'it has no name' }
        @{ Text = 'front,alias=x'; Why = '''front'' has no value' }
        @{ Text = 'name=front,bogus=x'; Why = '''bogus=x'' is unknown' }
        @{ Text = 'name=front,ip=::1'; Why = '''ip=::1'' is unknown or has a bad value' }
        @{ Text = 'name=front,ip6=1.2.3.4'; Why = 'bad value' }
        @{ Text = 'name=front,driver-opt=x'; Why = 'bad value' }
        @{ Text = 'name=front,alias="x'; Why = 'a quote' }
    ) {
        { [DockerNet.Wiring.NetworkSpec]::Parse($Text) } |
            Should -Throw -ErrorId FormatException -ExpectedMessage "*'$Text' is not a network*$Why*"
        $value = $null
        [DockerNet.Wiring.NetworkSpec]::TryParse($Text, [ref]$value) | Should -BeFalse
    }
}
