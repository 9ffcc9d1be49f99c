BeforeAll {
    Import-Module "$PSScriptRoot/../../../out/DockerNet/DockerNet.psd1" -Force
}

Describe 'VolumesFromSpec' -Tag Fast {
    It 'reads <Text>' -ForEach @(
        @{ Text = 'data'; Container = 'data'; Mode = ''; Canonical = 'data' }
        @{ Text = 'data:'; Container = 'data'; Mode = ''; Canonical = 'data' }
        @{ Text = '/data'; Container = 'data'; Mode = ''; Canonical = 'data' }
        @{ Text = 'data:ro'; Container = 'data'; Mode = 'ro'; Canonical = 'data:ro' }
        @{ Text = 'data:rw'; Container = 'data'; Mode = 'rw'; Canonical = 'data:rw' }
        @{ Text = 'data:ro,z'; Container = 'data'; Mode = 'ro,z'; Canonical = 'data:ro,z' }
        @{ Text = '60bedbc24041:Z'; Container = '60bedbc24041'; Mode = 'Z'; Canonical = '60bedbc24041:Z' }
    ) {
        $spec = [DockerNet.Wiring.VolumesFromSpec]::Parse($Text)
        $spec.Container | Should -BeExactly $Container
        $spec.Mode | Should -BeExactly $Mode
        "$spec" | Should -BeExactly $Canonical
        [DockerNet.Wiring.VolumesFromSpec]::Parse("$spec") | Should -Be $spec
    }

    It 'refuses <Text>' -ForEach @(
        @{ Text = ''; Why = 'no container''s name' }
        @{ Text = ':ro'; Why = 'no container''s name' }
        @{ Text = 'a b'; Why = 'no container''s name' }
        @{ Text = 'data:bogus'; Why = '''bogus'' is unknown' }
        @{ Text = 'data:ro:z'; Why = '''ro:z'' is unknown' }
        @{ Text = 'data:ro,rw'; Why = 'cannot be together' }
        @{ Text = 'data:nocopy'; Why = '''nocopy'' is not for' }
        @{ Text = 'data:rshared'; Why = '''rshared'' is not for' }
    ) {
        { [DockerNet.Wiring.VolumesFromSpec]::Parse($Text) } |
            Should -Throw -ErrorId FormatException -ExpectedMessage "*'$Text' names no container*$Why*data:ro*"
    }

    It 'lets nothing but FormatException out and reads back what it wrote' {
        $random = [Random]::new(20260804)
        $parts = 'data', 'x', '/', ':', ':', 'ro', 'rw', ',', 'z', 'nocopy', ' ', '', '.', '-'
        foreach ($i in 1..3000) {
            $text = -join (1..$random.Next(1, 7) | ForEach-Object { $parts[$random.Next($parts.Count)] })
            try { $spec = [DockerNet.Wiring.VolumesFromSpec]::Parse($text) } catch [FormatException] { continue }
            if (-not $spec.Equals([DockerNet.Wiring.VolumesFromSpec]::Parse("$spec"))) {
                throw "'$text' became '$spec', which is read as something else."
            }
        }
    }
}
