# Starts and ends a private, throwaway engine, so that nobody's own containers are ever touched.
Set-StrictMode -Version 3
$ErrorActionPreference = 'Stop'

Import-Module (Join-Path $PSScriptRoot 'TestPackage.psm1')

$script = Join-Path $PSScriptRoot 'engine.sh'
Add-Type -Path (Join-Path $PSScriptRoot '../../../out/testing/DockerNet.Testing.dll')
# Of each engine's link to the host. They end with this process, as the engines do.
$servers = @{}
# Short, since the path of a socket may have little more than a hundred characters.
$prefix = '/tmp/dockernet-engine-'

function Start-PrivateEngine {
    <#
    .SYNOPSIS
        Starts an engine of its own: network namespace, data and socket. It ends with the calling process at the latest.
    .PARAMETER EngineRoot
        A folder with another generation's usr/bin and usr/sbin, to be used in place of the installed engine.
    .PARAMETER Option
        Further options for the engine.
    #>
    [CmdletBinding()]
    param([string]$EngineRoot, [string[]]$Option = @())

    Install-TestPackage ([ordered]@{ dockerd = 'docker.io'; busybox = 'busybox-static'; ip = 'iproute2'; iptables = 'iptables' })
    Remove-StaleEngine
    $id = '{0:x6}' -f (Get-Random -Maximum 0xffffff)
    $folder = $prefix + $id
    $path = $env:PATH
    # Of several that start at the same time each must see the other's addresses.
    $lock = Wait-Lock '/tmp/dockernet-addresses.lock'
    try {
        $subnet = Get-FreeSubnet
        $env:PATH = Get-EnginePath $EngineRoot
        & sh $script start $folder "dn$id" $subnet $PID @Option
        if ($LASTEXITCODE) { throw 'The network of the private engine could not be made.' }
        # Where the machine has one at all its addresses, that one answers.
        try { $servers[$folder] = [DockerNet.Testing.NameServer]::new("$subnet.1") } catch [Net.Sockets.SocketException] { }
        $lock.Dispose()
        Wait-Engine $folder
    } catch {
        Stop-PrivateEngine $folder
        throw
    } finally {
        $env:PATH = $path
        $lock.Dispose()
    }
    [pscustomobject]@{
        Host      = "unix://$folder/docker.sock"
        Folder    = $folder
        Namespace = "dn$id"
        Address   = "$subnet.2"
    }
}

function Get-EnginePath {
    <#
    .SYNOPSIS
        Where programs are looked for so that those of another generation's folder come first, the client too.
    #>
    [CmdletBinding()]
    param([string]$EngineRoot)
    $EngineRoot ? "$EngineRoot/usr/sbin:$EngineRoot/usr/bin:$env:PATH" : $env:PATH
}

function Resume-PrivateEngine {
    <#
    .SYNOPSIS
        Starts a private engine anew, be it killed or not. It has all that it had.
    .PARAMETER Option
        Options for the engine, in place of those that it had.
    #>
    [CmdletBinding()]
    param([Parameter(Mandatory)][string]$Folder, [string[]]$Option = @())

    # One that was killed while containers began or ended may wait for ever for what they left.
    foreach ($attempt in 1..3) {
        & sh $script resume $Folder @Option
        try { return Wait-Engine $Folder } catch { if ($attempt -eq 3) { throw } }
    }
}

function Connect-PrivateEngine {
    <#
    .SYNOPSIS
        Joins the networks of two private engines by a wire of their own, which is gone with them.
    .PARAMETER Subnet
        The first three numbers of the wire's addresses: the one engine gets .1, the other .2.
    #>
    [CmdletBinding()]
    param([Parameter(Mandatory)]$One, [Parameter(Mandatory)]$Other, [Parameter(Mandatory)][string]$Subnet)

    & ip link add wire netns $One.Namespace type veth peer name wire netns $Other.Namespace
    foreach ($end in @($One, 1), @($Other, 2)) {
        & ip -n $end[0].Namespace addr add "$Subnet.$($end[1])/24" dev wire
        & ip -n $end[0].Namespace link set wire up
    }
}

