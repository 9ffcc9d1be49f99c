BeforeAll {
    Import-Module "$PSScriptRoot/../../Support/DockerNet.Testing.psm1" -Force

    $script:busybox = 'dockernet/busybox:test'
    $script:service = 'dockernet/service:test'
    $script:address = $env:DOCKERNET_TEST_ADDRESS ?? '127.0.0.1'
    $script:nextPort = Get-Random -Minimum 20000 -Maximum 29000

    function Get-Inspection([string]$Name) { Invoke-EngineApi GET "/containers/$Name/json" }

    function Test-Made([string]$Name) { "/$Name" -in (Invoke-EngineApi GET '/containers/json?all=1').Names }

    function New-TestContainer([string]$Text = 'x', [switch]$Start) {
        New-DockerContainer $busybox -Name (New-TestName $Text) -Start:$Start
    }

    # As many ports as asked for that no other test has had.
    function New-TestPort([int]$Count = 1) {
        $script:nextPort += $Count
        $nextPort - $Count
    }

    # Serves its own name by HTTP at port 80, and has a name for what it is asked for.
    function New-WebServer([object[]]$Publish, [hashtable]$More = @{}) {
        $name = New-TestName web
        New-DockerContainer $busybox -Name $name -Publish $Publish -Env "ME=$name" @More -Start -Command sh, '-c', 'echo $ME > /www/index.html; exec httpd -f -p 80 -h /www'
    }

    # What a server answers to who comes from outside. A port may be open before anybody listens behind it.
    function Read-Web([int]$Port, [string]$At = $address) {
        $answer = @{}
        Wait-Until -What "an answer of ${At}:$Port" {
            $client = [Net.Sockets.TcpClient]::new()
            try {
                $client.ReceiveTimeout = 2000
                $client.Connect($At, $Port)
                $stream = $client.GetStream()
                $stream.Write([Text.Encoding]::ASCII.GetBytes("GET / HTTP/1.0`r`n`r`n"))
                $answer.Text = [IO.StreamReader]::new($stream).ReadToEnd()
                $answer.Text -match '200 OK'
            } catch [Net.Sockets.SocketException], [IO.IOException] {
                $false
            } finally {
                $client.Dispose()
            }
        }
        ($answer.Text.TrimEnd() -split "`n")[-1]
    }

    function Test-Closed([int]$Port, [string]$At = $address) {
        $client = [Net.Sockets.TcpClient]::new()
        try {
            $client.Connect($At, $Port)
            $false
        } catch [Net.Sockets.SocketException] {
            $true
        } finally {
            $client.Dispose()
        }
    }
}

AfterAll { Remove-TestObject }

