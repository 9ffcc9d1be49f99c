# Which version of the API is spoken, and what newer engines tell of themselves: of engines that are not to be had here.
BeforeAll {
    Import-Module "$PSScriptRoot/../../Support/DockerNet.Testing.psm1" -Force
    Import-Module "$PSScriptRoot/../../Support/Engines/FakeEngine.psm1"

    function Get-Ping([string]$Header, [string]$Status = '200 OK') {
        'Raw:' + [Convert]::ToBase64String([Text.Encoding]::ASCII.GetBytes("HTTP/1.1 $Status`r`n${Header}Content-Type: text/plain`r`nContent-Length: 2`r`n`r`nOK"))
    }

    # One that has only this to tell.
    function Start-Engine([string]$Version, [hashtable]$About = @{}) {
        $info = @{ ID = 'x'; Name = 'far'; Driver = 'overlay2'; ServerVersion = $Version } + $About
        Start-FakeEngine '[]' @{
            'GET /info'    = $info | ConvertTo-Json -Depth 5
            'GET /version' = @{ Version = $Version; ApiVersion = '1.54'; MinAPIVersion = '1.44' } | ConvertTo-Json
        }
    }

    function Get-Engine([string]$Version, [hashtable]$About = @{}) {
        $fake = Start-Engine $Version $About
        try { Get-DockerEngine -DockerHost $fake.Host -WarningAction SilentlyContinue } finally { $fake.Dispose() }
    }
}

Describe 'The version of the API' -Tag Fast {
    It 'is <Path> with an engine that has <Newest>' -ForEach @(
        @{ Newest = '1.41'; Path = '/v1.41' }
        @{ Newest = '1.54'; Path = '/v1.54' }
        @{ Newest = '1.60'; Path = '/v1.54' }
        @{ Newest = '2.0'; Path = '/v1.54' }
    ) {
        $fake = Start-FakeEngine '[]' @{ 'GET /_ping' = Get-Ping "Api-Version: $Newest`r`n" }
        try {
            $null = Get-DockerContainer -DockerHost $fake.Host
            $null = Get-DockerContainer -DockerHost $fake.Host
            # Asked for once, whatever comes then.
            $fake.Requests | Should -Be 'GET /_ping', "GET $Path/containers/json", "GET $Path/containers/json"
        } finally { $fake.Dispose() }
    }

    It 'is left out with an engine that <Does>' -ForEach @(
        @{ Does = 'does not tell it'; Header = ''; Status = '200 OK' }
        @{ Does = 'tells nonsense'; Header = "Api-Version: new`r`n"; Status = '200 OK' }
        @{ Does = 'answers no ping'; Header = ''; Status = '403 Forbidden' }
    ) {
        $fake = Start-FakeEngine '[]' @{ 'GET /_ping' = Get-Ping $Header $Status }
        try {
            $null = Get-DockerContainer -DockerHost $fake.Host -ErrorAction Stop
            $fake.Requests | Should -Contain 'GET /containers/json'
        } finally { $fake.Dispose() }
    }

    It 'is the one of DOCKER_API_VERSION, and then nobody asks' {
        $fake = Start-FakeEngine '[]' @{ 'GET /_ping' = Get-Ping "Api-Version: 1.54`r`n" }
        $saved = $env:DOCKER_API_VERSION
        try {
            $env:DOCKER_API_VERSION = '1.43'
            $null = Get-DockerContainer -DockerHost $fake.Host
            $fake.Requests | Should -Be 'GET /v1.43/containers/json'
        } finally {
            $env:DOCKER_API_VERSION = $saved
            $fake.Dispose()
        }
    }

    It 'is another one once the engine is another' {
        $empty = [Convert]::ToBase64String([Text.Encoding]::ASCII.GetBytes("HTTP/1.1 200 OK`r`nApi-Version: 1.45`r`nContent-Type: application/json`r`nContent-Length: 2`r`n`r`n[]"))
        $fake = Start-FakeEngine '[]' @{ 'GET /_ping' = Get-Ping "Api-Version: 1.51`r`n"; 'GET /v1.51/containers/json' = "Raw:$empty" }
        try {
            $null = Get-DockerContainer -DockerHost $fake.Host
            $null = Get-DockerContainer -DockerHost $fake.Host
            $fake.Requests | Should -Be 'GET /_ping', 'GET /v1.51/containers/json', 'GET /v1.45/containers/json'
        } finally { $fake.Dispose() }
    }
}

