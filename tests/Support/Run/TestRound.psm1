# Runs tests on one engine after the other.
Set-StrictMode -Version 3
$ErrorActionPreference = 'Stop'

Import-Module (Join-Path $PSScriptRoot '../Engines/TestEngine.psm1')
Import-Module (Join-Path $PSScriptRoot '../Engines/EngineGeneration.psm1')
Import-Module (Join-Path $PSScriptRoot 'TestRun.psm1')

# The workflows in which generations of engines differ most.
$differing = '[\\/]Workflow[\\/]((Links|Networks|Reachability|Ports|Volumes)[\\/]|Containers[\\/]Differential\.)'

function Invoke-TestRound {
    <#
    .SYNOPSIS
        Runs test files on each engine, tells what came of it on each, and gives how many tests passed, failed and were skipped.
    .PARAMETER Engine
        Versions of engines, or what they begin with. By default the one engine that -DockerHost or -EngineRoot names, or that
        is installed.
    .PARAMETER Also
        Versions of engines on which those workflows are run besides in which generations differ. What cannot be had is skipped.
    .PARAMETER Count
        How many engines of each there are, where they are private.
    #>
    [CmdletBinding()]
    param(
        [Parameter(Mandatory)][string[]]$File, [string[]]$Tag, [string[]]$Engine, [string[]]$Also, [string]$DockerHost, [string]$EngineRoot,
        [Parameter(Mandatory)][int]$Count, [Parameter(Mandatory)][string]$Folder
    )

    # Before anything runs: whoever asks for an engine that cannot be had is told at once.
    $rounds = @(if ($Engine -or $Also) {
        if ($DockerHost -or $EngineRoot) { throw '-Engine and -Also bring engines of their own: they do not go with -DockerHost or -EngineRoot.' }
        Get-Round $File $Engine $Also
    } else {
        New-Round '' $EngineRoot $File
    })
    foreach ($round in $rounds | Where-Object File) {
        if ($round.Version) { Write-Host "On Engine $($round.Version)" }
        $place = Join-Path $Folder $round.Version
        $round.Result = Use-TestEngine -Count ([Math]::Min($Count, $round.File.Count)) -DockerHost $DockerHost -EngineRoot $round.Root -Script {
            param($Brought)
            Invoke-TestRun -File $round.File -Tag $Tag -Engine $Brought -Folder $place
        }
    }
    foreach ($round in $rounds | Where-Object Version) { Write-Host "Engine $($round.Version): $(Format-TestResult $round.Result)" }
    $total = @{}
    foreach ($word in 'Passed', 'Failed', 'Skipped') { $total[$word] = ($rounds.Result | Measure-Object $word -Sum).Sum }
    [pscustomobject]$total
}

function Format-TestResult {
    <#
    .SYNOPSIS
        What came of tests, in one line.
    #>
    [CmdletBinding()]
    param([Parameter(Mandatory)]$Result)
    "$($Result.Passed) passed, $($Result.Failed) failed$(if ($Result.Skipped) { ", $($Result.Skipped) skipped" })"
}

function Get-Round([string[]]$File, [string[]]$Engine, [string[]]$Also) {
    if (-not $IsLinux -or (& id -u) -ne 0) { throw 'Engines of several versions are private ones, which root on Linux alone can have.' }
    # No version is any: that of the installed one.
    foreach ($version in $Engine ? $Engine : '') {
        $found = Get-EngineGeneration $version
        New-Round $found.Version $found.Root $File
    }
    $some = @($File -match $differing)
    foreach ($version in $Also) {
        try {
            $found = Get-EngineGeneration $version
            New-Round $found.Version $found.Root $some
        } catch {
            Write-Host "$($some.Count) test files are skipped on Engine ${version}: $_"
            New-Round $version '' @() $some.Count
        }
    }
}

# One that is not run has no files, and says how many those were.
function New-Round([string]$Version, [string]$Root, [string[]]$File, [int]$Skipped = 0) {
    $result = [pscustomobject]@{ Passed = 0; Failed = 0; Skipped = $Skipped }
    [pscustomobject]@{ Version = $Version; Root = $Root; File = $File; Result = $result }
}

Export-ModuleMember -Function Invoke-TestRound, Format-TestResult
