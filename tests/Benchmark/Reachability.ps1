# Measures the matrix of who reaches whom: what follows from the settings of a thousand containers, and what comes of
# trying, against the docker client pinging one pair after the other.
param([int]$Pair = 20, [int[]]$Running = @(5, 10, 20, 40))
Set-StrictMode -Version 3
$ErrorActionPreference = 'Stop'
$PSStyle.OutputRendering = 'PlainText'
$ConfirmPreference = 'None'
$ProgressPreference = 'SilentlyContinue'

$manifest = [IO.Path]::GetFullPath("$PSScriptRoot/../../out/DockerNet/DockerNet.psd1")
Import-Module $manifest
$image = 'dockernet/busybox:test'

# Containers on twenty networks, each on two of them, every tenth one linked.
function New-Scene([int]$Count) {
    $networks = 0..19 | ForEach-Object { [DockerNet.Wiring.ReachabilityNetwork]@{ Name = "net$_"; Subnet = "10.$_.0.0/16"; Gateway = [ipaddress]"10.$_.0.1"; Icc = $_ -ne 7; Internal = $_ -eq 9 } }
    $members = foreach ($i in 0..($Count - 1)) {
        $places = foreach ($n in ($i % 20), (($i + 1 + [Math]::Floor($i / 20)) % 20) | Select-Object -Unique) {
            [DockerNet.Wiring.ReachabilityPlace]::new($networks[$n], [ipaddress]"10.$n.$([Math]::Floor($i / 250)).$($i % 250 + 2)")
        }
        [DockerNet.Wiring.ReachabilityMember]@{ Id = "$i".PadLeft(64, '0'); Name = "container$i"; Hostname = "host$i"; Places = [DockerNet.Wiring.ReachabilityPlace[]]@($places) }
    }
    [DockerNet.Wiring.ReachabilityScene]::new([DockerNet.Wiring.ReachabilityMember[]]$members, [DockerNet.Wiring.ReachabilityEngine]::new(20))
}

$rules = foreach ($count in 100, 500, 1000) {
    $scene = New-Scene $count
    # The memory that is held while the pairs come by is that of the scene, whatever the number of pairs.
    $best = [double]::MaxValue
    foreach ($try in 1..3) {
        $before = [GC]::GetTotalMemory($true)
        $clock = [Diagnostics.Stopwatch]::StartNew()
        $pairs = [Linq.Enumerable]::Count[object]($scene.Judge('Ping', 0))
        $best = [Math]::Min($best, $clock.Elapsed.TotalSeconds)
        $held = [GC]::GetTotalMemory($true) - $before
    }
    [pscustomobject]@{ Containers = $count; Pairs = $pairs; Seconds = [Math]::Round($best, 2); 'Held KB' = [Math]::Round($held / 1KB) }
}
$rules | Format-Table | Out-String -Width 120 | Write-Host

$name = "dnb-$PID-reach"
$null = New-DockerBridge $name
try {
    $made = 0
    $trials = foreach ($count in $Running) {
        while ($made -lt $count) { $made++; $null = New-DockerContainer $image -Name "$name-$made" -Network $name -Start }
        $names = 1..$count | ForEach-Object { "$name-$_" }
        $null = Test-ContainerReachability $names[0..1]
        $clock = [Diagnostics.Stopwatch]::StartNew()
        $result = @(Test-ContainerReachability $names)
        $module = $clock.Elapsed.TotalSeconds
        $bad = $result.Where({ $_.Live -ne 'Reachable' })
        if ($bad) { throw "$($bad.Count) pairs do not reach each other, such as $($bad[0]): $($bad[0].Finding)" }
        $client = $null
        if ($count -eq $Pair) {
            $clock.Restart()
            foreach ($source in $names) {
                foreach ($target in $names) {
                    if ($source -ne $target) { $null = & docker exec $source ping -c1 $target }
                }
            }
            $client = $clock.Elapsed.TotalSeconds
        }
        [pscustomobject]@{
            Containers      = $count
            Pairs           = $result.Count
            'Module s'      = [Math]::Round($module, 1)
            'Client s'      = $client ? [Math]::Round($client, 1) : $null
            'Module/client' = $client ? [Math]::Round($module / $client, 3) : $null
        }
    }
    $trials | Format-Table | Out-String -Width 120 | Write-Host
} finally {
    Get-DockerContainer "$name-*" | Remove-DockerContainer -Force
    Remove-DockerNetwork $name
}
