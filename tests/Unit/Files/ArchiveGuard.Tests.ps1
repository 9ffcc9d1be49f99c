BeforeAll {
    Import-Module "$PSScriptRoot/../../../out/DockerNet/DockerNet.psd1" -Force

    function Test-Entry([object[]]$Entry, [bool]$AllowOutsideLinks = $false) {
        $guard = [DockerNet.Wiring.ArchiveGuard]::new($AllowOutsideLinks)
        foreach ($item in $Entry) { $guard.Check($item[0], $item[1], $item.Count -gt 2 ? $item[2] : $null) | Where-Object { $_ } }
        $guard.CheckEnd() | Where-Object { $_ }
    }
}

Describe 'ArchiveGuard' -Tag Fast {
    It 'lets <Name> pass' -ForEach @(
        @{ Name = 'the folder itself'; Entry = , ('Folder', './') }
        @{ Name = 'a file in a folder'; Entry = , ('File', './a/b..c/..d') }
        @{ Name = 'a name without a dot at its front'; Entry = , ('File', 'a') }
        @{ Name = 'a named pipe'; Entry = , ('Fifo', './pipe') }
        @{ Name = 'a link to a neighbour'; Entry = , ('SymbolicLink', './a/b', '../c') }
        @{ Name = 'one more name of a file'; Entry = ('File', './a'), ('HardLink', './d/b', './a') }
        @{ Name = 'a folder where a link was'; Entry = ('SymbolicLink', './d', 'e'), ('Folder', './d/'), ('File', './d/f') }
        @{ Name = 'a name that begins as a link''s does'; Entry = ('SymbolicLink', './d', 'e'), ('File', './dd/f') }
    ) {
        Test-Entry $Entry | Should -BeNullOrEmpty
    }

    It 'refuses <Name>' -ForEach @(
        @{ Name = 'a name that leads out'; Entry = , ('File', '../x'); Why = 'leads out' }
        @{ Name = 'a name that leads out in its midst'; Entry = , ('File', './a/../../x'); Why = 'leads out' }
        @{ Name = 'a name that would stay inside in spite of dots'; Entry = , ('File', 'a/../x'); Why = 'leads out' }
        @{ Name = 'a name from the root'; Entry = , ('File', '/etc/passwd'); Why = 'begins at the root' }
        @{ Name = 'an empty name'; Entry = , ('File', ''); Why = 'no name' }
        @{ Name = 'a name with an end in its midst'; Entry = , ('File', "a`0b"); Why = 'no name' }
        @{ Name = 'a device'; Entry = , ('Device', './sda'); Why = 'device' }
        @{ Name = 'what it does not know'; Entry = , ('Other', './x'); Why = 'nothing that belongs' }
        @{ Name = 'a link from the root'; Entry = , ('SymbolicLink', './x', '/etc'); Why = 'leads out of the volume, to /etc' }
        @{ Name = 'a link that leads out'; Entry = , ('SymbolicLink', './a/x', '../../etc'); Why = 'leads out of the volume' }
        @{ Name = 'a link that leads out behind two slashes'; Entry = , ('SymbolicLink', './x', 'a//../..'); Why = 'leads out of the volume' }
        @{ Name = 'a link to nothing'; Entry = , ('SymbolicLink', './x', ''); Why = 'leads out of the volume' }
        @{ Name = 'a link that leads out through another'; Entry = ('SymbolicLink', './x/b', '.'), ('SymbolicLink', './a', 'x/b/../..'); Why = 'leads out of the volume' }
        @{ Name = 'a link that leads out through one that comes later'; Entry = ('SymbolicLink', './a', 'x/b/../..'), ('SymbolicLink', './x/b', '.'); Why = 'leads out of the volume' }
        @{ Name = 'one more name of a link, higher up'; Entry = ('SymbolicLink', './d/l', '../x'), ('HardLink', './l', './d/l'); Why = 'leads out of the volume' }
        @{ Name = 'one more name of a file outside'; Entry = , ('HardLink', './x', '../shadow'); Why = 'leads out' }
        @{ Name = 'one more name of a file from the root'; Entry = , ('HardLink', './x', '/etc/shadow'); Why = 'begins at the root' }
        @{ Name = 'a file behind a link'; Entry = ('SymbolicLink', './d', 'e'), ('File', './d/f'); Why = 'through the link d' }
        @{ Name = 'a file far behind a link'; Entry = ('SymbolicLink', './a/d', 'e'), ('File', 'a/d/g/f'); Why = 'through the link a/d' }
        @{ Name = 'a file behind one more name of a link'; Entry = ('SymbolicLink', './d', 'e'), ('HardLink', './h', 'd'), ('File', './h/f'); Why = 'through the link h' }
        @{ Name = 'one more name of a file behind a link'; Entry = ('SymbolicLink', './d', 'e'), ('HardLink', './h', './d/f'); Why = 'through the link d' }
    ) {
        Test-Entry $Entry | Should -Match $Why
    }

    It 'lets links lead out where that is allowed, but nothing through them' {
        Test-Entry (, ('SymbolicLink', './x', '/etc')) $true | Should -BeNullOrEmpty
        Test-Entry (('SymbolicLink', './x', '/etc'), ('File', './x/passwd')) $true | Should -Match 'through the link x'
        Test-Entry (, ('File', '../x')) $true | Should -Match 'leads out'
    }
}
