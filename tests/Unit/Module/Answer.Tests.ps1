# Whatever an engine answers, or stands in the files and texts that lead to it: each failure has a documented id.
BeforeDiscovery {
    Import-Module "$PSScriptRoot/../../Support/DockerNet.Testing.psm1" -Force
    $script:patterns = foreach ($cmdlet in Get-Command -Module DockerNet) {
        foreach ($parameter in $cmdlet.Parameters.Values) {
            # In a volume a bracket without an end stands for itself, as names of files may well have one.
            if ($cmdlet.Name -ne 'Get-DockerVolumeItem' -and ($parameter.Attributes | Where-Object { $_ -is [Management.Automation.SupportsWildcardsAttribute] })) {
                @{ Cmdlet = $cmdlet; Name = $cmdlet.Name; Parameter = $parameter.Name }
            }
        }
    }
}

BeforeAll {
    Import-Module "$PSScriptRoot/../../Support/DockerNet.Testing.psm1" -Force
    Import-Module "$PSScriptRoot/../../Support/Engines/TestImage.psm1", "$PSScriptRoot/../../Support/Engines/CmdletFuzzer.psm1", "$PSScriptRoot/../../Support/Engines/FakeEngine.psm1"
    $script:engine = Get-TestHost
    Import-TestImage -DockerHost $engine
    $script:web, $script:db, $script:front = (New-TestName web), (New-TestName db), (New-TestName front)
    $null = New-DockerNetwork $front -DockerHost $engine
    $null = New-DockerContainer dockernet/busybox:test -Name $db -Start -Volume "$(New-TestName data):/data" -Publish 80 -Command sleep, 3600 -DockerHost $engine -WarningAction Ignore
    $null = New-DockerContainer dockernet/service:test -Name $web -Start -Link "${db}:d" -Mount type=tmpfs, dst=/t -DockerHost $engine -WarningAction Ignore
    $null = New-DockerContainer dockernet/busybox:test -Name (New-TestName app) -Start -Network $front -HealthCommand true -Command sleep, 3600 -DockerHost $engine
    $null = New-DockerContainer dockernet/busybox:test -Name (New-TestName ended) -Start -Network $front -VolumesFrom $db -Command true -DockerHost $engine
    $script:answers = Read-EngineAnswer $engine

    # The same names each time, whatever they are called here.
    foreach ($key in @($answers.Keys)) {
        $text = [Text.Encoding]::UTF8.GetString($answers[$key])
        $new = $key
        foreach ($name in 'web', 'db', 'front', 'data', 'app', 'ended') { $text, $new = ($text, $new) -replace "dnt[0-9a-f]{6}-$name-\d+", $name }
        $null = $answers.Remove($key)
        $answers[$new] = [Text.Encoding]::UTF8.GetBytes($text)
    }
    $script:known = Get-ErrorId

    # An engine that answers as the real one did, but for one route.
    function Start-Engine([hashtable]$Route = @{}) {
        $fake = [DockerNet.Testing.MutatingEngine]::new()
        $fake.Share = 0
        $answers.GetEnumerator() | ForEach-Object { $fake.Learn($_.Key, $_.Value) }
        $Route.GetEnumerator() | ForEach-Object { $fake.Learn($_.Key, [Text.Encoding]::UTF8.GetBytes($_.Value)) }
        $fake
    }

    function Get-Answer([string]$Route) { [Text.Encoding]::UTF8.GetString($answers[$Route]) }
}

AfterAll { Remove-TestObject }

