BeforeAll {
    Import-Module "$PSScriptRoot/../../Support/DockerNet.Testing.psm1" -Force

    $script:busybox = 'dockernet/busybox:test'
    $script:second = Get-Random -Minimum 110 -Maximum 190
    $script:third = 0

    function Get-NetworkInspection([string]$Name) { Invoke-EngineApi GET "/networks/$Name" }

    function Get-Endpoint($Container, [string]$Network) {
        $all = (Invoke-EngineApi GET "/containers/$($Container.Id)/json").NetworkSettings.Networks
        $all.PSObject.Properties[$Network]?.Value
    }

    function Get-NetworkCount([string]$Name) {
        @((Invoke-EngineApi GET '/networks').Name -eq $Name).Count
    }

    function New-TestContainer([string]$Text = 'x', [switch]$Stopped) {
        New-DockerContainer $busybox -Name (New-TestName $Text) -Start:(-not $Stopped)
    }

    # The first three numbers of a range that no other test has had.
    function New-TestSubnet {
        $script:third++
        "10.$second.$third"
    }

    # With a range of its own, since an engine has but few ranges to choose from.
    function New-TestNetwork([string]$Text = 'net', [hashtable]$More = @{}) {
        New-DockerBridge (New-TestName $Text) -Subnet "$(New-TestSubnet).0/24" @More
    }
}

AfterAll { Remove-TestObject }

