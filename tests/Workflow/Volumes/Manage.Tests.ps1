BeforeAll {
    Import-Module "$PSScriptRoot/../../Support/DockerNet.Testing.psm1" -Force

    $script:busybox = 'dockernet/busybox:test'
    $script:service = 'dockernet/service:test'
    $script:loose = [Collections.Generic.List[string]]::new()

    function Get-RealVolume([string]$Name) { Invoke-EngineApi GET "/volumes/$Name" }

    function Test-Volume([string]$Name) { $Name -in (Invoke-EngineApi GET '/volumes').Volumes.Name }

    function Get-RealMount([string]$Container, [string]$Target) {
        (Invoke-EngineApi GET "/containers/$Container/json").Mounts | Where-Object Destination -EQ $Target
    }

    function New-TestContainer([object[]]$Volume, [hashtable]$More = @{}) {
        New-DockerContainer $busybox -Name (New-TestName) -Volume $Volume @More -Start
    }

    function Read-InContainer($Container, [string]$Path) { (Invoke-ContainerCommand $Container.Name cat $Path).Output }

    function Write-InContainer($Container, [string]$Path, [string]$Text) {
        Invoke-ContainerCommand $Container.Name sh '-c' 'echo "$1" > "$2"' sh $Text $Path
    }

    function New-TestFolder { (New-Item (Join-Path $TestDrive (New-TestName folder)) -ItemType Directory).FullName }
}

AfterAll {
    Remove-TestObject
    $loose | ForEach-Object { Invoke-EngineApi DELETE "/volumes/$_" -IgnoreError }
    Invoke-EngineApi DELETE '/images/dockernet/empty:latest' -IgnoreError
}

