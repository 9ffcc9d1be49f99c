BeforeAll {
    Import-Module "$PSScriptRoot/../../Support/DockerNet.Testing.psm1" -Force

    $script:busybox = 'dockernet/busybox:test'
    $script:service = 'dockernet/service:test'

    function Start-Pair([string]$Alias = 'webdb') {
        $db = New-DockerContainer $service -Name (New-TestName db) -Start
        $web = New-DockerContainer $busybox -Name (New-TestName web) -Link "$($db.Name):$Alias" -Start
        @{ Db = $db; Web = $web }
    }

    # The address of a stopped container goes to the next one that starts.
    function Move-Address($Container) {
        Stop-DockerContainer $Container.Name -Timeout 0
        $null = New-DockerContainer $busybox -Name (New-TestName filler) -Start
        Start-DockerContainer $Container.Name -PassThru
    }
}

AfterAll { Remove-TestObject }

Describe 'A legacy link' {
    BeforeAll {
        $pair = Start-Pair
        $db = $pair.Db
        $web = $pair.Web
    }

    It 'gives the recipient the source by <_>' -ForEach 'name', 'alias', 'id' {
        $target = @{ name = $db.Name; alias = 'webdb'; id = $db.ShortId }[$_]
        $result = Test-ContainerPing $web.Name $target -Count 1
        $result.Reachable | Should -BeTrue
        $result.Address | Should -Be $db.IPAddress
    }

    It 'gives the source no name for the recipient' {
        $result = Test-ContainerPing $db.Name $web.Name -Count 1
        $result.Reachable | Should -BeFalse
        $result.Reason | Should -Match 'does not resolve.*default bridge'
    }

    It 'is not needed to reach an address' {
        $other = New-DockerContainer $busybox -Name (New-TestName other) -Start
        (Test-ContainerPing $other.Name $db.IPAddress -Count 1).Reachable | Should -BeTrue
        (Test-ContainerPing $other.Name $db.Name -Count 1).Reachable | Should -BeFalse
    }

    It 'is listed with its state, address and health' {
        $link = Get-ContainerLink $web.Name
        $link.Source | Should -Be $db.Name
        $link.Alias | Should -Be 'webdb'
        $link.Kind | Should -Be 'Legacy'
        $link.Network | Should -Be 'bridge'
        $link.SourceState | Should -Be 'running'
        $link.Address | Should -Be $db.IPAddress
        $link.CurrentAddress | Should -Be $db.IPAddress
        $link.VariablesStale | Should -BeFalse
        $link.Health | Should -Be 'Healthy'
        "$link" | Should -Be "$($db.Name):webdb"
    }

    It 'is listed from its source''s side, which asks who links to it' {
        $link = Get-ContainerLink $db.Name -Reverse
        "$($link.Container) $link" | Should -Be "$($web.Name) $($db.Name):webdb"
        Get-ContainerLink $web.Name -Reverse | Should -BeNullOrEmpty
        (Get-ContainerLink -Reverse | Where-Object Source -EQ $db.Name).Container | Should -Be $web.Name
        ("$($db.Name.Substring(0, 5))*" | Get-ContainerLink -Reverse).Container | Should -Contain $web.Name
    }

    It 'is listed of all containers when none is named' {
        (Get-ContainerLink | Where-Object Container -EQ $web.Name).Alias | Should -Be 'webdb'
        Get-ContainerLink $db.Name | Should -BeNullOrEmpty
    }

    It 'does not give the source a second name' {
        (Get-DockerContainer $db.Name).Name | Should -Be $db.Name
        (Get-DockerContainer "*$($db.Name)*").Name | Should -Be $db.Name
    }

    It 'keeps leading to a source that is renamed' {
        $moved = New-TestName renamed
        $null = Invoke-EngineApi POST "/containers/$($db.Id)/rename?name=$moved"
        try {
            (Get-ContainerLink $web.Name).Source | Should -Be $moved
            (Test-ContainerPing $web.Name webdb -Count 1).Reachable | Should -BeTrue
        } finally {
            $null = Invoke-EngineApi POST "/containers/$($db.Id)/rename?name=$($db.Name)"
        }
    }
}

