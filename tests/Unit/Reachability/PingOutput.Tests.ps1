BeforeAll {
    Import-Module "$PSScriptRoot/../../../out/DockerNet/DockerNet.psd1" -Force
}

Describe 'PingOutput' -Tag Fast {
    It 'reads an answer: <Reply>' -ForEach @(
        @{ Reply = '64 bytes from 172.17.0.2: icmp_seq=1 ttl=64 time=0.045 ms'; Address = '172.17.0.2'; Time = 0.045 }
        @{ Reply = '64 bytes from db (172.17.0.2): icmp_seq=1 ttl=64 time=1.2 ms'; Address = '172.17.0.2'; Time = 1.2 }
        @{ Reply = '64 bytes from db.my-bridge (172.19.0.3): icmp_req=1 ttl=64 time=12 ms'; Time = 12
            Address = '172.19.0.3' }
        @{ Reply = '64 bytes from 127.0.0.1: seq=0 ttl=64 time=0.233 ms'; Address = '127.0.0.1'; Time = 0.233 }
        @{ Reply = '64 bytes from ::1: seq=0 ttl=64 time=0.183 ms'; Address = '::1'; Time = 0.183 }
        @{ Reply = '64 bytes from localhost (::1): icmp_seq=1 ttl=64 time=0.02 ms'; Address = '::1'; Time = 0.02 }
        @{ Reply = '64 bytes from fe80::1%eth0: icmp_seq=1 ttl=64 time=0.02 ms'; Address = 'fe80::1'; Time = 0.02 }
        @{ Reply = '64 bytes from 10.0.0.1: icmp_seq=1 ttl=64 time<1 ms'; Address = '10.0.0.1'; Time = 1 }
        @{ Reply = '64 bytes from 10.0.0.1: icmp_seq=1 ttl=64 time=0.5 ms (DUP!)'; Address = '10.0.0.1'; Time = 0.5 }
        @{ Reply = '12 bytes from 10.0.0.1: icmp_seq=1 ttl=64'; Address = '10.0.0.1'; Time = $null }
        @{ Reply = '64 bytes from 10.0.0.1: seq=0 ttl=64 time=99999999999999999999.5 ms'; Address = '10.0.0.1'; Time = $null }
    ) {
        $output = "PING x ($Address) 56(84) bytes of data.`nFrom 10.0.0.9: icmp_seq=1 Redirect Host`n$Reply`n`n-- x --`n"
        $echo = [DockerNet.Wiring.PingOutput]::Parse($output, '', 0)
        $echo.Received | Should -BeTrue
        "$($echo.Address)" | Should -BeExactly $Address
        $echo.Time.TotalMilliseconds | Should -Be $Time
        $echo.Reason | Should -BeNullOrEmpty
        $echo.Failure | Should -Be 'None'
    }

    It 'does not take the answer to another ping: <Reply>' -ForEach @(
        @{ Header = 'PING 172.17.0.3 (172.17.0.3): 56 data bytes'; Reply = '64 bytes from 172.17.0.2: seq=0 ttl=64 time=0.1 ms'; Address = '172.17.0.3' }
        @{ Header = 'PING db (172.17.0.3): 56 data bytes'; Reply = '64 bytes from ::1: seq=0 ttl=64 time=0.1 ms'; Address = '172.17.0.3' }
        @{ Header = 'PING fd00::2 (fd00::2): 56 data bytes'; Reply = '64 bytes from fd00::3: seq=0 ttl=64'; Address = 'fd00::2' }
    ) {
        $echo = [DockerNet.Wiring.PingOutput]::Parse("$Header`n$Reply`n", '', 0)
        $echo.Received | Should -BeFalse
        $echo.Failure | Should -Be 'Other'
        "$($echo.Address)" | Should -BeExactly $Address
        $echo.Reason | Should -BeLike '*another*'
    }

    It 'takes an answer from where any address leads' {
        [DockerNet.Wiring.PingOutput]::Parse("PING 0.0.0.0 (0.0.0.0): 56 data bytes`n64 bytes from 127.0.0.1: seq=0 ttl=64`n", '', 0).Received | Should -BeTrue
        [DockerNet.Wiring.PingOutput]::Parse("PING :: (::): 56 data bytes`n64 bytes from ::1: seq=0 ttl=64`n", '', 0).Received | Should -BeTrue
    }

    It 'takes for <Failure>: <Said>' -ForEach @(
        @{ Said = "ping: bad address 'db'"; Code = 1; Failure = 'NameNotResolved'; Reason = '*does not resolve*' }
        @{ Said = 'ping: db: Name or service not known'; Code = 2; Failure = 'NameNotResolved' }
        @{ Said = 'ping: db: Temporary failure in name resolution'; Code = 2; Failure = 'NameNotResolved' }
        @{ Said = 'ping: db: Name does not resolve'; Code = 2; Failure = 'NameNotResolved' }
        @{ Said = 'ping: db: Try again'; Code = 2; Failure = 'NameNotResolved' }
        @{ Said = 'ping: unknown host db'; Code = 2; Failure = 'NameNotResolved' }
        @{ Said = 'ping: db: No address associated with hostname'; Code = 2; Failure = 'NameNotResolved' }
        @{ Said = 'ping: permission denied (are you root?)'; Code = 1; Failure = 'NotPermitted'
            Reason = '*may not ping*' }
        @{ Said = 'ping: socket: Operation not permitted'; Code = 2; Failure = 'NotPermitted' }
        @{ Said = 'ping: icmp open socket: Operation not permitted'; Code = 2; Failure = 'NotPermitted' }
        @{ Said = 'ping: socktype: SOCK_RAW'; Then = 'ping: socket: Operation not permitted'; Code = 2
            Failure = 'NotPermitted' }
        @{ Said = 'ping: Lacking privilege for icmp socket.'; Code = 1; Failure = 'NotPermitted' }
        @{ Said = 'ping: sendmsg: Operation not permitted'; Code = 1; Failure = 'NoAnswer'
            Reason = '*of the container itself*' }
        @{ Said = 'ping: sendto: Operation not permitted'; Code = 1; Failure = 'NoAnswer' }
        @{ Said = 'connect: Network is unreachable'; Code = 2; Failure = 'NoRoute'; Reason = '*no route*' }
        @{ Said = 'ping: sendto: Network is unreachable'; Code = 1; Failure = 'NoRoute' }
        @{ Said = 'ping: sendto: Network unreachable'; Code = 1; Failure = 'NoRoute' }
        @{ Said = 'ping: connect: Cannot assign requested address'; Code = 2; Failure = 'NoRoute' }
        @{ Said = 'ping: sendto: Host is unreachable'; Code = 1; Failure = 'NoRoute'; Reason = 'No machine*' }
        @{ Said = 'ping: cap_set_proc: x'; Code = 2; Failure = 'Other'
            Reason = 'The ping failed: ping: cap_set_proc: x.' }
        @{ Said = ''; Code = 1; Failure = 'Other'; Reason = '*exit code 1*' }
        @{ Said = ''; Code = 127; Failure = 'NoTool' }
        @{ Said = 'ping: applet not found'; Code = 127; Failure = 'NoTool' }
    ) {
        $echo = [DockerNet.Wiring.PingOutput]::Parse('', "$Said`n$Then", $Code)
        $echo.Received | Should -BeFalse
        $echo.Time | Should -BeNullOrEmpty
        $echo.Failure | Should -Be $Failure
        $echo.Reason | Should -BeLike ($Reason ?? '*.')
    }

    It 'takes for <Failure> on the standard output: <Said>' -ForEach @(
        @{ Said = 'OCI runtime exec failed: exec failed: unable to start container process: exec: "ping": ' +
            'executable file not found in $PATH: unknown'; Code = 127; Failure = 'NoTool' }
        @{ Said = 'OCI runtime exec failed: exec failed: container_linux.go:380: starting container process caused: ' +
            'exec: "ping": executable file not found in $PATH: unknown'; Code = 126; Failure = 'NoTool' }
        @{ Said = 'OCI runtime exec failed: exec failed: unable to start container process: exec: "ping": ' +
            'permission denied: unknown'; Code = 126; Failure = 'NotPermitted' }
        @{ Said = 'From 172.17.0.1 icmp_seq=1 Destination Host Unreachable'; Code = 1; Failure = 'NoRoute' }
        @{ Said = 'From 172.17.0.1 icmp_seq=1 Destination Net Unreachable'; Code = 1; Failure = 'NoRoute' }
        @{ Said = 'From 172.17.0.1 icmp_seq=1 Destination Host Prohibited'; Code = 1; Failure = 'NoAnswer' }
        @{ Said = 'From 172.17.0.1 icmp_seq=1 Destination Port Unreachable'; Code = 1; Failure = 'NoAnswer' }
        @{ Said = 'From 172.17.0.1 icmp_seq=1 Packet filtered'; Code = 1; Failure = 'NoAnswer' }
        @{ Said = ''; Code = 1; Failure = 'NoAnswer' }
    ) {
        $summary = if ($Code -eq 1) { "1 packets transmitted, 0 received, 100% packet loss, time 0ms`n" }
        $echo = [DockerNet.Wiring.PingOutput]::Parse("$Said`n`n$summary", '', $Code)
        $echo.Received | Should -BeFalse
        $echo.Failure | Should -Be $Failure
        $echo.Reason | Should -BeLike '*.'
    }

    It 'knows the address that did not answer: <Header>' -ForEach @(
        @{ Header = 'PING db (172.17.0.2) 56(84) bytes of data.'; Address = '172.17.0.2' }
        @{ Header = 'PING 240.0.0.1 (240.0.0.1): 56 data bytes'; Address = '240.0.0.1' }
        @{ Header = 'PING 2001:db8::1 (2001:db8::1): 56 data bytes'; Address = '2001:db8::1' }
        @{ Header = 'PING fd00::2(fd00::2) 56 data bytes'; Address = 'fd00::2' }
        @{ Header = 'PING db(db.my-bridge (fd00::2)) 56 data bytes'; Address = 'fd00::2' }
        @{ Header = 'something else'; Address = '' }
    ) {
        $output = "$Header`n`n--- x ping statistics ---`n1 packets transmitted, 0 packets received, 100% packet loss`n"
        $echo = [DockerNet.Wiring.PingOutput]::Parse($output, '', 1)
        "$($echo.Address)" | Should -BeExactly $Address
        $echo.Failure | Should -Be 'NoAnswer'
        $echo.Reason | Should -BeExactly 'There was no answer in time.'
    }

    It 'takes nothing for an answer that is none' {
        [DockerNet.Wiring.PingOutput]::Parse('', '', 0).Received | Should -BeFalse
        [DockerNet.Wiring.PingOutput]::Parse('usage: ping [-c count] 64 bytes from', '', 0).Received | Should -BeFalse
    }
}