Describe 'Volumes' {
    It 'are created with name and labels' {
        $name = New-TestName volume
        $volume = New-DockerVolume $name -Label @{ role = 'data'; level = 2 }
        $volume | Should -BeOfType DockerNet.Volume
        $volume.Name | Should -Be $name
        $volume.Driver | Should -Be 'local'
        $volume.Labels['role'] | Should -Be 'data'
        $volume.UsedBy | Should -BeNullOrEmpty
        $volume.Anonymous | Should -BeFalse
        $volume.Size | Should -BeNullOrEmpty
        $volume.Created | Should -BeGreaterThan ([DateTimeOffset]::Now.AddMinutes(-5))
        $volume.DockerHost | Should -Be (Get-TestHost)
        "$volume" | Should -Be $name
        $real = Get-RealVolume $name
        $volume.Mountpoint | Should -Be $real.Mountpoint
        $real.Labels.level | Should -Be '2'
    }

    It 'get a name from the engine when they are given none' {
        $volume = New-DockerVolume
        $loose.Add($volume.Name)
        $volume.Name | Should -Match '^[0-9a-f]{64}$'
        $volume.Anonymous | Should -BeTrue
    }

    It 'take options of the driver' {
        $name = New-TestName volume
        $volume = New-DockerVolume $name -Option @{ type = 'tmpfs'; device = 'tmpfs'; o = 'size=64k' }
        $volume.Options['o'] | Should -Be 'size=64k'
        (Get-RealVolume $name).Options.device | Should -Be 'tmpfs'
        $container = New-TestContainer "${name}:/data"
        (Invoke-ContainerCommand $container.Name grep ' /data ' /proc/mounts).Output | Should -Match '^tmpfs .*size=64k'
    }

    It 'are created several at a time' {
        $names = 1..3 | ForEach-Object { New-TestName volume }
        ($names | New-DockerVolume).Name | Should -Be $names
        $names | ForEach-Object { Test-Volume $_ } | Should -Be $true, $true, $true
    }

    It 'stay as they are when they are created once more, which is told' {
        $name = New-TestName volume
        $volume = New-DockerVolume $name -Label @{ a = '1' } -WarningVariable warnings
        $warnings | Should -BeNullOrEmpty
        $again = New-DockerVolume $name -WarningVariable warnings -WarningAction SilentlyContinue
        $warnings | Should -BeLike "${name}: *(VolumeExists)."
        $warnings | Should -Not -Match 'labels'
        $again -eq $volume | Should -BeTrue
        $again.Labels['a'] | Should -Be '1'
        $null = New-DockerVolume $name -Label @{ a = '2' } -WarningVariable warnings -WarningAction SilentlyContinue
        $warnings | Should -BeLike '*without the labels*(VolumeExists).'
        (Get-RealVolume $name).Labels.a | Should -Be '1'
    }

    It 'are not taken for others: with <Name>' -ForEach @(
        @{ Name = 'another option'; There = @{ type = 'tmpfs'; device = 'tmpfs'; o = 'size=64k,secret=hush' }; Asked = @{ type = 'tmpfs'; device = 'tmpfs'; o = 'size=1m' }; Text = '*another o among its options*' }
        @{ Name = 'options where there are none'; There = $null; Asked = @{ type = 'tmpfs'; device = 'tmpfs' }; Text = '*another device, type among its options*' }
    ) {
        $name = New-TestName volume
        $first = $There ? @{ Option = $There } : @{}
        $null = New-DockerVolume $name @first
        $record = Get-ErrorOf { New-DockerVolume $name -Option $Asked }
        $record.FullyQualifiedErrorId | Should -BeLike 'VolumeExists,*'
        $record.CategoryInfo.Category | Should -Be 'ResourceExists'
        $record.TargetObject | Should -Be $name
        "$record" | Should -BeLike $Text
        "$record" | Should -Not -Match 'hush'
        # The same options once more are no error.
        New-DockerVolume $name @first -WarningAction SilentlyContinue | Should -Not -BeNullOrEmpty
    }

    It 'are refused: <Name>' -ForEach @(
        @{ Name = 'a name with a slash'; Text = 'no/name'; More = @{}; Id = 'InvalidArgument'; Category = 'InvalidArgument' }
        @{ Name = 'a driver that is not there'; Text = 'dnt-refused'; More = @{ Driver = 'lcoal' }; Id = 'VolumeDriverNotFound'; Category = 'ObjectNotFound' }
    ) {
        $record = Get-ErrorOf { New-DockerVolume $Text @More }
        $record.FullyQualifiedErrorId | Should -BeLike "$Id,*"
        $record.CategoryInfo.Category | Should -Be $Category
        $record.TargetObject | Should -Be $Text
        if ($More['Driver']) { $record.ErrorDetails.RecommendedAction | Should -BeLike "Did you mean 'local'?*" }
        Test-Volume $Text | Should -BeFalse
    }

    It 'are listed, found by pattern regardless of case, and selected' {
        $group = New-TestName group
        $one = New-DockerVolume "$group-One" -Label @{ $group = 'a' }
        $two = New-DockerVolume "$group-two" -Label @{ $group = 'b' }
        $null = New-DockerContainer $busybox -Name (New-TestName) -Volume "$($two.Name):/data"
        @(Get-DockerVolume).Count | Should -Be (Invoke-EngineApi GET '/volumes').Volumes.Count
        (Get-DockerVolume "$group-*".ToUpperInvariant()).Name | Should -Be $one.Name, $two.Name
        (Get-DockerVolume $one.Name, "$group-O*").Name | Should -Be $one.Name
        (Get-DockerVolume -Label $group).Name | Should -Be $one.Name, $two.Name
        (Get-DockerVolume -Label "$group=b").Name | Should -Be $two.Name
        (Get-DockerVolume -Driver local).Name | Should -Contain $one.Name
        $unused = (Get-DockerVolume -Unused).Name
        $unused | Should -Contain $one.Name
        $unused | Should -Not -Contain $two.Name
    }

    It 'tell who uses them, running or not' {
        $name = New-TestName volume
        $running = New-TestContainer "${name}:/data"
        $idle = New-DockerContainer $busybox -Name (New-TestName) -VolumesFrom $running.Name
        $reader = New-DockerContainer $busybox -Name (New-TestName) -VolumesFrom "$($running.Name):ro" -Volume "${name}:/more"
        $volume = Get-DockerVolume $name
        $volume.UsedBy | Should -Be ($running.Name, $idle.Name, $reader.Name | Sort-Object)
        $volume.Uses | Should -HaveCount 4
        $use = $volume.Uses | Where-Object Container -EQ $running.Name
        $use.Target, $use.ReadOnly, $use.State, $use.Running | Should -Be '/data', $false, 'running', $true
        $use = $volume.Uses | Where-Object { $_.Container -eq $reader.Name } | Sort-Object Target
        $use.Target | Should -Be '/data', '/more'
        $use.ReadOnly | Should -Be $true, $false
        $use.Running | Should -Be $false, $false
        "$($use[0])" | Should -Be "$($reader.Name):/data:ro"
        $volume.Uses | Format-Table -AutoSize | Out-String -Width 200 | Should -Match "$($reader.Name)\s+created"
        (Get-DockerVolume | Where-Object Name -EQ $name).Uses | Should -HaveCount 4
    }

    It 'tell their size when asked' {
        $name = New-TestName volume
        $container = New-TestContainer "${name}:/data"
        $null = Invoke-ContainerCommand $container.Name dd if=/dev/zero of=/data/file bs=1024 count=100
        (Get-DockerVolume $name).Size | Should -BeNullOrEmpty
        (Get-DockerVolume $name -Size).Size | Should -BeGreaterOrEqual 102400
        (Get-DockerVolume $name -Size).Size | Should -BeLessThan 1MB
        (Get-DockerVolume "$name*" -Size).Size | Should -BeGreaterOrEqual 102400
    }

    It 'that are not there are an error, with the one that may have been meant' {
        $name = (New-DockerVolume (New-TestName Volume)).Name
        $wrong = $name -replace 'Volume', 'Voluem'
        foreach ($action in { Get-DockerVolume $wrong }, { Remove-DockerVolume $wrong -Confirm:$false }) {
            $record = Get-ErrorOf $action
            $record.FullyQualifiedErrorId | Should -BeLike 'VolumeNotFound,*'
            $record.CategoryInfo.Category | Should -Be 'ObjectNotFound'
            $record.TargetObject | Should -Be $wrong
            $record.ErrorDetails.RecommendedAction | Should -BeLike "Did you mean *'$name'*"
        }
        Get-DockerVolume 'dnt-nowhere*' | Should -BeNullOrEmpty
    }

    It 'are removed, by <_>' -ForEach 'name', 'object', 'pattern' {
        $volume = New-DockerVolume (New-TestName volume)
        switch ($_) {
            'name' { Remove-DockerVolume $volume.Name -Confirm:$false | Should -BeNullOrEmpty }
            'object' { $volume | Remove-DockerVolume -Confirm:$false }
            'pattern' { Remove-DockerVolume "$($volume.Name.ToUpperInvariant())*" -Confirm:$false }
        }
        Test-Volume $volume.Name | Should -BeFalse
    }

    It 'are not removed while a container <_> them' -ForEach 'runs with', 'is stopped and has' {
        $name = New-TestName volume
        $container = New-TestContainer "${name}:/data"
        if ($_ -eq 'is stopped and has') { Stop-DockerContainer $container.Name -Timeout 0 }
        $record = Get-ErrorOf { Remove-DockerVolume $name -Confirm:$false }
        $record.FullyQualifiedErrorId | Should -BeLike 'VolumeInUse,*'
        $record.CategoryInfo.Category | Should -Be 'ResourceBusy'
        $record.TargetObject | Should -Be $name
        "$record" | Should -BeLike "*used by '$($container.Name)' ($($_ -eq 'runs with' ? 'running' : 'exited'), /data): *volume is in use*"
        Test-Volume $name | Should -BeTrue
        (Get-ErrorOf { Remove-DockerVolume $name -Force -Confirm:$false }).FullyQualifiedErrorId | Should -BeLike 'VolumeInUse,*'
    }

    It 'that are gone already are no error with -Force, as with the client' {
        Get-ErrorOf { Remove-DockerVolume 'dnt-nowhere' -Force -Confirm:$false } | Should -BeNullOrEmpty
        (Get-ErrorOf { Get-DockerVolume 'dnt-nowhere' }).FullyQualifiedErrorId | Should -BeLike 'VolumeNotFound,*'
    }

    It 'are removed as far as can be when one of three is unknown' {
        $one, $two = 1..2 | ForEach-Object { New-DockerVolume (New-TestName volume) }
        Remove-DockerVolume $one.Name, 'dnt-nowhere', $two.Name -Confirm:$false -ErrorAction SilentlyContinue -ErrorVariable errors
        $errors | Should -HaveCount 1
        $errors[0].TargetObject | Should -Be 'dnt-nowhere'
        $one, $two | ForEach-Object { Test-Volume $_.Name } | Should -Be $false, $false
    }

    It 'are not touched by -WhatIf with <Name>' -ForEach @(
        @{ Name = 'New-DockerVolume'; Action = { New-DockerVolume $absent -WhatIf } }
        @{ Name = 'Remove-DockerVolume'; Action = { Remove-DockerVolume $there.Name -Force -WhatIf } }
        @{ Name = 'Clear-DockerVolume'; Action = { Clear-DockerVolume -All -WhatIf } }
        @{ Name = 'New-SharedVolumeContainer'; Action = { New-SharedVolumeContainer $absent $busybox "${absent}:/data" -WhatIf } }
    ) {
        $absent = New-TestName absent
        $there = New-DockerVolume (New-TestName there)
        & $Action | Should -BeNullOrEmpty
        Test-Volume $absent | Should -BeFalse
        Test-Volume $there.Name | Should -BeTrue
        "/$absent" -in (Invoke-EngineApi GET '/containers/json?all=1').Names | Should -BeFalse
    }

    It 'show a table' {
        $volume = New-DockerVolume (New-TestName volume)
        $volume | Format-Table -View Wide | Out-String -Width 300 | Should -Match "$([regex]::Escape($volume.Name))\s+local"
    }
}

