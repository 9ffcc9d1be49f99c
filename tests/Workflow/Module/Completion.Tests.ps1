BeforeAll {
    Import-Module "$PSScriptRoot/../../Support/DockerNet.Testing.psm1" -Force

    $member = New-DockerContainer dockernet/busybox:test -Name (New-TestName member) -Start
    $stranger = New-DockerContainer dockernet/busybox:test -Name (New-TestName stranger) -Start
    $network = New-DockerBridge (New-TestName net)
    $volume = New-DockerVolume (New-TestName vol)
    Connect-DockerNetwork $network.Name $member.Name
}

AfterAll { Remove-TestObject }

Describe 'The tab key' {
    It 'offers to disconnect only the members of the network' {
        (Get-Completion "Disconnect-DockerNetwork $($network.Name) ").CompletionText | Should -Be $member.Name
    }

    It 'offers containers for <_>' -ForEach 'Stop-DockerContainer ', 'Get-DockerContainer -Name ', 'Invoke-ContainerCommand ', 'Test-ContainerPing ', 'Test-ContainerPing x ', 'Get-ContainerLink ', 'New-DockerContainer x -Link ', 'New-DockerContainer x -VolumesFrom ', 'Connect-DockerNetwork x ' {
        $offered = (Get-Completion $_).CompletionText
        $offered | Should -Contain $member.Name
        $offered | Should -Contain $stranger.Name
    }

    It 'offers networks for <_>' -ForEach 'Get-DockerNetwork ', 'Remove-DockerNetwork ', 'Connect-DockerNetwork ', 'New-DockerContainer x -Network ', 'Get-DockerContainer -Network ' {
        (Get-Completion $_).CompletionText | Should -Contain $network.Name
    }

    It 'offers volumes for <_>' -ForEach 'Get-DockerVolume ', 'Remove-DockerVolume ', 'Get-DockerContainer -Volume ' {
        (Get-Completion $_).CompletionText | Should -Contain $volume.Name
    }

    It 'offers images' {
        (Get-Completion 'New-DockerContainer ').CompletionText | Should -Contain 'dockernet/busybox:test'
    }

    It 'offers drivers' {
        (Get-Completion 'New-DockerNetwork x -Driver ').CompletionText | Should -Contain 'bridge'
    }

    It 'goes by what is typed already, whatever its case' {
        (Get-Completion "Stop-DockerContainer $($member.Name.Substring(0, $member.Name.Length - 4).ToUpperInvariant())").CompletionText | Should -Be $member.Name
    }

    It 'goes by what is typed already, also in an open quote' {
        (Get-Completion "Stop-DockerContainer '$($member.Name.Substring(0, $member.Name.Length - 4))").CompletionText | Should -Be $member.Name
    }

    It 'tells more in the tip' {
        (Get-Completion "Stop-DockerContainer $($member.Name)").ToolTip | Should -Match 'dockernet/busybox:test, Up'
    }

    It 'asks the engine that the line names' {
        $line = "Get-DockerNetwork -DockerHost $(Get-TestHost) -Name "
        $saved = $env:DOCKER_HOST
        $env:DOCKER_HOST = 'tcp://127.0.0.1:1'
        try { (Get-Completion $line).CompletionText | Should -Contain $network.Name } finally { $env:DOCKER_HOST = $saved }
    }
}
