BeforeAll {
    Import-Module "$PSScriptRoot/../../Support/DockerNet.Testing.psm1" -Force

    $script:busybox = 'dockernet/busybox:test'
    $script:second = Get-Random -Minimum 20 -Maximum 59
    $script:third = 0
    $script:apiVersion = [version](Invoke-EngineApi GET /version).ApiVersion

    function New-TestSubnet { "10.$second.$((++$script:third))" }
    function New-TestNetwork([hashtable]$More = @{}) { New-DockerBridge (New-TestName net) -Subnet "$(New-TestSubnet).0/24" @More }
    function New-TestContainer([switch]$Stopped, [hashtable]$More = @{}) { New-DockerContainer $busybox -Name (New-TestName) -Start:(-not $Stopped) @More }

    function Get-Endpoint($Container, [string]$Network) {
        (Invoke-EngineApi GET "/containers/$($Container.Id)/json").NetworkSettings.Networks.PSObject.Properties[$Network]?.Value
    }

    # Takes a network away under a stopped container and makes another of the name.
    function Reset-TestNetwork($Network) {
        Invoke-EngineApi DELETE "/networks/$($Network.Id)"
        New-DockerBridge $Network.Name -Subnet $Network.Subnet
    }
}

AfterAll { Remove-TestObject }

Describe 'Connecting with settings' {
    AfterAll { Remove-TestObject }

    It 'gives addresses of IPv4 and IPv6' {
        $part = New-TestSubnet
        $network = New-DockerBridge (New-TestName net) -IPv6 -Subnet "$part.0/24", "fd00:$second`::/64"
        $container = New-TestContainer
        Connect-DockerNetwork $network.Name $container.Name -IPAddress "$part.77", "fd00:$second`::77"
        $place = Get-Endpoint $container $network.Name
        $place.IPAddress | Should -Be "$part.77"
        $place.GlobalIPv6Address | Should -Be "fd00:$second`::77"
        $place.IPAMConfig.IPv4Address | Should -Be "$part.77"
    }

    It 'gives addresses for the link alone' {
        $network = New-TestNetwork
        $container = New-TestContainer
        Connect-DockerNetwork $network.Name $container.Name -LinkLocalAddress 169.254.7.7
        (Get-Endpoint $container $network.Name).IPAMConfig.LinkLocalIPs | Should -Be '169.254.7.7'
        (Invoke-ContainerCommand $container.Name ip addr).Output -join "`n" | Should -Match 'inet 169\.254\.7\.7'
    }

    It 'passes on options of the driver' {
        $network = New-TestNetwork
        $container = New-TestContainer
        Connect-DockerNetwork $network.Name $container.Name -DriverOption a=b
        (Get-Endpoint $container $network.Name).DriverOpts.a | Should -Be 'b'
    }

    It 'gives a hardware address, or says that the engine cannot' {
        $network = New-TestNetwork
        $container = New-TestContainer -Stopped
        Connect-DockerNetwork $network.Name $container.Name -MacAddress 02:42:0a:00:00:99 -ErrorAction SilentlyContinue -ErrorVariable errors
        if ($apiVersion -lt '1.54') {
            $errors[0].FullyQualifiedErrorId | Should -BeLike 'EngineTooOld,*'
            $errors[0].CategoryInfo.Category | Should -Be 'NotImplemented'
            $errors[0].TargetObject | Should -Be $container.Name
            Get-Endpoint $container $network.Name | Should -BeNullOrEmpty
        } else {
            Start-DockerContainer $container.Name
            (Get-Endpoint $container $network.Name).MacAddress | Should -Be '02:42:0a:00:00:99'
        }
    }

    It 'prefers a gateway, or says that the engine cannot' {
        $network = New-TestNetwork
        $container = New-TestContainer
        Connect-DockerNetwork $network.Name $container.Name -GatewayPriority 7 -ErrorAction SilentlyContinue -ErrorVariable errors
        if ($apiVersion -lt '1.48') {
            $errors[0].FullyQualifiedErrorId | Should -BeLike 'EngineTooOld,*'
            Get-Endpoint $container $network.Name | Should -BeNullOrEmpty
        } else {
            (Get-Endpoint $container $network.Name).GwPriority | Should -Be 7
            (Invoke-ContainerCommand $container.Name ip route).Output[0] | Should -BeLike "default via $(($network.Subnet -split '\.0/')[0]).*"
        }
    }
}

