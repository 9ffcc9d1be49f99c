BeforeAll {
    Import-Module "$PSScriptRoot/../../../out/DockerNet/DockerNet.psd1" -Force

    $script:properties = @{
        path = 'd/ü"x'; type = 'File'; length = 3; mode = '4755'; userId = 7; groupId = 8
        modified = '2001-02-03T04:05:06+00:00'; checksum = 'ab'
    }

    function Get-TestItem([hashtable]$Change = @{}) {
        $line = $properties.Clone()
        $Change.GetEnumerator() | ForEach-Object { $line[$_.Key] = $_.Value }
        [DockerNet.Wiring.ManifestText]::ReadNext((ConvertTo-Json $line -Compress)).Item1
    }
}

Describe 'ManifestText' -Tag Fast {
    It 'reads what it writes' {
        $item = Get-TestItem
        $again = [DockerNet.Wiring.ManifestText]::ReadNext([DockerNet.Wiring.ManifestText]::Write($item)).Item1
        [DockerNet.Wiring.ManifestText]::Comparable($again) | Should -BeExactly ([DockerNet.Wiring.ManifestText]::Comparable($item))
        $again.Path | Should -BeExactly 'd/ü"x'
        $again.Mode | Should -Be '4755'
        $again.Type | Should -Be 'File'
        $again.LinkTarget | Should -BeNullOrEmpty
    }

    It 'knows the last line from an item' {
        $next = [DockerNet.Wiring.ManifestText]::ReadNext('{"items":1,"bytes":2,"archiveLength":3,"archiveChecksum":"a","itemsChecksum":"b"}')
        $next.Item1 | Should -BeNullOrEmpty
        $next.Item2.ItemsChecksum | Should -Be 'b'
    }

    It 'refuses <Name>' -ForEach @(
        @{ Name = 'no line'; Line = $null }
        @{ Name = 'half a line'; Line = '{"path":"a"' }
        @{ Name = 'another object'; Line = '{"a":1}' }
        @{ Name = 'an item of an unknown type'; Line = '{"path":"a","type":"Door"}' }
        @{ Name = 'no object'; Line = '3' }
    ) {
        # As null, which PowerShell would make an empty text.
        $text = $Line ?? [NullString]::Value
        foreach ($method in 'ReadNext', 'ReadHead') {
            try { $null = [DockerNet.Wiring.ManifestText]::$method($text); $failure = $null } catch { $failure = $_.Exception.InnerException }
            $failure | Should -BeOfType FormatException
        }
    }

    It 'refuses the first line of another form' {
        try { $null = [DockerNet.Wiring.ManifestText]::ReadHead('{"format":"dockernet-volume-2","volume":"a"}'); $failure = $null } catch { $failure = $_.Exception.InnerException }
        $failure | Should -BeOfType FormatException
        [DockerNet.Wiring.ManifestText]::ReadHead('{"format":"dockernet-volume-1","volume":"a"}').Volume | Should -Be 'a'
    }
}

Describe 'ItemComparison' -Tag Fast {
    It 'finds that <Property> differs' -ForEach @(
        @{ Property = 'Length'; Change = @{ length = 4 } }, @{ Property = 'Mode'; Change = @{ mode = '0755' } }
        @{ Property = 'UserId'; Change = @{ userId = 0 } }, @{ Property = 'GroupId'; Change = @{ groupId = 0 } }
        @{ Property = 'Modified'; Change = @{ modified = '2001-02-03T04:05:07+00:00' } }
        @{ Property = 'Checksum'; Change = @{ checksum = 'cd' } }, @{ Property = 'LinkTarget'; Change = @{ linkTarget = 'x' } }
        @{ Property = 'Type'; Change = @{ type = 'Fifo' } }
    ) {
        [DockerNet.Wiring.ItemComparison]::Differences((Get-TestItem), (Get-TestItem $Change)) | Should -Be $Property
    }

    It 'does not mind parts of a second' {
        $line = [DockerNet.Wiring.ManifestText]::Write((Get-TestItem)).Replace('05:06+', '05:06.75+')
        [DockerNet.Wiring.ItemComparison]::Differences((Get-TestItem), [DockerNet.Wiring.ManifestText]::ReadNext($line).Item1) | Should -BeNullOrEmpty
    }
}

Describe 'BackupNames' -Tag Fast {
    It 'takes <Path> for <What>' -ForEach @(
        @{ Path = '/b/db.tar'; What = 'a plain archive'; Archive = $true; Packed = $false; Volume = 'db' }
        @{ Path = '/b/db.tar.gz'; What = 'a compressed one'; Archive = $true; Packed = $true; Volume = 'db' }
        @{ Path = '/b/my.db.TGZ'; What = 'a compressed one'; Archive = $true; Packed = $true; Volume = 'my.db' }
        @{ Path = '/b/backups'; What = 'a folder'; Archive = $false; Packed = $false; Volume = 'backups' }
    ) {
        [DockerNet.Wiring.BackupNames]::IsArchive($Path) | Should -Be $Archive
        [DockerNet.Wiring.BackupNames]::IsPacked($Path) | Should -Be $Packed
        [DockerNet.Wiring.BackupNames]::VolumeOf($Path) | Should -Be $Volume
    }
}

Describe 'ItemSelection' -Tag Fast {
    BeforeAll {
        $script:tree = foreach ($entry in '.:Folder', 'a.conf:File', 'B.conf:File', 'd:Folder', 'd/x.conf:File', 'd/e:Folder', 'd/e/y.conf:File', 'd2:Folder', '[z]:File') {
            $path, $type = $entry -split ':'
            [DockerNet.Wiring.ManifestText]::ReadNext((ConvertTo-Json @{ path = $path; type = $type })).Item1
        }
    }

    It 'finds by "<Path>" <Found>' -ForEach @(
        @{ Path = '.'; Found = 'a.conf', 'B.conf', 'd', 'd2', '[z]' }
        @{ Path = '.'; Recurse = $true; Filter = '*.conf'; Found = 'a.conf', 'B.conf', 'd/x.conf', 'd/e/y.conf' }
        @{ Path = 'd'; Found = 'd/x.conf', 'd/e' }
        @{ Path = '/d/'; Recurse = $true; Found = 'd/x.conf', 'd/e', 'd/e/y.conf' }
        @{ Path = 'a.conf'; Found = , 'a.conf' }
        @{ Path = '*.conf'; Found = 'a.conf', 'B.conf' }
        @{ Path = 'd*'; Found = 'd', 'd2' }
        @{ Path = 'd/?.conf'; Found = , 'd/x.conf' }
        @{ Path = '*/e/*'; Found = , 'd/e/y.conf' }
        @{ Path = '[ab].conf'; Found = , 'a.conf' }
        @{ Path = 'A.conf'; Found = @() }
    ) {
        $selection = [DockerNet.Wiring.ItemSelection]::new($Path, $_['Filter'], [bool]$_['Recurse'])
        @($tree | Where-Object { $selection.Fits($_) } | ForEach-Object Path) | Should -Be $Found
        $selection.IsThere | Should -Be ($Path -cne 'A.conf')
    }
}
