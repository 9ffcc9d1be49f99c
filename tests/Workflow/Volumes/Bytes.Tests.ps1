# Names of any bytes, owners of any number, and all that hangs on a file: through each cmdlet that carries a volume's content.
BeforeDiscovery { $script:possible = $IsLinux -and (& id -u) -eq 0 }

Describe 'A volume with names of any bytes and owners of any number' -Skip:(-not $possible) {
    BeforeAll {
        Import-Module "$PSScriptRoot/../../Support/DockerNet.Testing.psm1" -Force
        Import-Module "$PSScriptRoot/../../Support/VolumeTree.psm1" -Force
        $ConfirmPreference = 'None'

        function New-Folder { (New-Item (Join-Path $TestDrive (New-Guid)) -ItemType Directory).FullName }

        $source = (New-DockerVolume (New-TestName bytes)).Name
        $place = Get-VolumeFolder $source
        Add-ByteTree $place
    }

    AfterAll {
        Remove-TestObject
        # Pester's own way does not see all names.
        & find $TestDrive -mindepth 1 -delete
    }

    AfterEach { Get-HelperLeftover | Should -BeNullOrEmpty }

    It 'comes back from a backup' {
        $made = Backup-DockerVolume $source (New-Folder) -WarningVariable told
        $told | Should -BeNullOrEmpty
        (Test-DockerVolumeBackup $made.Path -DockerHost tcp://127.0.0.1:1).Whole | Should -BeTrue
        $back = (Restore-DockerVolume $made.Path -Name (New-TestName back) -WarningVariable told).Name
        $told.Message | Should -Match '1 item \(longlink\) .*\(LinkLeadsOut\)'
        Compare-Tree $place (Get-VolumeFolder $back) | Should -BeNullOrEmpty
        Compare-DockerVolume $source $back | Should -BeNullOrEmpty
        $null = Restore-DockerVolume $made.Path -Name $back -Force
        Compare-Tree $place (Get-VolumeFolder $back) | Should -BeNullOrEmpty
    }

    It 'comes back in part' {
        $made = Backup-DockerVolume $source (New-Folder) -Exclude 'several' -WarningAction SilentlyContinue
        $back = (Restore-DockerVolume $made.Path -Name (New-TestName back) -WarningAction SilentlyContinue).Name
        (Compare-Tree $place (Get-VolumeFolder $back)) -notmatch '^\.d' -notmatch 'several' | Should -BeNullOrEmpty
    }

    It 'is copied, and renamed' {
        $copy = (Copy-DockerVolume $source (New-TestName copy)).Name
        Compare-Tree $place (Get-VolumeFolder $copy) | Should -BeNullOrEmpty
        $renamed = New-TestName renamed
        Rename-DockerVolume $copy $renamed
        Compare-Tree $place (Get-VolumeFolder $renamed) | Should -BeNullOrEmpty
    }

    It 'is mounted without a word, and looked at for hints' {
        $name = New-TestName hints
        $null = New-DockerContainer dockernet/busybox:test -Name $name -Volume "${source}:/www" -WarningVariable told
        $told | Should -BeNullOrEmpty
        # What is next to a path that the image has not is read.
        $null = Copy-ContainerItem $place "${name}:/opt"
        $image = (Invoke-EngineApi POST "/commit?container=$name" @{}).Id
        try {
            $null = New-DockerContainer $image -Name (New-TestName hints) -Volume "$(New-TestName v):/opt/severla/x" -WarningVariable told -WarningAction SilentlyContinue
            $told.Message | Should -BeLike '*/opt/several/x*(MountTargetMissing).'
            (Get-DockerContainer $name | Get-ContainerMount -ImageContent).Target | Should -Be '/www'
        } finally { Invoke-EngineApi DELETE "/images/${image}?force=1" -IgnoreError }
    }

    It 'is listed' {
        $items = Get-DockerVolumeItem $source -Recurse
        ($items | Where-Object Path -EQ 'owned').UserId | Should -Be 4294967294
        ($items | Where-Object Path -EQ 'owned').GroupId | Should -Be 4294967293
        "new`nline-ü" | Should -BeIn $items.Path
        $pair = $items | Where-Object { $_.Path -like 'pair*' }
        $pair | Should -HaveCount 2
        $pair.Path | Select-Object -Unique | Should -HaveCount 2
        # What is listed can be named.
        $folder = New-Folder
        $pair | ForEach-Object { Copy-DockerVolumeItem $source $_.Path $folder }
        Compare-Tree $place $folder | Where-Object { $_ -match 'f\S+ pair' } | Should -BeNullOrEmpty
    }

    It 'is fetched, with names that differ in one bad byte' {
        $folder = New-Folder
        Copy-DockerVolumeItem $source . "$folder/all" -WarningVariable told -WarningAction SilentlyContinue
        $told.Message | Should -Match '^\S+ longlink is left out: it is a link that leads elsewhere'
        # Owners are those of who copies, as with docker cp, and attributes too.
        & rsync -nrlptciH --delete --exclude longlink "$place/" "$folder/all/" | Should -BeNullOrEmpty
    }
}
