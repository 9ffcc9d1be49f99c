# What the parameters of New-DockerContainer do to a container that runs, and what is said when they do not go together.
BeforeAll {
    Import-Module "$PSScriptRoot/../../Support/DockerNet.Testing.psm1" -Force

    $script:busybox = 'dockernet/busybox:test'
    $script:service = 'dockernet/service:test'

    function Get-Inspection([string]$Name) { Invoke-EngineApi GET "/containers/$Name/json" }

    function Test-Made([string]$Name) { "/$Name" -in (Invoke-EngineApi GET '/containers/json?all=1').Names }

    function Get-Output([string]$Name, [string]$Line) { (Invoke-ContainerCommand $Name sh '-c' $Line).Output }

    # The ids of the warnings that making a container gives.
    function Get-WarningId([hashtable]$Parameter, [string]$Image = $busybox) {
        $null = New-DockerContainer $Image -Name (New-TestName) @Parameter -WarningVariable warnings -WarningAction SilentlyContinue
        @(foreach ($warning in $warnings) { [regex]::Match($warning.Message, '\((\w+)\)\.$').Groups[1].Value }) -join ' '
    }
}

AfterAll { Remove-TestObject }

Describe 'Several networks' {
    BeforeAll {
        $front = New-DockerBridge (New-TestName front) -Subnet 10.202.1.0/24
        $back = New-DockerBridge (New-TestName back) -Subnet 10.202.2.0/24
        $client = New-DockerContainer $busybox -Name (New-TestName client) -Network $back.Name -Start
    }

    It 'are joined before the start, each with its own settings' {
        $name = New-TestName web
        $container = New-DockerContainer $busybox -Name $name -Network $front, "name=$($back.Name),alias=admin,ip=10.202.2.9" -Alias shop -IPAddress 10.202.1.9 -Start
        $container.State | Should -Be 'running'
        $container.Networks.Network | Sort-Object | Should -Be ($back.Name, $front.Name | Sort-Object)
        $places = (Get-Inspection $name).NetworkSettings.Networks
        $places.($front.Name).IPAddress | Should -Be '10.202.1.9'
        $places.($front.Name).Aliases | Should -Contain 'shop'
        $places.($back.Name).IPAddress | Should -Be '10.202.2.9'
        $places.($back.Name).Aliases | Should -Contain 'admin'
        (Test-ContainerPing $client.Name admin -Count 1).Address | Should -Be '10.202.2.9'
        (Test-ContainerPing $client.Name shop -Count 1).Reachable | Should -BeFalse
    }

    It 'leave no container behind when one of them refuses' {
        $name = New-TestName web
        $record = Get-ErrorOf { New-DockerContainer $busybox -Name $name -Network $front.Name, "name=$($back.Name),ip=10.9.9.9" -Start }
        $record | Should -HaveCount 1
        Test-Made $name | Should -BeFalse
    }

    It 'must all be there' {
        $name = New-TestName web
        $record = Get-ErrorOf { New-DockerContainer $busybox -Name $name -Network $front.Name, 'dnt-nowhere' }
        $record.FullyQualifiedErrorId | Should -BeLike 'NetworkNotFound,*'
        Test-Made $name | Should -BeFalse
    }
}

Describe 'Parameters that do not go together' {
    It 'are refused before anything is made: <Name>' -ForEach @(
        @{ Name = 'a network twice'; More = @{ Network = 'a', 'a' } }
        @{ Name = 'a mode and a network'; More = @{ Network = 'host', 'a' } }
        @{ Name = 'two modes'; More = @{ Network = 'bridge', 'none' } }
        @{ Name = 'an alias on the default bridge'; More = @{ Network = 'bridge'; Alias = 'x' } }
        @{ Name = 'an alias on the host''s network'; More = @{ Network = 'host'; Alias = 'x' } }
        @{ Name = 'an alias twice told'; More = @{ Network = 'name=a,alias=b'; Alias = 'x' } }
        @{ Name = 'two addresses of one kind'; More = @{ Network = 'a'; IPAddress = '10.0.0.1', '10.0.0.2' } }
        @{ Name = 'removal and restart'; More = @{ AutoRemove = $true; Restart = 'always' } }
    ) {
        $name = New-TestName
        $record = Get-ErrorOf { New-DockerContainer $busybox -Name $name @More }
        $record | Should -HaveCount 1
        $record.FullyQualifiedErrorId | Should -BeLike 'OptionConflict,*'
        $record.CategoryInfo.Category | Should -Be 'InvalidArgument'
        $record.TargetObject | Should -Be $name
        Test-Made $name | Should -BeFalse
    }
}

