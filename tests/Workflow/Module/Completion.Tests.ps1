BeforeAll {
    Import-Module "$PSScriptRoot/../../Support/DockerNet.Testing.psm1", "$PSScriptRoot/../../Support/VolumeTree.psm1" -Force

    $member = New-DockerContainer dockernet/busybox:test -Name (New-TestName member) -Start
    $stranger = New-DockerContainer dockernet/busybox:test -Name (New-TestName stranger) -Start
    $network = New-DockerBridge (New-TestName net)
    $volume = New-DockerVolume (New-TestName vol)
    Connect-DockerNetwork $network.Name $member.Name
    $holder = New-DockerContainer dockernet/busybox:test -Name (New-TestName holder) -Volume "$($volume.Name):/data"
    $place = Get-VolumeFolder $volume.Name
    $null = New-Item "$place/folder/below" -ItemType Directory
    'folder/file', 'fit me', 'first' | ForEach-Object { Set-Content "$place/$_" x }

    # Also files, and nothing.
    function Get-Offered([string]$Line) { (TabExpansion2 $Line $Line.Length).CompletionMatches }
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

    It 'offers what is in a container''s folder, running or not: <_>' -ForEach 'Copy-ContainerItem ', 'Copy-ContainerItem x ' {
        $line = "$_$($holder.Name):/data/f"
        (Get-Completion $line).CompletionText | Should -Be "$($holder.Name):/data/first", "'$($holder.Name):/data/fit me'", "$($holder.Name):/data/folder/"
        (Get-Completion "$($_)'$($holder.Name):/data/fi").CompletionText | Should -Be "$($holder.Name):/data/first", "'$($holder.Name):/data/fit me'"
        (Get-Completion "$($line)older/").CompletionText | Should -Be "$($holder.Name):/data/folder/below/", "$($holder.Name):/data/folder/file"
        (Get-Completion "$_$($member.Name):/et").CompletionText | Should -Be "$($member.Name):/etc/"
        Get-Offered "$_$($holder.Name):/nowhere/x" | Should -BeNullOrEmpty
    }

    It 'offers paths of the container among the words of a command: <_>' -ForEach 'Invoke-ContainerCommand', 'Enter-DockerContainer' {
        (Get-Completion "$_ $($member.Name) ls /etc/pass").CompletionText | Should -Be '/etc/passwd'
        (Get-Completion "$_ $($member.Name) -WorkingDirectory /et").CompletionText | Should -Be '/etc/'
        Get-Offered "$_ $($member.Name) ls " | Should -BeNullOrEmpty
    }

    It 'offers paths in a volume that a container has: <_>' -ForEach 'Get-DockerVolumeItem', 'Copy-DockerVolumeItem' {
        (Get-Completion "$_ $($volume.Name) fo").CompletionText | Should -Be 'folder/'
        (Get-Completion "$_ $($volume.Name) folder/").CompletionText | Should -Be 'folder/below/', 'folder/file'
        $free = (New-DockerVolume (New-TestName free)).Name
        Get-Offered "$_ $free f" | Should -BeNullOrEmpty
        Get-HelperLeftover | Should -BeNullOrEmpty
    }

    It 'offers volumes to mount, or files' {
        (Get-Completion "New-DockerContainer x -Volume $($volume.Name)").CompletionText | Should -Be "$($volume.Name):/"
        Push-Location $TestDrive
        try {
            Set-Content dnt-here x
            (Get-Offered 'New-DockerContainer x -Volume ./dnt-h').CompletionText | Should -Be './dnt-here'
            (Get-Offered 'Copy-ContainerItem ./dnt-h').CompletionText | Should -Be './dnt-here'
        } finally {
            Pop-Location
        }
    }

    It 'offers the keys of a mount that go with its type and are not there yet: <Word>' -ForEach @(
        @{ Word = ''; Has = 'type', 'source', 'volume-subpath'; Lacks = 'bind-recursive' }
        @{ Word = 'type=bind,'; Has = 'source', 'bind-recursive', 'readonly'; Lacks = 'type', 'volume-subpath' }
        @{ Word = 'type=Volume,src=x,ro,'; Has = 'target', 'volume-nocopy'; Lacks = 'source', 'readonly', 'tmpfs-size' }
        @{ Word = 'type=tmpfs,'; Has = 'target', 'tmpfs-mode'; Lacks = @('source') }
        @{ Word = 'volume-opt=a=b,volume-'; Has = 'volume-opt', 'volume-driver'; Lacks = @('target') }
    ) {
        $offered = (Get-Completion "New-DockerContainer x -Mount '$Word").ListItemText
        $Has | ForEach-Object { $offered | Should -Contain $_ }
        $Lacks | ForEach-Object { $offered | Should -Not -Contain $_ }
    }

    It 'offers the values of a mount''s keys' {
        (Get-Completion "New-DockerContainer x -Mount 'type=vo").CompletionText | Should -Be "'type=volume'"
        (Get-Completion "New-DockerContainer x -Mount 'type=volume,src=$($volume.Name)").CompletionText | Should -Be "'type=volume,src=$($volume.Name)'"
        (Get-Completion "New-DockerContainer x -Mount 'type=image,source=dockernet/busy").CompletionText | Should -Be "'type=image,source=dockernet/busybox:test'"
        (Get-Completion "New-DockerContainer x -Mount 'type=bind,bind-recursive=").ListItemText | Should -Be 'enabled', 'disabled', 'writable', 'readonly'
        Get-Offered "New-DockerContainer x -Mount 'type=bind,source=" | Should -BeNullOrEmpty
    }

    It 'offers the networks of other containers: <_>' -ForEach 'New-DockerContainer x -Network ', 'Update-DockerContainer x -Network ' {
        (Get-Completion $_).CompletionText | Should -Contain "container:$($member.Name)"
    }

    It 'offers nothing where nothing is known yet: <_>' -ForEach 'New-DockerContainer x -Name ', 'New-DockerBridge ', 'New-DockerContainer x -Publish ', 'Rename-DockerContainer x ', 'New-DockerNetwork x -Subnet ', 'Test-ContainerPort x y ', 'Stop-DockerContainer x -Timeout ' {
        Get-Offered $_ | Should -BeNullOrEmpty
    }

    It 'asks the engine that the line names' {
        $line = "Get-DockerNetwork -DockerHost $(Get-TestHost) -Name "
        $saved = $env:DOCKER_HOST
        $env:DOCKER_HOST = 'tcp://127.0.0.1:1'
        try { (Get-Completion $line).CompletionText | Should -Contain $network.Name } finally { $env:DOCKER_HOST = $saved }
    }
}
