# Runs test files in a session of their own, and writes what came of them where the caller wants it.
param([Parameter(Mandatory)][string[]]$Path, [string[]]$Tag, [Parameter(Mandatory)][string]$ResultFile)
$ErrorActionPreference = 'Stop'

# Tests ask for warnings where they are about them; elsewhere these would only hide what failed.
$global:WarningPreference = 'SilentlyContinue'

Import-Module Pester -MinimumVersion 5.5
$configuration = New-PesterConfiguration
$configuration.Run.Path = $Path -split ','
$configuration.Run.PassThru = $true
$configuration.Output.Verbosity = 'Normal'
if ($Tag) { $configuration.Filter.Tag = $Tag -split ',' }
$result = Invoke-Pester -Configuration $configuration
@{
    Passed  = $result.PassedCount
    # A block or file that broke ran no test, and must not pass for one that did.
    Failed  = $result.FailedCount + $result.FailedBlocksCount + $result.FailedContainersCount
    Skipped = $result.SkippedCount + $result.NotRunCount
} | ConvertTo-Json | Set-Content $ResultFile
