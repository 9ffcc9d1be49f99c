# A session in which test files run one after the other, as they are named to it, until whoever started it is gone. What a session
# costs - to start, to load, to compile what runs often - is paid once for all of them.
param([Parameter(Mandatory)][string]$Pipe)
$ErrorActionPreference = 'Stop'

# What a file leaves behind is not there for the next.
function Get-SessionState {
    @{
        Environment = [Environment]::GetEnvironmentVariables()
        Module      = @(Get-Module).Path
        Variable    = @(Get-Variable -Scope Global).Name
        Place       = "$PWD"
    }
}

function Reset-SessionState($State) {
    Set-Location $State.Place
    foreach ($name in @([Environment]::GetEnvironmentVariables().Keys) + $State.Environment.Keys) {
        [Environment]::SetEnvironmentVariable($name, $State.Environment[$name])
    }
    # The module itself stays, as it does in the sessions of its users; what the tests share starts anew.
    Get-Module | Where-Object { $_.Path -notin $State.Module -and $_.Name -notlike 'DockerNet*' } | Remove-Module -Force
    Get-Module DockerNet.Testing | Remove-Module -Force
    Get-Variable -Scope Global | Where-Object Name -NotIn $State.Variable | Remove-Variable -Scope Global -Force -ErrorAction Ignore
    $global:PSDefaultParameterValues.Clear()
    $global:Error.Clear()
}

# All that it needs itself is out of a file's reach, which is run as a script of its own: so what that keeps in its script's
# scope goes with it, too.
& {
    $stream = [IO.Pipes.NamedPipeClientStream]::new('.', $Pipe, [IO.Pipes.PipeDirection]::In)
    $stream.Connect(60000)
    $reader = [IO.StreamReader]::new($stream)
    Import-Module (Join-Path $PSScriptRoot '../../../out/testing/Pester')
    $state = Get-SessionState
    while ($line = $reader.ReadLine()) {
        $order = $line | ConvertFrom-Json -AsHashtable
        & (Join-Path $PSScriptRoot 'Run-Tests.ps1') -Path $order.Path -Tag $order.Tag -ResultFile $order.Result *> $order.Log
        Reset-SessionState $state
    }
}
