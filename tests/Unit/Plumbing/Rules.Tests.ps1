# What is derived, against the rules that the engine project documents for nine scenarios.
BeforeDiscovery {
    $script:scenarios = 'new-daemon', 'usernet-portmap', 'usernet-internal', 'usernet-portmap-noicc', 'usernet-portmap-natunprot', 'usernet-portmap-routed', 'usernet-portmap-noproxy', 'usernet-portmap-lo', 'swarm-portmap'
    $script:engines = foreach ($engine in @{ Backend = 'Iptables'; Generation = 28 }, @{ Backend = 'Iptables'; Generation = 29 }, @{ Backend = 'Nftables'; Generation = 29 }) {
        # An engine with nftables is no node of a swarm.
        foreach ($scenario in $scenarios | Where-Object { $engine.Backend -eq 'Iptables' -or $_ -ne 'swarm-portmap' }) { $engine + @{ Scenario = $scenario } }
    }
}

BeforeAll {
    Import-Module "$PSScriptRoot/../../Support/DockerNet.Testing.psm1" -Force

    # What is between a heading and the next one.
    function Get-Part([string[]]$Line, [string]$Heading, [string]$Mark) {
        $at = [array]::IndexOf($Line, $Heading) + 1
        while ($at -lt $Line.Count -and -not $Line[$at].StartsWith($Mark)) { $Line[$at++] }
    }

    function Get-Documented([string]$Backend, [int]$Generation, [string]$Scenario) {
        Get-Part (Get-Content "$PSScriptRoot/Rules.$($Backend.ToLowerInvariant())-$Generation.txt") "[$Scenario]" '['
    }

    function New-Bridge([string]$Name, [string]$Subnet, [string]$Mode = 'nat', [hashtable]$More = @{}) {
        $bridge = @{ Name = $Name; Bridge = $Name; IPv4 = [DockerNet.Wiring.FirewallSide]::new($Subnet, $Mode, '') } + $More
        [DockerNet.Wiring.FirewallNetwork]$bridge
    }

    # What each scenario has, besides the default bridge.
    function New-Scene([string]$Backend, [int]$Generation, [string]$Scenario) {
        $networks = @([DockerNet.Wiring.FirewallNetwork]@{ Name = 'bridge'; Bridge = 'docker0'; IPv4 = [DockerNet.Wiring.FirewallSide]::new('172.17.0.0/16', 'nat', '') })
        $members = @()
        $more = @{}
        switch -Wildcard ($Scenario) {
            'usernet-internal' {
                $networks += New-Bridge bridgeICC 192.0.2.0/24 -More @{ Internal = $true }
                $networks += New-Bridge bridgeNoICC 198.51.100.0/24 -More @{ Internal = $true; Icc = $false }
                $members += [DockerNet.Wiring.FirewallMember]@{ Container = 'c1'; Network = 'bridgeICC'; IPv4 = '192.0.2.2' }
                $members += [DockerNet.Wiring.FirewallMember]@{ Container = 'c2'; Network = 'bridgeNoICC'; IPv4 = '198.51.100.2' }
            }
            'usernet-portmap*' {
                $mode = @{ 'usernet-portmap-natunprot' = 'nat-unprotected'; 'usernet-portmap-routed' = 'routed' }[$Scenario] ?? 'nat'
                $networks += New-Bridge bridge1 192.0.2.0/24 $mode @{ Icc = $Scenario -notlike '*-noicc' }
                $address = $Scenario -like '*-lo' ? '127.0.0.1' : '0.0.0.0'
                $port = [DockerNet.Wiring.FirewallPort]::new('tcp', 80, $address, $mode -eq 'routed' ? $null : 8080)
                $members += [DockerNet.Wiring.FirewallMember]@{ Container = 'c1'; Network = 'bridge1'; IPv4 = '192.0.2.2'; Ports = [DockerNet.Wiring.FirewallPort[]]@($port) }
            }
            'swarm-portmap' {
                $networks += New-Bridge docker_gwbridge 172.18.0.0/16 -More @{ Icc = $false }
                $more = @{ IngressPorts = [string[]]@('8080/tcp'); IngressAddress = '172.18.0.2' }
            }
        }
        [DockerNet.Wiring.FirewallScene](@{
            Backend = $Backend; Generation = $Generation; Hairpin = $Scenario -like '*-noproxy'; Networks = [DockerNet.Wiring.FirewallNetwork[]]$networks; Members = [DockerNet.Wiring.FirewallMember[]]$members; DockerHost = 'unix:///x'
        } + $more)
    }

    function Get-Derived($Scene) { [DockerNet.Wiring.FirewallPlan]::Derive($Scene) }
}

