BeforeDiscovery {
    # Each row is a scene: containers, and what is said of the first two of them.
    $script:cases = @(
        @{ Name = 'two on a network'; Source = @{ On = 'net1' }; Target = @{ On = 'net1' }; Verdict = 'Reachable'; Reason = 'SharedNetwork'; Evidence = 'both on net1 \(10\.1\.0\.0/16\)' }
        @{ Name = 'several networks, of which one is shared'; Source = @{ On = 'net1', 'net2' }; Target = @{ On = 'net2' }; Verdict = 'Reachable'; Reason = 'SharedNetwork'; Evidence = 'both on net2' }
        @{ Name = 'two on the default bridge'; Source = @{ On = 'bridge' }; Target = @{ On = 'bridge' }; Verdict = 'AddressOnly'; Reason = 'NoNameOnDefaultBridge'; Advice = '^New-DockerBridge web-db; Connect-DockerNetwork web-db web, db$' }
        @{ Name = 'a source that is also elsewhere, a target on the default bridge only'; Source = @{ On = 'bridge', 'net1' }; Target = @{ On = 'bridge' }; Verdict = 'AddressOnly'; Reason = 'NoNameOnDefaultBridge'; Advice = '^Connect-DockerNetwork net1 db$' }
        @{ Name = 'a target that is also elsewhere'; Source = @{ On = 'bridge' }; Target = @{ On = 'bridge', 'net1' }; Verdict = 'AddressOnly'; Reason = 'NoNameOnDefaultBridge'; Advice = '^Connect-DockerNetwork net1 web$' }
        @{ Name = 'the default bridge shared, names in different networks'; Source = @{ On = 'bridge', 'net1' }; Target = @{ On = 'bridge', 'net2' }; Verdict = 'AddressOnly'; Reason = 'NoNameAcrossNetworks'; Advice = '^Connect-DockerNetwork net2 web$' }
        @{ Name = 'different bridges'; Source = @{ On = 'net1' }; Target = @{ On = 'net2' }; Verdict = 'Unreachable'; Reason = 'Isolated'; Evidence = 'web is on net1'; Advice = '^Connect-DockerNetwork net2 web$' }
        @{ Name = 'the default bridge and another'; Source = @{ On = 'net1' }; Target = @{ On = 'bridge' }; Verdict = 'Unreachable'; Reason = 'Isolated'; Advice = '^Connect-DockerNetwork net1 db$' }
        @{ Name = 'members of an internal network'; Source = @{ On = 'inside' }; Target = @{ On = 'inside' }; Verdict = 'Reachable'; Reason = 'SharedNetwork' }
        @{ Name = 'out of an internal network'; Source = @{ On = 'inside' }; Target = @{ On = 'net1' }; Verdict = 'Unreachable'; Reason = 'Internal'; Advice = '^Connect-DockerNetwork net1 web$' }
        @{ Name = 'into an internal network'; Source = @{ On = 'net1' }; Target = @{ On = 'inside' }; Verdict = 'Unreachable'; Reason = 'Internal' }
        @{ Name = 'icc off'; Source = @{ On = 'noicc' }; Target = @{ On = 'noicc' }; Verdict = 'Unreachable'; Reason = 'IccOff'; Evidence = 'enable_icc=false'; Advice = '^New-DockerBridge web-db;' }
        @{ Name = 'icc off, and a network of the target''s alone'; Source = @{ On = 'noicc' }; Target = @{ On = 'net2', 'noicc' }; Verdict = 'Unreachable'; Reason = 'IccOff' }
        @{ Name = 'icc off, another network shared'; Source = @{ On = 'noicc', 'net1' }; Target = @{ On = 'noicc', 'net1' }; Verdict = 'Reachable'; Reason = 'SharedNetwork'; Evidence = 'both on net1' }
        @{ Name = 'icc off where the name is found first'; Source = @{ On = 'noicc', 'zz' }; Target = @{ On = 'noicc', 'zz' }; Verdict = 'AddressOnly'; Reason = 'IccOff' }
        @{ Name = 'icc off, and no firewall on the bridge'; Source = @{ On = 'noicc' }; Target = @{ On = 'noicc' }; Filter = $false; Verdict = 'Reachable'; Reason = 'SharedNetwork' }
        @{ Name = 'icc off on a routed network, whose rule lets pings in'; Source = @{ On = 'noiccrouted' }; Target = @{ On = 'noiccrouted' }; Generation = 28; Verdict = 'Reachable'; Reason = 'SharedNetwork' }
        @{ Name = 'icc off on a routed network that is internal'; Source = @{ On = 'closedrouted' }; Target = @{ On = 'closedrouted' }; Generation = 28; Verdict = 'Unreachable'; Reason = 'IccOff' }
        @{ Name = 'icc off on a network that an engine does not route yet'; Source = @{ On = 'noiccrouted' }; Target = @{ On = 'noiccrouted' }; Generation = 27; Verdict = 'Unreachable'; Reason = 'IccOff' }
        @{ Name = 'a name whose addresses of each kind come from another network'; Source = @{ On = 'noicc', 'zz/6' }; Target = @{ On = 'noicc', 'zz/6' }; Verdict = 'Reachable'; Reason = 'SharedNetwork'; Address = 'fd00:8::2' }
        @{ Name = 'a name that is another''s in one kind of address'; Source = @{ On = 'net1', 'zz/6' }; Target = @{ On = 'zz/6' }; More = @{ other = @{ On = 'net1'; Aliases = 'db' } }; Verdict = 'AddressOnly'; Reason = 'NameAmbiguous' }
        @{ Name = 'no network at the source'; Source = @{ Mode = 'none' }; Target = @{ On = 'net1' }; Verdict = 'Unreachable'; Reason = 'NoNetwork'; Advice = '^Update-DockerContainer web -Network net1$' }
        @{ Name = 'no network at the target'; Source = @{ On = 'net1' }; Target = @{ Mode = 'none' }; Verdict = 'Unreachable'; Reason = 'NoNetwork'; Advice = '^Update-DockerContainer db -Network net1$' }
        @{ Name = 'no network at both'; Source = @{ Mode = 'none' }; Target = @{ Mode = 'none' }; Verdict = 'Unreachable'; Reason = 'NoNetwork' }
        @{ Name = 'from the host'; Source = @{ Mode = 'host' }; Target = @{ On = 'net1' }; Verdict = 'AddressOnly'; Reason = 'NoNameFromHost'; Evidence = 'the host is on net1'; Advice = '^Update-DockerContainer web -Network net1$' }
        @{ Name = 'from the host into an internal network'; Source = @{ Mode = 'host' }; Target = @{ On = 'inside' }; Verdict = 'AddressOnly'; Reason = 'NoNameFromHost' }
        @{ Name = 'from the host into a network without icc'; Source = @{ Mode = 'host' }; Target = @{ On = 'noicc' }; Verdict = 'AddressOnly'; Reason = 'NoNameFromHost' }
        @{ Name = 'from the host, with a line in the hosts file'; Source = @{ Mode = 'host'; AddHost = 'db:10.1.0.2' }; Target = @{ On = 'net1' }; Verdict = 'Reachable'; Reason = 'HostToContainer' }
        @{ Name = 'from the host to a driver without the host'; Source = @{ Mode = 'host' }; Target = @{ On = 'lan' }; Verdict = 'Unreachable'; Reason = 'DriverIsolated' }
        @{ Name = 'to the host'; Source = @{ On = 'net1' }; Target = @{ Mode = 'host' }; Verdict = 'AddressOnly'; Reason = 'NoNameOfItsOwn'; Address = '10.1.0.1'; Advice = '^Update-DockerContainer db -Network net1$' }
        @{ Name = 'to the host out of an internal network'; Source = @{ On = 'inside' }; Target = @{ Mode = 'host' }; Verdict = 'AddressOnly'; Reason = 'NoNameOfItsOwn'; Address = '10.3.0.1' }
        @{ Name = 'to the host from a network without it'; Source = @{ On = 'isolated' }; Target = @{ Mode = 'host' }; Verdict = 'Unreachable'; Reason = 'DriverIsolated' }
        @{ Name = 'both the host'; Source = @{ Mode = 'host' }; Target = @{ Mode = 'host' }; Verdict = 'AddressOnly'; Reason = 'NoNameOfItsOwn'; Address = '127.0.0.1'; Evidence = 'both have the host' }
        @{ Name = 'from the sharer to the owner'; Source = @{ Mode = 'container:db' }; Target = @{ On = 'net1' }; Verdict = 'Reachable'; Reason = 'SharedNamespace'; Evidence = 'both have the network of db' }
        @{ Name = 'from the sharer to the owner on the default bridge'; Source = @{ Mode = 'container:db' }; Target = @{ On = 'bridge' }; Verdict = 'AddressOnly'; Reason = 'NoNameOnDefaultBridge'; Address = '127.0.0.1' }
        @{ Name = 'from the owner to the sharer'; Source = @{ On = 'net1' }; Target = @{ Mode = 'container:web' }; Verdict = 'AddressOnly'; Reason = 'NoNameOfItsOwn'; Advice = "Use the name 'web'" }
        @{ Name = 'two sharers of one without a network'; Source = @{ Mode = 'container:other' }; Target = @{ Mode = 'container:other' }; More = @{ other = @{ Mode = 'none' } }; Verdict = 'AddressOnly'; Reason = 'NoNameOfItsOwn'; Address = '127.0.0.1' }
        @{ Name = 'a sharer like its owner'; Source = @{ Mode = 'container:other' }; Target = @{ On = 'net1' }; More = @{ other = @{ On = 'net1' } }; Verdict = 'Reachable'; Reason = 'SharedNetwork' }
        @{ Name = 'a sharer of a sharer of the host'; Source = @{ On = 'net1' }; Target = @{ Mode = 'container:other' }; More = @{ other = @{ Mode = 'container:third' }; third = @{ Mode = 'host' } }; Verdict = 'AddressOnly'; Reason = 'NoNameOfItsOwn'; Address = '10.1.0.1' }
        @{ Name = 'a sharer whose owner has been restarted'; Source = @{ Mode = 'container:db'; Started = 1 }; Target = @{ On = 'net1'; Started = 2 }; Verdict = 'Unreachable'; Reason = 'NamespaceLost'; Evidence = 'restarted'; Advice = '^Restart-DockerContainer web$' }
        @{ Name = 'a sharer whose owner has ended'; Source = @{ On = 'net1' }; Target = @{ Mode = 'container:other' }; More = @{ other = @{ State = 'exited' } }; Verdict = 'Unreachable'; Reason = 'NamespaceLost'; Evidence = 'ended'; Advice = '^Restart-DockerContainer db$' }
        @{ Name = 'a sharer of a sharer that has ended'; Source = @{ On = 'net1' }; Target = @{ Mode = 'container:other' }; More = @{ other = @{ Mode = 'container:third'; State = 'exited' }; third = @{ On = 'net1' } }; Verdict = 'AddressOnly'; Reason = 'NoNameOfItsOwn' }
        @{ Name = 'a sharer of a sharer that has been restarted'; Source = @{ On = 'net1' }; Target = @{ Mode = 'container:other'; Started = 2 }; More = @{ other = @{ Mode = 'container:third'; Started = 3 }; third = @{ On = 'net1'; Started = 1 } }; Verdict = 'AddressOnly'; Reason = 'NoNameOfItsOwn' }
        @{ Name = 'a sharer of the host that has been restarted'; Source = @{ On = 'net1' }; Target = @{ Mode = 'container:other'; Started = 1 }; More = @{ other = @{ Mode = 'host'; Started = 2 } }; Verdict = 'AddressOnly'; Reason = 'NoNameOfItsOwn'; Address = '10.1.0.1' }
        @{ Name = 'a sharer of the host that has ended'; Source = @{ On = 'net1' }; Target = @{ Mode = 'container:other' }; More = @{ other = @{ Mode = 'host'; State = 'exited' } }; Verdict = 'AddressOnly'; Reason = 'NoNameOfItsOwn'; Address = '10.1.0.1' }
        @{ Name = 'a sharer of a sharer whose owner has been restarted'; Source = @{ On = 'net1' }; Target = @{ Mode = 'container:other'; Started = 4 }; More = @{ other = @{ Mode = 'container:third'; Started = 2 }; third = @{ On = 'net1'; Started = 3 } }; Verdict = 'Unreachable'; Reason = 'NamespaceLost'; Evidence = 'restarted' }
        @{ Name = 'a sharer of a sharer that has joined the restarted owner again'; Source = @{ On = 'net1' }; Target = @{ Mode = 'container:other'; Started = 2 }; More = @{ other = @{ Mode = 'container:third'; Started = 4 }; third = @{ On = 'net1'; Started = 3 } }; Verdict = 'Unreachable'; Reason = 'NamespaceLost'; Evidence = 'restarted' }
        @{ Name = 'two sharers whose owner has been restarted'; Source = @{ Mode = 'container:other'; Started = 1 }; Target = @{ Mode = 'container:other'; Started = 2 }; More = @{ other = @{ On = 'net1'; Started = 3 } }; Verdict = 'AddressOnly'; Certain = $false; Reason = 'NoNameOfItsOwn'; Address = '127.0.0.1'; Evidence = 'each had the network of other, which has been restarted'; Advice = '^Restart-DockerContainer web, db$' }
        @{ Name = 'a sharer of a sharer, and a sharer, whose owner has ended'; Source = @{ Mode = 'container:other' }; Target = @{ Mode = 'container:third' }; More = @{ other = @{ Mode = 'container:third' }; third = @{ State = 'exited' } }; Verdict = 'AddressOnly'; Certain = $false; Reason = 'NoNameOfItsOwn'; Address = '127.0.0.1'; Evidence = 'ended' }
        @{ Name = 'two sharers whose owner is gone'; Source = @{ Mode = 'container:nobody' }; Target = @{ Mode = 'container:nobody' }; Verdict = 'AddressOnly'; Certain = $false; Reason = 'NoNameOfItsOwn'; Address = '127.0.0.1'; Evidence = 'gone' }
        @{ Name = 'two sharers of whom one has joined the restarted owner again'; Source = @{ Mode = 'container:other'; Started = 1 }; Target = @{ Mode = 'container:other'; Started = 4 }; More = @{ other = @{ On = 'net1'; Started = 3 } }; Verdict = 'Unreachable'; Reason = 'NamespaceLost' }
        @{ Name = 'two sharers that have lost different ones'; Source = @{ Mode = 'container:other' }; Target = @{ Mode = 'container:third' }; More = @{ other = @{ State = 'exited' }; third = @{ State = 'exited' } }; Verdict = 'Unreachable'; Reason = 'NamespaceLost' }
        @{ Name = 'a sharer whose owner is gone'; Source = @{ On = 'net1' }; Target = @{ Mode = 'container:nobody' }; Verdict = 'Unreachable'; Reason = 'NamespaceLost'; Evidence = 'gone' }
        @{ Name = 'a stopped source'; Source = @{ State = 'exited' }; Target = @{ On = 'net1' }; Verdict = 'Unreachable'; Reason = 'SourceNotRunning'; Advice = '^Start-DockerContainer web$' }
        @{ Name = 'a stopped target'; Source = @{ On = 'net1' }; Target = @{ State = 'created' }; Verdict = 'Unreachable'; Reason = 'TargetNotRunning'; Evidence = 'db is created'; Advice = '^Start-DockerContainer db$' }
        @{ Name = 'a paused source'; Source = @{ On = 'net1'; State = 'paused' }; Target = @{ On = 'net1' }; Verdict = 'Unreachable'; Reason = 'SourceNotRunning'; Advice = '^Restart-DockerContainer web$' }
        @{ Name = 'a paused target, whose kernel answers'; Source = @{ On = 'net1' }; Target = @{ On = 'net1'; State = 'paused' }; Verdict = 'Reachable'; Reason = 'SharedNetwork'; Evidence = 'paused' }
        @{ Name = 'a legacy link'; Source = @{ On = 'bridge'; Links = 'db:webdb' }; Target = @{ On = 'bridge'; LinkNames = 'web/webdb' }; Verdict = 'Reachable'; Reason = 'Link'; Evidence = 'link db:webdb' }
        @{ Name = 'a legacy link backwards'; Source = @{ On = 'bridge'; LinkNames = 'db/x' }; Target = @{ On = 'bridge'; Links = 'web:x' }; Verdict = 'AddressOnly'; Reason = 'NoNameOnDefaultBridge' }
        @{ Name = 'a legacy link to a container that was made anew'; Source = @{ On = 'bridge'; Links = 'db:webdb' }; Target = @{ On = 'bridge' }; Verdict = 'AddressOnly'; Reason = 'LinkDead'; Advice = '^Repair-ContainerLink web$' }
        @{ Name = 'a legacy link whose alias hides another'; Source = @{ On = 'bridge', 'net1'; Links = 'other:db' }; Target = @{ On = 'net1' }; More = @{ other = @{ On = 'bridge'; LinkNames = 'web/db' } }; Verdict = 'AddressOnly'; Reason = 'NameOverridden'; Evidence = 'leads elsewhere' }
        @{ Name = 'a hosts line that hides the target'; Source = @{ On = 'net1'; AddHost = 'db:192.0.2.1' }; Target = @{ On = 'net1' }; Verdict = 'AddressOnly'; Reason = 'NameOverridden'; Evidence = '192\.0\.2\.1'; Advice = 'Use the address 10\.1\.0\.2' }
        @{ Name = 'the source''s own host name hides the target'; Source = @{ On = 'net1'; Hostname = 'db' }; Target = @{ On = 'net1' }; Verdict = 'AddressOnly'; Reason = 'NameOverridden' }
        @{ Name = 'a hosts line that leads to the target'; Source = @{ On = 'bridge'; AddHost = 'db:10.0.0.2' }; Target = @{ On = 'bridge' }; Verdict = 'Reachable'; Reason = 'SharedNetwork' }
        @{ Name = 'a private name that hides the target'; Source = @{ On = 'net1'; PrivateLinks = 'other:db' }; Target = @{ On = 'net1' }; More = @{ other = @{ On = 'net1' } }; Verdict = 'AddressOnly'; Reason = 'NameOverridden' }
        @{ Name = 'another''s alias on the network asked first'; Source = @{ On = 'net1', 'net2' }; Target = @{ On = 'net2' }; More = @{ other = @{ On = 'net1'; Aliases = 'db' } }; Verdict = 'AddressOnly'; Reason = 'NameOverridden' }
        @{ Name = 'another''s alias on the same network'; Source = @{ On = 'net1' }; Target = @{ On = 'net1' }; More = @{ other = @{ On = 'net1'; Aliases = 'db' } }; Verdict = 'AddressOnly'; Reason = 'NameAmbiguous' }
        @{ Name = 'another''s alias, while that does not run'; Source = @{ On = 'net1' }; Target = @{ On = 'net1' }; More = @{ other = @{ On = 'net1'; Aliases = 'db'; State = 'exited' } }; Verdict = 'Reachable'; Reason = 'SharedNetwork' }
        @{ Name = 'a driver that has no rules here'; Source = @{ On = 'net1' }; Target = @{ On = 'lan' }; Verdict = 'NotTested'; Reason = 'FirewallUnknown'; Advice = '^Connect-DockerNetwork net1 db$' }
        @{ Name = 'members of a network of another driver'; Source = @{ On = 'lan' }; Target = @{ On = 'lan' }; Verdict = 'Reachable'; Reason = 'SharedNetwork' }
        @{ Name = 'into a routed network, by engine 27'; Source = @{ On = 'net1' }; Target = @{ On = 'routed' }; Generation = 27; Verdict = 'Unreachable'; Reason = 'Isolated' }
        @{ Name = 'into a routed network'; Source = @{ On = 'net1' }; Target = @{ On = 'routed' }; Generation = 28; Verdict = 'AddressOnly'; Reason = 'NoNameAcrossNetworks'; Evidence = 'gateway mode routed'; Advice = '^Connect-DockerNetwork routed web$' }
        @{ Name = 'into a routed network, with a line in the hosts file'; Source = @{ On = 'net1'; AddHost = 'db:10.6.0.2' }; Target = @{ On = 'routed' }; Generation = 29; Verdict = 'Reachable'; Reason = 'RoutedNetwork' }
        @{ Name = 'out of a routed network'; Source = @{ On = 'routed' }; Target = @{ On = 'net1' }; Generation = 28; Verdict = 'Unreachable'; Reason = 'Isolated' }
        @{ Name = 'out of a network without masquerading into a routed one, whose answer does not come back'; Source = @{ On = 'unmasked' }; Target = @{ On = 'routed' }; Generation = 28; Verdict = 'Unreachable'; Reason = 'Isolated' }
        @{ Name = 'a name on the network with both kinds of address, which is asked first'; Source = @{ On = 'noicc', 'zz+6' }; Target = @{ On = 'noicc', 'zz+6' }; Verdict = 'Reachable'; Reason = 'SharedNetwork'; Address = '10.8.0.2' }
        @{ Name = 'out of an internal network into a routed one'; Source = @{ On = 'inside' }; Target = @{ On = 'routed' }; Generation = 28; Verdict = 'Unreachable'; Reason = 'Internal' }
        @{ Name = 'into an unprotected network, by engine 28'; Source = @{ On = 'net1' }; Target = @{ On = 'open' }; Generation = 28; Verdict = 'Unreachable'; Reason = 'Isolated' }
        @{ Name = 'into an unprotected network'; Source = @{ On = 'net1' }; Target = @{ On = 'open' }; Generation = 29; Verdict = 'AddressOnly'; Reason = 'NoNameAcrossNetworks'; Evidence = 'nat-unprotected' }
        @{ Name = 'two on a network of both kinds'; Source = @{ On = 'net1+6' }; Target = @{ On = 'net1+6' }; Verdict = 'Reachable'; Reason = 'SharedNetwork'; Address = '10.1.0.2' }
        @{ Name = 'two on a network of both kinds, by IPv6'; Source = @{ On = 'net1+6' }; Target = @{ On = 'net1+6' }; Family = 'InterNetworkV6'; Verdict = 'Reachable'; Reason = 'SharedNetwork'; Address = 'fd00:1::2' }
        @{ Name = 'a name of both kinds, of which the first does not answer a ping'; Source = @{ On = 'noiccrouted+6' }; Target = @{ On = 'noiccrouted+6' }; Generation = 28; Verdict = 'AddressOnly'; Reason = 'IccOff' }
        @{ Name = 'two on a network of IPv6 alone'; Source = @{ On = 'net1/6' }; Target = @{ On = 'net1/6' }; Generation = 28; Verdict = 'Reachable'; Reason = 'SharedNetwork'; Address = 'fd00:1::2' }
        @{ Name = 'two on a network of IPv6 alone, by IPv4'; Source = @{ On = 'net1/6' }; Target = @{ On = 'net1/6' }; Generation = 28; Family = 'InterNetwork'; Verdict = 'Unreachable'; Reason = 'NoCommonFamily' }
        @{ Name = 'IPv4 alone and IPv6 alone'; Source = @{ On = 'net1' }; Target = @{ On = 'net2/6' }; Generation = 28; Verdict = 'Unreachable'; Reason = 'NoCommonFamily' }
        @{ Name = 'different bridges of both kinds, where IPv6 has no rules'; Source = @{ On = 'net1+6' }; Target = @{ On = 'net2+6' }; Verdict = 'AddressOnly'; Reason = 'NoNameAcrossNetworks'; Address = 'fd00:2::2'; Evidence = 'no rules for IPv6' }
        @{ Name = 'different bridges of both kinds'; Source = @{ On = 'net1+6' }; Target = @{ On = 'net2+6' }; Generation = 28; Verdict = 'Unreachable'; Reason = 'Isolated' }
        @{ Name = 'different bridges of both kinds, where IPv6 has no rules and the target no way back'; Source = @{ On = 'net1+6' }; Target = @{ On = 'net2+6'; Closed = $true }; Verdict = 'Unreachable'; Reason = 'Isolated' }
        @{ Name = 'icc off where IPv6 has no rules'; Source = @{ On = 'noicc+6' }; Target = @{ On = 'noicc+6' }; Verdict = 'Reachable'; Reason = 'SharedNetwork'; Address = 'fd00:4::2' }
        @{ Name = 'a name that is too long to be asked for'; Source = @{ On = 'net1' }; Target = @{ On = 'net1' }; Rename = 'x' * 64; Verdict = 'AddressOnly'; Reason = 'NameUnusable' }
        @{ Name = 'a name of many parts'; Source = @{ On = 'net1' }; Target = @{ On = 'net1' }; Rename = "$('x' * 63).$('y' * 63)"; Verdict = 'Reachable'; Reason = 'SharedNetwork' }
        @{ Name = 'into an internal network, where IPv6 has no rules'; Source = @{ On = 'net1+6' }; Target = @{ On = 'inside+6' }; Verdict = 'AddressOnly'; Reason = 'NoNameAcrossNetworks'; Address = 'fd00:3::2' }
        @{ Name = 'the name localhost of another'; Source = @{ On = 'net1' }; Target = @{ On = 'net1' }; Rename = 'localhost'; Verdict = 'AddressOnly'; Reason = 'NameOverridden'; Evidence = '127\.0\.0\.1' }
    )
    $script:portCases = @(
        @{ Name = 'any address'; Target = @{ On = 'net1'; Listen = '0.0.0.0:80' }; Verdict = 'Reachable'; Reason = 'SharedNetwork'; Evidence = 'db listens at 80 of 0\.0\.0\.0' }
        @{ Name = 'any address of both kinds'; Target = @{ On = 'net1'; Listen = '[::]:80' }; Verdict = 'Reachable'; Reason = 'SharedNetwork' }
        @{ Name = 'the loopback address'; Target = @{ On = 'net1'; Listen = '127.0.0.1:80' }; Verdict = 'Unreachable'; Reason = 'LoopbackOnly'; Advice = 'listen at 0\.0\.0\.0:80' }
        @{ Name = 'the address on a network that is not shared'; Target = @{ On = 'net1', 'net2'; Listen = '10.2.0.2:80' }; Verdict = 'Unreachable'; Reason = 'ListenerElsewhere' }
        @{ Name = 'the address on the network that is shared'; Target = @{ On = 'net1', 'net2'; Listen = '10.1.0.2:80' }; Verdict = 'Reachable'; Reason = 'SharedNetwork' }
        @{ Name = 'another port'; Target = @{ On = 'net1'; Listen = '0.0.0.0:81' }; Verdict = 'Unreachable'; Reason = 'NoListener'; Evidence = 'nothing listens at 80 in db'; Advice = '^Wait-DockerContainer db -Port 80$' }
        @{ Name = 'datagrams only'; Target = @{ On = 'net1'; Listen = '0.0.0.0:80/udp' }; Verdict = 'Unreachable'; Reason = 'NoListener' }
        @{ Name = 'nothing'; Target = @{ On = 'net1'; Listen = @() }; Verdict = 'Unreachable'; Reason = 'NoListener' }
        @{ Name = 'nobody knows where'; Target = @{ On = 'net1' }; Verdict = 'Reachable'; Reason = 'SharedNetwork'; Evidence = 'not known'; Certain = $false }
        @{ Name = 'the loopback address of the sharer'; Source = @{ Mode = 'container:db' }; Target = @{ On = 'net1'; Listen = '127.0.0.1:80' }; Verdict = 'AddressOnly'; Reason = 'LoopbackOnly'; Address = '127.0.0.1' }
        @{ Name = 'a published port of another bridge'; Target = @{ On = 'net2'; Listen = '0.0.0.0:80'; Publish = '0.0.0.0:8080:80' }; Verdict = 'HostPortOnly'; Reason = 'NatOnly'; Address = '10.1.0.1'; HostPort = 8080; Evidence = 'as long as .* userland proxy'; Advice = '^Connect-DockerNetwork net2 web$' }
        @{ Name = 'a published port of another bridge, where a rule leads to it'; Target = @{ On = 'net2'; Listen = '0.0.0.0:80'; Publish = '0.0.0.0:8080:80' }; Generation = 29; Proxy = $false; Verdict = 'HostPortOnly'; Reason = 'NatOnly'; HostPort = 8080 }
        @{ Name = 'a published port of another bridge, without the proxy'; Target = @{ On = 'net2'; Listen = '0.0.0.0:80'; Publish = '0.0.0.0:8080:80' }; Generation = 28; Proxy = $false; Verdict = 'Unreachable'; Reason = 'Isolated' }
        @{ Name = 'a published port, out of a network without masquerading'; Source = @{ On = 'unmasked' }; Target = @{ On = 'net2'; Listen = '0.0.0.0:80'; Publish = '0.0.0.0:8080:80' }; Generation = 28; Verdict = 'Unreachable'; Reason = 'Isolated' }
        @{ Name = 'a published port, out of a network without masquerading, whose answer does not come back'; Source = @{ On = 'unmasked' }; Target = @{ On = 'net2'; Listen = '0.0.0.0:80'; Publish = '0.0.0.0:8080:80' }; Generation = 29; Verdict = 'Unreachable'; Reason = 'Isolated' }
        @{ Name = 'a published port that nothing listens at'; Target = @{ On = 'net2'; Listen = '127.0.0.1:80'; Publish = '0.0.0.0:8080:80' }; Verdict = 'Unreachable'; Reason = 'Isolated' }
        @{ Name = 'a port published on the loopback address'; Target = @{ On = 'net2'; Listen = '0.0.0.0:80'; Publish = '127.0.0.1:8080:80' }; Verdict = 'Unreachable'; Reason = 'Isolated' }
        @{ Name = 'a port published on one address of the host'; Target = @{ On = 'net2'; Listen = '0.0.0.0:80'; Publish = '192.0.2.7:8080:80' }; Verdict = 'HostPortOnly'; Reason = 'NatOnly'; Address = '192.0.2.7'; HostPort = 8080 }
        @{ Name = 'a published port of another number'; Target = @{ On = 'net2'; Listen = '0.0.0.0:80'; Publish = '0.0.0.0:8080:81' }; Verdict = 'Unreachable'; Reason = 'Isolated' }
        @{ Name = 'a published port, out of an internal network'; Source = @{ On = 'inside' }; Target = @{ On = 'net2'; Listen = '0.0.0.0:80'; Publish = '0.0.0.0:8080:80' }; Verdict = 'Unreachable'; Reason = 'Internal' }
        @{ Name = 'a published port, out of a routed network'; Source = @{ On = 'routed' }; Target = @{ On = 'net2'; Listen = '0.0.0.0:80'; Publish = '0.0.0.0:8080:80' }; Generation = 28; Verdict = 'HostPortOnly'; Reason = 'NatOnly' }
        @{ Name = 'a published port of one without IPv6, from one with it alone'; Source = @{ On = 'net1/6' }; Target = @{ On = 'net2'; Listen = '0.0.0.0:80'; Publish = '0.0.0.0:8080:80', '[::]:8080:80' }; Generation = 28; Verdict = 'HostPortOnly'; Reason = 'NatOnly'; Address = 'fd00:1::1'; Evidence = 'userland proxy' }
        @{ Name = 'a published port of a network without icc'; Source = @{ On = 'noicc' }; Target = @{ On = 'noicc'; Listen = '0.0.0.0:80'; Publish = '0.0.0.0:8080:80' }; Verdict = 'HostPortOnly'; Reason = 'NatOnly' }
        @{ Name = 'a published port of a routed network'; Target = @{ On = 'routed'; Listen = '0.0.0.0:80'; Publish = '0.0.0.0::80' }; Generation = 28; Verdict = 'AddressOnly'; Reason = 'NoNameAcrossNetworks' }
        @{ Name = 'a published port of a routed network that is not the way out'; Target = @{ On = 'routed', 'net2'; Closed = 'routed'; Listen = '0.0.0.0:80'; Publish = '0.0.0.0::80' }; Generation = 28; Verdict = 'Unreachable'; Reason = 'UnpublishedPort' }
        @{ Name = 'another port of a routed network'; Target = @{ On = 'routed'; Listen = '0.0.0.0:80'; Publish = '0.0.0.0::81' }; Generation = 28; Verdict = 'Unreachable'; Reason = 'UnpublishedPort'; Evidence = 'does not publish 80' }
        @{ Name = 'any IPv4 address, by IPv6'; Source = @{ On = 'net1+6' }; Target = @{ On = 'net1+6'; Listen = '0.0.0.0:80' }; Family = 'InterNetworkV6'; Verdict = 'Unreachable'; Reason = 'ListenerElsewhere' }
        @{ Name = 'another bridge, whatever listens'; Target = @{ On = 'net2'; Listen = '0.0.0.0:80' }; Verdict = 'Unreachable'; Reason = 'Isolated' }
        @{ Name = 'the host'; Target = @{ Mode = 'host'; Listen = '0.0.0.0:80' }; Verdict = 'AddressOnly'; Reason = 'NoNameOfItsOwn'; Address = '10.1.0.1' }
        @{ Name = 'another address of the host'; Target = @{ Mode = 'host'; Listen = '192.0.2.7:80' }; Verdict = 'AddressOnly'; Reason = 'NoNameOfItsOwn'; Address = '192.0.2.7' }
        @{ Name = 'another address of the host, out of an internal network with a gateway'; Source = @{ On = 'inside' }; Target = @{ Mode = 'host'; Listen = '192.0.2.7:80' }; Verdict = 'AddressOnly'; Reason = 'NoNameOfItsOwn' }
        @{ Name = 'another address of the host, without a way out'; Source = @{ On = 'inside'; Closed = $true }; Target = @{ Mode = 'host'; Listen = '192.0.2.7:80' }; Verdict = 'Unreachable'; Reason = 'ListenerElsewhere' }
        @{ Name = 'the host for another that publishes the port'; Target = @{ Mode = 'host'; Listen = '0.0.0.0:80' }; More = @{ other = @{ On = 'net2'; Publish = '0.0.0.0:80:8080' } }; Verdict = 'AddressOnly'; Reason = 'NoNameOfItsOwn'; Address = '10.1.0.1' }
        @{ Name = 'the host for another that publishes the port, out of an internal network'; Source = @{ On = 'inside' }; Target = @{ Mode = 'host'; Listen = '0.0.0.0:80' }; More = @{ other = @{ On = 'net2'; Publish = '0.0.0.0:80:8080' } }; Verdict = 'Unreachable'; Reason = 'Internal' }
        @{ Name = 'the host for another that publishes the port on its way out, out of an internal network that has both'; Source = @{ On = 'inside' }; Target = @{ Mode = 'host'; Listen = '0.0.0.0:80' }; More = @{ other = @{ On = 'inside', 'net2'; Closed = 'inside'; Publish = '0.0.0.0:80:8080' } }; Verdict = 'Unreachable'; Reason = 'Internal' }
        @{ Name = 'a port that is published on the target''s way out, from another of its networks'; Source = @{ On = 'noicc' }; Target = @{ On = 'noicc', 'net2'; Closed = 'noicc'; Listen = '0.0.0.0:80'; Publish = '0.0.0.0:8080:80' }; Generation = 28; Proxy = $false; Verdict = 'Unreachable'; Reason = 'IccOff' }
        @{ Name = 'a port that is published on the target''s way out, from another of its networks, with the proxy'; Source = @{ On = 'noicc' }; Target = @{ On = 'noicc', 'net2'; Closed = 'noicc'; Listen = '0.0.0.0:80'; Publish = '0.0.0.0:8080:80' }; Verdict = 'HostPortOnly'; Reason = 'NatOnly' }
        @{ Name = 'the host for another that publishes the port by a proxy alone, having IPv6 on an internal network only'; Source = @{ On = 'inside/6' }; Target = @{ Mode = 'host'; Listen = '[::]:80' }; More = @{ other = @{ On = 'net2', 'inside/6'; Closed = 'inside'; Publish = '0.0.0.0:80:8080', '[::]:80:8080' } }; Generation = 28; Verdict = 'AddressOnly'; Reason = 'NoNameOfItsOwn'; Address = 'fd00:3::1' }
        @{ Name = 'the host for what is published by IPv6 alone'; Target = @{ Mode = 'host'; Listen = '[::]:80' }; More = @{ other = @{ On = 'net2'; Publish = '[::]:80:8080' } }; Verdict = 'Unreachable'; Reason = 'ListenerElsewhere' }
        @{ Name = 'the other loopback address, of the sharer'; Source = @{ Mode = 'container:db' }; Target = @{ On = 'net1'; Listen = '[::1]:80' }; Verdict = 'AddressOnly'; Reason = 'LoopbackOnly'; Address = '::1' }
        @{ Name = 'the host''s loopback address'; Target = @{ Mode = 'host'; Listen = '127.0.0.1:80' }; Verdict = 'Unreachable'; Reason = 'LoopbackOnly' }
        @{ Name = 'an exposed port of a link without icc'; Source = @{ On = 'bridge'; Links = 'db:db' }; Target = @{ On = 'bridge'; LinkNames = 'web/db'; ExposedPorts = '80/tcp'; Listen = '0.0.0.0:80' }; NoIcc = $true; Verdict = 'Reachable'; Reason = 'Link'; Evidence = 'opens the exposed ports' }
        @{ Name = 'a port that a link without icc does not expose'; Source = @{ On = 'bridge'; Links = 'db:db' }; Target = @{ On = 'bridge'; LinkNames = 'web/db'; ExposedPorts = '81/tcp'; Listen = '0.0.0.0:80' }; NoIcc = $true; Verdict = 'Unreachable'; Reason = 'IccOff' }
        @{ Name = 'a port of a routed network without icc'; Source = @{ On = 'noiccrouted' }; Target = @{ On = 'noiccrouted'; Listen = '0.0.0.0:80'; Publish = '0.0.0.0::80' }; Generation = 28; Verdict = 'Unreachable'; Reason = 'IccOff' }
        @{ Name = 'an exposed port without icc and link'; Source = @{ On = 'bridge' }; Target = @{ On = 'bridge'; ExposedPorts = '80/tcp'; Listen = '0.0.0.0:80' }; NoIcc = $true; Verdict = 'Unreachable'; Reason = 'IccOff' }
    )
}