Describe 'New-DockerContainer' {
    It 'creates a container without starting it' {
        $name = New-TestName
        $container = New-DockerContainer $busybox -Name $name
        $container | Should -BeOfType DockerNet.Container
        $container.Name | Should -Be $name
        $container.Id | Should -Match '^[0-9a-f]{64}$'
        $container.Id | Should -Be (Get-Inspection $name).Id
        $container.ShortId | Should -Be $container.Id.Substring(0, 12)
        $container.State | Should -Be 'created'
        $container.Image | Should -Be $busybox
        $container.IPAddress | Should -BeNullOrEmpty
        $container.DockerHost | Should -Be (Get-TestHost)
        "$container" | Should -Be $name
        (Get-Inspection $name).State.Status | Should -Be 'created'
    }

    It 'starts it when asked to' {
        $container = New-TestContainer -Start
        $container.State | Should -Be 'running'
        $container.Status | Should -BeLike 'Up *'
        $real = Get-Inspection $container.Name
        $real.State.Running | Should -BeTrue
        $container.IPAddress | Should -Be $real.NetworkSettings.Networks.bridge.IPAddress
        $container.Networks.Network | Should -Be 'bridge'
        $container.Created | Should -BeGreaterThan ([DateTimeOffset]::Now.AddMinutes(-5))
    }

    It 'has the engine invent a name when none is given' {
        $container = New-DockerContainer $busybox -Label @{ dnt = (New-TestName) }
        try {
            $container.Name | Should -Match '^[a-z]+_[a-z]+\d*$'
            (Get-Inspection $container.Name).Id | Should -Be $container.Id
        } finally {
            Invoke-EngineApi DELETE "/containers/$($container.Id)?force=1"
        }
    }

    It 'runs the image''s command unless told otherwise' {
        (Get-Inspection (New-TestContainer).Name).Config.Cmd | Should -Be 'sleep', '3600'
    }

    It 'passes the command on word by word' {
        $name = New-TestName
        $null = New-DockerContainer $busybox -Name $name sh '-c' 'while true; do sleep 3600; done' 'two words' '' '"$HOME"'
        (Get-Inspection $name).Config.Cmd | Should -Be 'sh', '-c', 'while true; do sleep 3600; done', 'two words', '', '"$HOME"'
    }

    It 'takes the command as the rest of the line' {
        $name = New-TestName
        $null = New-DockerContainer -Name $name $busybox ping 127.0.0.1
        (Get-Inspection $name).Config.Cmd | Should -Be 'ping', '127.0.0.1'
    }

    It 'sets variables given as <Form>' -ForEach @(
        @{ Form = 'a text'; Env = 'A=1'; Is = 'A=1' }
        @{ Form = 'texts'; Env = 'A=1', 'B=x=y z', 'C='; Is = 'A=1', 'B=x=y z', 'C=' }
        @{ Form = 'a hashtable'; Env = @{ A = 1 }; Is = 'A=1' }
        @{ Form = 'texts beyond ASCII'; Env = 'A=größer 東京'; Is = 'A=größer 東京' }
    ) {
        $name = New-TestName
        $null = New-DockerContainer $busybox -Name $name -Env $Env
        (Get-Inspection $name).Config.Env | Where-Object { $_ -notlike 'PATH=*' } | Should -Be $Is
    }

    It 'passes on the caller''s own variable when only its name is given' {
        $env:DNT_PASSED = 'mine'
        $name = New-TestName
        try { $null = New-DockerContainer $busybox -Name $name -Env DNT_PASSED } finally { $env:DNT_PASSED = $null }
        (Get-Inspection $name).Config.Env | Should -Contain 'DNT_PASSED=mine'
    }

    It 'sets labels' {
        $name = New-TestName
        $container = New-DockerContainer $busybox -Name $name -Label @{ 'org.example/role' = 'db'; level = 3; empty = '' }
        $labels = (Get-Inspection $name).Config.Labels
        $labels.'org.example/role' | Should -Be 'db'
        $labels.level | Should -Be '3'
        $labels.empty | Should -Be ''
        $container.Labels['org.example/role'] | Should -Be 'db'
    }

    It 'keeps a shell alive with <Name>' -ForEach @(
        @{ Name = 'a terminal and an open input'; More = @{ Interactive = $true; Tty = $true }; Is = $true, $true }
        @{ Name = 'an open input'; More = @{ Interactive = $true }; Is = $true, $false }
        @{ Name = 'a terminal'; More = @{ Tty = $true }; Is = $false, $true }
    ) {
        $container = New-DockerContainer $busybox -Name (New-TestName) @More -Start -Command sh
        $real = Get-Inspection $container.Name
        $real.Config.OpenStdin, $real.Config.Tty | Should -Be $Is
        if ($More['Interactive']) { $real.State.Running | Should -BeTrue }
    }

    It 'takes its parameters from objects' {
        $name = New-TestName
        $container = [pscustomobject]@{ Image = $busybox; Name = $name; Env = 'A=1'; Label = @{ a = 'b' } } | New-DockerContainer
        $container.Name | Should -Be $name
        $container.Labels['a'] | Should -Be 'b'
        (Get-Inspection $name).Config.Env | Should -Contain 'A=1'
    }

    It 'takes an image by its id' {
        $image = Invoke-EngineApi GET "/images/$busybox/json"
        $name = New-TestName
        $null = New-DockerContainer $image.Id.Substring(7, 12) -Name $name
        (Get-Inspection $name).Image | Should -Be $image.Id
    }

    It 'does not take a name that another container has' {
        $container = New-TestContainer
        $record = Get-ErrorOf { New-DockerContainer $busybox -Name $container.Name }
        $record.FullyQualifiedErrorId | Should -BeLike 'ContainerNameInUse,*'
        $record.CategoryInfo.Category | Should -Be 'ResourceExists'
        $record.TargetObject | Should -Be $container.Name
        $record.ErrorDetails.Message | Should -BeLike "*$($container.Name)*$(Get-TestHost)*"
        $record.ErrorDetails.RecommendedAction | Should -BeLike '*Remove-DockerContainer*'
        (Get-Inspection $container.Name).Id | Should -Be $container.Id
    }

    It 'tells of an image that is not there, and of one that may have been meant' {
        $name = New-TestName
        $record = Get-ErrorOf { New-DockerContainer dockernet/busibox:test -Name $name }
        $record.FullyQualifiedErrorId | Should -BeLike 'ImageNotFound,*'
        $record.CategoryInfo.Category | Should -Be 'ObjectNotFound'
        $record.ErrorDetails.RecommendedAction | Should -BeLike "*did you mean*'dockernet/busybox:test'*"
        Test-Made $name | Should -BeFalse
    }

    It 'refuses <Text> as <Parameter> before the engine is asked' -ForEach @(
        @{ Parameter = 'Publish'; Text = '80:' }
        @{ Parameter = 'Publish'; Text = '8000-8002:80-81' }
        @{ Parameter = 'Publish'; Text = 'localhost:80:80' }
        @{ Parameter = 'Link'; Text = ':db' }
        # Of a variable only the name is shown, for its value may be secret.
        @{ Parameter = 'Env'; Text = '=1'; Shown = '=...' }
    ) {
        $name = New-TestName
        $value = @{ $Parameter = $Text }
        $record = Get-ErrorOf { New-DockerContainer $busybox -Name $name @value }
        $record.FullyQualifiedErrorId | Should -BeLike 'ParameterArgumentTransformationError,*'
        $record.Exception.Message | Should -BeLike "*'$($Shown ?? $Text)'*"
        Test-Made $name | Should -BeFalse
    }
}

