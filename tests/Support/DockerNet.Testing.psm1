# What the test files share. Each imports this module, and through it the built module.
Set-StrictMode -Version 3
$ErrorActionPreference = 'Stop'

$module = [IO.Path]::GetFullPath((Join-Path $PSScriptRoot '../../out/DockerNet/DockerNet.psd1'))
Import-Module $module -Global
Import-Module (Join-Path $PSScriptRoot 'EngineApi.psm1') -Global

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

function Wait-Until {
    <#
    .SYNOPSIS
        Waits until a condition holds, and fails when it does not in time.
    #>
    param([Parameter(Mandatory)][scriptblock]$Condition, [double]$Timeout = 20, [string]$What = "$Condition".Trim())
    $clock = [Diagnostics.Stopwatch]::StartNew()
    while ($clock.Elapsed.TotalSeconds -lt $Timeout) {
        if (& $Condition) { return }
        Start-Sleep -Milliseconds 50
    }
    throw "Not within $Timeout s: $What"
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

function Invoke-AndStop {
    <#
    .SYNOPSIS
        Runs a script with the module in a runspace of its own, stops it as Ctrl+C does once a condition holds, and tells
        how long it took to end and what it wrote.
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
            Errors     = @($shell.Streams.Error)
            Output     = @($output)
        }
    } finally {
        $shell.Dispose()
    }
}

Export-ModuleMember -Function New-TestName, Remove-TestObject, Wait-Until, Get-ErrorOf, Invoke-AndStop
