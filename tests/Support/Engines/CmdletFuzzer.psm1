# Calls all cmdlets, over and over, with an engine whose answers make no sense.
Set-StrictMode -Version 3
$ErrorActionPreference = 'Stop'

Import-Module (Join-Path $PSScriptRoot 'EngineApi.psm1')

# What can be given for each parameter; for those that mean something else with some cmdlets, with the cmdlet in front.
$names = 'web', 'db', 'data', 'front', '*', 'w*', 'web[', 'no-such', 'web,db', '[d]b', '-x', '0123456789ab'
$values = @{
    Name = $names; Container = $names; Network = 'front', 'bridge', 'none', 'no-such', 'fr*', 'x['; Source = $names; Target = 'db', 'web:/x', '10.0.0.1', '*', 'x['; From = $names
    Image = 'dockernet/busybox:test', 'no-such', 'web'; Tag = 'a:b', 'c/d'; Volume = 'data:/x', 'data', '/tmp:/y:ro'; Path = '*'; Reference = 'data', 'other'; NewName = 'new', 'web'; Command = 'true', 'ls'
    Alias = 'a', 'web', 'x[', '*'; Link = 'db:d'; LinkEnv = 'db:d'; IPAddress = '10.0.0.9', 'fd00::9'; MacAddress = '02:42:ac:11:00:09'; DriverOption = 'a=b'; Label = 'a', 'a=b'; Option = 'a=b'; State = 'running', 'exited'
    Ancestor = 'dockernet/busybox:test'; Driver = 'bridge', 'local'; Scope = 'local'; Type = 'custom'; Last = 1; Port = 80, 5432; PrivatePort = 80; Publish = '8080:80'; Env = 'A=1'; RemoveEnv = 'A'; RemoveMount = '/x'
    Timeout = '0.3'; By = 'All'; Count = 1; Interval = '0.2'; Tail = 3; Since = '10'; LogMatch = 'hello'; Subnet = '10.9.0.0/24'; Gateway = '10.9.0.1'; PrefixLength = 24; Within = '10.0.0.0/8'; ThrottleLimit = 2; ProbeImage = 'dockernet/busybox:test'
    User = '0'; WorkingDirectory = '/'; InputObject = 'text'; Restart = 'always', 'on-failure:3'; Tmpfs = '/run'; Expose = '90'; AddHost = 'a:1.2.3.4'; Pull = 'Never'; VolumesFrom = 'db'; Mount = 'type=volume,src=data,dst=/m'
    'Copy-DockerVolumeItem.Volume' = 'data', 'no-such'; 'Copy-DockerVolumeItem.Path' = '*', 'a.txt'; 'Get-DockerVolumeItem.Path' = '*', 'a[', '/'; 'New-DockerContainer.Network' = 'front', 'name=front,alias=x', 'container:db'
    'Get-DockerContainer.Volume' = 'data'; 'Find-DockerSubnet.Within' = '10.0.0.0/8', '10.0.0.0/99'; Compress = 'GZip'; Include = '*.txt', 'a['; Exclude = 'b*'; Filter = '*', 'x['; Message = 'x'; Change = 'CMD ["x"]'
    'Receive-DockerImage.Name' = 'busybox', 'dockernet/busybox:test'; 'Remove-DockerImage.Name' = 'dockernet/busybox:test', '*', 'x['; 'Export-DockerImage.Name' = 'dockernet/busybox:test', '*'; 'Get-DockerImage.Name' = 'dockernet/busybox:test', '*', 'x['
    'Import-DockerImage.Name' = 'a/b:c'; 'Restore-DockerVolume.Name' = 'data', 'other'; 'Rename-DockerVolume.Name' = 'data'; 'Copy-DockerVolume.Name' = 'data'; 'Compare-DockerVolume.Name' = 'data'; 'Backup-DockerVolume.Name' = 'data', '*'
    'New-DockerNetwork.Name' = 'made', 'front'; 'New-DockerBridge.Name' = 'made'; 'New-DockerVolume.Name' = 'made', 'data'; 'Rename-DockerContainer.Name' = 'web'; 'Update-DockerContainer.Network' = 'front'; 'Update-DockerContainer.Volume' = 'data:/z'; 'New-SharedVolumeContainer.Volume' = 'data:/x'
    'New-DockerOverlay.Name' = 'made'; AdvertiseAddress = '10.0.0.1', 'eth0', 'x'; ListenAddress = '0.0.0.0:2377'; AddressPool = '10.80.0.0/16', 'x'; Manager = '10.0.0.1', '::1', 'x:99999'
    Service = 'web', 'no-such', '*', 'x['; Replicas = 2; PublishMode = 'host', 'ingress'; Constraint = 'node.role==worker', 'x'; RestartCondition = 'none'; UpdateParallelism = 2; UpdateDelay = '1'; UpdateOrder = 'start-first'
    UpdateFailureAction = 'rollback'; EndpointMode = 'dnsrr'; 'New-DockerService.Name' = 'made'
    Token = { ConvertTo-SecureString x -AsPlainText -Force }; Swarm = { [Activator]::CreateInstance([DockerNet.DockerSwarm], $true) }
}

