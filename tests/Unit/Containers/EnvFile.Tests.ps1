BeforeAll {
    Import-Module "$PSScriptRoot/../../../out/DockerNet/DockerNet.psd1" -Force
}

Describe 'EnvFile' -Tag Fast {
    It 'reads <Name>' -ForEach @(
        @{ Name = 'nothing'; Text = ''; Is = @() }
        @{ Name = 'variables'; Text = "A=1`nB=2`n"; Is = 'A=1', 'B=2' }
        @{ Name = 'comments and empty lines'; Text = "# one`n`n   `n  # two`nA=1 # no comment"; Is = 'A=1 # no comment' }
        @{ Name = 'empty values'; Text = "A=`nB"; Is = 'A=', 'B' }
        @{ Name = 'values as they are'; Text = "A= x `nB=""q""`nC=a=b`nD='s'"; Is = 'A= x ', 'B="q"', 'C=a=b', "D='s'" }
        @{ Name = 'blanks before a name'; Text = "`t A=1"; Is = 'A=1' }
        @{ Name = 'the line ends of Windows'; Text = "A=1`r`nB=2`r`n"; Is = 'A=1', 'B=2' }
        @{ Name = 'a mark of the byte order'; Text = "`u{FEFF}A=1"; Is = 'A=1' }
        @{ Name = 'texts beyond ASCII'; Text = 'A=größer 東京'; Is = 'A=größer 東京' }
    ) {
        [DockerNet.Wiring.EnvFile]::Parse($Text) | ForEach-Object { "$_" } | Should -BeExactly $Is
    }

    It 'refuses <Name>, with the line but without the value' -ForEach @(
        @{ Name = 'a line without a name'; Text = "A=1`n=hush"; Message = 'Line 2*it has no name*' }
        @{ Name = 'a name with blanks'; Text = "A B=hush"; Message = 'Line 1*''A B'' has blanks*' }
        @{ Name = 'a blank after a name'; Text = "A =hush"; Message = 'Line 1*''A '' has blanks*' }
        @{ Name = 'a null character'; Text = "A=1`nB=hush`0"; Message = 'Line 2*null character*' }
    ) {
        $thrown = { [DockerNet.Wiring.EnvFile]::Parse($Text) } | Should -Throw -ErrorId FormatException -ExpectedMessage "*$Message" -PassThru
        "$thrown" | Should -Not -Match 'hush'
    }
}
