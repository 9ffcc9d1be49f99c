# The docker client and our cmdlets are told the same. What the engine then has must be the same.
BeforeDiscovery {
    $option = 'com.docker.network.bridge'
    $cases = @(
        @{ Client = @(); Ours = @{} }
        @{ Client = '--subnet', '10.210.0.0/24'; Ours = @{ Subnet = '10.210.0.0/24' } }
        @{ Client = '--subnet', '10.210.0.0/24', '--gateway', '10.210.0.9'; Ours = @{ Subnet = '10.210.0.0/24'; Gateway = '10.210.0.9' } }
        @{ Client = '--subnet', '10.210.0.0/24', '--ip-range', '10.210.0.128/25'; Ours = @{ Subnet = '10.210.0.0/24'; IPRange = '10.210.0.128/25' } }
        @{ Client = '--subnet', '10.210.0.0/16', '--gateway', '10.210.255.254', '--ip-range', '10.210.5.0/24'
            Ours = @{ Subnet = '10.210.0.0/16'; Gateway = '10.210.255.254'; IPRange = '10.210.5.0/24' }
        }
        @{ Client = '--subnet', '10.210.0.0/24', '--aux-address', 'router=10.210.0.5'; Ours = @{ Subnet = '10.210.0.0/24'; AuxAddress = 'router=10.210.0.5' } }
        @{ Client = '--subnet', '10.210.0.0/24', '--aux-address', 'a=10.210.0.5', '--aux-address', 'b=10.210.0.6'
            Ours = @{ Subnet = '10.210.0.0/24'; AuxAddress = @{ a = '10.210.0.5'; b = '10.210.0.6' } }
        }
        @{ Client = '--ipv6', '--subnet', 'fd00:210::/64'; Ours = @{ IPv6 = $true; Subnet = 'fd00:210::/64' } }
        @{ Client = '--subnet', 'fd00:210::/64'; Ours = @{ Subnet = 'fd00:210::/64' } }
        @{ Client = '--ipv6', '--subnet', '10.210.0.0/24', '--subnet', 'fd00:210::/64', '--gateway', 'fd00:210::9', '--gateway', '10.210.0.9'
            Ours = @{ IPv6 = $true; Subnet = '10.210.0.0/24', 'fd00:210::/64'; Gateway = 'fd00:210::9', '10.210.0.9' }
        }
        @{ Client = '--ipv6', '--subnet', '10.210.0.0/24', '--subnet', 'fd00:210::/64', '--ip-range', 'fd00:210::8000/113', '--ip-range', '10.210.0.64/26'
            Ours = @{ IPv6 = $true; Subnet = '10.210.0.0/24', 'fd00:210::/64'; IPRange = 'fd00:210::8000/113', '10.210.0.64/26' }
        }
        @{ Client = '--ipv6', '--subnet', '10.210.0.0/24', '--subnet', 'fd00:210::/64', '--aux-address', 'a=10.210.0.5', '--aux-address', 'b=fd00:210::5'
            Ours = @{ IPv6 = $true; Subnet = '10.210.0.0/24', 'fd00:210::/64'; AuxAddress = 'a=10.210.0.5', 'b=fd00:210::5' }
        }
        @{ Client = , '--internal'; Ours = @{ Internal = $true } }
        @{ Client = '--internal', '--subnet', '10.210.0.0/24', '--gateway', '10.210.0.2'; Ours = @{ Internal = $true; Subnet = '10.210.0.0/24'; Gateway = '10.210.0.2' } }
        @{ Client = '--label', 'a=b', '--label', 'c', '--label', 'd='; Ours = @{ Label = 'a=b', 'c', 'd=' } }
        @{ Client = '--label', 'tier=data'; Ours = @{ Label = @{ tier = 'data' } } }
        @{ Client = '-o', "$option.enable_icc=false"; Ours = @{ NoIcc = $true }; Only = 'New-DockerBridge' }
        @{ Client = '-o', "$option.enable_ip_masquerade=false"; Ours = @{ NoMasquerade = $true }; Only = 'New-DockerBridge' }
        @{ Client = '-o', 'com.docker.network.driver.mtu=1400'; Ours = @{ Mtu = 1400 }; Only = 'New-DockerBridge' }
        @{ Client = '-o', "$option.name=dntbr0"; Ours = @{ BridgeName = 'dntbr0' }; Only = 'New-DockerBridge' }
        @{ Client = '-o', "$option.host_binding_ipv4=127.0.0.1"; Ours = @{ HostBinding = '127.0.0.1' }; Only = 'New-DockerBridge' }
        @{ Client = '-o', "$option.enable_icc=false", '-o', 'com.docker.network.driver.mtu=9000', '-o', 'x=y', '--internal'
            Ours = @{ NoIcc = $true; Mtu = 9000; Option = 'x=y'; Internal = $true }; Only = 'New-DockerBridge'
        }
        @{ Client = '-o', "$option.enable_icc=true", '-o', 'no.such.option=1', '-o', 'flag'; Ours = @{ Option = "$option.enable_icc=true", 'no.such.option=1', 'flag' } }
        @{ Client = , '--attachable'; Ours = @{ Attachable = $true }; Only = 'New-DockerNetwork' }
        @{ Client = '-d', 'bridge'; Ours = @{ Driver = 'bridge' }; Only = 'New-DockerNetwork' }
        @{ Client = '--ipam-driver', 'default', '--ipam-opt', 'a=b'; Ours = @{ IpamDriver = 'default'; IpamOption = 'a=b' }; Only = 'New-DockerNetwork' }
        @{ Client = '--config-only', '--subnet', '10.210.0.0/24', '--label', 'a=b'; Ours = @{ ConfigOnly = $true; Subnet = '10.210.0.0/24'; Label = 'a=b' }; Only = 'New-DockerNetwork' }
        @{ Client = '--config-from', '{config}'; Ours = @{ ConfigFrom = '{config}' }; Only = 'New-DockerNetwork' }
        @{ Client = '-d', 'macvlan', '-o', 'parent=docker0', '--subnet', '10.210.0.0/24', '--subnet', '10.219.0.0/24', '--gateway', '10.219.0.1', '--gateway', '10.210.0.1'
            Ours = @{ Driver = 'macvlan'; Option = 'parent=docker0'; Subnet = '10.210.0.0/24', '10.219.0.0/24'; Gateway = '10.219.0.1', '10.210.0.1' }; Only = 'New-DockerNetwork'
        }
    )
    $script:combinations = foreach ($case in $cases) {
        foreach ($cmdlet in $case['Only'] ?? @('New-DockerBridge', 'New-DockerNetwork')) {
            @{ Cmdlet = $cmdlet; Name = $case.Client -join ' '; Client = $case.Client; Ours = $case.Ours }
        }
    }
}