Describe 'An engine whose answers make no sense' -Tag Fast {
    It 'is told of by documented ids, in time and in little memory' {
        $folder = (New-Item "$TestDrive/fuzz" -ItemType Directory).FullName
        $null = New-Item "$folder/context", "$folder/out" -ItemType Directory
        Set-Content "$folder/context/Dockerfile" 'FROM x'
        Backup-DockerVolume (Get-DockerVolume -DockerHost $engine | Where-Object Name -Like 'dnt*-data-*')[0].Name -Path "$folder/backup.tar" -DockerHost $engine -WarningAction Ignore
        # A longer run, of a million for example, is for those who change what reads answers.
        Invoke-CmdletFuzzer -Answer $answers -Count ($env:DOCKERNET_FUZZ_COUNT ?? 600) -Seed ($env:DOCKERNET_FUZZ_SEED ?? 20261128) -Share 20 -HangShare 10 -Folder $folder -Known $known | Should -BeNullOrEmpty
    }

    It 'does not keep a change waiting that cannot be undone there: <Seed>' -ForEach @(@{ Seed = 700045 }, @{ Seed = 700143 }) {
        $folder = (New-Item "$TestDrive/undo$Seed" -ItemType Directory).FullName
        Invoke-CmdletFuzzer -Answer $answers -Only Update-DockerContainer -Count 1 -Seed $Seed -Share 20 -HangShare 1 -Folder $folder -Known $known | Should -BeNullOrEmpty
    }

    It 'has null in its lists: <Route>' -ForEach @(
        @{ Route = 'GET /containers/json'; Cmdlet = 'Get-DockerContainer' }
        @{ Route = 'GET /networks'; Cmdlet = 'Get-DockerNetwork' }
        @{ Route = 'GET /images/json'; Cmdlet = 'Get-DockerImage' }
    ) {
        $fake = Start-Engine @{ $Route = (Get-Answer $Route) -replace '^\[', '[null,' -replace '\]$', ',null]' }
        try {
            @(& $Cmdlet -DockerHost $fake.Host -ErrorVariable failed -ErrorAction SilentlyContinue).Count | Should -BeGreaterThan 0
            $failed | Should -BeNullOrEmpty
        } finally { $fake.Dispose() }
    }

    It 'has null in the place of <Part>' -ForEach @(
        @{ Part = 'Names' }, @{ Part = 'Image' }, @{ Part = 'State' }, @{ Part = 'Ports' }, @{ Part = 'Mounts' }, @{ Part = 'Labels' }, @{ Part = 'NetworkSettings' }, @{ Part = 'HostConfig' }, @{ Part = 'Command' }
    ) {
        $list = Get-Answer 'GET /containers/json' | ConvertFrom-Json -AsHashtable
        foreach ($container in $list) { $container[$Part] = $null }
        $fake = Start-Engine @{ 'GET /containers/json' = $list | ConvertTo-Json -Depth 20 -AsArray }
        try {
            foreach ($cmdlet in 'Get-DockerContainer', 'Get-DockerNetwork', 'Get-DockerVolume', 'Get-ContainerPort', 'Get-ContainerLink', 'Get-ContainerMount', 'Get-DockerVolumeShare', 'Test-DockerContainer', 'Test-ContainerLink') {
                & $cmdlet -DockerHost $fake.Host -ErrorVariable failed -ErrorAction SilentlyContinue | Out-String | Should -Not -Match 'x{99}'
                $failed | ForEach-Object { $_.FullyQualifiedErrorId -replace ',.*' } | Where-Object { $_ -notin $known -or $_ -eq 'InternalError' } | Should -BeNullOrEmpty -Because $cmdlet
            }
        } finally { $fake.Dispose() }
    }

    It 'ignores filters, and other people''s objects are left alone' {
        $fake = Start-Engine
        try {
            # It has no helpers, and says so only by ignoring that it was asked for helpers.
            Repair-DockerNet -Force -Confirm:$false -DockerHost $fake.Host -ErrorVariable failed -ErrorAction SilentlyContinue | Should -BeNullOrEmpty
            $failed | Should -BeNullOrEmpty
            (Get-DockerContainer db -DockerHost $fake.Host).Name | Should -Be 'db'
            (Get-DockerContainer -Label no=such -DockerHost $fake.Host) | Should -BeNullOrEmpty
        } finally { $fake.Dispose() }
    }

    It 'has two objects of one id' {
        $fake = Start-Engine @{ 'GET /containers/json' = (Get-Answer 'GET /containers/json') -replace '^\[(.*)\]$', '[$1,$1]'; 'GET /networks' = (Get-Answer 'GET /networks') -replace '^\[(.*)\]$', '[$1,$1]' }
        try {
            (Get-DockerContainer -DockerHost $fake.Host).Count | Should -Be (Get-Answer 'GET /containers/json' | ConvertFrom-Json).Count
            Test-ContainerReachability -Static -DockerHost $fake.Host -ErrorVariable failed -ErrorAction SilentlyContinue | Should -Not -BeNullOrEmpty
            $failed | Should -BeNullOrEmpty
        } finally { $fake.Dispose() }
    }

    It 'has a port that is none' {
        $fake = Start-Engine @{ 'GET /containers/json' = (Get-Answer 'GET /containers/json') -replace '"Type":"tcp"', '"Type":"a:b:c"' }
        try {
            Get-ContainerPort -DockerHost $fake.Host -ErrorVariable failed -ErrorAction SilentlyContinue
            $failed | Should -BeNullOrEmpty
        } finally { $fake.Dispose() }
    }

    It 'has a container without settings, or with one of them twice: <Settings>' -ForEach @{ Settings = 'null' }, @{ Settings = '{"RestartPolicy":5,"Tmpfs":[],"Mounts":{},"PortBindings":[null]}' }, @{ Settings = '{"NetworkMode":"a","NetworkMode":"b"}' } {
        $routes = @{}
        foreach ($route in $answers.Keys | Where-Object { $_ -match '^GET /containers/[^/]+/json$' }) { $routes[$route] = (Get-Answer $route) -replace '"HostConfig":', "`"HostConfig`":$Settings,`"Other`":" }
        $fake = Start-Engine $routes
        try {
            foreach ($call in { Test-DockerContainer -DockerHost $fake.Host }, { Update-DockerContainer db -Env A=2 -Confirm:$false -DockerHost $fake.Host }, { Convert-ContainerLink web -WhatIf -DockerHost $fake.Host }) {
                $failed = & { $ErrorActionPreference = 'Continue'; & $call } 2>&1 3>$null 6>$null | Where-Object { $_ -is [Management.Automation.ErrorRecord] }
                $failed | ForEach-Object { $_.FullyQualifiedErrorId -replace ',.*' } | Where-Object { $_ -notin $known -or $_ -eq 'InternalError' } | Should -BeNullOrEmpty -Because "$call"
            }
        } finally { $fake.Dispose() }
    }

    It 'has a container with mounts from what is no container''s name: <_>' -ForEach '-1', '', ':ro', 'db:nonsense' {
        $provider = $_
        $routes = @{}
        foreach ($route in $answers.Keys | Where-Object { $_ -match '^GET /containers/[^/]+/json$' }) {
            $container = Get-Answer $route | ConvertFrom-Json -AsHashtable
            $container.HostConfig.VolumesFrom = @($provider)
            $routes[$route] = ConvertTo-Json $container -Depth 30
        }
        $fake = Start-Engine $routes
        try {
            foreach ($call in { Test-DockerContainer -DockerHost $fake.Host }, { Get-ContainerMount -DockerHost $fake.Host }) {
                $failed = & { $ErrorActionPreference = 'Continue'; & $call } 2>&1 3>$null 6>$null | Where-Object { $_ -is [Management.Automation.ErrorRecord] }
                $failed | ForEach-Object { $_.FullyQualifiedErrorId -replace ',.*' } | Where-Object { $_ -notin $known -or $_ -eq 'InternalError' } | Should -BeNullOrEmpty -Because "$call"
            }
        } finally { $fake.Dispose() }
    }

    It 'lists a container no more that is to be changed' {
        $fake = Start-Engine @{ 'GET /containers/db/json' = (Get-Answer 'GET /containers/db/json') -replace '"Id":"[0-9a-f]{12}', '"Id":"000000000000' }
        try {
            (Get-ErrorOf { Update-DockerContainer db -Env A=2 -Confirm:$false -DockerHost $fake.Host }).FullyQualifiedErrorId | Should -BeLike 'ContainerNotFound,*'
        } finally { $fake.Dispose() }
    }

    It 'never says how a command ended' {
        $fake = Start-Engine @{ 'GET /exec/e1/json' = '{"ID":"e1","Running":false,"ExitCode":null}' }
        $env:DOCKER_CLIENT_TIMEOUT, $before = '1', $env:DOCKER_CLIENT_TIMEOUT
        try {
            (Get-ErrorOf { Invoke-ContainerCommand db true -DockerHost $fake.Host }).FullyQualifiedErrorId | Should -BeLike 'EngineTimeout,*'
        } finally {
            $env:DOCKER_CLIENT_TIMEOUT = $before
            $fake.Dispose()
        }
    }

    It 'has a number that is too large: <Number>' -ForEach @(@{ Number = '9223372036854775807' }, @{ Number = '1e999' }, @{ Number = '-9223372036854775809' }) {
        $fake = Start-Engine @{ 'GET /containers/json' = (Get-Answer 'GET /containers/json') -replace '"Created":\d+', "`"Created`":$Number" }
        try {
            Get-DockerContainer -DockerHost $fake.Host -ErrorVariable failed -ErrorAction SilentlyContinue | Should -BeNullOrEmpty
            $failed.FullyQualifiedErrorId | Should -BeLike 'EngineAnswerInvalid,*'
        } finally { $fake.Dispose() }
    }
}

Describe 'A pattern without sense' -Tag Fast {
    It 'is refused by <Name> -<Parameter>' -ForEach $patterns {
        $arguments = @{ $Parameter = 'web['; DockerHost = $engine; ErrorVariable = 'failed'; ErrorAction = 'SilentlyContinue' }
        $set = $Cmdlet.ParameterSets | Where-Object { $_.Parameters.Name -contains $Parameter } | Select-Object -First 1
        foreach ($other in $set.Parameters | Where-Object { $_.IsMandatory -and $_.Name -ne $Parameter }) {
            $arguments[$other.Name] = $other.ParameterType -eq [switch] ? $true : @(Get-ArgumentChoice $Cmdlet.Name $other.Name)[0]
        }
        # What a pattern is compared with is to be there.
        if ($Parameter -eq 'Alias') { $arguments.Name = $web }
        if ($arguments['From'] -is [string] -and $Parameter -ne 'From') { $arguments.From = $web }
        if ($arguments['Network'] -is [string] -and $Parameter -ne 'Network') { $arguments.Network = $front }
        if ($Cmdlet.Parameters.ContainsKey('Confirm')) { $arguments.Confirm = $false }
        $failed = $null
        & $Cmdlet.Name @arguments | Out-Null
        $failed | Should -Not -BeNullOrEmpty
        $failed | ForEach-Object { $_.FullyQualifiedErrorId -replace ',.*' } | Should -BeIn 'PatternInvalid', 'FileNotFound', 'ContainerNotFound'
    }
}

Describe 'What leads to an engine' -Tag Fast {
    BeforeAll {
        $script:saved = $env:DOCKER_CONFIG, $env:DOCKER_HOST, $env:DOCKER_CLIENT_TIMEOUT
        $env:DOCKER_CONFIG = (New-Item "$TestDrive/config" -ItemType Directory).FullName
    }

    AfterAll { $env:DOCKER_CONFIG, $env:DOCKER_HOST, $env:DOCKER_CLIENT_TIMEOUT = $saved }

    It 'is refused when it is no address: <_>' -ForEach 'tcp://', 'tcp://.', 'tcp://..', 'tcp://[::1', 'tcp://a b', 'tcp://host:99999', 'unix://', 'http://u:p@h', 'tcp://%zz', "tcp://x`0y", "tcp://`u{D800}:1", '://' {
        $address = $_
        (Get-ErrorOf { Get-DockerEngine -DockerHost $address }).FullyQualifiedErrorId | Should -BeLike 'DockerHostInvalid,*'
        # The environment has no text beyond a zero.
        $env:DOCKER_HOST = $address -replace "`0", '%'
        try { (Get-ErrorOf { Get-DockerEngine }).FullyQualifiedErrorId | Should -BeLike 'DockerHostInvalid,*' } finally { $env:DOCKER_HOST = $saved[1] }
    }

    It 'may be a context, whose address is refused in the same words' {
        $digest = [Convert]::ToHexString([Security.Cryptography.SHA256]::HashData([Text.Encoding]::UTF8.GetBytes('c'))).ToLowerInvariant()
        $folder = New-Item "$env:DOCKER_CONFIG/contexts/meta/$digest" -ItemType Directory -Force
        foreach ($address in '"tcp://."', '"tcp://[bad"', '5', 'null', '"tcp://\ud800"') {
            Set-Content "$folder/meta.json" "{`"Name`":`"c`",`"Endpoints`":{`"docker`":{`"Host`":$address}}}"
            (Get-ErrorOf { Get-DockerEngine -DockerHost c }).FullyQualifiedErrorId | Should -BeLike 'DockerHostInvalid,*'
        }
    }

    It 'may have any time limit: <_>' -ForEach '1e999', '1e300', 'NaN', '-1', '99999999999' {
        $env:DOCKER_CLIENT_TIMEOUT = $_
        try { Get-DockerEngine -DockerHost $engine | Should -Not -BeNullOrEmpty } finally { $env:DOCKER_CLIENT_TIMEOUT = $saved[2] }
    }

    It 'may be waited for as long as anybody can say: <_>' -ForEach ([timespan]::MaxValue), ([timespan]::MinValue), ([timespan]::FromDays(40)) {
        $fake = Start-Engine
        try {
            Restart-DockerContainer db -Timeout $_ -DockerHost $fake.Host -ErrorVariable failed -ErrorAction SilentlyContinue
            Stop-DockerContainer db -Timeout $_ -DockerHost $fake.Host -ErrorVariable +failed -ErrorAction SilentlyContinue
            $failed | Should -BeNullOrEmpty
        } finally { $fake.Dispose() }
    }

    It 'may be no address of a computer: <_>' -ForEach 'tcp://0.0.0.0:2375', 'tcp://0.0.0.0', 'tcp://[::]:2375', 'http://0.1.2.3', 'tcp://224.0.0.1:2375', 'tcp://255.255.255.255:1', 'tcp://[ff02::1]:2375', 'tcp://[::ffff:0.0.0.0]:1', 'tcp://127.0.0.1:0' {
        $record = Get-ErrorOf { Get-DockerEngine -DockerHost $_ }
        $record.FullyQualifiedErrorId | Should -BeLike 'DockerHostInvalid,*'
        "$record" | Should -Match 'port 0|stands for all addresses|no single computer'
    }

    It 'may name no helper of credentials: <Store>' -ForEach @(
        @{ Store = '../x' }, @{ Store = '/tmp/x' }, @{ Store = 'a\\b' }, @{ Store = 'a b' }, @{ Store = 'a\u001bb' }, @{ Store = 'a\u0000b' }, @{ Store = '..' }, @{ Store = 'a:b' }
    ) {
        try {
            foreach ($text in "{`"credsStore`":`"$Store`"}", "{`"credHelpers`":{`"a.example`":`"$Store`"}}") {
                Set-Content "$env:DOCKER_CONFIG/config.json" $text
                foreach ($call in { Receive-DockerImage a.example/b -DockerHost $engine }, { Build-DockerImage (New-Item "$TestDrive/built" -ItemType Directory -Force) -Dockerfile (Set-Content "$TestDrive/built/Dockerfile" 'FROM x' -PassThru | ForEach-Object { 'Dockerfile' }) -DockerHost $engine }) {
                    $record = Get-ErrorOf $call
                    $record.FullyQualifiedErrorId | Should -BeLike 'CredentialHelperFailed,*'
                    "$record" | Should -Match 'letters, digits'
                }
            }
        } finally { Remove-Item "$env:DOCKER_CONFIG/config.json" }
    }

    It 'may name a helper of credentials twice, of which the last counts' {
        Set-Content "$env:DOCKER_CONFIG/config.json" '{"credHelpers":{"a.example":"first","a.example":"dnt-absent"}}'
        $record = Get-ErrorOf { Receive-DockerImage a.example/b -DockerHost $engine }
        $record.FullyQualifiedErrorId | Should -BeLike 'CredentialHelperFailed,*'
        "$record" | Should -Match 'dnt-absent'
        Remove-Item "$env:DOCKER_CONFIG/config.json"
    }
}

