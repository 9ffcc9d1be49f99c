# What a person would pipe into what. The pairs of an object and a cmdlet that takes such ones are found by looking at the
# module; those that mean more than "this container" are listed.
BeforeDiscovery {
    Import-Module "$PSScriptRoot/../../Support/DockerNet.Testing.psm1" -Force

    # Each object, and what makes it: of its own type, or with a property that is called like one.
    $script:objects = [ordered]@{
        Container           = { Get-DockerContainer $web.Name }
        ContainerDetail     = { Get-DockerContainer $web.Name -Detailed }
        ContainerEndpoint   = { (Get-DockerContainer $web.Name).Networks[0] }
        ContainerHostEntry  = { Get-ContainerHostEntry $web.Name | Select-Object -First 1 }
        ContainerInterface  = { Get-ContainerInterface $web.Name | Where-Object Network }
        ContainerLink       = { Get-ContainerLink $web.Name }
        ContainerMount      = { Get-ContainerMount $web.Name }
        ContainerPort       = { Get-ContainerPort $web.Name | Select-Object -First 1 }
        CommandResult       = { Invoke-ContainerCommand $web.Name true }
        Network             = { Get-DockerNetwork $net.Name }
        NetworkMember       = { (Get-DockerNetwork $net.Name).Containers | Where-Object Container -EQ $web.Name }
        Image               = { Get-DockerImage $busybox }
        Volume              = { Get-DockerVolume $free.Name }
        VolumeUse           = { (Get-DockerVolume $volume.Name).Uses[0] }
    }
    $script:pairs = foreach ($cmdlet in Get-Command -Module DockerNet) {
        foreach ($parameter in $cmdlet.Parameters.Values | Where-Object { $_.ParameterSets.Values.ValueFromPipeline }) {
            $taken = ($parameter.Attributes | Where-Object { $_.GetType().Name -eq 'ObjectNameTransformation' }).Type.Name
            foreach ($type in $objects.Keys | Where-Object { $taken }) {
                $is = [DockerNet.Container].Assembly.GetType("DockerNet.$type")
                $itself = $type -replace 'Detail$' -eq $taken
                if ($itself -or ($is.GetProperty($taken) -and $parameter.Name -ne 'Target' -and $cmdlet.Name -notlike 'Resolve-*')) {
                    @{ Type = $type; Make = $objects[$type]; Cmdlet = $cmdlet.Name; Parameter = $parameter.Name }
                }
            }
        }
    }
}