Describe 'A container that cannot start' {
    BeforeAll {
        $port = New-TestPort
        $null = New-DockerContainer $busybox -Name (New-TestName holder) -Publish "${port}:80" -Start
        $stopped = New-TestContainer stopped
    }

    It 'is removed when <Name>' -ForEach @(
        @{ Name = 'its program is missing'; Id = 'CommandNotFound'; Category = 'ObjectNotFound'; More = { @{ Command = 'no-such-program' } } }
        @{ Name = 'its port is taken'; Id = 'PortInUse'; Category = 'ResourceBusy'; More = { @{ Publish = "${port}:80" } } }
        @{ Name = 'its network is unknown'; Id = 'NetworkNotFound'; Category = 'ObjectNotFound'; More = { @{ Network = 'dnt-nowhere' } } }
        @{ Name = 'what it shares a network with is unknown'; Id = 'ContainerNotFound'; Category = 'ObjectNotFound'; More = { @{ Network = 'container:dnt-nowhere' } } }
        @{ Name = 'what it shares a network with does not run'; Id = 'ContainerNotRunning'; Category = 'InvalidOperation'; More = { @{ Network = "container:$($stopped.Name)" } } }
        @{ Name = 'its link''s source does not run'; Id = 'LinkSourceNotRunning'; Category = 'InvalidOperation'; More = { @{ Link = "$($stopped.Name):db" } } }
    ) {
        $name = New-TestName
        $parameters = & $More
        $record = Get-ErrorOf { New-DockerContainer $busybox -Name $name @parameters -Start }
        $record.FullyQualifiedErrorId | Should -BeLike "$Id,*"
        $record.CategoryInfo.Category | Should -Be $Category
        $record.TargetObject | Should -Be $name
        Test-Made $name | Should -BeFalse
    }

    It 'takes its anonymous volumes along' {
        $before = (Invoke-EngineApi GET '/volumes').Volumes.Name | Sort-Object
        $null = Get-ErrorOf { New-DockerContainer $service -Name (New-TestName) -Command no-such-program -Start }
        (Invoke-EngineApi GET '/volumes').Volumes.Name | Sort-Object | Should -Be $before
    }

    It 'leaves its name free for the next one' {
        $name = New-TestName
        $null = Get-ErrorOf { New-DockerContainer $busybox -Name $name -Command no-such-program -Start }
        (New-DockerContainer $busybox -Name $name -Start).State | Should -Be 'running'
    }

    It 'stays when it was made without -Start' {
        $container = New-DockerContainer $busybox -Name (New-TestName) -Publish "${port}:80"
        (Get-ErrorOf { Start-DockerContainer $container.Name }).FullyQualifiedErrorId | Should -BeLike 'PortInUse,*'
        Test-Made $container.Name | Should -BeTrue
    }
}

Describe 'Get-DockerContainer' {
    BeforeAll {
        $group = New-TestName group
        $one = New-DockerContainer $busybox -Name "$group-One" -Start
        $two = New-DockerContainer $busybox -Name "$group-two"
    }

    It 'lists all, running or not' {
        $all = Get-DockerContainer
        $all.Id | Should -Contain $one.Id
        $all.Id | Should -Contain $two.Id
        @($all).Count | Should -Be (Invoke-EngineApi GET '/containers/json?all=1').Count
    }

    It 'finds <_>' -ForEach 'a name', 'a full id', 'the beginning of an id', 'a pattern', 'a pattern in another case' {
        $text = @{
            'a name'                    = $one.Name
            'a full id'                 = $one.Id
            'the beginning of an id'    = $one.ShortId
            'a pattern'                 = "$group-O*"
            'a pattern in another case' = "$group-o?E".ToUpperInvariant()
        }[$_]
        $found = Get-DockerContainer $text
        $found | Should -BeOfType DockerNet.Container
        $found.Id | Should -Be $one.Id
    }

    It 'finds each once, however often it is meant' {
        Get-DockerContainer $one.Name, $one.Id, "$group-O*" | Should -HaveCount 1
    }

    It 'takes names from the pipeline' {
        ($one.Name, $two.Id | Get-DockerContainer).Name | Should -Be $one.Name, $two.Name
    }

    It 'tells of a name that nothing has, and of one that may have been meant' {
        $record = Get-ErrorOf { Get-DockerContainer "$group-Oen" }
        $record.FullyQualifiedErrorId | Should -BeLike 'ContainerNotFound,*'
        $record.CategoryInfo.Category | Should -Be 'ObjectNotFound'
        $record.TargetObject | Should -Be "$group-Oen"
        $record.ErrorDetails.RecommendedAction | Should -BeLike "*did you mean*'$($one.Name)'*"
    }

    It 'is silent when a pattern fits nothing' {
        Get-DockerContainer "$group-none*" -ErrorVariable errors | Should -BeNullOrEmpty
        $errors | Should -BeNullOrEmpty
    }

    It 'goes on after a name that nothing has' {
        $found = Get-DockerContainer $one.Name, 'dnt-nowhere', $two.Name -ErrorAction SilentlyContinue -ErrorVariable errors
        $found.Name | Should -Be $one.Name, $two.Name
        $errors | Should -HaveCount 1
        $errors[0].TargetObject | Should -Be 'dnt-nowhere'
    }

    It 'adds what the inspection tells with -Detailed' {
        $container = New-DockerContainer $service -Name (New-TestName) -Env COLOUR=red -Start
        $detail = Get-DockerContainer $container.Name -Detailed
        $detail | Should -BeOfType DockerNet.ContainerDetail
        $detail.Env | Should -Contain 'COLOUR=red'
        $detail.Env | Should -Contain 'PG_VERSION=9.3'
        $detail.ExposedPorts | Should -Be '5432/tcp'
        $detail.Restart | Should -Be 'no'
        $detail.ExitCode | Should -BeNullOrEmpty
        $detail.Links | Should -BeNullOrEmpty
        $detail.Health | Should -BeNullOrEmpty
        $detail.Started | Should -BeGreaterThan ([DateTimeOffset]::Now.AddMinutes(-5))
        $detail.Hostname | Should -Be $container.ShortId
        $json = ConvertFrom-Json $detail.Json
        $json.Id | Should -Be $container.Id
        $json.NetworkSettings.SandboxKey | Should -Not -BeNullOrEmpty
    }

    It 'tells how a container ended' {
        $container = New-DockerContainer $busybox -Name (New-TestName) -Start -Command sh, '-c', 'exit 3'
        Wait-Until { -not (Get-Inspection $container.Name).State.Running }
        $detail = Get-DockerContainer $container.Name -Detailed
        $detail.State | Should -Be 'exited'
        $detail.ExitCode | Should -Be 3
        (Get-DockerContainer $container.Name).ExitCode | Should -Be 3
        (Get-DockerContainer (New-DockerContainer $busybox -Name (New-TestName)).Name).ExitCode | Should -BeNullOrEmpty
        # The engine may note the end of a short run before its start.
        ($detail.Finished - $detail.Started).Duration().TotalSeconds | Should -BeLessThan 30
    }

    It 'shows a table' {
        $table = $one | Format-Table -View Wide | Out-String -Width 300
        $table | Should -Match 'ShortId\s+Name\s+Image\s+Status\s+IPAddress\s+Networks\s+Ports'
        $table | Should -Match "$($one.ShortId).*$([regex]::Escape($one.Name)).*$($one.IPAddress).*bridge"
    }
}

