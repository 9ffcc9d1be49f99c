BeforeAll {
    Import-Module "$PSScriptRoot/../../Support/DockerNet.Testing.psm1" -Force
    Import-Module "$PSScriptRoot/../../Support/Engines/FakeEngine.psm1"

    $script:busybox = 'dockernet/busybox:test'
    $script:service = 'dockernet/service:test'

    function Start-Pair([string]$Image = $busybox) {
        $db = New-DockerContainer $service -Name (New-TestName db) -Start
        $web = New-DockerContainer $Image -Name (New-TestName web) -Link "$($db.Name):webdb" -Start
        @{ Db = $db; Web = $web }
    }

    function Get-StartTime($Container) { (Get-DockerContainer $Container.Name -Inspect).Started }
    function Get-NetworkOf($Container) { (Get-DockerContainer $Container.Name).Networks.Network }
    function Get-Helper { Invoke-EngineApi GET '/containers/json?all=1&filters={"label":["dockernet.helper"]}' }

    $script:address = $env:DOCKERNET_TEST_ADDRESS ?? '127.0.0.1'

    # As from outside: by the host and the published port.
    function Get-Page($Port) { try { (Invoke-RestMethod "http://${address}:$Port/" -TimeoutSec 2).Trim() } catch { '' } }

    # All that a migration could change, as one text.
    function Get-EngineState {
        $containers = Invoke-EngineApi GET '/containers/json?all=1' | Sort-Object Id | ForEach-Object {
            "$($_.Names | Sort-Object) $($_.State) $($_.NetworkSettings.Networks.PSObject.Properties.Name | Sort-Object)"
        }
        $networks = (Invoke-EngineApi GET '/networks').Name | Sort-Object
        "$containers | $networks"
    }
}

AfterAll { Remove-TestObject }

