BeforeAll {
    Import-Module "$PSScriptRoot/../../../out/DockerNet/DockerNet.psd1" -Force
}

Describe 'MountSpec' -Tag Fast {
    It 'reads <Text>' -ForEach @(
        @{ Text = '/data'; Source = ''; Target = '/data'; Mode = ''; Kind = 'Anonymous' }
        @{ Text = 'data:/var/lib'; Source = 'data'; Target = '/var/lib'; Mode = ''; Kind = 'Named' }
        @{ Text = 'data:/var/lib:ro,nocopy'; Source = 'data'; Target = '/var/lib'; Mode = 'ro,nocopy'; Kind = 'Named' }
        @{ Text = '/host/dir:/dir:ro'; Source = '/host/dir'; Target = '/dir'; Mode = 'ro'; Kind = 'Bind' }
        @{ Text = '/host:/dir:rslave,z,rw,cached'; Source = '/host'; Target = '/dir'; Mode = 'rslave,z,rw,cached'
            Kind = 'Bind' }
        @{ Text = '/a//b/:/c//d/'; Source = '/a//b/'; Target = '/c//d/'; Mode = ''; Kind = 'Bind' }
        @{ Text = '/a b:/c d'; Source = '/a b'; Target = '/c d'; Mode = ''; Kind = 'Bind' }
        @{ Text = 'C:\x:/data'; Source = 'C:\x'; Target = '/data'; Mode = ''; Kind = 'Bind' }
        @{ Text = 'c:/x y:/data:ro'; Source = 'c:/x y'; Target = '/data'; Mode = 'ro'; Kind = 'Bind' }
        @{ Text = './x:/d'; Source = './x'; Target = '/d'; Mode = ''; Kind = 'Relative' }
        @{ Text = '../x:/d:ro'; Source = '../x'; Target = '/d'; Mode = 'ro'; Kind = 'Relative' }
        @{ Text = '.:/d'; Source = '.'; Target = '/d'; Mode = ''; Kind = 'Relative' }
        @{ Text = '.x:/d'; Source = '.x'; Target = '/d'; Mode = ''; Kind = 'Relative' }
        @{ Text = '.\x:/d'; Source = '.\x'; Target = '/d'; Mode = ''; Kind = 'Relative' }
        @{ Text = '~:/d'; Source = '~'; Target = '/d'; Mode = ''; Kind = 'Relative' }
        @{ Text = '~/x:/d'; Source = '~/x'; Target = '/d'; Mode = ''; Kind = 'Relative' }
    ) {
        $mount = [DockerNet.Wiring.MountSpec]::Parse($Text)
        $mount.Source | Should -BeExactly $Source
        $mount.Target | Should -BeExactly $Target
        $mount.Mode | Should -BeExactly $Mode
        $mount.IsAnonymous | Should -Be ($Kind -eq 'Anonymous')
        $mount.IsNamedVolume | Should -Be ($Kind -eq 'Named')
        $mount.IsBind | Should -Be ($Kind -in 'Bind', 'Relative')
        $mount.IsRelative | Should -Be ($Kind -eq 'Relative')
        $mount.ReadOnly | Should -Be ($Mode -split ',' -ccontains 'ro')
        "$mount" | Should -BeExactly $Text
        [DockerNet.Wiring.MountSpec]::Parse("$mount") | Should -Be $mount
    }

    It 'takes the mode <_>' -ForEach @(
        'ro', 'rw', 'z', 'Z', 'shared', 'rshared', 'slave', 'rslave', 'private', 'rprivate', 'consistent', 'cached',
        'delegated'
    ) {
        [DockerNet.Wiring.MountSpec]::Parse("/src:/web:$_").Mode | Should -BeExactly $_
    }

    It 'refuses <Text>' -ForEach @(
        @{ Text = ''; Why = 'it is empty' }
        @{ Text = ':'; Why = 'nothing at one side of a colon' }
        @{ Text = ':/b'; Why = 'nothing at one side of a colon' }
        @{ Text = 'data:'; Why = 'nothing at one side of a colon' }
        @{ Text = '/a:/b:'; Why = 'nothing at one side of a colon' }
        @{ Text = '/a:/b:ro:z'; Why = 'too many colons' }
        @{ Text = 'data'; Why = '''data'' is no full path' }
        @{ Text = './x'; Why = '''./x'' is no full path' }
        @{ Text = '/a:b'; Why = '''b'' is no full path' }
        @{ Text = '/a:ro'; Why = '''ro'' is no full path' }
        @{ Text = 'a:/b'; Why = '''a:/b'' is a path on a drive' }
        @{ Text = 'C:\x'; Why = '''C:\x'' is a path on a drive' }
        @{ Text = '/'; Why = 'root folder' }
        @{ Text = '/a:/'; Why = 'root folder' }
        @{ Text = '/a:/b/../.'; Why = 'root folder' }
        @{ Text = 'x/y:/d'; Why = 'nor a volume''s name' }
        @{ Text = ' data:/d'; Why = 'nor a volume''s name' }
        @{ Text = '-x:/d'; Why = 'nor a volume''s name' }
        @{ Text = '\\host\share:/d'; Why = 'nor a volume''s name' }
        @{ Text = '/a:/b:bogus'; Why = '''bogus'' is unknown' }
        @{ Text = '/a:/b:RO'; Why = '''RO'' is unknown' }
        @{ Text = '/a:/b:ro,'; Why = ''''' is unknown' }
        @{ Text = '/a:/b:ro,rw'; Why = '''ro'' and ''rw'' cannot be together' }
        @{ Text = '/a:/b:ro,ro'; Why = '''ro'' and ''ro'' cannot be together' }
        @{ Text = '/a:/b:z,Z'; Why = '''z'' and ''Z'' cannot be together' }
        @{ Text = '/a:/b:shared,rslave'; Why = '''shared'' and ''rslave'' cannot be together' }
        @{ Text = '/a:/b:nocopy'; Why = '''nocopy'' is not for a path' }
        @{ Text = 'data:/b:shared'; Why = '''shared'' is not for a volume' }
    ) {
        { [DockerNet.Wiring.MountSpec]::Parse($Text) } |
            Should -Throw -ErrorId FormatException -ExpectedMessage "*'$Text' is not a mount*$Why*data:/var/lib*"
        $value = $null
        [DockerNet.Wiring.MountSpec]::TryParse($Text, [ref]$value) | Should -BeFalse
    }

    It 'changes its source' {
        $mount = [DockerNet.Wiring.MountSpec]::Parse('./x:/d:ro')
        "$($mount.WithSource('/home/me/x'))" | Should -BeExactly '/home/me/x:/d:ro'
        "$($mount.WithSource('C:\me\x'))" | Should -BeExactly 'C:\me\x:/d:ro'
        "$mount" | Should -BeExactly './x:/d:ro'
    }

    It 'refuses a source that the text cannot have: <_>' -ForEach '/a:b', '/a:/b', '' {
        { [DockerNet.Wiring.MountSpec]::Parse('./x:/d:ro').WithSource($_) } |
            Should -Throw -ErrorId FormatException
    }

    It 'lets nothing but FormatException out and reads back what it wrote' {
        $random = [Random]::new(20260803)
        $parts = 'data', '/src', '/web', 'C:\x', 'c:/', './', '~', '..', ':', ':', ':', 'ro', ',', 'nocopy', 'z',
            'shared', ' ', '\', "`n"
        foreach ($i in 1..4000) {
            $text = -join (1..$random.Next(1, 8) | ForEach-Object { $parts[$random.Next($parts.Count)] })
            try { $mount = [DockerNet.Wiring.MountSpec]::Parse($text) } catch [FormatException] { continue }
            if ("$mount" -cne $text -or -not $mount.Equals([DockerNet.Wiring.MountSpec]::Parse("$mount"))) {
                throw "'$text' became '$mount', or is read as something else."
            }
        }
    }
}
