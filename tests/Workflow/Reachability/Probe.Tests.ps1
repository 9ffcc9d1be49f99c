BeforeAll {
    Import-Module "$PSScriptRoot/../../Support/DockerNet.Testing.psm1" -Force
    Import-Module "$PSScriptRoot/../../Support/Engines/FakeEngine.psm1"

    $script:busybox = 'dockernet/busybox:test'
    $script:network = (New-DockerBridge (New-TestName net)).Name
    $script:other = (New-DockerBridge (New-TestName other)).Name
    $script:web = New-DockerContainer $busybox -Name (New-TestName web) -Network $network -Start
    # What serves all, and what serves only itself.
    $serve = 'nc -ll -p 5432 -e true & httpd -f -p 80 & httpd -f -p 127.0.0.1:8080 & wait'
    $script:db = New-DockerContainer $busybox -Name (New-TestName db) -Network $network -Start -Command sh, -c, $serve
    $script:bare = New-DockerContainer dockernet/bare:test -Name (New-TestName bare) -Network $network -Start
    $script:far = New-DockerContainer $busybox -Name (New-TestName far) -Network $other -Start
    Wait-DockerContainer $db.Name -Port 5432, 80, 8080 -Timeout 120

    function Get-Helper { Invoke-EngineApi GET '/containers/json?all=1&filters={"label":["dockernet.helper"]}' }
}

AfterAll { Remove-TestObject }

Describe 'The ways to a port' {
    BeforeAll {
        $script:kibana = New-DockerContainer $busybox -Name (New-TestName kibana) -Network $network -Start
        # A stand-in for a search engine, published on another network.
        $script:elastic = New-DockerContainer $busybox -Name (New-TestName elastic) -Network $other -Publish 9200 -Start -Command sh, -c, 'httpd -f -p 9200 & wait'
        Wait-DockerContainer $elastic.Name -Port 9200 -Timeout 120
    }

    It 'across networks are compared: only the published port leads there' {
        $ways = Test-ContainerPort $kibana.Name $elastic.Name 9200 -By All -Timeout 1
        $ways.By | Should -Be Name, Address, HostPort
        $ways.Reachable | Should -Be $false, $false, $true
        $ways.Preferred | Should -Be $false, $false, $true
        $published = (Get-ContainerPort $elastic.Name | Where-Object HostPort)[0].HostPort
        $ways[2].Endpoint | Should -Be "$((Get-DockerNetwork $network).Gateway):$published"
        $ways[1].Endpoint | Should -Be "$($elastic.IPAddress):9200"
        $ways[0].Reason | Should -BeLike 'They share no network*'
        $ways[2].Reason | Should -BeLike '*needs no common network*'
    }

    It 'on one network are all open, and the name is preferred' {
        Connect-DockerNetwork $other $kibana.Name
        try {
            $ways = Test-ContainerPort $kibana.Name $elastic.Name 9200 -By All
            $ways.Reachable | Should -Be $true, $true, $true
            $ways.Preferred | Should -Be $true, $false, $false
            $ways[0].Endpoint | Should -Be "$($elastic.Name):9200"
        } finally { Disconnect-DockerNetwork $other $kibana.Name }
    }

    It 'are tried one by one' {
        (Test-ContainerPort $kibana.Name $elastic.Name 9200 -By HostPort).Reachable | Should -BeTrue
        Test-ContainerPort $kibana.Name $elastic.Name 9200 -By HostPort -Quiet | Should -BeTrue
        (Test-ContainerPort $web.Name $db.Name 5432 -By Address).Endpoint | Should -Be "$($db.IPAddress):5432"
    }

    It 'to its own published port lead a container through the host' {
        (Test-ContainerPort $elastic.Name $elastic.Name 9200 -By HostPort).Reachable | Should -BeTrue
    }

    It 'do not lead to a port that is not published' {
        $way = Test-ContainerPort $web.Name $db.Name 5432 -By HostPort
        $way.Reachable | Should -BeExactly $false
        $way.Endpoint | Should -BeNullOrEmpty
        $way.Reason | Should -BeLike "*publishes 5432 at no address*"
    }

    It 'need a container that is there' {
        $null = Test-ContainerPort $web.Name nobody, $db.Name 5432 -By All -ErrorVariable failed -ErrorAction SilentlyContinue
        $failed.FullyQualifiedErrorId | Should -BeLike 'ContainerNotFound,*'
        $failed.TargetObject | Should -Be nobody
    }

    It 'are what the reachability of the pair says' {
        $result = Test-ContainerReachability -Source $kibana.Name -Target $elastic.Name -Port 9200
        $result.Static, $result.Live | Should -Be HostPortOnly, HostPortOnly
        $result.Reason | Should -Be NatOnly
        "$($result.Address):$($result.HostPort)" | Should -Be (Test-ContainerPort $kibana.Name $elastic.Name 9200 -By HostPort).Endpoint
        (Test-ContainerReachability -Source $kibana.Name -Target $elastic.Name).Live | Should -Be Unreachable
    }
}

