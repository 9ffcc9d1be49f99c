# Trees made by chance come out of each verb as they were, and what cannot is told. More of them: DOCKERNET_TREE_COUNT.
BeforeDiscovery {
    $script:possible = $IsLinux -and (& id -u) -eq 0
    # Up to thirty in one volume.
    $count = [int]($env:DOCKERNET_TREE_COUNT ?? 3)
    $seed = [int]($env:DOCKERNET_TREE_SEED ?? 20261129)
    $script:groups = for ($at = 0; $at -lt $count; $at += 30) { @{ Seed = $seed + $at; Trees = [Math]::Min(30, $count - $at) } }
}

Describe 'Generated trees, <Trees> of seed <Seed>' -Skip:(-not $possible) -ForEach $groups {
    BeforeAll {
        Import-Module "$PSScriptRoot/../../Support/DockerNet.Testing.psm1" -Force
        Import-Module "$PSScriptRoot/../../Support/VolumeTree.psm1", "$PSScriptRoot/../../Support/GeneratedTree.psm1" -Force
        $ConfirmPreference = 'None'
        $WarningPreference = 'Continue'

        function New-TreeVolume([switch]$Odd) {
            $name = (New-DockerVolume (New-TestName tree)).Name
            Add-GeneratedTree (Get-VolumeFolder $name) $Seed $Trees -Odd:$Odd
            $name
        }

        function New-Folder { (New-Item (Join-Path $TestDrive (New-Guid)) -ItemType Directory).FullName }

        # How many items the warnings of a kind tell of.
        function Get-Told([string[]]$Warning, [string]$Pattern) {
            # A warning begins with the volume's name.
            [int]($Warning | Where-Object { $_ -match $Pattern -and $_ -match '^[^:]+: (\d+) item' } | ForEach-Object { [int]$Matches[1] } | Measure-Object -Sum).Sum
        }

        $tree, $oddTree = (New-TreeVolume), (New-TreeVolume -Odd)
        $place, $oddPlace = (Get-VolumeFolder $tree), (Get-VolumeFolder $oddTree)
    }

    AfterAll { Remove-TestObject }

    AfterEach { Get-HelperLeftover | Should -BeNullOrEmpty }

    Context '<Verb>' -ForEach @(
        @{ Verb = 'Restore-DockerVolume'; Carry = { (Restore-DockerVolume (Backup-DockerVolume $args[0] (New-Folder)).Path -Name $args[1]).Name } }
        @{ Verb = 'Copy-DockerVolume'; Carry = { (Copy-DockerVolume $args[0] $args[1]).Name } }
        @{ Verb = 'Rename-DockerVolume'; Carry = { Rename-DockerVolume (Copy-DockerVolume $args[0] (New-TestName copy)).Name $args[1] -Force -PassThru | ForEach-Object Name } }
    ) {
        It 'carries all of them' {
            $carried = & $Carry $tree (New-TestName back) 3>&1 | Where-Object { "$_" -notmatch 'LinkLeadsOut' }
            $carried | Should -HaveCount 1 -Because 'there is nothing else to warn of'
            Compare-Tree $place (Get-VolumeFolder $carried) | Should -BeNullOrEmpty
            Compare-TreeItem $place (Get-VolumeFolder $carried) | Out-String | Should -BeNullOrEmpty
        }

        It 'tells of all that it does not carry' {
            $out = & $Carry $oddTree (New-TestName back) 3>&1
            $told = @($out | Where-Object { $_ -is [Management.Automation.WarningRecord] }).Message
            $carried = $out | Where-Object { $_ -is [string] }
            $lost = @(Compare-TreeItem $oddPlace (Get-VolumeFolder $carried))
            $missing = @($lost | Where-Object What -EQ 'missing')
            $sockets = @($missing | Where-Object Type -EQ '0o140000')
            $devices = @($missing | Where-Object Type -NE '0o140000')
            # Each step tells anew.
            Get-Told $told 'not in the backup|not in the copy' | Should -Be $sockets.Count
            Get-Told $told 'Restore-DockerVolume does not make' | Should -Be $devices.Count
            Get-Told $told 'without its access list' | Should -Be @($lost | Where-Object What -EQ 'attributes').Count
            $times = @($lost | Where-Object { $_.What -eq 'time' -or $_ -in $devices -and ($_.Value -lt 0 -or $_.Value -gt 9223372036) })
            Get-Told $told 'TimeNotCarried' | Should -Be $times.Count
            @($lost | Where-Object What -NotIn missing, attributes, time) | Out-String | Should -BeNullOrEmpty
        }
    }
}