BeforeAll {
    Import-Module "$PSScriptRoot/../../../out/DockerNet/DockerNet.psd1" -Force

    function New-Scene([Collections.IDictionary]$Container, [switch]$NoIcc, [bool]$Filter = $true, [int]$Generation = 20, $Proxy) {
        $networks = @{}
        foreach ($setup in @(
                @{ Name = 'bridge'; Number = 0; Icc = -not $NoIcc }
                @{ Name = 'net1'; Number = 1 }
                @{ Name = 'net2'; Number = 2 }
                @{ Name = 'inside'; Number = 3; Internal = $true }
                @{ Name = 'noicc'; Number = 4; Icc = $false }
                @{ Name = 'lan'; Number = 5; Driver = 'macvlan' }
                @{ Name = 'routed'; Number = 6; IPv4Mode = 'routed' }
                @{ Name = 'isolated'; Number = 7; IPv4Mode = 'isolated' }
                @{ Name = 'open'; Number = 9; IPv4Mode = 'nat-unprotected' }
                @{ Name = 'unmasked'; Number = 10; Masquerade = $false }
                @{ Name = 'zz'; Number = 8 }
                @{ Name = 'closedrouted'; Number = 12; Icc = $false; IPv4Mode = 'routed'; Internal = $true }
                @{ Name = 'noiccrouted'; Number = 11; Icc = $false; IPv4Mode = 'routed' }
            )) {
            $number = $setup.Number
            $setup.Remove('Number')
            $networks[$setup.Name] = [DockerNet.Wiring.ReachabilityNetwork]($setup + @{ Subnet = "10.$number.0.0/16"; Gateway = [ipaddress]"10.$number.0.1"; IPv6Gateway = [ipaddress]"fd00:$number`::1" })
            $networks[$setup.Name] | Add-Member Prefix "10.$number.0."
            $networks[$setup.Name] | Add-Member Prefix6 "fd00:$number`::"
        }
        $number = 0
        $members = foreach ($name in $Container.Keys) {
            $setup = $Container[$name]
            $number++
            $places = foreach ($network in $setup['On']) {
                # By name as net1, net1+6 for both kinds of address, and net1/6 for IPv6 alone.
                $on, $more, $only = ($network -replace '[+/]6$'), ($network -match '\+6$'), ($network -match '/6$')
                foreach ($address in @(if (-not $only) { "$($networks[$on].Prefix)$number" }; if ($more -or $only) { "$($networks[$on].Prefix6)$number" })) {
                    $place = [DockerNet.Wiring.ReachabilityPlace]::new($networks[$on], $address)
                    $place.LeadsOut = $setup['Closed'] -ne $true -and $on -notin $setup['Closed']
                    $place.Aliases = [string[]]@($setup['Aliases'] | Where-Object { $_ })
                    $place.Links = [DockerNet.Wiring.LinkSpec[]]@($setup['PrivateLinks'] | Where-Object { $_ } | ForEach-Object { [DockerNet.Wiring.LinkSpec]::Parse($_) })
                    $place
                }
            }
            $listeners = foreach ($listen in $setup['Listen']) {
                $null = $listen -match '^\[?(.+?)\]?:(\d+)(?:/(udp))?$'
                [DockerNet.Wiring.SocketListener]::new($Matches[1], [int]$Matches[2], $Matches[3] ?? 'tcp')
            }
            $published = foreach ($text in $setup['Publish']) {
                $null = $text -match '^\[?(.+?)\]?:(\d*):(\d+)$'
                [DockerNet.Wiring.ReachabilityPublishedPort]::new([int]$Matches[3], $Matches[1], $Matches[2] ? [int]$Matches[2] : $null)
            }
            [DockerNet.Wiring.ReachabilityMember]@{
                Id           = $name
                Name         = $name
                Hostname     = $setup['Hostname'] ?? "$name-host"
                State        = $setup['State'] ?? 'running'
                Mode         = $setup['Mode'] ?? 'default'
                Places       = [DockerNet.Wiring.ReachabilityPlace[]]@($places | Where-Object { $_ })
                AddHost      = [string[]]@($setup['AddHost'] | Where-Object { $_ })
                Links        = [DockerNet.Wiring.LinkSpec[]]@($setup['Links'] | Where-Object { $_ } | ForEach-Object { [DockerNet.Wiring.LinkSpec]::Parse($_) })
                LinkNames    = [string[]]@($setup['LinkNames'] | Where-Object { $_ })
                ExposedPorts = [string[]]@($setup['ExposedPorts'] | Where-Object { $_ })
                Published    = [DockerNet.Wiring.ReachabilityPublishedPort[]]@($published)
                Listeners    = $setup.ContainsKey('Listen') ? [DockerNet.Wiring.SocketListener[]]@($listeners | Where-Object { $_ }) : $null
                Started      = [DateTimeOffset]::FromUnixTimeSeconds($setup['Started'] ?? 0)
            }
        }
        $engine = [DockerNet.Wiring.ReachabilityEngine]::new($Generation)
        $engine.FiltersBridges = $Filter
        $engine.UserlandProxy = $Proxy
        [DockerNet.Wiring.ReachabilityScene]::new([DockerNet.Wiring.ReachabilityMember[]]@($members), $engine)
    }

    function Test-Case([hashtable]$Case, [string]$Probe, [int]$Port) {
        $to = $Case['Rename'] ?? 'db'
        $containers = [ordered]@{ web = $Case['Source'] ?? @{ On = 'net1' }; $to = $Case.Target }
        foreach ($name in ($Case['More'] ?? @{}).Keys) { $containers[$name] = $Case.More[$name] }
        $result = (New-Scene $containers -NoIcc:([bool]$Case['NoIcc']) -Filter ($Case['Filter'] ?? $true) -Generation ($Case['Generation'] ?? 20) -Proxy $Case['Proxy']).Judge('web', $to, $Probe, $Port, $Case['Family'])
        "$($result.Verdict) $($result.Reason)" | Should -Be "$($Case.Verdict) $($Case.Reason)"
        if ($Case['Evidence']) { $result.Evidence -join "`n" | Should -Match $Case.Evidence }
        if ($Case['HostPort']) { $result.HostPort | Should -Be $Case.HostPort }
        if ($Case['Address']) { "$($result.Address)" | Should -Be $Case.Address }
        if ($Case['Advice']) { $result.Advice | Should -Match $Case.Advice }
        if ($result.Verdict -eq 'Reachable') { $result.Advice | Should -BeNullOrEmpty } else { $result.Advice | Should -Not -BeNullOrEmpty }
        $result.Evidence | Should -Not -BeNullOrEmpty
        $result.Certain | Should -Be ($Case['Certain'] ?? $true)
    }
}

