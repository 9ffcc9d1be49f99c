# Which of its networks is a container's way out, by the rules of three generations of engines.
BeforeAll {
    Import-Module "$PSScriptRoot/../../../out/DockerNet/DockerNet.psd1" -Force
    $core = [DockerNet.Container].Assembly
    $script:rules = $core.GetType('DockerNet.Wiring.GatewayRules')
    $script:placeType = $core.GetType('DockerNet.Wiring.GatewayPlace')
    $script:modes = $core.GetType('DockerNet.Wiring.GatewayModes')
    $script:releaseOf = $core.GetType('DockerNet.Wiring.EngineCapabilities').GetMethod('ReleaseOf')

    # Each place as name:priority:families, such as a:0:46, and with i for an internal network.
    function Find-Gateway([string]$Places, [string]$Version) {
        $texts = @($Places -split ' ' | Where-Object { $_ })
        $list = [Array]::CreateInstance($placeType, $texts.Count)
        for ($i = 0; $i -lt $texts.Count; $i++) {
            $name, $priority, $families = $texts[$i] -split ':'
            $list[$i] = [Activator]::CreateInstance($placeType, @($name, [int]$priority, $families.Contains('4'), $families.Contains('6'), $families.Contains('i')))
        }
        $release = $null
        if ($Version) { $release = $releaseOf.Invoke($null, @($Version)) }
        $found = $rules.GetMethod('Find').Invoke($null, @($list, $release))
        if ($null -eq $found) { return 'unknown' }
        "$($found.Item1)/$($found.Item2)"
    }
}

Describe 'The way out' -Tag Fast {
    It 'of <Places> is <Way> on <Version>' -ForEach @(
        @{ Places = ''; Version = '20.10.24'; Way = '/' }
        @{ Places = 'a:0:'; Version = '28.5.2'; Way = '/' }
        @{ Places = 'b:0:4 a:0:4'; Version = '20.10.24'; Way = 'a/' }
        # Capital letters come first, as for the engine.
        @{ Places = 'a:0:4 B:0:4'; Version = '28.5.2'; Way = 'B/' }
        @{ Places = 'a:0:4 b:0:46'; Version = '20.10.24'; Way = 'b/b' }
        @{ Places = 'a:0:46i b:0:4'; Version = '20.10.24'; Way = 'b/' }
        @{ Places = 'a:0:4i'; Version = '24.0.9'; Way = 'a/' }
        @{ Places = 'a:0:4 b:0:46'; Version = '28.5.2'; Way = 'b/b' }
        @{ Places = 'a:0:4 b:5:4'; Version = '28.5.2'; Way = 'b/' }
        @{ Places = 'a:5:4 b:0:46'; Version = '28.5.2'; Way = 'b/b' }
        @{ Places = 'a:5:4 b:0:46'; Version = '29.4.0'; Way = 'b/b' }
        @{ Places = 'a:5:4 b:0:46'; Version = '29.4.1'; Way = 'a/b' }
        @{ Places = 'a:0:4 b:0:6'; Version = '28.5.2'; Way = 'a/b' }
        @{ Places = 'a:-1:4 b:0:'; Version = '28.5.2'; Way = 'a/' }
        @{ Places = 'a:0:4'; Version = ''; Way = 'a/' }
        @{ Places = 'a:0:4 b:0:4'; Version = ''; Way = 'unknown' }
    ) {
        Find-Gateway $Places $Version | Should -BeExactly $Way
    }
}

Describe 'A gateway mode' -Tag Fast {
    It '<Mode> is there on <Version>: <Is>' -ForEach @(
        @{ Mode = 'nat'; Version = '26.1.5'; Is = $false }
        @{ Mode = 'routed'; Version = '27.0.1'; Is = $true }
        @{ Mode = 'nat-unprotected'; Version = '27.5.1'; Is = $false }
        @{ Mode = 'nat-unprotected'; Version = '28.0.0'; Is = $true }
        @{ Mode = 'isolated'; Version = '28.5.2'; Is = $true }
        @{ Mode = 'Routed'; Version = '29.7.2'; Is = $false }
    ) {
        $null -eq $modes.GetMethod('Problem').Invoke($null, @($Mode, $releaseOf.Invoke($null, @($Version)))) | Should -Be $Is
    }
}