BeforeAll {
    Import-Module "$PSScriptRoot/../../Support/DockerNet.Testing.psm1" -Force

    $script:busybox = 'dockernet/busybox:test'
    $script:net = New-DockerBridge (New-TestName net)
    $script:other = New-DockerBridge (New-TestName other)
    $script:volume = New-DockerVolume (New-TestName volume)
    $script:free = New-DockerVolume (New-TestName free)
    $script:db = New-DockerContainer $busybox -Name (New-TestName db) -Network $net.Name -Start
    $script:web = New-DockerContainer $busybox -Name (New-TestName web) -Network $net.Name -Link "$($db.Name):db" -Publish 80 `
        -Volume "$($volume.Name):/www" -Start -Command httpd, '-f', '-p', '80', '-h', '/www'
    $script:made = @{}

    # What a cmdlet must have besides what is piped. What changes something only says what it would do.
    function Get-Rest([string]$Cmdlet, [string]$Parameter) {
        $command = Get-Command $Cmdlet
        $set = $command.ParameterSets | Where-Object { $_.Parameters | Where-Object { $_.Name -eq $Parameter -and $_.ValueFromPipeline } } | Sort-Object { -not $_.IsDefault } | Select-Object -First 1
        $rest = @{ WarningAction = 'Ignore' }
        foreach ($needed in $set.Parameters | Where-Object { $_.IsMandatory -and $_.Name -ne $Parameter }) {
            $rest[$needed.Name] = switch ($needed.Name) {
                Command { 'true' }
                Container { $db.Name }
                Network { $Parameter -eq 'Container' -and $Cmdlet -like 'Connect-*' ? $other.Name : $net.Name }
                NewName { New-TestName new }
                Path { "$TestDrive/$(New-TestName file).tar" }
                Destination { New-TestName copy }
                Reference { $volume.Name }
                Tag { "$(New-TestName tag):x" }
                { $_ -in 'From', 'Source' } { $db.Name }
                Port { 80 }
                default { throw "$Cmdlet wants $_." }
            }
        }
        if ($Cmdlet -like 'Test-ContainerP*') { $rest.Timeout = 1 }
        if ($Cmdlet -eq 'Test-ContainerPing') { $rest.Count = 1 }
        if ($Cmdlet -eq 'Copy-DockerVolume') { $rest.Destination = New-TestName copy }
        if ($Cmdlet -eq 'Wait-DockerContainer') { $rest.Port = 80 }
        if ($Cmdlet -eq 'Export-DockerImage') { $rest.Path = "$TestDrive/$(New-TestName file).tar" }
        if ($Cmdlet -eq 'Receive-DockerImage') { $rest.DockerHost = Get-TestHost }
        if ($command.Parameters.ContainsKey('WhatIf')) { $rest.WhatIf = $true }
        $rest
    }

    function New-Pair([int]$Port) { @{ Source = $db.Name; Target = $web.Name; Port = "$Port" } }
}

AfterAll { Remove-TestObject }

Describe '<Type> | <Cmdlet>' -ForEach $pairs {
    It 'binds it to -<Parameter>, and to nothing else' {
        $made[$Type] ??= & $Make
        $made[$Type] | Should -HaveCount 1
        $rest = Get-Rest $Cmdlet $Parameter
        $object = $made[$Type]
        # Without a terminal nobody can enter; that it is told of the right container is enough here.
        Get-ErrorOf { $object | & $Cmdlet @rest } | Where-Object FullyQualifiedErrorId -NotLike 'TerminalMissing,*' | Should -BeNullOrEmpty
    }
}

Describe 'A network' {
    It 'that was just made gets its containers' {
        $made = New-DockerBridge (New-TestName app) | Connect-DockerNetwork -Container $web.Name, $db.Name -PassThru
        $made.Containers.Container | Sort-Object | Should -Be ($web.Name, $db.Name | Sort-Object)
        ($made | Disconnect-DockerNetwork -Container $web.Name -PassThru).Containers.Container | Should -Be $db.Name
    }

    It 'is as good as another: each that changed is written' {
        $pair = 1..2 | ForEach-Object { New-DockerBridge (New-TestName pair) }
        ($pair | Connect-DockerNetwork -Container $db.Name -PassThru).Name | Should -Be $pair.Name
        ($pair | Disconnect-DockerNetwork -Container $db -PassThru).Name | Should -Be $pair.Name
    }

    It 'is no container, even if one has its name: <_>' -ForEach 'Connect-DockerNetwork', 'Disconnect-DockerNetwork' {
        $twin = New-DockerBridge (New-TestName twin)
        $null = New-DockerContainer $busybox -Name $twin.Name
        foreach ($record in (Get-ErrorOf { $twin | & $_ $other.Name }), (Get-ErrorOf { & $_ $other.Name $twin }), (Get-ErrorOf { $db | & $_ -Container $web.Name })) {
            $record | Should -HaveCount 1
            $record.FullyQualifiedErrorId | Should -BeLike 'ParameterArgumentTransformationError,*'
        }
        (Get-DockerNetwork $other.Name).Containers | Should -BeNullOrEmpty
    }

    It 'is no image' {
        (Get-ErrorOf { $net | New-DockerContainer }).FullyQualifiedErrorId | Should -BeLike 'ParameterArgumentTransformationError,*'
    }
}

Describe 'An image' {
    It 'becomes a container that has nothing but its image from it' {
        $container = Get-DockerImage $busybox | New-DockerContainer -Name (New-TestName of)
        $real = Invoke-EngineApi GET "/containers/$($container.Id)/json"
        $real.Config.Image | Should -Be $busybox
        $plain = New-DockerContainer $busybox -Name (New-TestName of)
        $expected = Invoke-EngineApi GET "/containers/$($plain.Id)/json"
        "$($real.Config.Env)", "$($real.Config.Entrypoint)", "$($real.Config.Cmd)" | Should -Be @("$($expected.Config.Env)", "$($expected.Config.Entrypoint)", "$($expected.Config.Cmd)")
    }

    It 'that was just built becomes one, also without a name of it' {
        $folder = (New-Item "$TestDrive/$(New-TestName build)" -ItemType Directory).FullName
        Set-Content "$folder/Dockerfile" "FROM $busybox`nENV BUILT=yes`nENTRYPOINT [`"sleep`"]`nCMD [`"60`"]"
        $tag = "$(New-TestName app):x"
        $made = Build-DockerImage $folder -Tag $tag | New-DockerContainer -Label "dnt=$((New-TestName) -replace '^dnt|-.*')"
        try {
            $made.Image | Should -Be $tag
            $made.Name | Should -Not -BeLike '*app*'
        } finally {
            Invoke-EngineApi DELETE "/containers/$($made.Id)?force=1"
            Invoke-EngineApi DELETE "/images/$tag"
        }
    }

    It 'is that one, whatever has its name by now' {
        $folder = (New-Item "$TestDrive/$(New-TestName build)" -ItemType Directory).FullName
        $tag = "$(New-TestName app):x"
        Set-Content "$folder/Dockerfile" "FROM $busybox`nLABEL is=old"
        $old = Build-DockerImage $folder -Tag $tag, "$tag-kept"
        Set-Content "$folder/Dockerfile" "FROM $busybox`nLABEL is=new"
        $null = Build-DockerImage $folder -Tag $tag
        $made = $old | New-DockerContainer -Name (New-TestName of)
        $made.ImageId | Should -Be $old.Id
        Remove-DockerContainer $made.Name
        "$tag-kept", $tag | ForEach-Object { Invoke-EngineApi DELETE "/images/$_" }
    }
}

