# Services on a swarm of two engines: a web application in three tasks, and the store in which all of them count. This kernel
# may have no load balancer for virtual addresses, so the names lead to the tasks, and the ports are those of their hosts.
BeforeDiscovery {
    $script:possible = $IsLinux -and (& id -u) -eq 0
}

Describe 'Services of a swarm' -Skip:(-not $possible) {
    BeforeAll {
        Import-Module "$PSScriptRoot/../../Support/DockerNet.Testing.psm1" -Force
        Import-Module "$PSScriptRoot/../../Support/Engines/PrivateEngine.psm1"
        Import-Module "$PSScriptRoot/../../Support/Engines/TestImage.psm1"
        Import-Module "$PSScriptRoot/../../Support/Engines/ServiceImage.psm1"

        $engines = @(1..2 | ForEach-Object { Start-PrivateEngine })
        Connect-PrivateEngine $engines[0] $engines[1] 10.97.2
        $one, $two = $engines.Host
        $address = @{ $one = '10.97.2.1'; $two = '10.97.2.2' }
        foreach ($engine in $one, $two) {
            Import-TestImage -DockerHost $engine
            Import-ServiceImage dockernet/app:test -DockerHost $engine
        }
        $saved = $env:DOCKER_HOST
        $env:DOCKER_HOST = $one
        $null = Initialize-DockerSwarm -AdvertiseAddress 10.97.2.1 | Join-DockerSwarm -AdvertiseAddress 10.97.2.2 -DockerHost $two
        Wait-Until { @(Get-DockerNode | Where-Object State -EQ ready).Count -eq 2 }
        $nodes = Get-DockerNode
        $hostOf = @{}
        foreach ($node in $nodes) { $hostOf[$node.Id] = $node.IsSelf ? $one : $two }
        $null = New-DockerOverlay shared
        $ConfirmPreference = 'None'

        $counter = @'
import flask, redis, os
app, store = flask.Flask('app'), redis.Redis('store')
app.route('/')(lambda: f"{store.incr('hits')} {os.uname()[1]} {os.environ.get('GREETING', '')}")
app.run('0.0.0.0', 80)
'@
        $names = @{ Network = 'shared'; EndpointMode = 'dnsrr' }
        function Get-Page($Engine, $Task) {
            $url = "http://$($address[$hostOf[$Task.NodeId]]):$($Task.Ports[0].PublishedPort)/"
            (Invoke-ContainerCommand client curl '-s' '-m' 10 $url -DockerHost $Engine).Output
        }
        foreach ($engine in $one, $two) { $null = New-DockerContainer dockernet/app:test -Name client -Network host -Start -DockerHost $engine }
    }

    AfterAll {
        $env:DOCKER_HOST = $saved
        $engines | ForEach-Object { Stop-PrivateEngine $_.Folder }
    }

    It 'are made with what the docker client''s options say' {
        New-DockerService dockernet/app:test redis-server --protected-mode no -Name store @names -WhatIf
        Get-DockerService | Should -BeNullOrEmpty
        $store = New-DockerService dockernet/app:test redis-server --protected-mode no -Name store -Network 'name=shared,alias=redis' -EndpointMode dnsrr
        $store.Image | Should -Be dockernet/app:test
        $store.Mode | Should -Be replicated
        $store.Replicas | Should -Be 1
        $store.Networks | Should -Be shared
        $store.EndpointMode | Should -Be dnsrr
        $store.Command | Should -Be redis-server, --protected-mode, no
        $settings = @{ Publish = '80'; PublishMode = 'host'; Replicas = 3; Env = 'GREETING=hello', 'OTHER=x'; Label = 'tier=front'; Constraint = 'node.platform.os==linux' }
        $web = New-DockerService dockernet/app:test python3 '-c' $counter -Name web @names @settings
        $real = Invoke-EngineApi GET "/services/$($web.Id)" -DockerHost $one
        $real.Spec.Labels.tier | Should -Be front
        $real.Spec.TaskTemplate.ContainerSpec.Env | Should -Be 'GREETING=hello', 'OTHER=x'
        $real.Spec.TaskTemplate.Placement.Constraints | Should -Be 'node.platform.os==linux'
        $real.Spec.EndpointSpec.Ports[0].PublishMode | Should -Be host
        $real.Spec.Mode.Replicated.Replicas | Should -Be 3
    }

    It 'are waited for until their tasks run' {
        $services = Get-DockerService | Wait-DockerService -Timeout 120
        $services.Name | Sort-Object | Should -Be store, web
        ($services | Where-Object Name -EQ web).Running | Should -Be 3
        "$(Get-DockerService w*)" | Should -Be web
    }

    It 'have tasks, on the nodes that there are' {
        $tasks = Get-DockerTask web -Current
        $tasks.Name | Should -Be web.1, web.2, web.3
        $tasks.State | Sort-Object -Unique | Should -Be running
        $tasks.NodeId | Sort-Object -Unique | Should -Be @($nodes.Id | Sort-Object)
        foreach ($task in $tasks) {
            $task.Ports[0].PublishedPort | Should -BeGreaterThan 1024
            $real = Invoke-EngineApi GET "/containers/$($task.ContainerId)/json" -DockerHost $hostOf[$task.NodeId]
            "$($task.Addresses)" | Should -Be $real.NetworkSettings.Networks.shared.IPAddress
        }
        (Get-DockerService store | Get-DockerTask).Service | Should -Be store
    }

    It 'count in one store, from whichever host and task' {
        $tasks = Get-DockerTask web -Current
        Wait-Until { Get-Page $one $tasks[0] } -What 'the first page'
        $pages = foreach ($engine in $one, $two) { foreach ($task in $tasks) { Get-Page $engine $task } }
        $numbers = $pages | ForEach-Object { [int]"$_".Split(' ')[0] }
        $numbers.Count | Should -Be 6
        $numbers | Should -Be @($numbers[0]..($numbers[0] + 5))
        ($pages | ForEach-Object { "$_".Split(' ')[1] } | Sort-Object -Unique).Count | Should -Be 3
        $pages | Should -BeLike '* hello'
    }

    It 'have names that lead to all their tasks, and aliases' {
        $null = New-DockerContainer dockernet/busybox:test -Name asker -Network shared -Start -DockerHost $two
        $found = (Invoke-ContainerCommand asker nslookup web -DockerHost $two).Output | Select-String '^Address[^:]*: (10\.\S+)' | ForEach-Object { $_.Matches[0].Groups[1].Value }
        $found | Sort-Object -Unique | Should -Be @((Get-DockerTask web -Current).Addresses.ForEach('ToString') | Sort-Object -Unique)
        (Invoke-ContainerCommand asker nslookup redis -DockerHost $two).Output -join ' ' | Should -Match ([regex]::Escape("$((Get-DockerTask store -Current).Addresses)"))
        Remove-DockerContainer asker -Force -DockerHost $two
    }

    It 'are changed, without what is not named' {
        $web = Update-DockerService web -Env GREETING=bye -RemoveEnv OTHER -Replicas 2 -UpdateParallelism 0 -PassThru
        $web.Env | Should -Be GREETING=bye
        $web.Labels['tier'] | Should -Be front
        $web.Ports.Mode | Should -Be host
        $web = Wait-DockerService web -Timeout 120
        $web.Running | Should -Be 2
        $web.UpdateState | Should -Be completed
        (Get-DockerTask web -Current).Count | Should -Be 2
        (Get-DockerTask web).Count | Should -BeGreaterThan 2
    }

    It 'get back what they had' {
        $web = Update-DockerService web -Rollback -PassThru
        $web.Env | Should -Be GREETING=hello, OTHER=x
        $web.Replicas | Should -Be 3
        (Wait-DockerService web -Timeout 120).Running | Should -Be 3
    }

    It 'say why they do not come up' {
        $null = New-DockerService dockernet/none:test -Name broken @names
        $record = Get-ErrorOf { Wait-DockerService broken -Timeout 12 }
        $record.FullyQualifiedErrorId | Should -BeLike 'ServiceWaitTimeout,*'
        $record.TargetObject | Should -Be broken
        "$record" | Should -Match 'No such image'
        (Get-DockerTask broken)[0].Problem | Should -Match 'No such image'
        Remove-DockerService broken
        $null = New-DockerService dockernet/busybox:test sleep 600 -Name nowhere @names -Constraint node.labels.disk==ssd
        "$(Get-ErrorOf { Wait-DockerService nowhere -Timeout 8 })" | Should -Match 'no suitable node'
        Remove-DockerService nowhere
    }

    It 'tell of an update that fails' {
        $null = New-DockerService dockernet/busybox:test sleep 600 -Name fragile @names -UpdateFailureAction pause -RestartCondition none
        $null = Wait-DockerService fragile -Timeout 60
        Update-DockerService fragile -Command false
        $record = Get-ErrorOf { Wait-DockerService fragile -Timeout 90 }
        $record.FullyQualifiedErrorId | Should -BeLike 'ServiceUpdateStopped,*'
        Remove-DockerService fragile
    }

    It 'are refused as <Id>: <Name>' -ForEach @(
        @{ Name = 'a number for one on each node'; Id = 'ServiceInvalid'; Script = { New-DockerService dockernet/busybox:test -Name x -Global -Replicas 2 } }
        @{ Name = 'a port at one address'; Id = 'ServiceInvalid'; Script = { New-DockerService dockernet/busybox:test -Name x -Publish 127.0.0.1:80:80 } }
        @{ Name = 'a choice of ports'; Id = 'ServiceInvalid'; Script = { New-DockerService dockernet/busybox:test -Name x -Publish 8000-8010:80 } }
        @{ Name = 'a network of one engine'; Id = 'ServiceNetworkLocal'; Script = { New-DockerService dockernet/busybox:test -Name x -Network (New-DockerBridge only).Name } }
        @{ Name = 'a network that is not there'; Id = 'NetworkNotFound'; Script = { New-DockerService dockernet/busybox:test -Name x -Network none-such } }
        @{ Name = 'a name that is taken'; Id = 'ServiceNameInUse'; Script = { New-DockerService dockernet/busybox:test -Name web } }
        @{ Name = 'a name that none can have'; Id = 'ServiceInvalid'; Script = { New-DockerService dockernet/busybox:test -Name 'a b' } }
        @{ Name = 'a constraint that says nothing'; Id = 'ServiceInvalid'; Script = { New-DockerService dockernet/busybox:test -Name x -Constraint nonsense } }
        @{ Name = 'a service that is not there'; Id = 'ServiceNotFound'; Script = { Get-DockerService none-such } }
        @{ Name = 'tasks of a service that is not there'; Id = 'ServiceNotFound'; Script = { Get-DockerTask none-such } }
        @{ Name = 'what only a manager knows'; Id = 'SwarmManagerRequired'; Script = { Get-DockerService -DockerHost $two } }
        @{ Name = 'a service without a swarm'; Id = 'SwarmRequired'; Script = { Get-DockerTask -DockerHost (Get-TestHost) } }
    ) {
        $before = (Get-DockerService).Name
        $record = @(Get-ErrorOf $Script)
        $record.Count | Should -Be 1
        $record[0].FullyQualifiedErrorId | Should -BeLike "$Id,*"
        (Get-DockerService).Name | Should -Be $before
    }

    It 'run on each node, where that is wanted' {
        $null = New-DockerService dockernet/busybox:test sleep 600 -Name everywhere -Global @names
        $everywhere = Wait-DockerService everywhere -Timeout 60
        $everywhere.Mode | Should -Be global
        $everywhere.Replicas | Should -BeNullOrEmpty
        (Get-DockerTask everywhere).NodeId | Sort-Object | Should -Be @($nodes.Id | Sort-Object)
        (Get-ErrorOf { Update-DockerService everywhere -Replicas 3 }).FullyQualifiedErrorId | Should -BeLike 'ServiceInvalid,*'
        Get-DockerService everywhere | Remove-DockerService
    }

    It 'heal when a node leaves' {
        Exit-DockerSwarm -DockerHost $two
        Wait-Until { @(Get-DockerNode | Where-Object State -EQ ready).Count -eq 1 }
        (Get-DockerService web, store | Wait-DockerService -Timeout 120).Running | Sort-Object | Should -Be 1, 3
        (Get-DockerTask -Current | Where-Object State -EQ running).NodeId | Sort-Object -Unique | Should -Be ($nodes | Where-Object IsSelf).Id
        $tasks = Get-DockerTask web -Current
        Wait-Until { Get-Page $one $tasks[2] } -What 'a page of what was moved'
    }

    It 'go by a pattern, with their tasks' {
        Remove-DockerService w*, st*
        Get-DockerService | Should -BeNullOrEmpty
        Wait-Until { -not (Get-DockerTask) }
    }
}
