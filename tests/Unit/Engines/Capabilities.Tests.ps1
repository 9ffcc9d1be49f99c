# What depends on an engine's generation has one home.
BeforeAll {
    Import-Module "$PSScriptRoot/../../../out/DockerNet/DockerNet.psd1" -Force
    $script:root = [IO.Path]::GetFullPath("$PSScriptRoot/../../..")
    $script:core = [DockerNet.Container].Assembly
    $script:table = $core.GetType('DockerNet.Wiring.EngineCapabilities')
    $script:kind = $core.GetType('DockerNet.Wiring.EngineCapability')

    function Get-Release([string]$Version) { $table.GetMethod('ReleaseOf').Invoke($null, @($Version)) }
    function Test-Capability([string]$Version, [string]$Name) { $table.GetMethod('Has').Invoke($null, @((Get-Release $Version), [Enum]::Parse($kind, $Name))) }
}

Describe 'The table of what engines do' -Tag Fast {
    It 'knows every capability' {
        foreach ($name in [Enum]::GetNames($kind)) { { Test-Capability 20 $name } | Should -Not -Throw }
    }

    It 'has <Name> on engines <Has> and not on <Lacks>' -ForEach @(
        @{ Name = 'InjectsLinkVariables'; Has = '20', '28.5.2'; Lacks = '29', '29.0.0-rc.1', 'dev' }
        @{ Name = 'IPv6Pools'; Has = '27.0.1', '28', 'dev'; Lacks = '20.10.24+dfsg1', '26.1.5' }
        @{ Name = 'NetworkWithoutIPv4'; Has = '28.0.0', 'dev'; Lacks = '27.5.1' }
        @{ Name = 'GatewayPriorityOfEachFamily'; Has = '29.4.1', '29.10.0', '30.0.0', 'dev'; Lacks = '28.5.2', '29', '29.4.0' }
        @{ Name = 'FixedAddressInAnySubnet'; Has = '29.0.4', '29.1'; Lacks = '29.0.3', '28.5.2' }
        @{ Name = 'DamagedDns'; Has = '29.1.0', '29.1'; Lacks = '29.0.4', '29.1.1', 'dev' }
        @{ Name = 'DamagedHostMode'; Has = '29.4.2'; Lacks = '29.4.1', '29.4.3' }
        @{ Name = 'DamagedDnsOfSwarmNodes'; Has = '29.0.0'; Lacks = '28.5.2', '29.0.1' }
        @{ Name = 'TcpFirstInLinkVariables'; Has = 28, 29, 'dev'; Lacks = 20, 27 }
        @{ Name = 'HostNamesInDns'; Has = 25, 29, 'dev'; Lacks = 20, 24 }
        @{ Name = 'HairpinRules'; Has = 20, 27; Lacks = 28, 29 }
        @{ Name = 'GatewayPriority'; Has = 28, 29; Lacks = 20, 27 }
    ) {
        $Has | ForEach-Object { Test-Capability $_ $Name | Should -BeTrue }
        $Lacks | ForEach-Object { Test-Capability $_ $Name | Should -BeFalse }
    }

    It 'has <Name> from version <From> of the API on' -ForEach @(
        @{ Name = 'BindSourceCreation'; From = '1.42'; Before = '1.41' }
        @{ Name = 'RecursiveReadOnly'; From = '1.44'; Before = '1.43' }
        @{ Name = 'VolumeSubpath'; From = '1.45'; Before = '1.44' }
        @{ Name = 'ImageMount'; From = '1.48'; Before = '1.47' }
        @{ Name = 'GatewayMode'; From = '1.46'; Before = '1.45' }
        @{ Name = 'TrustedHostInterfaces'; From = '1.50'; Before = '1.49' }
        @{ Name = 'InterfaceName'; From = '1.48'; Before = '1.47' }
    ) {
        $lacks = $table.GetMethod('Lacks')
        $lacks.Invoke($null, @([version]$From, [Enum]::Parse($kind, $Name))) | Should -BeFalse
        $lacks.Invoke($null, @([version]$Before, [Enum]::Parse($kind, $Name))) | Should -BeTrue
    }

    It 'takes <Version> for generation <Generation>' -ForEach @(
        @{ Version = '20.10.24+dfsg1'; Generation = 20 }
        @{ Version = '29.0.0-rc.1'; Generation = 29 }
        @{ Version = 'dev'; Generation = [int]::MaxValue }
        @{ Version = ''; Generation = [int]::MaxValue }
    ) {
        $table.GetMethod('GenerationOf').Invoke($null, @($Version)) | Should -Be $Generation
    }

    It 'is the only place that compares versions' {
        $files = Get-ChildItem "$root/src" -Recurse -Filter *.cs | Where-Object { $_.FullName -notmatch '[\\/](obj|bin)[\\/]' -and $_.Name -ne 'Capabilities.cs' }
        $files | Select-String '(?i)(generation|major|release)\w* *(<|>|==|<=|>=) *[\w\d]', 'new( System\.)?( Version)?\((1|2\d), ?\d+\)', '\bVersion\w*\.Split\(' |
            Where-Object Line -NotMatch '^\s*//' | ForEach-Object { "$($_.Filename):$($_.LineNumber) $($_.Line.Trim())" } | Should -BeNullOrEmpty
    }
}
