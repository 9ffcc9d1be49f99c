# Makes up networks and containers from a seed. What a generation of engines lacks is drawn all the same, and left out: so one
# seed gives nearly the same laboratory on all of them.
Set-StrictMode -Version 3
$ErrorActionPreference = 'Stop'

# What another container is called is not known before it is made: a text @KEY stands for its name.
$oddAliases = 'ünï', '-dash', 'localhost', 'two.words', 'UPPER'

function New-LaboratoryPlan {
    <#
    .SYNOPSIS
        Plans a laboratory: networks, containers on them, and what is done to these once they run.
    .PARAMETER Generation
        The first number of the engine's version.
    #>
    [CmdletBinding()]
    param([Parameter(Mandatory)][int]$Seed, [Parameter(Mandatory)][int]$Generation)

    $script:random = [Random]::new($Seed)
    # In which order an engine asks a container's networks depends on their names.
    $letters = @(Get-Shuffled ([char[]]'abcdefghijklmnopqrstuvwxyz'))
    $networks = @(foreach ($number in 1..$random.Next(4, 7)) { New-NetworkPlan $number "$($letters[$number])net" $Generation })
    $containers = [Collections.Generic.List[object]]::new()
    foreach ($role in Get-Role) { $containers.Add((New-ContainerPlan "c$($containers.Count + 1)" $role $networks $containers)) }
    [pscustomobject]@{
        Seed       = $Seed
        Generation = $Generation
        Networks   = $networks
        Containers = $containers.ToArray()
        Steps      = @(Get-Step $networks $containers)
    }
}

function Test-Chance([double]$Share) { $random.NextDouble() -lt $Share }

function Select-One([object[]]$From) { $From[$random.Next($From.Count)] }

function Get-Shuffled([object[]]$Item) {
    $list = [Collections.Generic.List[object]]$Item
    while ($list.Count) {
        $at = $random.Next($list.Count)
        $list[$at]
        $list.RemoveAt($at)
    }
}

function New-NetworkPlan([int]$Number, [string]$Key, [int]$Generation) {
    $internal = Test-Chance 0.25
    $noIcc = Test-Chance 0.25
    $noMasquerade = Test-Chance 0.15
    $withIPv6 = Test-Chance 0.4
    $onlyIPv6 = (Test-Chance 0.12) -and $Generation -ge 28
    $subnet = (Test-Chance 0.4) ? "10.213.$Number.0/$(Select-One 24, 28)" : $null
    $gateway = (Test-Chance 0.5) ? "10.213.$Number.$(Select-One 1, 9)" : $null
    # Before 27 an engine has no range of its own to take one from.
    $subnet6 = (Test-Chance 0.5) -or $Generation -lt 27 ? "fd00:213:$($Number)::/64" : $null
    $modes = foreach ($family in 4, 6) { Get-GatewayMode (Select-One nat, nat, routed, routed, nat-unprotected, isolated) $internal $Generation }
    [pscustomobject]@{
        Key = $Key; Internal = $internal; Icc = -not $noIcc; Masquerade = -not $noMasquerade
        IPv4 = -not $onlyIPv6; IPv6 = $withIPv6 -or $onlyIPv6
        Subnet = $onlyIPv6 ? $null : $subnet; Gateway = $subnet -and -not $onlyIPv6 ? $gateway : $null
        Subnet6 = $withIPv6 -or $onlyIPv6 ? $subnet6 : $null
        Mode4 = $modes[0]; Mode6 = $modes[1]
    }
}

function Get-GatewayMode([string]$Drawn, [bool]$Internal, [int]$Generation) {
    $since = @{ nat = 0; routed = 27; 'nat-unprotected' = 28; isolated = 28 }
    if ($since[$Drawn] -gt $Generation -or ($Drawn -eq 'isolated' -and -not $Internal)) { 'nat' } else { $Drawn }
}

# The host is always among them: only there all its addresses are seen.
function Get-Role {
    $roles = 'host', 'share', 'bridge', 'bridge', 'network', 'network', 'network', 'network'
    $more = 'host', 'none', 'share', 'share', 'bridge', 'network', 'network', 'network'
    $count = $random.Next(10, 15)
    Get-Shuffled ($roles + @(Get-Shuffled $more | Select-Object -First ($count - $roles.Count)))
}

