# Whatever takes objects takes them as what they are, whatever has their name by then, and whatever is left of them.
BeforeDiscovery {
    Import-Module "$PSScriptRoot/../../Support/DockerNet.Testing.psm1" -Force

    # Only an engine in a swarm has nodes and services, and the one of the tests is in none.
    $hasSwarm = $IsLinux -and (& id -u) -eq 0
    # A name that a container uses is no object of the engine's.
    $byName = 'Resolve-ContainerName -Name', 'Test-ContainerPing -Target', 'Test-ContainerPort -Target', 'Receive-DockerImage -Name'
    $script:parameters = foreach ($cmdlet in Get-Command -Module DockerNet) {
        foreach ($parameter in $cmdlet.Parameters.Values) {
            $object = $parameter.Attributes | Where-Object { $_.GetType().Name -eq 'ObjectNameTransformation' }
            if ($object -and ($hasSwarm -or $object.Type.Name -notin 'DockerNode', 'DockerService')) {
                @{
                    Cmdlet    = $cmdlet.Name
                    Parameter = $parameter.Name
                    Type      = $object.Type.Name -replace '^Docker'
                    IsPiped   = [bool]($parameter.ParameterSets.Values | Where-Object ValueFromPipeline)
                    IsPattern = [bool]($parameter.Attributes | Where-Object { $_.GetType().Name -eq 'SupportsWildcardsAttribute' })
                    ById      = $object.Type.Name -ne 'Volume' -and "$($cmdlet.Name) -$($parameter.Name)" -notin $byName
                }
            }
        }
    }
    # There is no terminal here, which Enter-DockerContainer asks for before all else.
    $script:piped = $parameters | Where-Object { $_.IsPiped -and $_.ById -and $_.Cmdlet -ne 'Enter-DockerContainer' }
    $script:patterns = $parameters | Where-Object { $_.IsPattern -and $_.IsPiped -and $_.Cmdlet -ne 'Enter-DockerContainer' }
    $script:forms = 'Live', 'Clixml', 'Json', 'Hashtable', 'Selected'
}