Describe 'Data in volumes' {
    It 'survive the removal of their container' {
        $name = New-TestName volume
        $old = New-TestContainer "${name}:/data"
        $null = Write-InContainer $old /data/file 'still here'
        Remove-DockerContainer $old.Name -Force -RemoveVolume
        $new = New-TestContainer "${name}:/elsewhere"
        Read-InContainer $new /elsewhere/file | Should -Be 'still here'
    }

    It 'begin as what the image has at the path, and stay so only until they are changed' {
        $name = New-TestName volume
        $first = New-DockerContainer $service -Name (New-TestName) -Volume "${name}:/var/lib/data" -Start
        Read-InContainer $first /var/lib/data/seed | Should -Be 'from the image'
        $null = Write-InContainer $first /var/lib/data/seed changed
        $second = New-DockerContainer $service -Name (New-TestName) -Volume "${name}:/var/lib/data" -Start
        Read-InContainer $second /var/lib/data/seed | Should -Be 'changed'
    }

    It 'begin empty with nocopy' {
        $name = New-TestName volume
        $container = New-DockerContainer $service -Name (New-TestName) -Volume "${name}:/var/lib/data:nocopy" -Start
        (Invoke-ContainerCommand $container.Name ls /var/lib/data).Output | Should -BeNullOrEmpty
    }

    It 'are shared by two containers at once' {
        $name = New-TestName volume
        $one, $two = 1..2 | ForEach-Object { New-TestContainer "${name}:/data" }
        $null = Write-InContainer $one /data/file hello
        Read-InContainer $two /data/file | Should -Be 'hello'
    }

    It 'cannot be written through a mount that is read only' {
        $name = New-TestName volume
        $writer = New-TestContainer "${name}:/data"
        $reader = New-TestContainer "${name}:/data:ro"
        $null = Write-InContainer $writer /data/file hello
        Read-InContainer $reader /data/file | Should -Be 'hello'
        $refused = Write-InContainer $reader /data/file mine
        $refused.ExitCode | Should -Not -Be 0
        $refused.Error -join ' ' | Should -Match 'Read-only file system'
        $reader.Mounts.ReadOnly | Should -BeTrue
    }

    It 'have a volume without a name where the <Name> says so' -ForEach @(
        @{ Name = 'image'; Image = 'dockernet/service:test'; More = @{}; Target = '/var/lib/data' }
        @{ Name = 'text'; Image = 'dockernet/busybox:test'; More = @{ Volume = '/mine' }; Target = '/mine' }
    ) {
        $container = New-DockerContainer $Image -Name (New-TestName) @More -Start
        $mount = Get-ContainerMount $container.Name | Where-Object Target -EQ $Target
        $loose.Add($mount.Name)
        $mount.Type | Should -Be 'volume'
        $mount.Name | Should -Match '^[0-9a-f]{64}$'
        $mount.Source | Should -Be (Get-RealVolume $mount.Name).Mountpoint
        $volume = Get-DockerVolume $mount.Name
        $volume.Anonymous | Should -BeTrue
        $volume.UsedBy | Should -Be $container.Name
        $volume.OriginContainer | Should -Be $container.Name
        $volume.OriginImage | Should -Be ($Name -eq 'image' ? $Image : '')
        $mount.Origin | Should -Be ($Name -eq 'image' ? 'Image' : 'Own')
        # It is still known for whom it was made when another one has it too.
        $taker = New-DockerContainer $busybox -Name (New-TestName aaa) -VolumesFrom $container.Name
        (Get-DockerVolume $mount.Name).OriginContainer | Should -Be $container.Name
        Remove-DockerContainer $container.Name -Force
        (Get-DockerVolume $mount.Name).OriginContainer | Should -Be $container.Name
        (Get-DockerVolume $mount.Name).UsedBy | Should -Be $taker.Name
        Get-DockerVolume $mount.Name | Format-Table -View Wide | Out-String -Width 400 | Should -Match "True\s+$($container.Name)\s+$($taker.Name)"
    }

    It 'can be given as a hashtable' {
        $name = New-TestName volume
        $container = New-TestContainer @{ $name = '/data' }
        (Get-RealMount $container.Name /data).Name | Should -Be $name
    }
}

