BeforeAll {
    Import-Module "$PSScriptRoot/../../../out/DockerNet/DockerNet.psd1" -Force
}

Describe 'SocketTable' -Tag Fast {
    It 'finds the ports that something listens at, by IPv4 and IPv6, and no others' {
        $text = @'
  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode
   0: 00000000:0050 00000000:0000 0A 00000000:00000000 00:00000000 00000000     0        0 1 1 0 100 0 0 10 0
   1: 0100007F:1F90 00000000:0000 0A 00000000:00000000 00:00000000 00000000     0        0 2 1 0 100 0 0 10 0
   2: 0B00007F:A3D1 00000000:0000 0A 00000000:00000000 00:00000000 00000000     0        0 3 1 0 100 0 0 10 0
   3: 020011AC:D431 030011AC:1538 01 00000000:00000000 00:00000000 00000000     0        0 4 1 0 100 0 0 10 0
  sl  local_address                         remote_address                        st tx_queue rx_queue tr tm->when
   0: 00000000000000000000000000000000:01BB 00000000000000000000000000000000:0000 0A 00000000:00000000 00:00000000 0
'@
        [DockerNet.Wiring.SocketTable]::Listeners($text).Port | Sort-Object | Should -Be 80, 443, 8080
    }

    It 'tells at which address each one listens, by which protocol' {
        $text = @'
  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode
   0: 00000000:0050 00000000:0000 0A 00000000:00000000 00:00000000 00000000     0        0 1 1 0 100 0 0 10 0
   1: 0100007F:1F90 00000000:0000 0A 00000000:00000000 00:00000000 00000000     0        0 2 1 0 100 0 0 10 0
  sl  local_address                         remote_address                        st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode
   0: 00000000000000000000000001000000:01BB 00000000000000000000000000000000:0000 0A 00000000:00000000 00:00000000 0
   1: 0000000000000000FFFF000000000000:01BC 00000000000000000000000000000000:0000 0A 00000000:00000000 00:00000000 0
   2: 0000000000000000FFFF00000100007F:01BD 00000000000000000000000000000000:0000 0A 00000000:00000000 00:00000000 0
   sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode ref pointer drops
  355: 020011AC:0035 00000000:0000 07 00000000:00000000 00:00000000 00000000     0        0 4 2 0000000000000000 0
  356: 0B00007F:A3D1 00000000:0000 07 00000000:00000000 00:00000000 00000000     0        0 5 2 0000000000000000 0
  357: 020011AC:9999 030011AC:0035 01 00000000:00000000 00:00000000 00000000     0        0 6 2 0000000000000000 0
'@
        $listeners = [DockerNet.Wiring.SocketTable]::Listeners($text)
        $listeners.ForEach({ "$($_.Address) $($_.Port)/$($_.Protocol)" }) |
            Should -Be '0.0.0.0 80/tcp', '127.0.0.1 8080/tcp', '::1 443/tcp', '0.0.0.0 444/tcp', '127.0.0.1 445/tcp', '172.17.0.2 53/udp'
        $listeners.IsLoopback | Should -Be $false, $true, $true, $false, $true, $false
        $listeners.IsAny | Should -Be $true, $false, $false, $true, $false, $false
    }

    It 'finds none in <_>' -ForEach '', 'no table', '   0: 00000000 00000000:0000 0A', '   0: 00000000:ZZZZ 00000000:0000 0A' {
        [DockerNet.Wiring.SocketTable]::Listeners($_).Count | Should -Be 0
    }
}