Describe 'Rules' -Tag Fast {
    It 'are those of <Backend> on Engine <Generation>: <Scenario>' -ForEach $engines {
        $derived = Get-Derived (New-Scene $Backend $Generation $Scenario) | Where-Object Family -EQ IPv4
        $documented = Get-Documented $Backend $Generation $Scenario
        if ($Backend -eq 'Iptables') {
            $tables = @($documented | Where-Object { $_ -match '^\*' }) -replace '^\*'
            $tables | Should -Not -BeNullOrEmpty
            foreach ($table in $tables) {
                ($derived | Where-Object Table -EQ $table).Rule | Should -Be (Get-Part $documented "*$table" '*') -Because $table
            }
        } else {
            $actual = $derived | ForEach-Object { "$($_.Chain): $($_.Rule)" }
            foreach ($chain in @($documented -replace ': .*') + $derived.Chain | Sort-Object -Unique) {
                $actual | Where-Object { $_ -clike "${chain}: *" } | Should -Be ($documented | Where-Object { $_ -clike "${chain}: *" }) -Because $chain
            }
        }
    }

    It 'each say what they mean, and whose they are: <Scenario>' -ForEach $engines {
        $rules = Get-Derived (New-Scene $Backend $Generation $Scenario)
        $rules | ForEach-Object {
            $_.Meaning | Should -MatchExactly '^[A-Z].* .*\.$'
            $_.Action | Should -Not -BeNullOrEmpty -Because $_.Rule
            $_.Origin | Should -Be 'Derived'
            "$($_.Backend)" | Should -Be $Backend
        }
        $named = $rules | Where-Object { $_.Rule -match 'bridge1|docker0' }
        $named | ForEach-Object { $_.Network | Should -Not -BeNullOrEmpty -Because $_.Rule }
        $rules | Where-Object { $_.Rule -match '192\.0\.2\.2\b' -and $Scenario -like 'usernet-portmap*' } | ForEach-Object { $_.Container | Should -Be c1 -Because $_.Rule }
    }
}

Describe 'A rule that was read' -Tag Fast {
    It 'is found again as it was derived: <Backend> on Engine <Generation>, <Scenario>' -ForEach $engines {
        $scene = New-Scene $Backend $Generation $Scenario
        $derived = Get-Derived $scene
        $text = @{}
        foreach ($family in 'IPv4', 'IPv6') {
            $own = $derived | Where-Object Family -EQ $family
            $text[$family] = ($Backend -eq 'Iptables' ? @(
                    foreach ($table in 'Nat', 'Filter', 'Raw') { "*$($table.ToLowerInvariant())"; ':DOCKER - [0:0]'; ($own | Where-Object Table -EQ $table).Rule; 'COMMIT' }
                ) : @(
                    "table $($family -eq 'IPv4' ? 'ip' : 'ip6') docker-bridges {"
                    foreach ($chain in $own.Chain | Select-Object -Unique) {
                        $rules = ($own | Where-Object Chain -CEQ $chain).Rule
                        if ($chain -like '*-jumps') {
                            "`tmap $chain {"; "`t`ttype ifname : verdict"; "`t`telements = { $($rules -join ",`n`t`t`t     ") }"; "`t}"
                        } else {
                            "`tchain $chain {"; "`t`ttype filter hook forward priority filter; policy accept;"; $rules -replace 'counter', 'counter packets 3 bytes 180' | ForEach-Object { "`t`t$_" }; "`t}"
                        }
                    }
                    '}'
                )) -join "`n"
        }
        # Whether there is a proxy is seen, not known before.
        $read = [DockerNet.Wiring.FirewallReading]::Parse((New-Scene $Backend $Generation ($Scenario -replace '-noproxy')), $text.IPv4, $text.IPv6)
        $read.Origin | Sort-Object -Unique | Should -Be 'Read'
        $read.Rule | Should -Be $derived.Rule
        $read.Meaning | Should -Be $derived.Meaning
        $read.Network | Should -Be $derived.Network
    }

    It 'is told when nobody asks for it' {
        $scene = New-Scene Iptables 29 usernet-portmap
        $text = "*filter`n:DOCKER - [0:0]`n-A FORWARD -s 10.0.0.0/8 -j DROP`n-A DOCKER-USER -i bridge1 -d 10.1.2.3/32 -j DROP`n-A DOCKER -d 192.0.2.9/32 ! -i bridge1 -o bridge1 -p tcp -m tcp --dport 81 -j ACCEPT`n-A INPUT -p tcp -m tcp --dport 22 -j ACCEPT`nCOMMIT`n*mangle`n-A FORWARD -o bridge1 -j ACCEPT`nCOMMIT"
        $rules = @([DockerNet.Wiring.FirewallReading]::Parse($scene, $text, ''))
        $rules.Chain | Should -Be 'FORWARD', 'DOCKER-USER', 'DOCKER'
        $rules.Network | Should -Be '', 'bridge1', 'bridge1'
        $rules[0].Meaning | Should -Match 'None of the engine''s rules'
        $rules[0].Source | Should -Be '10.0.0.0/8'
        $rules[1].Meaning | Should -Match 'administrator'
        $rules[2].Meaning | Should -Match 'No network or published port asks'
        $rules[2].Port | Should -Be 81
    }

    It 'is derived for IPv6 where that cannot be read, and nowhere when the engine keeps none' {
        $scene = New-Scene Iptables 29 usernet-portmap
        $rules = [DockerNet.Wiring.FirewallReading]::Parse($scene, "*nat`n:DOCKER - [0:0]`nCOMMIT`n", [NullString]::Value)
        $rules.Origin | Sort-Object -Unique | Should -Be 'Derived'
        $rules.Family | Sort-Object -Unique | Should -Be 'IPv6'
        [DockerNet.Wiring.FirewallReading]::Parse($scene, "*nat`n:PREROUTING ACCEPT [0:0]`nCOMMIT`n", [NullString]::Value) | Should -BeNullOrEmpty
    }
}

