BeforeAll {
    Import-Module "$PSScriptRoot/../../Support/DockerNet.Testing.psm1" -Force
    Import-Module "$PSScriptRoot/../../Support/Engines/FakeEngine.psm1"

    function Get-Raw([string]$Text) { 'RawHang:' + [Convert]::ToBase64String([Text.Encoding]::ASCII.GetBytes($Text)) }

    # A session may be larger than what is allowed here before anything is done.
    function Measure-Growth([scriptblock]$Script) {
        $process = [Diagnostics.Process]::GetCurrentProcess()
        [GC]::Collect()
        $before = $process.WorkingSet64
        & $Script | Out-Null
        $process.Refresh()
        ($process.WorkingSet64 - $before) / 1MB
    }
}

Describe 'An engine that tells without an end' -Tag Fast {
    It 'is not listened to: <Name>' -ForEach @(
        @{ Name = 'a list'; Behaviour = 'Endless:200 OK:[{"Id":"x"},{"Id":"y"},' }
        @{ Name = 'empty objects'; Behaviour = 'Endless:200 OK:[{},' }
        @{ Name = 'a text'; Behaviour = 'Endless:200 OK:["aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa' }
        @{ Name = 'nothing'; Behaviour = 'Endless:200 OK: ' }
        @{ Name = 'the reason of a failure'; Behaviour = 'Endless:500 Internal Server Error:why ' }
    ) {
        $fake = Start-FakeEngine $Behaviour
        try {
            foreach ($command in { Get-DockerContainer -DockerHost $fake.Host }, { Get-DockerEngine -DockerHost $fake.Host }, { Get-DockerVolume x -DockerHost $fake.Host }) {
                $script:record = $null
                $clock = [Diagnostics.Stopwatch]::StartNew()
                Measure-Growth { $script:record = Get-ErrorOf $command } | Should -BeLessThan 300
                $record.FullyQualifiedErrorId | Should -BeLike 'EngineAnswerInvalid,*'
                $clock.Elapsed.TotalSeconds | Should -BeLessThan 30
            }
        } finally {
            $fake.Dispose()
        }
    }

    It 'is not listened to while it works on an image: <Name>' -ForEach @(
        @{ Name = 'a message'; Behaviour = 'Endless:200 OK:{"status":"aaaaaaaaaaaaaaaaaaaaaaa' }
        @{ Name = 'nothing'; Behaviour = 'Endless:200 OK: ' }
    ) {
        $fake = Start-FakeEngine ServerError @{ 'POST /images/create' = $Behaviour }
        try {
            $script:record = $null
            Measure-Growth { $script:record = Get-ErrorOf { Receive-DockerImage x:y -DockerHost $fake.Host } } | Should -BeLessThan 300
            $record.FullyQualifiedErrorId | Should -BeLike 'EngineAnswerInvalid,*'
        } finally {
            $fake.Dispose()
        }
    }
}

