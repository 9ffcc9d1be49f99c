# What goes wrong while volumes are backed up and restored: full disks, broken and hostile archives, stops and engines that
# die. Each ends with an error of its own, everything is as it was before, and nothing is left behind.
BeforeDiscovery { $script:possible = $IsLinux -and (& id -u) -eq 0 }

Describe 'Faults of backups' -Skip:(-not $possible) {
    BeforeAll {
        Import-Module "$PSScriptRoot/../../Support/DockerNet.Testing.psm1" -Force
        Import-Module "$PSScriptRoot/../../Support/VolumeTree.psm1" -Force
        Import-Module "$PSScriptRoot/../../Support/Engines/PrivateEngine.psm1"
        Import-Module "$PSScriptRoot/../../Support/Engines/TestImage.psm1"
        $ConfirmPreference = 'None'
        $busybox = 'dockernet/busybox:test'

        function New-Folder { (New-Item (Join-Path $TestDrive (New-Guid)) -ItemType Directory).FullName }

        function Test-TestVolume([string]$Name) { $Name -in (Invoke-EngineApi GET '/volumes').Volumes.Name }

        # So much that it takes a while, and does not compress.
        function New-LargeVolume([int]$Megabytes, [string]$DockerHost = (Get-TestHost)) {
            $name = (New-DockerVolume (New-TestName large) -DockerHost $DockerHost).Name
            & dd if=/dev/urandom "of=$(Get-VolumeFolder $name -DockerHost $DockerHost)/big" bs=1M "count=$Megabytes" status=none
            $name
        }

        # Kills a private engine once a file is there, and starts it again.
        function Start-Killer($Engine, [string]$Path, [switch]$Resume) {
            Start-ThreadJob -ArgumentList $Engine.Folder, $Path, $Resume, "$PSScriptRoot/../../Support/Engines/PrivateEngine.psm1" {
                param($folder, $path, $resume, $module)
                while (-not (Get-ChildItem $path -ErrorAction Ignore)) { Start-Sleep -Milliseconds 20 }
                & kill -KILL (Get-Content "$folder/pid")
                if ($resume) {
                    Import-Module $module
                    Resume-PrivateEngine $folder
                }
            }
        }

        # What was there only for a while is removed once the engine is back.
        function Wait-Removal([string]$DockerHost) {
            Wait-Until { -not (Get-HelperLeftover -DockerHost $DockerHost) } -Timeout 60 -What 'nothing left on the engine'
        }

        # Does something once a file is there.
        function Start-WhenThere([string]$Path, [scriptblock]$Action, [object[]]$Argument) {
            Start-ThreadJob -ArgumentList $Path, "$Action", $Argument, "$PSScriptRoot/../../Support/Engines/EngineApi.psm1" {
                param($path, $action, $argument, $module)
                Import-Module $module
                while (-not (Get-ChildItem $path -ErrorAction Ignore)) { Start-Sleep -Milliseconds 20 }
                & ([scriptblock]::Create($action)) @argument
            }
        }

        # Takes a volume away from those who have it.
        $steal = {
            param($engine, $volume)
            $filter = [Uri]::EscapeDataString("{""volume"":[""$volume""]}")
            foreach ($container in Invoke-EngineApi GET "/containers/json?all=1&filters=$filter" -DockerHost $engine) {
                Invoke-EngineApi DELETE "/containers/$($container.Id)?force=1" -DockerHost $engine -IgnoreError
            }
            Invoke-EngineApi DELETE "/volumes/${volume}?force=1" -DockerHost $engine -IgnoreError
        }

        # A disk of its own, and small.
        function New-SmallDisk([string]$Size) {
            $place = New-Folder
            & mount -t tmpfs -o "size=$Size" dockernet-test $place
            $disks.Add($place)
            $place
        }

        # It cannot be removed as a whole while something is mounted in it.
        function New-MountedVolume {
            $volume = New-DockerVolume (New-TestName mounted)
            Set-Content "$($volume.Mountpoint)/precious" 'mine'
            $null = New-Item "$($volume.Mountpoint)/disk" -ItemType Directory
            & mount -t tmpfs dockernet-test "$($volume.Mountpoint)/disk"
            Set-Content "$($volume.Mountpoint)/disk/inner" 'mine too'
            $volume
        }

        # An archive that tar itself would hardly make.
        function New-Archive([scriptblock]$Fill) {
            $path = Join-Path (New-Folder) 'made.tar'
            $writer = [Formats.Tar.TarWriter]::new([IO.File]::Create($path), 'Pax', $false)
            try { & $Fill $writer } finally { $writer.Dispose() }
            $path
        }

        function Add-Entry($Writer, [string]$Type, [string]$Name, [string]$Link) {
            $entry = [Formats.Tar.PaxTarEntry]::new([Formats.Tar.TarEntryType]$Type, $Name)
            if ($Link) { $entry.LinkName = $Link }
            if ($Type -eq 'RegularFile') { $entry.DataStream = [IO.MemoryStream]::new([Text.Encoding]::ASCII.GetBytes('evil')) }
            $Writer.WriteEntry($entry)
        }

        $disks = [Collections.Generic.List[string]]::new()
        $source = (New-DockerVolume (New-TestName source)).Name
        1..20 | ForEach-Object { Set-Content "$(Get-VolumeFolder $source)/file$_" ("line $_ " * 1000) }
        $good = Backup-DockerVolume $source "$TestDrive/good.tar"
    }

    AfterAll {
        $disks | ForEach-Object { & umount $_ }
        Remove-TestObject
    }

    AfterEach { Get-HelperLeftover | Should -BeNullOrEmpty }

    Context 'Backup-DockerVolume' {
        It 'leaves nothing on a full disk' {
            $place = New-SmallDisk 2m
            $large = New-LargeVolume 8
            $record = Get-ErrorOf { Backup-DockerVolume $large $place }
            $record | Should -HaveCount 1
            $record.FullyQualifiedErrorId | Should -BeLike 'FileUnwritable,*'
            $record.TargetObject | Should -Be $large
            Get-ChildItem $place | Should -BeNullOrEmpty
        }

        It 'warns of a device, which is not made again' {
            $volume = (New-DockerVolume (New-TestName device)).Name
            & mknod "$(Get-VolumeFolder $volume)/null" c 1 3
            $made = Backup-DockerVolume $volume (New-Folder) -WarningVariable told -WarningAction SilentlyContinue
            $told.Message | Should -Match '1 item \(null\), devices.*\(DeviceInVolume\)'
            (Restore-DockerVolume $made.Path -Name "$volume-2" -WarningVariable told -WarningAction SilentlyContinue).Name | Should -Be "$volume-2"
            $told.Message | Should -Match '1 item \(null\).*\(DeviceInVolume\)'
        }

        It 'is an error for a file in a folder that is not there' {
            (Get-ErrorOf { Backup-DockerVolume $source "$TestDrive/absent/x.tar" }).FullyQualifiedErrorId | Should -BeLike 'FileUnwritable,*'
        }

        It 'ends at once when it is stopped, leaves nothing, and lets paused containers go on' {
            $place = New-Folder
            $large = New-LargeVolume 150
            $writer = (New-DockerContainer $busybox sleep 3600 -Name (New-TestName writer) -Volume "${large}:/data" -Start).Name
            $stopped = Invoke-AndStop { Backup-DockerVolume $args[0] $args[1] -Pause } $large, $place -After 0 -When { Get-ChildItem $place -Filter *.gz.*.part }
            $stopped.WasRunning | Should -BeTrue
            $stopped.Elapsed | Should -BeLessThan $stopped.Patience
            $stopped.Errors | Should -BeNullOrEmpty
            Wait-Until { -not (Get-ChildItem $place) } -What 'no half file'
            Wait-Until { (Invoke-EngineApi GET "/containers/$writer/json").State.Status -eq 'running' } -What 'the writer goes on'
            Wait-Until { -not (Get-HelperLeftover) } -What 'nothing left'
        }

        It 'leaves no file when the engine dies, and tells what stays on the engine' {
            $place = New-Folder
            $own = Start-PrivateEngine
            try {
                $large = New-LargeVolume 150 $own.Host
                $killer = Start-Killer $own "$place/*.gz.*.part"
                $record = Get-ErrorOf { Backup-DockerVolume $large $place -DockerHost $own.Host -WarningVariable script:warned -WarningAction SilentlyContinue }
                $null = $killer | Complete-Job
                $record | Should -HaveCount 1
                $record.FullyQualifiedErrorId | Should -Match '^(EngineUnreachable|EngineAnswerInvalid),'
                $warned.Message | Should -Match '\(HelperLeft\)'
                Get-ChildItem $place | Should -BeNullOrEmpty
            } finally {
                Stop-PrivateEngine $own.Folder
            }
        }

        It 'does not make a volume anew that vanishes before it is opened' {
            $place = New-Folder
            $volume = (New-DockerVolume (New-TestName vanishing)).Name
            # Both are found first, and opened one after the other.
            $record = Get-ErrorOf { Backup-DockerVolume $source, $volume $place | ForEach-Object { Remove-DockerVolume $volume } }
            $record | Should -HaveCount 1
            $record.FullyQualifiedErrorId | Should -BeLike 'VolumeNotFound,*'
            $record.TargetObject | Should -Be $volume
            Test-TestVolume $volume | Should -BeFalse
            Get-ChildItem $place | Should -HaveCount 2
        }

        It 'is whole, or nothing, when the volume is taken away by force while it is read' {
            $place = New-Folder
            $large = New-LargeVolume 200
            $thief = Start-WhenThere "$place/*.tar.*.part" $steal (Get-TestHost), $large
            $result = Backup-DockerVolume $large $place -Compress None -ErrorVariable failed -ErrorAction SilentlyContinue
            $null = $thief | Complete-Job
            if ($failed) {
                $failed.FullyQualifiedErrorId | Should -BeLike 'VolumeNotFound,*'
                Get-ChildItem $place | Should -BeNullOrEmpty
            } else {
                (& tar -tvf $result.Path) -match ' \./big$' | Should -Match ' 209715200 '
            }
            Test-TestVolume $large | Should -BeFalse
        }
    }

    Context 'Restore-DockerVolume' {
        BeforeAll {
            # What is to stay as it is.
            $full = (New-DockerVolume (New-TestName full) -Label @{ keep = 'me' }).Name
            Set-Content "$(Get-VolumeFolder $full)/precious" 'mine'
            $before = & find (Get-VolumeFolder $full) -printf '%P %m %U %T@\n'

            function Assert-Refused([string]$Path, [string]$Id, [string]$Message = '.', [hashtable]$More = @{}) {
                $absent = New-TestName absent
                $record = Get-ErrorOf { Restore-DockerVolume $Path -Name $absent @More }
                $record | Should -HaveCount 1
                $record.FullyQualifiedErrorId | Should -BeLike "$Id,*"
                $record.TargetObject | Should -Be $Path
                $record.ErrorDetails.Message | Should -Match $Message
                Test-TestVolume $absent | Should -BeFalse
                (Get-ErrorOf { Restore-DockerVolume $Path -Name $full -Force @More }).FullyQualifiedErrorId | Should -BeLike "$Id,*"
                & find (Get-VolumeFolder $full) -printf '%P %m %U %T@\n' | Should -Be $before
                (Get-DockerVolume $full).Labels['keep'] | Should -Be 'me'
            }
        }

        It 'refuses <Name>' -ForEach @(
            @{ Name = 'a name that leads out'; Fill = { param($w) Add-Entry $w RegularFile good; Add-Entry $w RegularFile ../evil }; Message = '\.\./evil' }
            @{ Name = 'a name from the root'; Fill = { param($w) Add-Entry $w RegularFile /etc/evil }; Message = 'root' }
            @{ Name = 'a link that leads out'; Fill = { param($w) Add-Entry $w SymbolicLink x ../../etc }; Message = 'leads out' }
            @{ Name = 'a link from the root'; Fill = { param($w) Add-Entry $w SymbolicLink x /etc }; Message = 'leads out' }
            @{ Name = 'a file behind a link'; Fill = { param($w) Add-Entry $w SymbolicLink x /etc; Add-Entry $w RegularFile x/evil }; Message = 'through the link'; More = @{ AllowOutsideLink = $true } }
            @{ Name = 'another name for a file outside'; Fill = { param($w) Add-Entry $w HardLink x ../../etc/shadow }; Message = 'shadow' }
            @{ Name = 'a device'; Fill = { param($w) Add-Entry $w BlockDevice sda }; Message = 'device' }
        ) {
            Assert-Refused (New-Archive $Fill) ArchiveUnsafe $Message ($_['More'] ?? @{})
        }

        It 'takes links that lead out when that is allowed' {
            $path = New-Archive { param($w) Add-Entry $w SymbolicLink x /etc }
            $volume = Restore-DockerVolume $path -Name (New-TestName links) -AllowOutsideLink
            (Get-DockerVolumeItem $volume.Name).LinkTarget | Should -Be '/etc'
        }

        It 'refuses what is <Name>' -ForEach @(
            @{ Name = 'no archive'; Make = { param($p) Set-Content $p ('x' * 2000) } }
            @{ Name = 'empty'; Make = { param($p) $null = New-Item $p } }
            @{ Name = 'cut off within a file'; Make = { param($p) & head -c 9000 $good.Path > $p } }
            @{ Name = 'cut off between two files'; Make = { param($p) & sh -c 'tar -C "$1" -cf "$2" file1; truncate -s 10240 "$2"; size=$(( 512 + ( ( $(stat -c %s "$1/file1") + 511 ) / 512 ) * 512 )); truncate -s $size "$2"' sh (Get-VolumeFolder $source) $p } }
            @{ Name = 'cut off after a file that is all zeros'; Make = { param($p) & sh -ec 'mkdir "$1.d"; truncate -s 2048 "$1.d/f"; tar -C "$1.d" -cf "$1" f; truncate -s 2560 "$1"' sh $p } }
            @{ Name = 'cut off between an item and its times'; Make = { param($p) & sh -ec 'mkdir "$1.d"; echo x > "$1.d/f"; tar --format=posix -C "$1.d" -cf "$1" f; truncate -s 1024 "$1"' sh $p } }
            @{ Name = 'damaged where its last item begins'; Make = { param($p) & sh -ec 'mkdir "$1.d"; touch "$1.d/a" "$1.d/b"; tar --format=ustar -C "$1.d" -cf "$1" a b; dd if=/dev/zero of="$1" bs=1 seek=660 count=8 conv=notrunc status=none' sh $p } }
            @{ Name = 'cut off and compressed'; Make = { param($p) & sh -c 'gzip -c "$1" > "$2"; truncate -s $(( $(stat -c %s "$2") / 2 )) "$2"' sh $good.Path $p } }
            @{ Name = 'compressed and damaged'; Make = { param($p) & sh -c 'gzip -c "$1" > "$2"; printf "\377\377\377\377" | dd of="$2" bs=1 seek=500 conv=notrunc status=none' sh $good.Path $p } }
            @{ Name = 'followed by more'; Make = { param($p) & sh -c 'cat "$1" "$1" > "$2"' sh $good.Path $p } }
        ) {
            $path = Join-Path (New-Folder) 'broken.tar'
            & $Make $path
            Assert-Refused $path ArchiveInvalid
        }

        It 'refuses a backup <Name>' -ForEach @(
            @{ Name = 'with a file that is not as it was'; Change = { param($f) & sh -c 'sed -i "s/line 7 line 7/line 8 line 7/" "$1"' sh "$f/b.tar" }; Message = 'file7.*Checksum' }
            @{ Name = 'that lacks a file'; Change = { param($f) & tar --delete -f "$f/b.tar" ./file7 }; Message = 'file7' }
            @{ Name = 'that lacks its last file'; Change = { param($f)
                    & sh -ec 'mkdir "$1/x"; tar -C "$1/x" -xpf "$1/b.tar"; rm "$1/x/file9"; touch -r "$2" "$1/x"; tar -C "$1/x" --sort=name -cf "$1/b.tar" .' sh $f (Get-VolumeFolder $source)
                }; Message = 'file9' }
            @{ Name = 'with a file more'; Change = { param($f) Set-Content "$f/more" x; & tar -C $f -rf "$f/b.tar" ./more }; Message = 'more' }
            @{ Name = 'whose manifest is cut off'; Change = { param($f) & truncate -s -200 "$f/b.tar.manifest.jsonl" }; Message = 'manifest' }
            @{ Name = 'whose manifest is of another form'; Change = { param($f) Set-Content "$f/b.tar.manifest.jsonl" '{}' }; Message = 'manifest' }
            @{ Name = 'whose manifest was changed to fit'; Change = { param($f)
                    & sh -c 'sed -i "s/line 7 line 7/line 8 line 7/" "$1"' sh "$f/b.tar"
                    $null = New-Item "$f/x" -ItemType Directory; & tar -C "$f/x" -xf "$f/b.tar" ./file7
                    $old = (Get-FileHash "$(Get-VolumeFolder $source)/file7").Hash.ToLowerInvariant()
                    (Get-Content "$f/b.tar.manifest.jsonl" -Raw).Replace($old, (Get-FileHash "$f/x/file7").Hash.ToLowerInvariant()) | Set-Content "$f/b.tar.manifest.jsonl" -NoNewline
                }; Message = 'checksum'
            }
        ) {
            $place = New-Folder
            Copy-Item $good.Path "$place/b.tar"
            Copy-Item $good.Manifest "$place/b.tar.manifest.jsonl"
            & $Change $place
            Assert-Refused "$place/b.tar" BackupDamaged $Message
        }

        It 'leaves an empty volume empty when its disk is too small, and its neighbours alone' {
            $disk = New-SmallDisk 4m
            $small = (New-DockerVolume (New-TestName small) -Option @{ type = 'none'; o = 'bind'; device = $disk }).Name
            $bomb = Join-Path (New-Folder) 'bomb.tar.gz'
            & sh -c 'd=$(mktemp -d); truncate -s 64M "$d/zeros"; tar -C "$d" -czf "$1" .; rm -r "$d"' sh $bomb
            (Get-Item $bomb).Length | Should -BeLessThan 1MB
            $record = Get-ErrorOf { Restore-DockerVolume $bomb -Name $small }
            $record.FullyQualifiedErrorId | Should -BeLike 'EngineDiskFull,*'
            Get-ChildItem $disk | Should -BeNullOrEmpty
        }

        It 'gives a volume back what it had when the new content does not fit' {
            $disk = New-SmallDisk 4m
            Set-Content "$disk/precious" 'mine'
            $small = (New-DockerVolume (New-TestName small) -Option @{ type = 'none'; o = 'bind'; device = $disk }).Name
            $large = New-LargeVolume 8
            $made = Backup-DockerVolume $large (New-Folder)
            $record = Get-ErrorOf { Restore-DockerVolume $made.Path -Name $small -Force }
            $record.FullyQualifiedErrorId | Should -BeLike 'EngineDiskFull,*'
            (Get-ChildItem $disk).Name | Should -Be 'precious'
            Get-Content "$disk/precious" | Should -Be 'mine'
        }

        It 'refuses to empty a volume that it has no program for' {
            $own = Start-PrivateEngine
            try {
                $volume = (New-DockerVolume (New-TestName used) -DockerHost $own.Host).Name
                $place = Get-VolumeFolder $volume -DockerHost $own.Host
                Set-Content "$place/precious" 'mine'
                $null = Invoke-EngineApi POST '/images/create?fromSrc=-&repo=bare&tag=1' ([byte[]]::new(1024)) -DockerHost $own.Host
                $null = Invoke-EngineApi POST '/containers/create?name=user' @{ Image = 'bare:1'; Cmd = @('-'); HostConfig = @{ Binds = @("${volume}:/data") } } -DockerHost $own.Host
                (Get-ErrorOf { Restore-DockerVolume $good.Path -Name $volume -Force -DockerHost $own.Host }).FullyQualifiedErrorId | Should -BeLike 'VolumeNotReplaceable,*'
                (Get-ChildItem $place).Name | Should -Be 'precious'
                Get-HelperLeftover -DockerHost $own.Host | Should -BeNullOrEmpty
            } finally {
                Stop-PrivateEngine $own.Folder
            }
        }

        It 'gives back what it has removed before something that cannot be, or tells where it is: <What>' -ForEach @(
            @{ What = 'a place where something is mounted'; Used = $true; ReadOnly = $false; Kept = $false; Id = 'VolumeNotReplaceable' }
            @{ What = 'a file that cannot be written'; Used = $true; ReadOnly = $true; Kept = $true; Id = 'VolumeNotReplaceable' }
            @{ What = 'such a place in a volume that nobody uses'; Used = $false; ReadOnly = $false; Kept = $false; Id = 'EngineError' }
        ) {
            $volume = New-MountedVolume
            $place = $volume.Mountpoint
            if ($Used) { $null = New-DockerContainer $busybox -Name (New-TestName user) -Volume "$($volume.Name):/www" }
            if ($ReadOnly) { & mount -o remount,ro "$place/disk" }
            try {
                $record = Get-ErrorOf { Restore-DockerVolume $good.Path -Name $volume.Name -Force -WarningVariable script:warned -WarningAction SilentlyContinue }
                $record.FullyQualifiedErrorId | Should -BeLike "$Id,*"
                $told = "$($warned.Message)"
                if ($Kept) {
                    $told | Should -Match '\(VolumeKept\)'
                    $place = Get-VolumeFolder ([regex]::Match($told, 'dockernet-helper-[0-9a-f]+').Value)
                } else {
                    $told | Should -BeNullOrEmpty
                }
                (Get-ChildItem $place -Recurse).Name | Sort-Object | Should -Be 'disk', 'inner', 'precious'
                Get-Content "$place/precious", "$place/disk/inner" | Should -Be 'mine', 'mine too'
            } finally {
                & umount "$($volume.Mountpoint)/disk"
            }
            if ($Kept) {
                # Once what was in the way is gone.
                $repaired = Repair-DockerNet
                $repaired.Target | Should -Contain $volume.Name
                Get-Content "$($volume.Mountpoint)/precious", "$($volume.Mountpoint)/disk/inner" | Should -Be 'mine', 'mine too'
            }
        }

        It 'leaves everything as it was when the engine dies <When>, and is started again' -ForEach @(
            @{ When = 'while the backup is read'; At = 'dockernet-helper-*' }
            @{ When = 'while the content is exchanged'; At = 'used' }
        ) {
            $own = Start-PrivateEngine
            try {
                $made = Backup-DockerVolume (New-LargeVolume 200 $own.Host) (New-Folder) -Compress None -DockerHost $own.Host
                $used = New-DockerVolume used -Label @{ keep = 'me' } -DockerHost $own.Host
                Set-Content "$($used.Mountpoint)/precious" 'mine'
                $killer = Start-Killer $own "$($own.Folder)/root/volumes/$At/_data/big" -Resume
                $record = Get-ErrorOf { Restore-DockerVolume $made.Path -Name used -Force -DockerHost $own.Host -WarningVariable script:warned -WarningAction SilentlyContinue }
                $null = $killer | Complete-Job
                $record | Should -HaveCount 1
                $record.FullyQualifiedErrorId | Should -Match '^(EngineUnreachable|EngineAnswerInvalid),'
                $record.TargetObject | Should -Be $made.Path
                $warned.Message | Should -Match '\(HelperLeft\)'
                $warned.Message | Should -Not -Match '\(VolumeKept\)'
                Wait-Removal $own.Host
                (Get-ChildItem $used.Mountpoint).Name | Should -Be 'precious'
                (Get-DockerVolume used -DockerHost $own.Host).Labels['keep'] | Should -Be 'me'
                (Get-DockerVolume -DockerHost $own.Host) | Should -HaveCount 2
            } finally {
                Stop-PrivateEngine $own.Folder
            }
        }

        It 'keeps the old content, and tells where, when the engine does not come back in time' {
            $own = Start-PrivateEngine
            try {
                $made = Backup-DockerVolume (New-LargeVolume 200 $own.Host) (New-Folder) -Compress None -DockerHost $own.Host
                $used = New-DockerVolume used -DockerHost $own.Host
                Set-Content "$($used.Mountpoint)/precious" 'mine'
                $killer = Start-Killer $own "$($own.Folder)/root/volumes/used/_data/big"
                $record = Get-ErrorOf { Restore-DockerVolume $made.Path -Name used -Force -DockerHost $own.Host -WarningVariable script:warned -WarningAction SilentlyContinue }
                $null = $killer | Complete-Job
                $record.FullyQualifiedErrorId | Should -Match '^(EngineUnreachable|EngineAnswerInvalid),'
                $told = $warned.Message -match '\(VolumeKept\)'
                $told | Should -Match 'in the volume (dockernet-helper-[0-9a-f]+),'
                $kept = [regex]::Match($told, 'dockernet-helper-[0-9a-f]+').Value
                Resume-PrivateEngine $own.Folder
                # Then the next one puts it back.
                $null = Get-DockerVolumeItem used -DockerHost $own.Host -WarningVariable script:warned -WarningAction SilentlyContinue
                $warned.Message | Should -Match 'Restore-DockerVolume .* is undone.*\(WorkRecovered\)'
                Wait-Removal $own.Host
                $kept | Should -Not -BeIn (Get-DockerVolume -DockerHost $own.Host).Name
                (Get-ChildItem $used.Mountpoint).Name | Should -Be 'precious'
            } finally {
                Stop-PrivateEngine $own.Folder
            }
        }

        It 'leaves nothing when it is stopped: <Name>' -ForEach @(
            @{ Name = 'a new volume'; Existing = $false }
            @{ Name = 'a volume that has something in it'; Existing = $true }
        ) {
            $large = New-LargeVolume 400
            $made = Backup-DockerVolume $large (New-Folder) -Compress None
            $target = $Existing ? $full : (New-TestName target)
            $stopped = Invoke-AndStop { Restore-DockerVolume $args[0] -Name $args[1] -Force -Confirm:$false } $made.Path, $target -After 0 -When {
                (Get-HelperLeftover) -match '^/dockernet-helper'
            }
            $stopped.WasRunning | Should -BeTrue
            $stopped.Elapsed | Should -BeLessThan $stopped.Patience
            $stopped.Errors | Should -BeNullOrEmpty
            Wait-Until { -not (Get-HelperLeftover) } -What 'nothing left'
            if ($Existing) {
                & find (Get-VolumeFolder $full) -printf '%P %m %U %T@\n' | Should -Be $before
            } else {
                Wait-Until { -not (Test-TestVolume $target) } -What 'no volume'
            }
        }
    }

    Context 'Copy-DockerVolume' {
        It 'leaves nothing on either when the <Dying> engine dies and is started again' -ForEach @{ Dying = 'source''s' }, @{ Dying = 'target''s' } {
            $own = Start-PrivateEngine
            try {
                $from, $to = $Dying -like 's*' ? ($own.Host, (Get-TestHost)) : ((Get-TestHost), $own.Host)
                $large = New-LargeVolume 200 $from
                $name = New-TestName copied
                $folder = $Dying -like 's*' ? (Split-Path (Split-Path (Get-VolumeFolder $source))) : "$($own.Folder)/root/volumes"
                $killer = Start-Killer $own "$folder/$name/_data/big" -Resume
                $record = Get-ErrorOf { Copy-DockerVolume $large $name -DockerHost $from -DestinationHost $to -WarningAction SilentlyContinue }
                $null = $killer | Complete-Job
                $record | Should -HaveCount 1
                $record.FullyQualifiedErrorId | Should -Match '^(EngineUnreachable|EngineAnswerInvalid),'
                $record.TargetObject | Should -Be $large
                Get-HelperLeftover | Should -BeNullOrEmpty
                Wait-Removal $own.Host
                Wait-Until { $name -notin (Invoke-EngineApi GET '/volumes' -DockerHost $to).Volumes.Name } -Timeout 60 -What 'no half volume'
                (Get-Item "$(Get-VolumeFolder $large -DockerHost $from)/big").Length | Should -Be 200MB
            } finally {
                Stop-PrivateEngine $own.Folder
            }
        }

        It 'finds that what has come into the volume is not what was sent, with <Cmdlet>' -ForEach @{ Cmdlet = 'Copy-DockerVolume' }, @{ Cmdlet = 'Restore-DockerVolume' } {
            $large = New-LargeVolume 100
            $name = New-TestName copied
            $made = Backup-DockerVolume $large (New-Folder) -Compress None
            $place = "$(Split-Path (Split-Path (Get-VolumeFolder $large)))/$name/_data"
            $other = Start-WhenThere "$place/big" { param($place) [IO.File]::WriteAllText("$place/other", 'x') } $place
            $record = Get-ErrorOf { if ($Cmdlet -like 'Copy*') { Copy-DockerVolume $large $name } else { Restore-DockerVolume $made.Path -Name $name } }
            $null = $other | Complete-Job
            $record.FullyQualifiedErrorId | Should -BeLike 'VolumeDiffers,*'
            Test-TestVolume $name | Should -BeFalse
        }

        It 'ends clearly when the copy is taken away by force while it is filled' {
            $large = New-LargeVolume 200
            $name = New-TestName copied
            $thief = Start-WhenThere "$(Split-Path (Split-Path (Get-VolumeFolder $large)))/$name/_data/big" $steal (Get-TestHost), $name
            $record = Get-ErrorOf { Copy-DockerVolume $large $name }
            $null = $thief | Complete-Job
            $record | Should -HaveCount 1
            $record.FullyQualifiedErrorId | Should -BeLike 'VolumeNotFound,*'
            $record.TargetObject | Should -Be $large
            $record.ErrorDetails.Message | Should -Match "the volume $name, or the container"
            Test-TestVolume $name | Should -BeFalse
        }

        It 'makes the same on another engine' {
            $own = Start-PrivateEngine
            try {
                $copy = Copy-DockerVolume $source -DestinationHost $own.Host
                $copy.DockerHost | Should -Be $own.Host
                $copy.Name | Should -Be $source
                Compare-Tree (Get-VolumeFolder $source) $copy.Mountpoint | Should -BeNullOrEmpty
                Get-HelperLeftover -DockerHost $own.Host | Should -BeNullOrEmpty
            } finally {
                Stop-PrivateEngine $own.Folder
            }
        }
    }

    Context 'Rename-DockerVolume' {
        It 'keeps the old name when somebody begins to use it meanwhile' {
            $large = New-LargeVolume 200
            $name = New-TestName renamed
            $place = Split-Path (Split-Path (Get-VolumeFolder $large))
            $user = New-TestName user
            $other = Start-WhenThere "$place/$name/_data/big" -Argument (Get-TestHost), $user, $large, $busybox {
                param($engine, $user, $volume, $image)
                Invoke-EngineApi POST "/containers/create?name=$user" @{ Image = $image; HostConfig = @{ Binds = @("${volume}:/data") } } -DockerHost $engine
            }
            $record = Get-ErrorOf { Rename-DockerVolume $large $name }
            $null = $other | Complete-Job
            $record | Should -HaveCount 1
            $record.FullyQualifiedErrorId | Should -BeLike 'VolumeInUse,*'
            $record.TargetObject | Should -Be $large
            $record.ErrorDetails.Message | Should -Match $user
            Test-TestVolume $name | Should -BeFalse
            (Get-Item "$(Get-VolumeFolder $large)/big").Length | Should -Be 200MB
        }

        It 'keeps the data under the new name when the old one cannot be removed as a whole' {
            $old = New-MountedVolume
            $name = New-TestName renamed
            try {
                (Get-ErrorOf { Rename-DockerVolume $old.Name $name }).FullyQualifiedErrorId | Should -BeLike 'VolumeNotCarried,*'
                Test-TestVolume $name | Should -BeFalse
                $record = Get-ErrorOf { Rename-DockerVolume $old.Name $name -Force -WarningVariable script:warned -WarningAction SilentlyContinue }
                $record.FullyQualifiedErrorId | Should -BeLike 'EngineError,*'
                $record.TargetObject | Should -Be $old.Name
                $warned.Message | Should -Match "$name \(VolumeKept\)"
                $place = Get-VolumeFolder $name
                Get-Content "$place/precious", "$place/disk/inner" | Should -Be 'mine', 'mine too'
            } finally {
                & umount "$($old.Mountpoint)/disk"
            }
        }
    }

    Context 'What another session has left' {
        It 'is removed if the session has ended on this computer, and nothing else is' {
            $own = Start-PrivateEngine
            try {
                $value = [DockerNet.Container].Assembly.GetType('DockerNet.Workflows.HelperLabel').GetProperty('Value').GetValue($null)
                $ended = Start-Process sleep 0 -PassThru
                $ended.WaitForExit()
                $label = @{
                    ended = $value -replace '\d+@', "$($ended.Id)@"
                    again = $value -replace '@\d+$', '@1'
                    alive = $value
                    other = "elsewhere$($value -replace '\d+@', "$($ended.Id)@")"
                    content = 'content of data'
                }
                foreach ($name in $label.Keys) {
                    $text = $label[$name]
                    $change = [Uri]::EscapeDataString("LABEL dockernet.helper=""$text""")
                    $null = Invoke-EngineApi POST "/images/create?fromSrc=-&repo=$name&tag=empty&changes=$change" ([byte[]]::new(1024)) -DockerHost $own.Host
                    $null = Invoke-EngineApi POST '/volumes/create' @{ Name = $name; Labels = @{ 'dockernet.helper' = $text } } -DockerHost $own.Host
                    $null = Invoke-EngineApi POST "/containers/create?name=$name" @{
                        Image = "${name}:empty"; Cmd = @('-'); Labels = @{ 'dockernet.helper' = $text }; HostConfig = @{ Binds = @("${name}:/volume") }
                    } -DockerHost $own.Host
                }
                Get-DockerVolumeItem alive -DockerHost $own.Host | Should -BeNullOrEmpty
                $kept = 'alive', 'content', 'other'
                Get-HelperLeftover -DockerHost $own.Host | Sort-Object | Should -Be (@($kept.ForEach{ "/$_" }) + $kept + @($kept.ForEach{ "${_}:empty" }) | Sort-Object)
            } finally {
                Stop-PrivateEngine $own.Folder
            }
        }
    }
}
