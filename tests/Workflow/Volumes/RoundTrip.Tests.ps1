# What is backed up comes back: whatever a volume holds, and whatever becomes of the files of the backup.
BeforeDiscovery { $script:possible = $IsLinux -and (& id -u) -eq 0 }

Describe 'A backup' -Skip:(-not $possible) {
    BeforeAll {
        Import-Module "$PSScriptRoot/../../Support/DockerNet.Testing.psm1" -Force
        Import-Module "$PSScriptRoot/../../Support/VolumeTree.psm1" -Force
        $ConfirmPreference = 'None'

        function New-FilledVolume([string]$Script) {
            $name = (New-DockerVolume (New-TestName volume)).Name
            & sh -ec "cd `"`${1:?}`"; $Script" sh (Get-VolumeFolder $name)
            if ($LASTEXITCODE) { throw 'The volume could not be filled.' }
            $name
        }

        function New-Folder { (New-Item (Join-Path $TestDrive (New-Guid)) -ItemType Directory).FullName }

        function Test-TestVolume([string]$Name) { $Name -in (Invoke-EngineApi GET '/volumes').Volumes.Name }

        # Without an engine.
        function Test-Backup([string[]]$Path) { Test-DockerVolumeBackup $Path -DockerHost tcp://127.0.0.1:1 }
    }

    AfterAll { Remove-TestObject }

    AfterEach { Get-HelperLeftover | Should -BeNullOrEmpty }

    Context 'of links that lead out' {
        BeforeAll {
            $links = New-FilledVolume @'
mkdir -p a/b
ln -s ../../etc/passwd up
ln -s ../../../../../../etc a/b/up
ln -s /etc/passwd root
ln -s .. parent
ln -s ../../../gone a/gone
ln up a/up2
ln -s "../../../../../$(printf '%0120d' 0)" long
touch -h -d 2001-02-03 up a/gone
touch -d 2001-02-03 a/b a .
'@
        }

        It 'is restored as it was' {
            $made = Backup-DockerVolume $links (New-Folder) -WarningVariable told
            $told | Should -BeNullOrEmpty
            $back = Restore-DockerVolume $made.Path -Name (New-TestName back)
            Compare-Tree (Get-VolumeFolder $links) (Get-VolumeFolder $back.Name) | Should -BeNullOrEmpty
            (Test-Backup $made.Path).Whole | Should -BeTrue
        }

        It 'replaces what another volume holds' {
            $made = Backup-DockerVolume $links (New-Folder)
            $other = New-FilledVolume 'ln -s ../../../old up; echo x > file'
            $null = Restore-DockerVolume $made.Path -Name $other -Force
            Compare-Tree (Get-VolumeFolder $links) (Get-VolumeFolder $other) | Should -BeNullOrEmpty
        }

        It 'is like a copy and a volume with another name' {
            $copy = (Copy-DockerVolume $links (New-TestName copy)).Name
            Compare-Tree (Get-VolumeFolder $links) (Get-VolumeFolder $copy) | Should -BeNullOrEmpty
            $renamed = New-TestName renamed
            Rename-DockerVolume $copy $renamed
            Compare-Tree (Get-VolumeFolder $links) (Get-VolumeFolder $renamed) | Should -BeNullOrEmpty
        }
    }

    It 'brings back generated trees, seed <_>' -ForEach 1, 2, 3, 4 {
        $name = (New-DockerVolume (New-TestName tree)).Name
        Add-GeneratedTree (Get-VolumeFolder $name) -Seed $_ -Count 3
        $made = Backup-DockerVolume $name (New-Folder) -WarningVariable told
        $told | Should -BeNullOrEmpty
        $back = (Restore-DockerVolume $made.Path -Name "$name-back").Name
        Compare-Tree (Get-VolumeFolder $name) (Get-VolumeFolder $back) | Should -BeNullOrEmpty
        Compare-DockerVolume $back $name | Should -BeNullOrEmpty
    }

    It 'with a device brings back all else, and says so' {
        $name = New-FilledVolume 'echo x > file; mknod null c 1 3; ln null other; mkdir d; touch -d 2001-02-03 d'
        $made = Backup-DockerVolume $name (New-Folder) -WarningVariable told -WarningAction SilentlyContinue
        $told.Message | Should -Match '2 items \(null, other\).*\(DeviceInVolume\)'
        $back = (Restore-DockerVolume $made.Path -Name "$name-back" -WarningVariable told -WarningAction SilentlyContinue).Name
        $told.Message | Should -Match '2 items \(null, other\).*\(DeviceInVolume\)'
        Compare-Tree (Get-VolumeFolder $name) (Get-VolumeFolder $back) | Should -Match '^(cD\S+ null|hD\S+ other => null|\*deleting.*|\.d\.\.t\S+ \./)$'
        Get-Content "$(Get-VolumeFolder $back)/file" | Should -Be 'x'
    }

    It 'warns of times that no engine sets, and is restored with the nearest' {
        $name = New-FilledVolume 'echo x > early; ln -s x link; ln link link2; mkdir late; echo y > now; touch -d 1955-05-05 early; touch -h -d 1960-01-01 link; touch -d 2300-01-01 late'
        $made = Backup-DockerVolume $name (New-Folder) -WarningVariable told -WarningAction SilentlyContinue
        # Engines from 28 on have that of links begin in 1970 too.
        $keepsLinks = [version](Get-DockerEngine).ApiVersion -lt '1.48'
        $told.Message | Should -Match ($keepsLinks ? '2 items \(early, late\).*\(TimeNotCarried\)' : '4 items \(early, late, link, \.\.\.\).*\(TimeNotCarried\)')
        $back = (Restore-DockerVolume $made.Path -Name "$name-back").Name
        $place = Get-VolumeFolder $back
        & stat -c %Y "$place/early" | Should -Be 0
        & stat -c %Y "$place/late" | Should -Be 9223372036
        & stat -c %Y "$place/link" | Should -Be ($keepsLinks ? (& stat -c %Y "$(Get-VolumeFolder $name)/link") : 0)
        (Copy-DockerVolume $name "$name-copy").Name | Should -Be "$name-copy"
    }

    It 'tells what the engine''s archive does not carry' {
        $name = New-FilledVolume @'
echo x > plain; echo x > noted
python3 - <<'END'
import os, socket
socket.socket(socket.AF_UNIX).bind('door')
os.setxattr('noted', 'user.note', b'1')
for step in range(25):
    os.mkdir('d' * 200)
    os.chdir('d' * 200)
open('deep', 'w').close()
END
'@
        $made = Backup-DockerVolume $name (New-Folder) -WarningVariable told -WarningAction SilentlyContinue
        $told.Message | Where-Object { $_ -match 'not in the backup' } | Should -Match '\(door|, door'
        $told.Message | Where-Object { $_ -match 'not in the backup' } | Should -Match '\(ItemNotCarried\)'
        # Engines set what an archive has of attributes, and where the folder can be seen it has them.
        $told.Message | Where-Object { $_ -match 'extended attributes' } | Should -BeNullOrEmpty
        $back = (Restore-DockerVolume $made.Path -Name (New-TestName back)).Name
        & python3 -c 'import os, sys; print(os.getxattr(sys.argv[1], "user.note").decode())' "$(Get-VolumeFolder $back)/noted" | Should -Be 1
    }

    Context 'of a part' {
        BeforeAll {
            $parts = New-FilledVolume 'mkdir -p cache/deep logs data; echo 1 > cache/deep/a; echo 2 > logs/a.log; echo 3 > logs/keep.log; echo 4 > data/a; ln cache/deep/a data/same; touch -d 2001-02-03 data logs'
        }

        It 'leaves out what -Exclude says, and says so when it is restored' {
            $made = Backup-DockerVolume $parts (New-Folder) -Exclude '**/*.log', '!logs/keep.log'
            (& tar -tf $made.Path | Sort-Object) -join ' ' | Should -Be './ ./cache/ ./cache/deep/ ./cache/deep/a ./data/ ./data/a ./data/same ./logs/ ./logs/keep.log'
            $back = (Restore-DockerVolume $made.Path -Name (New-TestName back) -WarningVariable told -WarningAction SilentlyContinue).Name
            $told.Message | Should -Match 'without \*\*/\*\.log, !logs/keep\.log \(BackupPartial\)'
            Compare-Tree (Get-VolumeFolder $parts) (Get-VolumeFolder $back) | Where-Object { $_ -notmatch '^\.d' } | Should -Match 'logs/a.log$'
            $test = Test-Backup $made.Path
            $test.Whole | Should -BeTrue
            $test.Exclude | Should -Be '**/*.log', '!logs/keep.log'
        }

        It 'has what -Include says, with its folders and all content' {
            $made = Backup-DockerVolume $parts (New-Folder) -Include data
            # The content of data/same lies at the name that comes first.
            (& tar -tf $made.Path | Sort-Object) -join ' ' | Should -Be './ ./cache/ ./cache/deep/ ./cache/deep/a ./data/ ./data/a ./data/same'
            $back = (Restore-DockerVolume $made.Path -Name (New-TestName back) -WarningAction SilentlyContinue).Name
            Get-Content "$(Get-VolumeFolder $back)/data/same" | Should -Be 1
        }

        It 'refuses what is no pattern' {
            { Backup-DockerVolume $parts (New-Folder) -Exclude '[a' } | Should -Throw -ErrorId 'ParameterArgumentValidationError,*'
        }
    }

    Context 'on the disk' {
        BeforeAll {
            $source = New-FilledVolume 'echo old > file'
            $folder = New-Folder
            $old = Backup-DockerVolume $source $folder -Compress None
            Copy-Item $old.Path "$TestDrive/old.tar"
            Copy-Item $old.Manifest "$TestDrive/old.manifest"
            Set-Content "$(Get-VolumeFolder $source)/file" 'new'
            $new = Backup-DockerVolume $source $folder -Compress None -Force
            Copy-Item $new.Path "$TestDrive/new.tar"
            Copy-Item $new.Manifest "$TestDrive/new.manifest"
        }

        It 'is whole wherever its exchange was cut: <Name>' -ForEach @(
            @{ Name = 'before the archive'; Archive = 'old'; Manifest = 'old'; Next = 'new'; Whole = $true }
            @{ Name = 'between archive and manifest'; Archive = 'new'; Manifest = 'old'; Next = 'new'; Whole = $true }
            @{ Name = 'a first one, before the manifest'; Archive = 'new'; Manifest = $null; Next = 'new'; Whole = $true }
            @{ Name = 'as others would exchange it'; Archive = 'new'; Manifest = 'old'; Next = $null; Whole = $false }
        ) {
            $path = "$(New-Folder)/db.tar"
            Copy-Item "$TestDrive/$Archive.tar" $path
            if ($Manifest) { Copy-Item "$TestDrive/$Manifest.manifest" "$path.manifest.jsonl" }
            if ($Next) { Copy-Item "$TestDrive/$Next.manifest" "$path.manifest.jsonl.next" }
            (Test-Backup $path).Whole | Should -Be $Whole
            if ($Whole) {
                $back = (Restore-DockerVolume $path -Name (New-TestName back)).Name
                Get-Content "$(Get-VolumeFolder $back)/file" | Should -Be $Archive
                $null = Backup-DockerVolume $source $path -Force
                Get-ChildItem (Split-Path $path) | Should -HaveCount 2
                (Test-Backup $path).Whole | Should -BeTrue
            } else {
                (Get-ErrorOf { Restore-DockerVolume $path -Name (New-TestName back) }).FullyQualifiedErrorId | Should -BeLike 'BackupDamaged,*'
            }
        }

        It 'stays when the next one fails' {
            $disk = New-Folder
            & mount -t tmpfs -o size=1m tmpfs $disk
            try {
                $null = Backup-DockerVolume $source "$disk/db.tar"
                & sh -ec 'head -c 3000000 /dev/urandom > "$1/big"' sh (Get-VolumeFolder $source)
                (Get-ErrorOf { Backup-DockerVolume $source "$disk/db.tar" -Force }).FullyQualifiedErrorId | Should -BeLike 'FileUnwritable,*'
                (Test-Backup "$disk/db.tar").Whole | Should -BeTrue
                Get-ChildItem $disk | Should -HaveCount 2
            } finally {
                & umount $disk
                Remove-Item "$(Get-VolumeFolder $source)/big"
            }
        }

        It 'is listed and tested without an engine' {
            $place = New-Folder
            Copy-Item "$TestDrive/new.tar" "$place/db.tar"
            Copy-Item "$TestDrive/new.manifest" "$place/db.tar.manifest.jsonl"
            Copy-Item "$TestDrive/new.tar" "$place/my [1].tar"
            [IO.File]::WriteAllBytes("$place/half.tar", [IO.File]::ReadAllBytes("$TestDrive/new.tar")[0..1200])
            Copy-Item "$TestDrive/new.manifest" "$place/half.tar.manifest.jsonl"
            $listed = Get-DockerVolumeBackup $place -DockerHost tcp://127.0.0.1:1
            $listed.Path | Should -Be "$place/db.tar", "$place/half.tar", "$place/my [1].tar"
            $listed[0] | Should -BeOfType DockerNet.VolumeBackupFile
            $listed[0].Volume | Should -Be $source
            $listed[0].Length | Should -Be (Get-Item "$place/db.tar").Length
            $listed[0].Age.TotalHours | Should -BeLessThan 1
            $listed.Whole | Should -Be $true, $false, $null
            $listed[1].Reason | Should -Match '1201 bytes'
            $tests = Get-ChildItem $place -Filter *.tar | Test-DockerVolumeBackup -DockerHost tcp://127.0.0.1:1
            $tests | Should -HaveCount 3
            ($tests | Where-Object Path -Like '*db.tar') | ForEach-Object { $_.Whole, $_.Items, $_.Bytes } | Should -Be $true, 2, 4
            ($tests | Where-Object Path -Like '*half.tar').Whole | Should -BeFalse
            (Test-DockerVolumeBackup "$place/*.tar").Count | Should -Be 3
            (Test-DockerVolumeBackup -LiteralPath "$place/my [1].tar").Whole | Should -BeTrue
            (Get-ErrorOf { Test-DockerVolumeBackup "$place/none.tar" }).FullyQualifiedErrorId | Should -BeLike 'FileNotFound,*'
        }

        It 'needs a name when its file is not named after a volume: <_>' -ForEach 'my backup (1).tar.gz', 'x.tar', '.hidden.tar' {
            $path = "$(New-Folder)/$_"
            Copy-Item "$TestDrive/new.tar" $path
            $record = Get-ErrorOf { Restore-DockerVolume -LiteralPath $path }
            $record.FullyQualifiedErrorId | Should -BeLike 'VolumeNameUnknown,*'
            $record.TargetObject | Should -Be $path
            $record.ErrorDetails.RecommendedAction | Should -Match '-Name'
            (Restore-DockerVolume -LiteralPath $path -Name (New-TestName back)).Name | Should -Not -BeNullOrEmpty
        }

        It 'names how it is compressed, when it cannot be read: <Name>' -ForEach @(
            @{ Name = 'bzip2'; Mark = 0x42, 0x5a, 0x68, 0x39, 0x31, 0x41 }
            @{ Name = 'xz'; Mark = 0xfd, 0x37, 0x7a, 0x58, 0x5a, 0 }
            @{ Name = 'zstd'; Mark = 0x28, 0xb5, 0x2f, 0xfd, 4, 0 }
            @{ Name = 'lz4'; Mark = 4, 0x22, 0x4d, 0x18, 0, 0 }
        ) {
            $path = "$(New-Folder)/archive.tar"
            [IO.File]::WriteAllBytes($path, [byte[]]$Mark + [byte[]]::new(600))
            $absent = New-TestName back
            $record = Get-ErrorOf { Restore-DockerVolume $path -Name $absent }
            $record.FullyQualifiedErrorId | Should -BeLike 'ArchiveInvalid,*'
            $record.ErrorDetails.Message | Should -Match "compressed with $Name; decompress it first"
            Test-TestVolume $absent | Should -BeFalse
            (Test-Backup $path).Reason | Should -Match "compressed with $Name"
        }
    }
}