Describe 'What a network cannot give' {
    AfterAll { Remove-TestObject }

    It 'is refused for a container that <State>, and leaves nothing: <Case>' -ForEach @(
        foreach ($state in 'runs', 'is stopped') {
            @{ State = $state; Case = 'an address outside'; Id = 'AddressOutOfRange'; More = { @{ IPAddress = '10.250.0.5' } } }
            @{ State = $state; Case = 'an address of IPv6 without IPv6'; Id = 'AddressOutOfRange'; More = { @{ IPAddress = 'fd00::5' } } }
            @{ State = $state; Case = 'the gateway''s address'; Id = 'AddressInUse'; More = { @{ IPAddress = "$part.1" } } }
            @{ State = $state; Case = 'a member''s address'; Id = 'AddressInUse'; More = { @{ IPAddress = "$part.9" } } }
            @{ State = $state; Case = 'an auxiliary address'; Id = 'AddressInUse'; More = { @{ IPAddress = "$part.3" } } }
            @{ State = $state; Case = 'an address for the link alone that is none'; Id = 'AddressOutOfRange'; More = { @{ LinkLocalAddress = '10.0.0.1' } } }
            @{ State = $state; Case = 'two addresses of IPv4'; Id = 'OptionConflict'; More = { @{ IPAddress = "$part.5", "$part.6" } }; Target = 'network' }
        }
    ) {
        $part = New-TestSubnet
        $network = New-DockerBridge (New-TestName net) -Subnet "$part.0/24" -Gateway "$part.1" -AuxAddress "router=$part.3"
        $holder = New-TestContainer
        Connect-DockerNetwork $network.Name $holder.Name -IPAddress "$part.9"
        $container = New-TestContainer -Stopped:($State -eq 'is stopped')
        $parameters = & $More
        $record = Get-ErrorOf { Connect-DockerNetwork $network.Name $container.Name @parameters }
        $record | Should -HaveCount 1
        $record.FullyQualifiedErrorId | Should -BeLike "$Id,*"
        $record.TargetObject | Should -Be ($_['Target'] ? $network.Name : $container.Name)
        Get-Endpoint $container $network.Name | Should -BeNullOrEmpty
    }

    It 'is refused on the default bridge: <Case>' -ForEach @(
        @{ Case = 'an alias'; More = @{ Alias = 'x' } }
        @{ Case = 'a link'; More = @{ Link = 'db:x' } }
        @{ Case = 'a fixed address'; More = @{ IPAddress = '172.17.0.99' } }
    ) {
        $network = New-TestNetwork
        $container = New-TestContainer -More @{ Network = $network.Name }
        $record = Get-ErrorOf { Connect-DockerNetwork bridge $container.Name @More }
        $record.FullyQualifiedErrorId | Should -BeLike 'UserNetworkRequired,*'
        $record.TargetObject | Should -Be $container.Name
        Get-Endpoint $container bridge | Should -BeNullOrEmpty
    }

    It 'is refused: a network for a container that <Case>' -ForEach @(
        @{ Case = 'shares another''s'; Id = 'NetworkShared'; Network = { "container:$((New-TestContainer).Name)" } }
        @{ Case = 'has the host''s'; Id = 'NetworkShared'; Network = { 'host' } }
        @{ Case = 'has none'; Id = 'NetworkPredefined'; Network = { 'none' } }
    ) {
        $network = New-TestNetwork
        $container = New-TestContainer -More @{ Network = & $_.Network }
        $record = Get-ErrorOf { Connect-DockerNetwork $network.Name $container.Name }
        $record.FullyQualifiedErrorId | Should -BeLike "$Id,*"
        $record.TargetObject | Should -Be $container.Name
        (Get-DockerNetwork $network.Name).Containers | Should -BeNullOrEmpty
    }

    It 'is refused in binding: <Case>' -ForEach @(
        @{ Case = 'an address that is none'; More = @{ IPAddress = '10.0.0' } }
        @{ Case = 'a hardware address that is none'; More = @{ MacAddress = '02:42' } }
        @{ Case = 'a link that is none'; More = @{ Link = 'a:b:c' } }
        @{ Case = 'an option without a name'; More = @{ DriverOption = '=x' } }
    ) {
        (Get-ErrorOf { Connect-DockerNetwork bridge dnt-nowhere @More }).FullyQualifiedErrorId | Should -BeLike 'ParameterArgumentTransformationError,*'
    }

    It 'is refused: leaving the host''s network, or one that the container is not on' {
        $hosted = New-TestContainer -More @{ Network = 'host' }
        (Get-ErrorOf { Disconnect-DockerNetwork host $hosted.Name }).FullyQualifiedErrorId | Should -BeLike 'NetworkPredefined,*'
        (Get-ErrorOf { Disconnect-DockerNetwork host (New-TestContainer).Name }).FullyQualifiedErrorId | Should -BeLike 'NotConnected,*'
    }
}