BeforeAll {
    Import-Module "$PSScriptRoot/../../Support/DockerNet.Testing.psm1" -Force
    $script:busybox = 'dockernet/busybox:test'
    $script:config = New-TestName config
    $null = & docker network create --config-only --subnet 10.211.0.0/24 $config

    # What is left of an inspection without ids, names and times. The client sends pools in no order.
    function Get-Shape([string]$Name) {
        $network = Invoke-EngineApi GET "/networks/$Name"
        $network.Created = ''
        if ($network.IPAM.Config) { $network.IPAM.Config = @($network.IPAM.Config | Sort-Object Subnet) }
        (ConvertTo-Json $network -Depth 20).Replace($network.Id, 'ID').Replace($Name, 'NAME') -split "`n"
    }

    function Get-NetworkCount([string]$Name) { @((Invoke-EngineApi GET '/networks').Name -eq $Name).Count }
}

AfterAll { Remove-TestObject }

Describe 'A network of docker network create and one of <Cmdlet>' -ForEach @(@{ Cmdlet = 'New-DockerBridge' }, @{ Cmdlet = 'New-DockerNetwork' }) {
    It 'are the same with <Name>' -ForEach @($combinations | Where-Object Cmdlet -EQ $Cmdlet) {
        $name = New-TestName same
        $words = @($Client | ForEach-Object { $_.Replace('{config}', $config) })
        $parameters = @{}
        foreach ($key in $Ours.Keys) { $parameters[$key] = $Ours[$key] -is [string] ? $Ours[$key].Replace('{config}', $config) : $Ours[$key] }

        # One after the other, since both have the same addresses.
        $output = & docker network create @words $name 2>&1
        $LASTEXITCODE | Should -Be 0 -Because "$output"
        $theirs = Get-Shape $name
        Invoke-EngineApi DELETE "/networks/$name"
        $null = & $Cmdlet $name @parameters -ErrorAction Stop -WarningAction Ignore
        $ours = Get-Shape $name
        Invoke-EngineApi DELETE "/networks/$name"
        # Where none was asked for, each gets the engine's next range.
        $theirs, $ours = ($theirs -replace '"(172|192)\.[\d./]+"', '"NEXT"'), ($ours -replace '"(172|192)\.[\d./]+"', '"NEXT"')
        $ours | Should -BeExactly $theirs
    }
}