Describe 'Convert-ContainerLink' {
    It 'moves a link to a network, without a restart' {
        $pair = Start-Pair
        $network = New-TestName net
        $started = Get-StartTime $pair.Web
        $steps = Convert-ContainerLink $pair.Web.Name $network
        $steps.Action | Should -Be 'CreateNetwork', 'ConnectSource', 'Rehearse', 'RemoveLink', 'ConnectRecipient', 'LeaveBridge', 'Ping'
        $steps.Done | Should -Not -Contain $false
        $steps.Order | Should -Be (1..7)
        $link = Get-ContainerLink $pair.Web.Name
        $link.Kind | Should -Be 'Endpoint'
        $link.Network | Should -Be $network
        $link.Health | Should -Be 'Healthy'
        "$link" | Should -Be "$($pair.Db.Name):webdb"
        Get-NetworkOf $pair.Web | Should -Be $network
        Get-NetworkOf $pair.Db | Should -Be 'bridge', $network
        (Get-StartTime $pair.Web) | Should -Be $started
        'webdb', $pair.Db.Name, $pair.Db.ShortId | Test-ContainerPing $pair.Web.Name -Count 1 -Quiet | Should -Be $true, $true, $true
    }

    It 'makes links that survive a restart, and a source that is created again' {
        $pair = Start-Pair
        $network = New-TestName net
        $null = Convert-ContainerLink $pair.Web.Name $network
        Restart-DockerContainer $pair.Web.Name -Timeout 0
        (Test-ContainerPing $pair.Web.Name webdb -Count 1).Reachable | Should -BeTrue
        Remove-DockerContainer $pair.Db.Name -Force
        $null = New-DockerContainer $service -Name $pair.Db.Name -Network $network -Start
        (Test-ContainerPing $pair.Web.Name webdb -Count 1).Reachable | Should -BeTrue
    }

    It 'moves a chain of three while someone talks through it' {
        $db = New-DockerContainer $service -Name (New-TestName db) -Start
        $app = New-DockerContainer $busybox -Name (New-TestName app) -Link "$($db.Name):store" -Start
        $web = New-DockerContainer $busybox -Name (New-TestName web) -Link "$($app.Name):backend" -Start
        $started = $db, $app, $web | ForEach-Object { Get-StartTime $_ }
        # In the containers themselves, since what is measured is their way to each other.
        $loop = 'n=0; while [ ! -e /tmp/stop ]; do if ping -c 1 -W 1 {0} >/dev/null 2>&1; then echo ok; else echo lost; fi >> /tmp/pings; sleep 0.2; done; echo end >> /tmp/pings'
        $talks = @{ $app.Name = 'store'; $web.Name = 'backend' }
        foreach ($name in $talks.Keys) {
            $null = Invoke-EngineApi POST "/exec/$((Invoke-EngineApi POST "/containers/$name/exec" @{ Cmd = @('sh', '-c', ($loop -replace '\{0\}', $talks[$name])) }).Id)/start" @{ Detach = $true }
        }
        $count = { param($name) @((Invoke-ContainerCommand $name cat /tmp/pings).Output -eq 'ok').Count }
        Wait-Until { -not ($talks.Keys | Where-Object { (& $count $_) -lt 5 }) } -What 'both loops run'

        $steps = $web.Name, $app.Name, $db.Name | Convert-ContainerLink -Network (New-TestName net)

        $before = @{}
        $talks.Keys | ForEach-Object { $before[$_] = & $count $_ }
        Wait-Until { -not ($talks.Keys | Where-Object { (& $count $_) -lt $before[$_] + 5 }) } -What 'both loops go on'
        foreach ($name in $talks.Keys) {
            $null = Invoke-ContainerCommand $name touch /tmp/stop
            Wait-Until { (Invoke-ContainerCommand $name cat /tmp/pings).Output[-1] -eq 'end' }
            $lost = @((Invoke-ContainerCommand $name cat /tmp/pings).Output -eq 'lost').Count
            # How long a step takes is the machine's; that most of what is said meanwhile arrives is not.
            $lost | Should -BeLessOrEqual 5 -Because "$name talks through it"
        }
        $steps[0].Action | Should -Be 'CreateNetwork'
        ($steps | Where-Object Action -EQ LeaveBridge).Target | Sort-Object | Should -Be (@($db.Name, $app.Name, $web.Name) | Sort-Object)
        $db, $app, $web | ForEach-Object { Get-StartTime $_ } | Should -Be $started
        Get-ContainerLink $web.Name, $app.Name | ForEach-Object Kind | Should -Be 'Endpoint', 'Endpoint'
        Test-ContainerLink $web.Name, $app.Name | Where-Object Severity -LE Error | Should -BeNullOrEmpty
    }

    It 'keeps published ports answering' {
        $db = New-DockerContainer $service -Name (New-TestName db) -Start
        $port = Get-Random -Minimum 20000 -Maximum 30000
        $web = New-DockerContainer $busybox -Name (New-TestName web) -Link "$($db.Name):webdb" -Publish "${port}:80" -Start sh '-c' 'echo hello > /www/index.html; httpd -f -p 80 -h /www'
        Wait-Until { (Get-Page $port) -eq 'hello' }
        $null = Convert-ContainerLink $web.Name (New-TestName net)
        Get-NetworkOf $web | Should -Not -Contain 'bridge'
        Get-Page $port | Should -Be 'hello'
        (Get-DockerContainer $web.Name).Ports[0].HostPort | Should -Be $port
    }

    It 'warns that a random port changes, and the new one answers' {
        $db = New-DockerContainer $service -Name (New-TestName db) -Start
        $web = New-DockerContainer $busybox -Name (New-TestName web) -Link "$($db.Name):webdb" -Publish ':80' -Start sh '-c' 'echo hello > /www/index.html; httpd -f -p 80 -h /www'
        $null = Convert-ContainerLink $web.Name (New-TestName net) -WarningVariable warned -WarningAction SilentlyContinue
        $warned | Should -Match 'other ports of the host'
        $port = (Get-DockerContainer $web.Name).Ports[0].HostPort
        Wait-Until { (Get-Page $port) -eq 'hello' }
    }

    It 'leaves containers on the bridge with -KeepBridge, and those that others link to' {
        $pair = Start-Pair
        $other = New-DockerContainer $busybox -Name (New-TestName other) -Link "$($pair.Web.Name):backend" -Start
        $null = Convert-ContainerLink $pair.Web.Name (New-TestName net) -WarningVariable warned -WarningAction SilentlyContinue
        $warned | Should -Match $other.Name
        Get-NetworkOf $pair.Web | Should -Contain 'bridge'
        (Test-ContainerPing $other.Name backend -Count 1).Reachable | Should -BeTrue
        $null = Convert-ContainerLink $other.Name (New-TestName net) -KeepBridge
        Get-NetworkOf $other | Should -Contain 'bridge'
        (Test-ContainerPing $other.Name backend -Count 1).Reachable | Should -BeTrue
    }

    It 'gives a plan and changes nothing with -WhatIf' {
        $pair = Start-Pair
        $network = New-TestName net
        $before = Get-EngineState
        $plan = $pair.Web | Convert-ContainerLink -Network $network -WhatIf
        $plan | Should -BeOfType ([DockerNet.LinkMigrationStep])
        $plan.Action | Should -Be 'CreateNetwork', 'ConnectSource', 'Rehearse', 'RemoveLink', 'ConnectRecipient', 'LeaveBridge', 'Ping'
        $plan.Done | Should -Not -Contain $true
        $plan[0].Target | Should -Be $network
        Get-EngineState | Should -Be $before
        (Get-ContainerLink $pair.Web.Name).Kind | Should -Be 'Legacy'
        (Convert-ContainerLink $pair.Web.Name -WhatIf)[0].Target | Should -Be "links-$($pair.Web.Name)"
    }

    It 'uses a network that is there, and brings a recipient that is on it already back with all that it had' {
        $pair = Start-Pair
        $network = New-DockerBridge (New-TestName net) -Subnet 10.213.7.0/24
        Connect-DockerNetwork $network.Name $pair.Db.Name
        Connect-DockerNetwork $network.Name $pair.Web.Name -Alias front -IPAddress 10.213.7.99
        $steps = Convert-ContainerLink $pair.Web.Name
        $steps.Action | Should -Be 'Rehearse', 'RemoveLink', 'LeaveNetwork', 'ConnectRecipient', 'LeaveBridge', 'Ping'
        $steps[0].Network | Should -Be $network.Name -Because 'all of them are on it'
        $place = (Get-DockerContainer $pair.Web.Name -Inspect).Networks
        "$($place.IPAddress)" | Should -Be '10.213.7.99'
        $place.Aliases | Should -Contain 'front'
        (Test-ContainerPing $pair.Web.Name webdb -Count 1).Reachable | Should -BeTrue
        (Test-ContainerPing $pair.Db.Name front -Count 1).Reachable | Should -BeTrue
        Test-ContainerLink $pair.Web.Name | Should -BeNullOrEmpty
    }

    It 'moves what has no tools inside, and proves it from beside it' {
        $pair = Start-Pair dockernet/bare:test
        Connect-DockerNetwork (New-DockerBridge (New-TestName other)).Name $pair.Web.Name
        $steps = Convert-ContainerLink $pair.Web.Name (New-TestName net)
        $steps[-1].Detail | Should -Match 'answers from'
        Test-ContainerLink $pair.Web.Name | Should -BeNullOrEmpty -Because 'its DNS was given back'
        Get-Helper | Should -BeNullOrEmpty
    }

    It 'keeps a host name that was given to the source' {
        $id = (Invoke-EngineApi POST "/containers/create?name=$(New-TestName db)" @{ Image = $service; Hostname = 'store.lan' }).Id
        Start-DockerContainer $id
        $db = Get-DockerContainer $id
        $web = New-DockerContainer $busybox -Name (New-TestName web) -Link "$($db.Name):webdb" -Start
        (Test-ContainerPing $web.Name store.lan -Count 1).Reachable | Should -BeTrue
        $null = Convert-ContainerLink $web.Name (New-TestName net)
        (Test-ContainerPing $web.Name store.lan -Count 1).Reachable | Should -BeTrue
    }

    It 'moves the links of containers that do not run' {
        $db = New-DockerContainer $service -Name (New-TestName db)
        $web = New-DockerContainer $busybox -Name (New-TestName web) -Link "$($db.Name):webdb"
        (Convert-ContainerLink $web.Name (New-TestName net)).Action | Should -Not -Contain 'Ping'
        Start-DockerContainer $web.Name, $db.Name
        Wait-Until { (Test-ContainerPing $web.Name webdb -Count 1).Reachable }
    }

    It 'has nothing to do without a legacy link' {
        $pair = Start-Pair
        Convert-ContainerLink $pair.Db.Name | Should -BeNullOrEmpty
        "$(Convert-ContainerLink $pair.Db.Name -Verbose 4>&1)" | Should -Match 'no legacy links'
    }

    It 'refuses a network that knows no names: <_>' -ForEach 'bridge', 'host' {
        $pair = Start-Pair
        $record = Get-ErrorOf { Convert-ContainerLink $pair.Web.Name $_ }
        $record.FullyQualifiedErrorId | Should -BeLike 'NetworkPredefined,*'
        $record.TargetObject | Should -Be $pair.Web.Name
        (Get-ContainerLink $pair.Web.Name).Health | Should -Be 'Healthy'
    }
}

