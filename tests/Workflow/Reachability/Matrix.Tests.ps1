BeforeAll {
    Import-Module "$PSScriptRoot/../../Support/DockerNet.Testing.psm1" -Force
    Import-Module "$PSScriptRoot/../../Support/Engines/PrivateEngine.psm1"
    Import-Module "$PSScriptRoot/../../Support/Engines/TestImage.psm1"

    $script:busybox = 'dockernet/busybox:test'
    $script:name = @{}
    $script:service = 'httpd -p 80 -h /www; httpd -p 127.0.0.1:81 -h /www; trap "exit 0" TERM; sleep 3600 & wait'

    # A container of the laboratory, known by a short key. By default a service at 80, and at 81 of the loopback address.
    function Add-Container([string]$Key, [hashtable]$Setup = @{}, [string]$Command = $service, [switch]$Stopped) {
        $name[$Key] = New-TestName $Key
        $null = New-DockerContainer $busybox -Name $name[$Key] -Command sh, '-c', $Command -Start:(-not $Stopped) @Setup
    }

    function Add-Network([string]$Key, [hashtable]$Setup = @{}) {
        $name[$Key] = New-TestName $Key
        $null = New-DockerBridge $name[$Key] @Setup
    }

    function Get-Address([string]$Key, [string]$Network) {
        (Get-DockerContainer $name[$Key]).Networks.Where({ $_.Network -eq $Network }).IPAddress.ToString()
    }

    function Get-Pair($Result, [string]$Source, [string]$Target, $Port = $null) {
        $Result.Where({ $_.Source -eq $name[$Source] -and $_.Target -eq $name[$Target] -and $_.Port -eq $Port })
    }

    # What the rules and the trial say, with the names as the laboratory has them.
    function Get-Difference($Result) {
        $back = @{}
        foreach ($entry in $name.GetEnumerator()) { $back[$entry.Value] = $entry.Key }
        $Result.Where({ $_.Static -ne $_.Live }).ForEach({
                "$($back[$_.Source] ?? $_.Source) -> $($back[$_.Target] ?? $_.Target) $($_.Port): $($_.Static), $($_.Reason); live $($_.Live): $(($_.Finding ?? $_).Evidence | Select-Object -Last 1)"
            })
    }
}

AfterAll { Remove-TestObject }