Describe 'Several address ranges' {
    It 'give members an address of each' {
        $network = New-DockerBridge (New-TestName net) -IPv6 -Subnet 10.212.0.0/24, fd00:212::/64
        $network.Pools.Subnet | Sort-Object | Should -Be '10.212.0.0/24', 'fd00:212::/64'
        $container = New-DockerContainer $busybox -Name (New-TestName) -Network $network.Name -Start
        $member = (Get-DockerNetwork $network.Name).Containers
        "$($member.IPAddress)" | Should -BeLike '10.212.0.*'
        "$($member.IPv6Address)" | Should -BeLike 'fd00:212::*'
        $container.Networks.IPv6Address | Should -Be $member.IPv6Address
    }

    It 'keep auxiliary addresses from members' {
        $network = New-DockerBridge (New-TestName net) -Subnet 10.213.0.0/29 -AuxAddress a=10.213.0.2, b=10.213.0.3
        $network.Pools[0].AuxiliaryAddresses['b'] | Should -Be '10.213.0.3'
        $container = New-DockerContainer $busybox -Name (New-TestName) -Network $network.Name -Start
        "$($container.IPAddress)" | Should -Be '10.213.0.4'
    }

    It 'run out, and then say so' {
        $network = New-DockerBridge (New-TestName net) -Subnet 10.214.0.0/30
        $null = New-DockerContainer $busybox -Name (New-TestName) -Network $network.Name -Start
        $second = New-DockerContainer $busybox -Name (New-TestName)
        Start-DockerContainer $second.Name
        (Get-ErrorOf { Connect-DockerNetwork $network.Name $second.Name }).FullyQualifiedErrorId | Should -BeLike 'AddressPoolExhausted,*'
        (Get-DockerNetwork $network.Name).Containers.Container | Should -Not -Contain $second.Name
    }
}

Describe 'The settings of a bridge' {
    It 'keep the members from each other with -NoIcc' {
        $network = New-DockerBridge (New-TestName net) -Subnet 10.215.0.0/24 -NoIcc
        $one, $two = 1..2 | ForEach-Object { New-DockerContainer $busybox -Name (New-TestName) -Network $network.Name -Start }
        (Test-ContainerPing $one.Name $two.IPAddress -Count 1 -Timeout 1).Reachable | Should -BeFalse
        (Test-ContainerPing $one.Name 10.215.0.1 -Count 1).Reachable | Should -BeTrue
    }

    It 'make packets small with -Mtu' {
        $network = New-DockerBridge (New-TestName net) -Subnet 10.216.0.0/24 -Mtu 1300
        $container = New-DockerContainer $busybox -Name (New-TestName) -Network $network.Name -Start
        (Invoke-ContainerCommand $container.Name cat /sys/class/net/eth0/mtu).Output | Should -Be '1300'
    }

    It 'publish ports where -HostBinding says' {
        $network = New-DockerBridge (New-TestName net) -Subnet 10.217.0.0/24 -HostBinding 127.0.0.1
        $container = New-DockerContainer $busybox -Name (New-TestName) -Network $network.Name -Publish 80 -Start
        (Get-ContainerPort $container.Name).HostAddress | Should -Be '127.0.0.1'
    }

    It 'name its interface with -BridgeName' {
        $network = New-DockerBridge (New-TestName net) -Subnet 10.218.0.0/24 -BridgeName dntbr7
        $network.Options['com.docker.network.bridge.name'] | Should -Be 'dntbr7'
        $viewer = New-DockerContainer $busybox -Name (New-TestName) -Network host -Command ls, /sys/class/net -Start
        $null = Wait-DockerContainer $viewer.Name
        (Get-ContainerLog $viewer.Name).Text | Should -Contain 'dntbr7'
    }
}