Describe 'A pipe in the place of a file' -Tag Fast {
    BeforeAll {
        $script:saved = $env:DOCKER_CONFIG, $env:DOCKER_CERT_PATH
        $script:folder = (New-Item "$TestDrive/pipes" -ItemType Directory).FullName
        $null = New-Item "$folder/context" -ItemType Directory
        & mkfifo "$folder/pipe"
        & ln -s pipe "$folder/link"
    }

    AfterAll { $env:DOCKER_CONFIG, $env:DOCKER_CERT_PATH = $saved }

    It 'is refused before it is opened: <Name> by <Kind>' -Skip:(-not $IsLinux) -ForEach @(
        foreach ($kind in 'pipe', 'link') {
            @{ Kind = $kind; Name = '.dockerignore'; Id = 'FileUnreadable'; At = 'context/.dockerignore'; Call = { Set-Content "$folder/context/Dockerfile" 'FROM x'; Build-DockerImage "$folder/context" -DockerHost $engine } }
            @{ Kind = $kind; Name = 'Dockerfile'; Id = 'FileUnreadable'; At = 'context/Dockerfile'; Call = { Build-DockerImage "$folder/context" -DockerHost $engine } }
            @{ Kind = $kind; Name = 'variables'; Id = 'FileUnreadable'; At = 'variables'; Call = { New-DockerContainer x -EnvFile "$folder/variables" -DockerHost $engine } }
            @{ Kind = $kind; Name = 'image'; Id = 'FileUnreadable'; At = 'image.tar'; Call = { Import-DockerImage "$folder/image.tar" -DockerHost $engine } }
            @{ Kind = $kind; Name = 'backup'; Id = 'FileUnreadable'; At = 'v.tar'; Call = { Test-DockerVolumeBackup "$folder/v.tar" } }
            @{ Kind = $kind; Name = 'manifest'; Id = 'FileUnreadable'; At = 'v.tar.manifest.jsonl'; Call = { Set-Content "$folder/v.tar" x; Test-DockerVolumeBackup "$folder/v.tar" } }
            @{ Kind = $kind; Name = 'settings'; Id = 'DockerHostInvalid'; At = 'config.json'; Call = { $env:DOCKER_CONFIG = $folder; Receive-DockerImage a.example/b -DockerHost $engine } }
            @{ Kind = $kind; Name = 'authority'; Id = 'EngineCertificateInvalid'; At = 'ca.pem'; Call = { $env:DOCKER_CERT_PATH = $folder; Get-DockerEngine -DockerHost https://127.0.0.1:1 } }
        }
    ) {
        $place = "$folder/$At"
        if ($Kind -eq 'pipe') { & mkfifo $place } else { & ln -s "$folder/pipe" $place }
        # Were it opened, it would wait for somebody to write: whoever does so comes late.
        $late = Start-Process sh '-c', "`"sleep 15; : 1<>'$folder/pipe'; : 1<>'$place'`"" -PassThru
        try {
            $clock = [Diagnostics.Stopwatch]::StartNew()
            $record = Get-ErrorOf $Call
            $record.FullyQualifiedErrorId | Should -BeLike "$Id,*"
            "$($record.Exception.GetBaseException().Message) $record" | Should -Match 'is a pipe and no file'
            $clock.Elapsed.TotalSeconds | Should -BeLessThan 10
        } finally {
            $late.Kill($true)
            Remove-Item $place, "$folder/context/Dockerfile", "$folder/v.tar", "$folder/config.json" -ErrorAction Ignore
            $env:DOCKER_CONFIG, $env:DOCKER_CERT_PATH = $saved
        }
    }
}

Describe 'An archive with holes' -Tag Fast {
    It 'is imported as the engine takes it, in the form of <_>' -ForEach 'gnu', 'posix' {
        Push-Location $TestDrive
        try {
            $hole = [IO.File]::Create("$TestDrive/manifest.json")
            $hole.SetLength(1MB)
            $hole.Write([byte[]](91, 93))
            $hole.Dispose()
            & tar --format=$_ -S -cf "$_.tar" manifest.json
            $image = Import-DockerImage "$_.tar" "$(New-TestName sparse):x" -DockerHost $engine -ErrorVariable failed -ErrorAction SilentlyContinue
            $failed | ForEach-Object { $_.FullyQualifiedErrorId -replace ',.*' } | Where-Object { $_ -notin $known -or $_ -eq 'InternalError' } | Should -BeNullOrEmpty
            if ($image) { Remove-DockerImage $image.Name -DockerHost $engine -Confirm:$false }
        } finally { Pop-Location }
    }
}
