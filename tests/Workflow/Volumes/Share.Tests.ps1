BeforeAll {
    Import-Module "$PSScriptRoot/../../Support/DockerNet.Testing.psm1" -Force

    $script:busybox = 'dockernet/busybox:test'
    $script:service = 'dockernet/service:test'

    function New-TestFolder { (New-Item (Join-Path $TestDrive (New-TestName folder)) -ItemType Directory).FullName }

    function New-TestContainer([object[]]$Volume, [hashtable]$More = @{}) {
        New-DockerContainer $busybox -Name (New-TestName) -Volume $Volume @More -WarningAction SilentlyContinue
    }
}

AfterAll {
    Remove-TestObject
    Invoke-EngineApi DELETE '/images/dockernet/empty:latest' -IgnoreError
}

Describe 'Get-DockerVolumeShare' {
    It 'tells who shares a volume, who writes and who only reads' {
        $name = New-TestName volume
        $writer = New-TestContainer "${name}:/data" @{ Start = $true }
        $reader = New-TestContainer "${name}:/other:ro" @{ Start = $true }
        $null = New-TestContainer "$(New-TestName volume):/data"
        $share = Get-DockerVolumeShare $writer.Name
        $share | Should -BeOfType DockerNet.VolumeShare
        $share.Name | Should -Be $name
        $share.Kind | Should -Be 'Volume'
        $share.Path | Should -Be (Invoke-EngineApi GET "/volumes/$name").Mountpoint
        $share.Writers | Should -Be $writer.Name
        $share.Readers | Should -Be $reader.Name
        $share.Findings | Should -BeNullOrEmpty
        $share.DockerHost | Should -Be (Get-TestHost)
        $share.Uses | Should -BeOfType DockerNet.VolumeUse
        $use = $share.Uses | Where-Object Container -EQ $reader.Name
        $use.Target, $use.ReadOnly, $use.Running, $use.Origin | Should -Be '/other', $true, $true, 'Own'
        (Get-DockerVolumeShare).Name | Should -Contain $name
        ($reader | Get-DockerVolumeShare).Name | Should -Be $name
    }

    It 'finds a folder of the host by any spelling: <Case>' -ForEach @(
        @{ Case = 'slashes'; Other = { "$folder//" } }
        @{ Case = 'dots'; Other = { "$folder/../$(Split-Path -Leaf $folder)/." } }
        @{ Case = 'a link'; Other = { (New-Item "$TestDrive/$(New-TestName link)" -ItemType SymbolicLink -Target $folder).FullName } }
        @{ Case = 'a link in the middle'; Other = {
                $link = New-Item "$TestDrive/$(New-TestName link)" -ItemType SymbolicLink -Target (Split-Path $folder)
                "$($link.FullName)/$(Split-Path -Leaf $folder)"
            } }
    ) {
        $folder = New-TestFolder
        $one = New-TestContainer "${folder}:/www"
        $two = New-TestContainer "$(& $Other):/www:ro"
        $share = Get-DockerVolumeShare $one.Name
        $share.Name | Should -Be $folder
        $share.Kind | Should -Be 'HostPath'
        $share.Containers | Should -Be ($one.Name, $two.Name | Sort-Object)
    }

    It 'finds a folder in a folder, and where it is seen' {
        $folder = New-TestFolder
        $null = New-Item "$folder/www" -ItemType Directory
        $all = New-TestContainer "${folder}:/all" @{ Start = $true }
        $part = New-TestContainer "$folder/www:/www" @{ Start = $true }
        $share = Get-DockerVolumeShare $all.Name
        $share.Name | Should -Be "$folder/www"
        $seen = $share.Uses | Where-Object Container -EQ $all.Name
        $seen.Target | Should -Be '/all/www'
        # It is true: what the one writes there, the other reads.
        $null = Invoke-ContainerCommand $part.Name sh '-c' 'echo hello > /www/file'
        (Invoke-ContainerCommand $all.Name cat "$($seen.Target)/file").Output | Should -Be 'hello'
    }

    It 'follows mounts that are handed on from one to the next' {
        $name = New-TestName volume
        $first = New-SharedVolumeContainer (New-TestName first) -Volume "${name}:/one"
        $second = New-TestContainer '/own' @{ VolumesFrom = $first.Name }
        $third = New-TestContainer '/own' @{ VolumesFrom = "$($second.Name):ro"; Start = $true }
        $share = Get-DockerVolumeShare $third.Name | Where-Object Name -EQ $name
        $share.Containers | Should -Be ($first.Name, $second.Name, $third.Name | Sort-Object)
        $origin = @{}
        $share.Uses | ForEach-Object { $origin[$_.Container] = $_.Origin }
        $origin[$first.Name], $origin[$second.Name], $origin[$third.Name] | Should -Be 'Own', $first.Name, $second.Name
        # Nobody writes by a container that only holds what others use.
        $share.Writers | Should -BeNullOrEmpty
    }

    It 'finds several writers, and names the command that makes one a reader' {
        $name = New-TestName volume
        $one, $two = 1..2 | ForEach-Object { New-TestContainer "${name}:/data" @{ Start = $true } }
        $finding = (Get-DockerVolumeShare $one.Name).Findings
        $finding | Should -BeOfType DockerNet.Finding
        $finding.Id | Should -Be 'SeveralWriters'
        $finding.Severity | Should -Be 'Warning'
        $finding.Target | Should -Be $name
        $finding.Problem, $finding.Effect | Should -Not -Contain ''
        $finding.Evidence | Should -HaveCount 2
        $null = & ([scriptblock]::Create($finding.Fix))
        $share = Get-DockerVolumeShare $one.Name
        $share.Findings | Should -BeNullOrEmpty
        $share.Writers | Should -HaveCount 1
        $share.Readers | Should -HaveCount 1
        $refused = Invoke-ContainerCommand $share.Readers[0] touch /data/file
        $refused.Error -join ' ' | Should -Match 'Read-only file system'
    }

    It 'tells of a container that is not there' {
        (Get-ErrorOf { Get-DockerVolumeShare dnt-nowhere }).FullyQualifiedErrorId | Should -BeLike 'ContainerNotFound,*'
    }

    It 'shows a table' {
        $name = New-TestName volume
        $one, $two = 1..2 | ForEach-Object { New-TestContainer "${name}:/data" }
        Get-DockerVolumeShare $one.Name | Format-Table -AutoSize | Out-String -Width 250 | Should -Match "$name\s+Volume\s+$($one.Name),\s+SeveralWriters\s+$($two.Name)"
    }
}

