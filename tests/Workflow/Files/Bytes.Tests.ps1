# Names of any bytes, owners of any number, and all that hangs on a file: into containers and out of them.
BeforeDiscovery { $script:possible = $IsLinux -and (& id -u) -eq 0 }

Describe 'Copy-ContainerItem' -Skip:(-not $possible) {
    BeforeAll {
        Import-Module "$PSScriptRoot/../../Support/DockerNet.Testing.psm1" -Force
        Import-Module "$PSScriptRoot/../../Support/VolumeTree.psm1" -Force
        Import-Module "$PSScriptRoot/../../Support/Engines/TestPackage.psm1"

        function New-Folder { (New-Item (Join-Path $TestDrive (New-Guid)) -ItemType Directory).FullName }

        # Where names are bytes the machine's own tools are asked.
        function Get-HexName([string]$Folder) { & python3 -c 'import os,sys; print(*sorted(n.hex() for n in os.listdir(os.fsencode(sys.argv[1]))))' $Folder }

        $volume = (New-DockerVolume (New-TestName bytes)).Name
        $inside = Get-VolumeFolder $volume
        $container = (New-DockerContainer dockernet/busybox:test -Name (New-TestName bytes) -Volume "${volume}:/data" -Start -WarningVariable told).Name
        $tree = New-Folder
        Add-ByteTree $tree
        # docker refuses the first, and the second is not made here.
        Remove-Item "$tree/longlink"
    }

    AfterAll {
        Remove-TestObject
        # Pester's own way does not see all names.
        & find $TestDrive -mindepth 1 -delete
    }

    It 'brings a tree in as it is' {
        Copy-ContainerItem $tree "${container}:/data/in"
        Compare-Tree $tree "$inside/in" | Should -BeNullOrEmpty
    }

    It 'gives no file the access list that its folder has for what is made in it' {
        Install-TestPackage @{ setfacl = 'acl' }
        $folder = New-Folder
        & sh -ec 'cd "$1"; mkdir -p own/deep; echo x > own/file; chmod 600 own/file; echo x > own/deep/file; ln -s file own/link
            setfacl -d -m u:1234:rwx own own/deep .; chmod 4711 own/deep/file; ln own/deep/file own/deep/name
            find . -depth -exec touch -h -d "2001-02-03 04:05:06" "{}" "+"' sh $folder
        Copy-ContainerItem $folder "${container}:/data/lists"
        Compare-Tree $folder "$inside/lists" | Should -BeNullOrEmpty
        $null = New-Item "$inside/listsof" -ItemType Directory
        Copy-ContainerItem "$folder/own" "${container}:/data/listsof/"
        Compare-Tree "$folder/own" "$inside/listsof/own" | Should -BeNullOrEmpty
    }

    It 'brings a tree out as it is, but for owners and attributes' {
        & cp -a $tree "$inside/out"
        $folder = New-Folder
        Copy-ContainerItem "${container}:/data/out" $folder
        & rsync -nrlptciH --delete "$tree/" "$folder/out/" | Should -BeNullOrEmpty
    }

    It 'takes a path of bytes that are no UTF-8, in and out' {
        $folder = New-Folder
        & sh -ec 'cd "$1"; printf a > "$(printf "x\377")"; printf b > "$(printf "x\376")"' sh $folder
        $null = New-Item "$inside/top" -ItemType Directory
        Get-HexName $folder | Should -Be '78fe 78ff'
        Copy-ContainerItem "$folder/*" "${container}:/data/top/"
        Compare-Tree $folder "$inside/top" | Where-Object { $_ -notmatch '^\.d' } | Should -BeNullOrEmpty
        $back = New-Folder
        $items = Get-DockerVolumeItem $volume top
        $items | Where-Object Type -EQ File | Should -HaveCount 2
        $items | Where-Object Type -EQ File | ForEach-Object { Copy-ContainerItem "${container}:/data/$($_.Path)" $back }
        Get-HexName $back | Should -Be '78fe 78ff'
        # One more name, and a folder.
        & sh -ec 'cd "$1"; ln "$(printf "x\376")" "$(printf "x\377x")"; mkdir "$(printf "d\377")"; echo y > "$(printf "d\377")/in"' sh "$inside/top"
        Copy-ContainerItem "${container}:/data/top/x$([char]0xefff)x", "${container}:/data/top/d$([char]0xefff)" $back
        Get-HexName $back | Should -Be '64ff 78fe 78ff 78ff78'
        & sh -c 'cd "$1"; cat "$(printf "x\377x")"; cat "$(printf "d\377")/in"' sh $back | Should -Be 'by'
    }

    It 'takes a folder of such a name, and follows a link to it' {
        $folder = New-Folder
        & sh -ec 'cd "$1"; d="$(printf "d\374")"; mkdir "$d"; echo x > "$d/in"; ln -s "$d" link' sh $folder
        Copy-ContainerItem "$folder/d$([char]0xeffc)" "${container}:/data/named"
        Copy-ContainerItem "$folder/link" "${container}:/data/followed" -FollowLink
        Get-ChildItem "$inside/named", "$inside/followed" | ForEach-Object Name | Should -Be 'in', 'in'
        Copy-ContainerItem "${container}:/data/named/in" "$folder/d$([char]0xeffc)"
        Copy-ContainerItem "${container}:/data/named/in" "$folder/d$([char]0xeffc)/$([char]0xefff)"
        & sh -c 'cd "$1"; ls d*' sh $folder | Should -HaveCount 2
    }

    It 'makes of a path that is not there an error, whatever bytes are in it' {
        (Get-ErrorOf { Copy-ContainerItem "$tree/no$([char]0xefff)" "${container}:/data" }).FullyQualifiedErrorId | Should -BeLike 'FileNotFound,*'
        (Get-ErrorOf { Copy-ContainerItem "${container}:/data/no$([char]0xefff)" $tree }).FullyQualifiedErrorId | Should -BeLike 'FileNotFound,*'
    }

    It 'brings further names of a pipe and of a link out, or tells of them' {
        & sh -ec 'mkdir "$1/odd"; cd "$1/odd"; mkfifo pipe; ln pipe pipe2; ln -s gone link; ln link link2; ln -s /etc/passwd far; ln far far2; echo x > file' sh $inside
        $folder = New-Folder
        Copy-ContainerItem "${container}:/data/odd" $folder -WarningVariable told -WarningAction SilentlyContinue
        $told | Should -HaveCount 4
        & sh -c 'cd "$1/odd"; ls; stat -c %h link' sh $folder | Should -Be 'file', 'link', 'link2', '2'
    }

    It 'says of a file that changes while it is read what it is about' {
        $folder = New-Folder
        & truncate -s 300M "$folder/growing"
        Set-Content "$folder/writer" 'while echo x >> "$1"; do sleep 0.01; done'
        $writer = Start-Process sh -ArgumentList "$folder/writer", "$folder/growing" -PassThru
        try {
            $record = Get-ErrorOf { Copy-ContainerItem "$folder/growing" "${container}:/data/grown" }
        } finally { Stop-Process -Id $writer.Id -ErrorAction SilentlyContinue }
        $record.FullyQualifiedErrorId | Should -BeLike 'FileChanged,*'
        $record.ErrorDetails.RecommendedAction | Should -Not -Match 'archive'
        Test-Path "$inside/grown" | Should -BeFalse
    }

    It 'says the same of one that the engine reads' {
        $script = New-Item (Join-Path $TestDrive writer) -Value 'while truncate -s 0 "$1" && truncate -s 60M "$1"; do sleep 0.01; done'
        $writer = Start-Process sh -ArgumentList $script.FullName, "$inside/cut" -PassThru
        try {
            Wait-Until { Test-Path "$inside/cut" } -What 'the file'
            $record = for ($try = 0; $try -lt 30; $try++) {
                $failed = Get-ErrorOf { Copy-ContainerItem "${container}:/data/cut" (New-Folder) }
                if ($failed) { $failed; break }
            }
        } finally { Stop-Process -Id $writer.Id }
        $record.FullyQualifiedErrorId | Should -BeLike 'FileChanged,*'
        $record.ErrorDetails.RecommendedAction | Should -Not -Match 'archive'
    }
}
