BeforeAll {
    Import-Module "$PSScriptRoot/../../../out/DockerNet/DockerNet.psd1" -Force
}

Describe 'RouteTable' -Tag Fast {
    It 'reads the routes that lead somewhere in particular' {
        # Of a laptop in an office, with a tunnel.
        $routes = [DockerNet.Wiring.RouteTable]::Parse(@'
Iface	Destination	Gateway 	Flags	RefCnt	Use	Metric	Mask		MTU	Window	IRTT
wlan0	00000000	0101A8C0	0003	0	0	600	00000000	0	0	0
tun0	00000000	01000A0A	0003	0	0	50	00000080	0	0	0
tun0	00000080	01000A0A	0003	0	0	50	00000080	0	0	0
tun0	0000140A	00000000	0003	0	0	50	0000FCFF	0	0	0
wlan0	0001A8C0	00000000	0001	0	0	600	00FFFFFF	0	0	0
wlan1	0001A8C0	00000000	0001	0	0	700	00FFFFFF	0	0	0
wlan0	09020A0A	0101A8C0	0007	0	0	600	FFFFFFFF	0	0	0

fd12345600000000000000000000abcd 80 00000000000000000000000000000000 00 00000000000000000000000000000000 00000000 00000003 00000000 80200001 wlan0
fd123456000000000000000000000000 40 00000000000000000000000000000000 00 00000000000000000000000000000000 00000100 00000001 00000000 00000001 wlan0
fe800000000000000000000000000000 40 00000000000000000000000000000000 00 00000000000000000000000000000000 00000100 00000001 00000000 00000001 wlan0
ff000000000000000000000000000000 08 00000000000000000000000000000000 00 00000000000000000000000000000000 00000100 00000004 00000000 00000001 wlan0
00000000000000000000000000000000 00 00000000000000000000000000000000 00 00000000000000000000000000000000 ffffffff 00000001 00000000 00200200       lo
'@)
        $routes.Subnet | Should -Be '10.20.0.0/14', '192.168.1.0/24', '10.10.2.9/32', 'fd12:3456::/64'
        $routes.Interface | Should -Be 'tun0', 'wlan0', 'wlan0', 'wlan0'
    }

    It 'reads nothing from <_>' -ForEach '', 'cat: no such file', "eth0`tzz`t0`t1`t0`t0`t0`txx`t0`t0`t0" {
        [DockerNet.Wiring.RouteTable]::Parse($_) | Should -BeNullOrEmpty
    }

    It 'reads what this computer has' -Skip:(-not ((Test-Path /proc/net/route) -and (Get-Command ip -ErrorAction Ignore))) {
        $expected = & ip -4 route 2>$null | ForEach-Object { ($_ -split ' ')[0] } | Where-Object { $_ -match '/' } | Sort-Object -Unique
        $routes = [DockerNet.Wiring.RouteTable]::Parse([IO.File]::ReadAllText('/proc/net/route'))
        ($routes.Subnet | Where-Object { $_ -notlike '*/32' } | Sort-Object) -join ' ' | Should -Be ($expected -join ' ')
    }
}