Describe 'Creating a network' {
    AfterAll { Remove-TestObject }

    It '<_> makes a bridge' -ForEach 'New-DockerBridge', 'New-DockerNetwork' {
        $name = New-TestName net
        $network = & $_ $name
        $network | Should -BeOfType DockerNet.Network
        $network.Name | Should -Be $name
        $network.Driver | Should -Be 'bridge'
        $network.Scope | Should -Be 'local'
        $network.Id | Should -Match '^[0-9a-f]{64}$'
        $network.Containers | Should -BeNullOrEmpty
        $network.Predefined | Should -BeFalse
        $network.DockerHost | Should -Be (Get-TestHost)
        $network.Created | Should -BeGreaterThan ([DateTimeOffset]::Now.AddMinutes(-5))
        "$network" | Should -Be $name
        $real = Get-NetworkInspection $name
        $network.Id | Should -Be $real.Id
        $network.Subnet | Should -Be $real.IPAM.Config[0].Subnet
        "$($network.Gateway)" | Should -Be $real.IPAM.Config[0].Gateway
        $real.Driver | Should -Be 'bridge'
        $real.Internal | Should -BeFalse
        $real.Attachable | Should -BeFalse
    }

    It '<_> takes addresses, labels, options and the rest' -ForEach 'New-DockerBridge', 'New-DockerNetwork' {
        $name = New-TestName net
        $part = New-TestSubnet
        $network = & $_ $name -Subnet "$part.0/24" -Gateway "$part.9" -IPRange "$part.128/25" -Internal -Label @{ $name = 'x'; level = 2 } -Option @{ 'com.docker.network.driver.mtu' = 1400 }
        $network.Subnet | Should -Be "$part.0/24"
        $network.Gateway | Should -Be "$part.9"
        $network.Pools[0].IPRange | Should -Be "$part.128/25"
        $network.Internal | Should -BeTrue
        $network.Labels['level'] | Should -Be '2'
        $network.Options['com.docker.network.driver.mtu'] | Should -Be '1400'
        $real = Get-NetworkInspection $name
        $real.IPAM.Config | Should -HaveCount 1
        $real.IPAM.Config[0].Subnet | Should -Be "$part.0/24"
        $real.IPAM.Config[0].Gateway | Should -Be "$part.9"
        $real.IPAM.Config[0].IPRange | Should -Be "$part.128/25"
        $real.Internal | Should -BeTrue
        $real.Labels.$name | Should -Be 'x'
        $real.Options.'com.docker.network.driver.mtu' | Should -Be '1400'
    }

    It 'New-DockerNetwork takes -Attachable and -IPv6' {
        $name = New-TestName net
        $range = 'fd00:{0:x}:{1:x}::/64' -f $second, (Get-Random -Maximum 0xffff)
        $network = New-DockerNetwork $name -Driver bridge -Attachable -IPv6 -Subnet $range
        $network.Attachable | Should -BeTrue
        $network.IPv6 | Should -BeTrue
        $network.Pools.Subnet | Should -Contain $range
        $real = Get-NetworkInspection $name
        $real.Attachable | Should -BeTrue
        $real.EnableIPv6 | Should -BeTrue
    }

    It 'gives containers addresses of its range alone' {
        $part = New-TestSubnet
        $network = New-DockerBridge (New-TestName net) -Subnet "$part.0/24" -IPRange "$part.128/25"
        $container = New-DockerContainer $busybox -Name (New-TestName) -Network $network.Name -Start
        [int]("$($container.IPAddress)" -split '\.')[3] | Should -BeGreaterOrEqual 128
        "$($container.IPAddress)" | Should -BeLike "$part.*"
    }

    It 'cuts an internal one off from the outside' {
        $network = New-DockerBridge (New-TestName net) -Internal
        $one, $two = 1..2 | ForEach-Object { New-DockerContainer $busybox -Name (New-TestName) -Network $network.Name -Start }
        (Test-ContainerPing $one.Name $two.Name -Count 1).Reachable | Should -BeTrue
        $stranger = New-TestContainer
        (Test-ContainerPing $one.Name $stranger.IPAddress -Count 1 -Timeout 1).Reachable | Should -BeFalse
        if ($env:DOCKERNET_TEST_ADDRESS) {
            $outside = $env:DOCKERNET_TEST_ADDRESS -replace '\d+$', '1'
            (Test-ContainerPing $stranger.Name $outside -Count 1).Reachable | Should -BeTrue
            (Test-ContainerPing $one.Name $outside -Count 1 -Timeout 1).Reachable | Should -BeFalse
        }
    }

    It 'makes several from the pipeline' {
        $names = 1..3 | ForEach-Object { New-TestName net }
        ($names | New-DockerBridge).Name | Should -Be $names
        (Invoke-EngineApi GET '/networks').Name | Where-Object { $_ -in $names } | Should -HaveCount 3
    }

    It 'takes its parameters from objects' {
        $name = New-TestName net
        $part = New-TestSubnet
        $null = [pscustomobject]@{ Name = $name; Subnet = "$part.0/24"; Gateway = "$part.7"; Label = @{ a = 'b' } } | New-DockerBridge
        (Get-NetworkInspection $name).IPAM.Config[0].Gateway | Should -Be "$part.7"
    }

    It 'refuses <Name>' -ForEach @(
        @{ Name = 'a subnet that is none'; More = @{ Subnet = 'ten' } }
        @{ Name = 'a subnet without a prefix'; More = @{ Subnet = '10.250.0.0' } }
        @{ Name = 'a prefix that is too long'; More = @{ Subnet = '10.250.0.0/33' } }
        @{ Name = 'an address in a subnet for the subnet'; More = @{ Subnet = '10.250.0.7/24' } }
        @{ Name = 'a number that is no byte'; More = @{ Subnet = '10.250.256.0/24' } }
        @{ Name = 'a gateway without a subnet'; More = @{ Gateway = '10.250.0.1' }; Target = '10.250.0.1' }
        @{ Name = 'a gateway outside the subnet'; More = @{ Subnet = '10.250.0.0/24'; Gateway = '10.250.1.1' }; Target = '10.250.1.1' }
        @{ Name = 'a gateway that is no address'; More = @{ Subnet = '10.250.0.0/24'; Gateway = 'first' }; Target = 'first' }
        @{ Name = 'a gateway of the other family'; More = @{ Subnet = '10.250.0.0/24'; Gateway = 'fd00::1' }; Target = 'fd00::1' }
        @{ Name = 'a range without a subnet'; More = @{ IPRange = '10.250.0.0/25' }; Target = '10.250.0.0/25' }
        @{ Name = 'a range outside the subnet'; More = @{ Subnet = '10.250.0.0/24'; IPRange = '10.250.1.0/25' }; Target = '10.250.1.0/25' }
        @{ Name = 'a range wider than the subnet'; More = @{ Subnet = '10.250.0.0/24'; IPRange = '10.250.0.0/16' }; Target = '10.250.0.0/16' }
    ) {
        $name = New-TestName net
        $record = Get-ErrorOf { New-DockerBridge $name @More }
        $record | Should -HaveCount 1
        $record.FullyQualifiedErrorId | Should -BeLike 'SubnetInvalid,*'
        $record.CategoryInfo.Category | Should -Be 'InvalidArgument'
        $record.TargetObject | Should -Be ($Target ?? $More.Subnet)
        Get-NetworkCount $name | Should -Be 0
    }

    It 'refuses a subnet that another network has' {
        $part = New-TestSubnet
        $null = New-DockerBridge (New-TestName net) -Subnet "$part.0/24"
        $name = New-TestName net
        $record = Get-ErrorOf { New-DockerBridge $name -Subnet "$part.128/25" }
        $record.FullyQualifiedErrorId | Should -BeLike 'SubnetOverlap,*'
        $record.CategoryInfo.Category | Should -Be 'ResourceExists'
        $record.TargetObject | Should -Be $name
        Get-NetworkCount $name | Should -Be 0
    }

    It '<_> makes no second one of a name' -ForEach 'New-DockerBridge', 'New-DockerNetwork' {
        $name = New-TestName net
        $null = New-DockerBridge $name
        $record = Get-ErrorOf { & $_ $name }
        $record.FullyQualifiedErrorId | Should -BeLike 'NetworkExists,*'
        $record.CategoryInfo.Category | Should -Be 'ResourceExists'
        $record.TargetObject | Should -Be $name
        Get-NetworkCount $name | Should -Be 1
    }

    It 'makes one whose name another one begins with' {
        $name = New-TestName net
        $null = New-DockerBridge "$name-long" -Subnet "$(New-TestSubnet).0/24"
        (New-DockerBridge $name).Name | Should -Be $name
    }

    It 'tells of a driver that is not there, and of the one that may have been meant' {
        $name = New-TestName net
        $record = Get-ErrorOf { New-DockerNetwork $name -Driver bdidge }
        $record.FullyQualifiedErrorId | Should -BeLike 'NetworkDriverNotFound,*'
        $record.CategoryInfo.Category | Should -Be 'ObjectNotFound'
        $record.Exception.Message | Should -BeLike '*plugin "bdidge" not found*'
        $record.ErrorDetails.RecommendedAction | Should -BeLike "Did you mean 'bridge'?*"
        Get-NetworkCount $name | Should -Be 0
    }

    It 'needs a swarm for an overlay' {
        if ((Invoke-EngineApi GET '/info').Swarm.LocalNodeState -ne 'inactive') { return }
        (Get-ErrorOf { New-DockerNetwork (New-TestName net) -Driver overlay }).FullyQualifiedErrorId | Should -BeLike 'SwarmRequired,*'
    }

    It 'makes no second host network, and does not blame the user''s rights' {
        $name = New-TestName net
        $record = Get-ErrorOf { New-DockerNetwork $name -Driver host }
        $record.FullyQualifiedErrorId | Should -BeLike 'NetworkPredefined,*'
        $record.CategoryInfo.Category | Should -Be 'InvalidOperation'
        Get-NetworkCount $name | Should -Be 0
    }
}

