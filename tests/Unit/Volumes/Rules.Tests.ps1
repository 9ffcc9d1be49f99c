BeforeAll {
    Import-Module "$PSScriptRoot/../../../out/DockerNet/DockerNet.psd1" -Force
    $script:internal = [Reflection.BindingFlags]'Instance, Static, NonPublic, Public'
    $script:rules = [DockerNet.Volume].Assembly.GetType('DockerNet.Wiring.VolumeRules')

    function ConvertTo-Pair([hashtable]$Table) {
        $pairs = [Collections.Generic.Dictionary[string, string]]::new()
        $Table.GetEnumerator() | ForEach-Object { $pairs[$_.Key] = $_.Value }
        , $pairs
    }

    function New-TestVolume([hashtable]$Option = @{}, [hashtable]$Label = @{}, [string]$Driver = 'local', [bool]$Anonymous = $false, [object[]]$Use = @()) {
        $volume = [Activator]::CreateInstance([DockerNet.Volume], $true)
        $values = @{
            Driver = $Driver; Anonymous = $Anonymous; Options = ConvertTo-Pair $Option; Labels = ConvertTo-Pair $Label; Uses = [DockerNet.VolumeUse[]]$Use
        }
        foreach ($pair in $values.GetEnumerator()) {
            $known = [DockerNet.Volume].GetProperty($pair.Key)
            $null = $known.GetSetMethod($true).Invoke($volume, @(, [Management.Automation.LanguagePrimitives]::ConvertTo($pair.Value, $known.PropertyType)))
        }
        $volume
    }

    function New-TestUse { [Activator]::CreateInstance([DockerNet.VolumeUse], $true) }

    function Invoke-Rule([string]$Name) { $rules.GetMethod($Name, $internal).Invoke($null, $args) }
}

Describe 'VolumeRules' -Tag Fast {
    It 'find <Is> in a volume with <Name>' -ForEach @(
        @{ Name = 'the same options'; There = @{ o = 'x' }; Asked = @{ o = 'x' }; Is = $null }
        @{ Name = 'options where none are asked for'; There = @{ o = 'x' }; Asked = @{}; Is = $null }
        @{ Name = 'another value'; There = @{ o = 'x' }; Asked = @{ o = 'secret' }; Is = 'with another o among its options' }
        @{ Name = 'an option more'; There = @{ o = 'x'; device = 'y' }; Asked = @{ o = 'x' }; Is = 'with another device among its options' }
        @{ Name = 'an option less'; There = @{ o = 'x' }; Asked = @{ o = 'x'; b = '1'; a = '2' }; Is = 'with another a, b among its options' }
    ) {
        Invoke-Rule Difference (New-TestVolume -Option $There) local (ConvertTo-Pair $Asked) | Should -Be $Is
        Invoke-Rule Difference (New-TestVolume -Option $There) other (ConvertTo-Pair $Asked) | Should -Be 'with the driver ''local'''
    }

    It 'tell that labels were given for nothing: <Told>' -ForEach @(
        @{ Asked = @{}; Told = $false }, @{ Asked = @{ a = '1' }; Told = $false }
        @{ Asked = @{ a = '2' }; Told = $true }, @{ Asked = @{ b = '1' }; Told = $true }
    ) {
        "$(Invoke-Rule Exists (New-TestVolume -Label @{ a = '1' }) (ConvertTo-Pair $Asked))" -match 'without the labels' | Should -Be $Told
    }

    It 'clear <Name>: <Unnamed>, and with -All: <Named>' -ForEach @(
        @{ Name = 'one without a name of somebody''s choice'; Volume = { New-TestVolume -Anonymous $true }; Unnamed = $true; Named = $true }
        @{ Name = 'one with a name'; Volume = { New-TestVolume }; Unnamed = $false; Named = $true }
        @{ Name = 'one in use'; Volume = { New-TestVolume -Anonymous $true -Use (New-TestUse) }; Unnamed = $false; Named = $false }
        @{ Name = 'one of another driver'; Volume = { New-TestVolume -Anonymous $true -Driver other }; Unnamed = $false; Named = $false }
        @{ Name = 'one with options'; Volume = { New-TestVolume -Anonymous $true -Option @{ o = 'x' } }; Unnamed = $false; Named = $false }
    ) {
        Invoke-Rule IsClearable (& $Volume) $false | Should -Be $Unnamed
        Invoke-Rule IsClearable (& $Volume) $true | Should -Be $Named
    }

    It 'name the users of a volume before the engine''s words, if there are any' {
        Invoke-Rule InUse (New-TestVolume) 'the words' | Should -Be 'the words'
        Invoke-Rule InUse (New-TestVolume -Use (New-TestUse)) 'the words' | Should -BeLike 'it is used by *: the words'
    }
}