Describe 'A folder of the host' {
    BeforeEach {
        $folder = New-TestFolder
        Set-Content "$folder/page" 'first'
    }

    It 'is seen in every container that mounts it, and so is each edit' {
        $one = New-TestContainer "${folder}:/www"
        $two = New-TestContainer "${folder}:/other"
        Read-InContainer $one /www/page | Should -Be 'first'
        Read-InContainer $two /other/page | Should -Be 'first'
        Set-Content "$folder/page" 'second'
        Read-InContainer $one /www/page | Should -Be 'second'
        Read-InContainer $two /other/page | Should -Be 'second'
    }

    It 'gets what a container writes' {
        $container = New-TestContainer "${folder}:/www"
        $null = Write-InContainer $container /www/new 'from inside'
        Get-Content "$folder/new" | Should -Be 'from inside'
    }

    It 'is not changed through a mount that is read only' {
        $container = New-TestContainer "${folder}:/www:ro"
        (Write-InContainer $container /www/page mine).ExitCode | Should -Not -Be 0
        Get-Content "$folder/page" | Should -Be 'first'
    }

    It 'hides what the image has there' {
        $container = New-DockerContainer $service -Name (New-TestName) -Volume "${folder}:/var/lib/data" -Start
        (Invoke-ContainerCommand $container.Name ls /var/lib/data).Output | Should -Be 'page'
    }

    It 'is found from the session''s location when given as <Text>' -ForEach @(
        @{ Text = './inner'; At = 'inner' }
        @{ Text = '.'; At = '' }
        @{ Text = '../beside'; At = '../beside' }
    ) {
        $source = [IO.Path]::GetFullPath("$folder/here/$At").TrimEnd('/')
        $null = New-Item "$folder/here", $source -ItemType Directory -Force
        Push-Location "$folder/here"
        try { $container = New-TestContainer "${Text}:/www" } finally { Pop-Location }
        (Get-RealMount $container.Name /www).Source | Should -Be $source
        $null = Write-InContainer $container /www/trace x
        Get-Content "$source/trace" | Should -Be 'x'
    }

    It 'may be a single file' {
        $container = New-TestContainer "$folder/page:/etc/page:ro"
        Read-InContainer $container /etc/page | Should -Be 'first'
    }

    It 'is told as a bind mount' {
        $container = New-TestContainer "${folder}:/www:ro"
        $mount = Get-ContainerMount $container.Name
        $mount.Type | Should -Be 'bind'
        $mount.Name | Should -BeNullOrEmpty
        $mount.Source | Should -Be $folder
        $mount.Target | Should -Be '/www'
        $mount.ReadOnly | Should -BeTrue
        $mount.Mode | Should -Be 'ro'
        "$mount" | Should -Be "${folder}:/www:ro"
    }
}