Describe 'Get-DockerNetwork' {
    AfterAll { Remove-TestObject }

    BeforeAll {
        $group = New-TestName group
        $one = New-DockerBridge "$group-One" -Subnet "$(New-TestSubnet).0/24" -Label @{ $group = 'a' }
        $two = New-DockerBridge "$group-two" -Subnet "$(New-TestSubnet).0/24" -Label @{ $group = 'b' }
    }

    It 'lists all, and first of all the engine''s own' {
        $all = Get-DockerNetwork
        @($all).Count | Should -Be (Invoke-EngineApi GET '/networks').Count
        $own = $all | Where-Object Name -In bridge, host, none
        $own.Name | Should -Be 'bridge', 'host', 'none'
        $own.Driver | Should -Be 'bridge', 'host', 'null'
        $own.Predefined | Should -Be $true, $true, $true
    }

    It 'finds <_>' -ForEach 'a name', 'a full id', 'the beginning of an id', 'a pattern', 'a pattern in another case' {
        $text = @{
            'a name'                    = $one.Name
            'a full id'                 = $one.Id
            'the beginning of an id'    = $one.ShortId
            'a pattern'                 = "$group-O*"
            'a pattern in another case' = "$group-o?E".ToUpperInvariant()
        }[$_]
        (Get-DockerNetwork $text).Id | Should -Be $one.Id
    }

    It 'selects by label and driver' {
        (Get-DockerNetwork -Label $group).Name | Should -Be $one.Name, $two.Name
        (Get-DockerNetwork -Label "$group=b").Name | Should -Be $two.Name
        (Get-DockerNetwork -Driver bridge).Name | Should -Contain $one.Name
        (Get-DockerNetwork -Driver host, null).Name | Should -Be 'host', 'none'
    }

    It 'tells of a name that nothing has, and of one that may have been meant' {
        $record = Get-ErrorOf { Get-DockerNetwork "$group-Oen" }
        $record.FullyQualifiedErrorId | Should -BeLike 'NetworkNotFound,*'
        $record.CategoryInfo.Category | Should -Be 'ObjectNotFound'
        $record.TargetObject | Should -Be "$group-Oen"
        $record.ErrorDetails.RecommendedAction | Should -BeLike "Did you mean *'$($one.Name)'*"
    }

    It 'is silent when a pattern fits nothing, and goes on after a name that nothing has' {
        Get-DockerNetwork "$group-none*" | Should -BeNullOrEmpty
        $found = Get-DockerNetwork $one.Name, 'dnt-nowhere', $two.Name -ErrorAction SilentlyContinue -ErrorVariable errors
        $found.Name | Should -Be $one.Name, $two.Name
        $errors | Should -HaveCount 1
        $errors[0].TargetObject | Should -Be 'dnt-nowhere'
    }

    It 'leads from a container to its networks' {
        $container = New-DockerContainer $busybox -Name (New-TestName) -Network $two.Name -Start
        ($container.Networks | Get-DockerNetwork).Id | Should -Be $two.Id
    }

    It 'tells the members, running or not' {
        $network = New-TestNetwork
        $created = New-DockerContainer $busybox -Name (New-TestName a) -Network $network.Name
        $exited = New-DockerContainer $busybox -Name (New-TestName b) -Network $network.Name -Start
        $running = New-DockerContainer $busybox -Name (New-TestName c) -Network $network.Name -Start
        Stop-DockerContainer $exited.Name -Timeout 0
        $members = (Get-DockerNetwork $network.Name).Containers
        $members.Container | Should -Be $created.Name, $exited.Name, $running.Name
        $members.State | Should -Be 'created', 'exited', 'running'
        $members.ContainerId | Should -Be $created.Id, $exited.Id, $running.Id
        $real = (Get-NetworkInspection $network.Name).Containers
        $real.PSObject.Properties.Name | Should -Be $running.Id
        "$($members[2].IPAddress)" | Should -Be ($real.($running.Id).IPv4Address -split '/')[0]
        $members[2].MacAddress | Should -Be $real.($running.Id).MacAddress
        $members[0, 1].IPAddress | Should -Be $null, $null
        (Get-DockerNetwork | Where-Object Id -EQ $network.Id).Containers.Container | Should -Be $members.Container
    }

    It 'shows a table' {
        $table = $one | Format-Table -View Wide | Out-String -Width 300
        $table | Should -Match 'ShortId\s+Name\s+Driver\s+Scope\s+Subnet\s+Gateway\s+Internal\s+IPv4\s+IPv6\s+Containers'
        $table | Should -Match "bridge\s+local\s+$([regex]::Escape($one.Subnet))"
    }

    It 'gives objects that are equal when they are the same network' {
        (Get-DockerNetwork $one.Id) -eq $one | Should -BeTrue
        $two -eq $one | Should -BeFalse
    }
}

