# The keys of --mount that clients of today have: parts of volumes, images, what comes with a path of the host. Engines that
# lack one refuse it; what they would do without a word is something else.
BeforeAll {
    Import-Module "$PSScriptRoot/../../Support/DockerNet.Testing.psm1" -Force

    $script:busybox = 'dockernet/busybox:test'
    $script:spoken = [version](Get-DockerEngine).ApiVersion

    function New-TestFolder { (New-Item (Join-Path $TestDrive (New-TestName folder)) -ItemType Directory).FullName }

    # A volume with the folders a, a/b and c, each with a page that says where it is; and links that lead on and out.
    function New-Tree {
        $volume = (New-DockerVolume (New-TestName tree)).Name
        $script = 'cd /v; mkdir -p a/b c; for f in a a/b c; do echo $f > $f/page; done; ln -s a/b inside; ln -s /etc outside; ln -s ../../.. up'
        $maker = New-DockerContainer $busybox sh, '-c', $script -Name (New-TestName maker) -Volume "${volume}:/v" -Start
        $null = Wait-DockerContainer $maker.Name
        Remove-DockerContainer $maker.Name
        $volume
    }

    function Read-File([string]$Container, [string]$Path) { (Invoke-ContainerCommand $Container cat $Path).Output -join "`n" }

    # What is left behind by something refused: nothing.
    function Assert-NothingMade([string]$Name, [string]$Volume) {
        @((Invoke-EngineApi GET '/containers/json?all=1').Names) | Should -Not -Contain "/$Name"
        if ($Volume) { @((Invoke-EngineApi GET '/volumes').Volumes.Name) | Should -Not -Contain $Volume }
    }
}

AfterAll { Remove-TestObject }

Describe 'A mount that cannot be' {
    It 'is refused with the id <Id> before anything is made: <Text>' -ForEach @(
        @{ Id = 'MountTypeUnsupported'; Text = 'type=npipe,source=\\.\pipe\docker_engine,target=\\.\pipe\docker_engine'; Like = '*no Windows*' }
        @{ Id = 'MountTypeUnsupported'; Text = 'type=cluster,source=data,target=/data'; Like = '*only services of a swarm*' }
        @{ Id = 'MountSubpathOutside'; Text = 'type=volume,source={new},target=/data,volume-subpath=..'; Like = '*''..''*' }
        @{ Id = 'MountSubpathOutside'; Text = 'type=volume,source={new},target=/data,volume-subpath=/a'; Like = '*''/a''*' }
        @{ Id = 'MountSubpathOutside'; Text = 'type=volume,source={new},target=/data,volume-subpath=a/../../b'; Like = '*''a/../../b''*' }
        @{ Id = 'MountSubpathOutside'; Text = 'type=image,source=dockernet/busybox:test,target=/data,image-subpath=../etc'; Like = '*''../etc''*' }
    ) {
        $name, $new = (New-TestName), (New-TestName new)
        $record = Get-ErrorOf { New-DockerContainer $busybox -Name $name -Mount $Text.Replace('{new}', $new) -Start }
        $record.FullyQualifiedErrorId | Should -BeLike "$Id,*"
        $record.TargetObject | Should -Be $name
        "$record" | Should -BeLike $Like
        Assert-NothingMade $name $new
    }

    It 'is refused by an engine that came before it (<Api>): <Text>' -ForEach @(
        @{ Api = '1.42'; Text = 'type=bind,source={folder}/new,target=/data,bind-create-src'; What = 'bind-create-src' }
        @{ Api = '1.44'; Text = 'type=bind,source={folder},target=/data,readonly,bind-recursive=writable'; What = 'bind-recursive=writable' }
        @{ Api = '1.44'; Text = 'type=bind,source={folder},target=/data,readonly,bind-propagation=rprivate,bind-recursive=readonly'; What = 'bind-recursive=readonly' }
        @{ Api = '1.45'; Text = 'type=volume,source={new},target=/data,volume-subpath=.'; What = 'volume-subpath' }
        @{ Api = '1.48'; Text = 'type=image,source=dockernet/busybox:test,target=/data'; What = 'type=image' }
    ) {
        $name, $new, $folder = (New-TestName), (New-TestName new), (New-TestFolder)
        $create = { New-DockerContainer $busybox -Name $name -Mount $Text.Replace('{new}', $new).Replace('{folder}', $folder) -Start -WarningAction Ignore }
        if ($spoken -ge [version]$Api) {
            Get-ErrorOf $create | Should -BeNullOrEmpty
            (Get-ContainerMount $name).Target | Should -Be '/data'
            return
        }
        $record = Get-ErrorOf $create
        $record.FullyQualifiedErrorId | Should -BeLike 'EngineTooOld,*'
        "$record" | Should -BeLike "*$What*$Api*"
        Assert-NothingMade $name $new
        Get-ChildItem $folder | Should -BeNullOrEmpty
    }

    It 'of an image that is not there is refused, and neither image is fetched' {
        $name = New-TestName
        $expected = $spoken -lt [version]'1.48' ? 'EngineTooOld' : 'MountImageNotFound'
        $record = Get-ErrorOf { New-DockerContainer $busybox -Name $name -Mount 'type=image,source=dockernet/none:test,target=/data' }
        $record.FullyQualifiedErrorId | Should -BeLike "$expected,*"
        if ($expected -eq 'MountImageNotFound') { "$record" | Should -BeLike "*'dockernet/none:test'*" }
        Assert-NothingMade $name
    }
}

