BeforeAll {
    Import-Module "$PSScriptRoot/../../../out/DockerNet/DockerNet.psd1" -Force
}

Describe 'InterfaceTable' -Tag Fast {
    It 'reads interfaces with their addresses, by number' {
        $text = @'
interface veth498dd11 10 9 ae:92:1c:70:85:57 4
interface eth0 9 10 02:42:ac:12:00:02 0
interface tun0 12 12 - 0
interface lo 1 1 00:00:00:00:00:00 0
1: lo    inet 127.0.0.1/8 scope host lo\       valid_lft forever preferred_lft forever
1: lo    inet6 ::1/128 scope host \       valid_lft forever preferred_lft forever
9: eth0@if10    inet 172.18.0.2/16 brd 172.18.255.255 scope global eth0\       valid_lft forever preferred_lft forever
'@
        $interfaces = @([DockerNet.Wiring.InterfaceTable]::Parse($text))
        $interfaces.Name | Should -Be 'lo', 'eth0', 'veth498dd11', 'tun0'
        $interfaces.PeerIndex | Should -Be 1, 10, 9, 12
        $interfaces.MasterIndex | Should -Be 0, 0, 4, 0
        $interfaces[0].Addresses | Should -Be '127.0.0.1/8', '::1/128'
        $interfaces[1].Addresses | Should -Be '172.18.0.2/16'
        $interfaces[1].MacAddress | Should -Be '02:42:ac:12:00:02'
        $interfaces[3].MacAddress | Should -BeExactly ''
    }

    It 'finds none in <_>' -ForEach '', 'sh: not found', 'interface eth0', 'interface eth0 a b c d', 'interface eth0 99999999999 1 - 0' {
        [DockerNet.Wiring.InterfaceTable]::Parse($_).Count | Should -Be 0
    }
}