Describe 'Connecting' {
    AfterAll { Remove-TestObject }

    It 'puts running containers on a network, where they know each other''s names' {
        $web = New-TestContainer web
        $db = New-TestContainer db
        $part = New-TestSubnet
        $network = New-DockerBridge (New-TestName net) -Subnet "$part.0/24"
        $started = (Invoke-EngineApi GET "/containers/$($web.Id)/json").State.StartedAt
        (Test-ContainerPing $web.Name $db.Name -Count 1).Reachable | Should -BeFalse

        Connect-DockerNetwork $network.Name $web.Name, $db.Name | Should -BeNullOrEmpty

        (Invoke-EngineApi GET "/containers/$($web.Id)/json").State.StartedAt | Should -Be $started
        $there = Test-ContainerPing $web.Name $db.Name -Count 1
        $there.Reachable | Should -BeTrue
        "$($there.Address)" | Should -Be (Get-Endpoint $db $network.Name).IPAddress
        "$($there.Address)" | Should -BeLike "$part.*"
        $back = Test-ContainerPing $db.Name $web.Name -Count 1
        $back.Reachable | Should -BeTrue
        "$($back.Address)" | Should -Be (Get-Endpoint $web $network.Name).IPAddress
        (Invoke-ContainerCommand $web.Name nslookup "$($there.Address)").Output -join "`n" | Should -Match "$($db.Name)\.$($network.Name)"
        (Get-DockerContainer $web.Name).Networks.Network | Should -Be 'bridge', $network.Name
        (Invoke-ContainerCommand $web.Name ls /sys/class/net).Output | Should -Be 'eth0', 'eth1', 'lo'
    }

    It 'gives the network as it then is, once, with -PassThru' {
        $network = New-TestNetwork
        $one, $two = 1..2 | ForEach-Object { New-TestContainer }
        $after = $one, $two | Connect-DockerNetwork $network.Name -PassThru
        $after | Should -HaveCount 1
        $after | Should -BeOfType DockerNet.Network
        $after.Containers.Container | Should -Be ($one.Name, $two.Name | Sort-Object)
    }

    It 'takes a pattern of names' {
        $group = New-TestName group
        $network = New-TestNetwork
        1..2 | ForEach-Object { $null = New-DockerContainer $busybox -Name "$group-$_" }
        (Connect-DockerNetwork $network.Name "$group-*" -PassThru).Containers.Container | Should -Be "$group-1", "$group-2"
    }

    It 'takes effect when a stopped container starts' {
        $network = New-TestNetwork
        $container = New-TestContainer -Stopped
        Connect-DockerNetwork $network.Name $container.Name
        (Start-DockerContainer $container.Name -PassThru).Networks.Network | Should -Be 'bridge', $network.Name
        (Get-Endpoint $container $network.Name).IPAddress | Should -Not -BeNullOrEmpty
    }

    It 'lasts over a restart' {
        $network = New-TestNetwork
        $container = New-TestContainer
        Connect-DockerNetwork $network.Name $container.Name
        Restart-DockerContainer $container.Name -Timeout 0
        (Get-DockerContainer $container.Name).Networks.Network | Should -Contain $network.Name
    }

    It 'gives further names, to the whole network' {
        $network = New-TestNetwork
        $web, $db = 1..2 | ForEach-Object { New-TestContainer }
        Connect-DockerNetwork $network.Name $web.Name
        Connect-DockerNetwork $network.Name $db.Name -Alias store, 'store.example'
        'store', 'store.example' | Test-ContainerPing $web.Name -Count 1 | ForEach-Object { "$($_.Address)" } |
            Sort-Object -Unique | Should -Be (Get-Endpoint $db $network.Name).IPAddress
        (Get-Endpoint $db $network.Name).Aliases | Should -Contain 'store'
    }

    It 'gives private names to one member' {
        $network = New-TestNetwork
        $web, $db, $other = 1..3 | ForEach-Object { New-TestContainer }
        Connect-DockerNetwork $network.Name $db.Name, $other.Name
        Connect-DockerNetwork $network.Name $web.Name -Link "$($db.Name):store"
        (Test-ContainerPing $web.Name store -Count 1).Reachable | Should -BeTrue
        (Test-ContainerPing $other.Name store -Count 1).Reachable | Should -BeFalse
    }

    It 'gives a fixed address, which outlasts a restart' {
        $part = New-TestSubnet
        $network = New-DockerBridge (New-TestName net) -Subnet "$part.0/24"
        $container = New-TestContainer
        Connect-DockerNetwork $network.Name $container.Name -IPAddress "$part.77"
        (Get-Endpoint $container $network.Name).IPAddress | Should -Be "$part.77"
        Restart-DockerContainer $container.Name -Timeout 0
        (Get-Endpoint $container $network.Name).IPAddress | Should -Be "$part.77"
    }

    It 'gives no address that <Name>' -ForEach @(
        @{ Name = 'another container has'; Id = 'AddressInUse'; Category = 'ResourceExists' }
        @{ Name = 'lies outside the subnet'; Id = 'AddressOutOfRange'; Category = 'InvalidArgument'; Address = '10.250.0.5' }
    ) {
        $part = New-TestSubnet
        $network = New-DockerBridge (New-TestName net) -Subnet "$part.0/24"
        $holder, $container = 1..2 | ForEach-Object { New-TestContainer }
        Connect-DockerNetwork $network.Name $holder.Name -IPAddress "$part.5"
        $record = Get-ErrorOf { Connect-DockerNetwork $network.Name $container.Name -IPAddress ($Address ?? "$part.5") }
        $record.FullyQualifiedErrorId | Should -BeLike "$Id,*"
        $record.CategoryInfo.Category | Should -Be $Category
        $record.TargetObject | Should -Be $container.Name
        (Get-Endpoint $container $network.Name)?.IPAddress | Should -BeNullOrEmpty
    }

    It 'gives an address of a network without a subnet of its own, or says that the engine cannot' {
        $network = New-DockerBridge (New-TestName net)
        $container = New-TestContainer
        $wanted = $network.Subnet -replace '0/\d+$', '50'
        Connect-DockerNetwork $network.Name $container.Name -IPAddress $wanted -ErrorAction SilentlyContinue -ErrorVariable errors
        if ([version](Get-DockerEngine).ApiVersion -lt '1.52') {
            $errors[0].FullyQualifiedErrorId | Should -BeLike 'SubnetRequired,*'
            $errors[0].CategoryInfo.Category | Should -Be 'InvalidOperation'
            $errors[0].TargetObject | Should -Be $container.Name
            Get-Endpoint $container $network.Name | Should -BeNullOrEmpty
        } else {
            (Get-Endpoint $container $network.Name).IPAddress | Should -Be $wanted
        }
    }

    It 'leaves nothing behind when it fails, so that the container can start again' {
        $part = New-TestSubnet
        $network = New-DockerBridge (New-TestName net) -Subnet "$part.0/24"
        $holder, $container = 1..2 | ForEach-Object { New-TestContainer }
        Connect-DockerNetwork $network.Name $holder.Name -IPAddress "$part.5"
        $null = Get-ErrorOf { Connect-DockerNetwork $network.Name $container.Name -IPAddress "$part.5" }
        Restart-DockerContainer $container.Name -Timeout 0
        (Get-DockerContainer $container.Name).Networks.Network | Should -Be 'bridge'
    }

    It 'can be tried anew after it failed' {
        $part = New-TestSubnet
        $network = New-DockerBridge (New-TestName net) -Subnet "$part.0/24"
        $holder, $container = 1..2 | ForEach-Object { New-TestContainer }
        Connect-DockerNetwork $network.Name $holder.Name -IPAddress "$part.5"
        $null = Get-ErrorOf { Connect-DockerNetwork $network.Name $container.Name -IPAddress "$part.5" }
        (Connect-DockerNetwork $network.Name $container.Name -IPAddress "$part.6" -PassThru).Containers.Container | Should -Contain $container.Name
        (Get-Endpoint $container $network.Name).IPAddress | Should -Be "$part.6"
    }

    It 'is an error the second time, of a container that <Name>' -ForEach @(
        @{ Name = 'runs'; Stopped = $false; Ran = $false }
        @{ Name = 'never ran'; Stopped = $true; Ran = $false }
        @{ Name = 'is stopped'; Stopped = $false; Ran = $true }
    ) {
        $network = New-TestNetwork
        $container = New-TestContainer -Stopped:$Stopped
        Connect-DockerNetwork $network.Name $container.Name
        if ($Ran) { Stop-DockerContainer $container.Name -Timeout 0 }
        $record = Get-ErrorOf { Connect-DockerNetwork $network.Name $container.Name }
        $record.FullyQualifiedErrorId | Should -BeLike 'AlreadyConnected,*'
        $record.CategoryInfo.Category | Should -Be 'ResourceExists'
        $record.TargetObject | Should -Be $container.Name
    }

    It 'tells of a network that is not there, although the container is stopped' {
        $container = New-TestContainer -Stopped
        $record = Get-ErrorOf { Connect-DockerNetwork bidge $container.Name }
        $record.FullyQualifiedErrorId | Should -BeLike 'NetworkNotFound,*'
        $record.CategoryInfo.Category | Should -Be 'ObjectNotFound'
        $record.TargetObject | Should -Be 'bidge'
        $record.ErrorDetails.RecommendedAction | Should -BeLike "Did you mean 'bridge'*"
        (Start-DockerContainer $container.Name -PassThru).State | Should -Be 'running'
    }

    It 'tells of a container that is not there, and connects the others' {
        $network = New-TestNetwork
        $one, $two = 1..2 | ForEach-Object { New-TestContainer }
        Connect-DockerNetwork $network.Name $one.Name, 'dnt-nowhere', $two.Name -ErrorAction SilentlyContinue -ErrorVariable errors
        $errors | Should -HaveCount 1
        $errors[0].FullyQualifiedErrorId | Should -BeLike 'ContainerNotFound,*'
        $errors[0].TargetObject | Should -Be 'dnt-nowhere'
        (Get-NetworkInspection $network.Name).Containers.PSObject.Properties.Name | Sort-Object | Should -Be ($one.Id, $two.Id | Sort-Object)
    }

    It 'is not for the network <_>' -ForEach 'host', 'none' {
        $container = New-TestContainer
        $record = Get-ErrorOf { Connect-DockerNetwork $_ $container.Name }
        $record.FullyQualifiedErrorId | Should -BeLike 'NetworkPredefined,*'
        (Get-DockerContainer $container.Name).Networks.Network | Should -Be 'bridge'
    }

    It 'groups: members reach each other, and no one else does' {
        $first, $other = 1..2 | ForEach-Object { New-TestNetwork }
        $one, $two = 1..2 | ForEach-Object { New-DockerContainer $busybox -Name (New-TestName) -Network $first.Name -Start }
        $three = New-DockerContainer $busybox -Name (New-TestName) -Network $other.Name -Start
        (Test-ContainerPing $one.Name $two.Name -Count 1).Reachable | Should -BeTrue
        (Test-ContainerPing $three.Name $one.Name -Count 1).Reachable | Should -BeFalse
        (Test-ContainerPing $three.Name $one.IPAddress -Count 1 -Timeout 1).Reachable | Should -BeFalse
    }
}

