# What depends on an engine's generation has one home.
BeforeAll {
    Import-Module "$PSScriptRoot/../../../out/DockerNet/DockerNet.psd1" -Force
    $script:root = [IO.Path]::GetFullPath("$PSScriptRoot/../../..")
    $script:core = [DockerNet.Container].Assembly
    $script:table = $core.GetType('DockerNet.Wiring.EngineCapabilities')
    $script:kind = $core.GetType('DockerNet.Wiring.EngineCapability')

    function Test-Capability([int]$Generation, [string]$Name) { $table.GetMethod('Has').Invoke($null, @($Generation, [Enum]::Parse($kind, $Name))) }
}

Describe 'The table of what engines do' -Tag Fast {
    It 'knows every capability' {
        foreach ($name in [Enum]::GetNames($kind)) { { Test-Capability 20 $name } | Should -Not -Throw }
    }

    It 'has <Name> on engines <Has> and not on <Lacks>' -ForEach @(
        @{ Name = 'InjectsLinkVariables'; Has = 20, 28; Lacks = 29, [int]::MaxValue }
        @{ Name = 'TcpFirstInLinkVariables'; Has = 28, 29, [int]::MaxValue; Lacks = 20, 27 }
        @{ Name = 'HostNamesInDns'; Has = 25, 29, [int]::MaxValue; Lacks = 20, 24 }
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
        $files | Select-String '(?i)(generation|major)\w* *(<|>|==|<=|>=) *[\w\d]', 'new( System\.)?( Version)?\((1|2\d), ?\d+\)', '\bVersion\w*\.Split\(' |
            Where-Object Line -NotMatch '^\s*//' | ForEach-Object { "$($_.Filename):$($_.LineNumber) $($_.Line.Trim())" } | Should -BeNullOrEmpty
    }
}
