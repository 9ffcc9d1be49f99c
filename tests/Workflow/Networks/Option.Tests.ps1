# The options that the engine's own drivers know, by their names: what each does, and that an engine which does not know one
# yet refuses it, since it would pass over it without a word.
BeforeAll {
    Import-Module "$PSScriptRoot/../../Support/DockerNet.Testing.psm1" -Force

    $script:busybox = 'dockernet/busybox:test'
    $script:spoken = [version](Get-DockerEngine).ApiVersion
    $script:bridge = 'com.docker.network.bridge.'

    function Get-Interface([string]$Container) { @((Invoke-ContainerCommand $Container ip '-o' link).Output -replace '^\d+: ([^:@]+).*', '$1' | Where-Object { $_ -ne 'lo' }) }
}

AfterAll { Remove-TestObject }

Describe 'An option of a network' {
    It 'is taken by an engine that knows it, and refused by one that came before it: <Name>=<Value>' -ForEach @(
        @{ Name = 'com.docker.network.bridge.inhibit_ipv4'; Value = 'true' }
        @{ Name = 'com.docker.network.host_ipv4'; Value = '127.0.0.1' }
        @{ Name = 'com.docker.network.container_iface_prefix'; Value = 'front' }
        @{ Name = 'com.docker.network.host_ipv6'; Value = '::1'; Api = '1.44' }
        @{ Name = 'com.docker.network.bridge.gateway_mode_ipv4'; Value = 'nat'; Api = '1.46' }
        @{ Name = 'com.docker.network.bridge.gateway_mode_ipv4'; Value = 'routed'; Api = '1.46' }
        @{ Name = 'com.docker.network.bridge.gateway_mode_ipv6'; Value = 'routed'; Api = '1.46' }
        @{ Name = 'com.docker.network.bridge.gateway_mode_ipv4'; Value = 'nat-unprotected'; Api = '1.48' }
        @{ Name = 'com.docker.network.bridge.gateway_mode_ipv4'; Value = 'isolated'; Api = '1.48'; More = @{ Internal = $true } }
        @{ Name = 'com.docker.network.bridge.trusted_host_interfaces'; Value = 'lo:eth0'; Api = '1.50' }
        @{ Name = 'com.docker.network.enable_ipv4'; Value = 'true'; Api = '1.48' }
        @{ Name = 'com.docker.network.advertise_addr_nmsgs'; Value = '1'; Api = '1.48' }
    ) {
        $more = $_['More'] ?? @{}
        foreach ($cmdlet in 'New-DockerBridge', 'New-DockerNetwork') {
            $network = New-TestName
            $create = { & $cmdlet $network -Option "$Name=$Value" @more -WarningVariable script:told -WarningAction SilentlyContinue }
            if ($spoken -ge [version]($_['Api'] ?? '0.0')) {
                (& $create).Options[$Name] | Should -Be $Value
                $told | Should -BeNullOrEmpty
                Remove-DockerNetwork $network
                continue
            }
            $record = Get-ErrorOf $create
            $record.FullyQualifiedErrorId | Should -BeLike ($Name -like '*gateway_mode*' ? 'GatewayModeUnsupported,*' : 'EngineTooOld,*')
            $record.TargetObject | Should -Be $network
            "$record" | Should -BeLike "*$Name*"
            @((Invoke-EngineApi GET '/networks').Name) | Should -Not -Contain $network
        }
    }

    It 'names the interfaces of the members' {
        $network = New-DockerBridge (New-TestName) -Option com.docker.network.container_iface_prefix=front
        $member = New-DockerContainer $busybox -Name (New-TestName) -Network $network.Name -Start
        Get-Interface $member.Name | Should -Be 'front0'
    }

    It 'with a bad value is refused by the engine: <Option>' -ForEach @(
        @{ Option = 'com.docker.network.bridge.inhibit_ipv4=maybe' }, @{ Option = 'com.docker.network.host_ipv4=here' }, @{ Option = 'com.docker.network.driver.mtu=big' }
    ) {
        $network = New-TestName
        (Get-ErrorOf { New-DockerBridge $network -Option $Option }).FullyQualifiedErrorId | Should -BeLike 'InvalidArgument,*'
        @((Invoke-EngineApi GET '/networks').Name) | Should -Not -Contain $network
    }

    It 'that no driver knows is told, with what was meant: <Option>' -ForEach @(
        @{ Option = 'com.docker.network.bridge.enable_icv'; Near = 'com.docker.network.bridge.enable_icc' }
        @{ Option = 'trusted_host_interfaces'; Near = 'com.docker.network.bridge.trusted_host_interfaces' }
        @{ Option = 'com.docker.network.bridge.host_ipv4'; Near = 'com.docker.network.host_ipv4' }
        @{ Option = 'com.docker.network.nothing.like.it' }
    ) {
        $made = New-DockerBridge (New-TestName) -Option "$Option=true" -WarningVariable warnings -WarningAction SilentlyContinue
        $warnings.Message | Should -BeLike "*'$Option'*(NetworkOptionUnknown)."
        Remove-DockerNetwork $made.Name
        if ($_['Near']) { $warnings.Message | Should -BeLike "*did you mean '$Near'*" }
    }

    It 'that is anybody''s own is nothing to tell of' {
        (New-DockerBridge (New-TestName) -Option my.option=1 -WarningVariable warnings -WarningAction SilentlyContinue).Options['my.option'] | Should -Be '1'
        $warnings | Should -BeNullOrEmpty
    }

    It 'completes by any part of its name, and then by its values' {
        (Get-Completion 'New-DockerBridge x -Option trusted').CompletionText | Should -Be "${bridge}trusted_host_interfaces="
        (Get-Completion 'New-DockerNetwork x -Option com.docker.network.bridge.gateway_mode_ipv4=').CompletionText |
            Should -Be ('nat', 'nat-unprotected', 'routed', 'isolated' | ForEach-Object { "${bridge}gateway_mode_ipv4=$_" })
        (Get-Completion 'New-DockerNetwork x -Option com.docker.network.bridge.gateway_mode_ipv6=nat-').CompletionText | Should -Be "${bridge}gateway_mode_ipv6=nat-unprotected"
        (Get-Completion 'New-DockerNetwork x -Driver macvlan -Option pa').CompletionText | Should -Be 'parent='
        (Get-Completion 'New-DockerNetwork x -Driver macvlan -Option macvlan_mode=p').CompletionText | Should -Be 'macvlan_mode=private', 'macvlan_mode=passthru'
        (Get-Completion 'Connect-DockerNetwork x y -DriverOption ifname').CompletionText | Should -Be 'com.docker.network.endpoint.ifname='
        (Get-Completion 'New-DockerContainer x -DriverOption sys').CompletionText | Should -Be 'com.docker.network.endpoint.sysctls='
    }
}

