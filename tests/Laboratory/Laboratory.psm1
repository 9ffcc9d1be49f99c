# Compares what the module says of who reaches whom with what is, in laboratories that are made up from a seed.
Set-StrictMode -Version 3
$ErrorActionPreference = 'Stop'

'Plan', 'Install', 'Hand' | ForEach-Object { Import-Module (Join-Path $PSScriptRoot "$_.psm1") }

# A port that most listen at is tried everywhere, besides those that something listens at.
$usualPort = 80
# What nobody who looks at the settings alone can know.
$ofListeners = 'LoopbackOnly', 'ListenerElsewhere', 'NoListener'
$hostPortIsKnown = 'HostPortOnly' -in [enum]::GetNames([DockerNet.ReachabilityVerdict])

function Test-Laboratory {
    <#
    .SYNOPSIS
        Makes the laboratory of a seed, compares, and removes it.
    .PARAMETER Keep
        Leaves it standing, to be looked at.
    .OUTPUTS
        The Plan, all Pairs with what each of the three says of them, the Differences, and the Seconds that it took.
    #>
    [CmdletBinding()]
    param([Parameter(Mandatory)][int]$Seed, [switch]$Keep)

    $clock = [Diagnostics.Stopwatch]::StartNew()
    try {
        $plan = New-LaboratoryPlan -Seed $Seed -Generation (Get-Generation)
        $laboratory = Install-Laboratory $plan
        $pairs = @(Compare-Laboratory $laboratory)
        [pscustomobject]@{
            Plan        = $plan
            Laboratory  = $laboratory
            Pairs       = $pairs
            Differences = @($pairs.Where({ $_.Kind }))
            Seconds     = $clock.Elapsed.TotalSeconds
        }
    } finally {
        if (-not $Keep) { Remove-TestObject }
    }
}

function Get-Generation { [int]((Invoke-EngineApi GET /version).Version -replace '\..*') }

function Compare-Laboratory {
    <#
    .SYNOPSIS
        Gives all pairs of a laboratory's containers with the verdict that follows from the settings, the one of trying, and the
        one by hand.
    #>
    [CmdletBinding()]
    param([Parameter(Mandatory)]$Laboratory)

    $back = @{}
    foreach ($entry in $Laboratory.Name.GetEnumerator()) { $back[$entry.Value] = $entry.Key }
    $names = @($Laboratory.Name.Values)
    $all = @{ Source = $names; Target = $names; ThrottleLimit = 4; WarningAction = 'Ignore' }
    $told = @(Test-ContainerReachability @all -Timeout 1) + @(Test-ContainerReachability @all -Timeout 1 -Listening -Port $usualPort)
    $pairs = @(foreach ($result in $told) {
            [pscustomobject]@{
                Source = $back[$result.Source]; Target = $back[$result.Target]; Port = $result.Port; Reason = "$($result.Reason)"
                Static = "$($result.Static)"; Settings = $null; Live = "$($result.Live)"; Hand = $null; Evidence = $null; Kind = $null
            }
        })
    # One that is paused takes as many connections as its queue has room for, whoever comes first.
    $paused = @($Laboratory.Member.Values.Where({ $_.Paused }) | ForEach-Object Namespace)
    $pairs = @($pairs.Where({ -not $_.Port -or $Laboratory.Member[$_.Target].Namespace -notin $paused }))
    Set-Settings $pairs $back $all
    Set-Hand $Laboratory $pairs 1
    # A busy machine loses answers: what did not answer is asked once more, with more patience.
    $open = @($pairs.Where({ Get-Kind $Laboratory $_ }))
    if ($open) {
        Set-Hand $Laboratory $open 4
        Set-Live $Laboratory $open $back
    }
    foreach ($pair in $pairs) { $pair.Kind = Get-Kind $Laboratory $pair }
    $pairs
}

# What is told when nothing is run in any container. The ports of the one are not those of the other, so all are asked for.
function Set-Settings([object[]]$Pair, [hashtable]$Back, [hashtable]$All) {
    $ports = @($Pair.Port | Where-Object { $_ } | Sort-Object -Unique)
    $known = @{}
    foreach ($result in @(Test-ContainerReachability @All -Static) + @(Test-ContainerReachability @All -Static -Port $ports)) {
        $known["$($Back[$result.Source]) $($Back[$result.Target]) $($result.Port)"] = "$($result.Static)"
    }
    foreach ($one in $Pair) { $one.Settings = $known["$($one.Source) $($one.Target) $($one.Port)"] }
}