BeforeAll {
    Import-Module "$PSScriptRoot/../../Support/DockerNet.Testing.psm1" -Force
    Import-Module "$PSScriptRoot/../../Support/Engines/PrivateEngine.psm1"

    $script:busybox = 'dockernet/busybox:test'

    # Engines let names be that look like patterns, and old ones networks of one name. Where there can be only one, the other is
    # called nearly so.
    function New-TwinNetwork([string]$Name) {
        try { $made = Invoke-EngineApi POST '/networks/create' @{ Name = $Name; CheckDuplicate = $false } } catch {
            if ("$_" -notlike '*already exists*') { throw }
            $made = Invoke-EngineApi POST '/networks/create' @{ Name = "$Name-2"; CheckDuplicate = $false }
        }
        $made.Id
    }

    function Get-NetworkId { (Invoke-EngineApi GET '/networks').Id }

    function ConvertTo-Form($Object, [string]$Form) {
        switch ($Form) {
            Live { $Object }
            Clixml { [Management.Automation.PSSerializer]::Deserialize([Management.Automation.PSSerializer]::Serialize($Object)) }
            Json { $Object | ConvertTo-Json -Depth 4 -WarningAction Ignore | ConvertFrom-Json }
            Hashtable { $Object | ConvertTo-Json -Depth 4 -WarningAction Ignore | ConvertFrom-Json -AsHashtable }
            Selected { $Object | Select-Object * }
        }
    }

    # What a cmdlet must have besides the parameter that is tried.
    function Get-Rest([string]$Cmdlet, [string]$Parameter, [string]$Type) {
        $command = Get-Command $Cmdlet
        $set = $command.ParameterSets | Where-Object { $_.Parameters.Name -contains $Parameter } | Sort-Object { -not $_.IsDefault } | Select-Object -First 1
        $rest = @{ ErrorAction = 'Continue' }
        foreach ($other in $set.Parameters | Where-Object { $_.IsMandatory -and $_.Name -ne $Parameter }) {
            $rest[$other.Name] = switch ($other.Name) {
                Command { 'true' }
                Container { $running.Name }
                Network { $net.Name }
                NewName { New-TestName new }
                Path { "$TestDrive/$(New-TestName file).tar" }
                Reference { New-TestName volume }
                Tag { "$(New-TestName tag):x" }
                { $_ -in 'From', 'Source' } { $running.Name }
                Target { '127.0.0.1' }
                Port { 80 }
                default { throw "$Cmdlet wants $_." }
            }
        }
        if ($command.Parameters.ContainsKey('Confirm')) { $rest.Confirm = $false }
        if ($Type -in 'Node', 'Service') { $rest.DockerHost = $manager.Host }
        $rest
    }

    $script:net = New-DockerBridge (New-TestName net)
    $script:running = New-DockerContainer $busybox -Name (New-TestName run) -Start

    $script:live = @{
        Container = Get-DockerContainer $running.Name -Inspect
        Network   = Get-DockerNetwork $net.Name
        Image     = Get-DockerImage $busybox
        Volume    = New-DockerVolume (New-TestName volume)
    }

    # Each object is gone, and another has its name.
    $script:gone = @{}
    $name = New-TestName again
    $gone.Container = New-DockerContainer $busybox -Name $name -Network $net.Name
    Invoke-EngineApi DELETE "/containers/$($gone.Container.Id)?force=1"
    $script:newcomer = New-DockerContainer $busybox -Name $name -Network $net.Name
    $name = New-TestName again
    $gone.Network = New-DockerBridge $name
    Invoke-EngineApi DELETE "/networks/$($gone.Network.Id)"
    $script:newNetwork = New-DockerBridge $name
    $reference = "$(New-TestName again):x"
    $context = (New-Item "$TestDrive/context" -ItemType Directory).FullName
    Set-Content "$context/Dockerfile" "FROM $busybox`nLABEL is=old"
    $gone.Image = Build-DockerImage $context -Tag $reference
    Invoke-EngineApi DELETE "/images/$reference"
    Set-Content "$context/Dockerfile" "FROM $busybox`nLABEL is=new"
    $script:newImage = Build-DockerImage $context -Tag $reference
    if ($IsLinux -and (& id -u) -eq 0) {
        $script:manager = Start-PrivateEngine
        $swarm = @{ AdvertiseAddress = '127.0.0.1'; DockerHost = $manager.Host }
        $null = Initialize-DockerSwarm @swarm
        $gone.Node = Get-DockerNode -DockerHost $manager.Host
        Exit-DockerSwarm -Force -Confirm:$false -DockerHost $manager.Host
        $null = Initialize-DockerSwarm @swarm
        $live.Node = Get-DockerNode -DockerHost $manager.Host
        $service = @{ Image = $busybox; Replicas = 0; DockerHost = $manager.Host }
        $live.Service = New-DockerService @service -Name (New-TestName service)
        $gone.Service = New-DockerService @service -Name (New-TestName again)
        $gone.Service | Remove-DockerService -Confirm:$false
        $null = New-DockerService @service -Name $gone.Service.Name
    }
}

AfterAll {
    if ($manager) { Stop-PrivateEngine $manager.Folder }
    Remove-TestObject
    Invoke-EngineApi DELETE "/images/$($newImage.Name)" -IgnoreError
}