Describe 'A laboratory of containers' {
    BeforeAll {
        Add-Network net1
        Add-Network net2
        Add-Network inside @{ Internal = $true }
        Add-Network noicc @{ Option = 'com.docker.network.bridge.enable_icc=false' }
        Add-Container br1
        Add-Container br2
        Add-Container linked @{ Link = "$($name.br1):webdb" }
        Add-Container a1 @{ Network = $name.net1 }
        Add-Container a2 @{ Network = $name.net1; Alias = 'app' }
        Add-Container b1 @{ Network = $name.net2 }
        Add-Container multi @{ Network = $name.net1, $name.net2 }
        Add-Container brmulti1
        Add-Container brmulti2
        Connect-DockerNetwork $name.net1 $name.brmulti1
        Connect-DockerNetwork $name.net2 $name.brmulti2
        Add-Container in1 @{ Network = $name.inside }
        Add-Container in2 @{ Network = $name.inside }
        Add-Container inmulti @{ Network = $name.inside, $name.net1 }
        Add-Container no1 @{ Network = $name.noicc }
        Add-Container no2 @{ Network = $name.noicc, $name.net2 }
        Add-Container none1 @{ Network = 'none' }
        Add-Container none2 @{ Network = 'none' }
        Add-Container sharenone @{ Network = "container:$($name.none1)" } 'sleep 3600'
        Add-Container share1 @{ Network = "container:$($name.a1)" } 'sleep 3600'
        Add-Container share2 @{ Network = "container:$($name.br1)" } 'httpd -p 83; sleep 3600'
        Add-Container lost @{ Network = "container:$($name.b1)" } 'sleep 3600'
        Add-Container host1 @{ Network = 'host'; AddHost = "$($name.a1):$(Get-Address a1 $name.net1)" } 'httpd -p 18080 -h /www; sleep 3600'
        Add-Container host2 @{ Network = 'host' } 'sleep 3600'
        Add-Container knowshost @{ Network = $name.net1; AddHost = "$($name.host1):$((Get-DockerNetwork $name.net1).Gateway)" }
        Add-Container misled @{ Network = $name.net1; AddHost = "$($name.a1):$(Get-Address a2 $name.net1)" }
        Add-Container local @{ Network = $name.net2; Publish = '127.0.0.1::80' }
        Add-Container stopped @{ Network = $name.net1 } -Stopped
        # A service at one address of several.
        $null = Invoke-ContainerCommand $name.multi httpd '-p' "$(Get-Address multi $name.net2):82" '-h' /www
        # What has its network from before a restart has lost it.
        Restart-DockerContainer $name.b1 -Timeout 0
        # A name that the engine makes up.
        $made = New-DockerContainer $busybox -Network $name.net1 -Label "dnt=$($name.a1 -replace '^dnt(\w+?)-.*', '$1')" -Start
        $name.made = $made.Name
        Wait-DockerContainer $name.br1, $name.a1, $name.b1, $name.multi, $name.local, $name.none2, $name.misled -Port 80, 81
        Wait-DockerContainer $name.host1 -Port 18080
        Wait-DockerContainer $name.share2 -Port 83

        $script:everyone = @($name.Keys.Where({ $_ -notin 'net1', 'net2', 'inside', 'noicc' }).ForEach({ $name[$_] }))
        $script:pings = @(Test-ContainerReachability $everyone -ThrottleLimit 4)
        $script:ports = @(Test-ContainerReachability $everyone -Port 80, 81 -ThrottleLimit 4)
        # What listens in one place alone is tried from some of each kind.
        $script:some = 'a1', 'local', 'br2', 'knowshost', 'in1', 'misled', 'host2', 'share1', 'no1'
        $script:rare = @(Test-ContainerReachability -Source $some.ForEach({ $name[$_] }) -Target $everyone -Port 82, 83, 18080 -ThrottleLimit 4)
    }

    It 'is tested in all pairs' {
        $pairs = $everyone.Count * ($everyone.Count - 1)
        $everyone.Count | Should -BeGreaterThan 14
        $pings.Count | Should -Be $pairs
        $ports.Count | Should -Be (2 * $pairs)
        $rare.Count | Should -Be (3 * $some.Count * $everyone.Count)
        ($pings | Sort-Object Source, Target -Unique).Count | Should -Be $pairs
    }

    It 'has pings come out as the rules say, in every pair whose source runs' {
        $tried = $pings.Where({ $_.Source -ne $name.stopped })
        Get-Difference $tried | Should -BeNullOrEmpty
        $tried.Agrees | Select-Object -Unique | Should -Be $true
        $tried.Where({ $_.Finding }) | Should -BeNullOrEmpty
    }

    It 'has connections come out as the rules say, in every pair whose source runs' {
        $tried = ($ports + $rare).Where({ $_.Source -ne $name.stopped })
        Get-Difference $tried | Should -BeNullOrEmpty
        $tried.Agrees | Select-Object -Unique | Should -Be $true
    }

    It 'has nothing tried from what does not run' {
        $stopped = $pings.Where({ $_.Source -eq $name.stopped })
        $stopped.Live | Select-Object -Unique | Should -Be 'NotTested'
        $stopped.Reason | Select-Object -Unique | Should -Be 'SourceNotRunning'
        $stopped.Agrees | Should -Not -Contain $true
    }

    It 'has a ping from <Source> to <Target> be <Verdict> since <Reason>' -ForEach @(
        @{ Source = 'a1'; Target = 'a2'; Verdict = 'Reachable'; Reason = 'SharedNetwork' }
        @{ Source = 'multi'; Target = 'local'; Verdict = 'Reachable'; Reason = 'SharedNetwork' }
        @{ Source = 'in1'; Target = 'in2'; Verdict = 'Reachable'; Reason = 'SharedNetwork' }
        @{ Source = 'inmulti'; Target = 'in1'; Verdict = 'Reachable'; Reason = 'SharedNetwork' }
        @{ Source = 'linked'; Target = 'br1'; Verdict = 'Reachable'; Reason = 'Link' }
        @{ Source = 'br1'; Target = 'linked'; Verdict = 'AddressOnly'; Reason = 'NoNameOnDefaultBridge' }
        @{ Source = 'brmulti1'; Target = 'brmulti2'; Verdict = 'AddressOnly'; Reason = 'NoNameAcrossNetworks' }
        @{ Source = 'share1'; Target = 'a1'; Verdict = 'Reachable'; Reason = 'SharedNamespace' }
        @{ Source = 'sharenone'; Target = 'none1'; Verdict = 'AddressOnly'; Reason = 'NoNameOnDefaultBridge' }
        @{ Source = 'a2'; Target = 'share1'; Verdict = 'AddressOnly'; Reason = 'NoNameOfItsOwn' }
        @{ Source = 'host1'; Target = 'a1'; Verdict = 'Reachable'; Reason = 'HostToContainer' }
        @{ Source = 'host2'; Target = 'in1'; Verdict = 'AddressOnly'; Reason = 'NoNameFromHost' }
        @{ Source = 'host2'; Target = 'no1'; Verdict = 'AddressOnly'; Reason = 'NoNameFromHost' }
        @{ Source = 'knowshost'; Target = 'host1'; Verdict = 'Reachable'; Reason = 'ContainerToHost' }
        @{ Source = 'in1'; Target = 'host1'; Verdict = 'AddressOnly'; Reason = 'NoNameOfItsOwn' }
        @{ Source = 'misled'; Target = 'a1'; Verdict = 'AddressOnly'; Reason = 'NameOverridden' }
        @{ Source = 'a1'; Target = 'b1'; Verdict = 'Unreachable'; Reason = 'Isolated' }
        @{ Source = 'br2'; Target = 'a1'; Verdict = 'Unreachable'; Reason = 'Isolated' }
        @{ Source = 'a1'; Target = 'in1'; Verdict = 'Unreachable'; Reason = 'Internal' }
        @{ Source = 'in1'; Target = 'a1'; Verdict = 'Unreachable'; Reason = 'Internal' }
        @{ Source = 'no1'; Target = 'no2'; Verdict = 'Unreachable'; Reason = 'IccOff' }
        @{ Source = 'none1'; Target = 'a1'; Verdict = 'Unreachable'; Reason = 'NoNetwork' }
        @{ Source = 'none1'; Target = 'none2'; Verdict = 'Unreachable'; Reason = 'NoNetwork' }
        @{ Source = 'lost'; Target = 'b1'; Verdict = 'Unreachable'; Reason = 'NamespaceLost' }
        @{ Source = 'b1'; Target = 'lost'; Verdict = 'Unreachable'; Reason = 'NamespaceLost' }
        @{ Source = 'a1'; Target = 'stopped'; Verdict = 'Unreachable'; Reason = 'TargetNotRunning' }
    ) {
        $pair = Get-Pair $pings $Source $Target
        "$($pair.Static) $($pair.Live) $($pair.Reason)" | Should -Be "$Verdict $Verdict $Reason"
        $pair.Evidence | Should -Not -BeNullOrEmpty
        if ($Verdict -eq 'Reachable') { $pair.Advice | Should -BeNullOrEmpty } else { $pair.Advice | Should -Not -BeNullOrEmpty }
        $pair.DockerHost | Should -Be (Get-TestHost)
    }

    It 'has a connection from <Source> to <Target> at <Port> be <Verdict> since <Reason>' -ForEach @(
        @{ Source = 'a1'; Target = 'a2'; Port = 80; Verdict = 'Reachable'; Reason = 'SharedNetwork' }
        @{ Source = 'a1'; Target = 'a2'; Port = 81; Verdict = 'Unreachable'; Reason = 'LoopbackOnly' }
        @{ Source = 'share1'; Target = 'a1'; Port = 80; Verdict = 'Reachable'; Reason = 'SharedNamespace' }
        @{ Source = 'share1'; Target = 'a1'; Port = 81; Verdict = 'AddressOnly'; Reason = 'LoopbackOnly' }
        @{ Source = 'sharenone'; Target = 'none1'; Port = 81; Verdict = 'AddressOnly'; Reason = 'NoNameOnDefaultBridge' }
        @{ Source = 'local'; Target = 'multi'; Port = 82; Verdict = 'Reachable'; Reason = 'SharedNetwork' }
        @{ Source = 'a1'; Target = 'multi'; Port = 82; Verdict = 'Unreachable'; Reason = 'ListenerElsewhere' }
        @{ Source = 'a1'; Target = 'a2'; Port = 83; Verdict = 'Unreachable'; Reason = 'NoListener' }
        @{ Source = 'br2'; Target = 'share2'; Port = 83; Verdict = 'AddressOnly'; Reason = 'NoNameOfItsOwn' }
        @{ Source = 'a1'; Target = 'local'; Port = 80; Verdict = 'Unreachable'; Reason = 'Isolated' }
        @{ Source = 'knowshost'; Target = 'host1'; Port = 18080; Verdict = 'Reachable'; Reason = 'ContainerToHost' }
        @{ Source = 'in1'; Target = 'host1'; Port = 18080; Verdict = 'AddressOnly'; Reason = 'NoNameOfItsOwn' }
    ) {
        $pair = Get-Pair ($ports + $rare) $Source $Target $Port
        "$($pair.Static) $($pair.Live) $($pair.Reason)" | Should -Be "$Verdict $Verdict $Reason"
        $pair.Probe | Should -Be 'Tcp'
    }

    It 'has a name that the engine made up work as its generation has it' {
        $pair = Get-Pair $pings a1 made
        $old = ([version](Get-DockerEngine).Version.Split('+')[0]).Major -lt 25
        "$($pair.Static) $($pair.Reason)" | Should -Be ($old ? 'AddressOnly NameGenerated' : 'Reachable SharedNetwork')
        if ($old) {
            Rename-DockerContainer $name.made $name.stopped.Replace('stopped', 'named')
            (Test-ContainerReachability -Source $name.a1 -Target $name.stopped.Replace('stopped', 'named')).Live | Should -Be 'Reachable'
        }
    }

    It 'has a container reach itself, when it is both' {
        $result = Test-ContainerReachability -Source $name.a1 -Target $name.a1
        "$($result.Static) $($result.Live) $($result.Reason)" | Should -Be 'Reachable Reachable SameContainer'
    }

    It 'has advice that helps: <Source> to <Target>' -ForEach @(
        @{ Source = 'br2'; Target = 'b1'; Advice = 'Connect-DockerNetwork' }
        @{ Source = 'a1'; Target = 'stopped'; Advice = 'Start-DockerContainer' }
        @{ Source = 'a1'; Target = 'in2'; Advice = 'Connect-DockerNetwork' }
    ) {
        $line = (Get-Pair $pings $Source $Target).Advice
        $line | Should -Match "^$Advice "
        $null = & ([scriptblock]::Create($line))
        (Test-ContainerReachability -Source $name[$Source] -Target $name[$Target]).Live | Should -Be 'Reachable'
    }
}