Describe 'A ping' -Tag Fast {
    It 'between <Name> is <Verdict>: <Reason>' -ForEach $cases { Test-Case $_ Ping 0 }
}

Describe 'A connection' -Tag Fast {
    It 'to what listens at <Name> is <Verdict>: <Reason>' -ForEach $portCases { Test-Case $_ Tcp 80 }

    It 'and a ping of a link without icc are not alike' {
        $scene = New-Scene ([ordered]@{
                web = @{ On = 'bridge'; Links = 'db:db' }
                db  = @{ On = 'bridge'; LinkNames = 'web/db'; ExposedPorts = '80/tcp'; Listen = '0.0.0.0:80' }
            }) -NoIcc
        $scene.Judge('web', 'db', 'Ping', 0).Reason | Should -Be 'IccOff'
        $scene.Judge('db', 'web', 'Tcp', 80).Reason | Should -Be 'IccOff'
    }
}

Describe 'A name that the engine made up' -Tag Fast {
    It 'is <Verdict> on engine <Generation>' -ForEach @(
        @{ Generation = 20; Verdict = 'AddressOnly'; Reason = 'NameGenerated' }
        @{ Generation = 24; Verdict = 'AddressOnly'; Reason = 'NameGenerated' }
        @{ Generation = 25; Verdict = 'Reachable'; Reason = 'SharedNetwork' }
    ) {
        $result = (New-Scene ([ordered]@{ web = @{ On = 'net1' }; happy_hopper3 = @{ On = 'net1' } }) -Generation $Generation).Judge('web', 'happy_hopper3', 'Ping', 0)
        "$($result.Verdict) $($result.Reason)" | Should -Be "$Verdict $Reason"
    }

    It 'is told from one that a user chose: <Name>' -ForEach @(
        @{ Name = 'happy_hopper'; Generated = $true }
        @{ Name = 'zealous_curie7'; Generated = $true }
        @{ Name = 'web_app'; Generated = $false }
        @{ Name = 'happy'; Generated = $false }
        @{ Name = 'happy_hopper_1'; Generated = $false }
        @{ Name = 'happy-hopper'; Generated = $false }
    ) { [DockerNet.Wiring.GeneratedName]::Is($Name) | Should -Be $Generated }
}

