# The docker client and New-DockerContainer are given the same texts. What the engine then has must be the same.
BeforeDiscovery {
    # In braces: what is there only when the tests run.
    $sameText = @(
        @{ Option = '--publish'; Parameter = 'Publish'; Text = @(
                '80', '80-82', '80/udp', '80/sctp', '80/TCP', '8080:80', '0:80', '080:0080', '8080:80/udp', ':80', '::80/udp',
                '8000-9000:5000', '7000-7002:80-82', '7000-7002:80-82/udp', '8000-8000:80', '8000-8001:80-80',
                '127.0.0.1:8080:80', '127.0.0.1::5000', '127.0.0.1:80:5000/udp', '127.0.0.1:8000-9000:5000', '127.0.0.1::80-81',
                '0.0.0.0:80:80', '[::1]:8080:80', '[::1]::80/sctp', '[2001:db8::1]:7000-7001:80-81/udp',
                '[1.2.3.4]:80:80', '65535:65535', '80/',
                'published=8080,target=80,protocol=udp', 'target=80', 'published=8000-8001,target=80-81,mode=host'
            )
        }
        @{ Option = '--expose'; Parameter = 'Expose'; Text = '80', '0', '53/udp', '3868/sctp', '8000-8003', '8000-8003/udp', '80-80', '80/' }
        @{ Option = '--volume'; Parameter = 'Volume'; Text = @(
                '/data', '/a b', '{data}:/data', '{data}:/data:ro', '{data}:/data:rw', '{data}:/data:nocopy', '{data}:/data:z,ro',
                '{data}:/data:ro,Z,nocopy', '{folder}:/host', '{folder}:/host:ro', '{folder}:/host:rw,z', '{folder}:/host:Z',
                '{folder}:/host:rslave', '{folder}:/host:ro,rprivate', '{folder}:/host:cached', '{folder}:/host:delegated,ro',
                '{folder}:/host:consistent', '{folder}/some.env:/file:ro', '{folder}//x/:/c//d/', '{folder}/made by engine:/data',
                '{data}:/var/lib/data', '/var/lib/data'
            )
        }
        @{ Option = '--mount'; Parameter = 'Mount'; Text = @(
                'type=bind,source={folder},target=/host', 'type=bind,source={folder},target=/host,readonly', 'type=bind,src={folder},dst=/host,ro=true',
                'TYPE=Bind,Source={folder},Destination=/host,readonly=0', 'type=bind,src={folder},dst=/host,bind-propagation=rslave',
                'type=bind,src={folder},dst=/host,bind-nonrecursive', 'type=bind,src={folder},dst=/host,consistency=Cached',
                'type=volume,source={data},target=/data', 'src={data},dst=/data,readonly', 'target=/data', 'type=volume,dst=/data,volume-nocopy',
                'src={data},dst=/data,volume-nocopy=true,volume-label=a=b,volume-label=c', 'src={data},dst=/data,volume-driver=local',
                'src={new},dst=/data,volume-opt=type=tmpfs,volume-opt=device=tmpfs,"volume-opt=o=size=1m,mode=700"', '"dst=/a,b",src={data}',
                'type=tmpfs,dst=/run', 'type=tmpfs,dst=/run,tmpfs-size=64m', 'type=tmpfs,dst=/run,tmpfs-size=1.5GiB,tmpfs-mode=1770,readonly'
            )
        }
        @{ Option = '--mount'; Parameter = 'Mount'; Since = '25.0'; Text = @(
                'type=bind,src={folder},dst=/host,bind-recursive=enabled', 'type=bind,src={folder},dst=/host,readonly,bind-recursive=enabled',
                'type=bind,src={folder},dst=/host,bind-recursive=disabled', 'type=bind,src={folder},dst=/host,ro,bind-recursive=disabled,bind-propagation=rslave'
            )
        }
        @{ Option = '--mount'; Parameter = 'Mount'; Since = '25.0'; Lacks = 'EngineTooOld'; Text = @(
                'type=bind,src={folder},dst=/host,readonly,bind-recursive=writable', 'type=bind,src={folder},dst=/host,bind-recursive=writable,ro=true,bind-propagation=rslave',
                'type=bind,src={folder},dst=/host,readonly,bind-recursive=readonly,bind-propagation=rprivate', 'TYPE=bind,SRC={folder},DST=/host,READONLY,BIND-RECURSIVE=readonly,BIND-PROPAGATION=RPrivate'
            )
        }
        @{ Option = '--mount'; Parameter = 'Mount'; Since = '26.0'; Lacks = 'EngineTooOld'; Text = @(
                'src={data},dst=/data,volume-subpath=web', 'type=volume,source={data},target=/data,volume-subpath=web/logs,readonly', 'src={data},dst=/data,volume-subpath=./web/',
                'src={data},dst=/data,volume-subpath=web/../logs', 'src={data},dst=/data,volume-subpath=.', 'src={data},dst=/data,volume-subpath=web,volume-nocopy',
                'src={data},dst=/data,volume-nocopy=false,volume-label=a=b,Volume-Subpath=Web', '"volume-subpath=a,b",src={data},dst=/data', 'src={data},dst=/var/lib/data,volume-subpath=nothing'
            )
        }
        @{ Option = '--mount'; Parameter = 'Mount'; Since = '28.0'; Lacks = 'EngineTooOld'; Text = @(
                'type=image,source=dockernet/busybox:test,target=/image', 'type=image,src=dockernet/busybox:test,dst=/image,readonly', 'type=Image,src=dockernet/service:test,dst=/image,image-subpath=etc',
                'type=image,src=dockernet/busybox:test,dst=/image,image-subpath=bin/busybox,ro=1', 'type=image,src={imageid},dst=/image', 'type=image,src=dockernet/busybox:test,dst=/image,ro=false'
            )
        }
        @{ Option = '--network'; Parameter = 'Network'; Since = '25.0'; Text = @(
                'name={net},driver-opt=Some.Option=Value', 'name={net},driver-opt=a=b,driver-opt=c=d', 'name={net},"driver-opt=a=b,c=d"'
            )
        }
        @{ Option = '--network'; Parameter = 'Network'; Since = '27.0'; Lacks = 'EngineTooOld'; Text = @(
                'name={net},driver-opt=com.docker.network.endpoint.sysctls=net.ipv4.conf.IFNAME.log_martians=1',
                'name={net},"driver-opt=com.docker.network.endpoint.sysctls=net.ipv4.conf.ifname.log_martians=1,net.ipv4.conf.ifname.forwarding=0"'
            )
        }
        @{ Option = '--network'; Parameter = 'Network'; Since = '28.0'; Lacks = 'EngineTooOld'; Text = @(
                'name={net},driver-opt=com.docker.network.endpoint.ifname=front0', 'name={net},alias=web,driver-opt=com.docker.network.endpoint.ifname=ETH7,ip=10.201.7.6'
            )
        }
        @{ Option = '--tmpfs'; Parameter = 'Tmpfs'; Text = '/run', '/run:size=64m', '/run:ro,noexec,mode=1777', '/run:' }
        @{ Option = '--volumes-from'; Parameter = 'VolumesFrom'; Text = '{provider}', '{provider}:ro', '{provider}:rw', '{provider}:z', '{provider}:ro,z' }
        @{ Option = '--link'; Parameter = 'Link'; Text = '{db}', '{db}:webdb', '{db}:my-db', '{db}:a.b', '{dbid}:webdb' }
        @{ Option = '--network'; Parameter = 'Network'; Text = @(
                'bridge', 'default', 'host', 'none', 'container:{db}', '{net}', 'name={net}', 'name={net},alias=one,alias=two', 'name={net},driver-opt=a=b'
            )
        }
        @{ Option = '--env'; Parameter = 'Env'; Text = 'A=1', 'A=', 'A=b=c d', 'A="x"', 'DNT_CALLER', 'DNT_NOBODY', 'A B=1', ' A=1', 'A.B-C=größer' }
        @{ Option = '--env-file'; Parameter = 'EnvFile'; Text = '{folder}/some.env', '{folder}/empty.env', '{folder}/windows.env' }
        @{ Option = '--label'; Parameter = 'Label'; Text = 'a=b', 'a', 'a=', 'a=b=c', 'org.example/x-y=1 2', ' a' }
        @{ Option = '--restart'; Parameter = 'Restart'; Text = 'no', 'always', 'unless-stopped', 'on-failure', 'on-failure:3', 'on-failure:0', 'always:0' }
        @{ Option = '--add-host'; Parameter = 'AddHost'; Text = 'db:10.0.0.5', 'db:::1', 'db:2001:db8::1', 'docker:host-gateway', 'two words:1.2.3.4' }
        @{ Option = '--dns'; Parameter = 'Dns'; Text = '8.8.8.8', '2001:DB8::0:53', ' 10.0.0.1 ' }
        @{ Option = '--dns-search'; Parameter = 'DnsSearch'; Text = 'example.org', 'example.org.', '.', ' a.b ', 'x-1' }
        @{ Option = '--dns-option'; Parameter = 'DnsOption'; Text = , 'ndots:1' }
        @{ Option = '--cap-add'; Parameter = 'Capability'; Text = 'NET_ADMIN', 'cap_net_raw', 'ALL' }
        @{ Option = '--cap-drop'; Parameter = 'DropCapability'; Text = 'NET_RAW', 'all' }
        @{ Option = '--hostname'; Parameter = 'Hostname'; Text = 'web', 'web.example.org' }
        @{ Option = '--user'; Parameter = 'User'; Text = 'nobody', '1000:1000' }
        @{ Option = '--workdir'; Parameter = 'WorkingDirectory'; Text = , '/tmp/x' }
        @{ Option = '--entrypoint'; Parameter = 'Entrypoint'; Text = , '/bin/sh' }
        @{ Option = '--mac-address'; Parameter = 'MacAddress'; Text = '02:42:ac:11:00:99', '02-42-AC-11-00-9A' }
        @{ Option = '--health-cmd'; Parameter = 'HealthCommand'; Text = , 'test -e /tmp' }
    ) | ForEach-Object {
        foreach ($text in $_.Text) { @{ Client = @("$($_.Option)=$text"); Ours = @{ $_.Parameter = $text }; Since = [version]($_['Since'] ?? '0.0'); Lacks = $_['Lacks'] } }
    }
    $switches = @{
        '--publish-all' = 'PublishAll'; '--read-only' = 'ReadOnly'; '--privileged' = 'Privileged'; '--rm' = 'AutoRemove'
        '--interactive' = 'Interactive'; '--tty' = 'Tty'
    }.GetEnumerator() | ForEach-Object { @{ Client = @($_.Key); Ours = @{ $_.Value = $true } } }
    # With Until: what later engines refuse. With Since: what came later, and what is said of an engine that would pass over it.
    $together = @(
        @{ Client = @(); Ours = @{} }
        @{ Client = '-it'; Ours = @{ Interactive = $true; Tty = $true } }
        @{ Client = '-p', '80', '-p', '8080:80', '-p', '127.0.0.1:8081:80', '-p', '53:53/udp'; Ours = @{ Publish = 80, '8080:80', '127.0.0.1:8081:80', '53:53/udp' } }
        @{ Client = '-p', '8080:80', '-p', '8080:80'; Ours = @{ Publish = '8080:80', '8080:80' } }
        @{ Client = '-p', '8080:80'; Ours = @{ Publish = @{ 8080 = 80 } } }
        @{ Client = '-p', '8080:80', '--expose', '80', '--expose', '90'; Ours = @{ Publish = '8080:80'; Expose = 80, 90 } }
        @{ Client = '-P', '--expose', '80'; Ours = @{ PublishAll = $true; Expose = '80' } }
        @{ Client = '-P', '-p', '8080:80'; Ours = @{ PublishAll = $true; Publish = '8080:80' } }
        @{ Client = '--network', 'host', '-p', '8080:80'; Ours = @{ Network = 'host'; Publish = '8080:80' } }
        @{ Client = '--network', 'none', '-p', '8080:80'; Ours = @{ Network = 'none'; Publish = '8080:80' } }
        @{ Client = '--link', '{db}:one', '--link', '{db}:two'; Ours = @{ Link = '{db}:one', '{db}:two' } }
        @{ Client = '--link', '{db}:webdb'; Ours = @{ Link = @{ '{db}' = 'webdb' } } }
        @{ Client = '--link', '{db}:webdb', '--network', '{net}'; Ours = @{ Link = '{db}:webdb'; Network = '{net}' } }
        @{ Client = '--link', '{db}', '--link', 'later:soon', '--network', '{net}'; Ours = @{ Link = '{db}', 'later:soon'; Network = '{net}' } }
        @{ Client = '--network-alias', 'one', '--network-alias', 'two', '--network', '{net}'; Ours = @{ Alias = 'one', 'two'; Network = '{net}' } }
        @{ Client = '--network', 'bridge', '--ip', '172.17.0.99'; Until = [version]'25.0'; Refused = 'UserNetworkRequired'; Ours = @{ Network = 'bridge'; IPAddress = '172.17.0.99' } }
        @{ Client = '--network', '{net}', '--ip', '10.201.7.5'; Ours = @{ Network = '{net}'; IPAddress = '10.201.7.5' } }
        @{ Client = '--network', '{net}', '--ip6', 'fd00:7::5'; Until = [version]'25.0'; Refused = 'SubnetRequired'; Ours = @{ Network = '{net}'; IPAddress = 'fd00:7::5' } }
        @{ Client = '--network', '{net}', '--ip', '10.201.7.5', '--ip6', 'fd00:7::5'; Until = [version]'25.0'; Refused = 'SubnetRequired'; Ours = @{ Network = '{net}'; IPAddress = '10.201.7.5', 'fd00:7::5' } }
        @{ Client = '--network', '{net}', '--mac-address', '02:42:ac:11:00:99'; Ours = @{ Network = '{net}'; MacAddress = '02:42:ac:11:00:99' } }
        @{ Client = '--network', 'name={net},alias=one'; Ours = @{ Network = @{ name = '{net}'; alias = 'one' } } }
        @{ Client = '-e', 'A=1', '-e', 'A=2', '-e', 'B='; Ours = @{ Env = 'A=1', 'A=2', 'B=' } }
        @{ Client = '-e', 'B=1', '-e', 'A=1', '-e', 'B', '-e', 'A=2'; Ours = @{ Env = 'B=1', 'A=1', 'B', 'A=2' } }
        @{ Client = '--env-file', '{folder}/some.env', '-e', 'PLAIN=mine', '-e', 'NEW=1'; Ours = @{ EnvFile = '{folder}/some.env'; Env = 'PLAIN=mine', 'NEW=1' } }
        @{ Client = '--env-file', '{folder}/some.env', '--env-file', '{folder}/windows.env'; Ours = @{ EnvFile = '{folder}/some.env', '{folder}/windows.env' } }
        @{ Client = '-v', '{data}:/one', '-v', '/two', '-v', '{folder}:/three:ro'; Ours = @{ Volume = '{data}:/one', '/two', '{folder}:/three:ro' } }
        @{ Client = '-v', '{data}:/one', '-v', '{data}:/one', '-v', '/two', '-v', '/two'; Ours = @{ Volume = '{data}:/one', '{data}:/one', '/two', '/two' } }
        @{ Client = '-v', '{folder}:/web:ro'; Ours = @{ Volume = @{ '{folder}' = '/web:ro' } } }
        @{ Client = '--volumes-from', '{provider}:ro', '-v', '{data}:/shared'; Ours = @{ VolumesFrom = '{provider}:ro'; Volume = '{data}:/shared' } }
        @{ Client = '--volumes-from', '{provider}', '--volumes-from', '{db}'; Ours = @{ VolumesFrom = '{provider}', '{db}' } }
        @{ Client = '--mount', 'type=bind,source={folder},target=/a', '-v', '{data}:/b', '--tmpfs', '/c'
            Ours = @{ Mount = @{ type = 'bind'; source = '{folder}'; target = '/a' }; Volume = '{data}:/b'; Tmpfs = '/c' }
        }
        @{ Client = '--tmpfs', '/run:size=1m', '--tmpfs', '/tmp', '--tmpfs', '/run'; Ours = @{ Tmpfs = '/run:size=1m', '/tmp', '/run' } }
        @{ Client = '--read-only', '--tmpfs', '/run'; Ours = @{ ReadOnly = $true; Tmpfs = @{ '/run' = '' } } }
        @{ Client = '--add-host', 'a:1.2.3.4', '--add-host', 'b:::1'; Ours = @{ AddHost = [ordered]@{ a = '1.2.3.4'; b = '::1' } } }
        @{ Client = '--dns', '8.8.8.8', '--dns', '8.8.4.4', '--dns-search', 'a.b', '--dns-search', 'c.d'; Ours = @{ Dns = '8.8.8.8', '8.8.4.4'; DnsSearch = 'a.b', 'c.d' } }
        @{ Client = '--cap-add', 'NET_ADMIN', '--cap-add', 'SYS_TIME', '--cap-drop', 'ALL'; Ours = @{ Capability = 'NET_ADMIN', 'SYS_TIME'; DropCapability = 'ALL' } }
        @{ Client = '--rm', '--restart', 'no'; Ours = @{ AutoRemove = $true; Restart = 'no' } }
        @{ Client = '--health-cmd', 'true', '--health-interval', '5s', '--health-timeout', '1s', '--health-retries', '2', '--health-start-period', '500ms'
            Ours = @{ HealthCommand = 'true'; HealthInterval = 5; HealthTimeout = [timespan]'0:0:1'; HealthRetry = 2; HealthStartPeriod = 0.5 }
        }
        @{ Client = '--health-interval', '5s'; Ours = @{ HealthInterval = 5 } }
        @{ Client = '--entrypoint', '/bin/sh'; Word = '-c', 'echo two words'; Ours = @{ Entrypoint = '/bin/sh' } }
        @{ Client = , '--entrypoint='; Word = , 'ls'; Ours = @{ Entrypoint = '' } }
        @{ Client = @(); Word = 'sh', '-c', 'while true; do sleep 1; done', ''; Ours = @{} }
        @{ Client = @(); Image = 'dockernet/service:test'; Ours = @{} }
        @{ Client = '-P', '-e', 'PG_VERSION=10'; Image = 'dockernet/service:test'; Ours = @{ PublishAll = $true; Env = 'PG_VERSION=10' } }
        @{ Client = '-v', '{data}:/var/lib/data:ro'; Image = 'dockernet/service:test'; Ours = @{ Volume = '{data}:/var/lib/data:ro' } }
    )
    $number = 0
    $script:cases = @($sameText) + @($switches) + $together | ForEach-Object {
        $_ + @{ Name = (@($_.Client) + @($_['Word'])) -join ' '; Number = $number++ }
    }
    $script:refused = @(
        @{ Option = '--publish'; Parameter = 'Publish'; Text = '80:', 'x', '80-70', '65536', '7000-7001:80-82', 'localhost:80:80', '80/icmp', '1.2.3:80:80', '80:80:80:80', 'published=80', 'target=80,x' }
        @{ Option = '--expose'; Parameter = 'Expose'; Text = ':80', '8080:80', '90-80', '65536', 'x', '80-' }
        @{ Option = '--link'; Parameter = 'Link'; Text = 'x:y:z', ':y' }
        @{ Option = '--env'; Parameter = 'Env'; Text = '=1', '=' }
        @{ Option = '--label'; Parameter = 'Label'; Text = '=x', 'a b=c' }
        @{ Option = '--volume'; Parameter = 'Volume'; Text = 'xy:b', '/a:/b:RO', '/a:/b:ro,rw', '/a:/b:ro:z', '/b:ro', '-x:/d', 'xy:/b:shared', '/a:/b:nocopy', '/a:/' }
        @{ Option = '--volumes-from'; Parameter = 'VolumesFrom'; Text = '{provider}:ro:rw', '{provider}:x', '{provider}:nocopy' }
        @{ Option = '--mount'; Parameter = 'Mount'; Text = @(
                'type=foo,dst=/x', 'dst=/x,bogus=1', 'dst=/x,readonly=maybe', 'dst=/x,readonly=', 'type=bind,src=/tmp,dst=/x,volume-nocopy', 'dst=/x,', 'dst=x', 'dst=/',
                'type=bind,dst=/x', 'type=tmpfs,src=/a,dst=/x', 'type=bind,src=/tmp,dst=/x,bind-propagation=bogus', 'type=bind,src=rel,dst=/x', 'dst=/x,tmpfs-size=1',
                'type=tmpfs,dst=/x,tmpfs-mode=999', 'type=tmpfs,dst=/x,tmpfs-size=1q', 'dst=/x,src=v$', ' dst=/x', 'dst=/x, readonly', 'type=,dst=/x', 'src=xy', 'dst=/x "y"',
                'type=bind,src=/tmp,dst=/x,bind-recursive=bogus', 'type=bind,src=/tmp,dst=/x,bind-recursive', 'type=bind,src=/tmp,dst=/x,bind-recursive=Enabled',
                'type=bind,src=/tmp,dst=/x,bind-recursive=writable', 'type=bind,src=/tmp,dst=/x,bind-recursive=readonly', 'type=bind,src=/tmp,dst=/x,ro,bind-recursive=readonly',
                'type=bind,src=/tmp,dst=/x,volume-subpath=a', 'dst=/x,volume-subpath=a', 'src=data,dst=/x,image-subpath=a', 'type=image,dst=/x', 'type=image,src=busybox,dst=/x,volume-nocopy',
                'src=data,dst=/x,volume-subpath', 'type=cluster,dst=/x', 'type=npipe,src=//./pipe/x'
            )
        }
        @{ Option = '--tmpfs'; Parameter = 'Tmpfs'; Text = 'a', '/', '/a/..' }
        @{ Option = '--network'; Parameter = 'Network'; Text = 'alias=x', 'name=x,bogus=y', 'x,alias=y' }
        @{ Option = '--restart'; Parameter = 'Restart'; Text = 'Always', 'always:3', 'no:1', 'on-failure:-1', 'on-failure:x', 'on-failure:1:2' }
        # Clients of today take it for no number of tries.
        @{ Option = '--restart'; Parameter = 'Restart'; Until = [version]'25.0'; Text = , 'on-failure:' }
        @{ Option = '--add-host'; Parameter = 'AddHost'; Text = 'a', 'a:b', ':1.2.3.4', 'a:', 'a:1.2.3' }
        @{ Option = '--dns'; Parameter = 'Dns'; Text = '1.2.3', 'x', '1.2.3.400' }
        @{ Option = '--dns-search'; Parameter = 'DnsSearch'; Text = 'a_b', '123', '-a', 'a..b' }
        @{ Option = '--mac-address'; Parameter = 'MacAddress'; Text = '1:2', '02:42:ac:11:00', '02:42:ac:11:00:9g' }
    ) | ForEach-Object { foreach ($text in $_.Text) { @{ Option = $_.Option; Parameter = $_.Parameter; Text = $text; Until = $_['Until'] } } }
}