Describe 'Disconnecting' {
    AfterAll { Remove-TestObject }

    BeforeEach {
        $network = New-TestNetwork
        $web, $db = 1..2 | ForEach-Object { New-TestContainer }
        Connect-DockerNetwork $network.Name $web.Name, $db.Name
    }

    It 'takes a running container off the network' {
        (Test-ContainerPing $web.Name $db.Name -Count 1).Reachable | Should -BeTrue
        Disconnect-DockerNetwork $network.Name $web.Name | Should -BeNullOrEmpty
        Get-Endpoint $web $network.Name | Should -BeNullOrEmpty
        (Test-ContainerPing $web.Name $db.Name -Count 1).Reachable | Should -BeFalse
        (Get-DockerContainer $web.Name).State | Should -Be 'running'
    }

    It 'gives the network as it then is, with -PassThru' {
        (Disconnect-DockerNetwork $network.Name $web.Name -PassThru).Containers.Container | Should -Be $db.Name
        (Disconnect-DockerNetwork $network.Name $db.Name -PassThru).Containers | Should -BeNullOrEmpty
    }

    It 'takes members from the pipeline' {
        (Get-DockerNetwork $network.Name).Containers | Disconnect-DockerNetwork $network.Name
        (Get-NetworkInspection $network.Name).Containers.PSObject.Properties.Name | Should -BeNullOrEmpty
    }

    It 'means the network''s members by a pattern' {
        $stranger = New-TestContainer
        Disconnect-DockerNetwork $network.Name '*' -ErrorVariable errors
        $errors | Should -BeNullOrEmpty
        (Get-DockerNetwork $network.Name).Containers | Should -BeNullOrEmpty
        $stranger.Networks.Network | Should -Be 'bridge'
    }

    It 'takes off a stopped container too' {
        Stop-DockerContainer $web.Name -Timeout 0
        Disconnect-DockerNetwork $network.Name $web.Name -Force
        (Get-DockerNetwork $network.Name).Containers.Container | Should -Be $db.Name
    }

    It 'lets a container come back' {
        Disconnect-DockerNetwork $network.Name $web.Name
        Connect-DockerNetwork $network.Name $web.Name
        (Test-ContainerPing $web.Name $db.Name -Count 1).Reachable | Should -BeTrue
    }

    It 'is an error for <Name>' -ForEach @(
        @{ Name = 'a container that is not on it'; Id = 'NotConnected'; Category = 'InvalidOperation'; Get = { (New-TestContainer).Name } }
        @{ Name = 'a stopped container that is not on it'; Id = 'NotConnected'; Category = 'InvalidOperation'; Get = { (New-TestContainer -Stopped).Name } }
        @{ Name = 'a container that is not there'; Id = 'ContainerNotFound'; Category = 'ObjectNotFound'; Get = { 'dnt-nowhere' } }
    ) {
        $container = & $Get
        $record = Get-ErrorOf { Disconnect-DockerNetwork $network.Name $container }
        $record.FullyQualifiedErrorId | Should -BeLike "$Id,*"
        $record.CategoryInfo.Category | Should -Be $Category
        $record.TargetObject | Should -Be $container
    }

    It 'tells of a network that is not there' {
        $record = Get-ErrorOf { Disconnect-DockerNetwork dnt-nowhere $web.Name }
        $record.FullyQualifiedErrorId | Should -BeLike 'NetworkNotFound,*'
        $record.TargetObject | Should -Be 'dnt-nowhere'
    }
}

