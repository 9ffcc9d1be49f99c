# Brings a plan onto an engine, by the engine's own interface: nothing of what is tested has a part in it.
Set-StrictMode -Version 3
$ErrorActionPreference = 'Stop'

Import-Module (Join-Path $PSScriptRoot '../Support/DockerNet.Testing.psm1')
Import-Module (Join-Path $PSScriptRoot '../Support/Engines/EngineApi.psm1')
Import-Module (Join-Path $PSScriptRoot 'Exec.psm1')

$busybox = 'dockernet/busybox:test'

function Install-Laboratory {
    <#
    .SYNOPSIS
        Makes all that a plan has, and tells what each container is called, which addresses it has, and who shares its network.
    #>
    [CmdletBinding()]
    param([Parameter(Mandatory)]$Plan)

    $laboratory = [pscustomobject]@{ Plan = $Plan; Name = @{}; Network = @{}; Member = @{}; HostAddress = @(); HostNamespace = $null }
    foreach ($network in $Plan.Networks) {
        $laboratory.Network[$network.Key] = New-TestName $network.Key
        $null = Invoke-EngineApi POST /networks/create (Get-NetworkBody $network $laboratory)
    }
    foreach ($container in $Plan.Containers) { Install-Container $laboratory $container }
    foreach ($step in $Plan.Steps.Where({ $_.Verb -ne 'Pause' })) { Invoke-Step $laboratory $step }
    Read-Member $laboratory
    Start-OwnListener $laboratory
    foreach ($step in $Plan.Steps.Where({ $_.Verb -eq 'Pause' -and $laboratory.Member[$_.Key].Runs })) {
        Invoke-Step $laboratory $step
        $laboratory.Member[$step.Key].Paused = $true
    }
    $laboratory
}

function Get-NetworkBody($Network, $Laboratory) {
    $options = @{}
    if (-not $Network.Icc) { $options['com.docker.network.bridge.enable_icc'] = 'false' }
    if (-not $Network.Masquerade) { $options['com.docker.network.bridge.enable_ip_masquerade'] = 'false' }
    if ($Network.IPv4 -and $Network.Mode4 -ne 'nat') { $options['com.docker.network.bridge.gateway_mode_ipv4'] = $Network.Mode4 }
    if ($Network.IPv6 -and $Network.Mode6 -ne 'nat') { $options['com.docker.network.bridge.gateway_mode_ipv6'] = $Network.Mode6 }
    $ranges = @(
        if ($Network.Subnet) { $Network.Gateway ? @{ Subnet = $Network.Subnet; Gateway = $Network.Gateway } : @{ Subnet = $Network.Subnet } }
        if ($Network.Subnet6) { @{ Subnet = $Network.Subnet6 } }
    )
    $body = @{
        Name = $Laboratory.Network[$Network.Key]; Driver = 'bridge'; Internal = $Network.Internal; EnableIPv6 = $Network.IPv6
        Options = $options; IPAM = @{ Config = $ranges }
    }
    if (-not $Network.IPv4) { $body.EnableIPv4 = $false }
    $body
}