Describe 'New-SharedVolumeContainer' {
    BeforeAll {
        $folder = New-TestFolder
        Set-Content "$folder/index" 'a page'
        $named = New-TestName volume
        $holder = New-SharedVolumeContainer (New-TestName pages) $busybox "${folder}:/www", "${named}:/data", '/scratch' -Label @{ role = 'pages' }
        $loose.Add(($holder.Mounts | Where-Object Target -EQ /scratch).Name)
    }

    It 'makes a container that only holds mounts and never runs' {
        $holder | Should -BeOfType DockerNet.Container
        $real = Invoke-EngineApi GET "/containers/$($holder.Name)/json"
        $real.State.Status | Should -Be 'created'
        $real.Config.Cmd | Should -Be '/bin/true'
        $real.Config.Labels.role | Should -Be 'pages'
        $holder.Mounts.Target | Should -Be '/data', '/scratch', '/www'
        $holder.Labels['dockernet.shared-volume'] | Should -Be 'true'
    }

    It 'gives its mounts to any number of containers' {
        $one, $two = 1..2 | ForEach-Object { New-DockerContainer $busybox -Name (New-TestName) -VolumesFrom $holder.Name -Start }
        $null = Write-InContainer $one /data/file 'from one'
        $null = Write-InContainer $one /scratch/file 'scratched'
        Read-InContainer $two /data/file | Should -Be 'from one'
        Read-InContainer $two /scratch/file | Should -Be 'scratched'
        Read-InContainer $two /www/index | Should -Be 'a page'
        (Get-DockerContainer $holder.Name).State | Should -Be 'created'
    }

    It 'gives them <Mode>' -ForEach @(
        @{ Mode = 'as they are'; Suffix = ''; Written = $true }
        @{ Mode = 'to write'; Suffix = ':rw'; Written = $true }
        @{ Mode = 'to read'; Suffix = ':ro'; Written = $false }
    ) {
        $user = New-DockerContainer $busybox -Name (New-TestName) -VolumesFrom "$($holder.Name)$Suffix" -Start
        (Write-InContainer $user /data/try x).ExitCode -eq 0 | Should -Be $Written
        (Write-InContainer $user /www/try x).ExitCode -eq 0 | Should -Be $Written
        $user.Mounts.ReadOnly | Sort-Object -Unique | Should -Be (-not $Written)
        (Invoke-EngineApi GET "/containers/$($user.Name)/json").HostConfig.VolumesFrom | Should -Be "$($holder.Name)$Suffix"
    }

    It 'leaves the data to its users when it goes' {
        $short = New-SharedVolumeContainer (New-TestName short) $busybox '/only'
        $loose.Add($short.Mounts.Name)
        $user = New-DockerContainer $busybox -Name (New-TestName) -VolumesFrom $short.Name -Start
        $null = Write-InContainer $user /only/file kept
        Remove-DockerContainer $short.Name -RemoveVolume
        Read-InContainer $user /only/file | Should -Be 'kept'
        $mount = Get-ContainerMount $user.Name
        $mount.Target | Should -Be '/only'
        $mount.Origin | Should -Be $short.Name
        $mount.OriginGone | Should -BeTrue
        "$($mount | Format-Table -View Wide | Out-String -Width 400)" | Should -Match "$($short.Name) \(gone\)"
    }

    It 'needs no image' {
        $named = New-TestName volume
        $bare = New-SharedVolumeContainer (New-TestName bare) -Volume "${named}:/data", "${folder}:/www:ro" -WarningVariable warnings
        $warnings | Should -BeNullOrEmpty
        $bare.Image | Should -Be 'dockernet/empty:latest'
        $image = Get-DockerImage dockernet/empty:latest
        $image.Size | Should -BeLessThan 1KB -Because 'some engines count what describes it'
        $image.Labels['dockernet.empty'] | Should -Be '1'
        $user = New-DockerContainer $busybox -Name (New-TestName) -VolumesFrom $bare.Name -Start
        $null = Write-InContainer $user /data/file kept
        Read-InContainer $user /www/index | Should -Be 'a page'
        (Get-RealMount $user.Name /www).RW | Should -BeFalse
        # The next one is of the same image.
        $next = New-SharedVolumeContainer (New-TestName bare) -Volume "${named}:/data"
        $next.ImageId | Should -Be $bare.ImageId
    }

    It 'has no use for an image of someone else''s that has the name of its own' {
        Invoke-EngineApi POST "/images/$busybox/tag?repo=dockernet/empty&tag=latest"
        $bare = New-SharedVolumeContainer (New-TestName bare) -Volume "$(New-TestName volume):/data"
        $bare.ImageId | Should -Not -Be (Get-DockerImage $busybox).Id
        (Get-DockerImage dockernet/empty:latest).Id | Should -Be $bare.ImageId
    }

    It 'wants something to hold' {
        (Get-ErrorOf { New-SharedVolumeContainer (New-TestName) $busybox @() }).FullyQualifiedErrorId | Should -BeLike 'ParameterArgumentValidationError,*'
    }

    It 'fills its volumes from the image' {
        $full = New-SharedVolumeContainer (New-TestName full) $service '/var/lib/data'
        $loose.Add($full.Mounts.Name)
        $user = New-DockerContainer $busybox -Name (New-TestName) -VolumesFrom $full.Name -Start
        Read-InContainer $user /var/lib/data/seed | Should -Be 'from the image'
    }
}