Describe 'Removing a network' {
    AfterAll { Remove-TestObject }

    It 'removes it, by <_>' -ForEach 'name', 'id', 'object' {
        $network = New-TestNetwork
        switch ($_) {
            'name' { Remove-DockerNetwork $network.Name | Should -BeNullOrEmpty }
            'id' { Remove-DockerNetwork $network.ShortId }
            'object' { $network | Remove-DockerNetwork }
        }
        Get-NetworkCount $network.Name | Should -Be 0
    }

    It 'is an error the second time' {
        $network = New-TestNetwork
        Remove-DockerNetwork $network.Name
        $record = Get-ErrorOf { Remove-DockerNetwork $network.Name }
        $record.FullyQualifiedErrorId | Should -BeLike 'NetworkNotFound,*'
        $record.TargetObject | Should -Be $network.Name
    }

    It 'does not remove one in use, and tells who uses it' {
        $network = New-TestNetwork
        $member = New-DockerContainer $busybox -Name (New-TestName member) -Network $network.Name -Start
        $record = Get-ErrorOf { Remove-DockerNetwork $network.Name }
        $record.FullyQualifiedErrorId | Should -BeLike 'NetworkInUse,*'
        $record.CategoryInfo.Category | Should -Be 'ResourceBusy'
        $record.TargetObject | Should -Be $network.Name
        $record.ErrorDetails.Message | Should -BeLike "*has active endpoints*$($member.Name)*"
        $record.ErrorDetails.RecommendedAction | Should -BeLike '*Disconnect-DockerNetwork*'
        Get-NetworkCount $network.Name | Should -Be 1
    }

    It 'does not remove <_>' -ForEach 'bridge', 'host', 'none' {
        $record = Get-ErrorOf { Remove-DockerNetwork $_ }
        $record.FullyQualifiedErrorId | Should -BeLike 'NetworkPredefined,*'
        $record.CategoryInfo.Category | Should -Be 'InvalidOperation'
        $record.TargetObject | Should -Be $_
        Get-NetworkCount $_ | Should -Be 1
    }

    It 'does what it can when one of three is unknown' {
        $one, $two = 1..2 | ForEach-Object { New-TestNetwork }
        Remove-DockerNetwork $one.Name, 'dnt-nowhere', $two.Name -ErrorAction SilentlyContinue -ErrorVariable errors
        $errors | Should -HaveCount 1
        $errors[0].TargetObject | Should -Be 'dnt-nowhere'
        $one, $two | ForEach-Object { Get-NetworkCount $_.Name } | Should -Be 0, 0
    }

    It 'removes those that a pattern fits, and only those' {
        $group = New-TestName group
        $null = "$group-1", "$group-2", "$group.3" | New-DockerBridge
        Get-DockerNetwork "$group-*" | Remove-DockerNetwork -WhatIf
        (Get-DockerNetwork "$group*").Name | Should -HaveCount 3
        Remove-DockerNetwork "$group-*".ToUpperInvariant()
        (Get-DockerNetwork "$group*").Name | Should -Be "$group.3"
    }
}