Describe 'Test-ContainerReachability' {
    BeforeAll {
        Add-Network net
        Add-Container web @{ Network = $name.net }
        Add-Container db @{ Network = $name.net }
        Wait-DockerContainer $name.web, $name.db -Port 80, 81
    }

    It 'tests all that run by default' {
        $result = @(Test-ContainerReachability -Static)
        $running = @(Get-DockerContainer -State running, paused).Count
        $result.Count | Should -Be ($running * ($running - 1))
    }

    It 'takes containers from the pipeline, as one matrix' {
        $result = $name.web, $name.db | Get-DockerContainer | Test-ContainerReachability
        @($result.ForEach({ "$($_.Source) $($_.Target) $($_.Live)" }) | Sort-Object) | Should -Be (@("$($name.web) $($name.db) Reachable", "$($name.db) $($name.web) Reachable") | Sort-Object)
    }

    It 'takes some sources and some targets' {
        $result = @(Test-ContainerReachability -Source $name.web -Target "$($name.db)*" -Static)
        $result.Count | Should -Be 1
        $result[0].Live | Should -Be 'NotTested'
        $result[0].Agrees | Should -BeNullOrEmpty
    }

    It 'runs nothing in any container with -Static' {
        $result = Test-ContainerReachability -Source $name.web -Target $name.db -Static -Port 4711
        "$($result.Static) $($result.Live)" | Should -Be 'Reachable NotTested'
        $result.Evidence -join ' ' | Should -Match 'what listens at 4711 is not known'
    }

    It 'finds the ports that something listens at' {
        $result = @(Test-ContainerReachability -Source $name.web -Target $name.db -Listening)
        $result.ForEach({ "$($_.Port) $($_.Live) $($_.Reason)" }) | Should -Be '80 Reachable SharedNetwork', '81 Unreachable LoopbackOnly'
    }

    It 'tells when a name is lost that should work' {
        $null = Invoke-ContainerCommand $name.web sh '-c' 'cp /etc/resolv.conf /tmp/kept; echo nameserver 127.0.0.1 > /etc/resolv.conf'
        try {
            $result = Test-ContainerReachability -Source $name.web -Target $name.db
            "$($result.Static) $($result.Live) $($result.Agrees)" | Should -Be 'Reachable AddressOnly False'
            $result.Finding.Id | Should -Be 'ReachabilityNameLost'
            $result.Finding.Fix | Should -Be "Restart-DockerContainer $($name.web)"
        } finally {
            $null = Invoke-ContainerCommand $name.web sh '-c' 'cat /tmp/kept > /etc/resolv.conf'
        }
    }

    It 'tests from images without any tool, by a helper that is gone afterwards' {
        $name.bare = New-TestName bare
        $null = New-DockerContainer dockernet/bare:test -Name $name.bare -Network $name.net -Start
        $result = Test-ContainerReachability -Source $name.bare -Target $name.db, $name.web
        $result.Live | Should -Be 'Reachable', 'Reachable'
        Get-DockerContainer | Where-Object { $_.Labels.ContainsKey('dockernet.helper') } | Should -BeNullOrEmpty
    }

    It 'tests from containers that share a network one after the other' {
        Add-Network far
        Add-Container there @{ Network = $name.far }
        Add-Container owner @{ Network = $name.net } 'sleep 3600'
        Add-Container sharer @{ Network = "container:$($name.owner)" } 'sleep 3600'
        $since = [DateTimeOffset]::UtcNow
        $result = @(Test-ContainerReachability -Source $name.owner, $name.sharer -Target $name.there -Timeout 1)
        $result.Live | Should -Be 'Unreachable', 'Unreachable'
        $started = @(Get-EngineEvent $name.owner, $name.sharer exec_start $since)
        $started.Count | Should -Be 2
        # Each waits for a second in vain.
        ($started[1].timeNano - $started[0].timeNano) / 1e9 | Should -BeGreaterThan 0.9
    }

    It 'draws a grid' {
        $matrix = Test-ContainerReachability $name.web, $name.db -AsMatrix
        $matrix.Find($name.web, $name.db).Live | Should -Be 'Reachable'
        $matrix.Find($name.web, $name.web) | Should -BeNullOrEmpty
        $matrix.Result.Count | Should -Be 2
        $text = $matrix | Out-String -Width 80
        $text | Should -Match "(?m)^ 1 $($name.db)\s+\. ok\s*$"
        $text | Should -Match "(?m)^ 2 $($name.web)\s+ok  \.\s*$"
    }

    It 'draws a grid of sources and other targets' {
        $grid = (Test-ContainerReachability -Source $name.web -Target $name.db -Static -Port 80 -AsMatrix).Grid
        $grid | Should -Match "(?m)^Tcp 80$"
        $grid | Should -Match "(?m)^$($name.web) +ok$"
        $grid | Should -Match "(?m)^ 1 $($name.db)$"
    }

    It 'shows results as a table' {
        $text = Test-ContainerReachability -Source $name.web -Target $name.db -Static -Port 80 | Out-String -Width 200
        $text | Should -Match 'Source +Target +Probe +Verdict +Reason'
        $text | Should -Match "Tcp 80 +Reachable +SharedNetwork"
    }

    It 'tells of a container that is not there' {
        $record = Get-ErrorOf { Test-ContainerReachability -Source dnt-nowhere -Target $name.db }
        $record.FullyQualifiedErrorId | Should -BeLike 'ContainerNotFound,*'
        $record.TargetObject | Should -Be 'dnt-nowhere'
    }

    It 'ends within a second of Ctrl+C and leaves no helper' {
        $name.silent = New-TestName silent
        $null = New-DockerContainer dockernet/bare:test -Name $name.silent -Start
        $stopped = Invoke-AndStop {
            param($Name)
            Test-ContainerReachability -Source $Name[0] -Target $Name[1] -Timeout 60
        } -Argument (, @($name.silent, $name.db)) -After 1 -When { @(Get-DockerContainer | Where-Object { $_.Labels.ContainsKey('dockernet.helper') }).Count -gt 0 }
        $stopped.WasRunning | Should -BeTrue
        $stopped.Elapsed | Should -BeLessThan $stopped.Patience
        $stopped.Errors | Should -BeNullOrEmpty
        Wait-Until { @(Get-DockerContainer | Where-Object { $_.Labels.ContainsKey('dockernet.helper') }).Count -eq 0 }
    }
}