function Install-Container($Laboratory, $Container) {
    $mode = switch ($Container.Role) {
        share { "container:$($Laboratory.Name[$Container.Owner])" }
        network { $Laboratory.Network[$Container.Places[0].Network] }
        default { $_ }
    }
    $own = New-TestName $Container.Key
    $name = Get-StyledName $own $Container
    $body = @{
        Image      = $busybox
        Cmd        = @('sh', '-c', (Get-Program $Container))
        Labels     = @{ dnt = $own -replace '^dnt(\w+?)-.*', '$1' }
        HostConfig = @{
            NetworkMode = $mode
            Links       = @($Container.Links | ForEach-Object { "$($Laboratory.Name[$_.Source]):$(Resolve-Text $Laboratory $_.Alias)" })
            ExtraHosts  = @($Container.AddHost | ForEach-Object { "$(Resolve-Text $Laboratory $_.Name):$(Get-HostAddress $Laboratory $_.To)" })
        }
    }
    if ($Container.Hostname) { $body.Hostname = Resolve-Text $Laboratory $Container.Hostname }
    if ($Container.Publish -or $Container.Expose) {
        $body.ExposedPorts = @{}
        foreach ($port in @($Container.Publish | ForEach-Object Port) + $Container.Expose) { $body.ExposedPorts["$port/tcp"] = @{} }
    }
    if ($Container.Publish) {
        $body.HostConfig.PortBindings = @{}
        foreach ($publish in $Container.Publish) { $body.HostConfig.PortBindings["$($publish.Port)/tcp"] = @(@{ HostIp = $publish.Address; HostPort = $publish.HostPort }) }
    }
    if ($Container.Places) { $body.NetworkingConfig = @{ EndpointsConfig = @{ $mode = Get-Endpoint $Laboratory $Container.Places[0] } } }
    $query = $name ? "?name=$([Uri]::EscapeDataString($name))" : ''
    $id = (Invoke-EngineApi POST "/containers/create$query" $body).Id
    $Laboratory.Member[$Container.Key] = [pscustomobject]@{ Id = $id; Runs = $false; Paused = $false; Namespace = $null; Addresses = @(); HostPorts = @() }
    $Laboratory.Name[$Container.Key] = $name ? $name : (Get-Detail $Laboratory $Container.Key).Name.TrimStart('/')
    # Older engines take one network at creation.
    $Container.Places | Select-Object -Skip 1 | ForEach-Object { Connect-Place $Laboratory $id $_ }
    if ($Container.Start) { Invoke-EngineApi POST "/containers/$id/start" }
}

# A name that the engine makes up is none here.
function Get-StyledName([string]$Name, $Container) {
    $key = $Container.Key
    $styled = switch ($Container.Style) {
        plain { $key }
        Upper { $key.ToUpperInvariant() }
        dotted { "a.$key" }
        under { "a_$key" }
        # No part of a name in the DNS has more than 63 characters.
        long { $key + 'x' * 60 }
    }
    if ($styled) { $Name -replace "-$key-", "-$styled-" }
}

# What it listens at, and a page that tells who answers.
function Get-Program($Container) {
    $hosts = @{ Any = ''; Loopback = '127.0.0.1:'; Loopback6 = '[::1]:'; IPv4 = '0.0.0.0:' }
    $listeners = $Container.Listeners.Where({ $_.At -ne 'Own' }) | ForEach-Object { "httpd -p $($hosts[$_.At])$($_.Port) -h /www" }
    @("rm -f /ready; mkdir -p /www; echo $($Container.Key) >/www/id") + $listeners + ': >/ready; trap "exit 0" TERM; sleep 36000 & wait' -join '; '
}

function Resolve-Text($Laboratory, [string]$Text) { $Text.StartsWith('@') ? $Laboratory.Name[$Text.Substring(1)] : $Text }

function Get-Endpoint($Laboratory, $Place) {
    @{
        Aliases = @($Place.Aliases | ForEach-Object { Resolve-Text $Laboratory $_ })
        Links   = @($Place.Links | ForEach-Object { "$($Laboratory.Name[$_.Source]):$(Resolve-Text $Laboratory $_.Alias)" })
    }
}

function Connect-Place($Laboratory, [string]$Id, $Place) {
    Invoke-EngineApi POST "/networks/$($Laboratory.Network[$Place.Network])/connect" @{ Container = $Id; EndpointConfig = Get-Endpoint $Laboratory $Place }
}

function Get-Detail($Laboratory, [string]$Key) { Invoke-EngineApi GET "/containers/$($Laboratory.Member[$Key].Id)/json" }

function Get-HostAddress($Laboratory, [string]$To) {
    if (-not $Laboratory.Member.ContainsKey($To)) { return $To }
    $place = @((Get-Detail $Laboratory $To).NetworkSettings.Networks.PSObject.Properties.Value)[0]
    $place.IPAddress ? $place.IPAddress : $place.GlobalIPv6Address
}