Describe 'A migration that fails' {
    It 'changes nothing when it can be known before: <Name>' -ForEach @(
        @{ Name = 'no member reaches another'; Id = 'LinkNotReachable'; Prepare = {
                $name = New-TestName net
                $null = Invoke-EngineApi POST /networks/create @{ Name = $name; Driver = 'bridge'; Options = @{ 'com.docker.network.bridge.enable_icc' = 'false' } }
                $name
            }
        }
        @{ Name = 'the network has no address left for the recipient'; Id = 'AddressPoolExhausted'; Prepare = {
                # Of its eight addresses three are taken anyway, and the source needs one.
                $name = (New-DockerBridge (New-TestName net) -Subnet 10.213.8.0/29).Name
                1..4 | ForEach-Object { $null = New-DockerContainer $busybox -Name (New-TestName filler) -Network $name -Start }
                $name
            }
        }
    ) {
        $pair = Start-Pair
        $network = & $Prepare
        $before = Get-EngineState
        $record = Get-ErrorOf { Convert-ContainerLink $pair.Web.Name $network }
        $record | Should -HaveCount 1
        $record.FullyQualifiedErrorId | Should -BeLike "$Id,*"
        $record.TargetObject | Should -Be $pair.Web.Name
        Get-EngineState | Should -Be $before
        $link = Get-ContainerLink $pair.Web.Name
        $link.Kind | Should -Be 'Legacy'
        $link.Health | Should -Be 'Healthy'
        (Test-ContainerPing $pair.Web.Name webdb -Count 1).Reachable | Should -BeTrue
    }

    It 'is undone by Ctrl+C, also where links are gone already: their names are back' {
        $db = New-DockerContainer $service -Name (New-TestName db) -Start
        $webs = 1..5 | ForEach-Object { New-DockerContainer $busybox -Name (New-TestName web) -Link "$($db.Name):webdb" -Start }
        $network = New-TestName net
        $stopped = Invoke-AndStop { param($names, $network) Convert-ContainerLink $names $network } $webs.Name, $network -After 0 -When {
            (Invoke-EngineApi GET '/networks').Name -contains $network -and (Get-DockerNetwork $network).Containers.Container -contains $webs[1].Name
        }
        $stopped.WasRunning | Should -BeTrue
        $stopped.Errors | Should -BeNullOrEmpty
        $stopped.Elapsed | Should -BeLessThan $stopped.Patience
        Wait-Until { (Invoke-EngineApi GET '/networks').Name -notcontains $network } -What 'the network is gone again'
        $webs + $db | ForEach-Object { Get-NetworkOf $_ } | Should -Be (@('bridge') * 6)
        foreach ($web in $webs) {
            'webdb', $db.Name, $db.ShortId | Test-ContainerPing $web.Name -Count 1 -Quiet | Should -Be $true, $true, $true
        }
        (Get-ContainerLink $webs[4].Name).Kind | Should -Be 'Legacy'
        Wait-Until { -not (Get-Helper) } -What 'no helper is left'
    }

    It 'is undone when the engine fails in the middle: the names are back, and a warning tells what is lost' {
        $pair = Start-Pair
        # The network goes when the links are gone, as if someone else had removed it.
        $network = (New-DockerBridge (New-TestName net)).Name
        $quietly = @{ ErrorAction = 'SilentlyContinue'; ErrorVariable = 'errors'; WarningAction = 'SilentlyContinue'; WarningVariable = 'warned' }
        Convert-ContainerLink $pair.Web.Name $network -SkipPing @quietly | ForEach-Object {
            if ($_.Action -eq 'RemoveLink') {
                $null = Invoke-EngineApi POST "/networks/$network/disconnect" @{ Container = $pair.Db.Id; Force = $true }
                $null = Invoke-EngineApi DELETE "/networks/$network"
            }
        }
        $errors.FullyQualifiedErrorId | Should -BeLike 'NetworkNotFound,*'
        $warned | Should -Match 'hosts file has ''webdb'' as before'
        Get-NetworkOf $pair.Web | Should -Be 'bridge'
        'webdb', $pair.Db.Name, $pair.Db.ShortId | Test-ContainerPing $pair.Web.Name -Count 1 -Quiet | Should -Be $true, $true, $true
    }

    It 'can be made to succeed without the proof' {
        $pair = Start-Pair
        $network = New-TestName net
        $null = Invoke-EngineApi POST /networks/create @{ Name = $network; Driver = 'bridge'; Options = @{ 'com.docker.network.bridge.enable_icc' = 'false' } }
        (Convert-ContainerLink $pair.Web.Name $network -SkipPing).Action | Should -Be 'ConnectSource', 'RemoveLink', 'ConnectRecipient', 'LeaveBridge'
        (Get-ContainerLink $pair.Web.Name).Network | Should -Be $network
    }
}

