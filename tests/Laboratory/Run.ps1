# Compares the laboratories of some seeds on one engine, tells of each, and keeps what was counted for who started it.
param([Parameter(Mandatory)][string]$Seed, [string]$ResultFile, [switch]$Keep)
Set-StrictMode -Version 3
$ErrorActionPreference = 'Stop'
$PSStyle.OutputRendering = 'PlainText'
$ProgressPreference = 'SilentlyContinue'

Import-Module (Join-Path $PSScriptRoot '../Support/DockerNet.Testing.psm1')
Import-Module (Join-Path $PSScriptRoot 'Laboratory.psm1')

foreach ($each in $Seed -split ',') {
    try {
        $result = Test-Laboratory -Seed $each -Keep:$Keep
    } catch {
        # The next one may come off.
        Write-Host "Seed $each`: FAILED, $_ $($_.ScriptStackTrace)"
        if ($ResultFile) { [pscustomobject]@{ Seed = [int]$each; Reason = 'Failed'; Kind = "$_"; Pairs = 1 } | ConvertTo-Json -Compress -AsArray | Add-Content $ResultFile }
        continue
    }
    # In one go, since others write beside it.
    Write-Host ((Format-LaboratoryResult $result) -join "`n")
    if ($ResultFile) {
        $result.Pairs | Group-Object Reason, Kind | ForEach-Object {
            $first = $_.Group[0]
            [pscustomobject]@{ Seed = [int]$each; Reason = $first.Reason; Kind = $first.Kind; Pairs = $_.Count }
        } | ConvertTo-Json -Compress -AsArray | Add-Content $ResultFile
    }
    if ($Keep) {
        Write-Host ((Format-LaboratoryPlan $result.Plan) -join "`n")
        foreach ($names in $result.Laboratory.Name, $result.Laboratory.Network) {
            $names.GetEnumerator() | Sort-Object { $_.Key.Length }, Key | ForEach-Object { Write-Host "  $($_.Key) is $($_.Value)" }
        }
        Write-Host "It stands at $(Get-TestHost). Enter removes it."
        $null = [Console]::In.ReadLine()
        Remove-TestObject
    }
}