Describe 'Connecting with -Force' {
    AfterAll { Remove-TestObject }

    It 'is no error for a container that is on the network and <State>, and changes nothing' -ForEach @{ State = 'runs' }, @{ State = 'is stopped' } {
        $network = New-TestNetwork
        $container = New-TestContainer -Stopped:($State -eq 'is stopped')
        Connect-DockerNetwork $network.Name $container.Name -Alias one
        $before = Get-Endpoint $container $network.Name | ConvertTo-Json
        Get-ErrorOf { Connect-DockerNetwork $network.Name $container.Name -Force } | Should -BeNullOrEmpty
        Get-Endpoint $container $network.Name | ConvertTo-Json | Should -Be $before
    }

    It 'connects anew with what is given, and keeps the rest' {
        $part = New-TestSubnet
        $network = New-DockerBridge (New-TestName net) -Subnet "$part.0/24"
        $container = New-TestContainer
        Connect-DockerNetwork $network.Name $container.Name -Alias one -IPAddress "$part.50"
        Connect-DockerNetwork $network.Name $container.Name -Alias two -Force
        $place = Get-Endpoint $container $network.Name
        $place.Aliases | Should -Contain 'two'
        $place.Aliases | Should -Not -Contain 'one'
        $place.IPAddress | Should -Be "$part.50"
    }

    It 'leaves all as it was when what is given cannot be' {
        $part = New-TestSubnet
        $network = New-DockerBridge (New-TestName net) -Subnet "$part.0/24"
        $container = New-TestContainer
        Connect-DockerNetwork $network.Name $container.Name -Alias one -IPAddress "$part.50"
        (Get-ErrorOf { Connect-DockerNetwork $network.Name $container.Name -IPAddress 10.250.0.1 -Force }).FullyQualifiedErrorId | Should -BeLike 'AddressOutOfRange,*'
        (Get-ErrorOf { Connect-DockerNetwork $network.Name $container.Name -IPAddress "$part.255" -Force }) | Should -Not -BeNullOrEmpty
        $place = Get-Endpoint $container $network.Name
        $place.IPAddress | Should -Be "$part.50"
        $place.Aliases | Should -Contain 'one'
    }
}