function New-ContainerPlan([string]$Key, [string]$Role, [object[]]$Networks, [object[]]$Before) {
    if ($Role -eq 'share' -and -not $Before.Where({ $_.Start })) { $Role = 'network' }
    $container = [pscustomobject]@{
        Key = $Key; Role = $Role; Owner = $null; Style = Get-Style; Hostname = $null; Places = @(); Links = @(); AddHost = @()
        Publish = @(); Expose = @(); Listeners = @(); Start = $true
    }
    switch ($Role) {
        share { $container.Owner = (Select-One $Before.Where({ $_.Start })).Key }
        bridge { $container.Links = @(Get-Link $Before.Where({ $_.Role -eq 'bridge' -and $_.Start }) 0.6) }
        network {
            $count = Select-One 1, 1, 1, 2, 2, 3
            $container.Places = @(Get-Shuffled $Networks | Select-Object -First $count | ForEach-Object { New-PlacePlan $_ $Before })
            $container.Start = -not (Test-Chance 0.08)
        }
    }
    if ($Role -ne 'share') {
        if (Test-Chance 0.15) { $container.Hostname = Select-One (@(Get-Reference $Before.Where({ $_.Style -ne 'long' })) + 'localhost', 'box') }
        if (Test-Chance 0.3) { $container.AddHost = @(New-HostPlan $Before | Where-Object { $_ }) }
    }
    if ($Role -in 'bridge', 'network') {
        if (Test-Chance 0.4) { $container.Publish = @(New-PublishPlan $Key) }
        if (Test-Chance 0.3) { $container.Expose = @(80) }
    }
    $container.Listeners = @(Get-Listener $Role)
    $container
}

function New-PublishPlan([string]$Key) {
    $hostPort = "$(20000 + $Key.Substring(1))"
    [pscustomobject]@{
        Port     = Select-One 80, 80, 80, 81
        Address  = Select-One '', '', '', '127.0.0.1'
        # By default an engine chooses one, for each family.
        HostPort = Select-One $hostPort, $hostPort, $hostPort, ''
    }
}

function Get-Style {
    Select-One 'plain', 'plain', 'plain', 'plain', 'plain', 'plain', 'Upper', 'dotted', 'under', 'long', 'generated'
}

function Get-Reference([object[]]$Container) { $Container.Where({ $_ -and $_.Style -ne 'generated' }) | ForEach-Object { "@$($_.Key)" } }

function Get-Link([object[]]$Candidates, [double]$Share) {
    $chosen = Test-Chance $Share
    $known = @($Candidates.Where({ $_ -and $_.Style -ne 'generated' }))
    if ($chosen -and $known) {
        [pscustomobject]@{ Source = (Select-One $known).Key; Alias = Select-One (@('db', 'db', 'localhost') + @(Get-Reference $Candidates)) }
    }
}

function New-PlacePlan($Network, [object[]]$Before) {
    $aliases = @(if (Test-Chance 0.4) { Select-One (@('app', 'app') + $oddAliases + @(Get-Reference $Before)) })
    [pscustomobject]@{
        Network = $Network.Key
        Aliases = $aliases
        Links   = @(Get-Link $Before.Where({ $_ -and $_.Start -and $Network.Key -in @($_.Places | ForEach-Object Network) }) 0.25)
    }
}

# A container's name with its own address, with another's, or with one that leads to the host or to nobody else.
function New-HostPlan([object[]]$Before) {
    $reachable = $Before.Where({ $_ -and $_.Start -and $_.Role -in 'bridge', 'network' })
    if (-not $reachable) { return }
    $name = Select-One $reachable
    $to = (Test-Chance 0.5) ? $name.Key : (Select-One (@($reachable.Key) + 'host-gateway', '127.0.0.1'))
    [pscustomobject]@{ Name = "@$($name.Key)"; To = $to }
}

# Any: at all addresses; Loopback, Loopback6: only there; Own: at the last of its own addresses; IPv4: at all of that family.
function Get-Listener([string]$Role) {
    $drawn = @(
        @{ Port = 80; At = 'Any'; Share = 0.85 }
        @{ Port = 81; At = 'Loopback'; Share = 0.5 }
        @{ Port = 82; At = 'Own'; Share = 0.3 }
        @{ Port = 84; At = 'IPv4'; Share = 0.2 }
        @{ Port = 85; At = 'Loopback6'; Share = 0.15 }
    ).Where({ Test-Chance $_.Share })
    # Who shares a network with others, or with the host, must not be in the way of who listens there.
    $base = switch ($Role) { host { 18000 } share { 9000 } default { 0 } }
    foreach ($listener in $drawn) { [pscustomobject]@{ Port = $base + $listener.Port; At = $listener.At } }
}

# What happens to running containers. Pausing comes last, since who is paused can be asked for nothing.
function Get-Step([object[]]$Networks, [object[]]$Containers) {
    $running = $Containers.Where({ $_.Start -and $_ -ne $Containers.Where({ $_.Role -eq 'host' })[0] })
    $connected = $running.Where({ $_.Role -in 'bridge', 'network' })
    $owners = @($running.Where({ $_.Key -in $Containers.Owner }))
    $steps = @(
        if (Test-Chance 0.5) { New-StepPlan Restart (Select-One ($owners + $running)) }
        if (Test-Chance 0.3) { New-StepPlan Restart (Select-One $connected) }
        if (Test-Chance 0.5) { New-StepPlan Stop (Select-One $running) }
        # A hosts file keeps the name that a link's source had when its recipient was started, of which no setting tells.
        if (Test-Chance 0.3) { New-StepPlan Rename (Select-One $connected.Where({ $_.Key -notin @($Containers | ForEach-Object { $_.Links } | ForEach-Object Source) })) }
        if (Test-Chance 0.4) {
            $late = Select-One $connected
            $free = $Networks.Where({ $_.Key -notin @($late.Places | ForEach-Object Network) })
            if ($free) { New-StepPlan Connect $late (New-PlacePlan (Select-One $free) $Containers.Where({ $_ -ne $late })) }
        }
        if (Test-Chance 0.3) {
            $multi = $connected.Where({ @($_.Places).Count -gt 1 })
            if ($multi) { $left = Select-One $multi; New-StepPlan Disconnect $left $left.Places[0] }
        }
    )
    if ($steps) { Get-Shuffled $steps }
    if (Test-Chance 0.4) { New-StepPlan Pause (Select-One $connected) }
}

