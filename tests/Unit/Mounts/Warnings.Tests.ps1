BeforeAll {
    Import-Module "$PSScriptRoot/../../../out/DockerNet/DockerNet.psd1" -Force

    function Get-TargetWarning([string]$Target, [string[]]$Added, [hashtable]$Neighbour = @{}) {
        $neighbours = [Collections.Generic.Dictionary[string, Collections.Generic.IReadOnlyList[string]]]::new()
        $Neighbour.GetEnumerator() | ForEach-Object { $neighbours[$_.Key] = [string[]]$_.Value }
        [DockerNet.Wiring.MountWarnings]::OfTargets([string[]]$Target, $Added, $neighbours)
    }
}

Describe 'MountWarnings' -Tag Fast {
    It 'tell of a target that is new, however it is written: <Target>' -ForEach @(
        @{ Target = '/web/wepapps'; Is = 'MountTargetMissing' }, @{ Target = '/web//wepapps/'; Is = 'MountTargetMissing' }
        @{ Target = '/web/./wepapps'; Is = 'MountTargetMissing' }, @{ Target = '/web/webapps'; Is = $null }, @{ Target = '/web'; Is = $null }
    ) {
        (Get-TargetWarning $Target '/web/wepapps', '/web/wepapps/file').Id | Should -Be $Is
    }

    It 'name the path that <Target> is near to' -ForEach @(
        @{ Target = '/web/wepapps'; Added = '/web/wepapps'; Near = '/web/webapps' }
        @{ Target = '/web/wepapps/shop/'; Added = '/web/wepapps', '/web/wepapps/shop'; Near = '/web/webapps/shop' }
        @{ Target = '/web//wepapps/./shop'; Added = '/web/wepapps', '/web/wepapps/shop'; Near = '/web/webapps/shop' }
    ) {
        $warning = Get-TargetWarning $Target $Added @{ '/web/wepapps' = '/web/bin', '/web/webapps', '/web/lib' }
        "$warning" | Should -BeLike "the image has no '$Target'*did you mean '$Near'? (MountTargetMissing)."
        $warning.IsRemark | Should -BeFalse
    }

    It 'tell of a volume that is made by the way, where one with a name that is near is there: <Name>' -ForEach @(
        @{ Name = 'dbdata'; Known = 'dbdaat', 'other'; Near = 'dbdaat' }, @{ Name = 'web_data'; Known = 'web-data'; Near = 'web-data' }
        @{ Name = 'data'; Known = 'data', 'daat' }, @{ Name = 'data2'; Known = 'data1', 'data10' }, @{ Name = 'data'; Known = 'data-web', 'dat' }, @{ Name = 'data'; Known = 'logs' }
    ) {
        $warning = [DockerNet.Wiring.MountWarnings]::OfNewVolume($Name, [string[]]$Known)
        if ($_['Near']) { "$warning" | Should -BeExactly "there was no volume '$Name', so the engine makes one: did you mean '$Near'? (VolumeNameNear)." } else { $warning | Should -BeNullOrEmpty }
    }

    It 'name none when none is near' {
        $warning = Get-TargetWarning '/web/data' '/web/data' @{ '/web/data' = '/web/bin', '/web/webapps' }
        "$warning" | Should -BeLike '*check the path*'
        $warning.IsRemark | Should -BeTrue
    }

    It 'tell of a missing path of the host, and what is near' {
        "$([DockerNet.Wiring.MountWarnings]::OfMissingSource('/srv/wwww/', [string[]]@('/srv/www', '/srv/data')))" | Should -BeLike "*no '/srv/wwww/'*did you mean '/srv/www'? (MountSourceMissing)."
        "$([DockerNet.Wiring.MountWarnings]::OfMissingSource('/srv/x', [string[]]@()))" | Should -BeLike '*check the path (MountSourceMissing).'
    }
}