Describe 'On an engine whose default bridge has no communication between its members' -Skip:(-not ($IsLinux -and (& id -u) -eq 0)) {
    BeforeAll {
        $script:saved = $env:DOCKER_HOST
        $script:engine = Start-PrivateEngine -Option '--icc=false'
        $env:DOCKER_HOST = $engine.Host
        Import-TestImage -DockerHost $engine.Host
        $null = New-DockerContainer $busybox -Name source -Expose 80 -Start -Command sh, '-c', 'httpd -p 80; httpd -p 82; sleep 3600'
        $null = New-DockerContainer $busybox -Name recipient -Link source:db -Start
        $null = New-DockerContainer $busybox -Name stranger -Start
        Wait-DockerContainer source -Port 80, 82
    }

    AfterAll {
        $env:DOCKER_HOST = $saved
        Stop-PrivateEngine $engine.Folder
    }

    It 'only a link lets packets pass, and only to exposed ports' {
        $result = @(Test-ContainerReachability -Port 80, 82) + @(Test-ContainerReachability)
        Get-Difference $result | Should -BeNullOrEmpty
        $open = $result.Where({ $_.Live -ne 'Unreachable' })
        $open.Count | Should -Be 1
        "$($open[0].Source) $($open[0].Target) $($open[0].Port) $($open[0].Static) $($open[0].Reason)" | Should -Be 'recipient source 80 Reachable Link'
        $result.Where({ $_.Port -ne 80 -or $_.Source -ne 'recipient' }).Reason | Select-Object -Unique | Should -Be 'IccOff'
    }
}