function Stop-PrivateEngine {
    <#
    .SYNOPSIS
        Ends a private engine and removes all that it had.
    #>
    [CmdletBinding()]
    param([Parameter(Mandatory)][string]$Folder)

    & sh $script stop $Folder
    if ($servers[$Folder]) {
        $servers[$Folder].Dispose()
        $servers.Remove($Folder)
    }
}

function Get-EngineLeftover {
    <#
    .SYNOPSIS
        Lists what private engines have left behind: processes, namespaces, mounts and folders.
    .PARAMETER Folder
        The engine's folder. By default those of all engines.
    #>
    [CmdletBinding()]
    param([string]$Folder = $prefix)

    Get-ChildItem /proc -Directory | Where-Object Name -Match '^\d+$' | ForEach-Object {
        try { $line = [IO.File]::ReadAllText("/proc/$($_.Name)/cmdline") -replace "`0", ' ' } catch { return }
        if ($line -match "(dockerd|containerd).* $([regex]::Escape($Folder))") { "process $($_.Name): $line" }
    }
    $namespace = $Folder -eq $prefix ? 'dn[0-9a-f]{6}' : 'dn' + $Folder.Substring($prefix.Length)
    & ip netns list | Where-Object { $_ -match "^$namespace\b" } | ForEach-Object { "namespace $_" }
    [IO.File]::ReadAllLines('/proc/mounts') | Where-Object { $_ -match " $([regex]::Escape($Folder))" } | ForEach-Object { "mount $_" }
    Get-Item "$Folder*" -ErrorAction Ignore | ForEach-Object { "folder $_" }
}

# What an interrupted run left behind although its watch should have seen to it.
function Remove-StaleEngine {
    foreach ($folder in Get-Item "$prefix*" -ErrorAction Ignore) {
        $owner = (Get-Content "$folder/owner" -ErrorAction Ignore) -split ' '
        if ($owner.Count -eq 2 -and (Get-StartTime $owner[0]) -ne $owner[1]) { Stop-PrivateEngine $folder.FullName }
    }
}

function Get-StartTime([string]$ProcessId) {
    try { (([IO.File]::ReadAllText("/proc/$ProcessId/stat") -replace '.*\) ') -split ' ')[19] } catch { '' }
}

function Wait-Lock([string]$Path) {
    while ($true) {
        try { return [IO.File]::Open($Path, 'OpenOrCreate', 'ReadWrite', 'None') } catch [IO.IOException] { Start-Sleep -Milliseconds 50 }
    }
}

function Get-FreeSubnet {
    $used = & ip -o -4 addr | ForEach-Object { if ($_ -match 'inet (\d+\.\d+\.\d+)\.') { $Matches[1] } }
    1..250 | Get-Random -Count 250 | ForEach-Object { "10.99.$_" } | Where-Object { $_ -notin $used } | Select-Object -First 1
}

function Wait-Engine([string]$Folder) {
    $deadline = [DateTime]::UtcNow.AddSeconds(45)
    while ([DateTime]::UtcNow -lt $deadline) {
        try {
            $socket = [Net.Sockets.Socket]::new('Unix', 'Stream', 'Unspecified')
            $socket.ReceiveTimeout = 10000
            $socket.Connect([Net.Sockets.UnixDomainSocketEndPoint]::new("$Folder/docker.sock"))
            $null = $socket.Send([Text.Encoding]::ASCII.GetBytes("GET /_ping HTTP/1.0`r`n`r`n"))
            $answer = [byte[]]::new(64)
            if ([Text.Encoding]::ASCII.GetString($answer, 0, $socket.Receive($answer)) -match ' 200 ') { return }
        } catch [Net.Sockets.SocketException] {
            # Not there yet.
        } finally {
            $socket.Dispose()
        }
        Start-Sleep -Milliseconds 100
    }
    throw "The private engine did not start:`n$((Get-Content "$Folder/log" -Tail 20) -join "`n")"
}

Export-ModuleMember -Function Start-PrivateEngine, Get-EnginePath, Resume-PrivateEngine, Stop-PrivateEngine, Get-EngineLeftover, Connect-PrivateEngine
