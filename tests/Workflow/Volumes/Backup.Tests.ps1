# What is in volumes: backed up, restored, copied, compared and listed. The data are made and compared by the machine's own
# tools, so these tests must run beside the engine.
BeforeDiscovery { $script:possible = $IsLinux -and (& id -u) -eq 0 }

Describe 'The content of volumes' -Skip:(-not $possible) {
    BeforeAll {
        Import-Module "$PSScriptRoot/../../Support/DockerNet.Testing.psm1" -Force
        Import-Module "$PSScriptRoot/../../Support/VolumeTree.psm1" -Force
        $ConfirmPreference = 'None'
        $busybox = 'dockernet/busybox:test'
        $folder = (New-Item (Join-Path $TestDrive backup) -ItemType Directory).FullName

        function New-TestVolume([string]$Text = 'volume') { (New-DockerVolume (New-TestName $Text) -Label @{ made = 'test' }).Name }

        function Set-TestFile([string]$Volume, [string]$Name, [string]$Text = 'text') {
            Set-Content -LiteralPath (Join-Path (Get-VolumeFolder $Volume) $Name) $Text
        }

        function Test-TestVolume([string]$Name) { $Name -in (Invoke-EngineApi GET '/volumes').Volumes.Name }

        function Get-State([string]$Container) { (Invoke-EngineApi GET "/containers/$Container/json").State }

        # Runs all its life and can be ended at once.
        function Start-User([string]$Volume, [string]$Mode = 'rw') {
            (New-DockerContainer $busybox sleep 3600 -Name (New-TestName user) -Volume "${Volume}:/data:$Mode" -Start).Name
        }

        $tree = New-TestVolume tree
        Add-TestTree (Get-VolumeFolder $tree)
        $backup = Backup-DockerVolume $tree $folder
    }

    AfterAll { Remove-TestObject }

    AfterEach { Get-HelperLeftover | Should -BeNullOrEmpty }

    Context 'Backup-DockerVolume' {
        It 'tells what it wrote' {
            $backup | Should -BeOfType DockerNet.VolumeBackup
            $backup.Volume | Should -Be $tree
            $backup.Path | Should -Be (Join-Path $folder "$tree.tar.gz")
            $backup.Length | Should -Be (Get-Item $backup.Path).Length
            $backup.Checksum | Should -Be (Get-FileHash $backup.Path).Hash
            $backup.Items | Should -Be (& find (Get-VolumeFolder $tree)).Count
            $backup.Created | Should -BeGreaterThan ([DateTimeOffset]::Now.AddMinutes(-5))
            $backup.DockerHost | Should -Be (Get-TestHost)
            "$backup" | Should -Be $backup.Path
        }

        It 'writes what tar finds the same as the volume' {
            & tar --compare --xattrs -f $backup.Path -C (Get-VolumeFolder $tree) 2>&1 | Should -BeNullOrEmpty
            $LASTEXITCODE | Should -Be 0
        }

        It 'writes and restores thousands of files of all sizes' {
            $many = New-TestVolume many
            $place = Get-VolumeFolder $many
            & sh -ec 'for n in $(seq 2200); do head -c $((n % 1100)) /dev/zero > "$1/$n"; done; head -c 600000 /dev/urandom > "$1/large"' sh $place
            $made = Backup-DockerVolume $many "$TestDrive/many.tar"
            $made.Items | Should -Be 2202
            & tar --compare -f $made.Path -C $place 2>&1 | Should -BeNullOrEmpty
            $lines = Get-Content $made.Manifest | Select-Object -Skip 1 -First 2202 | ConvertFrom-Json
            ($lines | Where-Object path -EQ 'large').checksum | Should -Be (Get-FileHash "$place/large").Hash
            ($lines | Where-Object path -EQ '1099').checksum | Should -Be (Get-FileHash "$place/1099").Hash
            $again = (Restore-DockerVolume $made.Path -Name (New-TestName again)).Name
            Compare-Tree $place (Get-VolumeFolder $again) | Should -BeNullOrEmpty
        }

        It 'writes a manifest of each item beside it' {
            $lines = Get-Content $backup.Manifest | ConvertFrom-Json
            $lines[0].volume | Should -Be $tree
            $lines[0].labels.made | Should -Be 'test'
            $lines[0].notCarried | Should -Contain 'sockets'
            $lines[-1].items | Should -Be $backup.Items
            $lines[-1].archiveChecksum | Should -Be $backup.Checksum
            $lines.Count | Should -Be ($backup.Items + 2)
            $file = $lines | Where-Object { $_.PSObject.Properties['path']?.Value -eq 'deep/er/x' }
            $file.checksum | Should -Be (Get-FileHash "$(Get-VolumeFolder $tree)/deep/er/x").Hash
            $file.mode | Should -Be '4711'
            $file.length | Should -Be 2
        }

        It 'takes the form from <What>' -ForEach @(
            @{ What = 'the ending .tar'; File = 'a.tar'; More = @{}; Packed = $false }
            @{ What = 'the ending .tgz'; File = 'a.tgz'; More = @{}; Packed = $true }
            @{ What = '-Compress None'; File = ''; More = @{ Compress = 'None' }; Packed = $false }
            @{ What = '-Compress, against the ending'; File = 'b.tar'; More = @{ Compress = 'Gzip' }; Packed = $true }
        ) {
            $to = (New-Item (Join-Path $TestDrive (New-Guid)) -ItemType Directory).FullName
            $file = (Backup-DockerVolume $tree (Join-Path $to $File) @More).Path
            & gzip -t $file 2>$null
            $LASTEXITCODE | Should -Be ($Packed ? 0 : 1)
            (& tar -tf $file).Count | Should -Be $backup.Items
        }

        It 'backs up several from the pipeline, into a folder that it makes' {
            $group = New-TestName group
            1..2 | ForEach-Object { Set-TestFile (New-DockerVolume "$group-$_").Name f }
            Push-Location $TestDrive
            try { $backups = Get-DockerVolume "$group-*" | Backup-DockerVolume -Path made/here } finally { Pop-Location }
            $backups.Volume | Should -Be "$group-1", "$group-2"
            Get-ChildItem "$TestDrive/made/here" | Should -HaveCount 4
        }

        It 'replaces files only with -Force, and never one of its own' {
            $record = Get-ErrorOf { Backup-DockerVolume $tree $folder }
            $record.FullyQualifiedErrorId | Should -BeLike 'FileExists,*'
            $record.TargetObject | Should -Be $tree
            (Get-FileHash $backup.Path).Hash | Should -Be $backup.Checksum
            $other = New-TestVolume
            $one = "$TestDrive/one.tar"
            (Get-ErrorOf { Backup-DockerVolume $tree, $other $one -Force }).FullyQualifiedErrorId | Should -BeLike 'FileExists,*'
            (Get-Content "$one.manifest.jsonl" | Select-Object -First 1 | ConvertFrom-Json).volume | Should -Be $tree
            (Backup-DockerVolume $other $one -Force).Items | Should -Be 1
            Get-ChildItem $TestDrive -Filter *.part | Should -BeNullOrEmpty
        }

        It 'only says what it would do with -WhatIf' {
            Backup-DockerVolume $tree "$TestDrive/whatif/x" -WhatIf | Should -BeNullOrEmpty
            Test-Path "$TestDrive/whatif" | Should -BeFalse
        }

        It 'is an error for a volume that is not there, which is not made' {
            $record = Get-ErrorOf { Backup-DockerVolume dnt-absent $folder }
            $record.FullyQualifiedErrorId | Should -BeLike 'VolumeNotFound,*'
            Test-TestVolume dnt-absent | Should -BeFalse
        }

        It 'warns of those who write meanwhile, and not of those who only read' {
            $volume = New-TestVolume
            $null = Start-User $volume ro
            $null = Backup-DockerVolume $volume $folder -WarningVariable calm -WarningAction SilentlyContinue
            $calm | Should -BeNullOrEmpty
            $writer = Start-User $volume
            $null = Backup-DockerVolume $volume $folder -Force -WarningVariable found -WarningAction SilentlyContinue
            $found.Message | Should -Match "$writer.*\(VolumeWritten\)"
        }

        It 'says before whom it would pause: <_>' -ForEach 'Backup-DockerVolume {0} {1} -Pause', 'Copy-DockerVolume {0} {0}-2 -Pause' {
            $volume = New-TestVolume
            $writer, $reader = (Start-User $volume), (Start-User $volume ro)
            $command = "Import-Module '$((Get-Module DockerNet).Path)'; $($_ -f $volume, $folder) -WhatIf -DockerHost $(Get-TestHost)"
            $said = & (Join-Path $PSHOME pwsh) -NoProfile -NonInteractive -Command $command
            "$said" | Should -BeLike "What if:*, and pause $writer meanwhile*"
            "$said" | Should -Not -BeLike "*$reader*"
        }

        It 'pauses them with -Pause, and lets them go on' {
            $volume = New-TestVolume
            $writer = Start-User $volume
            $since = [DateTimeOffset]::UtcNow
            $null = Backup-DockerVolume $volume $folder -Pause -WarningVariable found -WarningAction SilentlyContinue
            $found | Should -BeNullOrEmpty
            (Get-EngineEvent $writer pause, unpause $since).Action | Should -Be 'pause', 'unpause'
            (Get-State $writer).Status | Should -Be 'running'
        }

        It 'leaves alone one that is paused already<With>' -ForEach @{ With = ', with -Pause'; More = @{ Pause = $true } }, @{ With = ''; More = @{} } {
            $volume = New-TestVolume
            $writer = Start-User $volume
            Invoke-EngineApi POST "/containers/$writer/pause"
            $made = Backup-DockerVolume $volume $folder @More -WarningVariable found -WarningAction SilentlyContinue
            $made.Volume | Should -Be $volume
            $found | Should -BeNullOrEmpty
            (Get-State $writer).Status | Should -Be 'paused'
        }
    }

    Context 'Restore-DockerVolume' {
        It 'makes a volume that rsync finds the same, <Name>' -ForEach @(
            @{ Name = 'new'; Prepare = {} }
            @{ Name = 'in place of an empty one'; Prepare = { New-DockerVolume $target } }
            @{ Name = 'in place of another''s content'; Prepare = { New-DockerVolume $target; Add-TestTree (Get-VolumeFolder $target); Set-TestFile $target more; & rm "$(Get-VolumeFolder $target)/file" } }
            @{ Name = 'in place of what a stopped container uses'; Prepare = { $user = Start-User $target; Set-TestFile $target .more; Stop-DockerContainer $user -Timeout 0 } }
        ) {
            $target = New-TestName target
            $null = . $Prepare
            $volume = Restore-DockerVolume $backup.Path -Name $target -Force
            $volume | Should -BeOfType DockerNet.Volume
            $volume.Name | Should -Be $target
            Compare-Tree (Get-VolumeFolder $tree) (Get-VolumeFolder $target) | Should -BeNullOrEmpty
        }

        It 'takes name and labels from the manifest, and backups from the pipeline' {
            $volume = New-TestVolume
            Set-TestFile $volume f
            $made = Backup-DockerVolume $volume $folder
            Remove-DockerVolume $volume
            $restored = $made | Restore-DockerVolume
            $restored.Name | Should -Be $volume
            $restored.Labels['made'] | Should -Be 'test'
            (Get-Item $made.Path | Restore-DockerVolume -Force).Name | Should -Be $volume
            (Restore-DockerVolume -LiteralPath $made.Path -Name "$volume-2").Name | Should -Be "$volume-2"
        }

        It 'keeps labels and options of the volume that it fills' {
            $volume = New-TestVolume
            Set-TestFile $volume old
            $null = Restore-DockerVolume $backup.Path -Name $volume -Force
            (Get-DockerVolume $volume).Labels['made'] | Should -Be 'test'
        }

        It 'replaces the content of a volume whose data lie elsewhere' {
            $place = (New-Item (Join-Path $TestDrive (New-Guid)) -ItemType Directory).FullName
            Set-Content "$place/old" 'old'
            $volume = (New-DockerVolume (New-TestName bound) -Option @{ type = 'none'; o = 'bind'; device = $place }).Name
            try {
                $null = Restore-DockerVolume $backup.Path -Name $volume -Force
                Compare-Tree (Get-VolumeFolder $tree) $place | Should -BeNullOrEmpty
            } finally {
                # Not all of its names are ones that PowerShell can remove.
                & rm -rf $place
            }
        }

        It 'takes an archive that tar made, with times and attributes that no backup has' {
            $volume = New-TestVolume
            $place = Get-VolumeFolder $volume
            Set-TestFile $volume f
            & python3 -c "import os,sys; os.setxattr(sys.argv[1], 'user.note', b'kept')" "$place/f"
            & touch -d '2001-02-03 04:05:06.123456789' "$place/f"
            & tar --format=posix --xattrs -C $place -czf "$TestDrive/foreign.tar.gz" .
            $null = Restore-DockerVolume "$TestDrive/foreign.tar.gz" -Name "$volume-back"
            Compare-Tree $place (Get-VolumeFolder "$volume-back") | Should -BeNullOrEmpty
            & stat -c %y "$(Get-VolumeFolder "$volume-back")/f" | Should -Match '06\.123456789'
        }

        It 'takes an archive that tar made of a file with holes' {
            $volume = New-TestVolume
            $place = Get-VolumeFolder $volume
            & sh -ec 'printf begin > "$1/f"; truncate -s 10M "$1/f"; printf end >> "$1/f"; tar --format=posix --sparse -C "$1" -cf "$2" .' sh $place "$TestDrive/holes.tar"
            (Get-Item "$TestDrive/holes.tar").Length | Should -BeLessThan 1MB
            $null = Restore-DockerVolume "$TestDrive/holes.tar" -Name "$volume-back"
            Compare-DockerVolume $volume -Path "$TestDrive/holes.tar" | Should -BeNullOrEmpty
            Compare-Tree $place (Get-VolumeFolder "$volume-back") | Should -BeNullOrEmpty
        }

        It 'refuses an archive of a few bytes that would fill the engine''s disk' {
            $volume = New-TestVolume
            $place = Get-VolumeFolder $volume
            & sh -ec 'truncate -s 1T "$1/f"; tar --format=posix --sparse -C "$1" -cf "$2" .; rm "$1/f"' sh $place "$TestDrive/bomb.tar"
            (Get-ErrorOf { Restore-DockerVolume "$TestDrive/bomb.tar" -Name "$volume-bomb" }).FullyQualifiedErrorId | Should -BeLike 'ArchiveTooLarge,*'
            (Get-ErrorOf { Get-DockerVolume "$volume-bomb" }).FullyQualifiedErrorId | Should -BeLike 'VolumeNotFound,*'
            (Get-ErrorOf { Import-DockerImage "$TestDrive/bomb.tar" dnt/bomb }).FullyQualifiedErrorId | Should -BeLike 'ArchiveTooLarge,*'
        }

        It 'names the volume after a file without a manifest' {
            $name = New-TestName named
            & tar -C $folder -cf "$TestDrive/$name.tar" --files-from /dev/null
            (Restore-DockerVolume "$TestDrive/$name.tar").Name | Should -Be $name
        }

        It 'refuses a volume that has something in it without -Force' {
            $volume = New-TestVolume
            Set-TestFile $volume precious
            $record = Get-ErrorOf { Restore-DockerVolume $backup.Path -Name $volume }
            $record.FullyQualifiedErrorId | Should -BeLike 'VolumeNotEmpty,*'
            $record.TargetObject | Should -Be $backup.Path
            (Get-ChildItem (Get-VolumeFolder $volume)).Name | Should -Be 'precious'
        }

        It 'refuses a volume that a <State> container uses, and names it' -ForEach @(
            @{ State = 'running'; Start = { Start-User $volume } }
            @{ State = 'paused'; Start = { $name = Start-User $volume; Invoke-EngineApi POST "/containers/$name/pause"; $name } }
            @{ State = 'restarting'; Start = {
                    $name = (New-DockerContainer $busybox false -Name (New-TestName user) -Volume "${volume}:/data" -Restart always -Start).Name
                    # The longer it goes on, the longer the engine waits.
                    Wait-Until { (Get-State $name).Restarting -and (Invoke-EngineApi GET "/containers/$name/json").RestartCount -ge 5 } -Timeout 60 -What 'it restarts again and again'
                    $name
                } }
        ) {
            $volume = New-TestVolume
            $user = & $Start
            (Get-State $user).Status | Should -Be $State
            $record = Get-ErrorOf { Restore-DockerVolume $backup.Path -Name $volume -Force }
            $record.FullyQualifiedErrorId | Should -BeLike 'VolumeInUse,*'
            $record.ErrorDetails.Message | Should -Match $user
            Get-ChildItem (Get-VolumeFolder $volume) | Should -BeNullOrEmpty
        }

        It 'only says what it would do with -WhatIf' {
            $name = New-TestName whatif
            Restore-DockerVolume $backup.Path -Name $name -WhatIf | Should -BeNullOrEmpty
            Test-TestVolume $name | Should -BeFalse
        }
    }

    Context 'Copy-DockerVolume' {
        It 'makes the same on the same engine' {
            $name = New-TestName copy
            $copy = Copy-DockerVolume $tree $name
            $copy.Name | Should -Be $name
            $copy.Labels['made'] | Should -Be 'test'
            Compare-Tree (Get-VolumeFolder $tree) (Get-VolumeFolder $name) | Should -BeNullOrEmpty
        }

        It 'does not overwrite' {
            $volume = New-TestVolume
            Set-TestFile $volume precious
            (Get-ErrorOf { Copy-DockerVolume $tree $volume }).FullyQualifiedErrorId | Should -BeLike 'VolumeExists,*'
            (Get-ErrorOf { Copy-DockerVolume $tree }).FullyQualifiedErrorId | Should -BeLike 'VolumeExists,*'
            (Get-ChildItem (Get-VolumeFolder $volume)).Name | Should -Be 'precious'
        }

        It 'copies the data, and not the way to them, of a volume whose data lie elsewhere' {
            $place = (New-Item (Join-Path $TestDrive (New-Guid)) -ItemType Directory).FullName
            Set-Content "$place/f" 'text'
            $volume = (New-DockerVolume (New-TestName bound) -Option @{ type = 'none'; o = 'bind'; device = $place }).Name
            $copy = Copy-DockerVolume $volume "$volume-copy"
            $copy.Options.Count | Should -Be 0
            Get-Content "$($copy.Mountpoint)/f" | Should -Be 'text'
        }
    }

    Context 'Rename-DockerVolume' {
        It 'gives the same content another name' {
            $volume = New-TestVolume
            Set-TestFile $volume f
            $renamed = Rename-DockerVolume $volume "$volume-new" -PassThru
            $renamed.Name | Should -Be "$volume-new"
            $renamed.Labels['made'] | Should -Be 'test'
            Get-Content "$($renamed.Mountpoint)/f" | Should -Be 'text'
            Test-TestVolume $volume | Should -BeFalse
        }

        It 'takes the new name from a script block' {
            $volume = New-TestVolume
            Get-DockerVolume $volume | Rename-DockerVolume -NewName { "$($_.Name)-b" }
            Test-TestVolume "$volume-b" | Should -BeTrue
        }

        It 'refuses while a container refers to it, running or not' {
            $volume = New-TestVolume
            $user = (New-DockerContainer $busybox -Name (New-TestName user) -Volume "${volume}:/data").Name
            $record = Get-ErrorOf { Rename-DockerVolume $volume "$volume-new" }
            $record.FullyQualifiedErrorId | Should -BeLike 'VolumeInUse,*'
            $record.ErrorDetails.Message | Should -Match $user
            Test-TestVolume "$volume-new" | Should -BeFalse
        }

        It 'refuses a name that is taken' {
            (Get-ErrorOf { Rename-DockerVolume (New-TestVolume) $tree }).FullyQualifiedErrorId | Should -BeLike 'VolumeExists,*'
        }

        It 'moves no data that lie elsewhere' {
            $place = (New-Item (Join-Path $TestDrive (New-Guid)) -ItemType Directory).FullName
            Set-Content "$place/f" 'text'
            $volume = (New-DockerVolume (New-TestName bound) -Option @{ type = 'none'; o = 'bind'; device = $place }).Name
            (Rename-DockerVolume $volume "$volume-new" -PassThru).Options['device'] | Should -Be $place
            Get-Content "$place/f" | Should -Be 'text'
        }
    }

    Context 'Compare-DockerVolume' {
        BeforeAll {
            $changed = New-TestName changed
            $null = Copy-DockerVolume $tree $changed
            $place = Get-VolumeFolder $changed
            Set-Content "$place/deep/added" 'new'
            & rm "$place/near"
            & chmod 0600 "$place/program"
            & touch -d '2001-02-03 04:05:06' $place "$place/deep"
        }

        It 'finds none where none are' {
            Compare-DockerVolume $tree -Path $backup.Path | Should -BeNullOrEmpty
        }

        It 'finds what was added, removed and changed, against <_>' -ForEach 'another volume', 'a backup' {
            $to = $_ -eq 'a backup' ? @{ Path = $backup.Path } : @{ Reference = $tree }
            $found = Compare-DockerVolume $changed @to
            $found | Should -BeOfType DockerNet.VolumeDifference
            $found | ForEach-Object { "$_" } | Should -Be 'Added: deep/added', 'Removed: near', 'Changed: program'
            $found[2].Property | Should -Be 'Mode'
            $found[2].Item.Mode | Should -Be '0600'
            $found[2].Reference.Mode | Should -Be '0755'
            $found[0].Reference | Should -BeNullOrEmpty
            $found[1].Item | Should -BeNullOrEmpty
        }

        It 'finds content that changed although nothing else did' {
            $one = New-TestVolume
            Set-TestFile $one f 'one'
            $null = Copy-DockerVolume $one "$one-2"
            Set-TestFile "$one-2" f 'two'
            & touch -r "$(Get-VolumeFolder $one)/f" "$(Get-VolumeFolder "$one-2")/f"
            $found = Compare-DockerVolume "$one-2" $one
            $found.Property | Should -Be 'Checksum'
        }
    }

    Context 'Get-DockerVolumeItem' {
        It 'lists what find finds' {
            $place = Get-VolumeFolder $tree
            $expected = & find $place -mindepth 1 -not -name 'not*' -printf '%P|%m|%U|%G\n' | ForEach-Object {
                $path, $mode, $owner = $_ -split '\|', 3
                "$path|$($mode.PadLeft(4, '0'))|$owner"
            } | Sort-Object
            $found = Get-DockerVolumeItem $tree -Recurse | Where-Object Name -NotLike 'not*'
            $found | Should -BeOfType DockerNet.VolumeItem
            $found | ForEach-Object { "$($_.Path)|$($_.Mode)|$($_.UserId)|$($_.GroupId)" } | Sort-Object | Should -Be $expected
        }

        It 'tells types, sizes, times and where links lead' {
            $items = @{}
            Get-DockerVolumeItem $tree | ForEach-Object { $items[$_.Path] = $_ }
            $items['again'].Type | Should -Be 'File'
            $items['file'].Type | Should -Be 'HardLink'
            $items['file'].LinkTarget | Should -Be 'again'
            $items['file'].Modified.UtcDateTime | Should -Be ([DateTime]::new(2001, 2, 3, 4, 5, 6))
            $items['holes'].Length | Should -Be (3MB + 4)
            $items['outside'].LinkTarget | Should -Be '/etc/passwd'
            $items['outside'].Type | Should -Be 'SymbolicLink'
            $items['pipe'].Type | Should -Be 'Fifo'
            $items['empty'].Type | Should -Be 'Folder'
            $items['zweiter'].Type | Should -Be 'HardLink'
            $items['zweiter'].LinkTarget | Should -Be 'deep/er/x'
            $items['file'].Checksum | Should -BeNullOrEmpty
            $items['file'].Volume | Should -Be $tree
            "$($items['file'])" | Should -Be 'file'
        }

        It 'finds by paths, wildcards, -Filter and -Recurse, with checksums if asked' {
            (Get-DockerVolumeItem $tree deep).Path | Should -Be 'deep/er'
            (Get-DockerVolumeItem $tree 'deep/*/x' -Checksum).Checksum | Should -Be (Get-FileHash "$(Get-VolumeFolder $tree)/deep/er/x").Hash
            (Get-DockerVolumeItem $tree -Recurse -Filter x).Path | Should -Be 'deep/er/x'
            (Get-DockerVolumeItem $tree file, near).Path | Should -Be 'file', 'near'
        }

        It 'is an error for a path that is not there, and none for a pattern' {
            $record = Get-ErrorOf { Get-DockerVolumeItem $tree nowhere }
            $record.FullyQualifiedErrorId | Should -BeLike 'FileNotFound,*'
            Get-DockerVolumeItem $tree 'nowhere*' | Should -BeNullOrEmpty
        }

        It 'lists a volume that a stopped container uses' {
            $volume = New-TestVolume
            Stop-DockerContainer (Start-User $volume) -Timeout 0
            Set-TestFile $volume f
            (Get-DockerVolumeItem $volume).Path | Should -Be 'f'
        }
    }

    Context 'Copy-DockerVolumeItem' {
        It 'fetches what Get-DockerVolumeItem finds' {
            $to = (New-Item (Join-Path $TestDrive (New-Guid)) -ItemType Directory).FullName
            $copies = Get-DockerVolumeItem $tree file, deep/er | Copy-DockerVolumeItem -Destination $to -PassThru
            $copies.FullName | Sort-Object | Should -Be "$to/file", "$to/x"
            Get-Content "$to/file" | Should -Be 'hello'
        }

        It 'fetches a folder under another name' {
            Copy-DockerVolumeItem $tree deep "$TestDrive/deep-copy"
            Get-Content "$TestDrive/deep-copy/er/x" | Should -Be 'x'
        }

        It 'is an error for <Name>' -ForEach @(
            @{ Name = 'a path that is not there'; Volume = { $tree }; Path = 'nowhere'; Id = 'FileNotFound' }
            @{ Name = 'a volume that is not there'; Volume = { 'dnt-absent' }; Path = 'x'; Id = 'VolumeNotFound' }
        ) {
            (Get-ErrorOf { Copy-DockerVolumeItem (& $Volume) $Path $TestDrive }).FullyQualifiedErrorId | Should -BeLike "$Id,*"
            Test-TestVolume dnt-absent | Should -BeFalse
        }
    }
}
