BeforeAll {
    Import-Module "$PSScriptRoot/../../out/DockerNet/DockerNet.psd1" -Force
}

Describe 'EnvSpec' {
    It 'reads <Text>' -ForEach @(
        @{ Text = 'A=1'; Name = 'A'; Value = '1'; Redacted = 'A=***' }
        @{ Text = 'A='; Name = 'A'; Value = ''; Redacted = 'A=***' }
        @{ Text = 'A=b=c'; Name = 'A'; Value = 'b=c'; Redacted = 'A=***' }
        @{ Text = "A=1`n2 "; Name = 'A'; Value = "1`n2 "; Redacted = 'A=***' }
        @{ Text = 'a.b=1'; Name = 'a.b'; Value = '1'; Redacted = 'a.b=***' }
        @{ Text = 'A'; Name = 'A'; Value = $null; Redacted = 'A' }
    ) {
        $env = [DockerNet.Wiring.EnvSpec]::Parse($Text)
        $env.Name | Should -BeExactly $Name
        $env.Value | Should -BeExactly $Value
        $env.Redacted | Should -BeExactly $Redacted
        "$env" | Should -BeExactly $Text
        [DockerNet.Wiring.EnvSpec]::Parse("$env") | Should -Be $env
    }

    It 'refuses <Text>' -ForEach @(
        @{ Text = ''; Why = 'it has no name' }
        @{ Text = '='; Why = 'it has no name' }
        @{ Text = '=secret'; Why = 'it has no name' }
        @{ Text = 'A B=secret'; Why = 'a name has no blanks' }
        @{ Text = ' A'; Why = 'a name has no blanks' }
        @{ Text = "A=secret`0"; Why = 'null character' }
    ) {
        $refused = { [DockerNet.Wiring.EnvSpec]::Parse($Text) } |
            Should -Throw -ExceptionType ([FormatException]) -ExpectedMessage "*$Why*NAME=VALUE*" -PassThru
        $refused.Exception.Message | Should -Not -BeLike '*secret*'
    }

    It 'resolves <Text> to <Sent>' -ForEach @(
        @{ Text = 'SET'; Sent = 'SET=mine' }
        @{ Text = 'EMPTY'; Sent = 'EMPTY=' }
        @{ Text = 'UNSET'; Sent = 'UNSET' }
        @{ Text = 'SET=given'; Sent = 'SET=given' }
        @{ Text = 'SET='; Sent = 'SET=' }
    ) {
        $own = [Collections.Generic.Dictionary[string, string]]::new()
        $own['SET'] = 'mine'
        $own['EMPTY'] = ''
        # A script block cannot return a null text, so the real method of a dictionary looks up.
        $lookup = [Collections.Generic.CollectionExtensions].GetMethods().Where{
            $_.Name -eq 'GetValueOrDefault' -and $_.GetParameters().Count -eq 2 -and
            $_.GetParameters()[0].ParameterType.Name -like 'IReadOnlyDictionary*'
        }[0].MakeGenericMethod([string], [string]).CreateDelegate([Func[string, string]], $own)
        [DockerNet.Wiring.EnvSpec]::Parse($Text).Resolve($lookup) | Should -BeExactly $Sent
    }

    It 'lets nothing but FormatException out and reads back what it wrote' {
        $random = [Random]::new(20260805)
        $parts = 'A', 'b.c', '=', '=', ' ', "`n", "`0", 'ü', '"', '$x', ''
        foreach ($i in 1..3000) {
            $text = -join (1..$random.Next(1, 7) | ForEach-Object { $parts[$random.Next($parts.Count)] })
            try { $env = [DockerNet.Wiring.EnvSpec]::Parse($text) } catch [FormatException] { continue }
            if ("$env" -cne $text -or -not $env.Equals([DockerNet.Wiring.EnvSpec]::Parse("$env"))) {
                throw "'$text' became '$env', or is read as something else."
            }
        }
    }
}