Describe 'A pair of containers' {
    It 'of a table is pinged' {
        Set-Content "$TestDrive/pairs.csv" "Source,Target`n$($web.Name),$($db.Name)`n$($db.Name),$($web.Name)"
        $results = Import-Csv "$TestDrive/pairs.csv" | Test-ContainerPing -Count 1
        $results.ForEach{ "$($_.Source) $($_.Target) $($_.Reachable)" } | Should -Be "$($web.Name) $($db.Name) True", "$($db.Name) $($web.Name) True"
    }

    It 'of a table is tried at its port, that of the table or the line''s' {
        $row = [pscustomobject](New-Pair 80)
        ($row | Test-ContainerPort).Reachable | Should -BeTrue
        ([pscustomobject](New-Pair 81) | Test-ContainerPort).Reachable | Should -BeFalse
        ([pscustomobject](New-Pair 81) | Test-ContainerPort -Port 80).Reachable | Should -BeTrue
    }

    It 'that was tested for reachability is pinged and tried' {
        $found = Test-ContainerReachability $db.Name $web.Name -Port 80
        $found | Should -HaveCount 1
        $ping = $found | Test-ContainerPing -Count 1
        $ping.Source, $ping.Target, $ping.Reachable | Should -Be $db.Name, $web.Name, $true
        $port = $found | Test-ContainerPort
        $port.Source, $port.Target, $port.Port, $port.Reachable | Should -Be $db.Name, $web.Name, 80, $true
        ($ping | Test-ContainerPort -Port 80).Reachable | Should -BeTrue
        ($port | Test-ContainerPing -Count 1).Reachable | Should -BeTrue
    }

    It 'is tested on the engine that it is of' {
        $found = Test-ContainerReachability $db.Name $web.Name -Static
        $saved = $env:DOCKER_HOST
        $env:DOCKER_HOST = 'tcp://127.0.0.1:1'
        try { ($found | Test-ContainerPing -Count 1).Reachable | Should -BeTrue } finally { $env:DOCKER_HOST = $saved }
    }

    It 'is given by its place: <_>' -ForEach @(
        '(Test-ContainerReachability $db.Name $web.Name -Static).Source', '(Test-ContainerPing $db.Name $web.Name -Count 1).Source'
        '(Resolve-ContainerName $db.Name $web.Name).Source', '(Resolve-ContainerName $web.Name -From $db.Name).Source'
        '($web.Name | Resolve-ContainerName $db.Name).Source', '($web | Resolve-ContainerName -From $db).Source'
    ) { & ([scriptblock]::Create($_)) | Should -Be $db.Name }
}

