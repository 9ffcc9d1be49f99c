# What is derived, and what is read, against what is really in the firewall of a real engine, for networks of every kind.
BeforeDiscovery {
    # Only of an engine of our own is it known where its firewall is.
    $script:private = $env:DOCKERNET_TEST_HOST -match '^unix:///tmp/dockernet-engine-'
    $script:root = $IsLinux -and (& id -u) -eq 0
}

BeforeAll {
    Import-Module "$PSScriptRoot/../../Support/DockerNet.Testing.psm1" -Force
    Import-Module "$PSScriptRoot/../../Support/Engines/PrivateEngine.psm1" -Force
    Import-Module "$PSScriptRoot/../../Support/Engines/TestImage.psm1" -Force

    $script:busybox = 'dockernet/busybox:test'
    $script:all = 'Nat', 'Filter', 'Raw'
    $script:base = Get-Random -Minimum 28000 -Maximum 32000

    # In the order of the tables that users see.
    function Get-RealRule([string]$Namespace, [string]$Tool = 'iptables-save', [string[]]$Table = ('nat', 'filter', 'raw')) {
        foreach ($name in $Table) { & ip netns exec $Namespace $Tool -t $name | Where-Object { $_ -match '^-A' } | ForEach-Object { "$name $_" } }
    }

    function Get-TestNamespace { (Get-TestHost) -replace '.*-engine-(\w+)/.*', 'dn$1' }

    # The lines that are only here or only there.
    function Compare-Rule($Rules, [string]$Namespace) {
        foreach ($family in @{ Name = 'IPv4'; Tool = 'iptables-save' }, @{ Name = 'IPv6'; Tool = 'ip6tables-save' }) {
            $own = @($Rules | Where-Object Family -EQ $family.Name | ForEach-Object { "$("$($_.Table)".ToLowerInvariant()) $($_.Rule)" })
            Compare-Object $own @(Get-RealRule $Namespace $family.Tool) | ForEach-Object { "$($_.SideIndicator) $($family.Name) $($_.InputObject)" }
        }
    }

    function Get-Generation { ([version](Get-DockerEngine).Version.Split('+')[0]).Major }

    $script:next = $base
    function New-Kind([string]$Name, [hashtable]$Option = @{}, [hashtable]$More = @{}, [string[]]$Publish = @('{0}:80'), [string[]]$Pool = @()) {
        $driver = @{}
        foreach ($key in $Option.Keys) { $driver[$key -like 'com.*' ? $key : "com.docker.network.bridge.$key"] = $Option[$key] }
        $body = @{ Name = New-TestName $Name; Driver = 'bridge'; CheckDuplicate = $true; Options = $driver } + $More
        if ($Pool) { $body.IPAM = @{ Config = @($Pool | ForEach-Object { @{ Subnet = $_ } }) } }
        $null = Invoke-EngineApi POST /networks/create $body
        $ports = foreach ($port in $Publish) { $port -f $next; $script:next++ }
        $container = @{ Image = $busybox; Name = New-TestName "on-$Name"; Network = $body.Name; Start = $true }
        if ($ports) { $container.Publish = $ports }
        $null = New-DockerContainer @container
        $body.Name
    }
}

AfterAll { Remove-TestObject }

