# Whatever is typed: a text is read, and written so that it reads the same, or it is refused in words.
BeforeAll {
    Import-Module "$PSScriptRoot/../../../out/DockerNet/DockerNet.psd1" -Force
}

Describe 'The parser' -Tag Fast {
    It 'of <Type> lets nothing but FormatException out and reads back what it wrote' -ForEach @(
        @{ Type = 'PortSpec'; Parts = '80', '8000-8002', '127.0.0.1', '[::1]', '::1', '/udp', '/', 'target=', 'published=80' }
        @{ Type = 'ExposeSpec'; Parts = '80', '90-92', '0', '65536', '/udp', '/TCP', '/' }
        @{ Type = 'LinkSpec'; Parts = 'db', 'webdb', '/web', '/', 'a.b', '-', '_' }
        @{ Type = 'MountSpec'; Parts = '/a', '/b/../c', 'data', 'x', 'C:\x', './x', '~', 'ro', 'nocopy', 'rslave', 'Z' }
        @{ Type = 'KeyedMountSpec'; Parts = 'type=bind', 'type=tmpfs', 'src=/a', 'src=data', 'dst=/x', 'readonly', 'ro=F', 'volume-label=a=b', 'tmpfs-size=1k', 'tmpfs-mode=17', 'bind-propagation=slave', '"' }
        @{ Type = 'VolumesFromSpec'; Parts = 'data', '/data', 'ro', 'z', 'nocopy', 'x' }
        @{ Type = 'EnvSpec'; Parts = 'A', 'B', '1', '_', '"', '$', '#' }
        @{ Type = 'NetworkSpec'; Parts = 'front', 'container:', 'name=', 'alias=', 'ip=', 'ip6=::1', '10.0.0.5', 'driver-opt=a=b', '"' }
        @{ Type = 'TmpfsSpec'; Parts = '/run', '/', '..', 'size=1m', 'mode=1777' }
        @{ Type = 'HostSpec'; Parts = 'db:', 'db=', '1.2.3.4', '[::1]', '::1', 'host-gateway' }
        @{ Type = 'RestartSpec'; Parts = 'no', 'always', 'on-failure', 'unless-stopped', '3', '0', '+' }
        @{ Type = 'DetachKeysSpec'; Parts = 'ctrl-', 'CTRL-', 'p', '@', '\', 'DEL', ',' }
    ) {
        $random = [Random]::new(20260802)
        # What no parser expects, wherever it comes.
        $all = @($Parts) + @($Parts) + ':', ':', '=', ',', ',', '-', ' ', "`0", "`n", "`t", '٣', "`u{FEFF}", "`u{D800}", '😀', '\', '99999999999999999999'
        $parser = [type]"DockerNet.Wiring.$Type"
        $read = 0
        foreach ($i in 1..3000) {
            $text = -join (1..$random.Next(1, 7) | ForEach-Object { $all[$random.Next($all.Count)] })
            $value = $null
            $known = $parser::TryParse($text, [ref]$value)
            try { $spec = $parser::Parse($text) } catch [FormatException] {
                if ($known) { throw "'$text' is read by TryParse alone." }
                continue
            }
            $read++
            if (-not $known -or -not $spec.Equals($parser::Parse("$spec")) -or "$($parser::Parse("$spec"))" -cne "$spec") {
                throw "'$text' became '$spec', which is read as something else."
            }
        }
        $read | Should -BeGreaterThan 20 -Because 'a test of refusals alone would say little'
    }

    It 'of files of variables lets nothing but FormatException out' {
        $random = [Random]::new(20260803)
        $all = 'A', 'B=1', '=', '#', ' ', "`t", "`n", "`n", "`r`n", "`0", 'größer', '"'
        foreach ($i in 1..2000) {
            $text = -join (1..$random.Next(1, 12) | ForEach-Object { $all[$random.Next($all.Count)] })
            try { $variables = [DockerNet.Wiring.EnvFile]::Parse($text) } catch [FormatException] { continue }
            $again = [DockerNet.Wiring.EnvFile]::Parse((($variables | ForEach-Object { "$_" }) -join "`n"))
            "$again" | Should -BeExactly "$variables"
        }
    }
}

Describe 'Every parser of texts' -Tag Fast {
    It 'reads or refuses in words whatever comes, in time' {
        Import-Module "$PSScriptRoot/../../Support/DockerNet.Testing.psm1" -Force
        Get-DockerEngine -DockerHost tcp://127.0.0.1:1 -ErrorAction Ignore
        $assemblies = [Runtime.Loader.AssemblyLoadContext]::All.Assemblies | Where-Object { $_.GetName().Name -match '^DockerNet(\.Core|\.Engine)?$' }
        $fuzzer = [DockerNet.Testing.ParserFuzzer]::new($assemblies)
        $fuzzer.Parsers.Count | Should -BeGreaterThan 60 -Because 'they are found by their names'
        # A longer run, of a million each for example, is for those who change a parser.
        $fuzzer.Run($env:DOCKERNET_FUZZ_COUNT ?? 3000, $env:DOCKERNET_FUZZ_SEED ?? 20261128) | Should -BeNullOrEmpty
    }
}
