# Networks of IPv4, of IPv6 and of both: made where they can be, refused where they cannot, and shown as they are.
BeforeDiscovery {
    Import-Module "$PSScriptRoot/../../Support/DockerNet.Testing.psm1" -Force
    $script:generation = [int]((Invoke-EngineApi GET '/version').Version -split '\.')[0]
    $script:private = $IsLinux -and (& id -u) -eq 0
}

BeforeAll {
    Import-Module "$PSScriptRoot/../../Support/DockerNet.Testing.psm1" -Force
    $script:busybox = 'dockernet/busybox:test'
    $script:generation = [int]((Invoke-EngineApi GET '/version').Version -split '\.')[0]
    $script:mode = 'com.docker.network.bridge.gateway_mode_ipv'

    function New-Range { 'fd00:{0:x}:{1:x}::/64' -f (Get-Random -Maximum 0xffff), (Get-Random -Maximum 0xffff) }
}

AfterAll { Remove-TestObject }

Describe 'A network that the engine cannot make' {
    It 'is refused as <Id> before anything is made: <Name>' -ForEach @(
        @{ Name = 'no family at all'; Id = 'OptionConflict'; Settings = @{ NoIPv4 = $true } }
        @{ Name = 'an isolated gateway on a network that is not internal'; Id = 'OptionConflict'; Settings = @{ Option = 'com.docker.network.bridge.gateway_mode_ipv4=isolated' } }
        @{ Name = 'a gateway mode that nobody has'; Id = 'GatewayModeUnsupported'; Settings = @{ Option = 'com.docker.network.bridge.gateway_mode_ipv4=routd' } }
        if ($script:generation -lt 27) {
            @{ Name = 'IPv6 without a range'; Id = 'SubnetRequired'; Settings = @{ IPv6 = $true } }
            @{ Name = 'a gateway mode'; Id = 'GatewayModeUnsupported'; Settings = @{ Option = 'com.docker.network.bridge.gateway_mode_ipv4=routed' } }
        }
        if ($script:generation -lt 28) {
            @{ Name = 'IPv6 alone'; Id = 'IPv4Required'; Settings = @{ NoIPv4 = $true; IPv6 = $true; Subnet = 'fd00:77::/64' } }
            @{ Name = 'a newer gateway mode'; Id = 'GatewayModeUnsupported'; Settings = @{ Option = 'com.docker.network.bridge.gateway_mode_ipv6=nat-unprotected' } }
            @{ Name = 'an isolated gateway'; Id = 'GatewayModeUnsupported'; Settings = @{ Internal = $true; Option = 'com.docker.network.bridge.gateway_mode_ipv4=isolated' } }
        }
        if ($script:generation -lt 29) { @{ Name = 'a prefix alone'; Id = 'SubnetInvalid'; Settings = @{ Subnet = '0.0.0.0/24' } } }
    ) {
        foreach ($command in 'New-DockerBridge', 'New-DockerNetwork') {
            $name = New-TestName family
            foreach ($more in @{}, @{ WhatIf = $true }) {
                $record = Get-ErrorOf { & $command $name @Settings @more }
                $record.FullyQualifiedErrorId | Should -BeLike "$Id,*"
                $record.TargetObject | Should -Be $name
            }
            Get-DockerNetwork "$name*" | Should -BeNullOrEmpty
        }
    }

    It 'is refused by the engine itself in its own words: <Mode>' -Skip:($script:generation -lt 28) -ForEach @{ Mode = 'routed' }, @{ Mode = 'nat-unprotected' } {
        # What the module lets through, the engine takes.
        $network = New-DockerBridge (New-TestName family) -Option "${mode}4=$Mode"
        $network.Options["${mode}4"] | Should -Be $Mode
    }

    It 'is warned of when a range has no effect' -Skip:($script:generation -lt 28) {
        $null = New-DockerBridge (New-TestName family) -NoIPv4 -IPv6 -Subnet '10.254.77.0/24', (New-Range) -WhatIf -WarningVariable told -WarningAction SilentlyContinue
        "$told" | Should -BeLike '*10.254.77.0/24*-NoIPv4*(SubnetUnused).*'
    }
}

