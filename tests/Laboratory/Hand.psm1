# Who reaches whom, tried by hand: with ping, nslookup and nc in the containers, and judged by nothing else but what these say.
Set-StrictMode -Version 3
$ErrorActionPreference = 'Stop'

Import-Module (Join-Path $PSScriptRoot 'Exec.psm1')

# One line for each name and each address: what the hosts file and the DNS have for a name and who answers a ping to it; whether
# an address answers a ping; and what a service says of who it is.
$script = @'
patience=$1
shift
feed='
'
# With as few processes as can be, since all that a container tries runs side by side.
name() {
    hosts=
    while read -r address names; do
        for each in $names; do [ "$each" = "$1" ] && hosts="$hosts$address "; done
    done </etc/hosts
    dns=$(nslookup "$1" 2>/dev/null | awk '/^Name:/ { found = 1 } found && /^Address/ { printf "%s ", $NF }')
    answer=$(ping -c 1 -W "$patience" "$1" 2>&1)
    asked=${answer#*\(}
    echo "name|$1|$hosts|$dns|${asked%%\)*}|$(sender)"
}
sender() {
    from=${answer#*bytes from }
    [ "$from" = "$answer" ] || echo "${from%%: *}"
}
ping_it() {
    answer=$(ping -c 1 -W "$patience" "$1" 2>&1)
    echo "ping|$1|$(sender)"
}
connect() {
    said=$(printf 'GET /id HTTP/1.0\r\n\r\n' | timeout "$((patience + 4))" nc -w "$patience" "$1" "$2" 2>/dev/null || echo "!$?")
    echo "tcp|$1|$2|${said##*"$feed"}"
}
count=0
while [ $# -gt 0 ]; do
    case $1 in
        name) name "$2" & shift 2 ;;
        ping) ping_it "$2" & shift 2 ;;
        tcp) connect "$2" "$3" & shift 3 ;;
    esac
    count=$((count + 1))
    [ "$((count % 16))" -ne 0 ] || wait
done
wait
'@
$loopback = '127.0.0.1', '::1'

function Invoke-HandProbe {
    <#
    .SYNOPSIS
        Tries from some containers of a laboratory all that the others have: names, addresses, ports.
    .PARAMETER Pair
        The pairs that are wanted, each with the keys of Source and Target, and a Port or none.
    .PARAMETER Patience
        For how many seconds an answer is waited for.
    .OUTPUTS
        What was found, by source: Name, Ping and Tcp.
    #>
    [CmdletBinding()]
    param([Parameter(Mandatory)]$Laboratory, [Parameter(Mandatory)][object[]]$Pair, [int]$Patience = 1)

    $found = @{}
    $work = foreach ($group in $Pair | Group-Object Source) {
        $source = $Laboratory.Member[$group.Name]
        $found[$group.Name] = [pscustomobject]@{ Name = @{}; Ping = @{}; Tcp = @{} }
        if (-not $source.Runs -or $source.Paused) { continue }
        [pscustomobject]@{ Key = $group.Name; Id = $source.Id; Place = $source.Namespace; Script = $script; Word = @("$Patience") + @(Get-Word $Laboratory $source $group.Group) }
    }
    foreach ($answer in $work ? (Invoke-InContainer @($work)) : @()) {
        $of = $found[$answer.Key]
        foreach ($line in $answer.Line) {
            $part = $line -split '\|'
            switch ($part[0]) {
                name { $of.Name[$part[1]] = [pscustomobject]@{ Hosts = Get-Part $part[2]; Dns = Get-Part $part[3]; Asked = Get-Asked $part[4]; From = $part[5] } }
                ping { $of.Ping[$part[1]] = $part[2] -eq $part[1] }
                tcp { $of.Tcp["$($part[1]) $($part[2])"] = $part[3] }
            }
        }
    }
    $found
}

# What a ping said that found no address is none.
function Get-Asked([string]$Text) { if ($Text -as [ipaddress]) { $Text } }

function Get-Part([string]$Text) { , @($Text -split ' ' | Where-Object { $_ }) }