Describe 'A part of a volume' {
    BeforeAll {
        $script:volume = New-Tree
        $script:known = $spoken -ge [version]'1.45'
    }

    It 'is what the container sees, and Get-ContainerMount tells it' {
        if (-not $known) { Set-ItResult -Skipped -Because 'the engine has none'; return }
        $name = New-TestName
        $container = New-DockerContainer $busybox -Name $name -Start -Mount "type=volume,source=$volume,target=/data,volume-subpath=a/b"
        Read-File $name /data/page | Should -Be 'a/b'
        $mount = Get-ContainerMount $name
        $mount.Name, $mount.Subpath, $mount.Type, $mount.Origin | Should -Be $volume, 'a/b', 'volume', 'Own'
        ($mount | Format-Table -View Wide | Out-String -Width 400) | Should -BeLike "* a/b *"
        (Get-DockerContainer $container.Name).Mounts.Subpath | Should -BeNullOrEmpty
    }

    It 'may be named by a link that stays inside' {
        if (-not $known) { Set-ItResult -Skipped -Because 'the engine has none'; return }
        $name = New-TestName
        $null = New-DockerContainer $busybox -Name $name -Start -Mount "type=volume,source=$volume,target=/data,volume-subpath=inside"
        Read-File $name /data/page | Should -Be 'a/b'
    }

    It 'is refused at the start where <Case>, and told of before' -ForEach @(
        @{ Case = 'a link leads out'; Subpath = 'up'; Id = 'MountSubpathOutside' }
        @{ Case = 'a link leads out to a full path'; Subpath = 'outside/passwd'; Id = 'MountSubpathOutside' }
        @{ Case = 'nothing is there'; Subpath = 'none/at/all'; Id = 'MountSubpathNotFound' }
    ) {
        if (-not $known) { Set-ItResult -Skipped -Because 'the engine has none'; return }
        $name = New-TestName
        $text = "type=volume,source=$volume,target=/data,volume-subpath=$Subpath"
        $record = Get-ErrorOf { New-DockerContainer $busybox -Name $name -Mount $text -Start -WarningAction Ignore }
        $record.FullyQualifiedErrorId | Should -BeLike "$Id,*"
        Assert-NothingMade $name
        $null = New-DockerContainer $busybox -Name $name -Mount $text -WarningVariable warnings -WarningAction SilentlyContinue
        $warnings.Message -like "*will not start*($Id)." | Should -HaveCount 1
        (Get-ErrorOf { Start-DockerContainer $name }).FullyQualifiedErrorId | Should -BeLike "$Id,*"
    }

    It 'stays one when the container is changed' {
        if (-not $known) { Set-ItResult -Skipped -Because 'the engine has none'; return }
        $name = New-TestName
        $null = New-DockerContainer $busybox -Name $name -Start -Mount "type=volume,source=$volume,target=/data,volume-subpath=c,readonly"
        Update-DockerContainer $name -Env A=1
        $mount = Get-ContainerMount $name
        $mount.Subpath, $mount.ReadOnly | Should -Be 'c', $true
        Read-File $name /data/page | Should -Be 'c'
    }

    It 'is told also of containers that have it from another one, and from that one in turn' {
        if (-not $known) { Set-ItResult -Skipped -Because 'the engine has none'; return }
        $first, $second, $third = (New-TestName), (New-TestName), (New-TestName)
        $null = New-DockerContainer $busybox -Name $first -Mount "type=volume,source=$volume,target=/data,volume-subpath=a"
        $null = New-DockerContainer $busybox -Name $second -VolumesFrom $first -Start
        $null = New-DockerContainer $busybox -Name $third -VolumesFrom "${second}:ro" -Start
        Read-File $third /data/page | Should -Be 'a'
        $mounts = Get-ContainerMount $second, $third
        $mounts.Subpath | Should -Be 'a', 'a'
        $mounts.Origin | Should -Be $first, $second
    }

    It 'is shared with none who has another part, and with those who have it, what is above it or in it' {
        if (-not $known) { Set-ItResult -Skipped -Because 'the engine has none'; return }
        $own = New-Tree
        $names = @{}
        foreach ($part in 'a', 'a/b', 'c') {
            $names[$part] = New-TestName
            $null = New-DockerContainer $busybox -Name $names[$part] -Start -Mount "type=volume,source=$own,target=/data,volume-subpath=$part"
        }
        Get-DockerVolumeShare $names['c'] | Should -BeNullOrEmpty
        $share = Get-DockerVolumeShare $names['a']
        $share.Name, $share.Subpath, $share.Kind, "$share" | Should -Be $own, 'a/b', 'Volume', "$own/a/b"
        $share.Writers | Should -Be (@($names['a'], $names['a/b']) | Sort-Object)
        $share.Findings.Id | Should -Be 'SeveralWriters'
        # Whoever has all of it shares with each.
        $all = New-TestName
        $null = New-DockerContainer $busybox -Name $all -Start -Volume "${own}:/all:ro"
        @(Get-DockerVolumeShare $names['c']).Subpath | Should -Be 'c'
        @(Get-DockerVolumeShare $names['c']).Readers | Should -Be $all
        @(Get-DockerVolumeShare $all).Subpath | Should -Be 'a', 'a/b', 'c'
    }
}

