# Engines of other generations, from the machine's own package sources.
Set-StrictMode -Version 3
$ErrorActionPreference = 'Stop'

function Get-NewerEngine {
    <#
    .SYNOPSIS
        A folder with a newer engine for Start-PrivateEngine -EngineRoot, kept on this machine; nothing where there is none to be had.
    .PARAMETER Suite
        The release of Debian whose engine it is: trixie has 26.1.
    #>
    [CmdletBinding()]
    param([string]$Suite = 'trixie')

    $cache = Join-Path ($env:XDG_CACHE_HOME ? $env:XDG_CACHE_HOME : "$HOME/.cache") 'dockernet-tests'
    $root = Join-Path $cache "engine-$Suite"
    if (Test-Path $root) { return $root }
    if (-not (Get-Command apt-get -CommandType Application -ErrorAction Ignore)) { return }

    $codename = (Get-Content /etc/os-release | Where-Object { $_ -like 'VERSION_CODENAME=*' }) -replace '.*='
    $mirror = & apt-get indextargets --format '$(REPO_URI)' 'Created-By: Packages' "Codename: $codename" | Select-Object -First 1
    if (-not $mirror) { return }
    # Lists of its own, so that the machine's are as they were.
    $work = New-Item (Join-Path $cache "apt-$PID") -ItemType Directory -Force
    try {
        $null = New-Item "$work/lists/partial", "$work/cache/archives/partial", "$work/empty" -ItemType Directory -Force
        Set-Content "$work/sources.list" "deb $mirror $Suite main"
        $options = "Dir::Etc::SourceList=$work/sources.list", "Dir::Etc::SourceParts=$work/empty", "Dir::State::Lists=$work/lists", "Dir::Cache=$work/cache" |
            ForEach-Object { '-o', $_ }
        Push-Location $work
        try {
            & apt-get @options update -qq 2>&1 | Out-Null
            & apt-get @options download -qq docker.io containerd 2>&1 | Out-Null
        } finally {
            Pop-Location
        }
        $packages = @(Get-ChildItem $work -Filter *.deb)
        if ($packages.Count -ne 2) { return }
        $packages | ForEach-Object { & dpkg -x $_.FullName "$work/root" }
        # This machine's own runc: theirs wants a newer C library.
        Get-ChildItem "$work/root" -Recurse -Filter runc -File | Remove-Item
        Move-Item "$work/root" $root
        $root
    } finally {
        & rm -rf $work
    }
}

Export-ModuleMember -Function Get-NewerEngine
