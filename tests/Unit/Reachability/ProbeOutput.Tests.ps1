BeforeAll {
    Import-Module "$PSScriptRoot/../../../out/DockerNet/DockerNet.psd1" -Force

    function Read-Outcome([string]$Kind, [string]$Text, [string]$HostName = 'db') {
        [DockerNet.Wiring.ProbeTarget[]]$targets = [DockerNet.Wiring.ProbeTarget]::new($HostName, $Kind, 80)
        $lines = $Text -split "`n" | ForEach-Object { "0 $_" }
        @([DockerNet.Wiring.ProbeOutput]::Parse($lines -join "`n", $targets))[0]
    }
}

Describe 'ProbeOutput' -Tag Fast {
    It 'keeps apart what many targets answered, in whatever order it came' {
        [DockerNet.Wiring.ProbeTarget[]]$targets = 'db', 'web', 'gone' | ForEach-Object { [DockerNet.Wiring.ProbeTarget]::new($_, 'Ping', 0) }
        $text = @(
            '1 >ping', '0 >ping', '1 PING web (10.0.0.2): 56 data bytes', '0 PING db (10.0.0.1): 56 data bytes'
            '0 64 bytes from 10.0.0.1: seq=0 ttl=64 time=0.5 ms', '1 1 packets transmitted, 0 packets received, 100% packet loss'
            '0 =0 1.00 1.01', 'some noise', '1 =1 1.00 3.00', ''
        ) -join "`n"
        $outcomes = @([DockerNet.Wiring.ProbeOutput]::Parse($text, $targets))
        $outcomes.Failure | Should -Be 'None', 'NoAnswer', 'NoTool'
        $outcomes.Reachable | Should -Be $true, $false, $null
        $outcomes.Method | Should -Be 'ping', 'ping', 'none'
        $outcomes.ForEach({ "$($_.Address)" }) | Should -Be '10.0.0.1', '10.0.0.2', ''
        $outcomes[0].Time.TotalMilliseconds | Should -Be 0.5
    }

    It 'calls a test whose end it has not seen not tested: <Kind>' -ForEach @{ Kind = 'Ping' }, @{ Kind = 'Tcp' }, @{ Kind = 'Udp' } {
        $outcome = Read-Outcome $Kind ">tool`n64 bytes from 10.0.0.1: seq=0 ttl=64 time=0.5 ms"
        $outcome.Failure | Should -Be 'Other'
        $outcome.Reachable | Should -BeNullOrEmpty
        $outcome.Method | Should -Be 'none'
    }

    It 'says that the name was what took too long, of a ping that had to be ended' {
        $outcome = Read-Outcome Ping ">ping`n=137 1.00 7.00"
        $outcome.Failure | Should -Be 'NameNotResolved'
        $outcome.Detail | Should -Match 'name servers do not answer'
    }

    It 'reads <Failure> of a port: <Said>' -ForEach @(
        @{ Said = ''; Code = 0; Failure = 'None'; Reachable = $true }
        @{ Said = "nc: can't connect to remote host (172.17.0.2): Connection refused"; Code = 1; Failure = 'Refused'; Address = '172.17.0.2' }
        @{ Said = 'nc: connect to db (172.17.0.2) port 80 (tcp) failed: Connection refused'; Code = 1; Failure = 'Refused'; Address = '172.17.0.2' }
        @{ Said = 'nc: db (172.17.0.2:80): Connection refused'; Code = 1; Failure = 'Refused'; Address = '172.17.0.2' }
        @{ Said = '(UNKNOWN) [172.17.0.2] 80 (http) : Connection refused'; Code = 1; Failure = 'Refused'; Address = '172.17.0.2' }
        @{ Said = 'Ncat: Connection refused.'; Code = 1; Failure = 'Refused' }
        @{ Said = 'db: line 1: /dev/tcp/db/80: Connection refused'; Code = 1; Failure = 'Refused' }
        @{ Said = 'nc: timed out'; Code = 1; Failure = 'NoAnswer' }
        @{ Said = 'nc: connect to db (172.17.0.2) port 80 (tcp) timed out: Operation now in progress'; Code = 1; Failure = 'NoAnswer'; Address = '172.17.0.2' }
        @{ Said = 'Ncat: TIMEOUT.'; Code = 1; Failure = 'NoAnswer' }
        @{ Said = ''; Code = 137; Failure = 'NoAnswer' }
        @{ Said = ''; Code = 142; Failure = 'NoAnswer' }
        @{ Said = "nc: bad address 'db'"; Code = 1; Failure = 'NameNotResolved' }
        @{ Said = 'nc: getaddrinfo for host "db" port 80: Name or service not known'; Code = 1; Failure = 'NameNotResolved' }
        @{ Said = 'Ncat: Could not resolve hostname "db": Name or service not known. QUITTING.'; Code = 2; Failure = 'NameNotResolved' }
        @{ Said = 'db: forward host lookup failed: Unknown host'; Code = 1; Failure = 'NameNotResolved' }
        @{ Said = 'nc: connect to db port 80 (tcp) failed: No route to host'; Code = 1; Failure = 'NoRoute' }
        @{ Said = 'db: connect: Network is unreachable'; Code = 1; Failure = 'NoRoute' }
        @{ Said = "nc: invalid option -- 'z'"; Code = 1; Failure = 'NoTool'; Reachable = $null }
        @{ Said = 'nc: not found'; Code = 127; Failure = 'NoTool'; Reachable = $null }
        @{ Said = 'Segmentation fault'; Code = 139; Failure = 'Other'; Reachable = $null }
        @{ Said = ''; Code = 1; Failure = 'Other'; Reachable = $null }
    ) {
        $outcome = Read-Outcome Tcp ">nc`n$Said`n=$Code 10.00 10.25"
        $outcome.Failure | Should -Be $Failure
        $outcome.Reachable | Should -Be $($Reachable ?? ($Failure -in 'NoTool', 'Other' ? $null : $false))
        "$($outcome.Address)" | Should -BeExactly ($Address ?? '')
        $outcome.Time.TotalSeconds | Should -Be ($Failure -eq 'None' ? 0.25 : $null)
        if ($Failure -ne 'None') { $outcome.Detail | Should -BeLike '*.' }
    }

    It 'reads <Failure> of a datagram: <Said>' -ForEach @(
        @{ Said = "nslookup: write to 'db': Connection refused`n;; connection timed out; no servers could be reached"; Code = 1; Failure = 'Refused'; Reachable = $false }
        @{ Said = ';; connection timed out; no servers could be reached'; Code = 1; Failure = 'NoAnswer'; Reachable = $null }
        @{ Said = "Server:`t`t172.17.0.2`nAddress:`t172.17.0.2:53`n** server can't find .: NXDOMAIN"; Code = 1; Failure = 'None'; Reachable = $true }
        @{ Said = 'db: line 1: read: read error: 3: Connection refused'; Code = 1; Failure = 'Refused'; Reachable = $false }
        @{ Said = 'answered'; Code = 0; Failure = 'None'; Reachable = $true }
        @{ Said = ''; Code = 142; Failure = 'NoAnswer'; Reachable = $null }
        @{ Said = "nslookup: bad address 'db'"; Code = 1; Failure = 'NameNotResolved'; Reachable = $false }
    ) {
        $outcome = Read-Outcome Udp ">nslookup`n$Said`n=$Code 1.00 1.01"
        $outcome.Failure | Should -Be $Failure
        $outcome.Reachable | Should -Be $Reachable
    }

    It 'reads the addresses of a name by <Tool>' -ForEach @(
        @{ Tool = 'getent'; Text = "172.18.0.2      STREAM db`n172.18.0.2      DGRAM`n172.18.0.3      STREAM`nfd00::2 STREAM"; Addresses = '172.18.0.2', '172.18.0.3', 'fd00::2' }
        @{ Tool = 'hosts'; Text = '172.17.0.2 db'; Addresses = '172.17.0.2' }
        @{ Tool = 'nslookup'; Text = "Server:`t`t127.0.0.11`nAddress:`t127.0.0.11:53`nNon-authoritative answer:`nName:`tdb`nAddress: 172.18.0.2`nName:`tdb`nAddress: 172.18.0.3"; Addresses = '172.18.0.2', '172.18.0.3' }
        @{ Tool = 'nslookup'; Text = "Server:    127.0.0.11`nAddress 1: 127.0.0.11`nName:      db`nAddress 1: 172.18.0.2 db.net"; Addresses = '172.18.0.2' }
    ) {
        $outcome = Read-Outcome Name "?$Tool`n$Text`n=0 1.00 1.00"
        $outcome.Reachable | Should -BeTrue
        $outcome.Addresses | ForEach-Object { "$_" } | Should -Be $Addresses
        $outcome.Method | Should -Be $Tool
    }

    It 'says why a name has no address: <Tool>, <Said>' -ForEach @(
        @{ Tool = 'getent'; Said = ''; Code = 2; Failure = 'NameNotResolved' }
        @{ Tool = 'getent'; Said = ''; Code = 137; Failure = 'NameNotResolved'; Reason = '*servers do not answer*' }
        @{ Tool = 'nslookup'; Said = "Server:`t127.0.0.11`nAddress:`t127.0.0.11:53`n** server can't find db: NXDOMAIN"; Code = 1; Failure = 'NameNotResolved' }
        @{ Tool = 'nslookup'; Said = ';; connection timed out; no servers could be reached'; Code = 1; Failure = 'NameNotResolved'; Reason = '*servers do not answer*' }
        @{ Tool = 'nslookup'; Said = 'Segmentation fault'; Code = 139; Failure = 'Other' }
        @{ Tool = 'getent'; Said = 'Unknown database: hosts'; Code = 1; Failure = 'Other' }
    ) {
        $outcome = Read-Outcome Name "?$Tool`n$Said`n=$Code 1.00 1.00"
        $outcome.Failure | Should -Be $Failure
        $outcome.Detail | Should -BeLike ($Reason ?? '*.')
        (Read-Outcome Tcp "?$Tool`n$Said`n=$Code 1.00 1.00").Failure | Should -Be $Failure -Because 'without an address no port is tried'
    }

    It 'lays it to the name when a connection took too long for want of an address' {
        (Read-Outcome Tcp "?nslookup`n;; connection timed out; no servers could be reached`n=1 1.00 6.00`n>nc`nnc: timed out`n=1 6.00 8.00").Failure | Should -Be 'NameNotResolved'
        (Read-Outcome Tcp "?hosts`n10.0.0.7 db`n=0 0 0`n>nc`nnc: timed out`n=1 6.00 8.00").Failure | Should -Be 'NoAnswer'
    }
}

Describe 'ProbeTarget' -Tag Fast {
    It 'is not plausible as <Why>' -ForEach @(
        @{ Why = 'an option'; HostName = '-V' }
        @{ Why = 'two words'; HostName = 'a b' }
        @{ Why = 'two lines'; HostName = "a`nb" }
        @{ Why = 'nothing'; HostName = '' }
        @{ Why = 'a text with an end in it'; HostName = "a`0b" }
        @{ Why = 'a novel'; HostName = 'x' * 254 }
    ) {
        [DockerNet.Wiring.ProbeTarget]::new($HostName, 'Ping', 0).IsPlausible | Should -BeFalse
    }

    It 'is plausible as <_>' -ForEach 'db', 'db.my-bridge', '10.0.0.1', 'fd00::1', 'a_b', '$(reboot)', '``x', "'", '"' {
        [DockerNet.Wiring.ProbeTarget]::new($_, 'Ping', 0).IsPlausible | Should -BeTrue
    }
}