Describe '-VolumesFrom' {
    It 'that names no container is an error, and nothing is made' {
        $name = New-TestName
        $record = Get-ErrorOf { New-DockerContainer $busybox -Name $name -VolumesFrom dnt-nowhere }
        $record.FullyQualifiedErrorId | Should -BeLike 'ContainerNotFound,*'
        $record.TargetObject | Should -Be $name
        "/$name" -in (Invoke-EngineApi GET '/containers/json?all=1').Names | Should -BeFalse
    }

    It 'of a container with a tmpfs is refused by the engine as it is for the client, and an option for the same is not' {
        $given = (New-DockerContainer $busybox -Name (New-TestName given) -Mount 'type=tmpfs,dst=/run/x' -Volume "$(New-TestName volume):/data").Name
        $option = (New-DockerContainer $busybox -Name (New-TestName option) -Tmpfs /run/x -Volume "$(New-TestName volume):/data").Name
        $name = New-TestName user
        $record = Get-ErrorOf { New-DockerContainer $busybox -Name $name -VolumesFrom $given }
        $record.FullyQualifiedErrorId | Should -BeLike 'TmpfsNotShared,*'
        $record.ErrorDetails.Message | Should -Match 'tmpfs.*get: no such volume'
        if (Get-Command docker -ErrorAction Ignore) {
            & docker create --pull never --name $name --volumes-from $given $busybox 2>&1 | Should -Match 'no such volume'
        }
        "/$name" -in (Invoke-EngineApi GET '/containers/json?all=1').Names | Should -BeFalse
        (New-DockerContainer $busybox -Name $name -VolumesFrom $option).Mounts.Target | Should -Be '/data'
    }

    It 'goes from one to the next, and the own mount wins' {
        $one, $two, $own = 1..3 | ForEach-Object { New-TestName volume }
        $first = New-SharedVolumeContainer (New-TestName first) $busybox "${one}:/one"
        $second = New-DockerContainer $busybox -Name (New-TestName second) -VolumesFrom $first.Name -Volume "${two}:/two"
        $third = New-DockerContainer $busybox -Name (New-TestName third) -VolumesFrom $second.Name -Volume "${own}:/two"
        $mounts = Get-ContainerMount $third.Name
        $mounts.Target | Should -Be '/one', '/two'
        $mounts.Name | Should -Be $one, $own
        $mounts.Origin | Should -Be $second.Name, 'Own'
    }
}