Describe 'A mount' {
    It 'gives its volume, and nothing if it has none' {
        $box = New-DockerContainer $busybox -Name (New-TestName box) -Volume "$($volume.Name):/data", '/tmp:/host', '/own' -WarningAction Ignore
        $found = Get-ContainerMount $box.Name | Get-DockerVolume
        $found.Name | Sort-Object | Should -Be (@($volume.Name) + ((Get-ContainerMount $box.Name).Name -match '^[0-9a-f]{64}$') | Sort-Object)
        $lines = Get-ContainerMount $box.Name | Where-Object Type -EQ bind | Get-DockerVolume -Verbose 4>&1
        "$lines" | Should -BeLike '*no volume*'
    }
}

Describe 'An empty cell' {
    It 'is a parameter of a new container that was not given' {
        $given = 'Image', 'Name'
        $columns = (Get-Command New-DockerContainer).Parameters.Values |
            Where-Object { $_.ParameterSets.Values.ValueFromPipelineByPropertyName } | ForEach-Object Name
        $columns.Count | Should -BeGreaterThan 25
        $row = [ordered]@{}
        foreach ($column in $columns) { $row[$column] = '' }
        $row.Image, $row.Name = $busybox, (New-TestName row)
        $made = [pscustomobject]$row | New-DockerContainer
        $plain = New-DockerContainer $busybox -Name (New-TestName row)
        $real, $expected = $made, $plain | ForEach-Object {
            $one = Invoke-EngineApi GET "/containers/$($_.Id)/json"
            $one.Config.Hostname = ''
            "$($one.Config | ConvertTo-Json -Depth 9)$($one.HostConfig | ConvertTo-Json -Depth 9)"
        }
        $real | Should -Be $expected
    }

    It 'is one of a new network and volume too' {
        $network = [pscustomobject]@{ Name = New-TestName net; Driver = ''; Subnet = ''; Gateway = ''; IPRange = ''; Label = ''; Option = ''; DockerHost = '' } | New-DockerNetwork
        $network.Driver | Should -Be 'bridge'
        $made = [pscustomobject]@{ Name = New-TestName vol; Driver = ''; Label = ''; Option = '' } | New-DockerVolume
        $made.Driver | Should -Be 'local'
        $shared = [pscustomobject]@{ Name = New-TestName box; Image = ''; Volume = '/x'; Label = '' } | New-SharedVolumeContainer
        $shared.Image | Should -BeLike 'dockernet/empty*'
    }

    It 'does not reach the next row' {
        $rows = "Image,Name,Env,Label`n$busybox,$(New-TestName row),A=1,x=1`n$busybox,$(New-TestName row),,`n" | ConvertFrom-Csv
        $made = $rows | New-DockerContainer | Get-DockerContainer -Detailed
        ($made[0].Env -contains 'A=1'), ($made[1].Env -contains 'A=1') | Should -Be $true, $false
        $made[1].Labels.Count | Should -Be 0
    }

    It 'is an error on the command line: -<Name>' -ForEach @(
        @{ Name = 'Name'; Value = '' }, @{ Name = 'Name'; Value = $null }, @{ Name = 'Alias'; Value = @() }, @{ Name = 'Alias'; Value = '' }
        @{ Name = 'Alias'; Value = 'a', '' }, @{ Name = 'User'; Value = '' }, @{ Name = 'HealthRetry'; Value = 0 }, @{ Name = 'DockerHost'; Value = '' }
    ) {
        $more = @{ $Name = $Value }
        $record = Get-ErrorOf { New-DockerContainer $busybox @more -WhatIf }
        $record.FullyQualifiedErrorId | Should -Be 'ParameterArgumentValidationError,DockerNet.Commands.NewDockerContainerCommand'
        (Get-ErrorOf { New-DockerNetwork x -Driver '' -WhatIf }).FullyQualifiedErrorId | Should -BeLike 'ParameterArgumentValidationError,*'
    }

    It 'is no target' {
        (Get-ErrorOf { [pscustomobject]@{ Name = '' } | Stop-DockerContainer }).FullyQualifiedErrorId | Should -BeLike 'ParameterArgumentValidationError*'
        (Get-ErrorOf { [pscustomobject]@{ Name = '' } | Get-DockerContainer }).FullyQualifiedErrorId | Should -BeLike 'ParameterArgumentValidationError*'
    }
}