Describe 'Bad settings of a network' {
    It 'are refused before the engine is asked: <Name>' -ForEach @(
        @{ Name = 'two subnets that overlap'; More = @{ Subnet = '10.220.0.0/16', '10.220.1.0/24' }; Id = 'SubnetInvalid'; Target = '10.220.1.0/24' }
        @{ Name = 'two gateways of one subnet'; More = @{ Subnet = '10.220.0.0/24'; Gateway = '10.220.0.1', '10.220.0.2' }; Id = 'SubnetInvalid'; Target = '10.220.0.2' }
        @{ Name = 'two ranges of one subnet'; More = @{ Subnet = '10.220.0.0/24'; IPRange = '10.220.0.0/28', '10.220.0.16/28' }; Id = 'SubnetInvalid'; Target = '10.220.0.16/28' }
        @{ Name = 'a gateway that is the subnet itself'; More = @{ Subnet = '10.220.0.0/24'; Gateway = '10.220.0.0' }; Id = 'SubnetInvalid'; Target = '10.220.0.0' }
        @{ Name = 'a gateway that is the broadcast address'; More = @{ Subnet = '10.220.0.0/24'; Gateway = '10.220.0.255' }; Id = 'SubnetInvalid'; Target = '10.220.0.255' }
        @{ Name = 'an auxiliary address outside'; More = @{ Subnet = '10.220.0.0/24'; AuxAddress = 'a=10.221.0.5' }; Id = 'SubnetInvalid'; Target = '10.221.0.5' }
        @{ Name = 'an auxiliary address without a subnet'; More = @{ AuxAddress = 'a=10.221.0.5' }; Id = 'SubnetInvalid'; Target = '10.221.0.5' }
        @{ Name = 'an auxiliary address that is the gateway'; More = @{ Subnet = '10.220.0.0/24'; Gateway = '10.220.0.5'; AuxAddress = 'a=10.220.0.5' }; Id = 'SubnetInvalid'; Target = '10.220.0.5' }
        @{ Name = 'an auxiliary address that is none'; More = @{ Subnet = '10.220.0.0/24'; AuxAddress = 'a=x' }; Id = 'SubnetInvalid'; Target = 'x' }
        @{ Name = 'an auxiliary address without a name'; More = @{ Subnet = '10.220.0.0/24'; AuxAddress = '=10.220.0.5' }; Id = 'ParameterArgumentTransformationError' }
        @{ Name = 'a packet that is too small'; More = @{ Mtu = 60 }; Id = 'ParameterArgumentValidationError' }
        @{ Name = 'a host address of IPv6'; More = @{ HostBinding = '::1' }; Id = 'ParameterArgumentTransformationError' }
        @{ Name = 'a host address that is none'; More = @{ HostBinding = 'all' }; Id = 'ParameterArgumentTransformationError' }
        @{ Name = 'an interface with a long name'; More = @{ BridgeName = 'abcdefghijklmnop' }; Id = 'ParameterArgumentValidationError' }
        @{ Name = 'an interface with a slash'; More = @{ BridgeName = 'a/b' }; Id = 'ParameterArgumentValidationError' }
    ) {
        $name = New-TestName net
        $record = Get-ErrorOf { New-DockerBridge $name @More }
        $record | Should -HaveCount 1
        $record.FullyQualifiedErrorId | Should -BeLike "$Id,*"
        if ($_['Target']) { $record.TargetObject | Should -Be $Target }
        Get-NetworkCount $name | Should -Be 0
    }

    It 'are refused by the engine, and leave nothing: <Name>' -ForEach @(
        @{ Name = 'two ranges of IPv4 on a bridge'; More = @{ Subnet = '10.222.0.0/24', '10.223.0.0/24' }; Id = 'SubnetInvalid' }
        @{ Name = 'a driver''s option that is none of its values'; More = @{ Option = 'com.docker.network.bridge.enable_icc=maybe' }; Id = 'InvalidArgument' }
        @{ Name = 'a number that is none'; More = @{ Option = 'com.docker.network.driver.mtu=large' }; Id = 'InvalidArgument' }
    ) {
        $name = New-TestName net
        $record = Get-ErrorOf { New-DockerBridge $name @More -WarningAction Ignore }
        $record | Should -HaveCount 1
        $record.FullyQualifiedErrorId | Should -BeLike "$Id,*"
        $record.TargetObject | Should -Be $name
        Get-NetworkCount $name | Should -Be 0
    }

    It 'are refused for a subnet without room, by an engine that needs some' {
        $record = Get-ErrorOf { $null = New-DockerBridge (New-TestName net) -Subnet 10.229.99.0/32 -WarningAction Ignore }
        $record.FullyQualifiedErrorId | Should -BeLike (([version](Get-DockerEngine).Version.Split('+')[0]).Major -lt 26 ? 'AddressPoolExhausted,*' : '')
    }

    It 'are refused for IPv6 without a range, where the engine has none' {
        $name = New-TestName net
        $found = @(New-DockerBridge $name -IPv6 -ErrorAction SilentlyContinue -ErrorVariable errors)
        if ([version](Get-DockerEngine).ApiVersion -lt '1.46') {
            $errors[0].FullyQualifiedErrorId | Should -BeLike 'SubnetRequired,*'
            $errors[0].TargetObject | Should -Be $name
            Get-NetworkCount $name | Should -Be 0
        } else {
            $found[0].IPv6 | Should -BeTrue
        }
    }

    It 'are refused: the name "<_>"' -ForEach 'a/b', '.', '..', ' x', 'container:web' {
        $record = Get-ErrorOf { New-DockerBridge $_ }
        $record.FullyQualifiedErrorId | Should -BeLike 'NetworkNameInvalid,*'
        $record.CategoryInfo.Category | Should -Be 'InvalidArgument'
        $record.TargetObject | Should -Be $_
        Get-NetworkCount $_ | Should -Be 0
    }

    It 'are refused: the predefined name <_>' -ForEach 'bridge', 'host', 'none', 'default' {
        $record = Get-ErrorOf { New-DockerBridge $_ }
        $record.FullyQualifiedErrorId | Should -Match '^(NetworkPredefined|NetworkExists),'
        $record.TargetObject | Should -Be $_
        Get-NetworkCount $_ | Should -Be ([int]($_ -ne 'default'))
    }

    It 'are refused: settings of a network that is not there, or that is none of settings' {
        $name = New-TestName net
        (Get-ErrorOf { New-DockerNetwork $name -ConfigFrom dnt-nowhere }).FullyQualifiedErrorId | Should -BeLike 'NetworkNotFound,*'
        (Get-ErrorOf { New-DockerNetwork $name -ConfigFrom bridge }).FullyQualifiedErrorId | Should -BeLike 'NetworkNotFound,*'
        Get-NetworkCount $name | Should -Be 0
    }

    It 'are refused: what manages addresses and is not there' {
        $name = New-TestName net
        (Get-ErrorOf { New-DockerNetwork $name -IpamDriver nosuch }).FullyQualifiedErrorId | Should -BeLike 'NetworkDriverNotFound,*'
        Get-NetworkCount $name | Should -Be 0
    }
}