Describe 'Get-ContainerMount' {
    BeforeAll {
        $shared, $own = 1..2 | ForEach-Object { New-TestName volume }
        $holder = New-SharedVolumeContainer (New-TestName holder) $busybox "${shared}:/shared"
        $user = New-DockerContainer $busybox -Name (New-TestName user) -VolumesFrom "$($holder.Name):ro" -Volume "${own}:/own" -Start
    }

    It 'tells each mount, and from whom it is' {
        $mounts = Get-ContainerMount $user.Name
        $mounts | Should -BeOfType DockerNet.ContainerMount
        $mounts.Container | Sort-Object -Unique | Should -Be $user.Name
        $mounts.Target | Should -Be '/own', '/shared'
        $mounts.Name | Should -Be $own, $shared
        $mounts.Type | Should -Be 'volume', 'volume'
        $mounts.Origin | Should -Be 'Own', $holder.Name
        $mounts.ReadOnly | Should -Be $false, $true
        $mounts.Source | Should -Be (Get-RealVolume $own).Mountpoint, (Get-RealVolume $shared).Mountpoint
        "$($mounts[1])" | Should -Be "${shared}:/shared:ro"
    }

    It 'takes <_>' -ForEach 'objects', 'names', 'a pattern', 'nothing for all' {
        $mounts = switch ($_) {
            'objects' { $user, $holder | Get-ContainerMount }
            'names' { $user.Name, $holder.Name | Get-ContainerMount }
            'a pattern' { Get-ContainerMount "$($user.Name)*", "$($holder.Name)*" }
            'nothing for all' { Get-ContainerMount }
        }
        $mounts | Where-Object Name -EQ $shared | ForEach-Object Container | Sort-Object | Should -Be ($holder.Name, $user.Name | Sort-Object)
    }

    It 'leads to the volumes' {
        (Get-ContainerMount $user.Name | Get-DockerVolume).Name | Should -Be $own, $shared
    }

    It 'tells of a container that is not there' {
        (Get-ErrorOf { Get-ContainerMount dnt-nowhere }).FullyQualifiedErrorId | Should -BeLike 'ContainerNotFound,*'
    }

    It 'shows a table' {
        Get-ContainerMount $user.Name | Format-Table -View Wide | Out-String -Width 400 | Should -Match "$([regex]::Escape($holder.Name))"
    }
}