function Set-Hand($Laboratory, [object[]]$Pair, [int]$Patience) {
    $found = Invoke-HandProbe $Laboratory $Pair -Patience $Patience
    foreach ($one in $Pair) {
        $hand = Get-HandVerdict $Laboratory $one $found
        $one.Hand = !$hostPortIsKnown -and $hand.Verdict -eq 'HostPortOnly' ? 'Unreachable' : $hand.Verdict
        $one.Evidence = $hand.Evidence
    }
}

# Only what was missed is asked for again: what was told too well stays said.
function Set-Live($Laboratory, [object[]]$Pair, [hashtable]$Back) {
    $order = 'NotTested', 'Unreachable', 'HostPortOnly', 'AddressOnly', 'Reachable'
    $missed = @($Pair.Where({ $Laboratory.Member[$_.Source].Runs -and $order.IndexOf($_.Live) -lt $order.IndexOf($_.Hand) }))
    foreach ($group in $missed | Group-Object Source, Port) {
        $first = $group.Group[0]
        $port = $first.Port ? @{ Port = $first.Port } : @{}
        $again = @(Test-ContainerReachability -Source $Laboratory.Name[$first.Source] -Target $group.Group.ForEach({ $Laboratory.Name[$_.Target] }) -Timeout 4 -WarningAction Ignore @port)
        foreach ($one in $group.Group) {
            $one.Live = "$($again.Where({ $Back[$_.Target] -eq $one.Target }).Live)"
        }
    }
}

# In what the three differ; nothing when all say the same.
function Get-Kind($Laboratory, $Pair) {
    $source = $Laboratory.Member[$Pair.Source]
    $tried = $source.Runs -and -not $source.Paused
    # Where the host's port is the only way left, the reason names what closes the others, also when nothing listens behind it.
    $unheard = $Pair.Reason -in $ofListeners -or ($Pair.Settings -eq 'HostPortOnly' -and $Pair.Static -eq 'Unreachable')
    $unsettled = $Pair.Settings -ne $Pair.Static -and -not $unheard
    if ($Pair.Static -eq $Pair.Hand -and $Pair.Live -eq ($tried ? $Pair.Hand : 'NotTested') -and -not $unsettled) { return }
    "$($Pair.Port ? 'Tcp' : 'Ping') static $($Pair.Static) ($($Pair.Reason))$(if ($unsettled) { ", settings alone $($Pair.Settings)" }), live $($Pair.Live), by hand $($Pair.Hand)"
}

function Format-LaboratoryDifference {
    <#
    .SYNOPSIS
        Tells of each difference in one line, with what counts of both containers.
    #>
    [CmdletBinding()]
    param([Parameter(Mandatory)]$Result)

    foreach ($pair in $Result.Differences) {
        "seed $($Result.Plan.Seed): $($pair.Source) -> $($pair.Target)$(if ($pair.Port) { " at $($pair.Port)" }): $($pair.Kind) [$($pair.Evidence)]" +
            " || $(Format-LaboratoryContainer $Result.Plan $pair.Source -Whole) || $(Format-LaboratoryContainer $Result.Plan $pair.Target -Whole)"
    }
}

function Format-LaboratoryResult {
    <#
    .SYNOPSIS
        Tells of one seed: how much there was, how many of each reason, and each difference.
    #>
    [CmdletBinding()]
    param([Parameter(Mandatory)]$Result)

    $pings = $Result.Pairs.Where({ -not $_.Port }).Count
    "Seed $($Result.Plan.Seed): $($Result.Plan.Networks.Count) networks, $($Result.Plan.Containers.Count) containers, $pings pings and $($Result.Pairs.Count - $pings) connections in $([Math]::Round($Result.Seconds)) s, $($Result.Differences.Count) differences"
    "  $(($Result.Pairs | Group-Object Reason | Sort-Object Count -Descending | ForEach-Object { "$($_.Name) $($_.Count)" }) -join ', ')"
    Format-LaboratoryDifference $Result | ForEach-Object { "  $_" }
}

Export-ModuleMember -Function Test-Laboratory, Compare-Laboratory, Format-LaboratoryDifference, Format-LaboratoryResult, New-LaboratoryPlan, Format-LaboratoryPlan, Install-Laboratory
