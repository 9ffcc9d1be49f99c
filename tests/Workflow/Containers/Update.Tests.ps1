BeforeAll {
    Import-Module "$PSScriptRoot/../../Support/DockerNet.Testing.psm1" -Force
    Import-Module "$PSScriptRoot/../../Support/Engines/FakeEngine.psm1"

    $script:busybox = 'dockernet/busybox:test'
    $script:service = 'dockernet/service:test'
    $script:next = Get-Random -Minimum 30000 -Maximum 32000

    function New-HostPort { ($script:next += 10) }

    # One that ends as soon as it is asked to.
    function New-TestContainer([hashtable]$More = @{}, [switch]$Stopped, [string]$Image = $busybox) {
        if (-not $More.Command) { $More = $More + @{ Command = 'sh', '-c', 'trap "exit 0" TERM; sleep 3600 & wait' } }
        New-DockerContainer $Image -Name (New-TestName) @More -Start:(-not $Stopped)
    }

    function Get-Inspection($Container) { Invoke-EngineApi GET "/containers/$($Container.Name)/json" }

    # What of an inspection must not change when nothing was to change.
    function Get-Setting($Container) {
        $all = Get-Inspection $Container
        $all.Config.PSObject.Properties.Remove('Hostname')
        $all.Config.Env = @($all.Config.Env | Where-Object { $_ -and $_ -ne 'DNT=1' })
        foreach ($place in $all.NetworkSettings.Networks.PSObject.Properties) {
            foreach ($alias in @($place.Value.Aliases)) { if ($alias -eq $all.Id.Substring(0, 12)) { $place.Value.Aliases = @($place.Value.Aliases -ne $alias) } }
        }
        $settings = [ordered]@{
            Name     = $all.Name
            Image    = $all.Image
            Config   = $all.Config
            Host     = $all.HostConfig
            Mounts   = @($all.Mounts | Sort-Object Destination | Select-Object Type, Name, Source, Destination, RW)
            Networks = @($all.NetworkSettings.Networks.PSObject.Properties | Sort-Object Name | ForEach-Object {
                    @{ Name = $_.Name; Aliases = @($_.Value.Aliases | Where-Object { $_ }); Links = $_.Value.Links; IPAM = $_.Value.IPAMConfig }
                })
        }
        foreach ($list in 'Binds', 'Links', 'VolumesFrom', 'Mounts') { $settings.Host.PSObject.Properties.Remove($list) }
        $settings | ConvertTo-Json -Depth 12
    }

    function Assert-NothingElse([string]$Name) {
        Invoke-EngineApi GET '/containers/json?all=1&filters={"label":["dockernet.update"]}' | Should -BeNullOrEmpty
        @((Invoke-EngineApi GET '/containers/json?all=1').Names -like "/$Name*" | Where-Object { $_ -notlike '/*/*' }) | Should -Be "/$Name"
    }
}

AfterAll { Remove-TestObject }