# Many share an address, and each is tried once.
function Get-Word($Laboratory, $Source, [object[]]$Pair) {
    $words = [ordered]@{}
    foreach ($one in $Pair) {
        $target = $Laboratory.Member[$one.Target]
        $name = $Laboratory.Name[$one.Target]
        $words["name $name"] = 'name', $name
        foreach ($address in Get-OwnAddress $Source $target) {
            if (-not $one.Port) { $words["ping $address"] = 'ping', $address; continue }
            $words["tcp $address $($one.Port)"] = 'tcp', $address, "$($one.Port)"
        }
        foreach ($binding in $target.HostPorts.Where({ $_.Port -eq $one.Port })) {
            foreach ($address in Get-HostAddress $Laboratory $Source) {
                $words["tcp $address $($binding.HostPort)"] = 'tcp', $address, "$($binding.HostPort)"
            }
        }
    }
    $words.Values | ForEach-Object { $_ }
}

# Who shares a network namespace also meets at its loopback addresses.
function Get-OwnAddress($Source, $Target) {
    if (-not $Target.Runs) { return }
    if ($Source.Namespace -eq $Target.Namespace) { $loopback }
    $Target.Addresses
}

function Get-HostAddress($Laboratory, $Source) {
    if ($Source.Namespace -eq $Laboratory.HostNamespace) { $loopback }
    $Laboratory.HostAddress
}

function Get-HandVerdict {
    <#
    .SYNOPSIS
        Judges a pair by what was found by hand.
    .OUTPUTS
        The verdict, and what it rests on.
    #>
    [CmdletBinding()]
    param([Parameter(Mandatory)]$Laboratory, [Parameter(Mandatory)]$Pair, [Parameter(Mandatory)][hashtable]$Found)

    $source, $target = $Laboratory.Member[$Pair.Source], $Laboratory.Member[$Pair.Target]
    $of = $Found[$Pair.Source]
    if (-not $source.Runs -or $source.Paused) { return New-Verdict Unreachable 'the source does not run' }

    $own = @(Get-OwnAddress $source $target)
    $answering = @($own.Where({ $Pair.Port ? (Test-Answer $Laboratory $of $Pair.Target $_ $Pair.Port) : $of.Ping[$_] }))
    $name = $of.Name[$Laboratory.Name[$Pair.Target]]
    # What the hosts file has comes first, and of that the first line.
    $meant = @($name.Hosts ? $name.Hosts[0] : @($name.Dns) + @($name.Asked | Where-Object { $_ }) | Sort-Object -Unique)
    $what = "name $($meant ? $meant -join ' ' : 'unknown'); answering $($answering ? $answering -join ' ' : 'none') of $($own ? $own -join ' ' : 'none')"
    $leads = $meant -and -not $meant.Where({ $_ -notin $own })
    if ($leads -and ($Pair.Port ? $meant.Where({ $_ -in $answering }) : $name.From -in $own)) { return New-Verdict Reachable $what }
    if ($answering) { return New-Verdict AddressOnly $what }
    $open = @(foreach ($binding in $target.HostPorts.Where({ $_.Port -eq $Pair.Port })) {
            @(Get-HostAddress $Laboratory $source).Where({ Test-Answer $Laboratory $of $Pair.Target $_ $binding.HostPort }).ForEach({ "$_ port $($binding.HostPort)" })
        })
    if ($open) { return New-Verdict HostPortOnly "$what; host at $($open -join ', ')" }
    New-Verdict Unreachable $what
}

function New-Verdict([string]$Verdict, [string]$Evidence) { [pscustomobject]@{ Verdict = $Verdict; Evidence = $Evidence } }

# Who answers has to be the target, or one that has the same network. On the host the engine's proxies listen too: they take a
# connection for others, and may be silent.
function Test-Answer($Laboratory, $Found, [string]$Target, [string]$Address, [int]$Port) {
    $answer = $Found.Tcp["$Address $Port"]
    # 1 is of nc itself: refused, or no answer at all.
    if ($null -eq $answer -or $answer -eq '!1') { return $false }
    $namespace = $Laboratory.Member[$Target].Namespace
    $namespace -eq $Laboratory.HostNamespace -or $answer -in $Laboratory.Plan.Containers.Key.Where({ $Laboratory.Member[$_].Namespace -eq $namespace })
}

Export-ModuleMember -Function Invoke-HandProbe, Get-HandVerdict