Describe 'On an engine whose only image has a shell that breaks the first time' -Skip:(-not ($IsLinux -and (& id -u) -eq 0)) {
    BeforeAll {
        $script:saved = $env:DOCKER_HOST
        $script:engine = Start-PrivateEngine
        $env:DOCKER_HOST = $engine.Host
        Import-TestImage -DockerHost $engine.Host
        Set-Content "$TestDrive/sh" @'
#!/bin/busybox sh
[ ! -e /tmp/broken ] || exec /bin/busybox sh "$@"
: >/tmp/broken
printf '0 >ping\n1 >ping\n'
'@
        & chmod +x "$TestDrive/sh"
        Set-Content "$TestDrive/Dockerfile" "FROM $busybox`nCOPY sh /usr/local/bin/sh"
        $null = Build-DockerImage $TestDrive -Tag only:1
        Get-DockerImage | Where-Object { 'only:1' -notin $_.Tags } | Remove-DockerImage -Force
    }

    AfterAll {
        $env:DOCKER_HOST = $saved
        Stop-PrivateEngine $engine.Folder
    }

    It 'what broke is tried once more' {
        foreach ($each in 'one', 'two') { $null = New-DockerContainer only:1 -Name $each -Start }
        $result = Test-ContainerReachability -Source one -Target two
        "$($result.Static) $($result.Live) $($result.Reason)" | Should -Be 'AddressOnly AddressOnly NoNameOnDefaultBridge'
    }
}