Describe 'An object of a network' {
    AfterEach { $made | ForEach-Object { Invoke-EngineApi DELETE "/networks/$_" -IgnoreError } }

    It 'means that one of several of its name: <_>' -ForEach $forms {
        $name = New-TestName twin
        $script:made = @(1..2 | ForEach-Object { New-TwinNetwork $name })
        $one = Get-DockerNetwork | Where-Object Id -EQ $made[1]
        ConvertTo-Form $one $_ | Remove-DockerNetwork -Confirm:$false
        Get-NetworkId | Should -Not -Contain $made[1]
        Get-NetworkId | Should -Contain $made[0]
    }

    It 'named like <End> means it alone, though its name is a pattern: <Form>' -ForEach $(
        foreach ($end in '*', '[12]', '[', '?') { foreach ($form in $forms) { @{ End = $end; Form = $form } } }
    ) {
        $base = New-TestName prod
        $script:made = @("$base$End", "${base}1", "${base}2" | ForEach-Object { New-TwinNetwork $_ })
        $one = Get-DockerNetwork | Where-Object Id -EQ $made[0]
        (ConvertTo-Form $one $Form | Get-DockerNetwork).Id | Should -Be $one.Id
        (Get-DockerNetwork -Name (ConvertTo-Form $one $Form)).Id | Should -Be $one.Id
        ConvertTo-Form $one $Form | Remove-DockerNetwork -Confirm:$false
        Get-NetworkId | Should -Not -Contain $made[0]
        Get-NetworkId | Should -Contain $made[1]
        Get-NetworkId | Should -Contain $made[2]
    }

    It 'is connected to, and disconnected from, by what it is: <_>' -ForEach $forms {
        $name = New-TestName twin
        $script:made = @(1..2 | ForEach-Object { New-TwinNetwork $name })
        $one = ConvertTo-Form (Get-DockerNetwork | Where-Object Id -EQ $made[1]) $_
        # An engine finds a network of a running container by its id alone.
        Connect-DockerNetwork -Network $one -Container $running.Name
        (Invoke-EngineApi GET "/networks/$($made[1])").Containers.PSObject.Properties.Name | Should -Be $running.Id
        (Get-DockerContainer -Network $one).Name | Should -Be $running.Name
        $members = (Get-DockerNetwork | Where-Object Id -EQ $made[1]).Containers
        $members.Container | Should -Be $running.Name
        Disconnect-DockerNetwork -Network $one -Container $running
        (Invoke-EngineApi GET "/networks/$($made[1])").Containers.PSObject.Properties.Name | Should -BeNullOrEmpty
    }

    It 'is not what a text means: that is a pattern' {
        $base = New-TestName prod
        $script:made = @("$base[12]", "${base}1", "${base}2" | ForEach-Object { New-TwinNetwork $_ })
        (Get-DockerNetwork "$base[12]").Name | Should -Be "${base}1", "${base}2"
        ([pscustomobject]@{ Name = "$base[12]" } | Get-DockerNetwork).Name | Should -Be "${base}1", "${base}2"
    }
}

Describe '<Cmdlet> -<Parameter>' -ForEach $piped {
    It 'leaves alone what only has the name of the object: <_>' -ForEach $forms {
        $rest = Get-Rest $Cmdlet $Parameter $Type
        $object = ConvertTo-Form $gone.$Type $_
        $records = @(Get-ErrorOf { $object | & $Cmdlet @rest })
        $records | Should -HaveCount 1
        $records[0].FullyQualifiedErrorId | Should -BeLike "${Type}NotFound,*"
        "$($records[0].TargetObject)" | Should -Be $gone.$Type.Name
    }
}

Describe 'What only had the name of an object' {
    It 'is untouched' {
        (Invoke-EngineApi GET "/containers/$($newcomer.Name)/json").Id | Should -Be $newcomer.Id
        (Invoke-EngineApi GET "/networks/$($newNetwork.Name)").Id | Should -Be $newNetwork.Id
        (Invoke-EngineApi GET "/images/$($newImage.Name)/json").Id | Should -Be $newImage.Id
    }
}

