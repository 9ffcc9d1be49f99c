# Runs test files side by side, as many workflows at a time as there are engines, so that one cannot disturb another, and what
# changes no engine beside them.
Set-StrictMode -Version 3
$ErrorActionPreference = 'Stop'

Import-Module (Join-Path $PSScriptRoot '../Engines/ServiceImage.psm1')
Import-Module (Join-Path $PSScriptRoot 'TestSession.psm1')

# What a file that is not listed takes, and what no file takes unless it hangs.
$usual = 8
# What takes no longer shares a session with others like it, whose start would cost as much as its tests. What stops cmdlets
# half-way does not: what they leave is tidied once their session has ended.
$short = 40
# These start so many processes at once that two of them leave nothing to anybody else.
$storms = 'Reachability/*'
# A run that cuts at every call takes long.
$limit = [TimeSpan]::FromMinutes($env:DOCKERNET_TEST_EVERY_CALL ? 120 : 40)

function Invoke-TestRun {
    <#
    .SYNOPSIS
        Runs test files, tells of each as it ends, and gives how many tests passed, failed and were skipped.
    .PARAMETER Folder
        Where what the files print, and what came of them, is kept.
    #>
    [CmdletBinding()]
    param([Parameter(Mandatory)][string[]]$File, [string[]]$Tag, [Parameter(Mandatory)][object[]]$Engine, [Parameter(Mandatory)][string]$Folder)

    $seconds = Import-PowerShellDataFile (Join-Path $PSScriptRoot 'Seconds.psd1')
    $null = New-Item $Folder -ItemType Directory -Force
    # What needs no engine is quick: of that, all that lies in one folder has one session.
    $groups = $File | Group-Object { (Split-Path $_) -match '[\\/]Workflow\b' ? $_ : (Split-Path $_) }
    $all = foreach ($group in $groups) {
        $name = [IO.Path]::GetFileName($group.Name) -replace '\.Tests\.ps1$'
        if ($group.Name -match '[\\/](Workflow[\\/].+|Unit.*)$') { $name = $Matches[1] -replace '^Workflow[\\/]|\.Tests\.ps1$' -replace '\\', '/' }
        [pscustomobject]@{
            Name = $name; Path = $group.Group; IsUnit = $name -like 'Unit*'; Estimate = $seconds[$name] ?? $usual
            IsAlone = ($seconds[$name] ?? $usual) -gt $short -or [bool](Select-String 'Invoke-AndStop' $group.Group -Quiet)
            NeedsService = [bool](Select-String 'Import-ServiceImage' $group.Group -Quiet)
            Place = $null; Clock = $null
            Log = Join-Path $Folder "$($name -replace '/', '-').log"; Result = Join-Path $Folder "$($name -replace '/', '-').json"
            Passed = 0; Failed = 0; Skipped = 0; Seconds = 0.0
        }
    }
    # The longest first, so that none is left over at the end.
    $waiting = [Collections.Generic.List[object]]@($all | Sort-Object Estimate -Descending -Stable)
    $running = [Collections.Generic.List[object]]::new()
    $done = [Collections.Generic.List[object]]::new()
    # One place more than there are engines: rules need none of their own.
    $free = [Collections.Generic.List[object]]@($Engine | ForEach-Object { New-Place $_ $false })
    $free.Add((New-Place $Engine[0] $true))
    $places = $free.ToArray()
    $maker = if ($all.NeedsService -contains $true) { Start-ServiceMaker $Folder }
    $clock = [Diagnostics.Stopwatch]::StartNew()
    try {
        while ($waiting.Count -or $running.Count) {
            if ($maker) { $maker = Wait-ServiceMaker $maker }
            foreach ($place in $free.ToArray()) {
                $isStorm = [bool]($running | Where-Object Name -Like $storms)
                $next = $waiting.Find({
                        param($test)
                        $place.ForUnits ? $test.IsUnit : -not ($maker -and $test.NeedsService) -and -not ($isStorm -and $test.Name -like $storms)
                    })
                if (-not $next) {
                    if (-not $waiting.Count -or $place.ForUnits) { Close-Place $place $free }
                    continue
                }
                $null = $waiting.Remove($next)
                $null = $free.Remove($place)
                $running.Add((Start-TestFile $next $place $Tag))
            }
            foreach ($test in $running.FindAll({ param($test) (Test-Path $test.Result) -or $test.Place.Session.Process.HasExited -or $test.Clock.Elapsed -gt $limit })) {
                $null = $running.Remove($test)
                $free.Add($test.Place)
                Complete-TestFile $test
                $done.Add($test)
                $left = Get-TimeLeft $waiting $running $done $clock.Elapsed.TotalSeconds
                Write-TestFile $test "[$("$($done.Count)".PadLeft("$($all.Count)".Length)) of $(@($all).Count)]" $left
            }
            Start-Sleep -Milliseconds 300
        }
    } finally {
        $null = $places.Session | Where-Object { $_ } | Stop-TestSession
        if ($maker) { $maker.Process.Kill($true) }
    }
    Write-Slowest $done $clock.Elapsed
    [pscustomobject]@{
        Passed  = Get-Sum $done Passed
        Failed  = Get-Sum $done Failed
        Skipped = Get-Sum $done Skipped
    }
}

function New-Place($Engine, [bool]$ForUnits) {
    [pscustomobject]@{ Environment = $Engine.Environment; ForUnits = $ForUnits; Session = $null }
}

