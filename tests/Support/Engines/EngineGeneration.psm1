# Engines of other generations, from Debian's newer releases.
Set-StrictMode -Version 3
$ErrorActionPreference = 'Stop'

Import-Module (Join-Path $PSScriptRoot 'TestPackage.psm1')

$suites = 'trixie', 'sid'
$packages = 'docker.io', 'containerd', 'docker-cli'
# Where Debian's own machines, and none of another maker, have what they install from.
$key = '/usr/share/keyrings/debian-archive-keyring.gpg'

function Get-EngineGeneration {
    <#
    .SYNOPSIS
        An engine by its version, or by what that begins with: the installed one, or one of a newer release of Debian, which is
        unpacked aside and kept on this machine. It has a Version, and a Root for Start-PrivateEngine -EngineRoot, which is
        empty for the installed one. Fails where there is none, and says which there are.
    #>
    [CmdletBinding()]
    param([Parameter(Mandatory)][AllowEmptyString()][string]$Version)

    Install-TestPackage @{ dockerd = 'docker.io' }
    $installed = Get-ProgramVersion dockerd
    if ($installed.StartsWith($Version)) { return [pscustomobject]@{ Version = $installed; Root = '' } }
    $kept = Get-ChildItem (Get-TestCache) -Directory -Filter "engine-$Version*" | Select-Object -Last 1
    if (-not $kept) { $kept = Save-Engine $Version $installed }
    [pscustomobject]@{ Version = $kept.Name -replace '^engine-'; Root = $kept.FullName }
}

function Save-Engine([string]$Version, [string]$Installed) {
    $work = New-AptFolder
    try {
        $offers = @(Read-Offer $work)
        $offer = $offers | Where-Object { $_.Version.StartsWith($Version) } | Select-Object -First 1
        if (-not $offer) {
            $there = @("$Installed, which is installed") + ($offers | ForEach-Object { "$($_.Version) of $($_.Suite)" })
            throw "There is no engine $Version to be had here, but $($there -join ', ')."
        }
        Write-Host "Bringing Engine $($offer.Version) of Debian's $($offer.Suite), once on this machine: half a minute."
        $null = Invoke-Apt $work get (@('download') + ($packages | ForEach-Object { "$_/$($offer.Suite)" }))
        Get-ChildItem $work -Filter *.deb | ForEach-Object {
            & dpkg -x $_.FullName "$work/root"
            if ($LASTEXITCODE) { throw "$($_.Name) could not be unpacked." }
        }
        # Theirs wants a newer C library than this machine has; its own does for all of them.
        Get-ChildItem "$work/root" -Recurse -Filter runc -File | Remove-Item
        foreach ($program in 'sbin/dockerd', 'bin/containerd', 'bin/docker') { $null = Get-ProgramVersion "$work/root/usr/$program" }
        $kept = Join-Path (Get-TestCache) "engine-$($offer.Version)"
        # Whoever was first has made the same.
        if (-not (Test-Path $kept)) { Move-Item "$work/root" $kept }
        Get-Item $kept
    } finally {
        Remove-Item $work -Recurse -Force
    }
}

# Settings, lists and state of its own beside what the machine says of proxies and the like, so that the machine's are as they
# were: without what it does after each update.
function New-AptFolder {
    $mirror = Get-Mirror
    $work = (New-Item (Join-Path (Get-TestCache) "apt-$PID-$(Get-Random)") -ItemType Directory).FullName
    $null = New-Item "$work/lists/partial", "$work/cache/archives/partial", "$work/parts", "$work/empty" -ItemType Directory
    Get-ChildItem /etc/apt/apt.conf.d -File | Copy-Item -Destination "$work/parts"
    Set-Content "$work/parts/zz-dockernet" '#clear APT::Update::Pre-Invoke;', '#clear APT::Update::Post-Invoke;', '#clear APT::Update::Post-Invoke-Success;'
    Set-Content "$work/sources.list" ($suites | ForEach-Object { "deb [signed-by=$key] $mirror $_ main" })
    Set-Content "$work/apt.conf" @(
        "Dir::Etc::Parts `"$work/parts`";", "Dir::Etc::SourceList `"$work/sources.list`";", "Dir::Etc::SourceParts `"$work/empty`";"
        "Dir::State::Lists `"$work/lists`";", "Dir::Cache `"$work/cache`";", 'Acquire::Languages "none";', 'Acquire::Retries "2";'
        'Acquire::http::Timeout "20";', 'Acquire::https::Timeout "20";', 'APT::Sandbox::User "root";'
    )
    $work
}

# Where this machine's own release comes from: Debian's other releases lie beside it.
function Get-Mirror {
    if (-not (Get-Command apt-get -CommandType Application -ErrorAction Ignore) -or -not (Test-Path $key)) {
        throw 'Engines of other generations come from the newer releases of Debian, which this machine is not of.'
    }
    $codename = (Get-Content /etc/os-release | Where-Object { $_ -like 'VERSION_CODENAME=*' }) -replace '.*='
    $release = "$codename|oldoldstable|oldstable|stable|testing|unstable|sid"
    # This asks for nothing, and needs no lists: what would be fetched is printed.
    $found = & apt-get update --print-uris 2>$null | Select-String "^'(\S+)/dists/(?:$release)/InRelease'" | Select-Object -First 1
    if (-not $found) { throw "None of this machine's package sources is for Debian's $codename, beside which its newer releases would lie." }
    $found.Matches[0].Groups[1].Value
}

# The engine that each release has.
function Read-Offer([string]$Work) {
    $null = Invoke-Apt $Work get 'update', '--error-on=any'
    foreach ($line in Invoke-Apt $Work cache 'madison', 'docker.io') {
        $null, $version, $source = $line -split '\s*\|\s*'
        [pscustomobject]@{ Version = $version -replace '^\d+:' -replace '[^\d.].*'; Suite = ($source -split ' ')[1] -replace '/.*' }
    }
}

function Invoke-Apt([string]$Work, [string]$Tool, [string[]]$Word) {
    Push-Location $Work
    $env:APT_CONFIG = "$Work/apt.conf"
    try {
        $answer = & "apt-$Tool" -q @Word 2>&1 | ForEach-Object { "$_" }
        $code = $LASTEXITCODE
    } finally {
        Remove-Item env:APT_CONFIG
        Pop-Location
    }
    if ($code) { throw "No newer engine could be fetched: $($answer | Where-Object { $_ -like 'E:*' } | Select-Object -First 1)" }
    $answer
}

function Get-ProgramVersion([string]$Program) {
    $answer = "$(& $Program --version 2>&1)"
    if ($LASTEXITCODE) { throw "$Program does not run here: $answer" }
    $answer -match '\d+(\.\d+)+' ? $Matches[0] : $answer
}

Export-ModuleMember -Function Get-EngineGeneration