Describe 'Filters' {
    BeforeAll {
        $mark = New-TestName mark
        $network = New-TestName net
        $volume = New-TestName volume
        $null = Invoke-EngineApi POST '/networks/create' @{ Name = $network }
        $running = New-DockerContainer $busybox -Name (New-TestName running) -Label @{ $mark = 'a'; other = '1' } -Start
        $exited = New-DockerContainer $busybox -Name (New-TestName exited) -Label @{ $mark = 'a' } -Start
        Stop-DockerContainer $exited.Name -Timeout 0
        $created = New-DockerContainer $service -Name (New-TestName created) -Label @{ $mark = 'b' }
        $onNetwork = New-DockerContainer $busybox -Name (New-TestName onnet) -Label @{ $mark = 'c' } -Network $network
        $withVolume = New-DockerContainer $busybox -Name (New-TestName withvol) -Label @{ $mark = 'd' } -Volume "${volume}:/data"
        $all = @{ running = $running; exited = $exited; created = $created; onNetwork = $onNetwork; withVolume = $withVolume }
    }

    It 'select by <Name>' -ForEach @(
        @{ Name = 'state'; Filter = { @{ State = 'running' } }; Is = 'running' }
        @{ Name = 'several states'; Filter = { @{ State = 'running', 'exited' } }; Is = 'exited', 'running' }
        @{ Name = 'label'; Filter = { @{ Label = $mark } }; Is = 'created', 'exited', 'onNetwork', 'running', 'withVolume' }
        @{ Name = 'label and value'; Filter = { @{ Label = "$mark=a" } }; Is = 'exited', 'running' }
        @{ Name = 'all of several labels'; Filter = { @{ Label = "$mark=a", 'other' } }; Is = 'running' }
        @{ Name = 'network'; Filter = { @{ Network = $network } }; Is = 'onNetwork' }
        @{ Name = 'volume'; Filter = { @{ Volume = $volume } }; Is = 'withVolume' }
        @{ Name = 'mounted path'; Filter = { @{ Volume = '/data' } }; Is = 'withVolume' }
        @{ Name = 'image'; Filter = { @{ Ancestor = $service } }; Is = 'created' }
        @{ Name = 'several things at once'; Filter = { @{ State = 'created'; Ancestor = $busybox } }; Is = 'onNetwork', 'withVolume' }
    ) {
        $values = & $Filter
        $found = (Get-DockerContainer @values).Id
        $all.Keys | Where-Object { $all[$_].Id -in $found } | Sort-Object | Should -Be $Is
    }

    It 'select the newest' {
        (Get-DockerContainer -Last 2).Name | Should -Be $withVolume.Name, $onNetwork.Name
    }

    It 'that fit nothing are no error' {
        Get-DockerContainer -Label (New-TestName nobody) | Should -BeNullOrEmpty
    }

    It 'refuse a state that there is not' {
        (Get-ErrorOf { Get-DockerContainer -State sleeping }).FullyQualifiedErrorId | Should -BeLike 'ParameterArgumentValidationError,*'
    }
}