Describe 'Link texts' {
    It 'takes the short form, whose alias is the name' {
        $db = New-DockerContainer $service -Name (New-TestName db) -Start
        $web = New-DockerContainer $busybox -Name (New-TestName web) -Link $db.Name -Start
        (Get-ContainerLink $web.Name).Alias | Should -Be $db.Name
        (Get-ContainerHostEntry $web.Name | Where-Object Kind -EQ Link).Name | Should -Be $db.Name, $db.ShortId
    }

    It 'takes several links, also two of them to one source' {
        $one = New-DockerContainer $service -Name (New-TestName one) -Start
        $two = New-DockerContainer $service -Name (New-TestName two) -Start
        $web = New-DockerContainer $busybox -Name (New-TestName web) -Link "$($one.Name):a", "$($one.Name):b", $two.Name -Start
        (Get-ContainerLink $web.Name).Alias | Should -Be 'a', 'b', $two.Name
        'a', 'b', $two.Name | Test-ContainerPing $web.Name -Count 1 -Quiet | Should -Be $true, $true, $true
    }

    It 'takes a hashtable' {
        $pair = Start-Pair
        $web = New-DockerContainer $busybox -Name (New-TestName web) -Link @{ $pair.Db.Name = 'store' } -Start
        (Get-ContainerLink $web.Name).Alias | Should -Be 'store'
    }
}

Describe 'A source that moves' {
    BeforeAll {
        $pair = Start-Pair
        $old = $pair.Db.IPAddress
        $db = Move-Address $pair.Db
        $web = $pair.Web
    }

    It 'has a new address' {
        $db.IPAddress | Should -Not -Be $old
    }

    It 'is followed by the hosts file' {
        (Get-ContainerHostEntry $web.Name | Where-Object Kind -EQ Link).Address | Should -Be $db.IPAddress
        $link = Get-ContainerLink $web.Name
        $link.Health | Should -Be 'Healthy'
        (Test-ContainerPing $web.Name webdb -Count 1).Address | Should -Be $db.IPAddress
    }

    It 'is not followed by the variables of the recipient''s process' -Tag LinkVariables {
        (Get-ContainerLink $web.Name).VariablesStale | Should -BeTrue
        $variables = Get-ContainerLinkEnv $web.Name
        $stale = $variables | Where-Object IsStale
        $stale.Name | Should -Be 'WEBDB_PORT', 'WEBDB_PORT_5432_TCP', 'WEBDB_PORT_5432_TCP_ADDR'
        $stale.Value | Should -Be "tcp://${old}:5432", "tcp://${old}:5432", "$old"
        $variables.Current | Sort-Object -Unique | Should -Be $db.IPAddress
    }
}

Describe 'A source that is away' {
    It 'is told as stopped' {
        $pair = Start-Pair
        Stop-DockerContainer $pair.Db.Name -Timeout 0
        $link = Get-ContainerLink $pair.Web.Name
        $link.Health | Should -Be 'SourceStopped'
        $link.SourceState | Should -Be 'exited'
        $link.CurrentAddress | Should -BeNullOrEmpty
    }

    It 'is told as missing' {
        $pair = Start-Pair
        Remove-DockerContainer $pair.Db.Name -Force
        $link = Get-ContainerLink $pair.Web.Name
        $link.Health | Should -Be 'SourceMissing'
        $link.SourceState | Should -Be 'missing'
    }

    It 'is told as replaced when another has its name, even at the same address' {
        $pair = Start-Pair
        Remove-DockerContainer $pair.Db.Name -Force
        $null = New-DockerContainer $service -Name $pair.Db.Name -Start
        $link = Get-ContainerLink $pair.Web.Name
        $link.Health | Should -Be 'SourceReplaced'
        $link.SourceState | Should -Be 'running'
    }

    It 'is told as disconnected' {
        $pair = Start-Pair
        Disconnect-DockerNetwork bridge $pair.Db.Name
        $link = Get-ContainerLink $pair.Web.Name
        $link.Health | Should -Be 'SourceDisconnected'
        $link.Address | Should -Be $pair.Db.IPAddress
        $link.CurrentAddress | Should -BeNullOrEmpty
    }

    It 'does not hide the variables, although the engine then runs no command in the recipient' -Tag LinkVariables {
        $pair = Start-Pair
        Stop-DockerContainer $pair.Db.Name -Timeout 0
        (Get-ErrorOf { Invoke-ContainerCommand $pair.Web.Name true }).FullyQualifiedErrorId | Should -BeLike 'LinkSourceNotRunning,*'
        $variables = Get-ContainerLinkEnv $pair.Web.Name
        $variables.Origin | Sort-Object -Unique | Should -Be 'Process'
        $variables.Name | Should -Contain 'WEBDB_PORT'
        Invoke-EngineApi GET '/containers/json?all=1&filters={"label":["dockernet.helper"]}' | Should -BeNullOrEmpty
    }

    It 'keeps a recipient from starting, and nothing half-made stays' {
        $db = New-DockerContainer $service -Name (New-TestName db)
        $name = New-TestName web
        $record = Get-ErrorOf { New-DockerContainer $busybox -Name $name -Link "$($db.Name):webdb" -Start }
        $record.FullyQualifiedErrorId | Should -BeLike 'LinkSourceNotRunning,*'
        $record.CategoryInfo.Category | Should -Be 'InvalidOperation'
        $record.TargetObject | Should -Be $name
        (Invoke-EngineApi GET '/containers/json?all=1').Names | Should -Not -Contain "/$name"
    }

    It 'may be stopped when the recipient is only created' {
        $db = New-DockerContainer $service -Name (New-TestName db)
        $web = New-DockerContainer $busybox -Name (New-TestName web) -Link "$($db.Name):webdb"
        (Get-ContainerLink $web.Name).Health | Should -Be 'Inactive'
        Start-DockerContainer $db.Name, $web.Name -PassThru | ForEach-Object State | Should -Be 'running', 'running'
    }

    It 'must exist when the recipient is created' {
        $record = Get-ErrorOf { New-DockerContainer $busybox -Name (New-TestName web) -Link 'dnt-nowhere:webdb' }
        $record.FullyQualifiedErrorId | Should -BeLike 'ContainerNotFound,*'
    }
}