# For a place nothing comes any more: all that is left is others'.
function Close-Place($Place, $Free) {
    $null = $Free.Remove($Place)
    Close-Session $Place
}

function Close-Session($Place) {
    if ($Place.Session) { $null = Stop-TestSession $Place.Session }
    $Place.Session = $null
}

function Start-TestFile($Test, $Place, [string[]]$Tag) {
    $Test.Place = $Place
    $Test.Clock = [Diagnostics.Stopwatch]::StartNew()
    Remove-Item $Test.Log, $Test.Result -ErrorAction Ignore
    if ($Test.IsAlone) { Close-Session $Place }
    $Place.Session ??= Start-TestSession $Place.Environment (Split-Path $Test.Log)
    Send-TestFile $Place.Session $Test $Tag
    $Test
}

function Complete-TestFile($Test) {
    $Test.Seconds = $Test.Clock.Elapsed.TotalSeconds
    $result = if (Test-Path $Test.Result) { Get-Content $Test.Result -Raw | ConvertFrom-Json }
    if ($result) {
        $Test.Passed, $Test.Failed, $Test.Skipped = $result.Passed, $result.Failed, $result.Skipped
        if ($Test.IsAlone) { Close-Session $Test.Place }
        return
    }
    # A session that broke off ran nobody knows what, and the next file has a new one.
    $Test.Failed = 1
    if (-not $Test.Place.Session.Process.HasExited) { Add-Content $Test.Log "Ended after $($limit.TotalMinutes) minutes, which no file takes." }
    Stop-TestSession $Test.Place.Session | Add-Content $Test.Log
    $Test.Place.Session = $null
}

# What is left by the listed times, in the measure in which what is done kept to them.
function Get-TimeLeft($Waiting, $Running, $Done, [double]$Elapsed) {
    $rest = Get-Sum $Waiting Estimate
    $known = Get-Sum $Done Estimate
    foreach ($test in $Running) {
        $spent = [Math]::Min($test.Estimate, $test.Clock.Elapsed.TotalSeconds)
        $known += $spent
        $rest += $test.Estimate - $spent
    }
    [TimeSpan]::FromSeconds($rest * $Elapsed / [Math]::Max(1, $known))
}

function Get-Sum($Test, [string]$Property) {
    $sum = 0
    foreach ($item in $Test) { $sum += $item.$Property }
    $sum
}

function Write-TestFile($Test, [string]$Place, [TimeSpan]$Left) {
    $word = $Test.Failed ? 'FAILED' : 'ok'
    $counts = "$($Test.Passed) passed$(if ($Test.Failed) { ", $($Test.Failed) failed" })$(if ($Test.Skipped) { ", $($Test.Skipped) skipped" })"
    $rest = $Left.TotalSeconds -lt 60 ? 'less than a minute left' : "about $([Math]::Round($Left.TotalMinutes)) min left"
    Write-Host ('{0} {1,-6} {2,-24} {3,4:0} s  {4} ({5})' -f $Place, $word, $Test.Name, $Test.Seconds, $counts, $rest)
    if ($Test.Failed) { Get-Content $Test.Log | ForEach-Object { Write-Host "    $_" } }
}

function Write-Slowest($Done, [TimeSpan]$Elapsed) {
    Write-Host "$($Done.Count) files in $([Math]::Round($Elapsed.TotalMinutes, 1)) min. The slowest:"
    $Done | Sort-Object Seconds -Descending | Select-Object -First 10 | ForEach-Object { Write-Host ('{0,6:0} s  {1}' -f $_.Seconds, $_.Name) }
}

# The images of the services are made while the other files run.
function Start-ServiceMaker([string]$Folder) {
    if (-not $IsLinux -or -not (Get-Command apt-get -ErrorAction Ignore)) { return }
    $missing = @(Get-MissingService)
    if (-not $missing) { return }
    Write-Host "Making $($missing -join ' and ') meanwhile, once on this machine: some minutes."
    $log = Join-Path $Folder 'services.log'
    $module = Join-Path $PSScriptRoot '../Engines/ServiceImage.psm1'
    $script = "`$ErrorActionPreference = 'Stop'; Import-Module '$module'; $(($missing | ForEach-Object { "New-ServiceArchive '$_'" }) -join '; ')"
    $process = Start-HiddenSession @('-Command', $script) $log
    [pscustomobject]@{ Process = $process; Log = $log; Clock = [Diagnostics.Stopwatch]::StartNew(); Told = 0 }
}

function Wait-ServiceMaker($Maker) {
    if ($Maker.Process.HasExited) {
        if (Get-MissingService) { throw "The images of the services could not be made: $((Get-Content $Maker.Log, "$($Maker.Log).error" | Select-Object -Last 1))" }
        Write-Host "The images of the services are made, after $([Math]::Round($Maker.Clock.Elapsed.TotalSeconds)) s."
        return
    }
    if ($Maker.Clock.Elapsed.TotalSeconds -gt $Maker.Told + 30) {
        $Maker.Told = $Maker.Clock.Elapsed.TotalSeconds
        $step = "$(Get-Content $Maker.Log -Tail 1)" -replace '\e\[[\d;]*m'
        Write-Host "Making the images of the services, $([Math]::Round($Maker.Told)) s so far: $step"
    }
    $Maker
}

Export-ModuleMember -Function Invoke-TestRun
