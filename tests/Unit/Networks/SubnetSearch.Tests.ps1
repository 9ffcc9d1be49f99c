BeforeAll {
    Import-Module "$PSScriptRoot/../../../out/DockerNet/DockerNet.psd1" -Force
}

Describe 'SubnetSearch' -Tag Fast {
    It 'gives an engine a range of IPv6 that is local, its own, and always the same' {
        $one = [DockerNet.Wiring.SubnetSearch]::UniqueLocal('ABCD:EFGH')
        $one | Should -Match '^fd[0-9a-f]{2}(:[0-9a-f]{1,4}){0,2}::/48$'
        [DockerNet.Wiring.SubnetSearch]::UniqueLocal('ABCD:EFGH') | Should -Be $one
        [DockerNet.Wiring.SubnetSearch]::UniqueLocal('ABCD:EFGI') | Should -Not -Be $one
        [DockerNet.Wiring.SubnetRules]::Overlaps($one, 'fd00::/8') | Should -BeTrue
    }

    It 'takes /<Length> of <Within> when asked for <Asked>' -ForEach @(
        @{ Within = '10.0.0.0/8'; Asked = $null; Length = 24 }
        @{ Within = '10.0.0.0/26'; Asked = $null; Length = 26 }
        @{ Within = 'fd00::/48'; Asked = $null; Length = 64 }
        @{ Within = 'fd00::/48'; Asked = 80; Length = 80 }
    ) {
        [DockerNet.Wiring.SubnetSearch]::PrefixLength($Within, $Asked) | Should -Be $Length
        [DockerNet.Wiring.SubnetSearch]::Problem($Within, $Asked) | Should -BeNullOrEmpty
    }

    It 'says of <Within>, <Asked>: <Problem>' -ForEach @(
        @{ Within = 'x'; Asked = $null; Problem = "'x' is no range: write*" }
        @{ Within = '10.0.0.9/8'; Asked = $null; Problem = '*not the range: that is 10.0.0.0/8.' }
        @{ Within = '10.0.0.0/24'; Asked = 16; Problem = 'A /16 is larger than 10.0.0.0/24.' }
        @{ Within = '10.0.0.0/24'; Asked = 31; Problem = '*no room*a /30.' }
        @{ Within = '10.0.0.0/24'; Asked = 64; Problem = '*no room*a /30.' }
        @{ Within = 'fd00::/64'; Asked = 127; Problem = '*no room*a /126.' }
    ) {
        [DockerNet.Wiring.SubnetSearch]::Problem($Within, $Asked) | Should -BeLike $Problem
    }
}
