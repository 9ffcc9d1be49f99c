BeforeAll {
    Import-Module "$PSScriptRoot/../../Support/DockerNet.Testing.psm1" -Force

    function Read-Rule([string]$Text) { [DockerNet.Wiring.DockerIgnore]::Parse($Text) }
}

Describe 'A line of .dockerignore' -Tag Fast {
    It '<Line> leaves out <Path>: <Ignored>' -ForEach @(
        # By itself.
        @{ Line = 'a.txt'; Path = 'a.txt'; Ignored = $true }
        @{ Line = 'a.txt'; Path = 'sub/a.txt'; Ignored = $false }
        @{ Line = 'a.txt'; Path = 'a_txt'; Ignored = $false }
        @{ Line = 'a.txt'; Path = 'A.TXT'; Ignored = $false }
        @{ Line = 'sub'; Path = 'sub'; Ignored = $true }
        @{ Line = 'sub'; Path = 'sub/a/b'; Ignored = $true }
        @{ Line = 'sub'; Path = 'subway'; Ignored = $false }
        @{ Line = 'sub/a'; Path = 'sub'; Ignored = $false }
        @{ Line = 'a+(b)|{c}$^'; Path = 'a+(b)|{c}$^'; Ignored = $true }
        # Cleaned.
        @{ Line = '/a.txt'; Path = 'a.txt'; Ignored = $true }
        @{ Line = './a.txt'; Path = 'a.txt'; Ignored = $true }
        @{ Line = 'sub/'; Path = 'sub/a'; Ignored = $true }
        @{ Line = 'sub//./a'; Path = 'sub/a'; Ignored = $true }
        @{ Line = 'other/../a.txt'; Path = 'a.txt'; Ignored = $true }
        @{ Line = '/../a.txt'; Path = 'a.txt'; Ignored = $true }
        @{ Line = '../a.txt'; Path = 'a.txt'; Ignored = $false }
        @{ Line = "  a.txt`t"; Path = 'a.txt'; Ignored = $true }
        @{ Line = '.'; Path = 'a.txt'; Ignored = $false }
        @{ Line = '/'; Path = 'a.txt'; Ignored = $false }
        # One star stays within a folder.
        @{ Line = '*'; Path = 'a.txt'; Ignored = $true }
        @{ Line = '*'; Path = 'sub/a.txt'; Ignored = $true }
        @{ Line = '*.txt'; Path = 'a.txt'; Ignored = $true }
        @{ Line = '*.txt'; Path = 'sub/a.txt'; Ignored = $false }
        @{ Line = '*.txt'; Path = '.txt'; Ignored = $true }
        @{ Line = '*/*.txt'; Path = 'sub/a.txt'; Ignored = $true }
        @{ Line = '*/*.txt'; Path = 'sub/sub/a.txt'; Ignored = $false }
        @{ Line = '*/temp*'; Path = 'sub/temporary/x'; Ignored = $true }
        @{ Line = 'temp?'; Path = 'tempa'; Ignored = $true }
        @{ Line = 'temp?'; Path = 'temp'; Ignored = $false }
        @{ Line = 'a?b'; Path = 'a/b'; Ignored = $false }
        # Two cross folders.
        @{ Line = '**'; Path = 'sub/a.txt'; Ignored = $true }
        @{ Line = '**/*.txt'; Path = 'a.txt'; Ignored = $true }
        @{ Line = '**/*.txt'; Path = 'sub/sub/a.txt'; Ignored = $true }
        @{ Line = '**/bin'; Path = 'bin'; Ignored = $true }
        @{ Line = '**/bin'; Path = 'a/bin/x'; Ignored = $true }
        @{ Line = '**/bin'; Path = 'a/robin'; Ignored = $false }
        @{ Line = '**bin'; Path = 'a/robin'; Ignored = $true }
        @{ Line = '**/a.b'; Path = 'x/aXb'; Ignored = $false }
        @{ Line = 'sub/**'; Path = 'sub'; Ignored = $false }
        @{ Line = 'sub/**'; Path = 'sub/a/b'; Ignored = $true }
        @{ Line = 'sub**'; Path = 'subway/a'; Ignored = $true }
        @{ Line = 'sub/**/a'; Path = 'sub/a'; Ignored = $true }
        @{ Line = 'sub/**/a'; Path = 'sub/x/y/a'; Ignored = $true }
        @{ Line = 'sub/**/a'; Path = 'sub/x/ya'; Ignored = $false }
        @{ Line = '**/sub/**'; Path = 'x/sub/y'; Ignored = $true }
        # Brackets and backslashes.
        @{ Line = '[a-c].txt'; Path = 'b.txt'; Ignored = $true }
        @{ Line = '[a-c].txt'; Path = 'd.txt'; Ignored = $false }
        @{ Line = '[^a-c].txt'; Path = 'd.txt'; Ignored = $true }
        @{ Line = '[[].txt'; Path = '[.txt'; Ignored = $true }
        @{ Line = '[\]x].txt'; Path = '].txt'; Ignored = $true }
        @{ Line = 'a].txt'; Path = 'a].txt'; Ignored = $true }
        @{ Line = '\*'; Path = '*'; Ignored = $true }
        @{ Line = '\*'; Path = 'a'; Ignored = $false }
        @{ Line = '\[a]'; Path = '[a]'; Ignored = $true }
        @{ Line = '\\[ab]'; Path = '\a'; Ignored = $true }
        @{ Line = '\!a'; Path = '!a'; Ignored = $true }
        # Nothing at all.
        @{ Line = '# a.txt'; Path = '# a.txt'; Ignored = $false }
        @{ Line = ' #a'; Path = '#a'; Ignored = $true }
        @{ Line = ''; Path = 'a.txt'; Ignored = $false }
        @{ Line = '   '; Path = 'a.txt'; Ignored = $false }
    ) {
        (Read-Rule $Line).IsIgnored($Path) | Should -Be $Ignored
    }

    It 'is refused: <_>' -ForEach '[a', '[', '[]', '[]a]', '[a-]', '[-a]', '[b-8]', 'a\', '!', '! ', '![a', '[^]' {
        { Read-Rule $_ } | Should -Throw '*pattern*'
    }
}