Describe 'Starting, stopping and restarting' {
    It '<Verb> changes the state' -ForEach @(
        @{ Verb = 'Start'; From = $false; To = 'running'; More = @{} }
        @{ Verb = 'Stop'; From = $true; To = 'exited'; More = @{ Timeout = 0 } }
        @{ Verb = 'Restart'; From = $true; To = 'running'; More = @{ Timeout = 0 } }
        @{ Verb = 'Restart'; From = $false; To = 'running'; More = @{ Timeout = 0 } }
    ) {
        $container = New-TestContainer -Start:$From
        $before = (Get-Inspection $container.Name).State
        & "$Verb-DockerContainer" $container.Name @More | Should -BeNullOrEmpty
        $after = (Get-Inspection $container.Name).State
        $after.Status | Should -Be $To
        if ($Verb -eq 'Restart') { $after.StartedAt | Should -Not -Be $before.StartedAt }
    }

    It '<Verb> gives the container as it then is, with -PassThru' -ForEach @(
        @{ Verb = 'Start'; From = $false; To = 'running'; More = @{} }
        @{ Verb = 'Stop'; From = $true; To = 'exited'; More = @{ Timeout = 0 } }
        @{ Verb = 'Restart'; From = $true; To = 'running'; More = @{ Timeout = 0 } }
    ) {
        $container = New-TestContainer -Start:$From
        $changed = & "$Verb-DockerContainer" $container.Name @More -PassThru
        $changed | Should -BeOfType DockerNet.Container
        $changed.State | Should -Be $To
        $changed | Should -Be $container
    }

    It '<Verb> is no error when the container <Is> already' -ForEach @(
        @{ Verb = 'Start'; Is = 'runs'; From = $true }
        @{ Verb = 'Stop'; Is = 'is stopped'; From = $false }
    ) {
        $container = New-TestContainer -Start:$From
        $before = (Get-Inspection $container.Name).State.StartedAt
        & "$Verb-DockerContainer" $container.Name
        (Get-Inspection $container.Name).State.StartedAt | Should -Be $before
    }

    It '<Verb> does what it can when one of three is unknown' -ForEach @(
        @{ Verb = 'Start'; From = $false; To = 'running'; More = @{ PassThru = $true } }
        @{ Verb = 'Stop'; From = $true; To = 'exited'; More = @{ PassThru = $true; Timeout = 0 } }
        @{ Verb = 'Restart'; From = $true; To = 'running'; More = @{ PassThru = $true; Timeout = 0 } }
        @{ Verb = 'Remove'; From = $true; To = $null; More = @{ Force = $true } }
    ) {
        $one, $two = 1..2 | ForEach-Object { New-TestContainer -Start:$From }
        $done = & "$Verb-DockerContainer" $one.Name, 'dnt-nowhere', $two.Name @More -ErrorAction SilentlyContinue -ErrorVariable errors
        $errors | Should -HaveCount 1
        $errors[0].FullyQualifiedErrorId | Should -BeLike 'ContainerNotFound,*'
        $errors[0].TargetObject | Should -Be 'dnt-nowhere'
        if ($To) {
            $done.Name | Sort-Object | Should -Be ($one.Name, $two.Name | Sort-Object)
            $one, $two | ForEach-Object { (Get-Inspection $_.Name).State.Status } | Should -Be $To, $To
        } else {
            $one, $two | ForEach-Object { Test-Made $_.Name } | Should -Be $false, $false
        }
    }

    It 'a container gets the time it is given to end by itself' {
        $container = New-DockerContainer $busybox -Name (New-TestName) -Start -Command sh, '-c', 'trap "exit 7" TERM; touch /tmp/ready; while true; do sleep 0.05; done'
        Wait-Until { (Invoke-ContainerCommand $container.Name ls /tmp/ready).ExitCode -eq 0 }
        Stop-DockerContainer $container.Name -Timeout 20
        (Get-Inspection $container.Name).State.ExitCode | Should -Be 7
    }

    It 'a container is killed at once when it gets no time' {
        # By itself it would have a minute.
        $container = Invoke-EngineApi POST "/containers/create?name=$(New-TestName)" @{ Image = $busybox; StopTimeout = 60 }
        Start-DockerContainer $container.Id
        $clock = [Diagnostics.Stopwatch]::StartNew()
        Stop-DockerContainer $container.Id -Timeout 0
        $clock.Elapsed.TotalSeconds | Should -BeLessThan 30
        (Get-Inspection $container.Id).State.ExitCode | Should -Be 137
    }

    It 'containers are stopped several at a time' {
        $containers = 1..4 | ForEach-Object { New-TestContainer -Start }
        $clock = [Diagnostics.Stopwatch]::StartNew()
        $containers | Stop-DockerContainer -Timeout 5
        $clock.Elapsed.TotalSeconds | Should -BeLessThan 15
        $containers | ForEach-Object { (Get-Inspection $_.Name).State.Status } | Sort-Object -Unique | Should -Be 'exited'
    }

    It 'by wildcard and in another case' {
        $group = New-TestName group
        1..2 | ForEach-Object { $null = New-DockerContainer $busybox -Name "$group-$_" }
        (Start-DockerContainer "$($group.ToUpperInvariant())-*" -PassThru).State | Should -Be 'running', 'running'
    }
}

