BeforeAll {
    Import-Module "$PSScriptRoot/../../../out/DockerNet/DockerNet.psd1" -Force

    function Get-LinkWarning([string]$Alias, [string[]]$Own = @(), [string[]]$Source = @()) {
        $variables = [DockerNet.Wiring.LinkEnvironmentInput]::new()
        foreach ($pair in @{
                Alias = $Alias; Recipient = 'web'; SourceAddress = [ipaddress]'172.17.0.2'; EngineVersion = '20.10.24'
                ExposedPorts = [string[]]@('6379/tcp'); SourceEnv = $Source; RecipientEnv = $Own
            }.GetEnumerator()) { $variables.GetType().GetProperty($pair.Key).SetValue($variables, $pair.Value) }
        [DockerNet.Wiring.WiringWarnings]::OfLinkVariables($variables)
    }
}

Describe 'WiringWarnings' -Tag Fast {
    It 'tell of ports in the mode <Mode>: <Count>' -ForEach @(
        @{ Mode = 'none'; Count = 1 }, @{ Mode = 'host'; Count = 1 }, @{ Mode = 'bridge'; Count = 0 }, @{ Mode = 'front'; Count = 0 }, @{ Mode = $null; Count = 0 }
    ) {
        $warnings = @([DockerNet.Wiring.WiringWarnings]::OfPorts($Mode))
        $warnings | Should -HaveCount $Count
        foreach ($warning in $warnings) { "$warning" | Should -BeLike '*(PortIgnored).' }
    }

    It 'tell of links without a network' {
        [DockerNet.Wiring.WiringWarnings]::OfLinks('none').Id | Should -Be 'LinkIgnored'
        [DockerNet.Wiring.WiringWarnings]::OfLinks('front') | Should -BeNullOrEmpty
    }

    It 'tell of the alias <Alias> with <Own>: <Is>' -ForEach @(
        @{ Alias = 'redis'; Own = @(); Is = @() }
        @{ Alias = 'redis'; Own = 'PATH=/bin', 'OTHER=1'; Is = @() }
        @{ Alias = 'redis'; Own = , 'REDIS_HOST=redis'; Is = 'LinkVariableCollision' }
        @{ Alias = 'my-redis'; Own = , 'MY_REDIS_HOST=redis'; Is = 'LinkVariableCollision' }
        @{ Alias = 'redis'; Own = 'REDIS_HOST=redis', 'REDIS_PORT=6379'; Is = 'LinkVariableHidden' }
        @{ Alias = 'redis'; Own = , 'REDIS_ENV_MODE=x'; Is = 'LinkVariableHidden', 'LinkVariableCollision' }
        @{ Alias = 'a.b'; Own = @(); Is = 'LinkVariableUnreadable' }
        @{ Alias = '1st'; Own = @(); Is = 'LinkVariableUnreadable' }
        @{ Alias = 'a-b_c1'; Own = @(); Is = @() }
    ) {
        (Get-LinkWarning $Alias $Own 'MODE=y').Id | Should -Be $Is
    }

    It 'say no secret' {
        "$(Get-LinkWarning redis 'REDIS_HOST=hush', 'REDIS_ENV_TOKEN=hush' 'TOKEN=hush')" | Should -Not -Match 'hush'
    }
}
