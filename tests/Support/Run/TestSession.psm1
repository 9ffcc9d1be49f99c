# Sessions that stay while test files run in them.
Set-StrictMode -Version 3
$ErrorActionPreference = 'Stop'

$pwsh = Join-Path $PSHOME pwsh
$count = 0

function Start-HiddenSession {
    <#
    .SYNOPSIS
        Starts a session of PowerShell of which all output goes to a file: there is no terminal to ask.
    #>
    [CmdletBinding()]
    param([Parameter(Mandatory)][string[]]$Word, [Parameter(Mandatory)][string]$Log, [hashtable]$Environment = @{})
    $quoted = @('-NoProfile', '-NonInteractive') + $Word | ForEach-Object { '"' + ($_ -replace '"', '\"') + '"' }
    Start-Process $pwsh $quoted -RedirectStandardOutput $Log -RedirectStandardError "$Log.error" -Environment $Environment -PassThru
}

function Start-TestSession {
    <#
    .SYNOPSIS
        Starts a session that waits for test files.
    .PARAMETER Folder
        Where its own output is kept: what it says when it breaks.
    #>
    [CmdletBinding()]
    param([Parameter(Mandatory)][hashtable]$Environment, [Parameter(Mandatory)][string]$Folder)
    $name = "dockernet-test-$PID-$(($script:count++))"
    $log = Join-Path $Folder "session-$count.log"
    $pipe = [IO.Pipes.NamedPipeServerStream]::new($name, [IO.Pipes.PipeDirection]::Out)
    # A session of some minutes never gets back what it costs to watch its code for where it could be faster.
    $words = '-File', (Join-Path $PSScriptRoot 'Run-Session.ps1'), '-Pipe', $name
    $process = Start-HiddenSession $words $log (@{ DOTNET_TieredPGO = '0' } + $Environment)
    [pscustomobject]@{ Process = $process; Pipe = $pipe; Log = $log; Writer = $null }
}

function Send-TestFile {
    <#
    .SYNOPSIS
        Names test files to a session, which then runs them.
    #>
    [CmdletBinding()]
    param([Parameter(Mandatory)]$Session, [Parameter(Mandatory)]$Test, [string[]]$Tag)
    if (-not $Session.Writer) {
        # One that ends at once never comes to the pipe.
        $come = $Session.Pipe.WaitForConnectionAsync()
        while (-not $come.Wait(100)) { if ($Session.Process.HasExited) { return } }
        $Session.Writer = [IO.StreamWriter]::new($Session.Pipe)
        $Session.Writer.AutoFlush = $true
    }
    $Session.Writer.WriteLine((@{ Path = @($Test.Path); Tag = @($Tag); Result = $Test.Result; Log = $Test.Log } | ConvertTo-Json -Compress))
}

function Stop-TestSession {
    <#
    .SYNOPSIS
        Ends a session with all that it started, and gives what it had to say.
    #>
    [CmdletBinding()]
    param([Parameter(Mandatory, ValueFromPipeline)]$Session)
    process {
        if (-not $Session.Process.HasExited) { $Session.Process.Kill($true) }
        $null = $Session.Process.WaitForExit(10000)
        $Session.Pipe.Dispose()
        Get-Content $Session.Log, "$($Session.Log).error"
    }
}

Export-ModuleMember -Function Start-HiddenSession, Start-TestSession, Send-TestFile, Stop-TestSession
