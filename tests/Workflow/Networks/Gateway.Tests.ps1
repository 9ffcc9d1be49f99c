# By which of its networks a container gets out: what the module tells, beside the container's own routes.
BeforeDiscovery {
    Import-Module "$PSScriptRoot/../../Support/DockerNet.Testing.psm1" -Force
    $script:generation = [int]((Invoke-EngineApi GET '/version').Version -split '\.')[0]
}

BeforeAll {
    Import-Module "$PSScriptRoot/../../Support/DockerNet.Testing.psm1" -Force
    $script:busybox = 'dockernet/busybox:test'
    $script:generation = [int]((Invoke-EngineApi GET '/version').Version -split '\.')[0]
    $script:second = Get-Random -Minimum 20 -Maximum 250
    $script:names = @{}

    # The letters of a network's name say in which order they come, and what it has.
    function Get-TestNetwork([string]$Text) {
        if (-not $names[$Text]) {
            $name = New-TestName $Text
            $third = $names.Count
            $ranges = @(
                if ($Text -notmatch 'six') { "10.$second.$third.0/24" }
                if ($Text -match 'dual|six') { 'fd00:{0:x}:{1:x}::/64' -f $second, $third }
            )
            $more = if ($Text -match 'six') { @{ NoIPv4 = $true } } else { @{} }
            $names[$Text] = (New-DockerBridge $name -Subnet $ranges -IPv6:($Text -match 'dual|six') -Internal:($Text -match 'internal') @more).Name
        }
        $names[$Text]
    }

    function Get-RealWay([string]$Container, [string[]]$Command) {
        $text = (Invoke-ContainerCommand $Container $Command).Output -join "`n"
        if ($text -match '(?m)^default via (\S+)') { $Matches[1] }
    }

    function Assert-Way([string]$Container) {
        $places = (Get-DockerContainer $Container).Networks
        $way = Get-RealWay $Container ip, route
        $way6 = Get-RealWay $Container ip, '-6', route
        @($places | Where-Object IsGateway | ForEach-Object { "$($_.Gateway)" }) | Should -Be @($way | Where-Object { $_ }) -Because "IPv4 of $($places.Network)"
        @($places | Where-Object IsIPv6Gateway | ForEach-Object { "$($_.IPv6Gateway)" }) | Should -Be @($way6 | Where-Object { $_ }) -Because "IPv6 of $($places.Network)"
        $places.IsGateway | Should -Not -Contain $null
        $interface = Get-ContainerInterface $Container -ProbeImage $busybox -WarningAction SilentlyContinue | Where-Object IsGateway
        $interface.Network | Should -Be $places.Where({ $_.IsGateway }).Network
    }
}

AfterAll { Remove-TestObject }

Describe 'The way out of a container' {
    It 'is told as it is on <_>' -ForEach @(
        'b'
        'b a'
        'a b internal'
        'internal'
        'internal a'
        'a z_dual'
        'z_dual y_dual a'
        'a internal_dual'
        if ($script:generation -ge 28) { 'm_six'; 'm_six a'; 'm_six z_dual'; 'm_six internal'; 'a c_six b_six' }
    ) {
        $places = $_ -split ' ' | ForEach-Object { Get-TestNetwork $_ }
        $container = (New-DockerContainer $busybox -Name (New-TestName way) -Network $places -Start).Name
        Assert-Way $container
        # Who leaves it takes the next one.
        if ($places.Count -gt 1) {
            $way = (Get-DockerContainer $container).Networks.Where({ $_.IsGateway -or $_.IsIPv6Gateway }, 'First').Network
            if ($way) {
                Disconnect-DockerNetwork $way $container
                Assert-Way $container
                Connect-DockerNetwork $way $container
                Assert-Way $container
            }
        }
    }

    It 'is not told of one that is stopped' {
        $container = New-DockerContainer $busybox -Name (New-TestName way) -Network (Get-TestNetwork a)
        $container.Networks[0].IsGateway | Should -BeNullOrEmpty
        $container.Networks[0].IsIPv6Gateway | Should -BeNullOrEmpty
    }

    It 'goes by what was asked for: <Priorities>' -Skip:($script:generation -lt 28) -ForEach @(
        @{ Priorities = 'a=0 b=1' }
        @{ Priorities = 'a=-1 b=-2' }
        @{ Priorities = 'a=1 z_dual=0' }
        @{ Priorities = 'a=1 b=2 z_dual=3' }
        @{ Priorities = 'm_six=5 z_dual=1' }
        @{ Priorities = 'm_six=5 a=1 b=7' }
    ) {
        $fields = foreach ($one in $Priorities -split ' ') {
            $text, $number = $one -split '='
            "name=$(Get-TestNetwork $text),gw-priority=$number"
        }
        $container = (New-DockerContainer $busybox -Name (New-TestName way) -Network $fields -Start).Name
        (Get-DockerContainer $container).Networks.GatewayPriority | Sort-Object | Should -Be ($Priorities -split ' ' | ForEach-Object { [int]($_ -split '=')[1] } | Sort-Object)
        Assert-Way $container
    }

    It 'is set by -GatewayPriority, at creation and later' -Skip:($script:generation -lt 28) {
        $container = (New-DockerContainer $busybox -Name (New-TestName way) -Network (Get-TestNetwork b), (Get-TestNetwork a) -GatewayPriority 3 -Start).Name
        (Get-DockerContainer $container).Networks.Where({ $_.IsGateway }).Network | Should -Be (Get-TestNetwork b)
        Connect-DockerNetwork (Get-TestNetwork c) $container -GatewayPriority 4
        (Get-DockerContainer $container).Networks.Where({ $_.IsGateway }).Network | Should -Be (Get-TestNetwork c)
        Assert-Way $container
    }

    It 'cannot be set on an engine without that order, and nothing is made: <_>' -Skip:($script:generation -ge 28) -ForEach 'first', 'second' {
        $name = New-TestName way
        $settings = $_ -eq 'first' ? @{ Network = Get-TestNetwork a; GatewayPriority = 1 } : @{ Network = (Get-TestNetwork a), "name=$(Get-TestNetwork b),gw-priority=1" }
        (Get-ErrorOf { New-DockerContainer $busybox -Name $name @settings }).FullyQualifiedErrorId | Should -BeLike 'EngineTooOld,*'
        Get-DockerContainer "$name*" | Should -BeNullOrEmpty
    }

    It 'cannot be set without a network: <_>' -ForEach 'host', 'none' {
        (Get-ErrorOf { New-DockerContainer $busybox -Network $_ -GatewayPriority 1 }).FullyQualifiedErrorId | Should -BeLike 'OptionConflict,*'
    }
}