Describe 'An engine that stands still in a transfer' -Tag Fast {
    BeforeAll { $env:DOCKER_CLIENT_TIMEOUT = '1' }
    AfterAll { $env:DOCKER_CLIENT_TIMEOUT = $null }

    It 'is given up when it takes nothing' {
        $fake = Start-FakeEngine ServerError @{ 'POST /images/create' = (Get-Raw "HTTP/1.1 100 Continue`r`n`r`n") }
        try {
            $file = "$TestDrive/large.tar"
            $stream = [IO.File]::Create($file)
            $stream.SetLength(64MB)
            $stream.Dispose()
            $clock = [Diagnostics.Stopwatch]::StartNew()
            $record = Get-ErrorOf { Import-DockerImage $file dnt/large -DockerHost $fake.Host }
            $record.FullyQualifiedErrorId | Should -BeLike 'EngineTimeout,*'
            $clock.Elapsed.TotalSeconds | Should -BeLessThan 20
        } finally {
            $fake.Dispose()
        }
    }

    It 'is given up when it sends nothing' {
        $id = 'a' * 64
        $stat = [Convert]::ToBase64String([Text.Encoding]::UTF8.GetBytes('{"name":"x","size":9,"mode":420}'))
        $fake = Start-FakeEngine ServerError @{
            "GET /containers/$id/archive" = (Get-Raw "HTTP/1.1 200 OK`r`nContent-Type: application/x-tar`r`nX-Docker-Container-Path-Stat: $stat`r`nContent-Length: 2048`r`n`r`nx")
            "HEAD /containers/$id/archive" = ('Raw:' + [Convert]::ToBase64String([Text.Encoding]::ASCII.GetBytes("HTTP/1.1 200 OK`r`nX-Docker-Container-Path-Stat: $stat`r`nContent-Length: 0`r`nConnection: close`r`n`r`n")))
            'GET /containers/json' = "[{""Id"":""$id"",""Names"":[""/x""],""State"":""running"",""Image"":""y""}]"
            'GET /containers/x/json' = "{""Id"":""$id"",""Name"":""/x"",""State"":{},""Config"":{}}"
        }
        try {
            $clock = [Diagnostics.Stopwatch]::StartNew()
            $record = Get-ErrorOf { Copy-ContainerItem x:/x $TestDrive/out -DockerHost $fake.Host }
            $record.FullyQualifiedErrorId | Should -BeLike 'EngineTimeout,*'
            $clock.Elapsed.TotalSeconds | Should -BeLessThan 20
        } finally {
            $fake.Dispose()
        }
    }

    It 'is given up when it does not answer to: <Name>' -ForEach @(
        @{ Name = 'a pull'; Route = 'POST /images/create'; Call = { Receive-DockerImage x:y -DockerHost $fake.Host } }
        @{ Name = 'an import'; Route = 'POST /images/create'; Call = { Import-DockerImage $file -DockerHost $fake.Host } }
        @{ Name = 'a build'; Route = 'POST /build'; Call = { Build-DockerImage $context -DockerHost $fake.Host } }
        @{ Name = 'an export'; Route = 'GET /images/get'; Call = { Export-DockerImage x:y $TestDrive/out.tar -DockerHost $fake.Host } }
        @{ Name = 'a question for the log'; Route = "GET /containers/$('a' * 64)/logs"; Call = { Get-ContainerLog x -DockerHost $fake.Host } }
        @{ Name = 'a command'; Route = 'POST /exec/e/start'; Call = { Invoke-ContainerCommand x true -DockerHost $fake.Host } }
    ) {
        $id = 'a' * 64
        $context = (New-Item "$TestDrive/context" -ItemType Directory -Force).FullName
        Set-Content "$context/Dockerfile" 'FROM x'
        $file = "$TestDrive/small.tar"
        [IO.File]::WriteAllBytes($file, [byte[]]::new(10240))
        $limits = [DockerNet.Container].Assembly.GetType('DockerNet.Contracts.EngineLimits').GetProperty('WorkTime')
        $before = $limits.GetValue($null)
        $fake = Start-FakeEngine ServerError @{
            'GET /images/x%3Ay/json'     = '{"Id":"sha256:aa","RepoTags":["x:y"]}'
            'GET /containers/json'       = "[{""Id"":""$id"",""Names"":[""/x""],""State"":""running"",""Image"":""y""}]"
            'GET /containers/x/json'     = "{""Id"":""$id"",""Name"":""/x"",""State"":{},""Config"":{}}"
            "GET /containers/$id/json"   = "{""Id"":""$id"",""Name"":""/x"",""State"":{},""Config"":{}}"
            "POST /containers/$id/exec"  = '{"Id":"e"}'
            $Route                       = 'Hang'
        }
        try {
            $limits.SetValue($null, [TimeSpan]::FromSeconds(1))
            $clock = [Diagnostics.Stopwatch]::StartNew()
            (Get-ErrorOf $Call).FullyQualifiedErrorId | Should -BeLike 'EngineTimeout,*'
            $clock.Elapsed.TotalSeconds | Should -BeLessThan 20
        } finally {
            $limits.SetValue($null, $before)
            $fake.Dispose()
        }
    }

    It 'is asked over the network whether it is still there' -Skip:(-not $IsLinux) {
        $fake = Start-FakeEngine Hang
        try {
            $env:DOCKER_CLIENT_TIMEOUT = '20'
            $port = '{0:X4}' -f ([uri]$fake.Host).Port
            $shell = [powershell]::Create().AddScript('param($module, $engine) Import-Module $module; Get-DockerContainer -DockerHost $engine')
            $null = $shell.AddArgument((Get-Module DockerNet).Path).AddArgument($fake.Host).BeginInvoke()
            # The kernel's table has a timer of kind 2 for a connection that it keeps asking over.
            Wait-Until -What 'a connection that is asked over' {
                Get-Content /proc/net/tcp, /proc/net/tcp6 | Where-Object { ($_.Trim() -split '\s+')[2] -like "*:$port" -and ($_.Trim() -split '\s+')[5] -like '02:*' }
            }
        } finally {
            $env:DOCKER_CLIENT_TIMEOUT = '1'
            $fake.Dispose()
            $shell.Stop()
            $shell.Dispose()
        }
    }
}
