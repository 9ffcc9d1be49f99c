BeforeDiscovery {
    # Only of an engine of our own is it known where its firewall is.
    $script:private = $env:DOCKERNET_TEST_HOST -match '^unix:///tmp/dockernet-engine-'
}

BeforeAll {
    Import-Module "$PSScriptRoot/../../Support/DockerNet.Testing.psm1" -Force

    $script:busybox = 'dockernet/busybox:test'
    $script:base = Get-Random -Minimum 20000 -Maximum 28000
    $script:network = New-DockerBridge (New-TestName net)
    $script:web = New-DockerContainer $busybox -Name (New-TestName web) -Network $network.Name -Publish "${base}:80", "127.0.0.1:$($base + 1):53/udp" -Start

    function Get-RealRule {
        $namespace = (Get-TestHost) -replace '.*-engine-(\w+)/.*', 'dn$1'
        & ip netns exec $namespace iptables-save -t nat | Where-Object { $_ -match '^-A' }
    }

    function Invoke-Table {
        $namespace = (Get-TestHost) -replace '.*-engine-(\w+)/.*', 'dn$1'
        & ip netns exec $namespace iptables -t nat @args
    }
}

AfterAll { Remove-TestObject }

Describe 'Get-DockerNatRule' {
    It 'explains both directions' {
        $rules = Get-DockerNatRule -Container $web.Name
        $out = $rules | Where-Object { $_.Direction -eq 'Outbound' -and $_.Action -ne 'RETURN' }
        $out.Action | Should -Be 'MASQUERADE'
        $out.Table | Should -Be 'Nat'
        $out.Family | Should -Be 'IPv4'
        $out.Chain | Should -Be 'POSTROUTING'
        $out.Source | Should -Be $network.Subnet
        $out.Network | Should -Be $network.Name
        $out.Bridge | Should -Be "br-$($network.ShortId)"
        $out.Container | Should -BeNullOrEmpty
        $in = $rules | Where-Object { $_.Direction -eq 'Inbound' -and $_.Protocol -eq 'tcp' }
        $in.Action | Should -Be 'DNAT'
        $in.Chain | Should -Be 'DOCKER'
        $in.Port | Should -Be $base
        $in.Destination | Should -BeNullOrEmpty
        $in.To | Should -Be "$($web.IPAddress):80"
        $in.Container | Should -Be $web.Name
        $in.Meaning | Should -Match "port $base/tcp of the host goes on to $($web.Name)"
        $bound = $rules | Where-Object { $_.Direction -eq 'Inbound' -and $_.Protocol -eq 'udp' }
        $bound.Destination | Should -Be '127.0.0.1/32'
        @($rules | Where-Object Direction -EQ Hairpin) | Should -HaveCount (([version](Get-DockerEngine).Version.Split('+')[0]).Major -lt 28 ? 2 : 0)
        $rules.DockerHost | Sort-Object -Unique | Should -Be (Get-TestHost)
    }

    It 'runs no program of the current folder' -Skip:(-not $private) {
        Set-Content "$TestDrive/nsenter" "#!/bin/sh`ntouch '$TestDrive/ran'`nexec /usr/bin/nsenter `"`$@`""
        & chmod +x "$TestDrive/nsenter"
        $here = [Environment]::CurrentDirectory
        try {
            [Environment]::CurrentDirectory = $TestDrive
            Get-DockerNatRule | Should -Not -BeNullOrEmpty
        } finally {
            [Environment]::CurrentDirectory = $here
        }
        "$TestDrive/ran" | Should -Not -Exist
    }

    It 'derives exactly what the engine made' -Skip:(-not $private) {
        $null = New-DockerNetwork (New-TestName inside) -Internal
        $plain = New-DockerNetwork (New-TestName plain) -Option @{ 'com.docker.network.bridge.enable_ip_masquerade' = 'false' }
        $bound = New-DockerNetwork (New-TestName bound) -Option @{ 'com.docker.network.bridge.host_binding_ipv4' = '127.0.0.1' }
        $two = New-DockerContainer $busybox -Name (New-TestName two) -Publish "$($base + 10)-$($base + 11):9000-9001" -Start
        Connect-DockerNetwork $network.Name $two.Name
        $null = New-DockerContainer $busybox -Name (New-TestName plain) -Network $plain.Name -Publish "$($base + 20):80" -Start
        $null = New-DockerContainer $busybox -Name (New-TestName bound) -Network $bound.Name -Publish "$($base + 21):80" -Start
        $null = New-DockerContainer $busybox -Name (New-TestName idle) -Publish "$($base + 22):80"
        $null = New-DockerContainer $busybox -Name (New-TestName twice) -Publish "$($base + 23):80", "$($base + 24):80" -Start
        $derived = Get-DockerNatRule -Derive | Where-Object Family -EQ IPv4
        $derived.Origin | Sort-Object -Unique | Should -Be 'Derived'
        $derived.Rule | Sort-Object | Should -Be (Get-RealRule | Sort-Object)
        (Get-DockerNatRule $plain.Name).Direction | Should -Not -Contain 'Outbound'
        (Get-DockerNatRule -Derive).Rule | Should -Contain '-A PREROUTING -m addrtype --dst-type LOCAL -j DOCKER'
    }

    It 'reads them where the engine is, which is not where the caller is' -Skip:(-not $private) {
        $read = Get-DockerNatRule | Where-Object Family -EQ IPv4
        $read.Origin | Sort-Object -Unique | Should -Be 'Read'
        $read.Rule | Should -Be (Get-RealRule)
    }

    It 'shows what somebody has changed' -Skip:(-not $private) {
        $own = '-s', "$($web.IPAddress)/32", '-p', 'tcp', '-m', 'tcp', '--dport', '25', '-j', 'SNAT', '--to-source', '192.0.2.1'
        $gone = '!', '-i', "br-$($network.ShortId)", '-p', 'tcp', '-m', 'tcp', '--dport', "$base", '-j', 'DNAT', '--to-destination', "$($web.IPAddress):80"
        Invoke-Table -A POSTROUTING @own
        Invoke-Table -D DOCKER @gone
        try {
            $changes = Compare-Object @(Get-DockerNatRule -Derive) @(Get-DockerNatRule) -Property Rule
            ($changes | Where-Object SideIndicator -EQ '<=').Rule | Should -Be "-A DOCKER $($gone -join ' ')"
            $added = Get-DockerNatRule -Container $web.Name | Where-Object Action -EQ SNAT
            $added.Direction | Should -Be 'Outbound'
            $added.Network | Should -Be $network.Name
            $added.Container | Should -Be $web.Name
            $added.Port | Should -Be 25
            $added.Meaning | Should -Match 'No network or published port asks'
        } finally {
            Invoke-Table -D POSTROUTING @own
            Invoke-Table -A DOCKER @gone
        }
    }

    It 'finds none of a network that leads nowhere' {
        $inside = New-DockerNetwork (New-TestName inside) -Internal
        Get-DockerNatRule $inside.Name | Should -BeNullOrEmpty
        Get-DockerNatRule host, none | Should -BeNullOrEmpty
    }

    It 'takes networks from the pipeline, and patterns' {
        (Get-DockerNetwork $network.Name | Get-DockerNatRule).Network | Sort-Object -Unique | Should -Be $network.Name
        (Get-DockerNatRule "$($network.Name)*").Network | Sort-Object -Unique | Should -Be $network.Name
    }

    It 'tells of a <What> that is not there' -ForEach @(
        @{ What = 'network'; Script = { Get-DockerNatRule dnt-nowhere }; Id = 'NetworkNotFound' }
        @{ What = 'container'; Script = { Get-DockerNatRule -Container dnt-nowhere }; Id = 'ContainerNotFound' }
    ) {
        $record = Get-ErrorOf $Script
        $record.FullyQualifiedErrorId | Should -BeLike "$Id,*"
        $record.TargetObject | Should -Be 'dnt-nowhere'
    }

    It 'derives them of an engine that is elsewhere' -Skip:(-not $env:DOCKERNET_TEST_ADDRESS) {
        $relay = [DockerNet.Testing.EngineRelay]::new(((Get-TestHost) -replace '^unix://'), $env:DOCKERNET_TEST_ADDRESS)
        try {
            $rules = Get-DockerNatRule -DockerHost $relay.Host
        } finally {
            $relay.Dispose()
        }
        $rules.Origin | Sort-Object -Unique | Should -Be 'Derived'
        $rules.Rule | Should -Be (Get-DockerNatRule -Derive).Rule
    }
}
