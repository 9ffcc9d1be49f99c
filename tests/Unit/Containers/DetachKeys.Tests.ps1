BeforeAll {
    Import-Module "$PSScriptRoot/../../../out/DockerNet/DockerNet.psd1" -Force
    $core = [DockerNet.Container].Assembly
    $bytes = [DockerNet.Wiring.DetachKeysSpec].GetProperty('Bytes', [Reflection.BindingFlags]'Instance, NonPublic')
}

Describe 'Detach keys' -Tag Fast {
    It 'are read: <Text>' -ForEach @(
        @{ Text = 'ctrl-p,ctrl-q'; Is = 16, 17 }
        @{ Text = 'ctrl-a'; Is = 1 }
        @{ Text = 'ctrl-@,ctrl-[,ctrl-\,ctrl-],ctrl-^,ctrl-_'; Is = 0, 27, 28, 29, 30, 31 }
        @{ Text = 'a,B,~'; Is = 97, 66, 126 }
        @{ Text = 'DEL'; Is = 127 }
    ) {
        $keys = [DockerNet.Wiring.DetachKeysSpec]::Parse($Text)
        $bytes.GetValue($keys) | Should -Be $Is
        "$keys" | Should -BeExactly $Text
        [DockerNet.Wiring.DetachKeysSpec]::Parse($Text) | Should -Be $keys
    }

    It 'are written as the engine knows them' {
        "$([DockerNet.Wiring.DetachKeysSpec]::Parse('Ctrl-P,CTRL-q,del'))" | Should -BeExactly 'ctrl-p,ctrl-q,DEL'
    }

    It 'are refused, with the right form: <_>' -ForEach '', 'ctrl-', 'ctrl-1', 'ctrl-ab', 'xy', 'ctrl-p ctrl-q', 'ctrl-p,', 'ä' {
        $text = $_
        { [DockerNet.Wiring.DetachKeysSpec]::Parse($text) } | Should -Throw -ErrorId FormatException -ExpectedMessage '*ctrl-p,ctrl-q*'
        [DockerNet.Wiring.DetachKeysSpec]::TryParse($text, [ref]$null) | Should -BeFalse
    }

    It 'are found in what is typed, and the rest is passed on: <Typed>' -ForEach @(
        @{ Typed = 'abc'; Passed = 'abc'; Left = $false }
        @{ Typed = 'xy'; Passed = ''; Left = $true }
        @{ Typed = 'axyb'; Passed = 'a'; Left = $true }
        @{ Typed = 'x'; Passed = ''; Left = $false }
        @{ Typed = 'xa'; Passed = 'xa'; Left = $false }
        @{ Typed = 'xxy'; Passed = 'x'; Left = $true }
        @{ Typed = 'xxay'; Passed = 'xxay'; Left = $false }
        @{ Typed = 'xxy'; Keys = 'x,x,y'; Passed = ''; Left = $true }
        @{ Typed = 'xxxy'; Keys = 'x,x,y'; Passed = 'x'; Left = $true }
        @{ Typed = 'xyxyz'; Keys = 'x,y,z'; Passed = 'xy'; Left = $true }
    ) {
        $spec = [DockerNet.Wiring.DetachKeysSpec]::Parse($_['Keys'] ?? 'x,y')
        $look = $core.GetType('DockerNet.Workflows.DetachWatch').GetMethod('Look')
        foreach ($size in 1, 100) {
            $watch = [Activator]::CreateInstance($core.GetType('DockerNet.Workflows.DetachWatch'), @(, $bytes.GetValue($spec)))
            $out = [Collections.Generic.List[byte]]::new()
            $left = $false
            foreach ($part in $size -eq 1 ? $Typed.ToCharArray() : $Typed) {
                $left = $look.Invoke($watch, @([ReadOnlyMemory[byte]]::new([Text.Encoding]::ASCII.GetBytes("$part")), $out))
                if ($left) { break }
            }
            [Text.Encoding]::ASCII.GetString($out.ToArray()) | Should -BeExactly $Passed
            $left | Should -Be $Left
        }
    }
}

Describe 'The shell of a container' -Tag Fast {
    It 'is <First> first: <Case>' -ForEach @(
        @{ Case = 'no list of users'; Accounts = ''; User = ''; First = '/bin/bash' }
        @{ Case = 'root''s own'; Accounts = "root:x:0:0:root:/root:/bin/ash`n"; User = ''; First = '/bin/ash' }
        @{ Case = 'that of a user by name'; Accounts = "root:x:0:0::/:/bin/bash`r`napp:x:9:9::/:/usr/bin/zsh`r`n"; User = 'app:web'; First = '/usr/bin/zsh' }
        @{ Case = 'that of a user by number'; Accounts = "root:x:0:0::/:/bin/sh`napp:x:9:9::/:/usr/bin/fish"; User = '9:9'; First = '/usr/bin/fish' }
        @{ Case = 'nobody logs in as that user'; Accounts = 'nobody:x:65534:65534::/:/bin/false'; User = 'nobody'; First = '/bin/bash' }
        @{ Case = 'a user who is not there'; Accounts = 'root:x:0:0::/:/bin/sh'; User = 'who'; First = '/bin/bash' }
        @{ Case = 'lines that are none'; Accounts = "root`n::::::`nroot:x:0:0::/:sh"; User = 'root'; First = '/bin/bash' }
    ) {
        $found = [DockerNet.Container].Assembly.GetType('DockerNet.Wiring.ShellRules').GetMethod('Candidates').Invoke($null, @($Accounts, $User))
        $found[0] | Should -Be $First
        $found | Should -Contain '/bin/sh'
        $found | Sort-Object -Unique | Should -HaveCount $found.Count
    }
}