function New-StepPlan([string]$Verb, $Container, $Place) { [pscustomobject]@{ Verb = $Verb; Key = $Container.Key; Place = $Place } }

function Format-LaboratoryPlan {
    <#
    .SYNOPSIS
        Tells of a plan in lines to read: one for each network, container and step.
    #>
    [CmdletBinding()]
    param([Parameter(Mandatory)]$Plan)

    "Seed $($Plan.Seed), generation $($Plan.Generation)"
    foreach ($network in $Plan.Networks) { "  $(Format-Network $network)" }
    foreach ($container in $Plan.Containers) { "  $(Format-LaboratoryContainer $Plan $container.Key)" }
    foreach ($step in $Plan.Steps) { "  $($step.Key) $(Format-Step $step)" }
}

function Format-LaboratoryContainer {
    <#
    .SYNOPSIS
        Tells in one line what counts of a container.
    .PARAMETER Whole
        With what counts of its networks, and what is done to it.
    #>
    [CmdletBinding()]
    param([Parameter(Mandatory)]$Plan, [Parameter(Mandatory)][string]$Key, [switch]$Whole)

    $container = $Plan.Containers.Where({ $_.Key -eq $Key })[0]
    $facts = @(
        switch ($container.Role) {
            share { "container:$($container.Owner)" }
            network { ($container.Places | ForEach-Object { Format-Place $Plan $_ $Whole }) -join ' + ' }
            default { $_ }
        }
        if ($container.Style -ne 'plain') { "name $($container.Style)" }
        $container.Links | ForEach-Object { "link $($_.Source):$($_.Alias)" }
        if ($container.Hostname) { "hostname $($container.Hostname)" }
        $container.AddHost | ForEach-Object { "host $($_.Name)=$($_.To)" }
        $container.Publish | ForEach-Object { "publish $(@($_.Address, $_.HostPort, $_.Port | Where-Object { $_ }) -join ':')" }
        $container.Expose | ForEach-Object { "expose $_" }
        $container.Listeners | ForEach-Object { "$($_.Port) $($_.At)" }
        if (-not $container.Start) { 'never started' }
        if ($Whole) {
            $Plan.Steps.Where({ $_.Key -eq $Key }) | ForEach-Object { Format-Step $_ }
            # It depends on what happens to another.
            if ($container.Owner) { "= $(Format-LaboratoryContainer $Plan $container.Owner -Whole)" }
        }
    )
    "$Key`: $($facts -join ', ')"
}

function Format-Network($Network) {
    $facts = @(
        if ($Network.Internal) { 'internal' }
        if (-not $Network.Icc) { 'icc off' }
        if (-not $Network.Masquerade) { 'masquerade off' }
        if (-not $Network.IPv4) { 'IPv6 only' } elseif ($Network.IPv6) { 'IPv6' }
        if ($Network.IPv4 -and $Network.Mode4 -ne 'nat') { $Network.Mode4 }
        if ($Network.IPv6 -and $Network.Mode6 -ne 'nat') { "IPv6 $($Network.Mode6)" }
        $Network.Subnet, $Network.Gateway, $Network.Subnet6 | Where-Object { $_ }
    )
    "$($Network.Key)$(if ($facts) { " ($($facts -join ', '))" })"
}

function Format-Place($Plan, $Place, [bool]$Whole) {
    $network = $Whole ? (Format-Network $Plan.Networks.Where({ $_.Key -eq $Place.Network })[0]) : $Place.Network
    $names = @($Place.Aliases | ForEach-Object { "alias $_" }) + @($Place.Links | ForEach-Object { "link $($_.Source):$($_.Alias)" })
    "$network$(if ($names) { " with $($names -join ', ')" })"
}

function Format-Step($Step) {
    $words = @{ Restart = 'restarted'; Stop = 'stopped'; Rename = 'renamed'; Connect = 'connected to'; Disconnect = 'disconnected from'; Pause = 'paused' }
    "$($words[$Step.Verb])$(if ($Step.Place) { " $($Step.Place.Network)" })"
}

Export-ModuleMember -Function New-LaboratoryPlan, Format-LaboratoryPlan, Format-LaboratoryContainer