Describe 'The pipeline' {
    It 'takes <Form>' -ForEach @(
        @{ Form = 'objects'; Get = { $args } }
        @{ Form = 'names'; Get = { $args.Name } }
        @{ Form = 'ids'; Get = { $args.ShortId } }
        @{ Form = 'objects with a property Name'; Get = { $args | Select-Object Name } }
        @{ Form = 'objects with a property Container'; Get = { $args | ForEach-Object { [pscustomobject]@{ Container = $_.Name } } } }
    ) {
        $one, $two = 1..2 | ForEach-Object { New-TestContainer }
        & $Get $one $two | Start-DockerContainer -PassThru | ForEach-Object State | Should -Be 'running', 'running'
        & $Get $one $two | Stop-DockerContainer -Timeout 0
        & $Get $one $two | Get-DockerContainer | ForEach-Object State | Should -Be 'exited', 'exited'
        & $Get $one $two | Remove-DockerContainer
        $one, $two | ForEach-Object { Test-Made $_.Name } | Should -Be $false, $false
    }

    It 'acts on the engine that the objects come from' {
        $container = Get-DockerContainer (New-TestContainer).Name -DockerHost (Get-TestHost)
        $saved = $env:DOCKER_HOST
        $env:DOCKER_HOST = 'tcp://127.0.0.1:1'
        try {
            ($container | Start-DockerContainer -PassThru).State | Should -Be 'running'
            (Get-ErrorOf { Start-DockerContainer $container.Name }).FullyQualifiedErrorId | Should -BeLike 'EngineUnreachable,*'
        } finally {
            $env:DOCKER_HOST = $saved
        }
    }

    It 'carries the whole way from creation to removal' {
        $name = New-TestName
        New-DockerContainer $busybox -Name $name | Start-DockerContainer -PassThru | Stop-DockerContainer -Timeout 0 -PassThru | Remove-DockerContainer
        Test-Made $name | Should -BeFalse
    }
}

Describe 'Removing' {
    It 'removes a container that does not run' {
        $container = New-TestContainer
        Remove-DockerContainer $container.Name | Should -BeNullOrEmpty
        Test-Made $container.Name | Should -BeFalse
    }

    It 'does not remove one that runs' {
        $container = New-TestContainer -Start
        $record = Get-ErrorOf { Remove-DockerContainer $container.Name }
        $record.FullyQualifiedErrorId | Should -BeLike 'ContainerRunning,*'
        $record.CategoryInfo.Category | Should -Be 'ResourceBusy'
        $record.TargetObject | Should -Be $container.Name
        $record.ErrorDetails.RecommendedAction | Should -BeLike '*-Force*'
        (Get-Inspection $container.Name).State.Running | Should -BeTrue
    }

    It 'removes one that runs with -Force' {
        $container = New-TestContainer -Start
        Remove-DockerContainer $container.Name -Force
        Test-Made $container.Name | Should -BeFalse
    }

    It '<What> its anonymous volumes' -ForEach @(
        @{ What = 'keeps'; More = @{}; Gone = $false }
        @{ What = 'removes, with -RemoveVolume,'; More = @{ RemoveVolume = $true }; Gone = $true }
    ) {
        $named = New-TestName volume
        $container = New-DockerContainer $service -Name (New-TestName) -Volume "${named}:/named"
        $anonymous = ((Get-Inspection $container.Name).Mounts | Where-Object Destination -EQ '/var/lib/data').Name
        try {
            Remove-DockerContainer $container.Name @More
            $left = (Invoke-EngineApi GET '/volumes').Volumes.Name
            $anonymous -in $left | Should -Be (-not $Gone)
            $left | Should -Contain $named
        } finally {
            Invoke-EngineApi DELETE "/volumes/$anonymous" -IgnoreError
        }
    }

    It 'spares an anonymous volume that another container uses' {
        $owner = New-DockerContainer $service -Name (New-TestName owner)
        $null = New-DockerContainer $busybox -Name (New-TestName user) -VolumesFrom $owner.Name
        $anonymous = $owner.Mounts.Name
        Remove-DockerContainer $owner.Name -RemoveVolume
        (Invoke-EngineApi GET '/volumes').Volumes.Name | Should -Contain $anonymous
    }
}

Describe '-WhatIf' {
    It 'changes nothing with <Name>' -ForEach @(
        @{ Name = 'New-DockerContainer'; Action = { New-DockerContainer $busybox -Name $absent -Start -WhatIf } }
        @{ Name = 'Start-DockerContainer'; Action = { Start-DockerContainer $idle.Name -PassThru -WhatIf } }
        @{ Name = 'Stop-DockerContainer'; Action = { Stop-DockerContainer $busy.Name -Timeout 0 -PassThru -WhatIf } }
        @{ Name = 'Restart-DockerContainer'; Action = { Restart-DockerContainer $busy.Name -Timeout 0 -PassThru -WhatIf } }
        @{ Name = 'Remove-DockerContainer'; Action = { Remove-DockerContainer $busy.Name, $idle.Name -Force -WhatIf } }
        @{ Name = 'Invoke-ContainerCommand'; Action = { Invoke-ContainerCommand $busy.Name touch /tmp/trace -WhatIf } }
    ) {
        $absent = New-TestName absent
        $idle = New-TestContainer idle
        $busy = New-TestContainer busy -Start
        $before = (Get-Inspection $busy.Name).State.StartedAt
        & $Action | Should -BeNullOrEmpty
        Test-Made $absent | Should -BeFalse
        (Get-Inspection $idle.Name).State.Status | Should -Be 'created'
        $after = (Get-Inspection $busy.Name).State
        $after.Running | Should -BeTrue
        $after.StartedAt | Should -Be $before
        (Invoke-ContainerCommand $busy.Name ls /tmp).Output | Should -BeNullOrEmpty
    }
}