Describe 'A network of <Kind>' -ForEach @(
    @{ Kind = 'both families'; Alone = $false }
    if ($script:generation -ge 28) { @{ Kind = 'IPv6 alone'; Alone = $true } }
) {
    BeforeAll {
        $more = if ($Alone) { @{ NoIPv4 = $true } } else { @{} }
        $script:network = New-DockerBridge (New-TestName family) -IPv6 @more -Subnet @(if (-not $Alone) { "10.251.$(Get-Random -Maximum 255).0/24" }; New-Range)
        $script:one = (New-DockerContainer $busybox -Name (New-TestName one) -Network $network.Name -Alias first -Start).Name
        $script:two = (New-DockerContainer $busybox -Name (New-TestName two) -Network $network.Name -Link "${one}:it" -Start).Name
        $script:place = (Get-DockerContainer $one -Detailed).Networks[0]
        $script:address = $Alone ? $place.IPv6Address : $place.IPAddress
    }

    AfterAll { Remove-TestObject }

    It 'tells its families and its members' {
        $network.IPv4 | Should -Be (-not $Alone)
        $network.IPv6 | Should -BeTrue
        $now = Get-DockerNetwork $network.Name
        $now.Pools | Should -HaveCount ($Alone ? 1 : 2)
        $now.Containers.Container | Should -Be @($one, $two | Sort-Object)
        $now.Containers.IPv6Address | Should -Not -Contain $null
        @($now.Containers.IPAddress | Where-Object { $_ }) | Should -HaveCount ($Alone ? 0 : 2)
        (Get-DockerNetwork).Where({ $_.Name -eq $network.Name }).IPv4 | Should -Be (-not $Alone)
    }

    It 'gives its members addresses' {
        $place.IPv6PrefixLength | Should -Be 64
        $place.IPv6Gateway | Should -Not -BeNullOrEmpty
        (Get-DockerContainer $one).IPAddress | Should -Be $address
        $place | Format-Table | Out-String | Should -BeLike "*$address*"
    }

    It 'is reached by name and by address' {
        foreach ($target in $one, 'first', 'it', "$($place.IPv6Address)") {
            $ping = Test-ContainerPing $two $target -Count 1
            $ping.Reachable | Should -BeTrue -Because $target
        }
        (Test-ContainerPing $two "$($place.IPv6Address)" -Count 1).Address | Should -Be $place.IPv6Address
        # Of both the container's own tool chooses.
        if ($Alone) { (Test-ContainerPing $two $one -Count 1).Address | Should -Be $place.IPv6Address }
    }

    It 'is in the hosts files' {
        $own = @(Get-ContainerHostEntry $one | Where-Object Kind -EQ Self | ForEach-Object Address)
        $own | Should -Contain $address
        if ($generation -ge 28) { $own | Should -Contain $place.IPv6Address }
    }

    It 'has interfaces with their addresses' {
        $interface = Get-ContainerInterface $one -ProbeImage $busybox | Where-Object Network -EQ $network.Name
        $interface.Address | Should -Be $address
        "$($interface.Addresses)" | Should -BeLike "*$($place.IPv6Address)/64*"
        $interface.Bridge | Should -BeLike 'br-*'
    }

    It 'has names, and what each means' {
        $names = Resolve-ContainerName $two $one -Live
        $names | Should -Not -BeNullOrEmpty
        $names.Where({ $_.Wins }).Address | Should -Contain $address
        $names.Agrees | Should -Not -Contain $false
    }

    It 'has links that are healthy' {
        $link = Get-ContainerLink $two
        $link.Alias | Should -Be 'it'
        $link.CurrentAddress | Should -Be $address
        $link.Health | Should -Be 'Healthy'
        Test-ContainerLink $two | Where-Object { $_.Severity -in 'Critical', 'Error' } | Should -BeNullOrEmpty
    }
}

Describe 'IPv6 without a range' -Skip:($script:generation -lt 27) {
    It 'is one that belongs to the engine' {
        $network = New-DockerBridge (New-TestName family) -IPv6
        $network.Pools.Subnet | Where-Object { $_ -like 'fd*:*/64' } | Should -HaveCount 1
        $network.IPv4 | Should -BeTrue
    }

    It 'is so without IPv4, too' -Skip:($script:generation -lt 28) {
        $network = New-DockerBridge (New-TestName family) -IPv6 -NoIPv4
        $network.Pools | Should -HaveCount 1
        $network.Subnet | Should -BeLike 'fd*:*/64'
        $network.IPv4 | Should -BeFalse
        "$($network.Gateway)" | Should -BeLike 'fd*'
    }
}

Describe 'An engine on this computer' -Skip:(-not ($script:private -and "$env:DOCKER_HOST" -like 'unix:*')) {
    It 'tells whether its host has IPv6' {
        (Get-DockerEngine).IPv6 | Should -Be (Test-Path /proc/net/if_inet6)
    }
}

Describe 'An engine whose host has no IPv6' -Skip:(-not $script:private) {
    BeforeAll {
        Import-Module "$PSScriptRoot/../../Support/Engines/PrivateEngine.psm1"
        # What it sees of the kernel is less than there is.
        $real = Get-Command dockerd -CommandType Application | Select-Object -First 1 -ExpandProperty Source
        $null = New-Item "$TestDrive/usr/sbin", "$TestDrive/usr/bin" -ItemType Directory
        Set-Content "$TestDrive/usr/sbin/dockerd" "#!/bin/sh`nexec unshare -m sh -c 'mount -t tmpfs none /proc/sys/net/ipv6; exec $real `"`$@`"' dockerd `"`$@`""
        & chmod +x "$TestDrive/usr/sbin/dockerd"
        $script:engine = Start-PrivateEngine $TestDrive
    }

    AfterAll { if ($engine) { Stop-PrivateEngine $engine.Folder } }

    It 'makes no network with it, and says why' {
        (Get-ErrorOf { New-DockerBridge six -IPv6 -Subnet fd00:1::/64 -DockerHost $engine.Host }).FullyQualifiedErrorId | Should -BeLike 'IPv6Unavailable,*'
        Get-DockerNetwork six* -DockerHost $engine.Host | Should -BeNullOrEmpty
        (New-DockerBridge four -DockerHost $engine.Host).IPv4 | Should -BeTrue
    }
}
