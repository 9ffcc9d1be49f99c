# What is in two folders, item by item, whatever bytes their names have: the tests must run as root.
Set-StrictMode -Version 3
$ErrorActionPreference = 'Stop'

function Get-TreeItem {
    <#
    .SYNOPSIS
        Tells all of what is in a folder that can be told but parts of seconds, an object an item.
    #>
    param([Parameter(Mandatory)][string]$Folder)
    & python3 (Join-Path $PSScriptRoot GeneratedTree.py) tell $Folder | ConvertFrom-Json -AsHashtable
    if ($LASTEXITCODE) { throw "$Folder cannot be told." }
}

function Compare-TreeItem {
    <#
    .SYNOPSIS
        Tells which items are not the same in two folders, and in what: nothing when all are.
    .PARAMETER But
        What does not count.
    #>
    param([Parameter(Mandatory)][string]$Folder, [Parameter(Mandatory)][string]$Other, [string[]]$But = @())
    $others = [Collections.Generic.Dictionary[string, object]]::new()
    Get-TreeItem $Other | ForEach-Object { $others[$_.path] = $_ }
    foreach ($item in Get-TreeItem $Folder) {
        $same = $null
        if (-not $others.Remove($item.path, [ref]$same)) {
            [pscustomobject]@{ Path = $item.path; Type = $item.type; What = 'missing'; Value = $item.time }
            continue
        }
        foreach ($key in $item.Keys | Where-Object { $_ -notin $But }) {
            if (($item[$key] | ConvertTo-Json -Compress) -cne ($same[$key] | ConvertTo-Json -Compress)) {
                [pscustomobject]@{ Path = $item.path; Type = $item.type; What = $key; Value = $item[$key]; Is = $same[$key] }
            }
        }
    }
    $others.Values | ForEach-Object { [pscustomobject]@{ Path = $_.path; Type = $_.type; What = 'additional' } }
}

Export-ModuleMember -Function Get-TreeItem, Compare-TreeItem