Describe 'Repair-ContainerLink' {
    It 'revives a recipient whose source was created again: <Where>' -ForEach @(
        @{ Where = 'with tools'; Image = 'dockernet/busybox:test' }
        @{ Where = 'without tools'; Image = 'dockernet/bare:test' }
    ) {
        $pair = Start-Pair $Image
        $started = Get-StartTime $pair.Web
        Remove-DockerContainer $pair.Db.Name -Force
        $null = New-DockerContainer $service -Name $pair.Db.Name -Start
        (Test-ContainerLink $pair.Web.Name).Id | Should -Contain 'LinkSourceReplaced'
        $steps = Test-ContainerLink $pair.Web.Name | Where-Object Id -EQ LinkSourceReplaced | Repair-ContainerLink -Network (New-TestName net)
        ($steps | Where-Object Action -EQ RemoveLink).Detail | Should -Match 'dead'
        Get-StartTime $pair.Web | Should -Be $started
        (Get-ContainerLink $pair.Web.Name).Health | Should -Be 'Healthy'
        Test-ContainerLink $pair.Web.Name | Should -BeNullOrEmpty
        Get-Helper | Should -BeNullOrEmpty
        Restart-DockerContainer $pair.Web.Name -Timeout 0 -PassThru | ForEach-Object State | Should -Be 'running'
        if ($Image -eq $busybox) { (Test-ContainerPing $pair.Web.Name webdb -Count 1).Reachable | Should -BeTrue }
    }

    It 'revives one whose source is gone, and finds the source once it is there' {
        $pair = Start-Pair
        $network = New-TestName net
        Remove-DockerContainer $pair.Db.Name -Force
        $null = Repair-ContainerLink $pair.Web.Name $network -WarningVariable warned -WarningAction SilentlyContinue
        $warned | Should -Match "no '$($pair.Db.Name)'"
        (Invoke-ContainerCommand $pair.Web.Name true).ExitCode | Should -Be 0
        (Test-ContainerLink $pair.Web.Name).Id | Should -Be 'LinkSourceMissing'
        $null = New-DockerContainer $service -Name $pair.Db.Name -Network $network -Start
        (Test-ContainerPing $pair.Web.Name webdb -Count 1).Reachable | Should -BeTrue
    }

    It 'revives one that the engine can no longer start' {
        $pair = Start-Pair
        Remove-DockerContainer $pair.Db.Name -Force
        $null = New-DockerContainer $service -Name $pair.Db.Name -Start
        (Get-ErrorOf { Restart-DockerContainer $pair.Web.Name -Timeout 0 }).FullyQualifiedErrorId | Should -BeLike 'LinkSourceNotRunning,*'
        $null = Repair-ContainerLink $pair.Web.Name (New-TestName net)
        Start-DockerContainer $pair.Web.Name -PassThru | ForEach-Object State | Should -Be 'running'
        (Test-ContainerPing $pair.Web.Name webdb -Count 1).Reachable | Should -BeTrue
    }

    It 'keeps the links that are well, and the DNS of a recipient that is on another network' {
        $db = New-DockerContainer $service -Name (New-TestName db) -Start
        $cache = New-DockerContainer $service -Name (New-TestName cache) -Start
        $web = New-DockerContainer $busybox -Name (New-TestName web) -Link "$($db.Name):webdb", "$($cache.Name):cache" -Start
        Connect-DockerNetwork (New-DockerBridge (New-TestName other)).Name $web.Name
        Remove-DockerContainer $db.Name -Force
        $null = New-DockerContainer $service -Name $db.Name -Start
        $null = Repair-ContainerLink $web.Name (New-TestName net)
        'webdb', 'cache' | Test-ContainerPing $web.Name -Count 1 -Quiet | Should -Be $true, $true
        Test-ContainerLink $web.Name | Should -BeNullOrEmpty
    }

    It 'gives a plan and changes nothing with -WhatIf' {
        $pair = Start-Pair
        Remove-DockerContainer $pair.Db.Name -Force
        $null = New-DockerContainer $service -Name $pair.Db.Name -Start
        $before = Get-EngineState
        $plan = Repair-ContainerLink $pair.Web.Name -WhatIf
        $plan.Action | Should -Be 'CreateNetwork', 'ConnectSource', 'Rehearse', 'RemoveLink', 'ConnectRecipient', 'LeaveBridge', 'Ping'
        Get-EngineState | Should -Be $before
    }

    It 'has nothing to do for a link that is <Name>' -ForEach @(
        @{ Name = 'healthy'; Prepare = { } }
        @{ Name = 'only waiting for its source'; Prepare = { Stop-DockerContainer $pair.Db.Name -Timeout 0 } }
    ) {
        $pair = Start-Pair
        & $Prepare
        Repair-ContainerLink $pair.Web.Name -WarningAction SilentlyContinue | Should -BeNullOrEmpty
        (Get-ContainerLink $pair.Web.Name).Kind | Should -Be 'Legacy'
    }
}