Describe 'An image that is mounted' {
    BeforeAll { $script:known = $spoken -ge [version]'1.48' }

    It 'is there to read, in part or in whole, and stays when the container is changed' {
        if (-not $known) { Set-ItResult -Skipped -Because 'the engine has none'; return }
        $name = New-TestName
        $null = New-DockerContainer $busybox -Name $name -Start -Mount "type=image,source=$busybox,target=/whole", "type=image,source=dockernet/service:test,target=/part,image-subpath=etc" -WarningAction Ignore
        foreach ($round in 1, 2) {
            (Invoke-ContainerCommand $name test '-e' /whole/bin/busybox).ExitCode | Should -Be 0
            (Invoke-ContainerCommand $name test '-e' /part/passwd).ExitCode | Should -Be 0
            (Invoke-ContainerCommand $name touch /whole/new -ErrorAction Ignore).ExitCode | Should -Not -Be 0
            $mounts = Get-ContainerMount $name
            $mounts.Type | Should -Be 'image', 'image'
            $mounts.Name | Should -Be 'dockernet/service:test', $busybox
            $mounts.Target | Should -Be '/part', '/whole'
            $mounts.Subpath | Should -Be 'etc', ''
            $mounts.ReadOnly | Should -Be $true, $true
            if ($round -eq 1) { Update-DockerContainer $name -Env A=1 -WarningAction Ignore }
        }
    }

    It 'is no share and no volume, whatever else has its name' {
        if (-not $known) { Set-ItResult -Skipped -Because 'the engine has none'; return }
        $one, $two = (New-TestName), (New-TestName)
        $one, $two | ForEach-Object { $null = New-DockerContainer $busybox -Name $_ -Start -Mount "type=image,source=$busybox,target=/image" -WarningAction Ignore }
        Get-DockerVolumeShare $one, $two | Should -BeNullOrEmpty
    }

    It 'is warned of by nobody but the engine, where it is new to it' {
        if (-not $known) { Set-ItResult -Skipped -Because 'the engine has none'; return }
        $null = New-DockerContainer $busybox -Name (New-TestName) -Start -Mount "type=image,source=$busybox,target=/image" -WarningVariable warnings -WarningAction SilentlyContinue
        $warnings | Where-Object Message -NotLike '*experimental*' | Should -BeNullOrEmpty
    }

    It 'is there twice only by the name of another' {
        if (-not $known) { Set-ItResult -Skipped -Because 'the engine has none'; return }
        $name = New-TestName
        $failed = Get-ErrorOf { New-DockerContainer $busybox -Name $name -Mount "type=image,source=$busybox,target=/a", "type=image,source=$busybox,target=/b" -WarningAction Ignore }
        if ($failed) {
            $failed.FullyQualifiedErrorId | Should -BeLike 'MountImageTwice,*'
            Assert-NothingMade $name
        } else { (Get-ContainerMount $name).Target | Should -Be '/a', '/b' }
    }
}

