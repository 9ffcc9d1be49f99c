BeforeAll {
    Import-Module "$PSScriptRoot/../../../out/DockerNet/DockerNet.psd1" -Force

    $script:networks = @{}
    $number = 0
    foreach ($name in 'bridge', 'inside', 'net1', 'net2') {
        $networks[$name] = [DockerNet.Wiring.ReachabilityNetwork]@{ Name = $name; Internal = $name -eq 'inside' }
        $networks[$name] | Add-Member Prefix "10.$number.0."
        $number++
    }

    # What names mean in the first of some containers.
    function Get-Meaning([Collections.IDictionary]$Container, [string[]]$Hosts = @(), [bool]$Asks = $true, [int]$Generation = 20) {
        $number = 0
        $members = foreach ($name in $Container.Keys) {
            $setup = $Container[$name]
            $number++
            $places = foreach ($network in $setup.On) {
                # By name as net1, and net1/6 for IPv6.
                $on = $networks[$network -replace '/6$']
                $place = [DockerNet.Wiring.ReachabilityPlace]::new($on, $network.EndsWith('/6') ? "fd00::$number" : "$($on.Prefix)$number")
                $place.Aliases = [string[]]@($setup['Aliases'] | Where-Object { $_ })
                $place.Links = [DockerNet.Wiring.LinkSpec[]]@($setup['Links'] | Where-Object { $_ } | ForEach-Object { [DockerNet.Wiring.LinkSpec]::Parse($_) })
                $place
            }
            [DockerNet.Wiring.ReachabilityMember]@{
                Id = "$number".PadLeft(12, '0') + 'f' * 52; Name = $name; Hostname = "$name-host"; Places = [DockerNet.Wiring.ReachabilityPlace[]]@($places)
            }
        }
        $rules = [DockerNet.Wiring.NameRules]::new([DockerNet.Wiring.ReachabilityMember[]]@($members), @($members)[0], $Generation)
        $rules.Of([DockerNet.Wiring.HostsFile]::Parse($Hosts -join "`n"), $Asks)
    }

    function Get-Text($Meaning) { @($Meaning).ForEach({ "$($_.Address) $($_.Origin) $($_.Network) $($_.Wins)" }) }
}