Describe 'The advice' -Tag Fast {
    It 'to connect two is the same both ways: <Name>' -ForEach $cases {
        $containers = [ordered]@{ web = $_['Source'] ?? @{ On = 'net1' }; db = $_.Target }
        foreach ($name in ($_['More'] ?? @{}).Keys) { $containers[$name] = $_.More[$name] }
        $scene = New-Scene $containers -Filter ($_['Filter'] ?? $true) -Generation ($_['Generation'] ?? 20)
        $both = @($scene.Judge('web', 'db', 'Ping', 0).Advice, $scene.Judge('db', 'web', 'Ping', 0).Advice) -match '^(New-DockerBridge|Connect-DockerNetwork|Update-DockerContainer) '
        if ($both) { $both | Select-Object -Unique | Should -HaveCount 1 }
    }
}

Describe 'A scene' -Tag Fast {
    It 'pairs each container with each other, and with itself only when asked' {
        $scene = New-Scene ([ordered]@{ web = @{ On = 'net1' }; db = @{ On = 'net1' }; app = @{ On = 'net2' } })
        @($scene.Judge('Ping', 0)).ForEach({ "$($_.Source.Name)-$($_.Target.Name)" }) | Should -Be 'web-db', 'web-app', 'db-web', 'db-app', 'app-web', 'app-db'
        $self = $scene.Judge('web', 'web', 'Ping', 0)
        "$($self.Verdict) $($self.Reason)" | Should -Be 'Reachable SameContainer'
    }
}

