BeforeAll {
    Import-Module "$PSScriptRoot/../../Support/DockerNet.Testing.psm1" -Force
    Import-Module "$PSScriptRoot/../../Support/Engines/FakeEngine.psm1"

    $script:busybox = 'dockernet/busybox:test'

    function New-TestContainer([switch]$Stopped) { (New-DockerContainer $busybox -Name (New-TestName copy) -Start:(-not $Stopped)).Name }

    function New-TestFolder {
        (New-Item (Join-Path ([IO.Path]::GetTempPath()) (New-TestName cp)) -ItemType Directory).FullName
    }

    function Invoke-Inside([string]$Container, [string]$Script) { (Invoke-ContainerCommand $Container sh '-c' $Script).Output }

    # All below a folder of this computer: what it is, its path and its content.
    function Get-Tree([string]$Folder) {
        Get-ChildItem $Folder -Recurse -Force | ForEach-Object {
            $path = [IO.Path]::GetRelativePath($Folder, $_.FullName)
            $_.LinkTarget ? "$path -> $($_.LinkTarget)" : $_.PSIsContainer ? "$path/" : "$path = $([IO.File]::ReadAllText($_.FullName))"
        } | Sort-Object
    }

    $script:folder = New-TestFolder
    $null = New-Item "$folder/site/sub/deep", "$folder/site/empty" -ItemType Directory -Force
    Set-Content "$folder/site/index.html" 'welcome' -NoNewline
    Set-Content "$folder/site/sub/deep/größer.txt" 'unicode' -NoNewline
    $null = New-Item "$folder/site/link" -ItemType SymbolicLink -Value index.html
    Set-Content "$folder/one.txt" 'one' -NoNewline
    Set-Content "$folder/two.txt" 'two' -NoNewline
}

AfterAll {
    Remove-TestObject
    Get-Item "$([IO.Path]::GetTempPath())/dnt*-cp-*" | Where-Object LinkTarget -EQ $null | Remove-Item -Recurse -Force
}

