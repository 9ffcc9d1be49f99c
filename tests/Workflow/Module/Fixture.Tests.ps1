# The private engine must leave nothing behind, however the run that it was for ends.
BeforeDiscovery {
    $script:possible = $IsLinux -and (& id -u) -eq 0
}

BeforeAll {
    Import-Module "$PSScriptRoot/../../Support/DockerNet.Testing.psm1" -Force
    Import-Module "$PSScriptRoot/../../Support/Engines/PrivateEngine.psm1" -Force

    # A session that starts an engine with a running container, writes its folder to a file and waits.
    function Start-Owner([string]$ResultFile, [string]$AtEnd) {
        $support = [IO.Path]::GetFullPath("$PSScriptRoot/../../Support/Engines")
        $script = "$ResultFile.ps1"
        Set-Content $script @"
            Import-Module '$support/PrivateEngine.psm1', '$support/EngineApi.psm1', '$support/TestImage.psm1'
            `$engine = Start-PrivateEngine
            try {
                Import-TestImage -DockerHost `$engine.Host
                `$id = (Invoke-EngineApi POST '/containers/create' @{ Image = 'dockernet/busybox:test' } -DockerHost `$engine.Host).Id
                Invoke-EngineApi POST "/containers/`$id/start" -DockerHost `$engine.Host
                Set-Content '$ResultFile' `$engine.Folder
                $AtEnd
            } finally {
                Stop-PrivateEngine `$engine.Folder
            }
"@
        # A run in the background of a shell ignores Ctrl+C, and so would all that it starts.
        Start-Process env '--default-signal=INT', (Join-Path $PSHOME pwsh), '-NoProfile', '-NonInteractive', '-File', $script -PassThru -RedirectStandardError "$ResultFile.err" -RedirectStandardOutput "$ResultFile.out"
    }
}

Describe 'The private engine' -Skip:(-not $possible) {
    BeforeAll {
        # All at the same time, since each takes a while to come and to go.
        $ends = @{ 'ends well' = ''; 'fails' = 'throw "failed on purpose"'; 'is interrupted' = 'Start-Sleep 600'; 'is killed' = 'Start-Sleep 600' }
        $script:owners = @{}
        foreach ($how in $ends.Keys) {
            $file = Join-Path (Get-Item TestDrive:/).FullName (New-Guid)
            $owners[$how] = @{ File = $file; Process = Start-Owner $file $ends[$how] }
        }
    }

    It 'is gone with all it had after a run that <How>' -ForEach @(
        @{ How = 'ends well'; Signal = $null }
        @{ How = 'fails'; Signal = $null }
        @{ How = 'is interrupted'; Signal = 'INT' }
        @{ How = 'is killed'; Signal = 'KILL' }
    ) {
        $owner = $owners[$How].Process
        Wait-Until { Test-Path $owners[$How].File } -Timeout 120 -What 'the owner has its engine'
        $folder = Get-Content $owners[$How].File
        if ($Signal) {
            Get-EngineLeftover $folder | Should -Not -BeNullOrEmpty
            & kill "-$Signal" $owner.Id
        }
        Wait-Until { $owner.HasExited } -Timeout 120 -What 'the owner has ended'
        Wait-Until { -not (Get-EngineLeftover $folder) } -Timeout 120 -What 'nothing is left of the engine'
        & ip -o link | Should -Not -Match "dn$($folder -replace '.*-')"
    }

    It 'does not get in the way of another' {
        $engine = Start-PrivateEngine
        try {
            Import-Module "$PSScriptRoot/../../Support/Engines/TestImage.psm1"
            Import-TestImage -DockerHost $engine.Host
            (Get-DockerImage 'dockernet/*' -DockerHost $engine.Host).Count | Should -Be 3
            Get-DockerContainer -DockerHost $engine.Host | Should -BeNullOrEmpty
        } finally {
            Stop-PrivateEngine $engine.Folder
        }
        (Get-DockerEngine).DockerHost | Should -Be (Get-TestHost)
    }
}
