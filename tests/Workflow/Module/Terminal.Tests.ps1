BeforeAll {
    Import-Module "$PSScriptRoot/../../Support/DockerNet.Testing.psm1" -Force
    Import-Module "$PSScriptRoot/../../Support/Engines/FakeEngine.psm1"

    $script:busybox = 'dockernet/busybox:test'
    $script:evil = "a`e[2J$([char]0x9b)b$([char]0x202e)"
    $script:plain = 'a\e[2J\x9bb\u202e'

    # What steers a terminal and is not PowerShell's own colour.
    function Get-Steering([string]$Text) {
        ($Text -replace '\e\[[0-9;]*m').ToCharArray() | Where-Object { ([char]::IsControl($_) -and $_ -notin "`r", "`n", "`t") -or $_ -eq 0x202e }
    }
    function Get-Json($Value) { ConvertTo-Json $Value -Depth 8 -Compress -EscapeHandling EscapeNonAscii }
}

AfterAll { Remove-TestObject }

Describe 'What a real engine has of it' {
    It 'is harmless where it is shown, and whole in the object: <Name>' -ForEach @(
        @{ Name = 'a line of a log'; Script = {
                $container = New-DockerContainer $busybox -Name (New-TestName log) -Start -Command printf, "$evil\n"
                Wait-DockerContainer $container.Name | Out-Null
                Get-ContainerLog $container.Name
            }; Property = 'Text' }
        @{ Name = 'a file'; Script = {
                $volume = (New-DockerVolume (New-TestName vol)).Name
                $null = New-DockerContainer $busybox -Name (New-TestName make) -Volume "${volume}:/v" -Start -Command touch, "/v/$evil" | Wait-DockerContainer
                Get-DockerVolumeItem $volume | Where-Object Path -Like 'a*'
            }; Property = 'Path' }
        @{ Name = 'what a command prints'; Script = {
                $container = New-DockerContainer $busybox -Name (New-TestName run) -Start
                Invoke-ContainerCommand $container.Name printf, $evil
            }; Property = 'Output' }
    ) {
        $object = & $Script
        $object.$Property | Should -BeExactly $evil
        $shown = $object | Format-Table | Out-String -Width 500
        Get-Steering $shown | Should -BeNullOrEmpty
        $shown | Should -Match ([regex]::Escape($plain))
    }

    It 'is harmless in an error, and whole in its target' {
        $record = Get-ErrorOf { Get-DockerContainer "no$evil" }
        $record.TargetObject | Should -BeExactly "no$evil"
        Get-Steering "$record $($record.CategoryInfo) $($record | Out-String)" | Should -BeNullOrEmpty
        "$record" | Should -Match ([regex]::Escape($plain))
    }
}

Describe 'What an engine that lies says' {
    It 'is harmless in a table, a question, a warning and an error' {
        $list = Get-Json @(@{ Id = 'a' * 64; Names = @("/$evil"); Image = $evil; State = 'exited'; Status = $evil; Labels = @{ $evil = $evil } })
        $fake = Start-FakeEngine (Get-Json @{ message = $evil }) @{
            'GET /containers/json' = "[$($list.TrimStart('[').TrimEnd(']'))]"
            "GET /containers/$('a' * 64)/json" = Get-Json @{ Id = 'a' * 64; Name = "/$evil"; State = @{}; Config = @{} }
        }
        try {
            $containers = Get-DockerContainer -DockerHost $fake.Host
            $containers.Name | Should -BeExactly $evil
            Get-Steering ($containers | Out-String -Width 300) | Should -BeNullOrEmpty
            $log = "$TestDrive/transcript"
            Start-Transcript $log | Out-Null
            try { Remove-DockerContainer * -DockerHost $fake.Host -WhatIf } finally { Stop-Transcript | Out-Null }
            $text = Get-Content -Raw $log
            $text | Should -Match ([regex]::Escape($plain))
            Get-Steering $text | Should -BeNullOrEmpty
        } finally {
            $fake.Dispose()
        }
    }
}