Describe 'Clear-DockerNetwork' {
    AfterAll { Remove-TestObject }

    BeforeEach {
        $mark = New-TestName mark
        $unused, $used, $stopped, $waiting = 'a', 'b', 'c', 'd' | ForEach-Object { New-TestNetwork $_ @{ Label = @{ $mark = $_ } } }
        $null = New-DockerContainer $busybox -Name (New-TestName) -Network $used.Name -Start
        $sleeper = New-DockerContainer $busybox -Name (New-TestName sleeper) -Network $stopped.Name -Start
        Stop-DockerContainer $sleeper.Name -Timeout 0
        $null = New-DockerContainer $busybox -Name (New-TestName) -Network $waiting.Name
    }

    It 'removes what nobody is on, and spares what a stopped container needs' {
        (Clear-DockerNetwork -Label $mark -Confirm:$false).Name | Should -Be $unused.Name
        Get-NetworkCount $unused.Name | Should -Be 0
        $used, $stopped, $waiting | ForEach-Object { Get-NetworkCount $_.Name } | Should -Be 1, 1, 1
        (Start-DockerContainer $sleeper.Name -PassThru).State | Should -Be 'running'
    }

    It 'removes also what only stopped ones are on, when asked to' {
        (Clear-DockerNetwork -Label $mark -IncludeStoppedOnly -Confirm:$false).Name | Should -Be $unused.Name, $stopped.Name, $waiting.Name
        Get-NetworkCount $used.Name | Should -Be 1
        (Get-ErrorOf { Start-DockerContainer $sleeper.Name }).FullyQualifiedErrorId | Should -BeLike 'NetworkNotFound,*'
    }

    It 'removes only those with the label' {
        $null = Clear-DockerNetwork -Label "$mark=b" -IncludeStoppedOnly -Confirm:$false
        Get-NetworkCount $unused.Name | Should -Be 1
    }

    It 'tells what it would remove, and that is nothing of the engine''s own' {
        $module = (Get-Module DockerNet).ModuleBase
        $pwsh = (Join-Path $PSHOME pwsh)
        $told = & $pwsh -NoProfile -NonInteractive -Command "Import-Module '$module/DockerNet.psd1'; Clear-DockerNetwork -WhatIf" | Out-String
        $told | Should -Match "`"$([regex]::Escape($unused.Name))`""
        $used, $stopped, $waiting | ForEach-Object { $told | Should -Not -Match ([regex]::Escape($_.Name)) }
        $told | Should -Not -Match '"(bridge|host|none)"'
        Get-NetworkCount $unused.Name | Should -Be 1
    }

    It 'takes no name, since the guides'' prune my-bridge would clear them all' {
        (Get-ErrorOf { Clear-DockerNetwork $unused.Name -Confirm:$false }).FullyQualifiedErrorId | Should -BeLike 'PositionalParameterNotFound,*'
        Get-NetworkCount $unused.Name | Should -Be 1
    }
}

Describe '-WhatIf' {
    AfterAll { Remove-TestObject }

    It 'changes nothing with <Name>' -ForEach @(
        @{ Name = 'New-DockerBridge'; Action = { New-DockerBridge $absent -WhatIf } }
        @{ Name = 'New-DockerNetwork'; Action = { New-DockerNetwork $absent -WhatIf } }
        @{ Name = 'Connect-DockerNetwork'; Action = { Connect-DockerNetwork $network.Name $stranger.Name -PassThru -WhatIf } }
        @{ Name = 'Disconnect-DockerNetwork'; Action = { Disconnect-DockerNetwork $network.Name $member.Name -PassThru -WhatIf } }
        @{ Name = 'Remove-DockerNetwork'; Action = { Remove-DockerNetwork $empty.Name -WhatIf } }
        @{ Name = 'Clear-DockerNetwork'; Action = { Clear-DockerNetwork -Label $empty.Name -IncludeStoppedOnly -WhatIf } }
    ) {
        $absent = New-TestName absent
        $empty = New-TestName empty
        $empty = New-DockerBridge $empty -Subnet "$(New-TestSubnet).0/24" -Label @{ $empty = '' }
        $network = New-TestNetwork
        $member = New-DockerContainer $busybox -Name (New-TestName) -Network $network.Name -Start
        $stranger = New-TestContainer
        & $Action | Should -BeNullOrEmpty
        Get-NetworkCount $absent | Should -Be 0
        Get-NetworkCount $empty.Name | Should -Be 1
        (Get-NetworkInspection $network.Name).Containers.PSObject.Properties.Name | Should -Be $member.Id
    }
}