Describe 'Test-ContainerPort' {
    It 'reaches a port by name and by address' {
        $results = Test-ContainerPort $web.Name $db.Name, "$($db.IPAddress)" 5432
        $results.Reachable | Should -Be $true, $true
        $results.Target | Should -Be $db.Name, "$($db.IPAddress)"
        $results.ForEach({ $_.Address }) | Should -Be $db.IPAddress, $db.IPAddress
        $results.Source | Should -Be $web.Name, $web.Name
        $results.Port | Should -Be 5432, 5432
        $results.Protocol | Should -Be tcp, tcp
        $results.Method | Should -Be nc, nc
        $results.Reason | Should -Be '', ''
        $results[0].Time | Should -BeOfType ([DockerNet.Duration])
    }

    It 'tells a port where nothing listens from one that listens for itself only' {
        $results = Test-ContainerPort $web.Name $db.Name 99, 8080
        $results.Reachable | Should -Be $false, $false
        $results[0].Reason | Should -Match 'Nothing listens at port 99/tcp'
        $results[1].Reason | Should -Match 'for .* itself only, at 127\.0\.0\.1'
    }

    It 'reaches from inside what listens for itself only' {
        (Test-ContainerPort $db.Name 127.0.0.1 8080).Reachable | Should -BeTrue
    }

    It 'gets no answer from another network' {
        $result = Test-ContainerPort $web.Name $far.IPAddress 5432 -Timeout 1
        $result.Reachable | Should -BeExactly $false
        $result.Reason | Should -BeLike "Isolated: *$($web.Name) is on *Connect-DockerNetwork *"
        $result.Time | Should -BeNullOrEmpty
    }

    It 'knows no name of another network' {
        $result = Test-ContainerPort $web.Name $far.Name 5432 -Timeout 1
        $result.Reachable | Should -BeExactly $false
        $result.Reason | Should -BeLike "Isolated: *$($far.Name) is on *Connect-DockerNetwork *"
        $result.Address | Should -BeNullOrEmpty
    }

    It 'says that the default bridge has no names' {
        $alone = New-DockerContainer $busybox -Name (New-TestName alone) -Start
        $other = New-DockerContainer $busybox -Name (New-TestName other) -Start
        (Test-ContainerPort $alone.Name $other.Name 5432 -Timeout 1).Reason | Should -Match 'does not resolve.*default bridge'
    }

    It 'reaches the source of a link by its alias' {
        $source = New-DockerContainer $busybox -Name (New-TestName db) -Start -Command nc, -ll, -p, 5432, -e, true
        $client = New-DockerContainer $busybox -Name (New-TestName web) -Link "$($source.Name):webdb" -Start
        Wait-DockerContainer $source.Name -Port 5432 -Timeout 120
        $result = Test-ContainerPort $client.Name webdb 5432
        $result.Reachable | Should -BeTrue
        $result.Address | Should -Be $source.IPAddress
    }

    It 'tells by UDP what refuses, and that silence says nothing' {
        $results = Test-ContainerPort $web.Name $db.Name, $far.IPAddress 53 -Udp -Timeout 1
        $results.Protocol | Should -Be udp, udp
        $results.Reachable | Should -Be $false, $null
        $results[0].Reason | Should -Match 'Nothing listens at port 53/udp'
        $results[1].Reason | Should -Match 'for UDP says nothing'
    }

    It 'tests from an image with nothing but one program, by a helper that goes' {
        $result = Test-ContainerPort $bare.Name $db.Name 5432
        $result.Reachable | Should -BeTrue
        $result.Method | Should -Be 'helper'
        $result = Test-ContainerPort $bare.Name $db.Name 99 -ProbeImage $busybox
        $result.Reachable | Should -BeExactly $false
        $result.Method | Should -Be 'helper'
        Get-Helper | Should -BeNullOrEmpty
    }

    It 'tests an image with nothing but one program, and knows that nothing listens in it' {
        (Test-ContainerPort $web.Name $bare.Name 80).Reason | Should -Match 'Nothing listens at port 80/tcp'
        Get-Helper | Should -BeNullOrEmpty
    }

    It 'takes targets from the pipeline, for each source and port' {
        $results = $db.Name, "$($db.IPAddress)" | Test-ContainerPort $web.Name, $db.Name -Port 80, 5432
        $results | Should -HaveCount 8
        $results.Reachable | Should -Not -Contain $false
        (Get-DockerContainer $db.Name | Test-ContainerPort $web.Name -Port 80).Target | Should -Be $db.Name
    }

    It 'gives a bool with -Quiet' {
        Test-ContainerPort $web.Name $db.Name 80, 99 -Quiet | Should -Be $true, $false
        Test-ContainerPort $web.Name $far.IPAddress 53 -Udp -Timeout 1 -Quiet | Should -BeExactly $false
    }

    It 'takes no text of a target for anything but a name: <_>' -ForEach '-e', '$(touch /tmp/x)', '`touch /tmp/x`', '"; touch /tmp/x; "', "'", '*', '../../etc/passwd' {
        $result = Test-ContainerPort $web.Name $_ 80 -Timeout 1
        $result.Target | Should -BeExactly $_
        $result.Reachable | Should -BeExactly $false
        $result.Reason | Should -Match 'does not resolve'
        (Invoke-ContainerCommand $web.Name ls /tmp).Output | Should -BeNullOrEmpty
    }

    It 'refuses a source that is stopped, and goes on with the others' {
        $idle = New-DockerContainer $busybox -Name (New-TestName idle)
        $results = Test-ContainerPort $idle.Name, $web.Name $db.Name 80 -ErrorVariable failed -ErrorAction SilentlyContinue
        $results.Source | Should -Be $web.Name
        $failed.FullyQualifiedErrorId | Should -BeLike 'ContainerNotRunning,*'
        $failed.TargetObject | Should -Be $idle.Name
    }

    It 'refuses port <_>' -ForEach 0, 65536 {
        $port = $_
        (Get-ErrorOf { Test-ContainerPort $web.Name $db.Name $port }).FullyQualifiedErrorId | Should -BeLike 'ParameterArgumentValidationError*'
    }
}