Describe 'Update-DockerContainer' {
    It 'publishes on another port, with the data kept' {
        $first, $second = (New-HostPort), (New-HostPort)
        $volume = New-TestName data
        $container = New-TestContainer @{ Publish = "${first}:80"; Volume = "${volume}:/data"; Env = 'A=1' }
        $null = Invoke-ContainerCommand $container.Name sh '-c' 'echo kept > /data/file'
        $updated = Update-DockerContainer $container.Name -Publish "${second}:80" -PassThru
        $updated.Name | Should -Be $container.Name
        $updated.Id | Should -Not -Be $container.Id
        $updated.State | Should -Be 'running'
        (Get-ContainerPort $container.Name).HostPort | Sort-Object -Unique | Should -Be $second
        (Invoke-ContainerCommand $container.Name cat /data/file).Output | Should -Be 'kept'
        (Get-DockerContainer $container.Name -Detailed).Env | Should -Contain 'A=1'
        Assert-NothingElse $container.Name
    }

    It 'changes nothing but what it is told to: <Case>' -ForEach @(
        @{ Case = 'a plain one'; More = @{} }
        @{ Case = 'ports, variables, labels and a command'; More = { @{ Publish = "$(New-HostPort):80", '81/udp'; Env = 'A=1', 'B='; Label = 'x=y'; Command = 'sh', '-c', 'trap exit TERM; sleep 999 & wait' } } }
        @{ Case = 'a terminal'; More = @{ Interactive = $true; Tty = $true; Command = 'sh' } }
        @{ Case = 'a network of its own'; More = { @{ Network = (New-DockerBridge (New-TestName net)).Name } } }
        @{ Case = 'the host''s network'; More = @{ Network = 'host' } }
        @{ Case = 'no network'; More = @{ Network = 'none' } }
        @{ Case = 'mounts'; More = { @{ Volume = "$(New-TestName data):/data:ro", "$TestDrive`:/host", '/loose' } } }
        @{ Case = 'a link'; More = { @{ Link = "$((New-TestContainer).Name):db" } } }
    ) {
        $parameters = $More -is [scriptblock] ? (& $More) : $More
        $container = New-TestContainer $parameters -Image $service
        $before = Get-Setting $container
        $links = (Get-DockerContainer $container.Name -Detailed).Links
        Update-DockerContainer $container.Name -Env DNT=1
        Get-Setting $container | Should -Be $before
        (Get-DockerContainer $container.Name -Detailed).Links | Should -Be $links
        Assert-NothingElse $container.Name
    }

    It 'keeps volumes without a name, and what came from another container' {
        $provider = New-TestContainer @{ Volume = '/shared' } -Stopped
        $container = New-TestContainer @{ VolumesFrom = $provider.Name; Volume = '/own' }
        $null = Invoke-ContainerCommand $container.Name sh '-c' 'echo own > /own/file; echo shared > /shared/file'
        Remove-DockerContainer $provider.Name
        Update-DockerContainer $container.Name -Env NEW=1
        (Invoke-ContainerCommand $container.Name cat /own/file /shared/file).Output | Should -Be 'own', 'shared'
    }

    It 'adds, replaces and leaves out variables and mounts' {
        $container = New-TestContainer @{ Env = 'A=1', 'B=2', 'C=3'; Volume = "$(New-TestName one):/one", "$(New-TestName two):/two" }
        $other = New-TestName other
        Update-DockerContainer $container.Name -Env B=20, D=4 -RemoveEnv C -Volume "${other}:/one", '/three' -RemoveMount /two
        $detail = Get-DockerContainer $container.Name -Detailed
        $detail.Env | Where-Object { $_ -notlike 'PATH=*' } | Should -Be 'A=1', 'B=20', 'D=4'
        $detail.Mounts.Target | Should -Be '/one', '/three'
        $detail.Mounts[0].Name | Should -Be $other
    }

    It 'puts it on other networks, and keeps its names and its address on those that stay' {
        $part = "10.$(Get-Random -Minimum 200 -Maximum 250).$(Get-Random -Minimum 1 -Maximum 250)"
        $stay = New-DockerBridge (New-TestName stay) -Subnet "$part.0/24"
        $go, $come = 1..2 | ForEach-Object { New-DockerBridge (New-TestName net) }
        $container = New-TestContainer @{ Network = $go.Name }
        Connect-DockerNetwork $stay.Name $container.Name -Alias store -IPAddress "$part.77"
        Update-DockerContainer $container.Name -Network $come.Name, $stay.Name
        $detail = Get-DockerContainer $container.Name -Detailed
        $detail.Networks.Network | Sort-Object | Should -Be ($come.Name, $stay.Name | Sort-Object)
        $place = $detail.Networks | Where-Object Network -EQ $stay.Name
        $place.Aliases | Should -Be 'store'
        $place.IPAddress | Should -Be "$part.77"
    }

    It 'links to another source' {
        $one, $two = 1..2 | ForEach-Object { New-TestContainer }
        $container = New-TestContainer @{ Link = "$($one.Name):db" }
        Update-DockerContainer $container.Name -Link "$($two.Name):db"
        (Get-ContainerLink $container.Name).Source | Should -Be $two.Name
        (Test-ContainerPing $container.Name db -Count 1).Address | Should -Be $two.IPAddress
        Update-DockerContainer $container.Name -Link @()
        Get-ContainerLink $container.Name | Should -BeNullOrEmpty
    }

    It 'publishes nothing any more' {
        $container = New-TestContainer @{ Publish = "$(New-HostPort):80" }
        Update-DockerContainer $container.Name -Publish @()
        (Get-ContainerPort $container.Name).Published | Should -Not -Contain $true
    }

    It 'leaves a stopped one stopped' {
        $container = New-TestContainer -Stopped
        (Update-DockerContainer $container.Name -Env A=1 -PassThru).State | Should -Be 'created'
    }

    It 'takes several from the pipeline' {
        1..2 | ForEach-Object { New-TestContainer } | Update-DockerContainer -Env A=1 -PassThru | Should -HaveCount 2
    }

    It 'warns of who shared its network' {
        $container = New-TestContainer
        $sharer = New-TestContainer @{ Network = "container:$($container.Name)" }
        Update-DockerContainer $container.Name -Env A=1 -WarningVariable warnings -WarningAction SilentlyContinue
        $warnings | Should -BeLike "*$($sharer.Name)*(NetworkSharerLost)."
    }

    It 'warns of whose link it kills, and names the repair that revives it' {
        $container = New-TestContainer
        $recipient = New-TestContainer @{ Link = "$($container.Name):db" }
        Update-DockerContainer $container.Name -Env A=1 -WarningVariable warnings -WarningAction SilentlyContinue
        $warnings | Should -BeLike "*'db'*Repair-ContainerLink $($recipient.Name) (LinkSourceReplaced)."
        Repair-ContainerLink $recipient.Name -WarningAction SilentlyContinue
        (Test-ContainerPing $recipient.Name db -Count 1).Reachable | Should -BeTrue
    }

    It 'gives its plan with -WhatIf, and does nothing' {
        $container = New-TestContainer
        $plan = Update-DockerContainer $container.Name -Env SECRET=hidden -WhatIf
        $plan.Action | Should -Be 'Create', 'Stop', 'Rename', 'Start', 'Check', 'Remove'
        $plan[0].Detail | Should -BeLike '*SECRET*'
        "$plan" | Should -Not -BeLike '*hidden*'
        (Get-DockerContainer $container.Name).Id | Should -Be $container.Id
    }

    It 'does nothing where there is nothing to change, and says so' {
        $port = New-HostPort
        $container = New-TestContainer @{ Env = 'A=1'; Publish = "${port}:80"; Volume = "$(New-TestName data):/data", '/loose' }
        $mount = (Get-Inspection $container).HostConfig.Binds
        $said = Update-DockerContainer $container.Name -Env A=1 -Publish "${port}:80" -Volume $mount, '/loose' -RemoveEnv NONE -RemoveMount /none -Verbose 4>&1
        "$said" | Should -BeLike '*nothing to change*'
        (Get-DockerContainer $container.Name).Id | Should -Be $container.Id
    }

    It 'takes a variable of the image away' {
        $image = New-TestName image
        $null = Invoke-EngineApi POST "/commit?container=$((New-TestContainer -Stopped).Name)&repo=$image" @{ Env = @('OF_IMAGE=1') }
        $container = New-TestContainer -Image $image
        Update-DockerContainer $container.Name -RemoveEnv OF_IMAGE
        (Invoke-ContainerCommand $container.Name env).Output | Should -Not -Contain 'OF_IMAGE=1'
        (Get-DockerContainer $container.Name -Detailed).Env | Should -Not -Match 'OF_IMAGE'
        Remove-DockerContainer $container.Name -Force
        Remove-DockerImage $image -Confirm:$false
    }

    It 'leaves a paused one paused' {
        $container = New-TestContainer
        $null = Invoke-EngineApi POST "/containers/$($container.Name)/pause"
        Update-DockerContainer $container.Name -Env A=1
        (Get-DockerContainer $container.Name).State | Should -Be 'paused'
        $null = Invoke-EngineApi POST "/containers/$($container.Name)/unpause"
    }

    It 'keeps volumes without a name such, so that they go with it' {
        $container = New-TestContainer @{ Volume = '/one'; Mount = 'type=volume,target=/two' }
        $volumes = (Get-DockerContainer $container.Name).Mounts.Name
        $null = Invoke-ContainerCommand $container.Name sh '-c' 'echo 1 > /one/file; echo 2 > /two/file'
        1..2 | ForEach-Object { Update-DockerContainer $container.Name -Env "A=$_" }
        (Invoke-ContainerCommand $container.Name cat /one/file /two/file).Output | Should -Be '1', '2'
        (Get-DockerContainer $container.Name -Detailed).VolumesFrom | Should -BeNullOrEmpty
        # An engine that starts with one that has mounts from itself waits for ever.
        (Invoke-EngineApi GET "/containers/$($container.Name)/json").HostConfig.VolumesFrom | Should -Not -Match $container.Name
        Remove-DockerContainer $container.Name -Force -RemoveVolume
        (Invoke-EngineApi GET '/volumes').Volumes.Name | Where-Object { $_ -in $volumes } | Should -BeNullOrEmpty
    }

    It 'keeps paths with colons, also those of another container that is gone' {
        $folder = (New-Item "$TestDrive/a:b" -ItemType Directory -Force).FullName
        Set-Content "$folder/file" 'here'
        $provider = New-TestContainer @{ Mount = "type=bind,source=$folder,target=/y,readonly" } -Stopped
        $container = New-TestContainer @{ VolumesFrom = $provider.Name }
        Update-DockerContainer $container.Name -Env A=1
        Remove-DockerContainer $provider.Name
        Update-DockerContainer $container.Name -Env A=2
        (Invoke-ContainerCommand $container.Name cat /y/file).Output | Should -Be 'here'
        (Get-DockerContainer $container.Name).Mounts[0].ReadOnly | Should -BeTrue
    }

    It 'tells of mounts from another container that was made anew, keeps the old ones, and gives the new ones as it says' {
        $provider = New-TestContainer @{ Volume = '/files' } -Stopped
        $container = New-TestContainer @{ VolumesFrom = $provider.Name }
        $null = Invoke-ContainerCommand $container.Name touch /files/old
        Update-DockerContainer $container.Name -Env A=1 -WarningVariable none -WarningAction SilentlyContinue
        "$none" | Should -BeNullOrEmpty
        Remove-DockerContainer $provider.Name
        $again = New-DockerContainer $busybox -Name $provider.Name -Volume '/files'
        $finding = Test-DockerContainer $container.Name
        $finding.Id | Should -Be 'VolumesFromReplaced'
        Update-DockerContainer $container.Name -WarningVariable told -WarningAction SilentlyContinue
        "$told" | Should -BeLike "*$($provider.Name)*(VolumesFromReplaced)*"
        (Invoke-ContainerCommand $container.Name ls /files).Output | Should -Be 'old'
        & ([scriptblock]::Create("$($finding.Fix) -WarningVariable quiet"))
        (Get-DockerContainer $container.Name).Mounts.Name | Should -Be $again.Mounts.Name
        (Invoke-ContainerCommand $container.Name ls /files).Output | Should -BeNullOrEmpty
    }

    It 'warns of what is in its own file system, by name and number' {
        $container = New-TestContainer @{ Volume = "$(New-TestName data):/deep/data", '/loose'; Tmpfs = '/memory' }
        Update-DockerContainer $container.Name -Env A=1 -WarningVariable none -WarningAction SilentlyContinue
        $none | Should -BeNullOrEmpty
        $null = Invoke-ContainerCommand $container.Name sh '-c' 'echo 1 > /mine; mkdir /more; echo 2 > /more/file; echo 3 > /deep/data/kept; echo 4 > /memory/x'
        Update-DockerContainer $container.Name -Env A=2 -WarningVariable warnings -WarningAction SilentlyContinue
        $warnings | Should -BeLike "*3 changes*/mine, /more, /more/file*(LayerLost)."
    }

    It 'carries over what is in its own file system with -KeepLayer: owners, times, deletions' {
        $container = New-TestContainer @{ Env = 'GONE=1'; Volume = '/loose' }
        $null = Invoke-ContainerCommand $container.Name sh '-c' 'mkdir -p /d/e; echo 1 > /d/e/f; chown -R 1234:77 /d; chmod 4711 /d/e/f; ln -s f /d/e/l; touch -d "2001-02-03 04:05:06" /d/e/f; rm /bin/vi; echo x > /loose/y'
        $list = { (Invoke-ContainerCommand $container.Name sh '-c' 'stat -c "%n %u %g %a %Y %F" /d /d/e /d/e/f /d/e/l; ls /bin; cat /loose/y').Output }
        $before = & $list
        Update-DockerContainer $container.Name -RemoveEnv GONE -KeepLayer -WarningVariable warnings -WarningAction SilentlyContinue
        $warnings | Should -BeNullOrEmpty
        & $list | Should -Be $before
        (Invoke-ContainerCommand $container.Name env).Output | Should -Not -Contain 'GONE=1'
        @((Invoke-EngineApi GET '/images/json').RepoTags) -like 'dockernet-update*' | Should -BeNullOrEmpty
        Assert-NothingElse $container.Name
    }
}

