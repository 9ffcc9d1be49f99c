BeforeAll {
    Import-Module "$PSScriptRoot/../../../out/DockerNet/DockerNet.psd1" -Force
}

Describe 'HostsFile' -Tag Fast {
    It 'reads the file of a container with a link' {
        $text = "127.0.0.1`tlocalhost`n::1`tlocalhost ip6-localhost ip6-loopback`nfe00::0`tip6-localnet`n" +
            "172.17.0.2`tdb 60bedbc24041 webdb`n172.17.0.3`t9a8b7c6d5e4f`n"
        $lines = [DockerNet.Wiring.HostsFile]::Parse($text)
        $lines.ForEach{ "$($_.Address) $($_.Names)" } | Should -BeExactly @(
            '127.0.0.1 localhost', '::1 localhost ip6-localhost ip6-loopback', 'fe00:: ip6-localnet'
            '172.17.0.2 db 60bedbc24041 webdb', '172.17.0.3 9a8b7c6d5e4f'
        )
        $lines[0].Address | Should -BeOfType ([ipaddress])
    }

    It 'reads blanks, comments and line ends of Windows' {
        $lines = [DockerNet.Wiring.HostsFile]::Parse(
            "# all`r`n`r`n  10.0.0.1 `t a  b`t# not c`r`n#10.0.0.2 d`r`n10.0.0.3 e#f`r`n   `r`n")
        $lines.ForEach{ "$($_.Address) $($_.Names)" } | Should -BeExactly '10.0.0.1 a b', '10.0.0.3 e'
    }

    It 'skips <_>' -ForEach @(
        '', '10.0.0.1', 'db 10.0.0.1', '10.0.1 db', '10.0.0.256 db', '1 db', '10.0.0.1# db', '::g db'
    ) {
        [DockerNet.Wiring.HostsFile]::Parse($_).Count | Should -Be 0
    }
}
