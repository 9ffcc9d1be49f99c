BeforeAll {
    Import-Module "$PSScriptRoot/../../Support/DockerNet.Testing.psm1" -Force
}

AfterAll { Remove-TestObject }

Describe 'Find-DockerSubnet' -Tag Fast {
    It 'finds a range that nothing else has, and that a bridge can be made of' {
        $found = Find-DockerSubnet
        $found | Should -HaveCount 1
        $found | Should -BeOfType DockerNet.DockerSubnet
        $found.PrefixLength | Should -Be 24
        $found.Subnet | Should -BeLike '10.*/24'
        $found.EnginePool | Should -BeNullOrEmpty
        $found.DockerHost | Should -Be (Get-TestHost)
        "$($found.Gateway)" | Should -Be ($found.Subnet -replace '0/24', '1')
        "$($found.LastAddress)" | Should -Be ($found.Subnet -replace '0/24', '255')
        $network = $found | New-DockerBridge (New-TestName net) -WarningVariable warnings
        $warnings | Should -BeNullOrEmpty
        $network.Subnet | Should -Be $found.Subnet
        "$($network.Gateway)" | Should -Be "$($found.Gateway)"
        (Find-DockerSubnet).Subnet | Should -Not -Be $found.Subnet
    }

    It 'finds as many as are asked for, apart from each other and from all networks' {
        $found = Find-DockerSubnet -PrefixLength 20 -Count 5
        $found | Should -HaveCount 5
        $all = @($found.Subnet) + (Get-DockerNetwork).Pools.Subnet
        for ($i = 0; $i -lt 5; $i++) {
            for ($j = $i + 1; $j -lt $all.Count; $j++) {
                [DockerNet.Wiring.SubnetRules]::Overlaps($all[$i], $all[$j]) | Should -BeFalse -Because "$($all[$i]) and $($all[$j])"
            }
        }
    }

    It 'looks where it is told to, around what is there' {
        $null = New-DockerBridge (New-TestName net) -Subnet 10.233.1.0/24
        (Find-DockerSubnet 10.233.0.0/22 -Count 3).Subnet | Should -Be '10.233.0.0/24', '10.233.2.0/24', '10.233.3.0/24'
        ('10.233.0.0/23', '10.233.2.0/24' | Find-DockerSubnet -PrefixLength 25).Subnet | Should -Be '10.233.0.0/25', '10.233.2.0/25'
        (Find-DockerSubnet 10.233.0.0/23 -PrefixLength 23 -ErrorAction SilentlyContinue) | Should -BeNullOrEmpty
    }

    It 'tells when a range lies in the engine''s own pool' {
        $pool = (Get-DockerEngine).AddressPools[-1]
        (Find-DockerSubnet $pool.Range -PrefixLength 28).EnginePool | Should -Be $pool.Range
    }

    It 'spares what the engine''s host reaches by its routes' -Skip:(-not $env:DOCKERNET_TEST_ADDRESS) {
        $part = $env:DOCKERNET_TEST_ADDRESS -replace '\.\d+$'
        $found = Find-DockerSubnet "$part.0/24" -PrefixLength 30
        $found.RoutesKnown | Should -BeTrue
        $found.Subnet | Should -Be "$part.4/30"
    }

    It 'spares what the host of an engine on another computer reaches, and leaves nothing there' -Skip:(-not $env:DOCKERNET_TEST_ADDRESS) {
        $part = $env:DOCKERNET_TEST_ADDRESS -replace '\.\d+$'
        $relay = [DockerNet.Testing.EngineRelay]::new(((Get-TestHost) -replace '^unix://'), $env:DOCKERNET_TEST_ADDRESS)
        try {
            $found = Find-DockerSubnet "$part.0/24" -PrefixLength 30 -DockerHost $relay.Host
        } finally {
            $relay.Dispose()
        }
        $found.RoutesKnown | Should -BeTrue
        $found.Subnet | Should -Be "$part.4/30"
        @((Invoke-EngineApi GET '/containers/json?all=1').Names) -match '^/dockernet-helper' | Should -BeNullOrEmpty
    }

    It 'finds ranges of IPv6 that are the engine''s alone' {
        $found = Find-DockerSubnet -IPv6 -Count 2
        $found.PrefixLength | Should -Be 64, 64
        $found[0].Subnet | Should -Match '^fd[0-9a-f]{2}:'
        (Find-DockerSubnet -IPv6 -Count 2).Subnet | Should -Be $found.Subnet
        $network = New-DockerBridge (New-TestName net) -IPv6 -Subnet $found[0].Subnet
        $network.Pools.Subnet | Should -Contain $found[0].Subnet
        (Find-DockerSubnet -IPv6).Subnet | Should -Be $found[1].Subnet
        (Find-DockerSubnet fd00:99::/64 -PrefixLength 80 -Count 2).Subnet | Should -Be 'fd00:99::/80', 'fd00:99:0:0:1::/80'
    }

    It 'says when there are not enough, and gives what there is' {
        $found = Find-DockerSubnet 10.234.0.0/23 -Count 3 -ErrorAction SilentlyContinue -ErrorVariable errors
        $found.Subnet | Should -Be '10.234.0.0/24', '10.234.1.0/24'
        $errors[0].FullyQualifiedErrorId | Should -BeLike 'AddressPoolExhausted,*'
        $errors[0].CategoryInfo.Category | Should -Be 'LimitsExceeded'
        $errors[0].TargetObject | Should -Be '10.234.0.0/23'
    }

    It 'refuses <Case>' -ForEach @(
        @{ Case = 'what is no range'; More = @{ Within = 'ten' }; Id = 'SubnetInvalid'; Target = 'ten' }
        @{ Case = 'an address in a range'; More = @{ Within = '10.0.0.7/8' }; Id = 'SubnetInvalid'; Target = '10.0.0.7/8' }
        @{ Case = 'a length that is larger than the range'; More = @{ Within = '10.0.0.0/24'; PrefixLength = 16 }; Id = 'SubnetInvalid'; Target = '10.0.0.0/24' }
        @{ Case = 'a length without room'; More = @{ Within = '10.0.0.0/24'; PrefixLength = 31 }; Id = 'SubnetInvalid'; Target = '10.0.0.0/24' }
        @{ Case = 'a range of IPv4 for IPv6'; More = @{ Within = '10.0.0.0/24'; IPv6 = $true }; Id = 'SubnetInvalid'; Target = '10.0.0.0/24' }
        @{ Case = 'no length'; More = @{ PrefixLength = 0 }; Id = 'ParameterArgumentValidationError' }
        @{ Case = 'no count'; More = @{ Count = 0 }; Id = 'ParameterArgumentValidationError' }
    ) {
        $record = Get-ErrorOf { Find-DockerSubnet @More }
        $record | Should -HaveCount 1
        $record.FullyQualifiedErrorId | Should -BeLike "$Id,*"
        if ($_['Target']) { $record.TargetObject | Should -Be $Target }
    }

    It 'shows a table' {
        Find-DockerSubnet | Out-String -Width 200 | Should -Match 'Subnet\s+Gateway\s+LastAddress\s+RoutesKnown\s+EnginePool'
    }
}
