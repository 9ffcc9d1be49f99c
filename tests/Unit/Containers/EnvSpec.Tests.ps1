BeforeAll {
    Import-Module "$PSScriptRoot/../../../out/DockerNet/DockerNet.psd1" -Force
}

Describe 'EnvSpec' -Tag Fast {
    It 'reads <Text>' -ForEach @(
        @{ Text = 'A=1'; Name = 'A'; Value = '1'; Redacted = 'A=***' }
        @{ Text = 'A='; Name = 'A'; Value = ''; Redacted = 'A=***' }
        @{ Text = 'A=b=c'; Name = 'A'; Value = 'b=c'; Redacted = 'A=***' }
        @{ Text = "A=1`n2 "; Name = 'A'; Value = "1`n2 "; Redacted = 'A=***' }
        @{ Text = 'a.b=1'; Name = 'a.b'; Value = '1'; Redacted = 'a.b=***' }
        @{ Text = 'A'; Name = 'A'; Value = $null; Redacted = 'A' }
        @{ Text = ' A B=1'; Name = ' A B'; Value = '1'; Redacted = ' A B=***' }
    ) {
        $spec = [DockerNet.Wiring.EnvSpec]::Parse($Text)
        $spec.Name | Should -BeExactly $Name
        $spec.Value | Should -BeExactly $Value
        $spec.Redacted | Should -BeExactly $Redacted
        "$spec" | Should -BeExactly $Text
        [DockerNet.Wiring.EnvSpec]::Parse("$spec") | Should -Be $spec
    }

    It 'refuses <Text>' -ForEach @(
        @{ Text = ''; Why = 'it has no name' }
        @{ Text = '='; Why = 'it has no name' }
        @{ Text = '=secret'; Why = 'it has no name' }
        @{ Text = "A=secret`0"; Why = 'null character' }
    ) {
        $refused = { [DockerNet.Wiring.EnvSpec]::Parse($Text) } |
            Should -Throw -ErrorId FormatException -ExpectedMessage "*$Why*NAME=VALUE*" -PassThru
        $refused.Exception.Message | Should -Not -BeLike '*secret*'
    }

    It 'resolves <Text> to <Sent>' -ForEach @(
        @{ Text = 'DOCKERNET_SET'; Sent = 'DOCKERNET_SET=mine' }
        @{ Text = 'DOCKERNET_UNSET'; Sent = 'DOCKERNET_UNSET' }
        @{ Text = 'DOCKERNET_SET=given'; Sent = 'DOCKERNET_SET=given' }
        @{ Text = 'DOCKERNET_SET='; Sent = 'DOCKERNET_SET=' }
    ) {
        $env:DOCKERNET_SET = 'mine'
        try {
            $lookup = [Func[string, string]][Environment]::GetEnvironmentVariable
            [DockerNet.Wiring.EnvSpec]::Parse($Text).Resolve($lookup) | Should -BeExactly $Sent
        }
        finally {
            Remove-Item Env:DOCKERNET_SET
        }
    }

    It 'lets nothing but FormatException out and reads back what it wrote' {
        $random = [Random]::new(20260805)
        $parts = 'A', 'b.c', '=', '=', ' ', "`n", "`0", 'ü', '"', '$x', ''
        foreach ($i in 1..3000) {
            $text = -join (1..$random.Next(1, 7) | ForEach-Object { $parts[$random.Next($parts.Count)] })
            try { $spec = [DockerNet.Wiring.EnvSpec]::Parse($text) } catch [FormatException] { continue }
            if ("$spec" -cne $text -or -not $spec.Equals([DockerNet.Wiring.EnvSpec]::Parse("$spec"))) {
                throw "'$text' became '$spec', or is read as something else."
            }
        }
    }
}
