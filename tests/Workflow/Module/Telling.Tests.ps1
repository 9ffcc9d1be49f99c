# What cmdlets tell of themselves: progress of what takes long, and what -WhatIf says.
BeforeAll {
    Import-Module "$PSScriptRoot/../../Support/DockerNet.Testing.psm1" -Force

    $script:busybox = 'dockernet/busybox:test'
    $script:web = (New-DockerContainer $busybox -Name (New-TestName web) -Start).Name

    function Invoke-Watched([string]$Command) {
        $shell = [powershell]::Create()
        try {
            $null = $shell.AddScript("Import-Module '$((Get-Module DockerNet).Path)'; `$env:DOCKER_HOST = '$(Get-TestHost)'; $Command").Invoke()
            @($shell.Streams.Progress | Where-Object Activity -Like '*-*')
        } finally { $shell.Dispose() }
    }
}

AfterAll { Remove-TestObject }

Describe 'Progress' {
    It 'of what takes long is shown in time, and ends: <Command>' -ForEach @(
        @{ Command = 'Stop-DockerContainer {0} -Timeout 3'; Status = 'Stop the container *' }
        @{ Command = 'Wait-DockerContainer {0} -Timeout 3 -ErrorAction Ignore'; Status = '*' }
        @{ Command = 'Test-ContainerPing {0} 127.0.0.1 -Count 4'; Status = 'Run a program in the container *' }
    ) {
        $container = (New-DockerContainer $busybox -Name (New-TestName slow) -Start).Name
        $shown = Invoke-Watched ($Command -f $container)
        $shown.Count | Should -BeGreaterThan 1
        $shown[0].Activity | Should -Be ($Command -split ' ')[0]
        $shown[0].StatusDescription | Should -BeLike $Status
        $shown[-1].RecordType | Should -Be 'Completed'
    }

    It 'is not shown where nothing takes long, or the output shows it: <_>' -ForEach 'Get-DockerContainer', 'Invoke-ContainerCommand {0} sleep 2' {
        Invoke-Watched ($_ -f $web) | Should -BeNullOrEmpty
    }
}

Describe '-WhatIf' {
    It 'names what is done, and what would be in the way: <Command>' -ForEach @(
        @{ Command = 'Remove-DockerContainer $web'; Says = 'Remove container, which is running: -Force is needed' }
        @{ Command = 'Remove-DockerContainer $web -Force'; Says = 'Remove container' }
        @{ Command = 'Stop-DockerContainer $web'; Says = 'Stop container' }
        @{ Command = 'Suspend-DockerContainer $web'; Says = 'Suspend container' }
        @{ Command = 'Invoke-ContainerCommand $web ls /'; Says = 'Run ls / in container' }
        @{ Command = 'Remove-DockerVolume $volume'; Says = 'Remove volume and its data; in the way: $user, which use it' }
        @{ Command = 'Remove-DockerNetwork $network'; Says = 'Remove network; in the way: members: $user' }
        @{ Command = 'New-DockerVolume $volume-2'; Says = 'Create volume' }
        @{ Command = 'Rename-DockerContainer $web $web-2'; Says = 'Rename container to $web-2' }
    ) {
        $volume = New-TestName data
        $network = (New-DockerBridge (New-TestName net)).Name
        $user = (New-DockerContainer $busybox -Name (New-TestName user) -Volume "${volume}:/data" -Network $network -Start).Name
        $line = $ExecutionContext.InvokeCommand.ExpandString($Command)
        $target = ($line -split ' ')[1]
        $said = & (Join-Path $PSHOME pwsh) -NoProfile -NonInteractive -Command "Import-Module '$((Get-Module DockerNet).Path)'; $line -WhatIf -DockerHost $(Get-TestHost)"
        "$said" | Should -Be "What if: Performing the operation ""$($ExecutionContext.InvokeCommand.ExpandString($Says))"" on target ""$target""."
    }
}
