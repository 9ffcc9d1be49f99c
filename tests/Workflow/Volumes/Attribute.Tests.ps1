# What hangs on files with several names, and on the volume's own folder, is what engines lose first.
BeforeDiscovery { $script:possible = $IsLinux -and (& id -u) -eq 0 }

Describe 'A restored volume' -Skip:(-not $possible) {
    BeforeAll {
        Import-Module "$PSScriptRoot/../../Support/DockerNet.Testing.psm1" -Force
        Import-Module "$PSScriptRoot/../../Support/VolumeTree.psm1" -Force
        $ConfirmPreference = 'None'

        function New-Folder { (New-Item (Join-Path $TestDrive (New-Guid)) -ItemType Directory).FullName }

        # To the nanosecond.
        function Get-Time([string]$Folder) { & sh -c 'cd "$1"; find . -printf "%p %T@\n" | sort' sh $Folder }

        $tree = New-Folder
        Add-ByteTree $tree
        & sh -ec @'
cd "$1"
# Nobody vouches for another program's archive, and links that lead out are refused there.
rm longlink
for mode in 755 4755; do
    mkdir caps$mode
    echo x > caps$mode/one
    chown 12:34 caps$mode/one
    chmod $mode caps$mode/one
    setcap cap_net_raw+ep caps$mode/one
    ln caps$mode/one caps$mode/two
    touch -d '2020-02-02 02:02:02.123456789' caps$mode/one caps$mode
done
python3 -c 'import os; [os.setxattr(name, "user.note", b"a\0b") for name in ("caps755/one", "caps4755", ".")]'
touch -d '2021-02-02 02:02:02.987654321' .
'@ sh $tree
        if ($LASTEXITCODE) { throw 'The tree could not be made.' }
    }

    AfterAll {
        Remove-TestObject
        # Pester's own way does not see all names.
        & find $TestDrive -mindepth 1 -delete
    }

    It 'has attributes and times of another program''s archive, to the nanosecond' {
        $path = "$(New-Folder)/other.tar"
        & tar --format=pax '--pax-option=delete=atime,delete=ctime' --xattrs '--xattrs-include=*' -cf $path -C $tree .
        $back = (Restore-DockerVolume $path -Name (New-TestName back) -Force).Name
        Compare-Tree $tree (Get-VolumeFolder $back) | Should -BeNullOrEmpty
        Get-Time (Get-VolumeFolder $back) | Should -Be (Get-Time $tree)
    }

    It 'has the capabilities of programs with several names' {
        $source = (New-DockerVolume (New-TestName source)).Name
        & cp -a "$tree/." (Get-VolumeFolder $source)
        $made = Backup-DockerVolume $source (New-Folder) -WarningAction SilentlyContinue
        $back = (Restore-DockerVolume $made.Path -Name (New-TestName back)).Name
        $place = Get-VolumeFolder $back
        foreach ($file in 'caps755/one', 'caps4755/one', 'caps4755/two') { & getcap "$place/$file" | Should -Match 'cap_net_raw' }
        & stat -c '%a %h' "$place/caps4755/one" | Should -Be '4755 2'
    }

    It 'is made of a backup of an earlier version, which knew names only as texts' {
        $source = (New-DockerVolume (New-TestName source)).Name
        & cp -a "$tree/." (Get-VolumeFolder $source)
        $made = Backup-DockerVolume $source (New-Folder) -WarningAction SilentlyContinue
        $lines = Get-Content $made.Manifest
        $sum = [Security.Cryptography.IncrementalHash]::CreateHash('SHA256')
        $old = for ($at = 0; $at -lt $lines.Count; $at++) {
            $line = [regex]::Replace($lines[$at], '(?:\\u[eE][fF][89a-fA-F][0-9a-fA-F])+', { param($found) [regex]::Unescape($found.Value) })
            $line = [regex]::Replace($line, '[\uef80-\uefff]+', { param($found) [Text.Encoding]::UTF8.GetString([byte[]]($found.Value.ToCharArray() | ForEach-Object { [int]$_ - 0xef00 })) })
            if ($at -gt 0 -and $at -lt $lines.Count - 1) {
                $sum.AppendData([Text.Encoding]::UTF8.GetBytes([DockerNet.Wiring.ManifestText]::Comparable([DockerNet.Wiring.ManifestText]::ReadNext($line).Item1)))
            } elseif ($at -gt 0) {
                $line = $line -replace '"itemsChecksum":"\w+"', "`"itemsChecksum`":`"$([Convert]::ToHexString($sum.GetHashAndReset()).ToLowerInvariant())`""
            }
            $line
        }
        ($old -join '') | Should -Match ([char]0xfffd)
        [IO.File]::WriteAllLines($made.Manifest, [string[]]$old)
        (Test-DockerVolumeBackup $made.Path).Reason | Should -BeNullOrEmpty
        $back = (Restore-DockerVolume $made.Path -Name (New-TestName back)).Name
        Compare-DockerVolume $source $back | Should -BeNullOrEmpty
        # Another name is still one too many.
        [IO.File]::WriteAllLines($made.Manifest, [string[]]($old -replace "pair$([char]0xfffd)", "pear$([char]0xfffd)"))
        (Test-DockerVolumeBackup $made.Path).Whole | Should -BeFalse
    }
}
