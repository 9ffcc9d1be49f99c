# Installs what the tests need and this machine lacks, where that can be done, and knows where to keep what they make.
Set-StrictMode -Version 3
$ErrorActionPreference = 'Stop'

function Install-TestPackage {
    <#
    .SYNOPSIS
        Installs the packages whose commands are missing.
    .PARAMETER Package
        The packages by their commands.
    #>
    [CmdletBinding()]
    param([Parameter(Mandatory)][Collections.IDictionary]$Package)

    $missing = @($Package.GetEnumerator() | Where-Object { -not (Get-Command $_.Key -CommandType Application -ErrorAction Ignore) } | ForEach-Object Value)
    if (-not $missing) { return }
    if (-not (Get-Command apt-get -ErrorAction Ignore)) {
        throw "Missing here: $($missing -join ', '). Install Docker, or name an engine with -DockerHost."
    }
    Write-Host "Installing $($missing -join ', ')"
    # Without this a package would start its service for the whole machine.
    $policy = '/usr/sbin/policy-rc.d'
    $ours = -not (Test-Path $policy)
    if ($ours) {
        Set-Content $policy "#!/bin/sh`nexit 101"
        & chmod +x $policy
    }
    try {
        $env:DEBIAN_FRONTEND = 'noninteractive'
        & apt-get update -qq | Out-Null
        & apt-get install -y -qq --no-install-recommends @missing | Out-Null
        if ($LASTEXITCODE) { throw "apt-get could not install $($missing -join ', '): see what 'apt-get install' says of it, or name an engine with -DockerHost." }
    } finally {
        if ($ours) { Remove-Item $policy }
    }
}

function Get-TestCache {
    <#
    .SYNOPSIS
        The folder where what takes long to make is kept on this machine.
    #>
    $folder = Join-Path ($env:XDG_CACHE_HOME ? $env:XDG_CACHE_HOME : "$HOME/.cache") 'dockernet-tests'
    $null = New-Item $folder -ItemType Directory -Force
    $folder
}

Export-ModuleMember -Function Install-TestPackage, Get-TestCache