Describe 'An option of a place on a network' {
    BeforeAll {
        $script:network = (New-DockerBridge (New-TestName)).Name
        $script:first = (New-DockerBridge (New-TestName)).Name
    }

    It 'is refused by an engine that came before it, before anything is made: <Option>' -ForEach @(
        @{ Option = 'com.docker.network.endpoint.sysctls=net.ipv4.conf.IFNAME.log_martians=1'; Api = '1.46' }
        @{ Option = 'com.docker.network.endpoint.ifname=front7'; Api = '1.48' }
    ) {
        if ($spoken -ge [version]$Api) { Set-ItResult -Skipped -Because 'the engine knows it'; return }
        $name, $member = (New-TestName), (New-DockerContainer $busybox -Name (New-TestName))
        foreach ($script in @(
                { New-DockerContainer $busybox -Name $name -Network $network -DriverOption $Option }
                { New-DockerContainer $busybox -Name $name -Network "name=$network,driver-opt=$Option" }
                { New-DockerContainer $busybox -Name $name -Network $first, "name=$network,driver-opt=$Option" }
                { Connect-DockerNetwork $network $member.Name -DriverOption $Option }
            )) { (Get-ErrorOf $script).FullyQualifiedErrorId | Should -BeLike 'EngineTooOld,*' }
        @((Invoke-EngineApi GET '/containers/json?all=1').Names) | Should -Not -Contain "/$name"
        (Get-DockerContainer $member.Name).Networks.Network | Should -Be 'bridge'
    }

    It 'names the interface, at the creation and later' {
        if ($spoken -lt [version]'1.48') { Set-ItResult -Skipped -Because 'the engine has none'; return }
        $name = New-TestName
        $null = New-DockerContainer $busybox -Name $name -Network $network -DriverOption com.docker.network.endpoint.ifname=front7 -Start
        Get-Interface $name | Should -Be 'front7'
        Connect-DockerNetwork bridge $name -DriverOption @{ 'com.docker.network.endpoint.ifname' = 'back3' }
        Get-Interface $name | Sort-Object | Should -Be 'back3', 'front7'
        Update-DockerContainer $name -Env A=1
        Get-Interface $name | Sort-Object | Should -Be 'back3', 'front7'
        $second = New-TestName
        $null = New-DockerContainer $busybox -Name $second -DriverOption com.docker.network.endpoint.ifname=plain0 -Start
        Get-Interface $second | Should -Be 'plain0'
    }

    It 'sets what the kernel does on the interface' {
        if ($spoken -lt [version]'1.46') { Set-ItResult -Skipped -Because 'the engine has none'; return }
        $name = New-TestName
        $null = New-DockerContainer $busybox -Name $name -Network $network -DriverOption com.docker.network.endpoint.sysctls=net.ipv4.conf.IFNAME.log_martians=1 -Start
        (Invoke-ContainerCommand $name cat /proc/sys/net/ipv4/conf/eth0/log_martians).Output | Should -Be '1'
    }

    It 'is refused where there is no place that could have it: <Case>' -ForEach @(
        @{ Case = 'the host''s network'; Parameter = @{ Network = 'host'; DriverOption = 'a=b' } }
        @{ Case = 'said twice'; Parameter = @{ Network = 'name=x,driver-opt=a=b'; DriverOption = 'a=b' } }
    ) {
        (Get-ErrorOf { New-DockerContainer $busybox -Name (New-TestName) @Parameter }).FullyQualifiedErrorId | Should -BeLike 'OptionConflict,*'
    }

    It 'that nothing knows is told, with what was meant' {
        $member = New-DockerContainer $busybox -Name (New-TestName)
        Connect-DockerNetwork $network $member.Name -DriverOption com.docker.network.endpoint.ifnam=x -WarningVariable warnings -WarningAction SilentlyContinue
        $warnings.Message | Should -BeLike "*did you mean 'com.docker.network.endpoint.ifname'*(NetworkOptionUnknown)."
    }
}