Describe 'Published ports' {
    It 'are reached from outside when given as <Text>' -ForEach @(
        @{ Text = 'HOST:80' }
        @{ Text = 'HOST:80/tcp' }
        @{ Text = 'ADDRESS:HOST:80' }
        @{ Text = '0.0.0.0:HOST:80' }
        @{ Text = '80' }
        @{ Text = 'ADDRESS::80' }
    ) {
        $port = New-TestPort
        $web = New-WebServer ($Text -replace 'HOST', $port -replace 'ADDRESS', $address)
        $published = @($web.Ports | Where-Object { $_.HostPort -and $_.HostAddress.AddressFamily -eq 'InterNetwork' })
        $published | Should -HaveCount 1
        $published.PrivatePort | Should -Be 80
        $published.Protocol | Should -Be 'tcp'
        "$($published.HostAddress)" | Should -Be ($Text -match '^ADDRESS' ? $address : '0.0.0.0')
        if ($Text -match 'HOST') { $published.HostPort | Should -Be $port } else { $published.HostPort | Should -BeGreaterThan 1023 }
        Read-Web $published.HostPort | Should -Be $web.Name
    }

    It 'are several of one container, also two of one port' {
        $port = New-TestPort 2
        $web = New-WebServer "${port}:80", "$($port + 1):80"
        $port, ($port + 1) | ForEach-Object { Read-Web $_ } | Should -Be $web.Name, $web.Name
    }

    It 'can be a hashtable' {
        $port = New-TestPort
        $web = New-WebServer @{ $port = 80 }
        Read-Web $port | Should -Be $web.Name
    }

    It 'of two containers are apart' {
        $port = New-TestPort 2
        $one = New-WebServer "${port}:80"
        $two = New-WebServer "$($port + 1):80"
        Read-Web $port | Should -Be $one.Name
        Read-Web ($port + 1) | Should -Be $two.Name
    }

    It 'are the first free one of a range' {
        $port = New-TestPort 3
        $webs = 1..3 | ForEach-Object { New-WebServer "$port-$($port + 2):80" }
        $ports = $webs | ForEach-Object { $_.Ports.HostPort | Sort-Object -Unique }
        $ports | Sort-Object | Should -Be $port, ($port + 1), ($port + 2)
        0..2 | ForEach-Object { Read-Web $ports[$_] } | Should -Be $webs.Name
        $record = Get-ErrorOf { New-WebServer "$port-$($port + 2):80" }
        $record.FullyQualifiedErrorId | Should -BeLike 'PortInUse,*'
    }

    It 'are a range for a range' {
        $port = New-TestPort 3
        $web = New-WebServer "$port-$($port + 2):79-81"
        $bindings = (Get-Inspection $web.Name).HostConfig.PortBindings
        0..2 | ForEach-Object { $bindings."$(79 + $_)/tcp".HostPort } | Should -Be $port, ($port + 1), ($port + 2)
        Read-Web ($port + 1) | Should -Be $web.Name
    }

    It 'pass datagrams when they are UDP' {
        $port = New-TestPort
        $container = New-DockerContainer $busybox -Name (New-TestName) -Publish "${port}:5000/udp" -Start
        $container.Ports.Protocol | Sort-Object -Unique | Should -Be 'udp'
        $client = [Net.Sockets.UdpClient]::new()
        try {
            Wait-Until -What 'the datagrams in the container' {
                $null = $client.Send([byte[]](1, 2, 3), 3, $address, $port)
                $lines = (Invoke-ContainerCommand $container.Name grep '^Udp:' /proc/net/snmp).Output
                $names, $values = $lines[0, 1] | ForEach-Object { , ($_ -split ' ') }
                # Nobody listens: so each is counted as one for which there was no port.
                [int]$values[$names.IndexOf('NoPorts')] -ge 3
            }
        } finally {
            $client.Dispose()
        }
    }

    It 'of one number can be both TCP and UDP' {
        $port = New-TestPort
        $web = New-WebServer "${port}:80", "${port}:80/udp"
        $web.Ports.Protocol | Sort-Object -Unique | Should -Be 'tcp', 'udp'
        Read-Web $port | Should -Be $web.Name
    }

    It 'at the loopback address are for the host alone' {
        $port = New-TestPort
        $web = New-WebServer "127.0.0.1:${port}:80"
        $hostOnly = New-DockerContainer $busybox -Name (New-TestName host) -Network host -Start
        Wait-Until { (Invoke-ContainerCommand $hostOnly.Name wget '-qO-' "http://127.0.0.1:$port").Output -eq $web.Name }
        if ($address -ne '127.0.0.1') { Test-Closed $port | Should -BeTrue }
    }

    It 'are needed to come from outside, but not among containers' {
        $web = New-WebServer
        $other = New-TestContainer -Start
        Wait-Until { (Invoke-ContainerCommand $other.Name wget '-qO-' "http://$($web.IPAddress)").Output -eq $web.Name }
        $web.Ports | Should -BeNullOrEmpty
        if ($address -ne '127.0.0.1') { Test-Closed 80 | Should -BeTrue }
    }

    It 'are open to other containers at the host''s address' {
        $port = New-TestPort
        $web = New-WebServer "${port}:80"
        $other = New-TestContainer -Start
        $gateway = $other.Networks[0].Gateway
        Wait-Until { (Invoke-ContainerCommand $other.Name wget '-qO-' "http://${gateway}:$port").Output -eq $web.Name }
    }

    It 'close when the container stops, and open when it starts again' {
        $port = New-TestPort
        $web = New-WebServer "${port}:80"
        Read-Web $port | Should -Be $web.Name
        (Stop-DockerContainer $web.Name -Timeout 0 -PassThru).Ports | Should -BeNullOrEmpty
        Test-Closed $port | Should -BeTrue
        Start-DockerContainer $web.Name
        Read-Web $port | Should -Be $web.Name
    }

    It 'are told from those that are only exposed' {
        $port = New-TestPort
        $container = New-DockerContainer $service -Name (New-TestName) -Publish "${port}:80" -Start
        ($container.Ports | Where-Object Published).PrivatePort | Sort-Object -Unique | Should -Be 80
        $exposed = $container.Ports | Where-Object { -not $_.Published }
        "$exposed" | Should -Be '5432/tcp'
        $exposed.HostPort | Should -BeNullOrEmpty
        $exposed.Url | Should -BeNullOrEmpty
    }
}

