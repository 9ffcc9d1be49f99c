# Asks an engine directly, so that what a test prepares, checks and clears away does not rest on what it tests.
Set-StrictMode -Version 3
$ErrorActionPreference = 'Stop'

Add-Type -Path (Join-Path $PSScriptRoot '../../../out/testing/DockerNet.Testing.dll')

function Get-TestHost {
    <#
    .SYNOPSIS
        The engine that the tests use.
    #>
    $env:DOCKERNET_TEST_HOST ?? $(throw 'Run the tests by build.ps1 Test, which brings an engine.')
}

function Invoke-EngineApi {
    <#
    .SYNOPSIS
        Sends a request to the engine and gives what its answer says.
    .PARAMETER Body
        An object to send as JSON, or bytes to send as they are.
    .PARAMETER RegistryAuth
        An object that tells a registry who is asking.
    .PARAMETER IgnoreError
        Does not mind when the engine refuses.
    #>
    [CmdletBinding()]
    param(
        [Parameter(Mandatory, Position = 0)][string]$Method,
        [Parameter(Mandatory, Position = 1)][string]$Path,
        [Parameter(Position = 2)]$Body,
        [string]$DockerHost = (Get-TestHost),
        $RegistryAuth,
        [switch]$IgnoreError
    )

    $bytes = $null
    $type = 'application/json'
    if ($Body -is [byte[]]) {
        $bytes = $Body
        $type = 'application/x-tar'
    } elseif ($null -ne $Body) {
        $bytes = [Text.Encoding]::UTF8.GetBytes((ConvertTo-Json $Body -Depth 9 -Compress))
    }
    $auth = $null -eq $RegistryAuth ? [NullString]::Value : [Convert]::ToBase64String([Text.Encoding]::UTF8.GetBytes((ConvertTo-Json $RegistryAuth)))
    $answer = [DockerNet.Testing.EngineClient]::Send($DockerHost, $Method, $Path, $bytes, $type, $auth)
    if ($answer.Item1 -ge 400) {
        if ($IgnoreError) { return }
        throw "$Method $Path`: $($answer.Item1) $($answer.Item2)"
    }
    if ($answer.Item2 -match '^\s*[\[{]') {
        # Of a stream of messages the last one tells how it ended.
        $text = $answer.Item2.TrimStart().StartsWith('[') ? $answer.Item2 : ($answer.Item2.TrimEnd() -split "`n")[-1]
        ConvertFrom-Json $text -Depth 20
    }
}

function Get-EngineEvent {
    <#
    .SYNOPSIS
        Gives what the engine noted of some containers since a moment, in its order.
    #>
    [CmdletBinding()]
    param([Parameter(Mandatory)][string[]]$Container, [Parameter(Mandatory)][string[]]$Event, [Parameter(Mandatory)][DateTimeOffset]$Since)

    $filter = [Uri]::EscapeDataString((@{ container = $Container; event = $Event } | ConvertTo-Json -Compress))
    # It tells of whole seconds, and ends by itself when the last one is over.
    $from = $Since.ToUnixTimeSeconds() - 1
    $until = [DateTimeOffset]::UtcNow.ToUnixTimeSeconds() + 1
    $answer = [DockerNet.Testing.EngineClient]::Send((Get-TestHost), 'GET', "/events?since=$from&until=$until&filters=$filter", $null, 'application/json').Item2
    $answer -split "`n" | Where-Object { $_ } | ConvertFrom-Json
}

Export-ModuleMember -Function Get-TestHost, Invoke-EngineApi, Get-EngineEvent
