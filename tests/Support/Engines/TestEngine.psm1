# Brings the engines that tests, tour and benchmark use, and takes them away again.
Set-StrictMode -Version 3
$ErrorActionPreference = 'Stop'

Import-Module (Join-Path $PSScriptRoot 'PrivateEngine.psm1')
Import-Module (Join-Path $PSScriptRoot 'TestImage.psm1')
Import-Module (Join-Path $PSScriptRoot 'EngineApi.psm1')

function Use-TestEngine {
    <#
    .SYNOPSIS
        Runs a script with engines: private ones where they can be had, else the one that is named or that docker uses.
    .PARAMETER Script
        Is given the engines, each with the environment that a session needs to use it.
    .PARAMETER Count
        How many private ones. Of one that is not private there is only one.
    .PARAMETER DockerHost
        An engine to use in place of a private one: a URI or a context's name.
    .PARAMETER EngineRoot
        A folder with another generation's usr/bin and usr/sbin, which the private ones, and the client, are then of.
    #>
    [CmdletBinding()]
    param([Parameter(Mandatory)][scriptblock]$Script, [int]$Count = 1, [string]$DockerHost, [string]$EngineRoot)

    # How many tests there are to be is the caller's choice.
    $saved = @(Get-ChildItem env: | Where-Object Name -Match '^DOCKER(?!NET_)|^DOCKERNET_TEST_(HOST|ADDRESS|CLIENT)$')
    $private = -not $DockerHost -and $IsLinux -and (& id -u) -eq 0
    $engines = [Collections.Generic.List[object]]::new()
    $settings = @()
    $path = $private ? (Get-EnginePath $EngineRoot) : $env:PATH
    try {
        if ($private) {
            foreach ($number in 1..$Count) { $engines.Add((Start-PrivateEngine $EngineRoot)) }
        } else {
            $address = Resolve-DockerHost $DockerHost
            try { $null = Invoke-EngineApi GET '/_ping' -DockerHost $address } catch {
                throw "No engine answers at ${address}: start it, become root on Linux, where a private one is brought, or name another with -DockerHost."
            }
            $engines.Add([pscustomobject]@{ Host = $address; Folder = $null; Address = $null })
        }
        # Nothing of the caller's settings, but for what each engine's environment says.
        $saved | ForEach-Object { Remove-Item "env:$($_.Name)" }
        foreach ($engine in $engines) {
            Write-Host "Engine: $($engine.Host)$(if ($private) { ' (private, gone afterwards)' })"
            # In the engine's folder it goes with it, however this ends.
            $parent = $engine.Folder ?? [IO.Path]::GetTempPath()
            $folder = (New-Item (Join-Path $parent "dockernet-settings-$PID") -ItemType Directory -Force).FullName
            $settings += $folder
            $environment = @{ DOCKER_CONFIG = $folder; DOCKER_HOST = $engine.Host; DOCKERNET_TEST_HOST = $engine.Host; PATH = $path }
            if ($engine.Address) { $environment.DOCKERNET_TEST_ADDRESS = $engine.Address }
            $missing = Get-MissingFeature $engine.Host
            if ($missing) { $environment.DOCKERNET_TEST_WITHOUT = $missing -join ',' }
            $engine | Add-Member Environment $environment
            Import-TestImage -DockerHost $engine.Host
        }
        & $Script $engines.ToArray()
    } finally {
        $saved | ForEach-Object { Set-Item "env:$($_.Name)" $_.Value }
        $settings | Remove-Item -Recurse -Force -ErrorAction Ignore
        if ($private) {
            $engines | ForEach-Object { Stop-PrivateEngine $_.Folder }
            $left = @($engines | ForEach-Object { Get-EngineLeftover $_.Folder })
            if ($left) { throw "The private engine left something behind: $($left -join '; ')" }
        }
    }
}

# What engines of the day no longer do, by the tags of the tests that need it.
function Get-MissingFeature([string]$DockerHost) {
    $generation = (Invoke-EngineApi GET '/version' -DockerHost $DockerHost).Version -replace '\..*' -as [int]
    if ($generation -ge 29) { 'LinkVariables' }
}

# A context is resolved by the client that knows it; the tests speak to the address.
function Resolve-DockerHost([string]$Name) {
    if ($Name -match '://') { return $Name }
    if (-not $Name -and $env:DOCKER_HOST) { return $env:DOCKER_HOST }
    $context = @($Name | Where-Object { $_ })
    $address = if (Get-Command docker -CommandType Application -ErrorAction Ignore) {
        & docker context inspect @context --format '{{.Endpoints.docker.Host}}' 2>$null
    }
    if (-not $address) {
        throw ($Name ? "The context '$Name' is not known to docker here: name the engine by its address, as in -DockerHost unix:///var/run/docker.sock." :
            'There is no engine to use: become root on Linux, where a private one is brought, install Docker, or name an engine with -DockerHost.')
    }
    $address
}

Export-ModuleMember -Function Use-TestEngine
