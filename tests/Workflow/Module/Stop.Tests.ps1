BeforeAll {
    Import-Module "$PSScriptRoot/../../Support/DockerNet.Testing.psm1" -Force
    Import-Module "$PSScriptRoot/../../Support/Engines/FakeEngine.psm1"

    $script:busybox = 'dockernet/busybox:test'
}

AfterAll { Remove-TestObject }

Describe 'Ctrl+C' {
    It 'ends a ping, and no request goes on in the container' {
        $web = New-DockerContainer $busybox -Name (New-TestName web) -Start
        $stopped = Invoke-AndStop { param($name) Test-ContainerPing $name 127.0.0.1 -Count 1000 -Interval 0.2 } $web.Name
        $stopped.WasRunning | Should -BeTrue
        $stopped.Elapsed | Should -BeLessThan $stopped.Patience
        $stopped.Errors | Should -BeNullOrEmpty
        Wait-Until { -not ((Invoke-ContainerCommand $web.Name ps).Output -match '\bping\b') } -What 'no ping in the container'
    }

    It 'ends a wait for a command' {
        $web = New-DockerContainer $busybox -Name (New-TestName web) -Start
        $stopped = Invoke-AndStop { param($name) Invoke-ContainerCommand $name sleep 30 } $web.Name
        $stopped.WasRunning | Should -BeTrue
        $stopped.Elapsed | Should -BeLessThan $stopped.Patience
        $stopped.Errors | Should -BeNullOrEmpty
    }

    It 'ends a wait for containers to <Verb>' -ForEach @(
        @{ Verb = 'stop'; Script = { param($names) Stop-DockerContainer $names -Timeout 30 } }
        @{ Verb = 'restart'; Script = { param($names) Restart-DockerContainer $names -Timeout 30 } }
    ) {
        $names = 1..2 | ForEach-Object { (New-DockerContainer $busybox -Name (New-TestName web) -Start).Name }
        $stopped = Invoke-AndStop $Script (, $names)
        $stopped.WasRunning | Should -BeTrue
        $stopped.Elapsed | Should -BeLessThan $stopped.Patience
        $stopped.Errors | Should -BeNullOrEmpty
    }

    It 'ends an import that the engine does not take' {
        $file = "$TestDrive/tree.tar"
        $stream = [IO.File]::Create($file)
        $stream.SetLength(64MB)
        $stream.Dispose()
        $fake = Start-FakeEngine ServerError @{ 'POST /images/create' = 'Hang' }
        try {
            $stopped = Invoke-AndStop { param($file, $address) Import-DockerImage -LiteralPath $file -DockerHost $address } $file, $fake.Host
            $stopped.WasRunning | Should -BeTrue
            $stopped.Elapsed | Should -BeLessThan $stopped.Patience
            $stopped.Errors | Should -BeNullOrEmpty
        } finally {
            $fake.Dispose()
        }
    }

    It 'removes a container that was created but not yet started' {
        $name = New-TestName web
        $id = 'a' * 64
        $fake = Start-FakeEngine ServerError @{
            'POST /containers/create'    = "{""Id"":""$id"",""Warnings"":[]}"
            "POST /containers/$id/start" = 'Hang'
            "DELETE /containers/$id"     = '{}'
        }
        try {
            $stopped = Invoke-AndStop { param($address, $name) New-DockerContainer busybox -Name $name -Start -DockerHost $address } $fake.Host, $name
            $stopped.WasRunning | Should -BeTrue
            $stopped.Elapsed | Should -BeLessThan $stopped.Patience
            $stopped.Errors | Should -BeNullOrEmpty
            $fake.Requests | Should -Contain "DELETE /containers/$id"
        } finally {
            $fake.Dispose()
        }
    }

    It 'ends <Name> on an engine that hangs <Where>' -ForEach @(
        foreach ($case in @(
                @{ Name = 'Get-DockerContainer'; Script = { param($a) Get-DockerContainer -DockerHost $a } }
                @{ Name = 'Get-DockerNetwork'; Script = { param($a) Get-DockerNetwork -DockerHost $a } }
                @{ Name = 'Get-DockerVolume'; Script = { param($a) Get-DockerVolume -Size -DockerHost $a } }
                @{ Name = 'Get-DockerImage'; Script = { param($a) Get-DockerImage -DockerHost $a } }
                @{ Name = 'Get-DockerEngine'; Script = { param($a) Get-DockerEngine -DockerHost $a } }
                @{ Name = 'New-DockerBridge'; Script = { param($a) New-DockerBridge x -DockerHost $a } }
                @{ Name = 'New-DockerVolume'; Script = { param($a) New-DockerVolume x -DockerHost $a } }
                @{ Name = 'New-DockerContainer'; Script = { param($a) New-DockerContainer x -DockerHost $a } }
                @{ Name = 'Remove-DockerNetwork'; Script = { param($a) Remove-DockerNetwork x -DockerHost $a } }
                @{ Name = 'Connect-DockerNetwork'; Script = { param($a) Connect-DockerNetwork x y -DockerHost $a } }
            )) {
            $case + @{ Where = 'before it answers'; Behaviour = 'Hang' }
            $case + @{ Where = 'within its answer'; Behaviour = 'HangInBody' }
        }
    ) {
        $fake = Start-FakeEngine $Behaviour
        try {
            $stopped = Invoke-AndStop $Script $fake.Host -When { $fake.Requests.Count -gt 0 }
            $stopped.WasRunning | Should -BeTrue
            $stopped.Elapsed | Should -BeLessThan $stopped.Patience
            $stopped.Errors | Should -BeNullOrEmpty
        } finally {
            $fake.Dispose()
        }
    }
}