function Invoke-Step($Laboratory, $Step) {
    $id = $Laboratory.Member[$Step.Key].Id
    switch ($Step.Verb) {
        Restart { Invoke-EngineApi POST "/containers/$id/restart?t=0" }
        Stop { Invoke-EngineApi POST "/containers/$id/stop?t=0" }
        Pause {
            # The kernel does not freeze who is just beginning a process.
            foreach ($attempt in 1..5) {
                try { return Invoke-EngineApi POST "/containers/$id/pause" } catch { if ($attempt -eq 5 -or "$_" -notmatch 'unable to freeze') { throw } }
                Start-Sleep 1
            }
        }
        Rename {
            $name = New-TestName "re$($Step.Key)"
            Invoke-EngineApi POST "/containers/$id/rename?name=$name"
            $Laboratory.Name[$Step.Key] = $name
        }
        Connect { Connect-Place $Laboratory $id $Step.Place }
        Disconnect { Invoke-EngineApi POST "/networks/$($Laboratory.Network[$Step.Place.Network])/disconnect" @{ Container = $id } }
    }
}

# Seen from inside: its network namespace, and its addresses once they are its own for good.
function Read-Member($Laboratory) {
    $script = @'
tries=100
while [ "$tries" -gt 0 ]; do
    tries=$((tries - 1))
    [ -e /ready ] && ! ip -o addr | grep -q tentative && break
    sleep 0.1
done
echo "namespace $(readlink /proc/self/ns/net)"
ip -o addr | while read -r number device family address rest; do echo "address $device $address"; done
'@
    foreach ($key in $Laboratory.Plan.Containers.Key) {
        $detail = Get-Detail $Laboratory $key
        $member = $Laboratory.Member[$key]
        $member.Runs = $detail.State.Running
        $member.HostPorts = @(foreach ($port in $detail.NetworkSettings.Ports?.PSObject.Properties) {
                foreach ($binding in $port.Value) { [pscustomobject]@{ Port = [int]($port.Name -replace '/.*'); HostPort = [int]$binding.HostPort } }
            })
    }
    $found = Invoke-InContainer @($Laboratory.Plan.Containers.Key.Where({ $Laboratory.Member[$_].Runs }).ForEach({
                [pscustomobject]@{ Key = $_; Id = $Laboratory.Member[$_].Id; Place = $_; Script = $script; Word = @() }
            }))
    foreach ($answer in $found) {
        $member = $Laboratory.Member[$answer.Key]
        $member.Namespace = ($answer.Line -match '^namespace ') -replace '^namespace ' | Select-Object -First 1
        $member.Addresses = @($answer.Line -match '^address (?!lo |\S+ fe80:)' -replace '^address \S+ ([^/ ]+).*', '$1')
    }
    # Who shares a network has what its owner publishes.
    foreach ($sharers in $Laboratory.Member.Values.Where({ $_.Namespace }) | Group-Object Namespace | Where-Object Count -GT 1) {
        $published = @($sharers.Group | ForEach-Object HostPorts)
        foreach ($member in $sharers.Group) { $member.HostPorts = $published }
    }
    $onHost = $Laboratory.Member[$Laboratory.Plan.Containers.Where({ $_.Role -eq 'host' })[0].Key]
    $Laboratory.HostAddress = $onHost.Addresses
    $Laboratory.HostNamespace = $onHost.Namespace
}

function Start-OwnListener($Laboratory) {
    $work = foreach ($container in $Laboratory.Plan.Containers) {
        $member = $Laboratory.Member[$container.Key]
        $port = $container.Listeners | Where-Object At -EQ Own | ForEach-Object Port
        if (-not $member.Runs -or -not $member.Addresses -or -not $port) { continue }
        $address = $member.Addresses[-1]
        if ($address.Contains(':')) { $address = "[$address]" }
        [pscustomobject]@{ Key = $container.Key; Id = $member.Id; Place = $container.Key; Script = 'httpd -p "$1" -h /www'; Word = @("${address}:$port") }
    }
    if ($work) { $null = Invoke-InContainer @($work) }
}

Export-ModuleMember -Function Install-Laboratory
