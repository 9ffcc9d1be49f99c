BeforeAll {
    Import-Module "$PSScriptRoot/../../out/DockerNet/DockerNet.psd1" -Force
}

Describe 'SubnetRules' {
    It 'reads <Text>' -ForEach @(
        @{ Text = '172.20.0.0/16'; Network = '172.20.0.0'; Length = 16 }
        @{ Text = '10.9.0.7/24'; Network = '10.9.0.0'; Length = 24 }
        @{ Text = '10.9.0.200/25'; Network = '10.9.0.128'; Length = 25 }
        @{ Text = '10.9.0.7/32'; Network = '10.9.0.7'; Length = 32 }
        @{ Text = '10.9.0.7/0'; Network = '0.0.0.0'; Length = 0 }
        @{ Text = 'fd00:1::5/64'; Network = 'fd00:1::'; Length = 64 }
    ) {
        $address = $null
        $prefix = 0
        [DockerNet.Wiring.SubnetRules]::TryParse($Text, [ref]$address, [ref]$prefix) | Should -BeTrue
        "$address" | Should -BeExactly $Network
        $prefix | Should -Be $Length
    }

    It 'does not read <_>' -ForEach @(
        '', '10.0.0.0', '10.0.0.0/', '10.0.0.0/33', '10.0.0.0/-1', '10.0.0/8', '10.0.0.0/8/8', '10.0.0.0/+8',
        'fd00::/129', '/8', 'x/8', '010.0.0.0/8', '10.0.0.0/255.0.0.0'
    ) {
        $address = $null
        $prefix = 0
        [DockerNet.Wiring.SubnetRules]::TryParse($_, [ref]$address, [ref]$prefix) | Should -BeFalse
        [DockerNet.Wiring.SubnetRules]::Overlaps($_, '0.0.0.0/0') | Should -BeFalse
        [DockerNet.Wiring.SubnetRules]::Problem($_, $null, $null) | Should -BeLike "'$_' is no subnet: write*"
    }

    It 'knows whether <A> and <B> overlap' -ForEach @(
        @{ A = '172.17.0.0/16'; B = '172.17.5.0/24'; Overlap = $true }
        @{ A = '172.17.5.9/24'; B = '172.17.0.0/16'; Overlap = $true }
        @{ A = '172.17.0.0/16'; B = '172.18.0.0/16'; Overlap = $false }
        @{ A = '10.0.0.0/25'; B = '10.0.0.128/25'; Overlap = $false }
        @{ A = '10.0.0.0/8'; B = '10.0.0.0/8'; Overlap = $true }
        @{ A = '0.0.0.0/0'; B = '10.0.0.1/32'; Overlap = $true }
        @{ A = 'fd00::/48'; B = 'fd00:0:0:5::/64'; Overlap = $true }
        @{ A = 'fd00::/64'; B = 'fd00:0:0:1::/64'; Overlap = $false }
        @{ A = '0.0.0.0/0'; B = '::/0'; Overlap = $false }
    ) {
        [DockerNet.Wiring.SubnetRules]::Overlaps($A, $B) | Should -Be $Overlap
        [DockerNet.Wiring.SubnetRules]::Overlaps($B, $A) | Should -Be $Overlap
    }

    It 'accepts <Subnet>, <Gateway>, <Range>' -ForEach @(
        @{ Subnet = $null; Gateway = $null; Range = $null }
        @{ Subnet = '172.20.0.0/16'; Gateway = $null; Range = $null }
        @{ Subnet = '172.20.0.0/16'; Gateway = '172.20.255.254'; Range = '172.20.240.0/20' }
        @{ Subnet = '172.20.0.0/16'; Gateway = $null; Range = '172.20.0.0/16' }
        @{ Subnet = 'fd00:1::/64'; Gateway = 'fd00:1::1'; Range = 'fd00:1::8000/113' }
    ) {
        # A null for a text would become an empty one without the wrapper.
        $gatewayText = $Gateway ?? [NullString]::Value
        $rangeText = $Range ?? [NullString]::Value
        [DockerNet.Wiring.SubnetRules]::Problem($Subnet ?? [NullString]::Value, $gatewayText, $rangeText) |
            Should -BeNullOrEmpty
    }

    It 'says of <Subnet>, <Gateway>, <Range>: <Problem>' -ForEach @(
        @{ Subnet = $null; Gateway = '172.20.0.1'; Range = $null; Problem = "'172.20.0.1' needs a subnet*" }
        @{ Subnet = $null; Gateway = $null; Range = '172.20.0.0/24'; Problem = "'172.20.0.0/24' needs a subnet*" }
        @{ Subnet = '10.9.0.7/24'; Gateway = $null; Range = $null; Problem = '*not the subnet: that is 10.9.0.0/24.' }
        @{ Subnet = 'fd00::1/64'; Gateway = $null; Range = $null; Problem = '*not the subnet: that is fd00::/64.' }
        @{ Subnet = '10.9.0.0/24'; Gateway = '10.9.1.1'; Range = $null
            Problem = 'The gateway 10.9.1.1 does not lie in the subnet 10.9.0.0/24.' }
        @{ Subnet = '10.9.0.0/24'; Gateway = 'fd00::1'; Range = $null; Problem = 'The gateway fd00::1 does not lie*' }
        @{ Subnet = '10.9.0.0/24'; Gateway = '10.9.0'; Range = $null; Problem = "'10.9.0' is no address of a gateway*" }
        @{ Subnet = '10.9.0.0/24'; Gateway = $null; Range = '10.9.0.0'; Problem = "'10.9.0.0' is no range*" }
        @{ Subnet = '10.9.0.0/24'; Gateway = $null; Range = '10.9.0.9/28'
            Problem = '*not the range: that is 10.9.0.0/28.' }
        @{ Subnet = '10.9.0.0/24'; Gateway = $null; Range = '10.9.1.0/28'
            Problem = 'The range 10.9.1.0/28 does not lie in the subnet 10.9.0.0/24.' }
        @{ Subnet = '10.9.0.0/24'; Gateway = $null; Range = '10.9.0.0/16'
            Problem = 'The range 10.9.0.0/16 does not lie*' }
    ) {
        $gatewayText = $Gateway ?? [NullString]::Value
        $rangeText = $Range ?? [NullString]::Value
        [DockerNet.Wiring.SubnetRules]::Problem($Subnet ?? [NullString]::Value, $gatewayText, $rangeText) |
            Should -BeLike $Problem
    }
}