Describe 'Network modes' {
    It 'host gives the container the host''s own network' {
        $container = New-DockerContainer $busybox -Name (New-TestName) -Network host -Start
        $container.NetworkMode | Should -Be 'host'
        $container.IPAddress | Should -BeNullOrEmpty
        (Invoke-ContainerCommand $container.Name ip addr).Output -join "`n" | Should -Match 'docker0'
    }

    It 'host warns that ports are not published' {
        $container = New-DockerContainer $busybox -Name (New-TestName) -Network host -Publish "$(New-TestPort):80" -WarningVariable warnings -WarningAction SilentlyContinue
        $warnings | Should -HaveCount 1
        $warnings[0].Message | Should -BeLike "$($container.Name): *host network mode*"
    }

    It 'none leaves nothing but the loopback interface' {
        $container = New-DockerContainer $busybox -Name (New-TestName) -Network none -Start
        $container.NetworkMode | Should -Be 'none'
        $container.IPAddress | Should -BeNullOrEmpty
        (Invoke-ContainerCommand $container.Name ls /sys/class/net).Output | Should -Be 'lo'
    }

    It 'container: shares addresses and ports, but neither files nor processes' {
        $web = New-WebServer
        $sharer = New-DockerContainer $busybox -Name (New-TestName sharer) -Network "container:$($web.Name)" -Start
        $sharer.NetworkMode | Should -Be "container:$($web.Id)"
        Wait-Until { (Invoke-ContainerCommand $sharer.Name wget '-qO-' http://127.0.0.1).Output -eq $web.Name }
        (Invoke-ContainerCommand $sharer.Name hostname '-i').Output | Should -Be (Invoke-ContainerCommand $web.Name hostname '-i').Output
        (Invoke-ContainerCommand $sharer.Name ls /www).Output | Should -BeNullOrEmpty
        (Invoke-ContainerCommand $sharer.Name ps).Output -join "`n" | Should -Not -Match 'httpd'
    }

    It 'container: does not go with published ports' {
        $web = New-TestContainer -Start
        $name = New-TestName
        $record = Get-ErrorOf { New-DockerContainer $busybox -Name $name -Network "container:$($web.Name)" -Publish "$(New-TestPort):80" -Start }
        $record.FullyQualifiedErrorId | Should -BeLike 'InvalidArgument,*'
        $record.CategoryInfo.Category | Should -Be 'InvalidArgument'
        Test-Made $name | Should -BeFalse
    }

    It 'a network''s name puts the container there, and nowhere else' {
        $network = New-TestName net
        $null = Invoke-EngineApi POST '/networks/create' @{ Name = $network }
        $container = New-DockerContainer $busybox -Name (New-TestName) -Network $network -Start
        $container.Networks.Network | Should -Be $network
        $container.IPAddress | Should -Be (Get-Inspection $container.Name).NetworkSettings.Networks.$network.IPAddress
    }
}

Describe 'Container objects' {
    It 'are equal when they are the same container' {
        $made = New-TestContainer
        $listed = Get-DockerContainer | Where-Object Name -EQ $made.Name
        $detail = Get-DockerContainer $made.Name -Detailed
        $listed -eq $made | Should -BeTrue
        $detail -eq $made | Should -BeTrue
        $made -eq $detail | Should -BeTrue
        $made.GetHashCode() | Should -Be $detail.GetHashCode()
        $made, $listed, $detail | Select-Object -Unique | Should -HaveCount 1
        $made -eq (New-TestContainer) | Should -BeFalse
        $made -in (Get-DockerContainer) | Should -BeTrue
    }
}
