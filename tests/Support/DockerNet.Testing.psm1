# What the test files share. Each imports this module, and through it the built module.
Set-StrictMode -Version 3
$ErrorActionPreference = 'Stop'

$module = [IO.Path]::GetFullPath((Join-Path $PSScriptRoot '../../out/DockerNet/DockerNet.psd1'))
Import-Module $module -Global
Import-Module (Join-Path $PSScriptRoot 'Engines/EngineApi.psm1') -Global
Import-Module (Join-Path $PSScriptRoot 'WaitUntil.psm1') -Global

# The image that helpers are made of where a test names no other.
$env:DOCKERNET_PROBE_IMAGE = 'dockernet/busybox:test'

# Everything that a test file makes has a name of this form, and goes when the file is done.
$run = '{0:x6}' -f (Get-Random -Maximum 0xffffff)
$count = 0

function New-TestName {
    <#
    .SYNOPSIS
        A name that nothing else has: of containers, networks and volumes.
    #>
    param([string]$Text = 'x')
    $script:count++
    "dnt$run-$Text-$count"
}

function Remove-TestObject {
    <#
    .SYNOPSIS
        Removes all containers, networks and volumes with names of this run.
    #>
    foreach ($container in Invoke-EngineApi GET '/containers/json?all=1') {
        if ($container.Names -match "^/dnt$run-" -or ($container.Labels.PSObject.Properties['dnt']?.Value -eq $run)) {
            Invoke-EngineApi DELETE "/containers/$($container.Id)?force=1&v=1" -IgnoreError
        }
    }
    foreach ($network in Invoke-EngineApi GET '/networks') {
        if ($network.Name -like "dnt$run-*") { Invoke-EngineApi DELETE "/networks/$($network.Id)" -IgnoreError }
    }
    foreach ($volume in (Invoke-EngineApi GET '/volumes').Volumes) {
        if ($volume.Name -like "dnt$run-*") { Invoke-EngineApi DELETE "/volumes/$($volume.Name)?force=1" -IgnoreError }
    }
}

function Get-ErrorOf {
    <#
    .SYNOPSIS
        Runs a script and gives the error records it wrote or threw.
    #>
    param([Parameter(Mandatory)][scriptblock]$Script)
    $ErrorActionPreference = 'Continue'
    try { & $Script 2>&1 | Where-Object { $_ -is [Management.Automation.ErrorRecord] } } catch { $_ }
}

function Get-Completion {
    <#
    .SYNOPSIS
        Gives what the tab key offers for a parameter. A prompt waits a second at most for the engine, so whoever gets
        nothing from a slow one presses the key again.
    #>
    param([Parameter(Mandatory)][string]$Line)
    $found = @{}
    Wait-Until -What "something to complete '$Line' with" {
        $found.Matches = @((TabExpansion2 $Line $Line.Length).CompletionMatches | Where-Object ResultType -EQ ParameterValue)
        $found.Matches
    }
    $found.Matches
}

function Invoke-AndStop {
    <#
    .SYNOPSIS
        Runs a script with the module in a runspace of its own, stops it as Ctrl+C does once a condition holds, and tells
        how long it took to end and what it wrote.
    .NOTES
        What is run would go on for half a minute at least, so Patience tells a stop from an end even on a slow computer.
        How prompt a stop is, the benchmark measures.
    #>
    param([Parameter(Mandatory)][scriptblock]$Script, [object[]]$Argument = @(), [scriptblock]$When = { $true }, [double]$After = 0.5)
    $shell = [powershell]::Create()
    try {
        $null = $shell.AddScript("Import-Module '$module'").Invoke()
        $shell.Commands.Clear()
        $null = $shell.AddScript($Script.ToString())
        $Argument | ForEach-Object { $null = $shell.AddArgument($_) }
        $output = [Management.Automation.PSDataCollection[psobject]]::new()
        $started = $shell.BeginInvoke([Management.Automation.PSDataCollection[psobject]]::new(), $output)
        Start-Sleep -Seconds $After
        Wait-Until $When -What "$When"
        $running = -not $started.IsCompleted
        $clock = [Diagnostics.Stopwatch]::StartNew()
        $shell.Stop()
        [pscustomobject]@{
            WasRunning = $running
            Elapsed    = $clock.Elapsed
            Patience   = [TimeSpan]::FromSeconds(15)
            Errors     = @($shell.Streams.Error)
            Output     = @($output)
        }
    } finally {
        $shell.Dispose()
    }
}

Export-ModuleMember -Function New-TestName, Remove-TestObject, Get-ErrorOf, Get-Completion, Invoke-AndStop