Describe 'A probe' {
    It 'leaves nothing behind in a container whose first process waits for nobody' {
        $null = Test-ContainerPort $web.Name $db.Name, $far.IPAddress, nowhere 80, 99 -Timeout 1
        $processes = (Invoke-ContainerCommand $web.Name ps).Output -split "`n" | Where-Object { $_ -match '^\s*\d' -and $_ -notmatch '\bps$' }
        $processes | Should -HaveCount 1 -Because 'only its first process is there'
    }

    It 'of many targets costs little more than one of one' {
        $targets = 1..20 | ForEach-Object { "$($db.IPAddress)" }
        $null = Test-ContainerPing $web.Name $targets[0] -Count 1
        $one = (Measure-Command { $null = Test-ContainerPing $web.Name $targets[0] -Count 1 }).TotalSeconds
        $all = (Measure-Command { (Test-ContainerPing $web.Name $targets -Count 1).Reachable | Should -Not -Contain $false }).TotalSeconds
        $all | Should -BeLessThan (10 * $one) -Because "one took $one s, all of them $all s"
    }

    It 'that is stopped leaves no helper' {
        $stopped = Invoke-AndStop { param($name, $far) Test-ContainerPort $name $far 80 -Timeout 30 } $bare.Name, "$($far.IPAddress)" -When { Get-Helper }
        $stopped.WasRunning | Should -BeTrue
        $stopped.Elapsed | Should -BeLessThan $stopped.Patience
        $stopped.Errors | Should -BeNullOrEmpty
        Wait-Until { -not (Get-Helper) } -What 'no helper is left'
    }

    It 'that a paused container cannot answer is an error of that container' {
        $idle = New-DockerContainer $busybox -Name (New-TestName idle) -Start
        Invoke-EngineApi POST "/containers/$($idle.Name)/pause"
        try {
            (Get-ErrorOf { Test-ContainerPort $idle.Name 127.0.0.1 80 }).FullyQualifiedErrorId | Should -BeLike 'ContainerPaused,*'
        } finally {
            Invoke-EngineApi POST "/containers/$($idle.Name)/unpause"
        }
    }

    It 'that never ends is given up, and is not called unreachable' {
        $id = 'a' * 64
        $fake = Start-FakeEngine ServerError @{
            'GET /containers/json'       = "[{""Id"":""$id"",""Names"":[""/web""],""State"":""running""}]"
            "GET /containers/$id/json"   = "{""Id"":""$id"",""Name"":""/web"",""State"":{""Status"":""running""}}"
            'GET /containers/web/json'   = "{""Id"":""$id"",""Name"":""/web"",""State"":{""Status"":""running""}}"
            "POST /containers/$id/exec"  = '{"Id":"e1"}'
            'POST /exec/e1/start'        = 'Hang'
        }
        $named = $env:DOCKERNET_PROBE_IMAGE
        try {
            $env:DOCKERNET_PROBE_IMAGE = $null
            $result = Test-ContainerPort 'we*' 10.0.0.1 80 -Timeout 1 -DockerHost $fake.Host
            $result.Reachable | Should -BeNullOrEmpty
            $result.Method | Should -Be 'none'
            $result.Reason | Should -Match 'did not come to an end'
        } finally {
            $env:DOCKERNET_PROBE_IMAGE = $named
            $fake.Dispose()
        }
    }
}