Describe '<Cmdlet> -<Parameter>' -ForEach $parameters {
    It 'takes an object of <Type> as its name, in whatever form' {
        $attribute = (Get-Command $Cmdlet).Parameters[$Parameter].Attributes | Where-Object { $_.GetType().Name -eq 'ObjectNameTransformation' }
        $live = $live.$Type
        foreach ($form in 'Live', 'Clixml', 'Json', 'Hashtable', 'Selected') {
            $object = ConvertTo-Form $live $form
            $attribute.Transform($ExecutionContext, $object) | Should -BeExactly $live.Name -Because $form
            $attribute.Transform($ExecutionContext, @($object, 'x', $object)) | Should -BeExactly $live.Name, 'x', $live.Name -Because $form
        }
        $attribute.Transform($ExecutionContext, 'x*') | Should -BeExactly 'x*'
    }
}

Describe 'An object of an image' {
    It 'keeps its name, so that its archive has it: <_>' -ForEach $forms {
        $file = "$TestDrive/$(New-TestName image).tar"
        $null = ConvertTo-Form (Get-DockerImage $busybox) $_ | Export-DockerImage -Path $file
        (tar -xOf $file manifest.json | ConvertFrom-Json).RepoTags | Should -Be $busybox
    }
}

Describe 'New-DockerContainer' {
    It 'takes objects for networks, links and mounts of others: <_>' -ForEach $forms[0, 1, 2, 4] {
        $volume = New-DockerVolume (New-TestName volume)
        $db = New-DockerContainer $busybox -Name (New-TestName db) -Network $net.Name -Volume "$($volume.Name):/data" -Start
        $web = New-DockerContainer $busybox -Name (New-TestName web) -Start -Network (ConvertTo-Form (Get-DockerNetwork $net.Name) $_) -Link (ConvertTo-Form $db $_) -VolumesFrom (ConvertTo-Form $db $_)
        $real = Invoke-EngineApi GET "/containers/$($web.Id)/json"
        $real.NetworkSettings.Networks.($net.Name).Links | Should -Be $db.Name
        $real.HostConfig.VolumesFrom | Should -Be $db.Name
        $real.Mounts.Name | Should -Be $volume.Name
    }

    It 'tells of an object that it cannot use' {
        $record = Get-ErrorOf { New-DockerContainer $busybox -Network ([pscustomobject]@{ Colour = 'red' }) }
        $record.FullyQualifiedErrorId | Should -BeLike 'ParameterArgumentTransformationError,*'
        $record.Exception.Message | Should -BeLike '*no network: give a name, or an object of Get-DockerNetwork*'
    }
}

Describe '<Cmdlet> -<Parameter>' -ForEach $patterns {
    It 'tells of a pattern that makes no sense once, and goes on: <_>' -ForEach 'web[', '[', 'a[z-a]b', 'x[]' {
        $rest = Get-Rest $Cmdlet $Parameter $Type
        $rest[$Parameter] = $_, 'dnt-no-such-thing*'
        $records = @(Get-ErrorOf { & $Cmdlet @rest })
        $records | Should -HaveCount 1
        $records[0].FullyQualifiedErrorId | Should -BeLike 'PatternInvalid,*'
        $records[0].CategoryInfo.Category | Should -Be 'InvalidArgument'
        $records[0].TargetObject | Should -Be $_
        $records[0].ErrorDetails.RecommendedAction | Should -Match 'bracket'
    }
}

Describe 'A bad pattern' {
    It 'does not keep the others from coming' {
        (Get-DockerContainer 'web[', $running.Name, '[' -ErrorAction Ignore).Id | Should -Be $running.Id
        ('web[', $running.Name | Get-DockerContainer -ErrorAction Ignore).Id | Should -Be $running.Id
        (Get-DockerImage 'a[', $busybox -ErrorAction Ignore).Name | Should -Be $busybox
    }

    It 'of aliases is told once' {
        $records = @(Get-ErrorOf { Get-ContainerLinkEnv $running.Name -Alias 'a[', 'b*' })
        $records | Should -HaveCount 1
        $records[0].FullyQualifiedErrorId | Should -BeLike 'PatternInvalid,*'
    }
}
