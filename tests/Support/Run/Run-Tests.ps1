# Runs test files, and writes what came of it where the caller wants it.
param([Parameter(Mandatory)][string[]]$Path, [string[]]$Tag, [Parameter(Mandatory)][string]$ResultFile)
$ErrorActionPreference = 'Stop'

# Tests ask for warnings where they are about them; elsewhere these would only hide what failed.
$global:WarningPreference = 'SilentlyContinue'

Import-Module (Join-Path $PSScriptRoot '../../../out/testing/Pester')
$configuration = New-PesterConfiguration
$configuration.Run.Path = $Path
$configuration.Run.PassThru = $true
$configuration.Output.Verbosity = 'Normal'
if ($env:DOCKERNET_TEST_WITHOUT) { $configuration.Filter.ExcludeTag = $env:DOCKERNET_TEST_WITHOUT -split ',' }
if ($Tag) { $configuration.Filter.Tag = $Tag }
$result = Invoke-Pester -Configuration $configuration
@{
    Passed  = $result.PassedCount
    # A block or file that broke ran no test, and must not pass for one that did.
    Failed  = $result.FailedCount + $result.FailedBlocksCount + $result.FailedContainersCount
    # What has no such tag was not asked for.
    Skipped = $result.SkippedCount + ($Tag ? 0 : $result.NotRunCount)
} | ConvertTo-Json | Set-Content "$ResultFile.new"
# Whole or not there: whoever waits for it reads it at once.
Move-Item "$ResultFile.new" $ResultFile
