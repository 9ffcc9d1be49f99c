BeforeAll {
    Import-Module "$PSScriptRoot/../../../out/DockerNet/DockerNet.psd1" -Force
}

Describe 'A text of a network setting' -Tag Fast {
    It 'is read as <Kind>: <Text>' -ForEach @(
        @{ Kind = 'MacAddress'; Text = '02:42:ac:11:00:99'; Is = '02:42:ac:11:00:99' }
        @{ Kind = 'MacAddress'; Text = '02-42-AC-11-00-99'; Is = '02-42-AC-11-00-99' }
        @{ Kind = 'MacAddress'; Text = '0242.ac11.0099'; Is = '0242.ac11.0099' }
        @{ Kind = 'MacAddress'; Text = '02:42:ac:11:00:99:00:01'; Is = '02:42:ac:11:00:99:00:01' }
        @{ Kind = 'Address'; Text = '10.0.0.5'; Is = '10.0.0.5' }
        @{ Kind = 'Address'; Text = ' FD00:0::5 '; Is = 'fd00::5' }
        @{ Kind = 'SearchDomain'; Text = 'example.org'; Is = 'example.org' }
        @{ Kind = 'SearchDomain'; Text = ' a-b.c. '; Is = 'a-b.c' }
        @{ Kind = 'SearchDomain'; Text = '.'; Is = '.' }
    ) {
        "$([DockerNet.Wiring.NetworkTexts]::$Kind($Text))" | Should -BeExactly $Is
    }

    It 'is refused as <Kind>: <Text>' -ForEach @(
        @{ Kind = 'MacAddress'; Text = '02:42:ac:11:00' }
        @{ Kind = 'MacAddress'; Text = '02:42:ac:11:00:9g' }
        @{ Kind = 'MacAddress'; Text = '02:42-ac:11:00:99' }
        @{ Kind = 'MacAddress'; Text = '2:42:ac:11:0:99' }
        @{ Kind = 'Address'; Text = '10.0.5' }
        @{ Kind = 'Address'; Text = '10.0.0.05' }
        @{ Kind = 'Address'; Text = 'fe80::1%eth0' }
        @{ Kind = 'SearchDomain'; Text = 'a_b' }
        @{ Kind = 'SearchDomain'; Text = '123' }
        @{ Kind = 'SearchDomain'; Text = '-a' }
        @{ Kind = 'SearchDomain'; Text = '' }
    ) {
        { [DockerNet.Wiring.NetworkTexts]::$Kind($Text) } | Should -Throw -ErrorId FormatException -ExpectedMessage "*'$Text' is not a*: write *"
    }
}

Describe 'The name of a network' -Tag Fast {
    It 'can be <_>' -ForEach 'a', 'my-bridge', 'test@#$', 'kiwl$%^', 'two words', 'größe', '.x', 'x:y', 'container', 'name.1_2' {
        [DockerNet.Wiring.NetworkTexts]::ProblemOfName($_) | Should -BeNullOrEmpty
    }

    It 'cannot be "<_>"' -ForEach '', ' a', "a`t", 'a/b', '/', '.', '..', 'container:web' {
        [DockerNet.Wiring.NetworkTexts]::ProblemOfName($_) | Should -BeLike "'$_' *."
    }
}
