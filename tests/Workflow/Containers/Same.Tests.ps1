# All that docker create can give to a container, before and after an update of something else. What the engine then has
# must be the same.
BeforeDiscovery {
    $script:options = @(
        '--add-host=a:1.2.3.4', '--blkio-weight=0', '--cap-add=NET_ADMIN', '--cap-drop=NET_RAW', '--cgroup-parent=/dnt', '--cpu-period=50000', '--cpu-quota=20000',
        '--cpu-shares=512', '--cpus=0.5', '--cpuset-cpus=0', '--cpuset-mems=0', '--device=/dev/null:/dev/mine:r', '--device-cgroup-rule=c 1:3 r', '--device-read-bps=/dev/null:1mb',
        '--dns=8.8.8.8', '--dns-option=ndots:1', '--dns-search=a.b', '--domainname=example.org', '--entrypoint=/bin/sleep', '--env=B=2', '--expose=90', '--group-add=77',
        '--health-cmd=true', '--hostname=web', '--init', '--interactive', '--ipc=shareable', '--ipc=host', '--label=x=y', '--link={db}:alias', '--log-driver=none', '--log-opt=max-size=1m',
        '--mac-address=02:42:ac:11:00:99', '--memory=64m', '--memory-reservation=32m', '--memory-swappiness=10', '--mount=type=tmpfs,target=/t,tmpfs-size=1m,tmpfs-mode=700',
        '--mount=type=bind,source={folder},target=/a:b', '--mount=type=bind,source={shared},target=/s,bind-propagation=rslave', '--mount=type=volume,source={data},target=/d,volume-nocopy',
        '--network=none', '--network=host', '--network={net}', '--no-healthcheck', '--oom-score-adj=100', '--pid=host', '--pids-limit=100', '--privileged', '--publish=127.0.0.1:8081:80',
        '--publish=53/udp', '--publish-all', '--read-only', '--restart=on-failure:3', '--security-opt=no-new-privileges', '--security-opt=seccomp=unconfined',
        '--security-opt=systempaths=unconfined', '--shm-size=8m', '--stop-signal=SIGINT', '--stop-timeout=3', '--sysctl=net.ipv4.ip_forward=1', '--tmpfs=/run:size=1m', '--tty',
        '--ulimit=nofile=100:200', '--user=1000:1000', '--userns=host', '--uts=host', '--volume={data}:/d:ro', '--volume={folder}:/f/', '--volume={shared}:/s:rslave',
        '--volume=/loose', '--volumes-from={provider}', '--volumes-from={provider}:ro', '--workdir=/tmp'
    ) | ForEach-Object { @{ Name = $_; Option = @($_) } }
    $script:options += @(
        @{ Name = 'a network with all that a place on it can have'; Option = '--network={net}', '--ip=10.202.7.5', '--network-alias=one', '--mac-address=02:42:ac:11:00:9a', '--link={db}:alias' }
        @{ Name = 'two networks'; Option = , '--network={net}'; Connect = '--alias=two', '--ip=10.203.7.5', '--driver-opt=a=b', '--link={db}:other' }
    )
    $number = 0
    $script:options = $options | ForEach-Object { $_ + @{ Number = $number++ } }
    $script:possible = $IsLinux -and (& id -u) -eq 0
}

Describe 'An update of one variable' -Skip:(-not $possible) {
    BeforeAll {
        Import-Module "$PSScriptRoot/../../Support/DockerNet.Testing.psm1" -Force
        $busybox = 'dockernet/busybox:test'
        $prefix = New-TestName same
        $known = @{ folder = "$TestDrive"; data = (New-DockerVolume (New-TestName data)).Name }
        $known.net = (New-DockerBridge (New-TestName net) -Subnet 10.202.7.0/24).Name
        $known.other = (New-DockerBridge (New-TestName other) -Subnet 10.203.7.0/24).Name
        $known.shared = (New-Item "$TestDrive/shared" -ItemType Directory).FullName
        $known.db = (New-DockerContainer $busybox -Name (New-TestName db) -Start).Name
        & mount -t tmpfs dockernet-test $known.shared
        & mount --make-shared $known.shared
        # The first volume is held by a name, the second by nothing but the container.
        $known.provider = "$prefix-provider"
        $null = & docker create --name $known.provider -v "$($known.data):/p/named" -v /p/loose -v "$($known.shared):/p/shared:rslave" $busybox

        function Expand-Text([string]$Text) { [regex]::Replace($Text, '\{(\w+)\}', { $known[$args[0].Groups[1].Value] }) }

        # What is left of an inspection without ids, names of the copy's own, and times.
        function Get-Shape([string]$Name) {
            $all = Invoke-EngineApi GET "/containers/$Name/json"
            foreach ($part in 'Created', 'GraphDriver', 'Storage', 'LogPath', 'HostnamePath', 'HostsPath', 'ResolvConfPath', 'State') { $all.PSObject.Properties.Remove($part) }
            $all.Config.Env = @($all.Config.Env | Where-Object { $_ -and $_ -ne 'DNT=1' })
            # Engines from 25 on work out its names when it starts, and not when it gets another name before that.
            $all.NetworkSettings.Networks.PSObject.Properties.Value | Where-Object { $_.PSObject.Properties['DNSNames'] } | ForEach-Object { $_.DNSNames = $null }
            $all.Mounts = @($all.Mounts | Sort-Object Destination)
            # By this a volume without a name stays one.
            if ("$($all.HostConfig.VolumesFrom)" -match '^([0-9a-f]{64}:rw)?$') { $all.HostConfig.VolumesFrom = $null }
            foreach ($part in 'Binds', 'Links', 'Mounts') { if ($all.HostConfig.PSObject.Properties[$part] -and -not $all.HostConfig.$part) { $all.HostConfig.$part = $null } }
            (ConvertTo-Json $all -Depth 20).Replace($all.Id, 'ID').Replace($all.Id.Substring(0, 12), 'SHORT') -split "`n" | Where-Object { $_ -notmatch '"Propagation": "(rprivate)?"' }
        }
    }

    AfterAll {
        Remove-TestObject
        & umount $known.shared
    }

    It 'changes nothing else of a container with <Name>' -ForEach $options {
        $name = "$prefix-$Number"
        $words = @($Option | ForEach-Object { Expand-Text $_ })
        $made = & docker create --name $name @words $busybox 3600 2>&1
        $LASTEXITCODE | Should -Be 0 -Because "the client is to make it: $made"
        if ($_['Connect']) { & docker network connect @($Connect | ForEach-Object { Expand-Text $_ }) $known.other $name }
        $before = Get-Shape $name
        Update-DockerContainer $name -Env DNT=1 -ErrorAction Stop -WarningAction Ignore
        (Invoke-EngineApi GET "/containers/$name/json").Config.Env | Should -Contain 'DNT=1'
        # Shown as a list of what differs.
        (Compare-Object $before (Get-Shape $name) | ForEach-Object { "$($_.SideIndicator) $($_.InputObject.Trim())" }) -join ' | ' | Should -BeNullOrEmpty
        Invoke-EngineApi DELETE "/containers/${name}?force=1&v=1"
    }
}
