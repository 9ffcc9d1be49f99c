# Measures the module against the docker client and the bare socket, all in one run on one engine. What counts are the
# ratios: the times are this machine's.
Set-StrictMode -Version 3
$ErrorActionPreference = 'Stop'
$PSStyle.OutputRendering = 'PlainText'
$ConfirmPreference = 'None'

$manifest = [IO.Path]::GetFullPath("$PSScriptRoot/../../out/DockerNet/DockerNet.psd1")
Import-Module $manifest
Import-Module "$PSScriptRoot/../Support/DockerNet.Testing.psm1"
$image = 'dockernet/busybox:test'
$pwsh = (Join-Path $PSHOME pwsh)
$containers = 300
$address = Get-TestHost

# Without reading the answer as JSON, which a user of the socket would have to do too.
function Send([string]$Method, [string]$Path, $Body) {
    $bytes = $Body ? [Text.Encoding]::UTF8.GetBytes((ConvertTo-Json $Body -Compress)) : $null
    [DockerNet.Testing.EngineClient]::Send($address, $Method, $Path, $bytes, 'application/json').Item2
}

function Measure-Median([scriptblock]$Script, [int]$Count = 15) {
    # The first call is not counted: it loads what all later ones have.
    $null = & $Script
    $times = 1..$Count | ForEach-Object { (Measure-Command $Script).TotalMilliseconds } | Sort-Object
    $times[[int](($times.Count - 1) / 2)]
}

function Compare-Way([string]$Operation, [scriptblock]$Module, [scriptblock]$Client, [scriptblock]$Socket, [int]$Count = 15) {
    $m = Measure-Median $Module $Count
    $c = Measure-Median $Client $Count
    $s = $Socket ? (Measure-Median $Socket $Count) : $null
    [pscustomobject]@{
        Operation       = $Operation
        'Module ms'     = [Math]::Round($m, 1)
        'Client ms'     = [Math]::Round($c, 1)
        'Socket ms'     = $s ? [Math]::Round($s, 1) : $null
        'Module/client' = [Math]::Round($m / $c, 2)
        'Module/socket' = $s ? [Math]::Round($m / $s, 2) : $null
    }
}

# A file of one GiB into a container and out again. Each way of copying has a process of its own, of which the memory is told.
function Compare-Copy {
    $name = "dnb-$PID-copy"
    $folder = New-Item (Join-Path ([IO.Path]::GetTempPath()) $name) -ItemType Directory
    $null = New-DockerContainer $image -Name $name -Start
    try {
        $file = "$folder/in"
        $stream = [IO.File]::Create($file)
        $part = [byte[]]::new(1MB)
        1..1024 | ForEach-Object { [Random]::Shared.NextBytes($part); $stream.Write($part) }
        $stream.Dispose()
        foreach ($way in 'in', 'out') {
            $from, $to = $way -eq 'in' ? @($file, "${name}:/tmp/big") : @("${name}:/tmp/big", "$folder/out")
            $client = (Measure-Command { & docker cp -q $from $to }).TotalSeconds
            $script = "Import-Module '$manifest'; `$p = (Measure-Command { Copy-ContainerItem '$from' '$to' }).TotalSeconds; `$p; (Get-Process -Id `$PID).PeakWorkingSet64"
            $seconds, $memory = & $pwsh -NoProfile -NonInteractive -Command $script
            if ($way -eq 'out' -and (Get-FileHash $file).Hash -ne (Get-FileHash "$folder/out").Hash) { throw 'The copy is not the same.' }
            [pscustomobject]@{
                Operation       = "copy 1 GiB $way"
                'Module s'      = [Math]::Round([double]$seconds, 1)
                'Client s'      = [Math]::Round($client, 1)
                'Module/client' = [Math]::Round([double]$seconds / $client, 2)
                'Memory MB'     = [Math]::Round([long]$memory / 1MB)
            }
        }
    } finally {
        Remove-DockerContainer $name -Force
        Remove-Item $folder -Recurse -Force
    }
}

