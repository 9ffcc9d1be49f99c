# Runs shell scripts in several containers at the same time, as docker exec does.
Set-StrictMode -Version 3
$ErrorActionPreference = 'Stop'

Import-Module (Join-Path $PSScriptRoot '../Support/Engines/EngineApi.psm1')

function Invoke-InContainer {
    <#
    .SYNOPSIS
        Runs a script in each of some containers, and gives the lines that it wrote.
    .PARAMETER Work
        Objects with a Key to know each by, the container's Id, the Script, and the words that are its arguments. Those with
        the same Place run one after the other: pings in one network namespace could take each other's answers.
    #>
    [CmdletBinding()]
    param([Parameter(Mandatory, Position = 0)][object[]]$Work, [int]$ThrottleLimit = 4)

    $address = Get-TestHost
    $Work | Group-Object Place | ForEach-Object -ThrottleLimit $ThrottleLimit -Parallel {
        $engine = $using:address
        $send = {
            param($path, $body)
            $bytes = [Text.Encoding]::UTF8.GetBytes((ConvertTo-Json $body -Depth 5 -Compress))
            $answer = [DockerNet.Testing.EngineClient]::Send($engine, 'POST', $path, $bytes, 'application/json')
            if ($answer.Item1 -ge 400) { throw "POST $path`: $($answer.Item1) $($answer.Item2)" }
            $answer.Item2
        }
        foreach ($one in $_.Group) {
            # With a terminal the two streams come as one, and as plain text.
            $command = @('sh', '-c', $one.Script, 'sh') + $one.Word
            $exec = (& $send "/containers/$($one.Id)/exec" @{ AttachStdout = $true; AttachStderr = $true; Tty = $true; User = '0'; Cmd = $command } | ConvertFrom-Json).Id
            $text = & $send "/exec/$exec/start" @{ Detach = $false; Tty = $true }
            [pscustomobject]@{ Key = $one.Key; Line = @($text -split '\r?\n' | Where-Object { $_ }) }
        }
    }
}

Export-ModuleMember -Function Invoke-InContainer