Describe 'Mount texts' {
    It 'are refused before the engine is asked: <Text>' -ForEach @(
        @{ Text = 'data' }
        @{ Text = 'data:' }
        @{ Text = ':/data' }
        @{ Text = 'data:data' }
        @{ Text = 'data:/' }
        @{ Text = 'data:/x:ro:rw' }
        @{ Text = 'data:/x:readonly' }
        @{ Text = 'data:/x:ro,rw' }
        @{ Text = 'data:/x:rslave' }
        @{ Text = '/host:/x:nocopy' }
        @{ Text = 'd/ata:/x' }
    ) {
        $name = New-TestName
        foreach ($action in { New-DockerContainer $busybox -Name $name -Volume $Text }, { New-SharedVolumeContainer $name $busybox $Text }) {
            $record = Get-ErrorOf $action
            $record.FullyQualifiedErrorId | Should -BeLike 'ParameterArgumentTransformationError,*'
            $record.Exception.Message | Should -BeLike "*'$Text'*write *target*"
        }
        "/$name" -in (Invoke-EngineApi GET '/containers/json?all=1').Names | Should -BeFalse
    }

    It 'of other containers are refused too: <_>' -ForEach 'data:readonly', 'data:nocopy', 'da ta' {
        $text = $_
        $record = Get-ErrorOf { New-DockerContainer $busybox -Name (New-TestName) -VolumesFrom $text }
        $record.FullyQualifiedErrorId | Should -BeLike 'ParameterArgumentTransformationError,*'
        $record.Exception.Message | Should -BeLike "*'$text'*"
    }

    It 'with one target twice are refused by the engine' {
        $one, $two = 1..2 | ForEach-Object { New-TestName volume }
        $name = New-TestName
        (Get-ErrorOf { New-DockerContainer $busybox -Name $name -Volume "${one}:/a", "${two}:/a" }).FullyQualifiedErrorId | Should -BeLike 'InvalidArgument,*'
        "/$name" -in (Invoke-EngineApi GET '/containers/json?all=1').Names | Should -BeFalse
    }
}