Describe 'Warnings before a network is made' {
    BeforeAll {
        function Get-WarningOf([scriptblock]$Script) {
            $WarningPreference = 'Continue'
            @(& $Script 3>&1 | Where-Object { $_ -is [Management.Automation.WarningRecord] })
        }
    }

    It 'are not there for a range that is free' {
        Get-WarningOf { New-DockerBridge (New-TestName net) -Subnet 10.224.0.0/24 } | Should -BeNullOrEmpty
    }

    It 'tell of a network that has the range, by its name, also with -WhatIf' {
        $other = New-DockerBridge (New-TestName other) -Subnet 10.225.0.0/24
        $name = New-TestName net
        $found = Get-WarningOf { New-DockerBridge $name -Subnet 10.225.0.0/16 -WhatIf }
        $found | Should -HaveCount 1
        "$found" | Should -BeLike "$name`: *10.225.0.0/16 overlaps 10.225.0.0/24 of network $($other.Name)*(SubnetOverlapsNetwork)."
    }

    It 'tell of a part of the engine''s own pool' {
        $pool = (Get-DockerEngine).AddressPools[-1]
        $part = "$(($pool.Range -split '/')[0])/$($pool.PrefixLength + 4)"
        $found = Get-WarningOf { New-DockerBridge (New-TestName net) -Subnet $part -WhatIf }
        "$found" | Should -BeLike "*$($pool.Range)*(SubnetInPool)."
        $whole = "$(($pool.Range -split '/')[0])/$($pool.PrefixLength)"
        Get-WarningOf { New-DockerBridge (New-TestName net) -Subnet $whole -WhatIf } | Should -BeNullOrEmpty
    }

    It 'tell of a route of the engine''s host' -Skip:(-not $env:DOCKERNET_TEST_ADDRESS) {
        $part = $env:DOCKERNET_TEST_ADDRESS -replace '\.\d+$', '.0/24'
        $found = Get-WarningOf { New-DockerBridge (New-TestName net) -Subnet $part -WhatIf }
        "$found" | Should -BeLike "*has a route to $($part -replace '/24', '/30') by *$part*(SubnetOverlapsRoute)."
    }

    It 'tell of a range of IPv6 without IPv6' {
        "$(Get-WarningOf { New-DockerBridge (New-TestName net) -Subnet fd00:226::/64 })" | Should -BeLike '*fd00:226::/64*-IPv6*(SubnetUnused).'
    }
}