BeforeAll {
    Import-Module "$PSScriptRoot/../../Support/DockerNet.Testing.psm1" -Force

    # Which client it is must not matter, but the engine's own is the one to compare with.
    $script:docker = 'docker'
    $script:busybox = 'dockernet/busybox:test'
    $script:prefix = New-TestName diff
    $script:engine = [version]((Get-DockerEngine).Version -replace '[^\d.].*')
    $script:measure = [version]((& $docker version --format '{{.Client.Version}}') -replace '[^\d.].*')
    $folder = (New-Item (Join-Path ([IO.Path]::GetTempPath()) (New-TestName folder)) -ItemType Directory).FullName
    [IO.File]::WriteAllText("$folder/some.env", "# comment`n`n  PLAIN=1`nEMPTY=`n#OFF=1`nSPACED= a b `nQUOTED=""x""`nEQUAL=a=b`nDNT_CALLER`nDNT_NOBODY`nHASH=a # b`nTABBED=`tx")
    [IO.File]::WriteAllText("$folder/empty.env", '')
    [IO.File]::WriteAllBytes("$folder/windows.env", [Text.Encoding]::UTF8.GetPreamble() + [Text.Encoding]::UTF8.GetBytes("ONE=1`r`n`r`nTWO=größer`r`n"))
    $env:DNT_CALLER = 'the caller''s'
    $known = @{ folder = $folder; new = New-TestName new; data = (New-DockerVolume (New-TestName data)).Name }
    $known.net = (New-DockerBridge (New-TestName net) -Subnet 10.201.7.0/24).Name
    $source = New-DockerContainer dockernet/service:test -Name (New-TestName db) -Start
    $known.db = $source.Name
    $known.imageid = (Get-DockerImage $busybox).Id
    $known.dbid = $source.ShortId
    $known.provider = (New-SharedVolumeContainer (New-TestName provider) $busybox "$($known.data):/shared", "${folder}:/from:ro", /anonymous -WarningAction Ignore).Name

    function Expand-Text($Value) {
        if ($Value -is [Collections.IDictionary]) {
            $copy = [ordered]@{}
            foreach ($key in $Value.Keys) { $copy["$(Expand-Text $key)"] = Expand-Text $Value[$key] }
            return $copy
        }
        if ($Value -is [array]) { return $Value | ForEach-Object { Expand-Text $_ } }
        $Value -is [string] ? [regex]::Replace($Value, '\{(\w+)\}', { $known[$args[0].Groups[1].Value] }) : $Value
    }

    # What is left of an inspection without ids, names and times, in an order that does not depend on chance.
    function Get-Shape([string]$Name) {
        $container = Invoke-EngineApi GET "/containers/$Name/json"
        foreach ($place in $container.HostConfig, $container) {
            foreach ($list in 'Binds', 'Mounts', 'Links') {
                if ($place.PSObject.Properties[$list] -and $place.$list) { $place.$list = @($place.$list | Sort-Object { $_ -is [string] ? $_ : ($_.PSObject.Properties['Destination']?.Value ?? $_.Target) }) }
            }
        }
        # The client keeps what is given by --env in no order.
        if ($container.Config.Env) { $container.Config.Env = @($container.Config.Env | Sort-Object) }
        # Clients of today send an empty list where older ones send none.
        foreach ($list in 'BlkioDeviceReadBps', 'BlkioDeviceWriteBps', 'BlkioDeviceReadIOps', 'BlkioDeviceWriteIOps', 'Ulimits') {
            $container.HostConfig.$list = @($container.HostConfig.$list | Where-Object { $null -ne $_ })
        }
        $container.Created = ''
        # Where its layer lies is its own, and told in other words by each store of images.
        foreach ($part in 'GraphDriver', 'Storage') { $container.PSObject.Properties.Remove($part) }
        $text = (ConvertTo-Json $container -Depth 20).Replace($container.Id, 'ID').Replace($container.Id.Substring(0, 12), 'SHORT').Replace($Name, 'NAME')
        # Anonymous volumes are named by chance, and so ordered by it.
        [regex]::Replace($text, '\b[0-9a-f]{64}\b', 'HEX') -split "`n"
    }
}