Describe 'A path of the host' {
    It 'is made where it is missing, if that is asked for' {
        if ($spoken -lt [version]'1.42') { Set-ItResult -Skipped -Because 'the engine makes none'; return }
        $folder = New-TestFolder
        $name = New-TestName
        (Get-ErrorOf { New-DockerContainer $busybox -Name $name -Mount "type=bind,source=$folder/new,target=/data,bind-create-src=false" }).FullyQualifiedErrorId |
            Should -BeLike 'MountSourceNotFound,*'
        $null = New-DockerContainer $busybox -Name $name -Start -Mount "type=bind,source=$folder/new,target=/data,bind-create-src"
        Test-Path "$folder/new" -PathType Container | Should -BeTrue
        Update-DockerContainer $name -Env A=1
        Remove-Item "$folder/new"
        Restart-DockerContainer $name
        Test-Path "$folder/new" | Should -BeTrue
    }

    It 'has what is mounted below it <Case>' -ForEach @(
        @{ Case = 'with it'; Keys = 'bind-recursive=enabled'; Seen = $true; Written = $true }
        @{ Case = 'left out'; Keys = 'bind-recursive=disabled'; Seen = $false }
        @{ Case = 'left out, in the old way'; Keys = 'bind-nonrecursive'; Seen = $false; Id = 'MountKeyDeprecated' }
        @{ Case = 'to write to'; Keys = 'readonly,bind-recursive=writable'; Seen = $true; Written = $true; Api = '1.44' }
        @{ Case = 'to read alone'; Keys = 'readonly,bind-propagation=rprivate,bind-recursive=readonly'; Seen = $true; Written = $false; Api = '1.44' }
    ) {
        if (-not $IsLinux -or (& id -u) -ne 0 -or $spoken -lt [version]($_['Api'] ?? '0.0')) { Set-ItResult -Skipped -Because 'it cannot be tried here'; return }
        $folder = New-TestFolder
        $null = New-Item "$folder/below" -ItemType Directory
        & mount -t tmpfs dockernet-test "$folder/below"
        try {
            Set-Content "$folder/below/page" x
            $name = New-TestName
            $null = New-DockerContainer $busybox -Name $name -Start -Mount "type=bind,source=$folder,target=/data,$Keys" -WarningVariable warnings -WarningAction SilentlyContinue
            "$($warnings.Message -replace '.*\((\w+)\)\.$', '$1')" | Should -Be "$($_['Id'])"
            (Invoke-ContainerCommand $name test '-e' /data/below/page -ErrorAction Ignore).ExitCode -eq 0 | Should -Be $Seen
            if ($Seen) { (Invoke-ContainerCommand $name touch /data/below/new -ErrorAction Ignore).ExitCode -eq 0 | Should -Be $Written }
        } finally {
            Remove-DockerContainer $name -Force
            & umount "$folder/below"
        }
    }
}
