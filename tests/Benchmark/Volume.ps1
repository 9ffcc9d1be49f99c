# Measures backup and restore of volumes against a container that runs tar. What counts are the ratios: the times are this
# machine's. Each way has a process of its own, of which the memory is told. PowerShell compiles ahead what a session before
# used: what others ran on this machine does not count.
Set-StrictMode -Version 3
$ErrorActionPreference = 'Stop'
$ConfirmPreference = 'None'

$manifest = [IO.Path]::GetFullPath("$PSScriptRoot/../../out/DockerNet/DockerNet.psd1")
Import-Module $manifest
$image = 'dockernet/busybox:test'
$pwsh = (Join-Path $PSHOME pwsh)
$prefix = "dnb-$PID"

function Measure-Module([string]$Command) {
    $script = "`$ErrorActionPreference = 'Stop'; Import-Module '$manifest'; `$s = (Measure-Command { $Command }).TotalSeconds; `$s; (Get-Process -Id `$PID).PeakWorkingSet64"
    $seconds, $memory = & $pwsh -NoProfile -NonInteractive -Command $script
    if ($LASTEXITCODE) { throw "$Command failed." }
    [double]$seconds, [long]$memory
}

function Measure-Client([string[]]$Argument) {
    $seconds = (Measure-Command { & docker run --rm @Argument }).TotalSeconds
    if ($LASTEXITCODE) { throw "docker run $Argument failed." }
    $seconds
}

function Compare-Volume([string]$What, [string]$Fill) {
    $volume = "$prefix-data"
    $folder = (New-Item (Join-Path ([IO.Path]::GetTempPath()) $prefix) -ItemType Directory).FullName
    $cache = $env:XDG_CACHE_HOME
    $env:XDG_CACHE_HOME = Join-Path $folder cache
    try {
        $null = Measure-Client '-v', "${volume}:/data", $image, 'sh', '-c', $Fill
        foreach ($form in 'tar', 'tar.gz') {
            $flag = $form -eq 'tar' ? '' : 'z'
            $client = Measure-Client '-v', "${volume}:/data:ro", '-v', "${folder}:/backup", $image, 'tar', "c${flag}f", "/backup/client.$form", '-C', '/data', '.'
            $seconds, $memory = Measure-Module "Backup-DockerVolume $volume '$folder/module.$form'"
            New-Row "backup of $What, $form" $seconds $client $memory
            $client = Measure-Client '-v', "$prefix-client:/data", '-v', "${folder}:/backup:ro", $image, 'tar', "x${flag}f", "/backup/client.$form", '-C', '/data'
            $seconds, $memory = Measure-Module "Restore-DockerVolume '$folder/module.$form' -Name $prefix-module"
            New-Row "restore of $What, $form" $seconds $client $memory
            Remove-DockerVolume "$prefix-client", "$prefix-module"
            Get-ChildItem $folder -File | Remove-Item
        }
    } finally {
        $env:XDG_CACHE_HOME = $cache
        Get-DockerVolume "$prefix-*" | Remove-DockerVolume
        Remove-Item $folder -Recurse -Force
    }
}

function New-Row([string]$Operation, [double]$Module, [double]$Client, [long]$Memory) {
    [pscustomobject]@{
        Operation       = $Operation
        'Module s'      = [Math]::Round($Module, 1)
        'Client s'      = [Math]::Round($Client, 1)
        'Module/client' = [Math]::Round($Module / $Client, 2)
        'Memory MB'     = [Math]::Round($Memory / 1MB)
    }
}

$rows = @(
    Compare-Volume 'one file of 2 GiB' 'dd if=/dev/urandom of=/data/big bs=1M count=2048'
    Compare-Volume '50,000 files' 'for d in $(seq 100); do mkdir /data/$d; for f in $(seq 500); do echo "$d $f" > /data/$d/$f; done; done'
)
$rows | Format-Table | Out-String -Width 120 | Write-Host