Describe 'An update that fails' {
    It 'leaves the old container running: <Why>' -ForEach @(
        @{ Why = 'the port is taken'; Id = 'PortInUse'; Change = { @{ Publish = "${taken}:80" } } }
        @{ Why = 'the network is unknown'; Id = 'NetworkNotFound'; Change = { @{ Network = 'dnt-nowhere' } } }
        @{ Why = 'the link''s source is unknown'; Id = 'ContainerNotFound'; Change = { @{ Link = 'dnt-nowhere:db' } } }
        @{ Why = 'the link''s source does not run'; Id = 'LinkSourceNotRunning'; Change = { @{ Link = "$($stopped.Name):db" } } }
        @{ Why = 'it ends at once'; Id = 'ContainerEnded'; Change = { @{ Volume = "${file}:/etc/failing:ro"; Env = 'FAIL=1' } } }
    ) {
        $taken = New-HostPort
        $null = New-TestContainer @{ Publish = "${taken}:80" }
        $stopped = New-TestContainer -Stopped
        $file = New-Item "$TestDrive/$(New-Guid)"
        $container = New-TestContainer @{ Command = 'sh', '-c', 'trap "exit 0" TERM; test -z "$FAIL" || exit 3; sleep 3600 & wait' }
        $null = Invoke-ContainerCommand $container.Name touch /mark
        $parameters = & $Change
        $record = Get-ErrorOf { Update-DockerContainer $container.Name @parameters }
        $record.FullyQualifiedErrorId | Should -BeLike "$Id,*"
        $record.TargetObject | Should -Be $container.Name
        $after = Get-DockerContainer $container.Name
        $after.Id | Should -Be $container.Id
        $after.State | Should -Be 'running'
        (Invoke-ContainerCommand $container.Name ls /mark).ExitCode | Should -Be 0
        Assert-NothingElse $container.Name
    }

    It 'by Ctrl+C leaves the old container running' {
        # It does not end by itself, so that there is time.
        $container = New-TestContainer @{ Command = 'sh', '-c', 'trap "" TERM; while true; do sleep 1; done' }
        $stopped = Invoke-AndStop { param($name) Update-DockerContainer $name -Env A=1 } $container.Name -After 1
        $stopped.WasRunning | Should -BeTrue
        $stopped.Errors | Should -BeNullOrEmpty
        Wait-Until { (Get-DockerContainer $container.Name).State -eq 'running' } -What 'it runs again'
        (Get-DockerContainer $container.Name).Id | Should -Be $container.Id
        Assert-NothingElse $container.Name
    }

    It 'by Ctrl+C is undone before the session goes on: <Moment>, restart <Restart>' -ForEach @(
        foreach ($restart in 'no', 'unless-stopped', 'always') {
            @{ Moment = 'while the old one is stopped'; Restart = $restart; When = { Get-EngineEvent $container.Name kill $begin } }
        }
        @{ Moment = 'while the new one is looked at'; Restart = 'always'; When = { (Get-Inspection $container).Config.Env -contains 'A=1' } }
    ) {
        # It takes its time to end.
        $container = New-TestContainer @{ Restart = $restart; Command = 'sh', '-c', 'trap "sleep 3; exit 0" TERM; while true; do sleep 0.2; done' }
        $begin = [DateTimeOffset]::UtcNow
        $stopped = Invoke-AndStop { param($name) Update-DockerContainer $name -Env A=1 } $container.Name -After 0 -When { try { & $When } catch { $false } }
        $stopped.WasRunning | Should -BeTrue
        $stopped.Errors | Should -BeNullOrEmpty
        $after = Get-Inspection $container
        $after.Id | Should -Be $container.Id
        $after.State.Status | Should -Be 'running'
        $after.HostConfig.RestartPolicy.Name | Should -Be $restart
        Assert-NothingElse $container.Name
    }

    It 'is one whose program ends again and again, under restart policy <_>' -ForEach 'unless-stopped', 'always', 'on-failure:5' {
        $container = New-TestContainer @{ Restart = $_; Command = 'sh', '-c', 'trap "exit 0" TERM; test -z "$BAD" || { sleep $BAD; exit 7; }; sleep 3600 & wait' }
        Update-DockerContainer $container.Name -Env BAD=0.5 -ErrorVariable failed -ErrorAction SilentlyContinue -WarningVariable told -WarningAction SilentlyContinue
        $record = @($failed)[-1]
        $record.FullyQualifiedErrorId | Should -BeLike 'ContainerEnded,*'
        "$told" | Should -BeLike "*the change of $($container.Name) is undone, and it is as it was before (UpdateUndone)*"
        $record.Exception.Message | Should -BeLike '*exit code 7*'
        $after = Get-Inspection $container
        $after.Id | Should -Be $container.Id
        $after.State.Status | Should -Be 'running'
        "$($after.HostConfig.RestartPolicy.Name)$(if ($after.HostConfig.RestartPolicy.MaximumRetryCount) { ':5' })" | Should -Be $_
        Assert-NothingElse $container.Name
    }

    It 'is not begun on one that would remove itself' {
        $id = (Invoke-EngineApi POST "/containers/create?name=$(New-TestName)" @{ Image = $busybox; HostConfig = @{ AutoRemove = $true } }).Id
        $null = Invoke-EngineApi POST "/containers/$id/start"
        $record = Get-ErrorOf { Update-DockerContainer $id -Env A=1 }
        $record.FullyQualifiedErrorId | Should -BeLike 'ContainerRemovesItself,*'
        (Get-DockerContainer $id).State | Should -Be 'running'
    }
}
