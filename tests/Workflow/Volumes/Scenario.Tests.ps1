# What the engine's own tests and its command line do with volumes, done with the cmdlets.
BeforeDiscovery {
    $script:possible = $IsLinux -and (& id -u) -eq 0
}

BeforeAll {
    Import-Module "$PSScriptRoot/../../Support/DockerNet.Testing.psm1" -Force

    $script:busybox = 'dockernet/busybox:test'

    function New-TestFolder { (New-Item (Join-Path $TestDrive (New-TestName folder)) -ItemType Directory).FullName }

    function Get-RealMount([string]$Container, [string]$Target) {
        (Invoke-EngineApi GET "/containers/$Container/json").Mounts | Where-Object Destination -EQ $Target
    }
}

AfterAll { Remove-TestObject }

Describe 'Volumes on the engine' {
    It 'are looked at several at a time, in the order of the question, and one that is missing does not stop the others' {
        $one, $two = 1..2 | ForEach-Object { (New-DockerVolume (New-TestName volume)).Name }
        (Get-DockerVolume $two, $one).Name | Should -Be $two, $one
        $found = Get-DockerVolume $two, 'dnt-nowhere', $one -ErrorAction SilentlyContinue -ErrorVariable errors
        $found.Name | Should -Be $two, $one
        $errors | Should -HaveCount 1
        $errors[0].FullyQualifiedErrorId | Should -BeLike 'VolumeNotFound,*'
    }

    It 'are selected by several drivers and labels: <Case>' -ForEach @(
        @{ Case = 'a label'; Filter = { @{ Label = $tag } }; Is = { $red, $blue } }
        @{ Case = 'two labels, which must both be there'; Filter = { @{ Label = $tag, 'size=big' } }; Is = { , $red } }
        @{ Case = 'a hashtable'; Filter = { @{ Label = @{ $tag = 'blue' } } }; Is = { , $blue } }
        @{ Case = 'a driver with a label'; Filter = { @{ Label = $tag; Driver = 'local' } }; Is = { $red, $blue } }
        @{ Case = 'a driver that nobody has'; Filter = { @{ Label = $tag; Driver = 'other' } }; Is = { @() } }
        @{ Case = 'unused with a label'; Filter = { @{ Label = $tag; Unused = $true } }; Is = { , $blue } }
    ) {
        $tag = New-TestName label
        $red = (New-DockerVolume (New-TestName red) -Label "$tag=red", 'size=big').Name
        $blue = (New-DockerVolume (New-TestName blue) -Label "$tag=blue").Name
        $null = New-DockerContainer $busybox -Name (New-TestName) -Volume "${red}:/www"
        $wanted = & $Filter
        $names = @((Get-DockerVolume @wanted).Name | Where-Object { $_ })
        $names | Sort-Object | Should -Be (& $Is | Sort-Object)
    }

    It 'become unused when their last container goes, and not before' {
        $name = New-TestName volume
        $one, $two = 1..2 | ForEach-Object { New-DockerContainer $busybox -Name (New-TestName) -Volume "${name}:/www" -Start }
        (Get-DockerVolume -Unused).Name | Should -Not -Contain $name
        Remove-DockerContainer $one.Name -Force
        Stop-DockerContainer $two.Name -Timeout 0
        (Get-DockerVolume -Unused).Name | Should -Not -Contain $name
        Remove-DockerContainer $two.Name -RemoveVolume
        (Get-DockerVolume -Unused).Name | Should -Contain $name
    }

    It 'with a driver that is not there keep a container from being made: <_>' -ForEach 'New-DockerVolume', 'New-DockerContainer' {
        $name = New-TestName
        $record = if ($_ -eq 'New-DockerVolume') { Get-ErrorOf { New-DockerVolume $name -Driver nosuch } } else {
            Get-ErrorOf { New-DockerContainer $busybox -Name $name -Mount "type=volume,source=$name,target=/www,volume-driver=nosuch" }
        }
        $record.FullyQualifiedErrorId | Should -BeLike 'VolumeDriverNotFound,*'
        $record.TargetObject | Should -Be $name
        (Invoke-EngineApi GET '/volumes').Volumes.Name | Should -Not -Contain $name
        (Invoke-EngineApi GET '/containers/json?all=1').Names | Should -Not -Contain "/$name"
    }

    It 'that another made meanwhile are refused with another driver' {
        $name = (New-DockerVolume (New-TestName volume)).Name
        $record = Get-ErrorOf { New-DockerVolume $name -Driver nosuch }
        $record.FullyQualifiedErrorId | Should -BeLike 'VolumeExists,*'
        "$record" | Should -BeLike "*exists with the driver 'local'*"
    }

    It 'are removed when the container that had them is removed, unless another one has them' {
        $owner = New-DockerContainer $busybox -Name (New-TestName) -Volume '/www'
        $name = $owner.Mounts.Name
        $taker = New-DockerContainer $busybox -Name (New-TestName) -VolumesFrom $owner.Name
        Remove-DockerContainer $owner.Name -RemoveVolume
        (Get-DockerVolume $name).UsedBy | Should -Be $taker.Name
        Remove-DockerContainer $taker.Name -RemoveVolume
        (Get-ErrorOf { Get-DockerVolume $name }).FullyQualifiedErrorId | Should -BeLike 'VolumeNotFound,*'
    }
}