Describe 'Several lines' -Tag Fast {
    It 'count in their order: the last one that fits' {
        $rule = Read-Rule "*.md`n!README*.md`nREADME-secret.md"
        $rule.IsIgnored('a.md') | Should -BeTrue
        $rule.IsIgnored('README.md') | Should -BeFalse
        $rule.IsIgnored('README-secret.md') | Should -BeTrue
        $rule = Read-Rule "*.md`nREADME-secret.md`n!README*.md"
        $rule.IsIgnored('README-secret.md') | Should -BeFalse
    }

    It 'may except something within a folder that is left out' {
        $rule = Read-Rule "sub`n!sub/keep"
        $rule.IsIgnored('sub') | Should -BeTrue
        $rule.IsIgnored('sub/a') | Should -BeTrue
        $rule.IsIgnored('sub/keep') | Should -BeFalse
        $rule.IsIgnored('sub/keep/a') | Should -BeFalse
    }

    It 'may except all of a kind' {
        $rule = Read-Rule "*`n! src `n!**/*.go"
        $rule.IsIgnored('a.txt') | Should -BeTrue
        $rule.IsIgnored('a.go') | Should -BeFalse
        $rule.IsIgnored('src/a.txt') | Should -BeFalse
    }

    It 'look into folders that are left out only for exceptions that begin with their path' {
        $rule = Read-Rule "*`n!src/app/main.c`n!**/*.go"
        $rule.MayKeepWithin('src') | Should -BeTrue
        $rule.MayKeepWithin('src/app') | Should -BeTrue
        $rule.MayKeepWithin('src/app/main.c') | Should -BeTrue
        $rule.MayKeepWithin('sr') | Should -BeFalse
        $rule.MayKeepWithin('doc') | Should -BeFalse
    }

    It 'are read from a file with any line ends, and with a mark of its encoding' {
        $rule = Read-Rule "$([char]0xfeff)a`r`n# b`r`n`r`nc"
        $rule.IsIgnored('a') | Should -BeTrue
        $rule.IsIgnored('c') | Should -BeTrue
        $rule.IsIgnored('b') | Should -BeFalse
    }

    It 'can be made to keep a file, and nothing else' {
        $rule = (Read-Rule '*').Keep('Dockerfile', '.dockerignore')
        $rule.IsIgnored('Dockerfile') | Should -BeFalse
        $rule.IsIgnored('.dockerignore') | Should -BeFalse
        $rule.IsIgnored('a') | Should -BeTrue
        $rule = (Read-Rule 'docker').Keep('docker/app/Dockerfile')
        $rule.IsIgnored('docker/app/Dockerfile') | Should -BeFalse
        $rule.MayKeepWithin('docker') | Should -BeTrue
    }
}

Describe 'A step of a build' -Tag Fast {
    It 'is read from the line that announces it' {
        $step = $null
        [DockerNet.Wiring.BuildStep]::TryParse('Step 2/5 : RUN make', [ref]$step) | Should -BeTrue
        $step.Number, $step.Count | Should -Be 2, 5
        $step.Instruction | Should -Be 'RUN make'
        $step.Percent | Should -Be 20
        "$step" | Should -Be 'Step 2/5 : RUN make'
    }

    It 'is not read from <_>' -ForEach '', 'Step', ' ---> 0123', 'Step 0/5 : x', 'Step 6/5 : x', 'Step 99999999999/99999999999 : x', 'echo Step 1/2 : x' {
        $step = $null
        [DockerNet.Wiring.BuildStep]::TryParse($_, [ref]$step) | Should -BeFalse
    }
}