Describe 'Get-DockerNatRule, for networks of every kind' -Skip:(-not $private) {
    BeforeAll {
        $generation = Get-Generation
        $script:plain = New-Kind plain -Publish '{0}:80', '{0}:53/udp', '127.0.0.1:{0}:81', '{0}:80'
        $script:inside = New-Kind inside -More @{ Internal = $true }
        $script:shut = New-Kind shut @{ enable_icc = 'false' } @{ Internal = $true }
        $null = New-Kind noicc @{ enable_icc = 'false' }
        $null = New-Kind unmasked @{ enable_ip_masquerade = 'false' }
        $null = New-Kind bound @{ host_binding_ipv4 = '127.0.0.1' }
        $null = New-Kind named @{ name = "dntbr$(Get-Random -Maximum 9999)" }
        $null = New-Kind snat @{ 'com.docker.network.host_ipv4' = '10.99.99.99' }
        $script:six = New-Kind six -More @{ EnableIPv6 = $true } -Pool '10.231.0.0/24', 'fd00:dead:1::/64' -Publish '{0}:80', '[::1]:{0}:81', '{0}:82/udp'
        $null = New-Kind insix -More @{ EnableIPv6 = $true; Internal = $true } -Pool '10.231.1.0/24', 'fd00:dead:2::/64'
        $null = New-Kind noiccsix @{ enable_icc = 'false' } @{ EnableIPv6 = $true } -Pool '10.231.2.0/24', 'fd00:dead:3::/64'
        if ($generation -ge 27) {
            $script:routed = New-Kind routed @{ gateway_mode_ipv4 = 'routed' } -Publish '{0}:80', '127.0.0.1:{0}:81'
            $null = New-Kind routedsix @{ gateway_mode_ipv6 = 'routed' } @{ EnableIPv6 = $true } -Pool '10.231.3.0/24', 'fd00:dead:4::/64' -Publish '{0}:80'
        }
        if ($generation -ge 28) {
            $null = New-Kind open @{ gateway_mode_ipv4 = 'nat-unprotected' } -Publish '{0}:80', '127.0.0.1:{0}:81'
            $null = New-Kind alone @{ gateway_mode_ipv4 = 'isolated' } @{ Internal = $true }
            $null = New-Kind trusted @{ trusted_host_interfaces = 'eth7:eth8' }
            $null = New-Kind onlysix -More @{ EnableIPv4 = $false; EnableIPv6 = $true } -Pool 'fd00:dead:5::/64'
        }
        $two = New-DockerContainer $busybox -Name (New-TestName two) -Network $inside -Publish "$($next++):80" -Start
        Connect-DockerNetwork $plain $two.Name
        $script:elsewhere = New-DockerContainer $busybox -Name (New-TestName default) -Publish "$($next)-$($next + 1):9000-9001" -Start
        $script:next += 2
        $null = New-DockerContainer $busybox -Name (New-TestName idle) -Publish "$($next++):80"
    }

    It 'derives all that the engine made, and nothing else' {
        $derived = Get-DockerNatRule -Derive -Table $all
        $derived.Origin | Sort-Object -Unique | Should -Be 'Derived'
        Compare-Rule $derived (Get-TestNamespace) | Should -BeNullOrEmpty
    }

    It 'reads all, in its order, and knows what it means' {
        $read = Get-DockerNatRule -Table $all
        $read.Origin | Sort-Object -Unique | Should -Be 'Read'
        foreach ($table in $all) {
            @($read | Where-Object { $_.Table -eq $table -and $_.Family -eq 'IPv4' } | ForEach-Object { "$("$table".ToLowerInvariant()) $($_.Rule)" }) |
                Should -Be @(Get-RealRule (Get-TestNamespace) iptables-save $table.ToLowerInvariant())
        }
        $read | Where-Object Meaning -Match 'No network or published port|None of the engine' | ForEach-Object Rule | Should -BeNullOrEmpty
        $read.Backend | Sort-Object -Unique | Should -Be 'Iptables'
    }

    It 'tells of nat alone unless asked for more' {
        (Get-DockerNatRule).Table | Sort-Object -Unique | Should -Be 'Nat'
        (Get-DockerNatRule -Table filter).Table | Sort-Object -Unique | Should -Be 'Filter'
    }

    It 'tells what isolates a network, and what is open' {
        $rules = Get-DockerNatRule $inside -Table Filter
        $rules.Network | Sort-Object -Unique | Should -Be $inside
        $rules.Meaning | Should -Contain "What comes to $inside from elsewhere is dropped: the network is internal."
        $rules.Meaning | Should -Contain "Containers on $inside reach each other."
        (Get-DockerNatRule $shut -Table Filter).Meaning | Should -Contain "Containers on $shut do not reach each other: enable_icc is false."
        $open = @(Get-DockerNatRule -Container $elsewhere.Name -Table Filter | Where-Object Container)
        $open.Action | Sort-Object -Unique | Should -Be 'ACCEPT'
        $open.Port | Sort-Object | Should -Be 9000, 9001
    }

    It 'tells of IPv6 where the engine filters it' {
        $rules = Get-DockerNatRule $six -Table $all
        $rules.Family | Sort-Object -Unique | Should -Be ((Get-Generation) -ge 27 ? @('IPv4', 'IPv6') : 'IPv4')
    }

    It 'completes the tables' {
        (Get-Completion 'Get-DockerNatRule -Table ').CompletionText | Sort-Object | Should -Be 'Filter', 'Nat', 'Raw'
    }

    It 'refuses a table that there is not, before it asks the engine' {
        (Get-ErrorOf { Get-DockerNatRule -Table mangle }).FullyQualifiedErrorId | Should -BeLike 'CannotConvertArgument*,*'
    }
}

Describe 'Get-DockerNatRule, on an engine without a userland proxy whose default bridge has no communication' -Skip:(-not $root) {
    BeforeAll {
        $script:engine = Start-PrivateEngine -Option '--icc=false', '--userland-proxy=false'
        $script:at = @{ DockerHost = $engine.Host }
        Import-TestImage -DockerHost $engine.Host
        $null = New-DockerContainer $busybox @at -Name source -Expose 80, 81/udp -Start
        $null = New-DockerContainer $busybox @at -Name recipient -Link source:db -Publish '8080:80', '127.0.0.1:8081:81' -Start
        $null = New-DockerNetwork own @at
        $null = New-DockerContainer $busybox @at -Name other -Network own -Publish 8082:80 -Start
    }

    AfterAll { Stop-PrivateEngine $engine.Folder }

    It 'tells what a link opens' {
        $rules = Get-DockerNatRule @at -Table Filter -Container source
        $opened = @($rules | Where-Object Meaning -Match 'has a link to')
        $opened | Should -HaveCount 4
        $opened.Direction | Sort-Object -Unique | Should -Be 'Within'
        $opened.Network | Sort-Object -Unique | Should -Be 'bridge'
        $opened[0].Meaning | Should -Match '^recipient reaches port 8[01]/(tcp|udp) of source'
    }

    It 'reads what there is, and knows what it means' {
        $read = Get-DockerNatRule @at -Table $all
        Compare-Rule $read $engine.Namespace | Should -BeNullOrEmpty
        $read | Where-Object Meaning -Match 'No network or published port|None of the engine' | ForEach-Object Rule | Should -BeNullOrEmpty
    }
}
