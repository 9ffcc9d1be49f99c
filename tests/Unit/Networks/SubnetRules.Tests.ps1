BeforeAll {
    Import-Module "$PSScriptRoot/../../../out/DockerNet/DockerNet.psd1" -Force
}

Describe 'SubnetRules' -Tag Fast {
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

    It 'knows whether <Address> lies in <Range>' -ForEach @(
        @{ Range = '10.9.0.0/24'; Address = '10.9.0.255'; Inside = $true }
        @{ Range = '10.9.0.0/24'; Address = '10.9.1.0'; Inside = $false }
        @{ Range = '10.9.0.0/24'; Address = 'fd00::1'; Inside = $false }
        @{ Range = 'fd00::/8'; Address = 'fd12::1'; Inside = $true }
        @{ Range = 'x'; Address = '10.9.0.1'; Inside = $false }
    ) {
        [DockerNet.Wiring.SubnetRules]::Contains($Range, $Address) | Should -Be $Inside
    }

    It 'finds the free /<Length> of <Within>, given <Taken>' -ForEach @(
        @{ Within = '10.0.0.0/30'; Length = 31; Taken = @(); Free = '10.0.0.0/31', '10.0.0.2/31' }
        @{ Within = '10.0.0.0/22'; Length = 24; Taken = , '10.0.1.0/24'; Free = '10.0.0.0/24', '10.0.2.0/24', '10.0.3.0/24' }
        @{ Within = '10.0.0.0/22'; Length = 24; Taken = '10.0.1.7/32', '10.0.0.255/32'; Free = '10.0.2.0/24', '10.0.3.0/24' }
        @{ Within = '10.0.0.0/22'; Length = 24; Taken = , '10.0.0.0/23'; Free = '10.0.2.0/24', '10.0.3.0/24' }
        @{ Within = '10.0.0.0/22'; Length = 24; Taken = '10.0.2.0/24', '10.0.0.0/8'; Free = @() }
        @{ Within = '10.0.0.0/22'; Length = 23; Taken = , '10.0.1.0/24'; Free = , '10.0.2.0/23' }
        @{ Within = '10.0.0.9/24'; Length = 24; Taken = 'fd00::/8', 'x', '10.0.1.0/24'; Free = , '10.0.0.0/24' }
        @{ Within = '10.0.0.0/24'; Length = 16; Taken = @(); Free = @() }
        @{ Within = '10.0.0.0/24'; Length = 33; Taken = @(); Free = @() }
        @{ Within = 'x'; Length = 24; Taken = @(); Free = @() }
        @{ Within = '255.255.255.0/24'; Length = 25; Taken = @(); Free = '255.255.255.0/25', '255.255.255.128/25' }
        @{ Within = 'fd00::/63'; Length = 64; Taken = , 'fd00::/64'; Free = , 'fd00:0:0:1::/64' }
        @{ Within = 'ffff:ffff:ffff:fffe::/63'; Length = 64; Taken = @(); Free = 'ffff:ffff:ffff:fffe::/64', 'ffff:ffff:ffff:ffff::/64' }
    ) {
        [DockerNet.Wiring.SubnetRules]::Free($Within, $Length, [string[]]$Taken) | Should -Be $Free
    }

    It 'finds free parts of a large range at once' {
        $taken = [string[]](0..999 | ForEach-Object { "10.$([Math]::Floor($_ / 250)).$($_ % 250).0/24" })
        [DockerNet.Wiring.SubnetRules]::Free('10.0.0.0/8', 24, $taken) | Select-Object -First 2 | Should -Be '10.0.250.0/24', '10.0.251.0/24'
        [DockerNet.Wiring.SubnetRules]::Free('::/0', 64, [string[]]'::/1') | Select-Object -First 1 | Should -Be '8000::/64'
    }
}