Describe 'A file of variables' {
    BeforeAll {
        $file = Join-Path $TestDrive 'some.env'
        Set-Content $file '# comment', 'A=1', 'EMPTY=', 'DNT_MINE', 'DNT_NOBODY'
    }

    It 'is read as the client reads it, and what is given by itself wins' {
        $env:DNT_MINE = 'mine'
        try {
            $container = New-DockerContainer $busybox -Name (New-TestName) -EnvFile $file -Env A=2 -Start
        } finally { $env:DNT_MINE = $null }
        Get-Output $container.Name 'echo $A,$EMPTY,$DNT_MINE' | Should -Be '2,,mine'
        Get-Output $container.Name 'env' | Should -Not -Match 'DNT_NOBODY'
    }

    It 'is found from the current location' {
        Push-Location $TestDrive
        try { $container = New-DockerContainer $busybox -Name (New-TestName) -EnvFile ./some.env } finally { Pop-Location }
        (Get-Inspection $container.Name).Config.Env | Should -Contain 'A=1'
    }

    It 'is refused when it <Name>, without a secret in the message' -ForEach @(
        @{ Name = 'is not there'; Id = 'FileUnreadable'; Bytes = $null }
        @{ Name = 'has a name with blanks'; Id = 'EnvFileInvalid'; Bytes = [Text.Encoding]::UTF8.GetBytes("OK=1`nMY KEY=hush") }
        @{ Name = 'has a line without a name'; Id = 'EnvFileInvalid'; Bytes = [Text.Encoding]::UTF8.GetBytes('=hush') }
        @{ Name = 'is not UTF-8'; Id = 'EnvFileInvalid'; Bytes = [byte[]](65, 61, 255, 254) }
    ) {
        $bad = Join-Path $TestDrive 'bad.env'
        Remove-Item $bad -ErrorAction Ignore
        if ($Bytes) { [IO.File]::WriteAllBytes($bad, $Bytes) }
        $name = New-TestName
        $record = Get-ErrorOf { New-DockerContainer $busybox -Name $name -EnvFile $bad }
        $record.FullyQualifiedErrorId | Should -BeLike "$Id,*"
        $record.TargetObject | Should -Be $bad
        "$record" | Should -Not -Match 'hush'
        Test-Made $name | Should -BeFalse
    }
}

Describe 'A container that could not be started' {
    It 'stays with -KeepFailed, and only then' {
        $name = New-TestName
        (Get-ErrorOf { New-DockerContainer $busybox -Name $name -Command no-such-program -Start -KeepFailed }).FullyQualifiedErrorId |
            Should -BeLike 'CommandNotFound,*'
        (Get-Inspection $name).State.Status | Should -Be 'created'
    }

    It 'goes with -AutoRemove, without a word of a failed clean-up' {
        $name = New-TestName
        $records = Get-ErrorOf { New-DockerContainer $busybox -Name $name -Command no-such-program -Start -AutoRemove -WarningVariable warnings -WarningAction SilentlyContinue }
        $records.FullyQualifiedErrorId | Should -BeLike 'CommandNotFound,*'
        Wait-Until { -not (Test-Made $name) }
    }
}