Describe 'Link variables' -Tag LinkVariables {
    BeforeAll {
        $db = New-DockerContainer $service -Name (New-TestName db) -Start
        $web = New-DockerContainer $busybox -Name (New-TestName web) -Link "$($db.Name):webdb", "$($db.Name):my-db" -Env WEBDB_PORT=mine -Start
        $variables = Get-ContainerLinkEnv $web.Name
    }

    It 'are those of the recipient''s first process' {
        $real = (Invoke-ContainerCommand $web.Name cat /proc/1/environ).Output -join "`n" -split "`0" | Where-Object { $_ -match '^(WEBDB|MY_DB)_' -and $_ -ne 'WEBDB_PORT=mine' }
        $shown = Get-ContainerLinkEnv $web.Name -ShowValue | ForEach-Object { "$($_.Name)=$($_.Value)" }
        $shown | Sort-Object | Should -Be ($real | Sort-Object)
    }

    It 'say what each is: <Name>' -ForEach @(
        @{ Name = 'MY_DB_NAME'; Kind = 'Name'; Port = $null }
        @{ Name = 'MY_DB_PORT'; Kind = 'Port'; Port = 5432 }
        @{ Name = 'MY_DB_PORT_5432_TCP'; Kind = 'PortUrl'; Port = 5432 }
        @{ Name = 'MY_DB_PORT_5432_TCP_ADDR'; Kind = 'Address'; Port = 5432 }
        @{ Name = 'MY_DB_PORT_5432_TCP_PORT'; Kind = 'Number'; Port = 5432 }
        @{ Name = 'MY_DB_PORT_5432_TCP_PROTO'; Kind = 'Protocol'; Port = 5432 }
        @{ Name = 'MY_DB_ENV_PG_VERSION'; Kind = 'Environment'; Port = $null }
    ) {
        $variable = $variables | Where-Object Name -EQ $Name
        $variable.Kind | Should -Be $Kind
        $variable.Port | Should -Be $Port
        $variable.Alias | Should -Be 'my-db'
        $variable.Source | Should -Be $db.Name
        $variable.IsStale | Should -BeFalse
    }

    It 'are not the link''s where the recipient sets its own' {
        $variables.Name | Should -Not -Contain 'WEBDB_PORT'
    }

    It 'show the source''s secrets only when asked to' {
        ($variables | Where-Object Name -EQ 'WEBDB_ENV_SECRET_TOKEN').Value | Should -BeNullOrEmpty
        (Get-ContainerLinkEnv $web.Name -ShowValue | Where-Object Name -EQ 'WEBDB_ENV_SECRET_TOKEN').Value | Should -Be 'hush'
        Get-ContainerLinkEnv $web.Name -Verbose -Debug 4>&1 5>&1 | Out-String | Should -Not -Match 'hush'
    }

    It 'can be asked for by alias' {
        (Get-ContainerLinkEnv $web.Name -Alias 'MY*').Alias | Sort-Object -Unique | Should -Be 'my-db'
    }

    It 'are worked out for a recipient that does not run' {
        $idle = New-DockerContainer $busybox -Name (New-TestName idle) -Link "$($db.Name):webdb"
        $computed = Get-ContainerLinkEnv $idle.Name
        $computed.Origin | Sort-Object -Unique | Should -Be 'Computed'
        Start-DockerContainer $idle.Name
        $found = Get-ContainerLinkEnv $idle.Name
        $found.Origin | Sort-Object -Unique | Should -Be 'Process'
        $computed.ForEach({ "$_" }) | Sort-Object | Should -Be ($found.ForEach({ "$_" }) | Sort-Object)
    }

    It 'are read also in an image that has no tools for it' {
        $bare = New-DockerContainer dockernet/bare:test -Name (New-TestName bare) -Link "$($db.Name):webdb" -Start
        (Get-ContainerLinkEnv $bare.Name).Origin | Sort-Object -Unique | Should -Be 'Process'
        Invoke-EngineApi GET '/containers/json?all=1&filters={"label":["dockernet.helper"]}' | Should -BeNullOrEmpty
    }

    It 'are none without a link' {
        Get-ContainerLinkEnv $db.Name | Should -BeNullOrEmpty
    }
}