Describe 'What came of trying' -Tag Fast {
    BeforeAll {
        $script:scene = New-Scene ([ordered]@{ web = @{ On = 'net1' }; db = @{ On = 'net1' }; app = @{ On = 'net2' }; lan = @{ On = 'lan' } })
    }

    It 'when <Live> and the rules say otherwise gives <Id>' -ForEach @(
        @{ Target = 'db'; Live = 'Reachable'; Id = $null; Agrees = $true }
        @{ Target = 'db'; Live = 'NotTested'; Id = $null; Agrees = $null }
        @{ Target = 'db'; Live = 'AddressOnly'; Id = 'ReachabilityNameLost'; Agrees = $false; Fix = 'Restart-DockerContainer web' }
        @{ Target = 'db'; Live = 'Unreachable'; Id = 'ReachabilityBlocked'; Agrees = $false; Fix = 'Test-ContainerPing web 10.1.0.2' }
        @{ Target = 'app'; Live = 'AddressOnly'; Id = 'ReachabilityOpen'; Agrees = $false; Fix = 'Test-ContainerPing web 10.2.0.3' }
        @{ Target = 'app'; Live = 'Unreachable'; Id = $null; Agrees = $true }
        @{ Target = 'lan'; Live = 'Reachable'; Id = $null; Agrees = $null }
    ) {
        $expected = $scene.Judge('web', $Target, 'Ping', 0)
        [DockerNet.Wiring.ReachabilityFindings]::Agrees($expected, $Live) | Should -Be $Agrees
        $finding = [DockerNet.Wiring.ReachabilityFindings]::Of($expected, $Live, 'what the tool said', 'unix:///x')
        ${finding}?.Id | Should -Be $Id
        if ($Id) {
            $finding.Fix | Should -Be $Fix
            $finding.Evidence | Should -Contain 'what the tool said'
            $finding.DockerHost | Should -Be 'unix:///x'
        }
    }

    It 'at a port of which nobody knows whether anything listens there is no contradiction' {
        $expected = $scene.Judge('web', 'db', 'Tcp', 80)
        [DockerNet.Wiring.ReachabilityFindings]::Agrees($expected, 'Unreachable') | Should -BeNullOrEmpty
        [DockerNet.Wiring.ReachabilityFindings]::Agrees($expected, 'Reachable') | Should -BeTrue
    }
}

Describe 'The about topic' -Tag Fast {
    It 'explains every reason' {
        $rows = Select-String '^\| (\w+) \| ' "$PSScriptRoot/../../../en-US/about_DockerNet_Reachability.md" | ForEach-Object { $_.Matches.Groups[1].Value }
        [Enum]::GetNames([DockerNet.ReachabilityReason]) | Where-Object { $_ -notin $rows } | Should -BeNullOrEmpty
    }
}
