# Waits for what happens by itself.
Set-StrictMode -Version 3
$ErrorActionPreference = 'Stop'

function Wait-Until {
    <#
    .SYNOPSIS
        Waits until a condition holds, and fails when it does not in time.
    .PARAMETER Timeout
        In seconds.
    #>
    param([Parameter(Mandatory)][scriptblock]$Condition, [double]$Timeout = 90, [string]$What = "$Condition".Trim())
    $clock = [Diagnostics.Stopwatch]::StartNew()
    # What takes long is not asked for as often: asking takes the time of what is waited for.
    $pause = 20
    while ($clock.Elapsed.TotalSeconds -lt $Timeout) {
        if (& $Condition) { return }
        Start-Sleep -Milliseconds $pause
        $pause = [Math]::Min(250, $pause * 1.25)
    }
    throw "Not within $Timeout s: $What"
}

function Complete-Job {
    <#
    .SYNOPSIS
        Waits until a job has ended, and takes what it wrote. Receive-Job -AutoRemoveJob sometimes removes one twice, which fails.
    #>
    param([Parameter(Mandatory, ValueFromPipeline)][Management.Automation.Job]$Job)
    process {
        $null = $Job | Wait-Job
        try { $Job | Receive-Job } finally { $Job | Remove-Job -Force -ErrorAction Ignore }
    }
}

Export-ModuleMember -Function Wait-Until, Complete-Job