Describe 'Link variables for a container without the link' {
    BeforeAll {
        $db = New-DockerContainer $service -Name (New-TestName db) -Start
        $web = New-DockerContainer $busybox -Name (New-TestName web) -Link "$($db.Name):my-db" -Start

        function Get-OwnVariable($Container) { (Get-DockerContainer $Container.Name -Inspect).Env -match '^MY_DB_' | Sort-Object }
        function Get-RealVariable($Container) {
            (Invoke-ContainerCommand $Container.Name cat /proc/1/environ).Output -join "`n" -split "`0" -match '^MY_DB_' | Sort-Object
        }
    }

    It 'are emitted as texts that -Env takes, with all values' -Tag LinkVariables {
        $texts = Get-ContainerLinkEnv $web.Name -AsEnv
        $texts | Should -BeOfType ([string])
        $texts | Sort-Object | Should -BeExactly (Get-RealVariable $web)
        $copy = New-DockerContainer $busybox -Name (New-TestName copy) -Env $texts -Start
        Get-RealVariable $copy | Should -BeExactly (Get-RealVariable $web)
    }

    It 'can be emitted of one alias only' {
        Get-ContainerLinkEnv $web.Name -AsEnv -Alias 'no*' | Should -BeNullOrEmpty
    }

    It 'are given at creation, the same that the engine gives to a link' -Tag LinkVariables {
        $copy = New-DockerContainer $busybox -Name (New-TestName copy) -LinkEnv "$($db.Name):my-db" -Start
        $expected = (Get-RealVariable $web) -replace [regex]::Escape("/$($web.Name)/"), "/$($copy.Name)/"
        Get-RealVariable $copy | Should -BeExactly $expected
        Get-ContainerLink $copy.Name | Should -BeNullOrEmpty
    }

    It 'have the address on the container''s own network' {
        $network = New-DockerBridge (New-TestName net)
        Connect-DockerNetwork $network.Name $db.Name
        $address = ((Get-DockerContainer $db.Name).Networks | Where-Object Network -EQ $network.Name).IPAddress
        $copy = New-DockerContainer $busybox -Name (New-TestName copy) -Network $network.Name -LinkEnv "$($db.Name):my-db" -Link "$($db.Name):my-db" -Start
        Get-RealVariable $copy | Should -Contain "MY_DB_PORT=tcp://${address}:5432"
        (Test-ContainerPing $copy.Name my-db -Count 1).Address | Should -Be $address
        Get-ContainerLinkEnv $copy.Name -AsEnv | Should -BeNullOrEmpty -Because 'it sets them all itself'
        $late = New-DockerContainer $busybox -Name (New-TestName late) -Network $network.Name -Link "$($db.Name):my-db" -Start
        Get-ContainerLinkEnv $late.Name -AsEnv | Should -Contain "MY_DB_PORT_5432_TCP_ADDR=$address"
    }

    It 'do not win over the container''s own' {
        $copy = New-DockerContainer $busybox -Name (New-TestName copy) -LinkEnv "$($db.Name):my-db" -Env MY_DB_PORT=5432
        Get-OwnVariable $copy | Where-Object { $_ -match '^MY_DB_PORT=' } | Should -BeExactly 'MY_DB_PORT=5432'
    }

    It 'leave out the container''s name when the engine will invent it' {
        $copy = New-DockerContainer $busybox -LinkEnv "$($db.Name):my-db" -Label "dnt=$($db.Name.Substring(3, 5))"
        Get-OwnVariable $copy | Should -Not -BeNullOrEmpty
        Get-OwnVariable $copy | Where-Object { $_ -match '^MY_DB_NAME=' } | Should -BeNullOrEmpty
    }

    It 'need a source that runs on the network: <Id>' -ForEach @(
        @{ Id = 'LinkSourceNotRunning'; Make = { $new = New-DockerContainer $service -Name (New-TestName off); @{ LinkEnv = $new.Name } } }
        @{ Id = 'NotConnected'; Make = { @{ LinkEnv = $db.Name; Network = (New-DockerBridge (New-TestName net)).Name } } }
        @{ Id = 'ContainerNotFound'; Make = { @{ LinkEnv = 'dnt-nowhere' } } }
    ) {
        $name = New-TestName copy
        $arguments = & $Make
        $record = Get-ErrorOf { New-DockerContainer $busybox -Name $name @arguments }
        $record.FullyQualifiedErrorId | Should -BeLike "$Id,*"
        (Invoke-EngineApi GET '/containers/json?all=1').Names | Should -Not -Contain "/$name"
    }
}