Describe 'Copy-ContainerItem into a container' -Tag Fast {
    It 'copies a file <Where>' -ForEach @(
        @{ Where = 'into a folder'; To = '/tmp'; Is = '/tmp/one.txt' }
        @{ Where = 'into a folder written with a slash'; To = '/tmp/'; Is = '/tmp/one.txt' }
        @{ Where = 'under another name'; To = '/tmp/other'; Is = '/tmp/other' }
        @{ Where = 'from the root on, without a slash'; To = 'tmp/third'; Is = '/tmp/third' }
        @{ Where = 'onto a file'; To = '/etc/group'; Is = '/etc/group' }
    ) {
        $name = New-TestContainer
        Copy-ContainerItem "$folder/one.txt" "${name}:$To" | Should -BeNullOrEmpty
        Invoke-Inside $name "cat $Is" | Should -Be 'one'
    }

    It 'copies into one that does not run' {
        $name = New-TestContainer -Stopped
        Copy-ContainerItem "$folder/one.txt" "${name}:/tmp"
        Start-DockerContainer $name
        Invoke-Inside $name 'cat /tmp/one.txt' | Should -Be 'one'
    }

    It 'copies a folder <Where>' -ForEach @(
        @{ Where = 'into a folder'; From = 'site'; To = '/tmp'; At = '/tmp/site' }
        @{ Where = 'under a new name'; From = 'site'; To = '/tmp/new'; At = '/tmp/new' }
        @{ Where = 'under a new name with a slash'; From = 'site'; To = '/tmp/new/'; At = '/tmp/new' }
        @{ Where = 'by its content into a folder'; From = 'site/.'; To = '/www'; At = '/www' }
        @{ Where = 'by its content under a new name'; From = 'site/.'; To = '/tmp/new'; At = '/tmp/new' }
    ) {
        $name = New-TestContainer
        Copy-ContainerItem "$folder/$From" "${name}:$To"
        Invoke-Inside $name "cd $At && find . | sort" | Should -Be '.', './empty', './index.html', './link', './sub', './sub/deep', './sub/deep/größer.txt'
        Invoke-Inside $name "cat $At/index.html $At/link $At/sub/deep/*" | Should -Be 'welcomewelcomeunicode'
        Invoke-Inside $name "readlink $At/link" | Should -Be 'index.html'
    }

    It 'keeps mode, owner and time' -Skip:(-not $IsLinux) {
        $name = New-TestContainer
        $file = "$(New-TestFolder)/file"
        Set-Content $file x
        & chmod 4751 $file
        & chown 1234:55 $file
        (Get-Item $file).LastWriteTimeUtc = [DateTime]'2020-01-02T03:04:05Z'
        Copy-ContainerItem $file "${name}:/tmp/file"
        Invoke-Inside $name 'stat -c "%a %u %g %Y" /tmp/file' | Should -Be (& stat -c '%a %u %g %Y' $file)
    }

    It 'takes several, by pattern or pipeline, into a folder' {
        $name = New-TestContainer
        Copy-ContainerItem "$folder/*.txt" "${name}:/tmp"
        Get-ChildItem $folder -Filter *.txt | Copy-ContainerItem -Destination "${name}:/www"
        Invoke-Inside $name 'cat /tmp/one.txt /tmp/two.txt /www/one.txt /www/two.txt' | Should -Be 'onetwoonetwo'
    }

    It 'refuses several under one name, and copies none over another' {
        $name = New-TestContainer
        Copy-ContainerItem "$folder/one.txt", "$folder/two.txt" "${name}:/tmp/new" -ErrorVariable refused -ErrorAction SilentlyContinue
        $refused.FullyQualifiedErrorId -replace ',.*' | Should -Be 'DestinationInvalid', 'DestinationInvalid'
        Invoke-Inside $name 'ls /tmp' | Should -BeNullOrEmpty
    }

    It 'takes wildcards literally if it is to' {
        $name = New-TestContainer
        $file = "$(New-TestFolder)/a[1].txt"
        [IO.File]::WriteAllText($file, 'literal')
        Copy-ContainerItem -LiteralPath $file -Destination "${name}:/tmp"
        Invoke-Inside $name 'cat "/tmp/a[1].txt"' | Should -Be 'literal'
    }

    It 'copies links as they are, or what they lead to' {
        $name = New-TestContainer
        Copy-ContainerItem "$folder/site/link" "${name}:/tmp/a"
        Copy-ContainerItem "$folder/site/link" "${name}:/tmp/b" -FollowLink
        Invoke-Inside $name 'readlink /tmp/a; cat /tmp/b; readlink /tmp/b' | Should -Be 'index.html', 'welcome'
    }

    It 'writes to where a link in the container leads' {
        $name = New-TestContainer
        $null = Invoke-Inside $name 'mkdir /real; ln -s /real /tmp/link'
        Copy-ContainerItem "$folder/one.txt" "${name}:/tmp/link"
        Invoke-Inside $name 'cat /real/one.txt' | Should -Be 'one'
    }

    It 'writes into a volume' {
        $volume = New-TestName data
        $name = New-TestName copy
        $null = New-DockerContainer $busybox -Name $name -Volume "${volume}:/data" -Start
        Copy-ContainerItem "$folder/one.txt" "${name}:/data"
        Invoke-Inside $name 'cat /data/one.txt' | Should -Be 'one'
    }

    It 'is an error: <Case>' -ForEach @(
        @{ Case = 'a file into a folder that is not there'; From = 'one.txt'; To = '/nope/'; Id = 'FileNotFound' }
        @{ Case = 'a file below a folder that is not there'; From = 'one.txt'; To = '/nope/x'; Id = 'FileNotFound' }
        @{ Case = 'a folder below a folder that is not there'; From = 'site'; To = '/nope/x'; Id = 'FileNotFound' }
        @{ Case = 'a folder onto a file'; From = 'site'; To = '/etc/passwd'; Id = 'DestinationInvalid' }
        @{ Case = 'a file onto a folder of that name'; From = 'one.txt'; To = '/var'; Id = '' }
        @{ Case = 'a source that is not there'; From = 'nope'; To = '/tmp'; Id = 'FileNotFound' }
    ) {
        $name = New-TestContainer
        $null = Invoke-Inside $name 'mkdir -p /var/one.txt'
        $record = Get-ErrorOf { Copy-ContainerItem "$folder/$From" "${name}:$To" }
        $record | Should -HaveCount 1
        if ($Id) { $record.FullyQualifiedErrorId | Should -BeLike "$Id,*" }
        $record.TargetObject | Should -Be "$folder/$From"
    }

    It 'is an error in a container that is not there' {
        (Get-ErrorOf { Copy-ContainerItem "$folder/one.txt" dnt-nowhere:/tmp }).FullyQualifiedErrorId | Should -BeLike 'ContainerNotFound,*'
    }

    It 'changes nothing when only asked what it would do' {
        $name = New-TestContainer
        Copy-ContainerItem "$folder/one.txt" "${name}:/tmp" -WhatIf
        Invoke-Inside $name 'ls /tmp' | Should -BeNullOrEmpty
    }

    It 'tells what came of it, if asked to' {
        $name = New-TestContainer
        $result = Copy-ContainerItem "$folder/site" "${name}:/tmp" -PassThru
        $result | Should -BeOfType DockerNet.ContainerItemCopy
        $result.Source | Should -Be "$folder/site"
        $result.Destination | Should -Be "${name}:/tmp/site"
        $result.Items | Should -Be 7
        $result.Length | Should -BeGreaterThan 3000
        $result.Duration | Should -BeGreaterThan ([TimeSpan]::Zero)
        $result | Out-String -Width 200 | Should -Match 'Items\s+Size\s+Duration\s+Source\s+Destination'
    }

    It 'leaves out a socket, and says so' -Skip:(-not $IsLinux) {
        $name = New-TestContainer
        $source = New-TestFolder
        Set-Content "$source/file" x
        $socket = [Net.Sockets.Socket]::new('Unix', 'Stream', 'Unspecified')
        try {
            $socket.Bind([Net.Sockets.UnixDomainSocketEndPoint]::new("$source/socket"))
            Copy-ContainerItem $source "${name}:/tmp/new" -WarningVariable warned -WarningAction SilentlyContinue
        } finally {
            $socket.Dispose()
        }
        Invoke-Inside $name 'ls /tmp/new' | Should -Be 'file'
        "$warned" | Should -BeLike "*$source/socket is left out*"
    }

    It 'leaves nothing behind when it is stopped' -Skip:(-not $IsLinux) {
        $name = New-TestContainer
        $source = New-TestFolder
        $file = [IO.File]::Create("$source/big")
        $file.SetLength(20GB)
        $file.Dispose()
        $stopped = Invoke-AndStop { param($file, $to) Copy-ContainerItem $file $to } "$source/big", "${name}:/tmp/big" -After 1
        $stopped.WasRunning | Should -BeTrue
        $stopped.Elapsed | Should -BeLessThan $stopped.Patience
        $stopped.Errors | Should -BeNullOrEmpty
        Wait-Until { -not (Invoke-Inside $name 'ls /tmp') } -What 'nothing is left in the container'
    }
}