AfterAll {
    $env:DNT_CALLER = $null
    Remove-TestObject
    Remove-Item $folder -Recurse -Force
}

Describe 'A container of docker create and one of New-DockerContainer' {
    It 'are the same with <Name>' -ForEach $cases {
        $image = $_['Image'] ?? $busybox
        $words = @($_['Word'] | Where-Object { $null -ne $_ })
        $theirs, $ours = "$prefix-$Number-client", "$prefix-$Number-module"
        $options = @($Client | ForEach-Object { Expand-Text $_ })
        $parameters = Expand-Text $_.Ours
        if ($_['Lacks'] -and $engine -lt $_.Since) {
            (Get-ErrorOf { New-DockerContainer $image -Name $ours @parameters }).FullyQualifiedErrorId | Should -BeLike "$($_.Lacks),*"
            @((Invoke-EngineApi GET '/containers/json?all=1').Names) | Should -Not -Contain "/$ours"
            return
        }
        if ($_['Since'] -and $measure -lt $_.Since) {
            # A client that does not know it yet is no measure.
            (New-DockerContainer $image -Name $ours @parameters -ErrorAction Stop -WarningAction Ignore).Name | Should -Be $ours
            return
        }
        $output = & $docker create --name $theirs @options $image @words 2>&1
        if ($_['Until'] -and $engine -ge $_.Until) {
            $LASTEXITCODE | Should -Not -Be 0
            $record = Get-ErrorOf { New-DockerContainer $image -Name $ours @parameters }
            $record.FullyQualifiedErrorId | Should -BeLike "$($_.Refused),*"
            return
        }
        $LASTEXITCODE | Should -Be 0 -Because "$output"
        $null = New-DockerContainer $image -Name $ours @parameters -Command $words -ErrorAction Stop -WarningAction Ignore
        Get-Shape $ours | Should -BeExactly (Get-Shape $theirs)
    }
}

