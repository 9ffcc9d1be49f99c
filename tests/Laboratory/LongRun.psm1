# Compares many laboratories side by side, on as many engines as there are, and counts what came of it.
Set-StrictMode -Version 3
$ErrorActionPreference = 'Stop'

$pwsh = Join-Path $PSHOME pwsh

function Expand-Seed {
    <#
    .SYNOPSIS
        Gives the numbers that texts such as 1..100 or 3,17 mean.
    #>
    [CmdletBinding()]
    param([Parameter(Mandatory)][string[]]$Text)

    foreach ($part in $Text -split ',' | ForEach-Object Trim) {
        if ($part -notmatch '^(\d{1,6})(?:\.\.(\d{1,6}))?$') { throw "'$part' is no seed: give numbers and ranges, such as 1..100 or 3,17." }
        $Matches[2] ? ([int]$Matches[1]..[int]$Matches[2]) : [int]$Matches[1]
    }
}

function Invoke-LongRun {
    <#
    .SYNOPSIS
        Compares the laboratories of some seeds, tells of each, and at the end of all together.
    .PARAMETER Keep
        Leaves the laboratory of each seed standing until Enter is pressed.
    .OUTPUTS
        How many pairs differ. A seed that broke off counts as one.
    #>
    [CmdletBinding()]
    param([Parameter(Mandatory)][int[]]$Seed, [Parameter(Mandatory)][object[]]$Engine, [Parameter(Mandatory)][string]$Folder, [switch]$Keep)

    $null = New-Item $Folder -ItemType Directory -Force
    $runs = @(foreach ($number in 0..([Math]::Min($Engine.Count, $Seed.Count) - 1)) {
            $share = @(for ($i = $number; $i -lt $Seed.Count; $i += $Engine.Count) { $Seed[$i] })
            $file = Join-Path $Folder "$number.json"
            Remove-Item $file -ErrorAction Ignore
            $words = '-NoProfile', '-NonInteractive', '-File', "`"$(Join-Path $PSScriptRoot 'Run.ps1')`"", '-Seed', ($share -join ','), '-ResultFile', "`"$file`""
            if ($Keep) { $words += '-Keep' }
            [pscustomobject]@{ Process = Start-Process $pwsh $words -NoNewWindow -PassThru -Environment $Engine[$number].Environment; File = $file; Share = $share }
        })
    try {
        $runs.Process | ForEach-Object WaitForExit
    } finally {
        $runs.Process.Where({ -not $_.HasExited }) | ForEach-Object { $_.Kill($true) }
    }
    $rows = @($runs.File.Where({ Test-Path $_ }) | ForEach-Object { Get-Content $_ } | ForEach-Object { $_ | ConvertFrom-Json })
    # Seeds that nothing is known of broke off with their session.
    $lost = @($Seed.Where({ $_ -notin @($rows | ForEach-Object Seed) }) | ForEach-Object {
            [pscustomobject]@{ Seed = $_; Reason = 'Failed'; Kind = 'the session broke off'; Pairs = 1 }
        })
    Write-Total ($rows + $lost)
}

function Write-Total([object[]]$Row) {
    $different = $Row.Where({ $_.Kind })
    if ($different) {
        $different | Group-Object Kind | ForEach-Object {
            [pscustomobject]@{ Pairs = Get-Sum $_.Group; Kind = $_.Name; Seeds = ($_.Group.Seed | Sort-Object -Unique | Select-Object -First 8) -join ' ' }
        } | Sort-Object Pairs -Descending | Format-Table -Wrap | Out-String -Width 160 | Write-Host
    }
    $reasons = @($Row | Group-Object Reason | ForEach-Object {
            [pscustomobject]@{ Reason = $_.Name; Pairs = Get-Sum $_.Group; Different = Get-Sum $_.Group.Where({ $_.Kind }) }
        } | Sort-Object Pairs -Descending)
    $all = [pscustomobject]@{ Reason = 'all'; Pairs = Get-Sum $Row; Different = Get-Sum $different }
    $reasons + $all | Format-Table | Out-String -Width 80 | Write-Host
    $all.Different
}

function Get-Sum([object[]]$Row) {
    $sum = 0
    foreach ($one in $Row) { $sum += $one.Pairs }
    $sum
}

Export-ModuleMember -Function Expand-Seed, Invoke-LongRun