# Fifty containers, each of its own call to the client, and all of one pipeline.
function Compare-Batch([int]$Count = 50) {
    $names = 1..$Count | ForEach-Object { "dnb-$PID-batch-$_" }
    $remove = { $names | ForEach-Object { $null = Invoke-EngineApi DELETE "/containers/${_}?force=1" -IgnoreError } }
    try {
        $client = (Measure-Command { $names | ForEach-Object { & docker run -d --name $_ $image } }).TotalSeconds
        & $remove
        $module = (Measure-Command { $names | ForEach-Object { [pscustomobject]@{ Name = $_; Image = $image } } | New-DockerContainer -Start }).TotalSeconds
    } finally {
        & $remove
    }
    [pscustomobject]@{
        Operation       = "create and start $Count"
        'Module s'      = [Math]::Round($module, 1)
        'Client s'      = [Math]::Round($client, 1)
        'Module/client' = [Math]::Round($module / $client, 2)
    }
}

# How long it takes after Ctrl+C until the prompt is back: a second at most is what was promised.
function Measure-Stop([int]$Count = 5) {
    $name = "dnb-$PID-stop"
    $null = New-DockerContainer dockernet/bare:test -Name $name -Start
    $helper = { @((Invoke-EngineApi GET '/containers/json').Names) -match '^/dockernet-helper' }
    $cases = @(
        @{ Operation = 'follow a log'; Script = { param($name) Get-ContainerLog $name -Follow } }
        @{ Operation = 'ping, with its helper to remove'; Script = { param($name) Test-ContainerPing $name 127.0.0.1 -Count 100 }; When = $helper }
        @{ Operation = 'stop a container'; Script = { param($name) Stop-DockerContainer $name -Timeout 60 } }
    )
    try {
        foreach ($case in $cases) {
            $when = $case['When'] ?? { $true }
            $times = 1..$Count | ForEach-Object { (Invoke-AndStop $case.Script $name -When $when).Elapsed.TotalMilliseconds } | Sort-Object
            [pscustomobject]@{ 'Ctrl+C' = $case.Operation; 'Median ms' = [Math]::Round($times[($Count - 1) / 2]); 'Most ms' = [Math]::Round($times[-1]) }
        }
    } finally {
        Remove-DockerContainer $name -Force
    }
}

Write-Host "Making $containers containers, of which one runs"
$name = "dnb-$PID"
1..$containers | ForEach-Object { $null = Invoke-EngineApi POST "/containers/create?name=$name-$_" @{ Image = $image } }
$null = Invoke-EngineApi POST "/containers/$name-1/start"
try {
    $rows = @(
        Compare-Way 'new session, first list' -Count 7 `
            { & $pwsh -NoProfile -NonInteractive -Command "Import-Module '$manifest'; (Get-DockerContainer)[0].Name" } `
            { & docker ps -a } `
            $null
        Compare-Way "list of $containers" `
            { Get-DockerContainer } `
            { & docker ps -a --format '{{json .}}' } `
            { Send GET '/containers/json?all=1' }
        Compare-Way 'inspect one' `
            { Get-DockerContainer "$name-1" -Detailed } `
            { & docker inspect "$name-1" } `
            { Send GET "/containers/$name-1/json" }
        Compare-Way 'exec of true' `
            { Invoke-ContainerCommand "$name-1" true } `
            { & docker exec "$name-1" true } `
            {
                $exec = Send POST "/containers/$name-1/exec" @{ Cmd = @('true'); AttachStdout = $true } | ConvertFrom-Json
                Send POST "/exec/$($exec.Id)/start" @{ Detach = $false }
            }
        Compare-Way 'network create and remove' -Count 7 `
            { New-DockerBridge "$name-net"; Remove-DockerNetwork "$name-net" } `
            { & docker network create "$name-net"; & docker network rm "$name-net" } `
            {
                $network = Send POST '/networks/create' @{ Name = "$name-net" } | ConvertFrom-Json
                Send DELETE "/networks/$($network.Id)"
            }
    )
} finally {
    1..$containers | ForEach-Object { $null = Invoke-EngineApi DELETE "/containers/$name-${_}?force=1" -IgnoreError }
}
$batch = Compare-Batch
$copies = Compare-Copy
$stops = Measure-Stop
$rows | Format-Table | Out-String -Width 120 | Write-Host
$batch | Format-Table | Out-String -Width 120 | Write-Host
$copies | Format-Table | Out-String -Width 120 | Write-Host
$stops | Format-Table | Out-String -Width 120 | Write-Host
Write-Host "Memory of this session: $([Math]::Round((Get-Process -Id $PID).PeakWorkingSet64 / 1MB)) MB at most"