Describe 'A network made anew under the name of an old one' {
    AfterAll { Remove-TestObject }

    It 'is given to a stopped container with all that it had on the old one, <Way>' -ForEach @(
        @{ Way = 'by Connect-DockerNetwork -Force'; Repair = { Connect-DockerNetwork $network.Name $container.Name -Force } }
        @{ Way = 'by Connect-DockerNetwork alone'; Repair = { Connect-DockerNetwork $network.Name $container.Name } }
        @{ Way = 'by the command that Test-DockerContainer names'; Repair = { & ([scriptblock]::Create((Test-DockerContainer $container.Name).Fix)) } }
    ) {
        $network = New-TestNetwork
        $part = $network.Subnet -replace '\.0/24'
        $db = New-TestContainer -More @{ Network = $network.Name }
        $container = New-TestContainer
        Connect-DockerNetwork $network.Name $container.Name -Alias store -Link "$($db.Name):mydb" -IPAddress "$part.70"
        $container, $db | Stop-DockerContainer -Timeout 0
        $null = Reset-TestNetwork $network
        (Get-ErrorOf { Start-DockerContainer $container.Name }).FullyQualifiedErrorId | Should -BeLike 'NetworkNotFound,*'
        (Test-DockerContainer $container.Name).Fix | Should -Be "Connect-DockerNetwork $($network.Name) $($container.Name) -Force"

        Get-ErrorOf $Repair | Should -BeNullOrEmpty

        Connect-DockerNetwork $network.Name $db.Name -Force
        Start-DockerContainer $db.Name, $container.Name
        $place = Get-Endpoint $container $network.Name
        $place.IPAddress | Should -Be "$part.70"
        $place.Aliases | Should -Contain 'store'
        $place.Links | Should -Be "$($db.Name):mydb"
        (Test-ContainerPing $container.Name mydb -Count 1).Reachable | Should -BeTrue
        Test-DockerContainer $container.Name | Should -BeNullOrEmpty
    }

    It 'is given to a running container whose place was made only half' {
        $part = New-TestSubnet
        $network = New-DockerBridge (New-TestName net) -Subnet "$part.0/24"
        $holder, $container = 1..2 | ForEach-Object { New-TestContainer }
        Connect-DockerNetwork $network.Name $holder.Name -IPAddress "$part.5"
        # The engine keeps what it fails to do here.
        Invoke-EngineApi POST "/networks/$($network.Name)/connect" @{ Container = $container.Id; EndpointConfig = @{ Aliases = @('store'); IPAMConfig = @{ IPv4Address = "$part.5" } } } -IgnoreError
        Disconnect-DockerNetwork $network.Name $holder.Name
        $null = Reset-TestNetwork $network
        Connect-DockerNetwork $network.Name $container.Name -Force -ErrorVariable errors -ErrorAction SilentlyContinue
        $errors | Should -BeNullOrEmpty
        $place = Get-Endpoint $container $network.Name
        $place.IPAddress | Should -Be "$part.5"
        Restart-DockerContainer $container.Name -Timeout 0
        (Get-DockerContainer $container.Name).Networks.Network | Should -Contain $network.Name
    }

    It 'is not taken while the old address does not lie in it, and then nothing changes' {
        $network = New-TestNetwork
        $container = New-TestContainer
        Connect-DockerNetwork $network.Name $container.Name -IPAddress ($network.Subnet -replace '0/24', '70')
        Stop-DockerContainer $container.Name -Timeout 0
        Invoke-EngineApi DELETE "/networks/$($network.Id)"
        $part = New-TestSubnet
        $null = New-DockerBridge $network.Name -Subnet "$part.0/24"
        (Get-ErrorOf { Connect-DockerNetwork $network.Name $container.Name -Force }).FullyQualifiedErrorId | Should -BeLike 'AddressOutOfRange,*'
        (Get-Endpoint $container $network.Name).NetworkID | Should -Be $network.Id
        Connect-DockerNetwork $network.Name $container.Name -Force -IPAddress "$part.71"
        Start-DockerContainer $container.Name
        (Get-Endpoint $container $network.Name).IPAddress | Should -Be "$part.71"
    }
}