Describe 'A name and a filter together' {
    BeforeAll { $script:stopped = New-DockerContainer $busybox -Name "$($web.Name)-stopped" -Label mark=1 }

    It 'select what both mean: containers' {
        (Get-DockerContainer "$($web.Name)*" -State running).Name | Should -Be $web.Name
        (Get-DockerContainer "$($web.Name)*" -State Created, Exited).Name | Should -Be $stopped.Name
        (Get-DockerContainer $web.Name, $stopped.Name -Network $net).Name | Should -Be $web.Name
        (Get-DockerContainer $stopped -Label mark=1 -Detailed).GetType().Name | Should -Be 'ContainerDetail'
        Get-DockerContainer $web.Name -State exited | Should -BeNullOrEmpty
        (Get-DockerContainer "$($web.Name)*" -Last 1).Name | Should -Be $stopped.Name
        ($web, $stopped | Get-DockerContainer -State created).Name | Should -Be $stopped.Name
        (Get-ErrorOf { Get-DockerContainer (New-TestName none) -State running }).FullyQualifiedErrorId | Should -BeLike 'ContainerNotFound,*'
    }

    It 'select what both mean: networks' {
        (Get-DockerNetwork "$($net.Name)*", bridge -Type Custom).Name | Should -Be $net.Name
        Get-DockerNetwork $net.Name -Driver overlay | Should -BeNullOrEmpty
        (Get-DockerNetwork $net.Name, $other.Name -Unused).Name | Should -Be $other.Name
    }

    It 'select what both mean: volumes' {
        $free = New-DockerVolume "$($volume.Name)-free" -Label mark=1
        (Get-DockerVolume "$($volume.Name)*" -Unused).Name | Should -Be $free.Name
        (Get-DockerVolume $volume.Name, $free.Name -Label mark).Name | Should -Be $free.Name
    }

    It 'select what both mean: images' {
        (Get-DockerImage $busybox, dockernet/* -Label (New-TestName none)) | Should -BeNullOrEmpty
        Get-DockerImage $busybox -Dangling | Should -BeNullOrEmpty
    }

    It 'are offered by the tab key' {
        (Get-Completion "Get-DockerContainer $($web.Name) -State ").CompletionText | Should -Contain 'running'
        (Get-Completion 'Get-DockerNetwork x -Driver ').CompletionText | Should -Contain 'bridge'
        (Get-Completion "Test-ContainerReachability $($db.Name) ").CompletionText | Should -Contain $web.Name
    }
}