Describe 'A running container' {
    It 'is removed when it has ended, with -AutoRemove' {
        $container = New-DockerContainer $busybox -Name (New-TestName) -AutoRemove -Start -Command true
        $container.Name | Should -Not -BeNullOrEmpty
        Wait-Until { -not (Test-Made $container.Name) }
    }

    It 'has the names and addresses it was given' {
        $container = New-DockerContainer $busybox -Name (New-TestName) -Hostname me.example.org -MacAddress 02:42:0a:0b:0c:0d -AddHost far:10.1.2.3, near:host-gateway -Dns 10.9.9.9 -DnsSearch example.org -DnsOption ndots:3 -Start
        Get-Output $container.Name hostname | Should -Be 'me.example.org'
        Get-Output $container.Name 'cat /sys/class/net/eth0/address' | Should -Be '02:42:0a:0b:0c:0d'
        (Get-ContainerHostEntry $container.Name | Where-Object Name -EQ far).Address | Should -Be '10.1.2.3'
        (Get-ContainerHostEntry $container.Name | Where-Object Name -EQ near).Address | Should -Be $container.Networks[0].Gateway
        $resolv = Get-Output $container.Name 'cat /etc/resolv.conf'
        foreach ($line in 'nameserver 10.9.9.9', 'search example.org', 'options ndots:3') { $resolv | Should -Contain $line }
    }

    It 'has the hardware address on a network of its own too' {
        $network = New-DockerBridge (New-TestName net)
        $container = New-DockerContainer $busybox -Name (New-TestName) -Network $network.Name -MacAddress 02:42:0a:0b:0c:0e -Start
        Get-Output $container.Name 'cat /sys/class/net/eth0/address' | Should -Be '02:42:0a:0b:0c:0e'
    }

    It 'cannot write where it must not' {
        $container = New-DockerContainer $busybox -Name (New-TestName) -ReadOnly -Tmpfs /run:size=1m -Mount "type=bind,source=/etc,target=/host,readonly" -Start -WarningAction Ignore
        (Invoke-ContainerCommand $container.Name touch /x).ExitCode | Should -Not -Be 0
        (Invoke-ContainerCommand $container.Name touch /host/x).ExitCode | Should -Not -Be 0
        (Invoke-ContainerCommand $container.Name touch /run/x).ExitCode | Should -Be 0
        Get-Output $container.Name 'df -k /run | tail -1' | Should -Match '\s1024\s'
    }

    It 'is who, where and what it was told to be' {
        $container = New-DockerContainer $busybox -Name (New-TestName) -User nobody -WorkingDirectory /tmp -Entrypoint sleep -Command 3600 -DropCapability ALL -Start
        Get-Output $container.Name 'id -un; pwd; grep CapEff /proc/self/status' | Should -Be 'nobody', '/tmp', "CapEff:`t0000000000000000"
        (Get-Inspection $container.Name).Path | Should -Be 'sleep'
    }

    It 'names what was meant when a <What> is misspelt' -ForEach @(
        @{ What = 'capability'; Id = 'CapabilityUnknown'; Meant = 'NET_ADMIN'; More = { @{ Capability = 'NET_ADMN' } } }
        @{ What = 'capability to drop'; Id = 'CapabilityUnknown'; Meant = 'NET_RAW'; More = { @{ DropCapability = 'CAP_NET_RAV' } } }
        @{ What = 'network'; Id = 'NetworkNotFound'; Meant = { $near.Net }; More = { @{ Network = $near.Net + 'x' } } }
        @{ What = 'link'; Id = 'ContainerNotFound'; Meant = { $near.Db }; More = { @{ Link = $near.Db + 'x' } } }
        @{ What = 'provider of mounts'; Id = 'ContainerNotFound'; Meant = { $near.Db }; More = { @{ VolumesFrom = $near.Db + 'x' } } }
    ) {
        $near = @{ Net = (New-DockerBridge (New-TestName net)).Name; Db = (New-DockerContainer $busybox -Name (New-TestName db) -Start).Name }
        $more = & $More
        $record = Get-ErrorOf { New-DockerContainer $busybox -Name (New-TestName) @more }
        $record | Should -HaveCount 1
        $record.FullyQualifiedErrorId | Should -BeLike "$Id,*"
        $record.ErrorDetails.RecommendedAction | Should -Match ($Meant -is [scriptblock] ? (& $Meant) : $Meant)
    }

    It 'tells its health' {
        $container = New-DockerContainer $busybox -Name (New-TestName) -HealthCommand true -HealthInterval 0.2 -Start
        Wait-Until { (Get-DockerContainer $container.Name -Detailed).Health -eq 'healthy' }
    }

    It 'is started again as its policy says' {
        $container = New-DockerContainer $busybox -Name (New-TestName) -Restart on-failure:2 -Start -Command sh, '-c', 'exit 1'
        Wait-Until { (Get-Inspection $container.Name).RestartCount -eq 2 }
    }

    It 'publishes all that it exposes' {
        $container = New-DockerContainer $service -Name (New-TestName) -PublishAll -Expose 53/udp, 8000-8001 -Start
        ($container.Ports | Where-Object Published).PrivatePort | Sort-Object -Unique | Should -Be 53, 5432, 8000, 8001
    }
}