Describe 'Mounts that are taken over' {
    # The rules are the engine's: what the container is given itself wins, then the last of those it takes from.
    It 'are given way to at the same place: <Case>' -ForEach @(
        @{ Case = 'two holders'; More = { @{ VolumesFrom = $one.Name, $two.Name } }; Is = { $second }; Origin = { $two.Name } }
        @{ Case = 'two holders the other way round'; More = { @{ VolumesFrom = $two.Name, $one.Name } }; Is = { $first }; Origin = { $one.Name } }
        @{ Case = 'an own volume'; More = { @{ VolumesFrom = $one.Name; Volume = "${own}:/www" } }; Is = { $own }; Origin = { 'Own' } }
        @{ Case = 'an own -Mount'; More = { @{ VolumesFrom = $one.Name; Mount = "type=volume,source=$own,target=/www" } }; Is = { $own }; Origin = { 'Own' } }
        @{ Case = 'a volume without a name, which is none'; More = { @{ VolumesFrom = $one.Name; Volume = '/www' } }; Is = { $first }; Origin = { $one.Name } }
    ) {
        $first, $second, $own = 1..3 | ForEach-Object { New-TestName volume }
        $one = New-SharedVolumeContainer (New-TestName one) $busybox "${first}:/www"
        $two = New-SharedVolumeContainer (New-TestName two) $busybox "${second}:/www"
        $options = & $More
        $container = New-DockerContainer $busybox -Name (New-TestName) @options
        $mount = Get-ContainerMount $container.Name
        $mount | Should -HaveCount 1
        $mount.Name | Should -Be (& $Is)
        $mount.Origin | Should -Be (& $Origin)
        (Get-RealMount $container.Name /www).Name | Should -Be (& $Is)
    }

    It 'include folders of the host, read only if the holder has them so' {
        $folder = New-TestFolder
        Set-Content "$folder/page" 'from the host'
        $holder = New-SharedVolumeContainer (New-TestName holder) -Volume "${folder}:/www:ro"
        $container = New-DockerContainer $busybox -Name (New-TestName) -VolumesFrom "$($holder.Name):rw" -Start
        (Invoke-ContainerCommand $container.Name cat /www/page).Output | Should -Be 'from the host'
        # To ask for more than the holder has gives no more.
        $mount = Get-ContainerMount $container.Name
        $mount.ReadOnly | Should -BeTrue
        (Invoke-ContainerCommand $container.Name touch /www/mine).ExitCode | Should -Not -Be 0
    }

    It 'cannot be two at one place of the container''s own: <Case>' -ForEach @(
        @{ Case = 'two -Volume'; More = { @{ Volume = "$(New-TestName volume):/www", "$(New-TestName volume):/www" } } }
        @{ Case = '-Volume and -Mount'; More = { @{ Volume = "$(New-TestName volume):/www"; Mount = "type=volume,source=$(New-TestName volume),target=/www" } } }
        @{ Case = 'a folder of the host and a volume'; More = { @{ Volume = "$(New-TestFolder):/www", "$(New-TestName volume):/www" } } }
        @{ Case = 'a volume and memory'; More = { @{ Volume = "$(New-TestName volume):/www"; Mount = 'type=tmpfs,target=/www' } } }
    ) {
        $name = New-TestName
        $options = & $More
        $record = Get-ErrorOf { New-DockerContainer $busybox -Name $name @options }
        $record.FullyQualifiedErrorId | Should -BeLike 'InvalidArgument,*'
        "$record" | Should -BeLike '*/www*'
        (Invoke-EngineApi GET '/containers/json?all=1').Names | Should -Not -Contain "/$name"
    }
}

