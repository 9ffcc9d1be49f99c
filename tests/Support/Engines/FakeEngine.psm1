# Starts an engine that fails in the ways that a real one will not on demand.
Set-StrictMode -Version 3
$ErrorActionPreference = 'Stop'

Add-Type -Path (Join-Path $PSScriptRoot '../../../out/testing/DockerNet.Testing.dll')

function Start-FakeEngine {
    <#
    .SYNOPSIS
        Starts it. Dispose of it to stop it.
    .PARAMETER Behaviour
        How it answers: Hang, Cut, HangInBody, Html, HtmlError, BadJson, ServerError, Full (in the middle of an upload), or
        a text that it answers with; or a whole answer as bytes in base 64: Raw:... ends the connection after it,
        RawHang:... never ends; Endless:STATUS:TEXT sends the text again and again.
    .PARAMETER Route
        Answers of single paths, as @{ 'GET /containers/json' = '[]' }.
    #>
    param([Parameter(Mandatory)][string]$Behaviour, [hashtable]$Route = @{})
    $routes = [Collections.Generic.Dictionary[string, string]]::new()
    $Route.GetEnumerator() | ForEach-Object { $routes[$_.Key] = $_.Value }
    [DockerNet.Testing.FakeEngine]::new($Behaviour, $routes)
}

Export-ModuleMember -Function Start-FakeEngine