Describe 'A warning' {
    It 'tells what has no effect: <Name>' -ForEach @(
        @{ Name = 'ports on none'; Id = 'PortIgnored'; More = @{ Network = 'none'; Publish = '80' } }
        @{ Name = 'all ports on none'; Id = 'PortIgnored'; More = @{ Network = 'none'; PublishAll = $true } }
        @{ Name = 'ports on the host''s network'; Id = 'PortIgnored'; More = @{ Network = 'host'; Publish = '80' } }
        @{ Name = 'all ports on the host''s network'; Id = 'PortIgnored'; More = @{ Network = 'host'; PublishAll = $true } }
        @{ Name = 'an alias without a network'; Id = 'NetworkSettingIgnored'; More = @{ Alias = 'x' } }
        @{ Name = 'an address without a network'; Id = 'NetworkSettingIgnored'; More = @{ IPAddress = '172.17.0.99' } }
        @{ Name = 'nothing when all is well'; Id = ''; More = @{ Publish = '80'; Env = 'A=1'; Volume = '/www'; Tmpfs = '/new'; Mount = 'type=tmpfs,dst=/newer' } }
    ) {
        Get-WarningId $More | Should -Be $Id
    }

    It 'tells of links on none' {
        $db = New-DockerContainer $service -Name (New-TestName db)
        Get-WarningId @{ Network = 'none'; Link = $db.Name } | Should -Be 'LinkIgnored'
    }

    It 'tells of a mount at a path near to one that the image has: <Name>' -ForEach @(
        @{ Name = 'a volume'; More = { @{ Volume = "$(New-TestName v):/var/lib/daat" } } }
        @{ Name = 'an anonymous volume'; More = { @{ Volume = '/var/lib/daat' } } }
        @{ Name = 'a path of the host'; More = { @{ Volume = "${TestDrive}:/var/lib/daat" } } }
        @{ Name = 'in keys'; More = { @{ Mount = "type=bind,source=$TestDrive,target=/var/lib/daat" } } }
    ) {
        $parameters = & $More
        Get-WarningId $parameters $service | Should -Be 'MountTargetMissing'
    }

    It 'tells of no mount at a path that the image has, or the image''s own volume' {
        Set-Content "$TestDrive/passwd" x
        Get-WarningId @{ Volume = '/www', "${TestDrive}:/etc" } | Should -BeNullOrEmpty
        Get-WarningId @{ Volume = "$(New-TestName v):/var/lib/data" } $service | Should -BeNullOrEmpty
    }

    It 'tells of variables of a link that <Name>' -Tag LinkVariables -ForEach @(
        @{ Name = 'no shell can read'; Alias = 'a.b'; Own = @(); Id = 'LinkVariableUnreadable' }
        @{ Name = 'look like the program''s own settings'; Alias = 'redis'; Own = 'REDIS_HOST=redis'; Id = 'LinkVariableCollision' }
        @{ Name = 'the container''s own hide'; Alias = 'redis'; Own = 'REDIS_PORT=6379'; Id = 'LinkVariableHidden' }
        @{ Name = 'are of no concern'; Alias = 'redis'; Own = 'OTHER=1'; Id = '' }
    ) {
        $db = New-DockerContainer $service -Name (New-TestName db)
        Get-WarningId @{ Link = "$($db.Name):$Alias"; Env = $Own } | Should -Be $Id
    }

    It 'is right: the link''s variable is what a program would read for its own' -Tag LinkVariables {
        $db = New-DockerContainer $service -Name (New-TestName db) -Start
        $web = New-DockerContainer $busybox -Name (New-TestName web) -Link "$($db.Name):redis" -Env REDIS_HOST=redis -Start -WarningAction Ignore
        Get-Output $web.Name 'echo $REDIS_PORT' | Should -BeLike 'tcp://*'
    }

    It 'is silent when it is not wanted, and stops the line when it is to' {
        $name = New-TestName
        $container = New-DockerContainer $busybox -Name $name -Network none -Publish 80 -WarningAction Ignore -WarningVariable ignored 3>&1
        $container | Should -BeOfType DockerNet.Container
        $container = New-DockerContainer $busybox -Name (New-TestName) -Network none -Publish 80 -WarningAction Continue 3>&1
        $container[0] | Should -BeOfType Management.Automation.WarningRecord
        "$($container[0])" | Should -BeLike '*(PortIgnored).'
        $stopped = New-TestName
        { New-DockerContainer $busybox -Name $stopped -Network none -Publish 80 -WarningAction Stop } | Should -Throw -ErrorId 'ActionPreferenceStop,*'
        Test-Made $stopped | Should -BeFalse -Because 'what stops half-way leaves nothing behind'
    }
}
