# What scripts lean on changes on purpose only: by a change of the file beside this one.
Describe 'The surface of the module' -Tag Fast {
    It 'is what Surface.txt says' {
        Import-Module "$PSScriptRoot/../../../out/DockerNet/DockerNet.psd1" -Force
        Import-Module "$PSScriptRoot/../../Support/Surface.psm1"
        $now = @(Get-Surface)
        $fresh = "$PSScriptRoot/../../../out/test/Surface.txt"
        $null = New-Item (Split-Path $fresh) -ItemType Directory -Force
        Set-Content $fresh $now
        Compare-Object (Get-Content "$PSScriptRoot/Surface.txt") $now | ForEach-Object { "$($_.SideIndicator) $($_.InputObject)" } |
            Should -BeNullOrEmpty -Because 'scripts lean on it: if that is meant, copy out/test/Surface.txt over tests/Unit/Module/Surface.txt'
    }
}