$extremes = @{
    [int] = 0, 1, -1, [int]::MaxValue, [int]::MinValue; [timespan] = [timespan]::Zero, [timespan]::MaxValue, [timespan]::MinValue, [timespan]::FromDays(30), [timespan]::FromTicks(1), '1e300', 'NaN'
    [DateTimeOffset] = [DateTimeOffset]::MinValue, [DateTimeOffset]::MaxValue, [timespan]::MaxValue, [timespan]::MinValue, '1e300', 'NaN', -1
}

# Who gives what can be piped to a cmdlet.
$sources = [ordered]@{ 'DockerVolume*' = 'Get-DockerVolume'; 'DockerImage*' = 'Get-DockerImage'; 'DockerNetwork' = 'Get-DockerContainer'; '*Container*' = 'Get-DockerContainer' }

# Time, hosts and names of other engines have no values: they are left out. So is what goes on until somebody stops it.
$left = 'DockerHost', 'DestinationHost', 'Follow', 'Credential', 'EnvFile', 'Confirm', 'WhatIf'

function Read-EngineAnswer {
    <#
    .SYNOPSIS
        Asks an engine all that cmdlets ask, and gives what it answers, by "GET /path".
    #>
    param([Parameter(Mandatory)][string]$DockerHost)
    $answers = [Collections.Generic.Dictionary[string, byte[]]]::new()
    function Read-One([string]$Path, [string]$As = $Path) {
        $answer = [DockerNet.Testing.EngineClient]::Send($DockerHost, 'GET', $Path, $null, 'application/json', [NullString]::Value)
        if ($answer.Item1 -lt 300) { $answers["GET $As"] = [Text.Encoding]::UTF8.GetBytes($answer.Item2) }
        $answer.Item2
    }
    foreach ($path in '/version', '/info', '/networks', '/system/df') { $null = Read-One $path }
    foreach ($container in Read-One '/containers/json?all=1' '/containers/json' | ConvertFrom-Json) {
        $id = $container.Id
        foreach ($key in $id, $container.Names[0].TrimStart('/')) {
            $null = Read-One "/containers/$id/json" "/containers/$key/json"
            $null = Read-One "/containers/$id/changes" "/containers/$key/changes"
        }
    }
    foreach ($network in [Text.Encoding]::UTF8.GetString($answers['GET /networks']) | ConvertFrom-Json) {
        foreach ($key in $network.Id, $network.Name) { $null = Read-One "/networks/$($network.Id)" "/networks/$key" }
    }
    foreach ($volume in (Read-One '/volumes' | ConvertFrom-Json).Volumes) { $null = Read-One "/volumes/$($volume.Name)" }
    foreach ($image in Read-One '/images/json' | ConvertFrom-Json) {
        foreach ($key in @($image.Id) + $image.RepoTags) { $null = Read-One "/images/$($image.Id)/json" "/images/$key/json" }
    }
    $canned = @{
        'POST /containers/create' = (@{ Id = $id; Warnings = @('a warning') } | ConvertTo-Json); 'POST /networks/create' = '{"Id":"x","Warning":""}'; 'POST /volumes/create' = '{"Name":"made","Driver":"local"}'
        'POST /containers/x/wait' = '{"StatusCode":0}'; 'POST /containers/x/exec' = '{"Id":"e1"}'; 'GET /exec/e1/json' = '{"ID":"e1","Running":false,"ExitCode":0}'; 'POST /containers/x/update' = '{"Warnings":[]}'
        'POST /commit' = '{"Id":"sha256:aa"}'; 'DELETE /images/x' = '[{"Untagged":"a:b"},{"Deleted":"sha256:aa"}]'; 'POST /images/load' = '{"stream":"Loaded image: dockernet/busybox:test\n"}'
        'POST /images/create' = "{`"status`":`"Pulling`",`"id`":`"aa`",`"progressDetail`":{`"current`":1,`"total`":2}}`n{`"status`":`"sha256:aa`"}"
        'POST /build' = "{`"stream`":`"Step 1/1 : FROM x\n`"}`n{`"aux`":{`"ID`":`"sha256:aa`"}}"; 'GET /events' = '{"Type":"container","Action":"start"}'
    }
    $canned.GetEnumerator() | ForEach-Object { $answers[$_.Key] = [Text.Encoding]::UTF8.GetBytes($_.Value) }
    $answers['GET /containers/x/archive'] = New-Archive
    $answers
}

# What a folder may have in it.
function New-Archive {
    $content = [IO.MemoryStream]::new()
    $writer = [Formats.Tar.TarWriter]::new($content)
    $writer.WriteEntry([Formats.Tar.PaxTarEntry]::new('Directory', 'volume/'))
    $file = [Formats.Tar.PaxTarEntry]::new('RegularFile', 'volume/a.txt')
    $file.DataStream = [IO.MemoryStream]::new([Text.Encoding]::UTF8.GetBytes("127.0.0.1 localhost`n"))
    $writer.WriteEntry($file)
    $link = [Formats.Tar.PaxTarEntry]::new('SymbolicLink', 'volume/b')
    $link.LinkName = 'a.txt'
    $writer.WriteEntry($link)
    $writer.Dispose()
    , $content.ToArray()
}

function Invoke-CmdletFuzzer {
    <#
    .SYNOPSIS
        Calls cmdlets, and gives what is wrong: errors without an id, exceptions, calls that take too long.
    .PARAMETER Answer
        What Read-EngineAnswer gave.
    .PARAMETER Folder
        A folder for files, which is the current one meanwhile.
    .PARAMETER Known
        The ids that errors may have.
    #>
    param([Parameter(Mandatory)]$Answer, [Parameter(Mandatory)][int]$Count, [Parameter(Mandatory)][int]$Seed, [Parameter(Mandatory)][string]$Folder, [Parameter(Mandatory)][string[]]$Known,
        [TimeSpan]$Limit = [TimeSpan]::FromSeconds(20), [string]$Only = '*', [int]$Share = 30, [int]$HangShare = 0)
    $engine = [DockerNet.Testing.MutatingEngine]::new()
    $engine.HangShare = $HangShare
    $Answer.GetEnumerator() | ForEach-Object { $engine.Learn($_.Key, $_.Value) }
    $commands = @(Get-Command -Module DockerNet | Where-Object Name -Like $Only)
    $state = [initialsessionstate]::CreateDefault2()
    $state.ImportPSModule(@((Get-Module DockerNet).Path))
    $runspace = [runspacefactory]::CreateRunspace($state)
    $runspace.Open()
    $null = $runspace.SessionStateProxy.Path.SetLocation($Folder)
    $runspace.SessionStateProxy.SetVariable('ConfirmPreference', 'None')
    $env:DOCKER_CLIENT_TIMEOUT, $before = ($HangShare ? '0.5' : '2'), $env:DOCKER_CLIENT_TIMEOUT
    $limits = Set-Limit @{ ProgramTime = [TimeSpan]::FromSeconds(1); ChangeTime = [TimeSpan]::FromSeconds(1); WorkTime = [TimeSpan]::FromSeconds(1) }
    $most = $hung = 0
    try {
        foreach ($number in $Seed..($Seed + $Count - 1)) {
            $random = [Random]::new($number)
            $command = $commands[$random.Next($commands.Count)]
            $arguments = New-Argument $command $random
            $arguments.DockerHost = $engine.Host
            $engine.Reset($number)
            # Where all is changed much, nothing gets far.
            $engine.Gentle = $random.Next(2)
            $engine.Share = $engine.Gentle ? 100 : $Share
            # Some of the objects come from the pipeline, as they are by then.
            $from = $random.Next(5) ? $null : $sources[($sources.Keys | Where-Object { $command.Noun -like $_ } | Select-Object -First 1) ?? 'none']
            if ($from -and $command.Name -ne $from) { 'Name', 'Container' | Where-Object { $arguments.ContainsKey($_) } | ForEach-Object { $arguments.Remove($_) } } else { $from = $null }
            $why = Test-Call $runspace $command.Name $from $arguments $Known $Limit $engine
            $hung += $engine.Hung
            $most = [Math]::Max($most, [GC]::GetTotalMemory($false))
            if ($most -gt 300MB) { $why += "$([int]($most / 1MB)) MB are in use" }
            if ($why) {
                $text = ($arguments.GetEnumerator() | Where-Object Key -NE DockerHost | ForEach-Object { "-$($_.Key) $($_.Value -join ',')" }) -join ' '
                "$number $($command.Name) $(if ($from) { "after $from" }) $text`: $($why -join '; ')"
            }
            if ($most -gt 300MB) { return }
        }
        Write-Verbose "$Count calls, $($engine.Answered) answers, $($engine.Mutated) of them changed, $hung without an end, $([int]($most / 1MB)) MB at most"
    } finally {
        $null = Set-Limit $limits
        $env:DOCKER_CLIENT_TIMEOUT = $before
        $runspace.Dispose()
        $engine.Dispose()
    }
}

function Get-ErrorId {
    <#
    .SYNOPSIS
        The ids that are documented: those of all tables.
    #>
    [DockerNet.Container].Assembly.GetTypes() | Where-Object FullName -Match '^DockerNet\.Contracts\.\w+Errors$' | ForEach-Object { $_.GetField('Table').GetValue($null).Kinds.Id }
}

# Sets the module's own limits, and gives what they were.
function Set-Limit([hashtable]$Limit) {
    $type = [DockerNet.Container].Assembly.GetType('DockerNet.Contracts.EngineLimits')
    $before = @{}
    foreach ($name in $Limit.Keys) {
        $before[$name] = $type.GetProperty($name).GetValue($null)
        $type.GetProperty($name).SetValue($null, $Limit[$name])
    }
    $before
}

function Test-Call($Runspace, [string]$Name, [string]$From, $Arguments, [string[]]$Known, [TimeSpan]$Limit, $Engine) {
    $shell = [powershell]::Create()
    $shell.Runspace = $Runspace
    if ($From) { $null = $shell.AddCommand($From).AddParameter('DockerHost', $Arguments.DockerHost) }
    $null = $shell.AddCommand($Name).AddParameters($Arguments)
    try {
        $running = $shell.BeginInvoke()
        if (-not $running.AsyncWaitHandle.WaitOne($Limit)) {
            # What a user runs or waits for may take as long as it takes.
            if (-not ($Engine.Hung -and ($Name -eq 'Invoke-ContainerCommand' -or $Arguments.ContainsKey('Timeout')))) { "it has not ended after $Limit" }
            $null = $shell.BeginStop($null, $null)
            if (-not $running.AsyncWaitHandle.WaitOne(10000)) { throw "$Name cannot be stopped." }
            return
        }
        $output = $shell.EndInvoke($running)
        foreach ($item in $output) {
            foreach ($property in $item.PSObject.Properties) {
                try { $null = $property.Value } catch { "$($property.Name) of $($item.GetType().Name): $($_.Exception.GetBaseException().GetType().Name)" }
            }
            try { $null = $item.ToString() } catch { "ToString of $($item.GetType().Name): $($_.Exception.GetBaseException().GetType().Name)" }
        }
    } catch {
        if (-not (Test-Refusal $_.Exception)) { "it threw $(Format-Exception $_.Exception)" }
    }
    foreach ($record in $shell.Streams.Error) {
        $id = $record.FullyQualifiedErrorId -replace ',.*'
        if (Test-Refusal $record.Exception) { continue }
        if ($id -notin $Known -or $id -eq 'InternalError') { "$id`: $(Format-Exception $record.Exception)" }
    }
    $shell.Dispose()
}

# What PowerShell refuses in words is refused; what breaks where a value is looked at is not.
function Test-Refusal([Exception]$Exception) {
    if ($Exception -is [Management.Automation.MethodInvocationException]) { $Exception = $Exception.InnerException }
    $Exception -is [Management.Automation.ParameterBindingException] -and
    ($null -eq $Exception.InnerException -or $Exception.InnerException -is [Management.Automation.MetadataException] -or $Exception.GetBaseException().StackTrace -notmatch 'DockerNet')
}

function Format-Exception([Exception]$Exception) {
    $base = $Exception.GetBaseException()
    "$($base.GetType().Name): $($base.Message)$(($base.StackTrace -split "`n" | Where-Object { $_ -match 'DockerNet' } | Select-Object -First 3) -replace ' in .*/', ' ' -replace '\s+', ' ')"
}

# One set of parameters; some of those that need not be there.
function New-Argument($Command, [Random]$Random) {
    $set = $Command.ParameterSets[$Random.Next($Command.ParameterSets.Count)]
    $arguments = @{}
    foreach ($parameter in $set.Parameters) {
        if ($parameter.Name -in $left -or (-not $parameter.IsMandatory -and $Random.Next(4))) { continue }
        if ($parameter.Name -in [Management.Automation.PSCmdlet]::CommonParameters) { continue }
        if ($parameter.ParameterType -eq [switch]) { $arguments[$parameter.Name] = $true; continue }
        $choice = Get-ArgumentChoice $Command.Name $parameter.Name
        # Where a number or a time goes, its ends go too.
        $type = [Nullable]::GetUnderlyingType($parameter.ParameterType) ?? $parameter.ParameterType
        if ($extremes.ContainsKey($type) -and $Random.Next(4) -eq 0 -and $Command.Name -notlike 'Wait-*') { $choice = $extremes[$type] }
        if ($null -eq $choice) {
            if ($parameter.IsMandatory) { throw "There is no value for $($Command.Name) -$($parameter.Name)." }
            continue
        }
        # What cannot be written as a text.
        if ($choice -is [scriptblock]) { $choice = & $choice }
        $choice = @($choice)
        $arguments[$parameter.Name] = $parameter.ParameterType.IsArray -and $Random.Next(3) -eq 0 ? @($choice[$Random.Next($choice.Count)], $choice[$Random.Next($choice.Count)]) : $choice[$Random.Next($choice.Count)]
    }
    if ($Command.Name -eq 'Backup-DockerVolume' -or $Command.Name -eq 'Export-DockerImage') { $arguments.Force = $true }
    if ($Command.Name -like 'Wait-*') { $arguments.Timeout = '0.3' }
    $arguments
}

function Get-ArgumentChoice([string]$Command, [string]$Parameter) {
    $own = $values["$Command.$Parameter"]
    if ($null -eq $own -and $Parameter -in 'Path', 'LiteralPath', 'Destination') { return Get-PathChoice $Command }
    $own ?? $values[$Parameter]
}

# What is written lies below "out".
function Get-PathChoice([string]$Command) {
    switch -Wildcard ($Command) {
        'Build-*' { 'context' }
        'Copy-ContainerItem' { 'web:/tmp', 'context', 'web:/tmp/x', 'out' }
        'Export-*' { 'out/images.tar' }
        'Backup-*' { 'out' }
        'Copy-*' { 'out', 'made' }
        'Compare-*' { 'context' }
        default { 'backup.tar', '*.tar', 'x[', 'no-such' }
    }
}

Export-ModuleMember -Function Read-EngineAnswer, Get-ErrorId, Get-ArgumentChoice, Invoke-CmdletFuzzer
