# What programs put into archives comes out, and what nobody should put into one is refused in words.
BeforeDiscovery {
    $script:programs = @(
        'gnu', 'oldgnu', 'pax', 'posix', 'ustar', 'v7' | ForEach-Object { @{ Program = "tar --format=$_"; Form = $_ } }
        if (Get-Command bsdtar -CommandType Application -ErrorAction Ignore) {
            'pax', 'ustar', 'gnutar' | ForEach-Object { @{ Program = "bsdtar --format=$_"; Form = $_ } }
        }
        if (Get-Command busybox -CommandType Application -ErrorAction Ignore) { @{ Program = 'busybox tar'; Form = 'gnu' } }
    )
    $script:hasTar = $IsLinux -and (Get-Command tar -CommandType Application -ErrorAction Ignore)
}

BeforeAll {
    Import-Module "$PSScriptRoot/../../../out/DockerNet/DockerNet.psd1" -Force
    Import-Module "$PSScriptRoot/../../Support/TarArchive.psm1" -Force
    $script:isRoot = $IsLinux -and (& id -u) -eq 0
}

Describe 'The reader of archives' -Tag Fast {
    It 'reads what <Program> wrote' -Skip:(-not $hasTar) -ForEach $programs {
        $folder = (New-Item "$TestDrive/$([guid]::NewGuid().ToString('N'))" -ItemType Directory).FullName
        $long = $Form -in 'v7', 'ustar' ? 'short' : 'l' * 150
        & sh -ec 'cd "$1"
            mkdir d; printf hello > d/file; ln d/file d/again; ln -s ../x d/link; [ "$3" = v7 ] || mkfifo d/pipe
            printf long > "d/$2"; printf n > "d/$(printf "new\nline-ü")"; printf b > "d/$(printf "bad\377")"
            ln -s "$2" d/longlink
            touch -h -d "2001-02-03 04:05:06" d/* d' sh $folder $long $Form
        # Pester itself cannot remove such names.
        & sh -c "cd '$folder' && $Program -cf t.tar d 2> words && rm -r d"
        $LASTEXITCODE | Should -Be 0
        $entries = @(Read-TarArchive ([IO.File]::ReadAllBytes("$folder/t.tar")))
        $byName = @{}
        $entries | ForEach-Object { $byName[$_.Name] = $_ }
        # The range of characters that stands for single bytes.
        $names = 'd/', 'd/again', "d/bad$([char]0xefff)", 'd/file', 'd/link', "d/$long", 'd/longlink', "d/new`nline-ü", 'd/pipe'
        if ($Form -eq 'v7') { $names = $names -ne 'd/pipe' }
        ($entries.Name | Sort-Object) -join '|' | Should -BeExactly (($names | Sort-Object) -join '|')
        $byName["d/$long"].Content | Should -BeExactly 'long'
        $byName["d/new`nline-ü"].Content | Should -BeExactly 'n'
        $byName['d/link'].LinkName | Should -BeExactly '../x'
        $byName['d/longlink'].LinkName | Should -BeExactly $long
        $both = $byName['d/file'], $byName['d/again']
        ($both.Type | Sort-Object) -join '|' | Should -Be 'File|HardLink'
        ($both | Where-Object Type -EQ File).Content | Should -BeExactly 'hello'
        $byName['d/file'].Seconds | Should -Be ([DateTimeOffset]::Parse('2001-02-03T04:05:06').ToUnixTimeSeconds())
    }

    It 'reads files with holes as <Form> has them' -Skip:(-not $hasTar) -ForEach @(
        @{ Form = '--format=gnu' }, @{ Form = '--format=pax --sparse-version=0.0' }
        @{ Form = '--format=pax --sparse-version=0.1' }, @{ Form = '--format=pax --sparse-version=1.0' }
    ) {
        $folder = (New-Item "$TestDrive/$([guid]::NewGuid().ToString('N'))" -ItemType Directory).FullName
        # More parts than one header has room for.
        & sh -ec 'cd "$1"; i=0; while [ $i -lt 60 ]; do printf "part $i" | dd of=holes bs=1 seek=$((i * 16384)) conv=notrunc 2>/dev/null; i=$((i + 1)); done
            truncate -s 2M holes; printf after > next; truncate -s 1M empty' sh $folder
        & sh -c "cd '$folder' && tar $Form --sparse -cf t.tar holes empty next"
        $LASTEXITCODE | Should -Be 0
        (Get-Item "$folder/t.tar").Length | Should -BeLessThan 1000000 -Because 'else there would be no holes'
        $entries = @(Read-TarArchive ([IO.File]::ReadAllBytes("$folder/t.tar")))
        $entries.Name -join ' ' | Should -BeExactly 'holes empty next'
        $entries[2].Content | Should -BeExactly 'after'
        foreach ($entry in $entries[0, 1]) {
            $entry.Type | Should -Be 'File'
            $entry.Checksum | Should -Be (Get-FileHash "$folder/$($entry.Name)").Hash
        }
    }

    It 'reads what Python wrote: <Form>' -Skip:(-not (Get-Command python3 -ErrorAction Ignore)) -ForEach @{ Form = 'GNU' }, @{ Form = 'PAX' } {
        $script = @'
import sys, tarfile, io
t = tarfile.open(sys.argv[1], "w", format=getattr(tarfile, sys.argv[2] + "_FORMAT"), errors="surrogateescape")
def add(name, mtime, uid, data=b"x", **kw):
    i = tarfile.TarInfo(name); i.mtime = mtime; i.uid = i.gid = uid; i.size = len(data)
    for k, v in kw.items(): setattr(i, k, v)
    t.addfile(i, io.BytesIO(data))
add("old", -1, 0)
add("far", 20000000000, 4294967294)
add("n" * 200 + "\n\udcff", 1, 5)
add("device", 1, 0, b"", type=tarfile.CHRTYPE, devmajor=10, devminor=200)
t.close()
'@
        & python3 -c $script "$TestDrive/p.tar" $Form
        $LASTEXITCODE | Should -Be 0
        $entries = @(Read-TarArchive ([IO.File]::ReadAllBytes("$TestDrive/p.tar")))
        $entries.Name -join '|' | Should -BeExactly "old|far|$('n' * 200)`n$([char]0xefff)|device"
        $entries.Seconds -join ' ' | Should -Be '-1 20000000000 1 1'
        $entries[1].UserId | Should -Be 4294967294
        $entries[3].Type | Should -Be 'CharacterDevice'
        $entries[3].Device | Should -Be '10:200'
    }

    It 'refuses <Name>' -ForEach @(
        @{ Name = 'what is none'; Make = { [byte[]]::new(511) + 1 } }
        @{ Name = 'half a header'; Make = { (New-TarArchive @{ Name = 'a' })[0..99] } }
        @{ Name = 'an archive without an end'; Make = { (New-TarArchive @{ Name = 'a' })[0..511] } }
        @{ Name = 'content that is not whole'; Make = { (New-TarArchive @{ Name = 'a'; Length = 5000 })[0..1023] } }
        @{ Name = 'a wrong checksum'; Make = { $b = New-TarArchive @{ Name = 'a' }; $b[0] = 98; $b } }
        @{ Name = 'records of gigabytes'; Make = { New-TarArchive @{ Name = 'a'; Type = 'x'; Length = 8000000000 } } }
        @{ Name = 'a name of gigabytes'; Make = { New-TarArchive @{ Name = 'a'; Type = 'L'; Length = 8000000000 } } }
        @{ Name = 'records that are too long for what they say'; Make = { New-TarArchive @{ Name = 'a'; Type = 'x'; Content = "99 path=x`n" }, @{ Name = 'a' } } }
        @{ Name = 'a record without a key'; Make = { New-TarArchive @{ Name = 'a'; Type = 'x'; Content = "6 a=b`n6 abc`n" }, @{ Name = 'a' } } }
        @{ Name = 'a size that is negative'; Make = { New-TarArchive @{ Name = 'a'; Type = 'x'; Content = "11 size=-1`n" }, @{ Name = 'a' } } }
        @{ Name = 'a size beyond all numbers'; Make = { New-TarArchive @{ Name = 'a'; Type = 'x'; Content = "31 size=9999999999999999999999`n" }, @{ Name = 'a' } } }
        @{ Name = 'one name for all'; Make = { New-TarArchive @{ Name = 'a'; Type = 'g'; Content = "10 path=x`n" }, @{ Name = 'a' } } }
        @{ Name = 'parts of a file that overlap'; Make = { New-TarArchive @{ Name = 'a'; Type = 'x'; Content = "26 GNU.sparse.map=0,3,1,2`n22 GNU.sparse.size=10`n" }, @{ Name = 'a'; Content = 'abcde' } } }
        @{ Name = 'records of nothing'; Make = { New-TarArchive @{ Name = 'a'; Type = 'x'; Content = "10 path=x`n" } } }
    ) {
        Get-TarFailure ([byte[]](& $Make)) | Should -Be 'ArchiveInvalid'
    }

    It 'is not taken when it would become far more than is stored: <Name>' -ForEach @(
        @{ Name = 'one file'; Make = { New-TarArchive @{ Name = 'a'; Type = 'x'; Content = "26 GNU.sparse.map=0,3,9,2`n39 GNU.sparse.size=9000000000000000000`n" }, @{ Name = 'a'; Content = 'abcde' } } }
        @{ Name = 'many files'; Make = { New-TarArchive (1..20 | ForEach-Object { @{ Name = 'a'; Type = 'x'; Content = "26 GNU.sparse.map=0,3,9,2`n29 GNU.sparse.size=900000000`n" }; @{ Name = "a$_"; Content = 'abcde' } }) } }
    ) {
        Get-TarFailure ([byte[]](& $Make)) | Should -Be 'ArchiveTooLarge'
    }

    It 'takes what is said of one entry for that one alone, and the last word of it' {
        $entries = @(Read-TarArchive (New-TarArchive @(
                    @{ Name = 'g'; Type = 'g'; Content = "10 uid=77`n" }
                    @{ Name = 'x'; Type = 'x'; Content = "10 path=x`n15 path=y`nz`nü`n" }
                    @{ Name = 'a' }, @{ Name = 'b' }
                )))
        $entries.Name -join '|' | Should -BeExactly "y`nz`nü|b"
        $entries.UserId -join '|' | Should -Be '77|77'
    }

    It 'reads what the writer wrote: <Name>' -ForEach @(
        @{ Name = 'a plain file'; Header = @{ Name = 'a' } }
        @{ Name = 'a name of 100 bytes'; Header = @{ Name = 'ü' * 50 } }
        @{ Name = 'a name of 101 bytes'; Header = @{ Name = 'ü' * 50 + 'x' } }
        @{ Name = 'a name of 4000 bytes'; Header = @{ Name = 'a/' * 2000 + 'x' } }
        @{ Name = 'a long name of bytes'; Header = @{ Name = "$([char]0xef80)$([char]0xefff)`n=" * 50 } }
        @{ Name = 'a long link'; Header = @{ Name = 'a'; Type = '2'; LinkName = "../$([char]0xefff)" * 50 } }
        @{ Name = 'the last owner'; Header = @{ Name = 'a'; UserId = 4294967294; GroupId = 4294967295 } }
        @{ Name = 'a moment before 1970'; Header = @{ Name = 'a'; Seconds = -2; Nanoseconds = 500000000 } }
        @{ Name = 'a moment just before 1970'; Header = @{ Name = 'a'; Seconds = -1; Nanoseconds = 1 } }
        @{ Name = 'a moment of the year 3000'; Header = @{ Name = 'a'; Seconds = 32503680000; Nanoseconds = 999999999 } }
        @{ Name = 'a mode with all bits'; Header = @{ Name = 'a'; Mode = 4095 } }
        @{ Name = 'attributes of any bytes'; Header = @{ Name = 'a'; Attributes = @{ 'user.a' = [byte[]](0, 10, 61, 255); 'security.capability' = [byte[]]::new(20); 'user.empty' = [byte[]]@() } } }
    ) {
        $bytes = Write-TarHeader $Header
        $bytes.Length % 512 | Should -Be 0
        $entry = @(Read-TarArchive ([byte[]]($bytes + [byte[]]::new(1024))))[0]
        foreach ($key in $Header.Keys | Where-Object { $_ -notin 'Type', 'Attributes' }) { $entry.$key | Should -BeExactly $Header[$key] }
        if ($Header.Attributes) {
            foreach ($key in $Header.Attributes.Keys) { $entry.Attributes[$key] -join ' ' | Should -Be ($Header.Attributes[$key] -join ' ') }
        }
    }

    It 'lets nothing but its own error out, whatever bytes there are' {
        $fuzzer = [DockerNet.Testing.TarFuzzer]::new([DockerNet.Container].Assembly)
        $fuzzer.RunAsync((Get-TarSeed), $env:DOCKERNET_FUZZ_COUNT ?? 10000, $env:DOCKERNET_FUZZ_SEED ?? 20261128).GetAwaiter().GetResult() | Should -BeNullOrEmpty
        $fuzzer.Read | Should -BeGreaterThan 100 -Because 'a test of refusals alone would say little'
        $fuzzer.Refused | Should -BeGreaterThan 100
    }
}

Describe 'An archive that is edited on its way' -Tag Fast {
    BeforeAll {
        function Edit-Archive([byte[]]$Bytes, [scriptblock]$Edit) {
            $header = Get-CoreType DockerNet.Wiring.TarHeader
            $function = $Edit -as [Func`2].MakeGenericType($header, $header)
            $edited = [IO.MemoryStream]::new()
            $editor = [Activator]::CreateInstance((Get-CoreType DockerNet.Workflows.ArchiveEdit), [object[]]@(, $function))
            $null = $editor.RunAsync([IO.MemoryStream]::new($Bytes), $edited, [Threading.CancellationToken]::None).GetAwaiter().GetResult()
            , $edited.ToArray()
        }

        # Each record begins with its own length.
        function New-Record([string[]]$Text) {
            -join ($Text | ForEach-Object {
                $rest = [Text.Encoding]::UTF8.GetByteCount($_) + 2
                $length = $rest + "$rest".Length
                "$($rest + "$length".Length) $_`n"
            })
        }

        function Get-Text($Entry) { $Entry | ConvertTo-Json -Depth 4 -Compress }
    }

    It 'has the same entries: <Name>' -ForEach @(
        @{ Name = 'plain ones'; Entry = { @{ Name = 'd/'; Type = '5' }, @{ Name = 'd/f'; Content = 'hello' }, @{ Name = 'd/l'; Type = '2'; LinkName = 'f' }, @{ Name = 'c'; Type = '3' }, @{ Name = 'p'; Type = '6' } } }
        @{ Name = 'long names of GNU''s'; Entry = { @{ Name = 'L'; Type = 'L'; Content = 'n' * 300 }, @{ Name = 'K'; Type = 'K'; Content = 'k' * 300 }, @{ Name = 'f'; Type = '1' } } }
        @{ Name = 'records'; Entry = { @{ Name = 'x'; Type = 'x'; Content = New-Record ('path=y/' + 'ü' * 90), 'mtime=-1.5', 'uid=3000000000', 'SCHILY.xattr.user.a=b' }, @{ Name = 'f'; Content = 'hello' } } }
        @{ Name = 'records for all'; Entry = { @{ Name = 'g'; Type = 'g'; Content = New-Record 'uid=77', 'mtime=5.25' }, @{ Name = 'a'; Content = 'one' }, @{ Name = 'b'; Content = 'two' } } }
        @{ Name = 'holes'; Entry = { @{ Name = 'x'; Type = 'x'; Content = New-Record 'GNU.sparse.map=0,3,4000,2', 'GNU.sparse.size=9000' }, @{ Name = 'f'; Content = 'hello' }, @{ Name = 'after'; Content = 'x' } } }
        @{ Name = 'a map of holes in the content'; Entry = {
                @{ Name = 'x'; Type = 'x'; Content = New-Record 'GNU.sparse.major=1', 'GNU.sparse.minor=0', 'GNU.sparse.realsize=5000', 'GNU.sparse.name=real' }
                @{ Name = 'f'; Content = "2`n0`n5`n4000`n3`n".PadRight(512, [char]0) + 'helloabc' }, @{ Name = 'after'; Content = 'x' } } }
        @{ Name = 'a kind that nobody knows'; Entry = { @{ Name = 'v'; Type = 'V'; Content = 'words' }, @{ Name = 'after'; Content = 'x' } } }
    ) {
        $seed = New-TarArchive (& $Entry)
        $edited = Edit-Archive $seed { $args[0] }
        $edited.Length % 512 | Should -Be 0
        $read = @(Read-TarArchive $seed)
        $read | Should -Not -BeNullOrEmpty
        Get-Text @(Read-TarArchive $edited) | Should -BeExactly (Get-Text $read)
    }

    It 'lacks an entry that is left out, with its content, and nothing else' {
        $seed = New-TarArchive @{ Name = 'a'; Content = 'one' }, @{ Name = 'b'; Content = 'x' * 5000 }, @{ Name = 'c'; Content = 'three' }
        $edited = @(Read-TarArchive (Edit-Archive $seed { if ($args[0].Name -ne 'b') { $args[0] } }))
        $edited.Name -join ' ' | Should -BeExactly 'a c'
        $edited.Content -join ' ' | Should -BeExactly 'one three'
    }

    It 'is refused when it is cut after <_> bytes' -ForEach 1, 300, 600, 1100, 1536 {
        $seed = New-TarArchive @{ Name = 'a'; Content = 'x' * 700 }
        { Edit-Archive $seed[0..($_ - 1)] { $args[0] } } | Should -Throw '*the archive is broken*'
    }

    Context 'and read at the same time' {
        BeforeAll {
            function Open-Archive([IO.Stream]$Source) {
                $header = Get-CoreType DockerNet.Wiring.TarHeader
                $edit = [Activator]::CreateInstance((Get-CoreType DockerNet.Workflows.ArchiveEdit), [object[]]@(, ({ $args[0] } -as [Func`2].MakeGenericType($header, $header))))
                [Activator]::CreateInstance((Get-CoreType DockerNet.Workflows.EditedStream), [object[]]@($Source, $edit))
            }
        }

        It 'is the same as one that was edited before' {
            $seed = New-TarArchive @{ Name = 'a'; Content = 'one' }, @{ Name = 'b'; Content = 'x' * 5000 }
            $read = [IO.MemoryStream]::new()
            $archive = Open-Archive ([IO.MemoryStream]::new($seed))
            $null = $archive.CopyToAsync($read).GetAwaiter().GetResult()
            $archive.Dispose()
            [Convert]::ToHexString($read.ToArray()) | Should -BeExactly ([Convert]::ToHexString((Edit-Archive $seed { $args[0] })))
        }

        It 'fails whoever reads it with what is wrong with it' {
            $archive = Open-Archive ([IO.MemoryStream]::new((New-TarArchive @{ Name = 'a'; Content = 'x' * 700 })[0..1100]))
            { $null = $archive.CopyToAsync([IO.MemoryStream]::new()).GetAwaiter().GetResult() } | Should -Throw '*the archive is broken*'
            $archive.Dispose()
        }

        It 'lets go of what it is read from when it is closed before its end' {
            # More than what waits to be read.
            $source = [IO.MemoryStream]::new((New-TarArchive @{ Name = 'a'; Content = 'x' * 3MB }))
            $archive = Open-Archive $source
            $archive.ReadAsync([byte[]]::new(1000), 0, 1000).GetAwaiter().GetResult() | Should -BeGreaterThan 0
            $source.Position | Should -BeLessThan 2MB
            $closed = $archive.DisposeAsync().AsTask()
            $closed.Wait(10000) | Should -BeTrue
            $source.CanRead | Should -BeFalse
            $archive.Dispose()
        }
    }
}