Describe 'Clear-DockerVolume' -Skip:(-not $possible) {
    # It removes whatever nobody has, so it gets an engine of its own.
    BeforeAll {
        Import-Module "$PSScriptRoot/../../Support/Engines/PrivateEngine.psm1"
        Import-Module "$PSScriptRoot/../../Support/Engines/TestImage.psm1"
        $engine = Start-PrivateEngine
        $at = @{ DockerHost = $engine.Host }
        Import-TestImage @at

        function Get-VolumeName { @((Invoke-EngineApi GET '/volumes' @at).Volumes.Name | Sort-Object) }
    }

    AfterAll { Stop-PrivateEngine $engine.Folder }

    BeforeEach {
        # One of each kind: used and unused, with a name and without, and one that only looks as if it had none.
        $user = New-DockerContainer $busybox -Name (New-TestName user) -Volume 'used:/used', '/scratch' @at
        $kept = ($user.Mounts | Where-Object Target -EQ /scratch).Name
        $loose = (New-DockerVolume @at).Name
        $null = New-DockerContainer $busybox -Name (New-TestName writer) -Volume "${loose}:/www" -Start @at |
            ForEach-Object { Invoke-ContainerCommand $_.Name dd if=/dev/zero of=/www/file bs=1000 count=50 @at; Remove-DockerContainer $_.Name -Force @at }
        $named = (New-DockerVolume named @at -WarningAction Ignore).Name
        $tagged = (New-DockerVolume tagged -Label tier=data @at -WarningAction Ignore).Name
        $wanted = (New-DockerVolume ('ab' * 32) -Label tier=data @at -WarningAction Ignore).Name
        $elsewhere = (New-DockerVolume elsewhere -Option @{ type = 'tmpfs'; device = 'tmpfs' } @at -WarningAction Ignore).Name
        $all = Get-VolumeName
    }

    AfterEach {
        Get-DockerContainer @at | Remove-DockerContainer -Force -RemoveVolume @at
        Get-DockerVolume @at | Remove-DockerVolume -Confirm:$false @at
    }

    It 'removes the anonymous volumes that nobody has, and writes them with their sizes' {
        $gone = Clear-DockerVolume -Confirm:$false @at
        $gone | Should -BeOfType DockerNet.Volume
        $gone.Name | Should -Be $loose
        $gone.Size | Should -BeGreaterOrEqual 50000
        Get-VolumeName | Should -Be ($all | Where-Object { $_ -ne $loose })
        Clear-DockerVolume -Confirm:$false @at | Should -BeNullOrEmpty
    }

    It 'removes with -All also those with a name, but none of another make' {
        $gone = Clear-DockerVolume -All -Confirm:$false @at
        $gone.Name | Sort-Object | Should -Be ($loose, $named, $tagged, $wanted | Sort-Object)
        Get-VolumeName | Should -Be ('used', $kept, $elsewhere | Sort-Object)
    }

    It 'takes a name of 64 digits for an anonymous one only if nobody gave it a label' {
        (Get-DockerVolume $wanted @at).Anonymous | Should -BeFalse
        (Get-DockerVolume $loose @at).Anonymous | Should -BeTrue
    }

    It 'removes only those with a label when told so' {
        (Clear-DockerVolume -All -Label tier=data -Confirm:$false @at).Name | Sort-Object | Should -Be ($tagged, $wanted | Sort-Object)
        Clear-DockerVolume -Label tier=data -Confirm:$false @at | Should -BeNullOrEmpty
    }

    It 'tells with -WhatIf what would go, and how big it is' {
        $text = & (Join-Path $PSHOME pwsh) -NoProfile -Command "Import-Module '$((Get-Module DockerNet).Path)'; Clear-DockerVolume -All -WhatIf -DockerHost '$($engine.Host)'" | Out-String
        $text | Should -Match "$loose"
        $text | Should -Match '\(5\d(\.\d+)? kB\)'
        $text | Should -Match 'named'
        $text | Should -Not -Match "used""|$kept|elsewhere"
        Get-VolumeName | Should -Be $all
    }

    It 'asks, since data go that cannot be brought back' {
        $type = (Get-Command Clear-DockerVolume).ImplementingType
        $type.GetCustomAttributes([Management.Automation.CmdletAttribute], $false)[0].ConfirmImpact | Should -Be 'High'
    }
}