Describe 'What a name means' -Tag Fast {
    It 'is all that the networks know of a container' {
        $all = Get-Meaning ([ordered]@{ web = @{ On = 'net1' }; db = @{ On = 'net1'; Aliases = 'database' } })
        ($all | Where-Object Container -EQ db).ForEach({ "$($_.Name) $($_.Origin)" }) | Should -Be '000000000002 ShortId', 'database NetworkAlias', 'database.net1 QualifiedName', 'db ContainerName', 'db.net1 QualifiedName'
        $all.Wins | Should -Not -Contain $false
    }

    It 'is of a host name only on newer engines' {
        $containers = [ordered]@{ web = @{ On = 'net1' }; db = @{ On = 'net1' } }
        (Get-Meaning $containers).Name | Should -Not -Contain 'db-host'
        (Get-Meaning $containers -Generation 25 | Where-Object Name -EQ db-host).Origin | Should -Be 'Hostname'
    }

    It 'is in the hosts file first, and there in the first line' {
        $found = Get-Meaning ([ordered]@{ web = @{ On = 'bridge', 'net1' }; db = @{ On = 'bridge', 'net1' } }) -Hosts '10.0.0.2 webdb db', '192.0.2.1 db' | Where-Object Name -EQ db
        Get-Text $found | Should -Be '10.0.0.2 HostsFile  True', '192.0.2.1 HostsFile  False', '10.2.0.2 ContainerName net1 False'
        $found[0].Container | Should -Be 'db'
        $found[1].Container | Should -Be ''
        $found[0].Reason | Should -Match 'hosts file comes before any DNS'
        $found[1].Reason | Should -Match 'earlier line'
        $found[2].Reason | Should -Match 'hosts file comes first'
    }

    It 'is that of a private name before that of a network' {
        $found = Get-Meaning ([ordered]@{ web = @{ On = 'net1'; Links = 'other:db' }; db = @{ On = 'net1' }; other = @{ On = 'net1' } }) | Where-Object Name -EQ db
        Get-Text $found | Should -Be '10.2.0.3 EndpointLink net1 True', '10.2.0.2 ContainerName net1 False'
        $found[1].Reason | Should -Match 'private name comes first'
    }

    It 'is in turn that of all who have it' {
        $found = Get-Meaning ([ordered]@{ web = @{ On = 'net1' }; a = @{ On = 'net1'; Aliases = 'db' }; b = @{ On = 'net1'; Aliases = 'db' } }) | Where-Object Name -EQ db
        Get-Text $found | Should -Be '10.2.0.2 NetworkAlias net1 True', '10.2.0.3 NetworkAlias net1 True'
        $found.Reason | Select-Object -Unique | Should -Match '2 containers have the name on net1'
    }

    It 'is that of the network asked first: not an internal one, then by name' {
        $found = Get-Meaning ([ordered]@{ web = @{ On = 'inside', 'net2', 'net1' }; db = @{ On = 'inside', 'net2', 'net1' } }) | Where-Object Name -EQ db
        Get-Text $found | Should -Be '10.2.0.2 ContainerName net1 True', '10.3.0.2 ContainerName net2 False', '10.1.0.2 ContainerName inside False'
        $found[1].Reason | Should -Match 'net1 is asked first'
    }

    It 'is an address of each kind, each of the network that has one first' {
        $found = Get-Meaning ([ordered]@{ web = @{ On = 'net1', 'net2/6' }; db = @{ On = 'net1', 'net2/6' }; other = @{ On = 'net2/6'; Aliases = 'db' } }) | Where-Object Name -EQ db
        Get-Text $found | Should -Be '10.2.0.2 ContainerName net1 True', 'fd00::2 ContainerName net2 True', 'fd00::3 NetworkAlias net2 True'
        $found[0].Reason | Should -Match 'DNS of net1 has it'
        $found[1].Reason | Should -Match '2 containers have the name on net2'
    }

    It 'is nothing where no program can ask for it: <Alias>' -ForEach @(
        @{ Alias = 'ünï' }, @{ Alias = '-dash' }, @{ Alias = 'two words' }, @{ Alias = "it's" }, @{ Alias = 'a..b' }, @{ Alias = 'x' * 64 }
    ) {
        $found = Get-Meaning ([ordered]@{ web = @{ On = 'net1' }; db = @{ On = 'net1'; Aliases = $Alias } }) | Where-Object Name -EQ $Alias
        Get-Text $found | Should -Be '10.2.0.2 NetworkAlias net1 False'
        $found.Reason | Should -Match 'No program can ask'
    }

    It 'may be an address of each kind in the hosts file' {
        $found = Get-Meaning ([ordered]@{ web = @{ On = 'bridge' } }) -Hosts '127.0.0.1 localhost', '::1 localhost ip6-localhost', '192.0.2.1 localhost' | Where-Object Name -EQ localhost
        Get-Text $found | Should -Be '127.0.0.1 HostsFile  True', '::1 HostsFile  True', '192.0.2.1 HostsFile  False'
    }

    It 'is the hosts file''s where an alias is localhost' {
        $found = Get-Meaning ([ordered]@{ web = @{ On = 'net1' }; db = @{ On = 'net1'; Aliases = 'localhost' } }) -Hosts '127.0.0.1 localhost' | Where-Object Name -EQ localhost
        Get-Text $found | Should -Be '127.0.0.1 HostsFile  True', '10.2.0.2 NetworkAlias net1 False'
        $found[1].Reason | Should -Match 'hosts file comes first'
    }

    It 'is none of the default bridge, and none where no DNS of a network is asked' {
        Get-Meaning ([ordered]@{ web = @{ On = 'bridge' }; db = @{ On = 'bridge' } }) | Should -BeNullOrEmpty
        Get-Meaning ([ordered]@{ web = @{ On = 'net1' }; db = @{ On = 'net1' } }) -Asks $false | Should -BeNullOrEmpty
    }

    It 'does not mind capitals' {
        $found = Get-Meaning ([ordered]@{ web = @{ On = 'net1' }; db = @{ On = 'net1' } }) -Hosts '192.0.2.1 DB'
        @($found | Where-Object Name -EQ db).Count | Should -Be 2
    }
}