Describe 'Get-ContainerMount -ImageContent' -Tag Fast {
    It 'tells that the image''s content is <Content>: <Case>' -ForEach @(
        @{ Case = 'an anonymous volume'; Content = 'Copied'; Volume = { @() } }
        @{ Case = 'a named volume'; Content = 'Copied'; Volume = { "$(New-TestName volume):/var/lib/data" } }
        @{ Case = 'a volume with nocopy'; Content = 'Hidden'; Volume = { "$(New-TestName volume):/var/lib/data:nocopy" } }
        @{ Case = 'a folder of the host'; Content = 'Hidden'; Volume = { "$(New-TestFolder):/var/lib/data" } }
    ) {
        $container = New-DockerContainer $service -Name (New-TestName) -Volume (& $Volume) -Start
        $mount = Get-ContainerMount $container.Name -ImageContent | Where-Object Target -EQ /var/lib/data
        $mount.ImageContent | Should -Be $Content
        # The engine has done so.
        $seen = (Invoke-ContainerCommand $container.Name ls /var/lib/data).Output
        "$seen" | Should -Be ($Content -eq 'Copied' ? 'seed' : '')
        (Get-ContainerMount $container.Name).ImageContent | Sort-Object -Unique | Should -BeNullOrEmpty
    }

    It 'tells that a volume which is taken over is not filled' {
        $holder = New-SharedVolumeContainer (New-TestName holder) -Volume "$(New-TestName volume):/var/lib/data"
        $container = New-DockerContainer $service -Name (New-TestName) -VolumesFrom $holder.Name -Start
        (Get-ContainerMount $container.Name -ImageContent).ImageContent | Should -Be 'Hidden'
        (Invoke-ContainerCommand $container.Name ls /var/lib/data).Output | Should -BeNullOrEmpty
    }

    It 'tells that the image has nothing there' {
        $container = New-TestContainer "$(New-TestName volume):/www", "$(New-TestName volume):/nowhere"
        (Get-ContainerMount $container.Name -ImageContent).ImageContent | Should -Be 'None', 'None'
    }

    It 'leaves no container behind' {
        $container = New-TestContainer "$(New-TestName volume):/etc"
        $before = (Invoke-EngineApi GET '/volumes').Volumes.Name | Sort-Object
        (Get-ContainerMount $container.Name -ImageContent).ImageContent | Should -Be 'Copied'
        (Invoke-EngineApi GET '/containers/json?all=1').Names -match '^/dockernet-helper' | Should -BeNullOrEmpty
        (Invoke-EngineApi GET '/volumes').Volumes.Name | Sort-Object | Should -Be $before
    }
}

Describe 'The origin of a mount' -Tag Fast {
    It 'is told as gone when its container is: <Case>' -ForEach @(
        @{ Case = 'a named volume'; Volume = { "$(New-TestName volume):/var/lib/data" } }
        @{ Case = 'a folder of the host'; Volume = { "$(New-TestFolder):/var/lib/data" } }
        @{ Case = 'a volume that may only be read'; Volume = { '/var/lib/data' }; Mode = ':ro' }
    ) {
        # The image asks for a volume of its own at that place.
        $holder = New-SharedVolumeContainer (New-TestName holder) $busybox (& $Volume)
        $user = New-DockerContainer $service -Name (New-TestName) -VolumesFrom "$($holder.Name)$($_['Mode'])"
        (Get-ContainerMount $user.Name).Origin | Should -Be $holder.Name
        (Get-ContainerMount $user.Name).OriginGone | Should -BeFalse
        Remove-DockerContainer $holder.Name
        $mount = Get-ContainerMount $user.Name
        $mount.Origin | Should -Be $holder.Name
        $mount.OriginGone | Should -BeTrue
        # Another one of that name has not that mount.
        $null = New-SharedVolumeContainer $holder.Name -Volume '/elsewhere'
        (Get-ContainerMount $user.Name).OriginGone | Should -BeTrue
    }
}
