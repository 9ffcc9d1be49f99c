# Trees made by chance go into containers and come out as they were, and what cannot is told. More of them: DOCKERNET_TREE_COUNT.
BeforeDiscovery {
    $script:possible = $IsLinux -and (& id -u) -eq 0
    # Up to thirty at once.
    $count = [int]($env:DOCKERNET_TREE_COUNT ?? 3)
    $seed = [int]($env:DOCKERNET_TREE_SEED ?? 20261129)
    $script:groups = for ($at = 0; $at -lt $count; $at += 30) { @{ Seed = $seed + $at; Trees = [Math]::Min(30, $count - $at) } }
}

Describe 'Generated trees, <Trees> of seed <Seed>, with <Kind>' -Skip:(-not $possible) -ForEach @(
    $groups | ForEach-Object { $_ + @{ Kind = 'what all can carry'; Odd = $false }; $_ + @{ Kind = 'what not all can carry'; Odd = $true } }
) {
    BeforeAll {
        Import-Module "$PSScriptRoot/../../Support/DockerNet.Testing.psm1" -Force
        Import-Module "$PSScriptRoot/../../Support/VolumeTree.psm1", "$PSScriptRoot/../../Support/GeneratedTree.psm1" -Force
        $WarningPreference = 'Continue'

        # A container whose folder /data can be seen from here.
        function New-Place {
            $volume = (New-DockerVolume (New-TestName tree)).Name
            $name = (New-DockerContainer dockernet/busybox:test -Name (New-TestName tree) -Volume "${volume}:/data" -WarningAction Ignore).Name
            [pscustomobject]@{ Name = $name; Volume = $volume; Folder = Get-VolumeFolder $volume }
        }

        # Names that are not UTF-8 are nothing that the tests' own programs remove.
        $top = "/tmp/$(New-TestName tree)"
        $null = New-Item "$top/source" -ItemType Directory
        Add-GeneratedTree "$top/source" $Seed $Trees -Odd:$Odd
        $first, $second = (New-Place), (New-Place)
        $told = @{}
        $told.In = @(Copy-ContainerItem "$top/source" "$($first.Name):/data/in" 3>&1).Message
        $told.Out = @(Copy-ContainerItem "$($first.Name):/data/in" "$top/out" 3>&1).Message
        $told.Fetched = @(Copy-DockerVolumeItem $first.Volume in "$top/fetched" 3>&1).Message
        $told.Again = @(Copy-ContainerItem "$top/out" "$($second.Name):/data/in" 3>&1).Message
    }

    AfterAll {
        Remove-TestObject
        & rm -rf $top
    }

    It 'goes into a container, but for sockets and times that no engine sets' {
        $lost = @(Compare-TreeItem "$top/source" "$($first.Folder)/in")
        $lost | Where-Object { $_.What -notin 'missing', 'time' -or ($_.What -eq 'missing' -and $_.Type -ne '0o140000') } | Out-String | Should -BeNullOrEmpty
        @($lost | Where-Object What -EQ 'missing').Count | Should -Be @($told.In | Where-Object { $_ -match 'a socket has no place' }).Count
        $times = @($lost | Where-Object What -EQ 'time')
        $Odd | Should -Be ($times.Count -gt 0)
        $warning = "$($told.In | Where-Object { $_ -match 'TimeNotCarried' })"
        [int]($warning -match '(\d+) items? \(' ? $Matches[1] : 0) | Should -Be $times.Count
        if (-not $Odd) { Compare-Tree "$top/source" "$($first.Folder)/in" | Should -BeNullOrEmpty }
    }

    It 'comes out, but for owners, attributes, pipes, devices and links that lead elsewhere' {
        # Whoever copies owns what comes out, as with the engine's own client.
        $lost = @(Compare-TreeItem "$($first.Folder)/in" "$top/out" -But owner, attributes, same)
        $lost | Where-Object What -NE 'missing' | Out-String | Should -BeNullOrEmpty
        @($lost).Count | Should -Be @($told.Out | Where-Object { $_ -match 'is left out' }).Count
        @($lost | Where-Object Type -In '0o40000', '0o100000') | Out-String | Should -BeNullOrEmpty
    }

    It 'comes out of the volume as out of the container' {
        $told.Fetched.Count | Should -Be $told.Out.Count
        Compare-Tree "$top/out" "$top/fetched" | Should -BeNullOrEmpty
        Compare-TreeItem "$top/out" "$top/fetched" | Out-String | Should -BeNullOrEmpty
    }

    It 'goes into another container as it came out' {
        $told.Again | Should -BeNullOrEmpty
        Compare-Tree "$top/out" "$($second.Folder)/in" | Should -BeNullOrEmpty
        Compare-TreeItem "$top/out" "$($second.Folder)/in" | Out-String | Should -BeNullOrEmpty
    }
}