Describe 'Rules of IPv6' -Tag Fast {
    BeforeAll {
        function New-DualScene([string]$Backend, [int]$Generation) {
            $side = [DockerNet.Wiring.FirewallSide]::new('fd00:1::/64', 'nat', '')
            $ports = [DockerNet.Wiring.FirewallPort[]]@([DockerNet.Wiring.FirewallPort]::new('tcp', 80, '0.0.0.0', 8080), [DockerNet.Wiring.FirewallPort]::new('tcp', 80, '::', 8080))
            [DockerNet.Wiring.FirewallScene]@{
                Backend = $Backend; Generation = $Generation
                Networks = [DockerNet.Wiring.FirewallNetwork[]]@(New-Bridge six 192.0.2.0/24 -More @{ IPv6 = $side })
                Members = [DockerNet.Wiring.FirewallMember[]]@([DockerNet.Wiring.FirewallMember]@{ Container = 'c1'; Network = 'six'; IPv4 = '192.0.2.2'; IPv6 = 'fd00:1::2'; Ports = $ports })
            }
        }
    }

    It 'are made from 27 on' {
        (Get-Derived (New-DualScene Iptables 26)).Family | Sort-Object -Unique | Should -Be 'IPv4'
        (Get-Derived (New-DualScene Iptables 27)).Family | Sort-Object -Unique | Should -Be 'IPv4', 'IPv6'
    }

    It 'translate what arrives at a published port: <Backend> on Engine <Generation>' -ForEach @(
        @{ Backend = 'Iptables'; Generation = 27; Rule = '-A DOCKER ! -i six -p tcp -m tcp --dport 8080 -j DNAT --to-destination [fd00:1::2]:80' }
        @{ Backend = 'Iptables'; Generation = 29; Rule = '-A DOCKER ! -s fe80::/10 ! -i six -p tcp -m tcp --dport 8080 -j DNAT --to-destination [fd00:1::2]:80' }
        @{ Backend = 'Nftables'; Generation = 29; Rule = 'iifname != "six" ip6 saddr != fe80::/10 tcp dport 8080 counter dnat to [fd00:1::2]:80 comment "DNAT"' }
    ) {
        $found = Get-Derived (New-DualScene $Backend $Generation) | Where-Object { $_.Action -eq 'DNAT' -and $_.Family -eq 'IPv6' }
        $found.Rule | Should -BeExactly $Rule
        $found.To | Should -Be '[fd00:1::2]:80'
        $found.Port | Should -Be 8080
        $found.Container | Should -Be c1
    }
}
