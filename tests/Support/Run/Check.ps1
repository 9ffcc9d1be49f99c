<#
.SYNOPSIS
    Checks what no test runs: format, help, changelog and manifest. A line for each, and exit code 1 if one failed.
.PARAMETER Root
    The folder of the repository.
.PARAMETER Module
    The manifest of the built module.
#>
param([Parameter(Mandatory)][string]$Root, [Parameter(Mandatory)][string]$Module)
# PlatyPS runs in the caller's mode, and a stricter one breaks it.
Set-StrictMode -Version 1
$ErrorActionPreference = 'Stop'
$PSNativeCommandUseErrorActionPreference = $false

$Root, $Module = $Root, $Module | Convert-Path
$help = Join-Path $Root 'en-US'
$manifest = Import-PowerShellDataFile $Module

# Each check gives the reasons why it failed: none when all is well.
function Test-Format {
    $output = & dotnet format (Join-Path $Root 'DockerNet.sln') --verify-no-changes --no-restore 2>&1
    if ($LASTEXITCODE) { $output | Select-Object -First 10 | ForEach-Object { "$_" } }
}

function Test-HelpDrift {
    $copy = Join-Path ([IO.Path]::GetTempPath()) "dockernet-check-$PID"
    try {
        Copy-Item $help $copy -Recurse
        & (Join-Path $PSScriptRoot 'Update-Help.ps1') -Module $Module -Folder $copy
        $names = @($help, $copy | Get-ChildItem -File | ForEach-Object Name | Sort-Object -Unique)
        foreach ($name in $names) {
            $committed, $fresh = $help, $copy | ForEach-Object { Get-FileHash (Join-Path $_ $name) -ErrorAction Ignore }
            if ($committed.Hash -ne $fresh.Hash) { "en-US/$name is not up to date: run build.ps1 Help" }
        }
    } finally {
        Remove-Item $copy -Recurse -Force -ErrorAction Ignore
    }
}

function Test-HelpText {
    Get-ChildItem $help -File | Select-String '\{\{.*\}\}' | ForEach-Object { "$($_.Filename):$($_.LineNumber) has a placeholder" }
    $xml = [xml](Get-Content (Join-Path $help 'DockerNet.dll-Help.xml') -Raw)
    foreach ($name in $manifest.CmdletsToExport) {
        $text = $xml.helpItems.command | Where-Object { $_.details.name -eq $name }
        if (-not $text) { "$name has no help"; continue }
        if (-not "$($text.details.description.para)".Trim('. ')) { "$name has no synopsis" }
        if (-not "$($text.description.para)".Trim()) { "$name has no description" }
        if (-not @($text.examples.example | Where-Object { $_.code })) { "$name has no example" }
        $text.parameters.parameter | Where-Object { -not "$($_.description.para)".Trim() } |
            ForEach-Object { "$name -$($_.name) has no text" }
    }
}

function Test-Changelog {
    $version = [regex]::Match((Get-Content (Join-Path $Root 'CHANGELOG.md') -Raw), '(?m)^## \[(\d+\.\d+\.\d+)\]').Groups[1].Value
    if ($version -ne $manifest.ModuleVersion) { "the changelog's first version is '$version', the manifest's $($manifest.ModuleVersion)" }
}

# In a process of its own: the manifest would hide what it does not list, and the assembly would stay locked.
function Test-Manifest {
    $assembly = Join-Path (Split-Path $Module) $manifest.RootModule
    $pwsh = (Join-Path $PSHOME pwsh)
    $built = & $pwsh -NoProfile -NonInteractive -Command "(Import-Module '$assembly' -PassThru).ExportedCmdlets.Keys"
    Compare-Object @($built) @($manifest.CmdletsToExport) | ForEach-Object {
        $_.SideIndicator -eq '<=' ? "$($_.InputObject) is not in the manifest" : "$($_.InputObject) is in the manifest only"
    }
}

$checks = [ordered]@{
    'format'                = 'Test-Format'
    'help is up to date'    = 'Test-HelpDrift'
    'help is complete'      = 'Test-HelpText'
    'changelog and version' = 'Test-Changelog'
    'manifest and cmdlets'  = 'Test-Manifest'
}
$failed = $false
foreach ($check in $checks.GetEnumerator()) {
    $reasons = try { @(& $check.Value) } catch { @("$_") }
    if ($reasons) {
        $failed = $true
        Write-Host "FAILED  $($check.Key): $($reasons -join '; ')"
    } else {
        Write-Host "ok      $($check.Key)"
    }
}
exit [int]$failed