Describe 'A hosts file' {
    It 'has the container itself, its links, what was added and what every system has' {
        $pair = Start-Pair
        $entries = Get-ContainerHostEntry $pair.Web.Name
        ($entries | Where-Object Kind -EQ Self).Address | Should -Be $pair.Web.IPAddress
        ($entries | Where-Object Kind -EQ Self).Name | Should -Be $pair.Web.ShortId
        $link = $entries | Where-Object Kind -EQ Link
        $link.Address | Should -Be $pair.Db.IPAddress
        $link.Name | Sort-Object | Should -Be (@('webdb', $pair.Db.ShortId, $pair.Db.Name) | Sort-Object)
        $entries[0].Kind | Should -Be 'System'
        $entries.Container | Sort-Object -Unique | Should -Be $pair.Web.Name
    }

    It 'tells what someone added inside' {
        $web = New-DockerContainer $busybox -Name (New-TestName web) -Start
        $null = Invoke-ContainerCommand $web.Name sh '-c' 'echo "10.9.9.9 extra more" >> /etc/hosts'
        $added = Get-ContainerHostEntry $web.Name | Where-Object Kind -EQ Added
        "$($added.Address)" | Should -Be '10.9.9.9'
        $added.Name | Should -Be 'extra', 'more'
    }

    It 'is there in an image without any tools' {
        $bare = New-DockerContainer dockernet/bare:test -Name (New-TestName bare) -Start
        (Get-ContainerHostEntry $bare.Name | Where-Object Kind -EQ Self).Address | Should -Be $bare.IPAddress
    }
}

Describe 'A link of an endpoint' {
    It 'gives a private name on a user-defined network' {
        $network = New-DockerBridge (New-TestName net)
        $db = New-DockerContainer $service -Name (New-TestName db) -Network $network.Name -Start
        $web = New-DockerContainer $busybox -Name (New-TestName web) -Network $network.Name -Link "$($db.Name):webdb" -Start
        $link = Get-ContainerLink $web.Name
        $link.Kind | Should -Be 'Endpoint'
        $link.Network | Should -Be $network.Name
        $link.CurrentAddress | Should -Be $db.IPAddress
        $link.Health | Should -Be 'Healthy'
        (Test-ContainerPing $web.Name webdb -Count 1).Address | Should -Be $db.IPAddress
        (Test-ContainerPing $db.Name webdb -Count 1).Reachable | Should -BeFalse
        Get-ContainerLinkEnv $web.Name | Should -BeNullOrEmpty
        Get-ContainerHostEntry $web.Name | Where-Object Kind -EQ Link | Should -BeNullOrEmpty
    }

    It 'can be given when connecting' {
        $network = New-DockerBridge (New-TestName net)
        $db = New-DockerContainer $service -Name (New-TestName db) -Network $network.Name -Start
        $web = New-DockerContainer $busybox -Name (New-TestName web) -Start
        Connect-DockerNetwork $network.Name $web.Name -Link "$($db.Name):webdb"
        (Get-ContainerLink $web.Name).Alias | Should -Be 'webdb'
        (Test-ContainerPing $web.Name webdb -Count 1).Reachable | Should -BeTrue
    }
}

Describe 'Other modes' {
    It 'refuses a link on the host''s network' {
        $pair = Start-Pair
        $name = New-TestName web
        (Get-ErrorOf { New-DockerContainer $busybox -Name $name -Network host -Link "$($pair.Db.Name):x" -Start }).FullyQualifiedErrorId | Should -BeLike 'InvalidArgument,*'
        (Invoke-EngineApi GET '/containers/json?all=1').Names | Should -Not -Contain "/$name"
    }
}