Describe 'Copy-ContainerItem out of a container' {
    BeforeAll {
        $name = New-TestContainer
        $null = Invoke-Inside $name 'mkdir -p /data/sub /data/empty; printf a > /data/a; printf b > /data/sub/b; ln -s a /data/link; ln /data/a /data/twin; chmod 750 /data/sub; chmod 640 /data/a; touch -d "2020-01-02 03:04:05" /data/a /data/sub'
        $tree = 'a = a', 'empty/', 'link -> a', 'sub/', 'sub/b = b', 'twin = a'
    }

    BeforeEach { $local = New-TestFolder }

    It 'copies a file <Where>' -ForEach @(
        @{ Where = 'into a folder'; To = ''; Is = 'a' }
        @{ Where = 'into a folder written with a slash'; To = '/'; Is = 'a' }
        @{ Where = 'under another name'; To = '/other'; Is = 'other' }
    ) {
        Copy-ContainerItem "${name}:/data/a" "$local$To" | Should -BeNullOrEmpty
        Get-Tree $local | Should -Be "$Is = a"
    }

    It 'copies out of one that does not run' {
        Copy-ContainerItem "$(New-TestContainer -Stopped):/etc/passwd" $local
        Get-Content "$local/passwd" -First 1 | Should -BeLike 'root:*'
    }

    It 'copies a folder <Where>' -ForEach @(
        @{ Where = 'into a folder'; From = '/data'; To = ''; At = '/data' }
        @{ Where = 'under a new name'; From = '/data/'; To = '/new'; At = '/new' }
        @{ Where = 'under a new name with a slash'; From = '/data'; To = '/new/'; At = '/new' }
        @{ Where = 'by its content into a folder'; From = '/data/.'; To = ''; At = '' }
        @{ Where = 'by its content under a new name'; From = '/data/.'; To = '/new'; At = '/new' }
    ) {
        Copy-ContainerItem "$name`:$From" "$local$To"
        Get-Tree "$local$At" | Should -Be $tree
    }

    It 'copies to the current folder' {
        Push-Location $local
        try { Copy-ContainerItem "${name}:/data/a" . } finally { Pop-Location }
        Get-Tree $local | Should -Be 'a = a'
    }

    It 'copies a whole file system, with its hard links' {
        Copy-ContainerItem "${name}:/" "$local/root" -WarningAction SilentlyContinue
        "$local/root/bin/busybox" | Should -Exist
        (Get-Item "$local/root/bin/sh").Length | Should -Be (Get-Item "$local/root/bin/busybox").Length
        Get-Content "$local/root/data/sub/b" | Should -Be 'b'
        # One file by all its names, as in the container.
        $size = (& du -s "$local/root/bin") -split '\s' | Select-Object -First 1
        [long]$size | Should -BeLessThan 10000
    }

    It 'keeps mode and time' -Skip:(-not $IsLinux) {
        Copy-ContainerItem "${name}:/data" $local
        & stat -c '%a %Y' "$local/data/a" "$local/data/sub" | Should -Be (Invoke-Inside $name 'stat -c "%a %Y" /data/a /data/sub')
    }

    It 'puts a file in the place of another' {
        Set-Content "$local/a" 'old and long'
        Copy-ContainerItem "${name}:/data/a" "$local/a"
        Get-Tree $local | Should -Be 'a = a'
    }

    It 'copies what a link leads to, if it is to' {
        Copy-ContainerItem "${name}:/data/link" "$local/as-link"
        Copy-ContainerItem "${name}:/data/link" "$local/as-file" -FollowLink
        Get-Tree $local | Should -Be 'as-file = a', 'as-link -> a'
    }

    It 'takes several' {
        Copy-ContainerItem "${name}:/data/a", "${name}:/data/sub" $local
        Get-Tree $local | Should -Be 'a = a', 'sub/', 'sub/b = b'
    }

    It 'is an error: <Case>' -ForEach @(
        @{ Case = 'a source that is not there'; From = '/nope'; To = ''; Id = 'FileNotFound' }
        @{ Case = 'a file written as a folder'; From = '/data/a/'; To = ''; Id = 'FileNotFound' }
        @{ Case = 'a file into a folder that is not there'; From = '/data/a'; To = '/nope/'; Id = 'FileNotFound' }
        @{ Case = 'a file below a folder that is not there'; From = '/data/a'; To = '/nope/x'; Id = 'FileNotFound' }
        @{ Case = 'a folder below a folder that is not there'; From = '/data'; To = '/nope/x'; Id = 'FileNotFound' }
        @{ Case = 'a folder onto a file'; From = '/data'; To = '/file'; Id = 'DestinationInvalid' }
    ) {
        Set-Content "$local/file" x -NoNewline
        $record = Get-ErrorOf { Copy-ContainerItem "$name`:$From" "$local$To" }
        $record | Should -HaveCount 1
        $record.FullyQualifiedErrorId | Should -BeLike "$Id,*"
        $record.TargetObject | Should -Be "$name`:$From"
        Get-Tree $local | Should -Be 'file = x'
    }

    It 'wants exactly one side in a container' {
        foreach ($sides in @('a', 'b'), @('x:/a', 'y:/b')) {
            (Get-ErrorOf { Copy-ContainerItem $sides[0] $sides[1] }).FullyQualifiedErrorId | Should -BeLike 'CopySidesInvalid,*'
        }
    }

    It 'completes the container' {
        (Get-Completion "Copy-ContainerItem $($name.Substring(0, $name.Length - 2))").CompletionText | Should -Contain "${name}:/"
    }

    It 'leaves nothing behind when it is stopped' {
        $null = Invoke-Inside $name 'mkdir -p /big && truncate -s 20G /big/file'
        foreach ($what in '/big/file', '/big') {
            $stopped = Invoke-AndStop { param($from, $to) Copy-ContainerItem $from $to } "$name`:$what", "$local/new" -After 1
            $stopped.WasRunning | Should -BeTrue
            $stopped.Elapsed | Should -BeLessThan $stopped.Patience
            $stopped.Errors | Should -BeNullOrEmpty
            Wait-Until { -not (Get-Tree $local) } -What 'nothing is left'
        }
        $null = Invoke-Inside $name 'rm -r /big'
    }
}