Describe 'What an engine tells of itself' -Tag Fast {
    It 'is null where it tells nothing' {
        $engine = Get-Engine '20.10.24'
        $engine.FirewallBackend, $engine.UserlandProxy, $engine.IPv6 | Should -Be $null, $null, $null
        $engine.ImageStore | Should -Be 'graphdriver'
        $engine.Rootless | Should -BeFalse
        $engine.InjectsLinkVariables | Should -BeTrue
        $engine.Findings | Should -BeNullOrEmpty
        (Get-Engine '29.7.2').InjectsLinkVariables | Should -BeNullOrEmpty
    }

    It 'is the image store: <Store>' -ForEach @(
        @{ Store = 'containerd'; Status = , @('driver-type', 'io.containerd.snapshotter.v1') }
        @{ Store = 'graphdriver'; Status = @('Backing Filesystem', 'extfs'), @('Supports d_type', 'true') }
    ) {
        (Get-Engine '29.0.0' @{ DriverStatus = $Status }).ImageStore | Should -Be $Store
    }

    It 'is the firewall of <Version>: <Driver> and a proxy <Proxy>' -ForEach @(
        @{ Version = '28.5.2'; Driver = 'iptables'; Info = @(); Proxy = $null }
        @{ Version = '29.4.3'; Driver = 'iptables+firewalld'; Info = , @('ReloadedAt', '2026-01-01T00:00:00Z'); Proxy = $null }
        @{ Version = '29.5.0'; Driver = 'nftables'; Info = , @('EnableUserlandProxy', 'true'); Proxy = $true }
        @{ Version = '29.7.2'; Driver = 'nftables'; Info = @(); Proxy = $false }
    ) {
        $engine = Get-Engine $Version @{ FirewallBackend = @{ Driver = $Driver; Info = $Info } }
        $engine.FirewallBackend | Should -Be $Driver
        $engine.UserlandProxy | Should -Be $Proxy
    }

    It 'is that nobody has to be an administrator for it' {
        (Get-Engine '28.5.2' @{ SecurityOptions = 'name=seccomp,profile=builtin', 'name=rootless', 'name=cgroupns' }).Rootless | Should -BeTrue
        (Get-Engine '28.5.2' @{ SecurityOptions = @('name=seccomp,profile=name=rootless') }).Rootless | Should -BeFalse
    }

    It 'is which registries are insecure' {
        $config = @{ InsecureRegistryCIDRs = @('127.0.0.0/8'); IndexConfigs = @{ 'a.example:5000' = @{ Name = 'a.example:5000'; Secure = $false }; 'docker.io' = @{ Name = 'docker.io'; Secure = $true } } }
        (Get-Engine '28.5.2' @{ RegistryConfig = $config }).InsecureRegistries | Should -Be '127.0.0.0/8', 'a.example:5000'
    }
}

Describe 'The known damage of a release' -Tag Fast {
    It 'of <Version> is <Id>' -ForEach @(
        @{ Version = '29.1.0'; Id = 'EngineDnsDamaged'; Issue = 51614; Mended = '29.1.1'; About = @{} }
        @{ Version = '29.4.2'; Id = 'EngineSocketsDamaged'; Issue = 52506; Mended = '29.4.3'; About = @{} }
        @{ Version = '29.0.0'; Id = 'EngineSwarmDnsDamaged'; Issue = 51515; Mended = '29.0.1'; About = @{ Swarm = @{ LocalNodeState = 'active' } } }
    ) {
        $fake = Start-Engine $Version $About
        try { $engine = Get-DockerEngine -DockerHost $fake.Host -WarningVariable told -WarningAction SilentlyContinue } finally { $fake.Dispose() }
        $engine.Findings | Should -HaveCount 1
        $engine.Findings[0].Id | Should -Be $Id
        "$($engine.Findings[0].Evidence)" | Should -BeLike "*moby/issues/$Issue*"
        $engine.Findings[0].Fix | Should -BeLike "*$Mended*"
        "$told" | Should -BeLike "*$Mended*($Id)."
    }

    It 'of <Version> is none' -ForEach @{ Version = '29.0.0' }, @{ Version = '29.1.1' }, @{ Version = '29.4.3' }, @{ Version = '30.0.0' } {
        (Get-Engine $Version).Findings | Should -BeNullOrEmpty
    }
}
