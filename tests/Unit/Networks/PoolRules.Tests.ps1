BeforeAll {
    Import-Module "$PSScriptRoot/../../../out/DockerNet/DockerNet.psd1" -Force

    function Read-Pool($Subnet, $Gateway, $Range, [hashtable]$Auxiliary = @{}) {
        $texts = [Collections.Generic.Dictionary[string, string]]::new()
        foreach ($key in $Auxiliary.Keys | Sort-Object) { $texts[$key] = $Auxiliary[$key] }
        $problem = $null
        $pools = [DockerNet.Wiring.PoolRules]::Read([string[]]@($Subnet), [string[]]@($Gateway), [string[]]@($Range), $texts, [ref]$problem)
        [pscustomobject]@{ Pools = $pools; Problem = $problem }
    }
}

Describe 'PoolRules' -Tag Fast {
    It 'makes no pool of nothing' {
        $read = Read-Pool @() @() @()
        $read.Problem | Should -BeNullOrEmpty
        $read.Pools | Should -HaveCount 0
    }

    It 'gives each address to the subnet that it lies in' {
        $read = Read-Pool '10.1.0.0/24', 'fd00:1::/64', '10.2.0.0/16' '10.2.0.9', 'fd00:1::1' '10.2.128.0/17', '10.1.0.128/25' @{ router = 'fd00:1::5'; printer = '10.1.0.5'; scanner = '10.1.0.6' }
        $read.Problem | Should -BeNullOrEmpty
        $read.Pools.Subnet | Should -Be '10.1.0.0/24', 'fd00:1::/64', '10.2.0.0/16'
        $read.Pools.Gateway | Should -Be $null, 'fd00:1::1', '10.2.0.9'
        $read.Pools.IPRange | Should -Be '10.1.0.128/25', $null, '10.2.128.0/17'
        $read.Pools[0].AuxiliaryAddresses['printer'] | Should -Be '10.1.0.5'
        $read.Pools[0].AuxiliaryAddresses['scanner'] | Should -Be '10.1.0.6'
        $read.Pools[1].AuxiliaryAddresses.Keys | Should -Be 'router'
        $read.Pools[2].AuxiliaryAddresses.Count | Should -Be 0
    }

    It 'takes all of a subnet for its range, and the last address of IPv6 for a gateway' {
        (Read-Pool '10.1.0.0/24' @() '10.1.0.0/24').Problem | Should -BeNullOrEmpty
        (Read-Pool 'fd00::/126' 'fd00::3' @()).Problem | Should -BeNullOrEmpty
    }

    It 'says of <Culprit>: <Message>' -ForEach @(
        @{ Subnet = @('x'); Culprit = 'x'; Message = "'x' is no subnet: write*" }
        @{ Subnet = @('10.1.0.0/24', '10.2.0.0'); Culprit = '10.2.0.0'; Message = "'10.2.0.0' is no subnet: write*" }
        @{ Subnet = @('10.9.0.7/24'); Culprit = '10.9.0.7/24'; Message = '*not the subnet: that is 10.9.0.0/24.' }
        @{ Subnet = @('fd00::1/64'); Culprit = 'fd00::1/64'; Message = '*not the subnet: that is fd00::/64.' }
        @{ Subnet = @('10.1.0.0/16', '10.1.9.0/24'); Culprit = '10.1.9.0/24'; Message = 'The subnets 10.1.0.0/16 and 10.1.9.0/24 overlap.' }
        @{ Gateway = @('172.20.0.1'); Culprit = '172.20.0.1'; Message = "'172.20.0.1' needs a subnet*" }
        @{ Range = @('172.20.0.0/24'); Culprit = '172.20.0.0/24'; Message = "'172.20.0.0/24' needs a subnet*" }
        @{ Auxiliary = @{ a = '172.20.0.5' }; Culprit = '172.20.0.5'; Message = "'172.20.0.5' needs a subnet*" }
        @{ Subnet = @('10.9.0.0/24'); Gateway = @('10.9.1.1'); Culprit = '10.9.1.1'; Message = 'The gateway 10.9.1.1 does not lie in the subnet 10.9.0.0/24.' }
        @{ Subnet = @('10.9.0.0/24', '10.8.0.0/24'); Gateway = @('10.9.1.1'); Culprit = '10.9.1.1'; Message = 'The gateway 10.9.1.1 does not lie in any of the subnets 10.9.0.0/24, 10.8.0.0/24.' }
        @{ Subnet = @('10.9.0.0/24'); Gateway = @('fd00::1'); Culprit = 'fd00::1'; Message = 'The gateway fd00::1 does not lie*' }
        @{ Subnet = @('10.9.0.0/24'); Gateway = @('10.9.0'); Culprit = '10.9.0'; Message = "'10.9.0' is no address of a gateway*" }
        @{ Subnet = @('10.9.0.0/24'); Gateway = @('10.9.0.1', '10.9.0.2'); Culprit = '10.9.0.2'; Message = 'The subnet 10.9.0.0/24 can have one gateway*' }
        @{ Subnet = @('10.9.0.0/24'); Gateway = @('10.9.0.0'); Culprit = '10.9.0.0'; Message = 'The gateway 10.9.0.0 is an address that the subnet*keeps*' }
        @{ Subnet = @('10.9.0.0/24'); Gateway = @('10.9.0.255'); Culprit = '10.9.0.255'; Message = 'The gateway 10.9.0.255 is an address that the subnet*keeps*' }
        @{ Subnet = @('fd00::/64'); Gateway = @('fd00::'); Culprit = 'fd00::'; Message = 'The gateway fd00:: is an address that the subnet*keeps*' }
        @{ Subnet = @('10.9.0.0/24'); Range = @('10.9.0.0'); Culprit = '10.9.0.0'; Message = "'10.9.0.0' is no range*" }
        @{ Subnet = @('10.9.0.0/24'); Range = @('10.9.0.9/28'); Culprit = '10.9.0.9/28'; Message = '*not the range: that is 10.9.0.0/28.' }
        @{ Subnet = @('10.9.0.0/24'); Range = @('10.9.1.0/28'); Culprit = '10.9.1.0/28'; Message = 'The range 10.9.1.0/28 does not lie in the subnet 10.9.0.0/24.' }
        @{ Subnet = @('10.9.0.0/24'); Range = @('10.9.0.0/16'); Culprit = '10.9.0.0/16'; Message = 'The range 10.9.0.0/16 does not lie*' }
        @{ Subnet = @('10.9.0.0/24'); Range = @('10.9.0.0/28', '10.9.0.16/28'); Culprit = '10.9.0.16/28'; Message = 'The subnet 10.9.0.0/24 can have one range*' }
        @{ Subnet = @('10.9.0.0/24'); Auxiliary = @{ a = '10.8.0.5' }; Culprit = '10.8.0.5'; Message = 'The auxiliary address 10.8.0.5 does not lie*' }
        @{ Subnet = @('10.9.0.0/24'); Auxiliary = @{ a = 'x' }; Culprit = 'x'; Message = "'x' is no address of an auxiliary address*" }
        @{ Subnet = @('10.9.0.0/24'); Auxiliary = @{ a = '10.9.0.5'; b = '10.9.0.5' }; Culprit = '10.9.0.5'; Message = 'The address 10.9.0.5 is given away twice.' }
        @{ Subnet = @('10.9.0.0/24'); Gateway = @('10.9.0.5'); Auxiliary = @{ a = '10.9.0.5' }; Culprit = '10.9.0.5'; Message = 'The address 10.9.0.5 is given away twice.' }
        @{ Subnet = @('fd00::/64'); Gateway = @('fd00::5'); Auxiliary = @{ a = 'fd00:0::5' }; Culprit = 'fd00:0::5'; Message = 'The address fd00:0::5 is given away twice.' }
    ) {
        $read = Read-Pool ($_['Subnet'] ?? @()) ($_['Gateway'] ?? @()) ($_['Range'] ?? @()) ($_['Auxiliary'] ?? @{})
        $read.Pools | Should -HaveCount 0
        $read.Problem.Culprit | Should -BeExactly $Culprit
        $read.Problem.Message | Should -BeLike $Message
    }
}