Describe 'A volume without a name that is read-only' {
    It 'is refused where the engine refuses it to the client, and made where it does not' {
        $theirs, $ours = "$prefix-anonymous-client", "$prefix-anonymous-module"
        $null = & $docker create --name $theirs --mount 'dst=/x,readonly' $busybox 2>&1
        if ($LASTEXITCODE) {
            (Get-ErrorOf { New-DockerContainer $busybox -Name $ours -Mount 'dst=/x,readonly' }).FullyQualifiedErrorId | Should -BeLike 'AnonymousVolumeReadOnly,*'
            return
        }
        $null = New-DockerContainer $busybox -Name $ours -Mount 'dst=/x,readonly' -ErrorAction Stop
        Get-Shape $ours | Should -BeExactly (Get-Shape $theirs)
    }
}

Describe 'A text that the client or the engine refuses' {
    It 'is refused before the engine is asked, with the right form: <Parameter> <Text>' -ForEach $refused {
        $name = "$prefix-refused"
        $text = Expand-Text $Text
        $null = & $docker create --name $name "$Option=$text" $busybox 2>&1
        if (-not $_.Until -or $measure -lt $_.Until) { $LASTEXITCODE | Should -Not -Be 0 }
        $value = @{ $Parameter = $text }
        $record = Get-ErrorOf { New-DockerContainer $busybox -Name $name @value }
        $record.FullyQualifiedErrorId | Should -BeLike 'ParameterArgumentTransformationError,*'
        $record.Exception.Message | Should -Match ': write ' -Because 'a user wants to know what would be right'
    }
}
