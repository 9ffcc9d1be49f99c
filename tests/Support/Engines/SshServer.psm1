# A real ssh server of this computer's loopback address, with keys of its own, and the ssh that knows them.
Set-StrictMode -Version 3
$ErrorActionPreference = 'Stop'

Import-Module (Join-Path $PSScriptRoot 'TestPackage.psm1')
Import-Module (Join-Path $PSScriptRoot '../WaitUntil.psm1')

function Start-SshServer {
    <#
    .SYNOPSIS
        Starts it.
    .PARAMETER Folder
        Where its keys lie, and a folder bin whose ssh knows them: to be put before all others of PATH.
    .OUTPUTS
        Its Port and its Process, to be stopped.
    #>
    param([Parameter(Mandatory)][string]$Folder)

    Install-TestPackage ([ordered]@{ sshd = 'openssh-server'; ssh = 'openssh-client' })
    $null = New-Item "$Folder/bin", /run/sshd -ItemType Directory -Force
    foreach ($name in 'host', 'caller', 'stranger') { & ssh-keygen -q -t ed25519 -N '' -f "$Folder/$name" }
    $listener = [Net.Sockets.TcpListener]::new([ipaddress]::Loopback, 0)
    $listener.Start()
    $port = $listener.LocalEndpoint.Port
    $listener.Stop()
    Set-Content "$Folder/server" @(
        "Port $port", 'ListenAddress 127.0.0.1', "HostKey $Folder/host", "AuthorizedKeysFile $Folder/caller.pub", "PidFile $Folder/pid"
        'StrictModes no', 'UsePAM no', 'MaxStartups 5', 'PasswordAuthentication yes', 'KbdInteractiveAuthentication no'
    )
    Set-Content "$Folder/known" "[127.0.0.1]:$port $(Get-Content "$Folder/host.pub")"
    # Of the caller's own settings nothing counts, and nothing is written there.
    Set-Content "$Folder/client" 'Host *', "IdentityFile $Folder/caller", 'IdentitiesOnly yes', "UserKnownHostsFile $Folder/known", 'GlobalKnownHostsFile /dev/null'
    Set-Content "$Folder/bin/ssh" '#!/bin/sh', "exec $((Get-Command ssh -CommandType Application)[0].Source) -F '$Folder/client' `"`$@`""
    & chmod +x "$Folder/bin/ssh"
    $process = Start-Process (Get-Command sshd -CommandType Application)[0].Source -ArgumentList '-D', '-e', '-f', "$Folder/server" -PassThru -RedirectStandardError "$Folder/log"
    Wait-Until { try { [Net.Sockets.TcpClient]::new('127.0.0.1', $port).Dispose(); $true } catch { $false } }
    [pscustomobject]@{ Port = $port; Process = $process; Folder = $Folder }
}

function Stop-SshServer {
    <#
    .SYNOPSIS
        Ends it, with all sessions that it has.
    #>
    param([Parameter(Mandatory)]$Server)

    $Server.Process.Kill($true)
}

Export-ModuleMember -Function Start-SshServer, Stop-SshServer