Describe 'An archive from an engine that is not to be trusted' -Tag Fast {
    BeforeAll {
        $id = 'a' * 64

        function New-Entry([string]$Type, [string]$Name, [string]$Link, [string]$Content) {
            $entry = [Formats.Tar.PaxTarEntry]::new($Type, $Name)
            if ($Link) { $entry.LinkName = $Link }
            if ($Content) { $entry.DataStream = [IO.MemoryStream]::new([Text.Encoding]::UTF8.GetBytes($Content)) }
            $entry
        }

        # Answers for a container web with an archive at /data.
        function Start-ArchiveEngine([object[]]$Entry, [long]$Size = 4096, [bool]$Folder = $true, [int]$Cut = 0, [string]$Way = 'Raw') {
            $body = [IO.MemoryStream]::new()
            $writer = [Formats.Tar.TarWriter]::new($body, $true)
            $Entry | ForEach-Object { $writer.WriteEntry($_) }
            $writer.Dispose()
            $bytes = $body.ToArray()
            $mode = $Folder ? 2147484141 : 420
            $stat = [Convert]::ToBase64String([Text.Encoding]::UTF8.GetBytes("{""name"":""data"",""size"":$Size,""mode"":$mode,""mtime"":""2026-01-01T00:00:00Z"",""linkTarget"":""""}"))
            $head = "HTTP/1.1 200 OK`r`nContent-Type: application/x-tar`r`nX-Docker-Container-Path-Stat: $stat`r`n"
            $only = [Text.Encoding]::ASCII.GetBytes("${head}Content-Length: 0`r`n`r`n")
            $whole = [Text.Encoding]::ASCII.GetBytes("${head}Content-Length: $($bytes.Length)`r`n`r`n") + $bytes[0..($bytes.Length - 1 - $Cut)]
            Start-FakeEngine ServerError @{
                'GET /containers/json'         = "[{""Id"":""$id"",""Names"":[""/web""],""Image"":""x"",""State"":""exited"",""Created"":1}]"
                'GET /containers/web/json'     = "{""Id"":""$id"",""Name"":""/web"",""Config"":{},""State"":{}}"
                "HEAD /containers/$id/archive" = "Raw:$([Convert]::ToBase64String($only))"
                "GET /containers/$id/archive"  = "${Way}:$([Convert]::ToBase64String([byte[]]$whole))"
            }
        }

        function Copy-Hostile([object[]]$Entry, [string]$To, [hashtable]$More = @{}) {
            $fake = Start-ArchiveEngine $Entry @More
            try {
                Get-ErrorOf { Copy-ContainerItem web:/data $To -DockerHost $fake.Host -WarningVariable script:warned -WarningAction SilentlyContinue }
            } finally {
                $fake.Dispose()
            }
        }
    }

    BeforeEach {
        # Whatever is written beside the destination is found here.
        $local = New-TestFolder
        Set-Content "$local/outside" 'untouched' -NoNewline
    }

    It 'is refused for <Case>, and what came before is gone' -ForEach @(
        @{ Case = 'a name with dots'; Entry = { New-Entry RegularFile 'data/../../outside' -Content evil } }
        @{ Case = 'a name of dots alone'; Entry = { New-Entry RegularFile '../outside' -Content evil } }
        @{ Case = 'an absolute name'; Entry = { New-Entry RegularFile "$local/outside" -Content evil } }
        @{ Case = 'a folder with dots'; Entry = { New-Entry Directory 'data/../../new/' } }
        @{ Case = 'a link with dots in its name'; Entry = { New-Entry SymbolicLink 'data/../../new' -Link data } }
        @{ Case = 'a hard link to a file outside'; Entry = { New-Entry HardLink 'data/x' -Link 'data/../../outside' } }
        @{ Case = 'a hard link to an absolute name'; Entry = { New-Entry HardLink 'data/x' -Link "$local/outside" } }
        @{ Case = 'a hard link to nothing'; Entry = { New-Entry HardLink 'data/x' -Link 'data/nothing' } }
    ) {
        $record = Copy-Hostile @((New-Entry Directory 'data/'), (New-Entry RegularFile 'data/good' -Content good), (& $Entry)) "$local/dest"
        $record.FullyQualifiedErrorId | Should -BeLike 'EngineAnswerInvalid,*'
        Get-Tree $local | Should -Be 'outside = untouched'
    }

    It 'has <Case> left out, and says so' -ForEach @(
        @{ Case = 'a link to an absolute path'; Entry = { New-Entry SymbolicLink 'data/x' -Link '/etc' } }
        @{ Case = 'a link that leads up'; Entry = { New-Entry SymbolicLink 'data/x' -Link '../outside' } }
        @{ Case = 'a link that leads up by a detour'; Entry = { New-Entry SymbolicLink 'data/x' -Link 'good/../../outside' } }
        @{ Case = 'a device'; Entry = { $e = New-Entry CharacterDevice 'data/x'; $e.DeviceMajor = 1; $e.DeviceMinor = 3; $e } }
        @{ Case = 'a disk'; Entry = { $e = New-Entry BlockDevice 'data/x'; $e.DeviceMajor = 8; $e } }
        @{ Case = 'a pipe'; Entry = { New-Entry Fifo 'data/x' } }
    ) {
        Copy-Hostile @((New-Entry Directory 'data/'), (& $Entry), (New-Entry RegularFile 'data/good' -Content good)) "$local/dest" | Should -BeNullOrEmpty
        Get-Tree "$local/dest" | Should -Be 'good = good'
        "$warned" | Should -BeLike '*x is left out*'
        Get-Content "$local/outside" | Should -Be 'untouched'
    }

    It 'has links left out that lead out through each other, and keeps those that stay inside' {
        Copy-Hostile @(
            (New-Entry Directory 'data/'), (New-Entry SymbolicLink 'data/a' -Link 'b/..'), (New-Entry SymbolicLink 'data/b' -Link '.')
            (New-Entry SymbolicLink 'data/c' -Link 'd/..'), (New-Entry Directory 'data/d/')
        ) "$local/dest" | Should -BeNullOrEmpty
        "$warned" | Should -BeLike '*a is left out*b/..*'
        Get-ChildItem "$local/dest" -Name | Sort-Object | Should -Be 'b', 'c', 'd'
        Get-Content "$local/outside" | Should -Be 'untouched'
    }

    It 'has one more name of a link left out that leads elsewhere from there' {
        Copy-Hostile @(
            (New-Entry Directory 'data/'), (New-Entry Directory 'data/d/'), (New-Entry SymbolicLink 'data/d/l' -Link '../x')
            (New-Entry HardLink 'data/l' -Link 'data/d/l')
        ) "$local/dest" | Should -BeNullOrEmpty
        "$warned" | Should -BeLike '*l is left out*'
        Get-ChildItem "$local/dest" -Recurse -Name | Sort-Object | Should -Be 'd', 'd/l'
    }

    It 'is not written through its own links' {
        Copy-Hostile @(
            (New-Entry Directory 'data/'), (New-Entry SymbolicLink 'data/x' -Link '..'), (New-Entry RegularFile 'data/x/outside' -Content evil)
        ) "$local/dest" | Should -BeNullOrEmpty
        Get-Content "$local/outside" | Should -Be 'untouched'
        Get-Content "$local/dest/x/outside" | Should -Be 'evil'
    }

    It 'is not written through a link that was there' {
        $null = New-Item "$local/dest" -ItemType Directory
        $null = New-Item "$local/dest/x" -ItemType SymbolicLink -Value $local
        $record = Copy-Hostile @((New-Entry Directory 'data/'), (New-Entry RegularFile 'data/x/outside' -Content evil)) "$local/dest/" @{}
        # The destination is there, so the folder goes into it by its name; the link is beside it.
        $record | Should -BeNullOrEmpty
        $null = New-Item "$local/dest/data/link" -ItemType SymbolicLink -Value $local
        $record = Copy-Hostile @((New-Entry Directory 'data/'), (New-Entry RegularFile 'data/link/outside' -Content evil)) "$local/dest"
        $record.FullyQualifiedErrorId | Should -BeLike 'DestinationInvalid,*'
        Get-Content "$local/outside" | Should -Be 'untouched'
    }

    It 'has more than the one file that was asked for' {
        $record = Copy-Hostile @((New-Entry RegularFile 'data' -Content good), (New-Entry RegularFile 'data/more' -Content evil)) "$local/dest" @{ Folder = $false }
        $record.FullyQualifiedErrorId | Should -BeLike 'EngineAnswerInvalid,*'
        "$local/more" | Should -Not -Exist
    }

    It 'is an error when it breaks off, and leaves nothing' {
        $big = New-Entry RegularFile 'data/big' -Content ('x' * 100000)
        $record = Copy-Hostile @((New-Entry Directory 'data/'), (New-Entry RegularFile 'data/good' -Content good), $big) "$local/dest" @{ Cut = 50000 }
        $record.FullyQualifiedErrorId | Should -BeLike 'EngineAnswerInvalid,*'
        Get-Tree $local | Should -Be 'outside = untouched'
    }

    It 'is an error when it is none, and leaves nothing' {
        $record = Copy-Hostile @((New-Entry RegularFile 'data' -Content ('x' * 100000))) "$local/dest" @{ Folder = $false; Cut = 60000 }
        $record.FullyQualifiedErrorId | Should -BeLike 'EngineAnswerInvalid,*'
        Get-Tree $local | Should -Be 'outside = untouched'
    }
}
