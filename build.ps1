#Requires -Version 7.6
<#
.SYNOPSIS
    Builds, tests and packs DockerNet.
.PARAMETER Task
    Build      compiles the module into out/DockerNet
    Test       builds, brings private engines, and runs all tests
    Tour       builds, brings a private engine, and plays the story of links, bridge and shared data
    Check      format, analyzers, help, changelog and manifest; PlatyPS comes from the gallery
    Help       writes the help anew from the built module and the texts in en-US; PlatyPS comes from the gallery
    Benchmark  measures against the docker client and the bare socket
    Laboratory builds, brings private engines, makes up networks and containers from seeds, and compares for all pairs what the
               module says of who reaches whom with what is
    Package    packs the module for the gallery, and installs the package to see that it is whole
    Clean      removes all that was built
.PARAMETER DockerHost
    An engine to use in place of private ones: a URI or a context's name.
.PARAMETER Engine
    Versions of engines, or what they begin with, on which the tests run one after the other: the installed one, and those of
    Debian's newer releases, which are unpacked aside, once, and kept where the images of the tests' services are.
.PARAMETER Also
    Versions of engines on which, after that, the workflows run in which generations differ: links, networks, reachability,
    ports, volumes, and the comparison with what the docker client creates. One that is not to be had is told, and skipped.
.PARAMETER EngineRoot
    A folder with the unpacked packages of any other engine, which the private ones are then.
.PARAMETER Path
    Test files or folders to run in place of all.
.PARAMETER Tag
    Only tests with one of these tags. Fast: the rules, the conventions and one workflow of each kind, in three minutes.
.PARAMETER Parallel
    How many workflows run side by side, each on a private engine of its own, with the rules beside them. By default as many as
    there are cores: more get no more done, and wait for each other.
.PARAMETER Seed
    The seeds of the laboratories: numbers and ranges, such as 1..100 or 3,17.
.PARAMETER Keep
    Leaves each laboratory standing until Enter is pressed, to be looked at.
.PARAMETER ProjectUri
    The project's page, which the package then names. By default the address that the repository was cloned from.
#>
[CmdletBinding()]
param(
    [Parameter(Position = 0)]
    [ValidateSet('Build', 'Test', 'Tour', 'Check', 'Help', 'Benchmark', 'Laboratory', 'Package', 'Clean')]
    [string[]]$Task = 'Build',
    [string]$Configuration = 'Release',
    [string]$DockerHost,
    [string[]]$Engine,
    [string[]]$Also,
    [string]$EngineRoot,
    [string[]]$Path,
    [string[]]$Tag,
    [ValidateRange(1, 16)]
    [int]$Parallel = [Math]::Max(2, [Environment]::ProcessorCount),
    [string[]]$Seed = '1..100',
    [switch]$Keep,
    [uri]$ProjectUri
)

Set-StrictMode -Version 3
$ErrorActionPreference = 'Stop'
$PSNativeCommandUseErrorActionPreference = $false

$root = $PSScriptRoot
$out = Join-Path $root 'out'
$moduleFolder = Join-Path $out 'DockerNet'
$manifest = Join-Path $root 'DockerNet.psd1'
$solution = Join-Path $root 'DockerNet.sln'
$support = Join-Path $root 'tests/Support'
$help = Join-Path $root 'en-US'
# Sessions are started with the PowerShell that runs this, however it was installed. Where it is a .NET tool its process is
# dotnet, and the program in its folder has to be told where that is.
$pwsh = Join-Path $PSHOME pwsh
if ([IO.Path]::GetFileNameWithoutExtension([Environment]::ProcessPath) -eq 'dotnet') {
    $env:DOTNET_ROOT = Split-Path ([Environment]::ProcessPath)
}

function Invoke-Dotnet([string[]]$Argument) {
    $answer = & dotnet @Argument 2>&1
    if (-not $LASTEXITCODE) { return }
    $answer | Out-Host
    throw "dotnet $($Argument -join ' ') ended with exit code $LASTEXITCODE."
}

function Get-ModuleVersion { (Import-PowerShellDataFile $manifest).ModuleVersion }

# PlatyPS alone comes from the gallery: only those who change help need it.
function Import-PlatyPS {
    $name = 'Microsoft.PowerShell.PlatyPS'
    if (-not (Get-Module $name -ListAvailable | Where-Object Version -GE ([version]'1.0'))) {
        Write-Host "Installing $name from the gallery"
        try {
            Install-PSResource $name -Version '[1.0,)' -Scope CurrentUser -TrustRepository
        } catch {
            throw "Check and Help need $name 1.0 or newer, which the gallery has: install it ($_)."
        }
    }
    Import-Module $name -MinimumVersion 1.0
}

# What fills a disk half-way fails what is innocent.
function Assert-Room([string]$Folder, [double]$Gigabyte, [string]$What) {
    $free = [IO.DriveInfo]::new($Folder).AvailableFreeSpace / 1GB
    if ($free -lt $Gigabyte) {
        throw "The disk of $Folder has $([Math]::Round($free, 1)) GB free, and $What needs $Gigabyte GB there: free some and try again."
    }
}

function Invoke-Build {
    Write-Host "Building DockerNet $(Get-ModuleVersion)"
    Restore-Package
    Invoke-Dotnet 'build', $solution, '-c', $Configuration, '--no-restore', '-nologo', '-v:quiet', "-p:Version=$(Get-ModuleVersion)"
    Copy-Module
}

# Just what the lock files say, of which the checksums are compared.
function Restore-Package {
    $answer = & dotnet restore $solution --locked-mode -nologo -v:quiet 2>&1
    if (-not $LASTEXITCODE) { return }
    $reason = "$($answer | Select-String 'error (\w+\d+.*?)(?= \[|$)' | ForEach-Object { $_.Matches[0].Groups[1].Value } | Select-Object -First 1)"
    throw "The packages could not be restored ($reason): see that the package sources ('dotnet nuget list source') are reached from here."
}

function Copy-Module {
    if (Test-Path $moduleFolder) { Remove-Item $moduleFolder -Recurse -Force }
    $bin = New-Item (Join-Path $moduleFolder 'bin') -ItemType Directory -Force
    $engine = New-Item (Join-Path $bin 'engine') -ItemType Directory
    Copy-Item (Join-Path $root "src/DockerNet/bin/$Configuration/net10.0/*.dll") $bin
    Copy-Item (Join-Path $root "src/DockerNet.Feedback/bin/$Configuration/net10.0/DockerNet.Feedback.dll") $bin
    # Beside the engine lie its dependencies, but never a second copy of the module itself.
    Copy-Item (Join-Path $root "src/DockerNet.Engine/bin/$Configuration/net10.0/*.dll") $engine -Exclude DockerNet.Core.dll
    foreach ($file in 'DockerNet.psd1', 'LICENSE', 'CHANGELOG.md', 'README.md', 'src/DockerNet/Display/DockerNet.Format.ps1xml', 'src/DockerNet/Display/DockerNet.Types.ps1xml') {
        Copy-Item (Join-Path $root $file) $moduleFolder
    }
    $texts = New-Item (Join-Path $moduleFolder 'en-US') -ItemType Directory
    Get-ChildItem $help -File | Where-Object Name -Match '-Help\.xml$|\.help\.txt$' | Copy-Item -Destination $texts
}

function Get-EngineFolder {
    if (-not $EngineRoot) { return '' }
    if (-not (Test-Path (Join-Path $EngineRoot 'usr/sbin/dockerd'))) { throw "There is no engine in ${EngineRoot}: it would have a usr/sbin/dockerd." }
    Convert-Path $EngineRoot
}

# Runs a script with an engine, in a session of its own, since an assembly cannot be unloaded.
function Invoke-OnEngine([string]$Script) {
    Import-Module (Join-Path $support 'Engines/TestEngine.psm1') -Force
    $code = Use-TestEngine -DockerHost $DockerHost -EngineRoot (Get-EngineFolder) -Script {
        param($Engine)
        $environment = $Engine[0].Environment
        $saved = $env:PATH
        try {
            $environment.GetEnumerator() | ForEach-Object { Set-Item "env:$($_.Key)" $_.Value }
            & $pwsh -NoProfile -NonInteractive -File $Script | Out-Host
            $LASTEXITCODE
        } finally {
            $environment.Keys | ForEach-Object { Remove-Item "env:$_" }
            $env:PATH = $saved
        }
    }
    if ($code) { exit $code }
}

function Invoke-Test {
    $files = @(Get-TestFile)
    if (-not $files) { throw "There is no test file in $($Path -join ', ')." }
    $count = [Math]::Min($Parallel, $files.Count)
    Assert-Room ([IO.Path]::GetTempPath()) (2 + 2 * $count) "a run of $count engines"
    Import-Module (Join-Path $support 'Run/TestRound.psm1') -Force
    $which = @{ DockerHost = $DockerHost; EngineRoot = Get-EngineFolder; Engine = Split-List $Engine; Also = Split-List $Also }
    $result = Invoke-TestRound -File $files -Tag (Split-List $Tag) @which -Count $count -Folder (Join-Path $out 'test')
    Write-Host (Format-TestResult $result)
    if ($result.Failed -or -not $result.Passed) { exit 1 }
}

# By pwsh -File a list arrives as one text.
function Split-List([string[]]$Text) { @($Text -split ',' | Where-Object { $_ }) }

# Of files that have no test with a tag none is started.
function Get-TestFile {
    $places = $Path ? (Split-List $Path | Convert-Path) : ('Unit', 'Workflow' | ForEach-Object { Join-Path $root "tests/$_" })
    $found = Get-ChildItem $places -Filter *.Tests.ps1 -File -Recurse
    if ($Tag) { $found = $found | Where-Object { Select-String "-Tag .*\b($((Split-List $Tag) -join '|'))\b" $_ -Quiet } }
    $found.FullName
}

function Invoke-Tour {
    Assert-Room ([IO.Path]::GetTempPath()) 1 'the tour'
    Invoke-OnEngine (Join-Path $support 'Run/Tour.ps1')
}

function Invoke-Benchmark {
    foreach ($script in 'Benchmark', 'Reachability', 'Volume') { Invoke-OnEngine (Join-Path $root "tests/Benchmark/$script.ps1") }
}

function Invoke-Laboratory {
    Import-Module (Join-Path $support 'Engines/TestEngine.psm1'), (Join-Path $root 'tests/Laboratory/LongRun.psm1') -Force
    $seeds = @(Expand-Seed $Seed)
    $count = $Keep ? 1 : [Math]::Min($Parallel, $seeds.Count)
    Assert-Room ([IO.Path]::GetTempPath()) (1 + $count) "a run of $count engines"
    $differences = Use-TestEngine -Count $count -DockerHost $DockerHost -EngineRoot $EngineRoot -Script {
        param($Engine)
        Invoke-LongRun -Seed $seeds -Engine $Engine -Folder (Join-Path $out 'laboratory') -Keep:$Keep
    }
    if ($differences) { exit 1 }
}

function Invoke-Help {
    Import-PlatyPS
    & (Join-Path $support 'Run/Update-Help.ps1') -Module (Join-Path $moduleFolder 'DockerNet.psd1') -Folder $help
    Copy-Module
}

function Invoke-Check {
    Import-PlatyPS
    & (Join-Path $support 'Run/Check.ps1') -Root $root -Module (Join-Path $moduleFolder 'DockerNet.psd1')
    if ($LASTEXITCODE) { exit 1 }
}

# The gallery takes a NuGet package of the module's folder, with the manifest's data for its own.
function Invoke-Package {
    $about = Import-PowerShellDataFile $manifest
    $data = $about.PrivateData.PSData
    $page = Get-ProjectUri
    if ($page) {
        $text = Get-Content (Join-Path $moduleFolder 'DockerNet.psd1') -Raw
        Set-Content (Join-Path $moduleFolder 'DockerNet.psd1') ($text -replace '(?m)^(\s*)LicenseUri .*$', "`$0`n`$1ProjectUri   = '$page'") -NoNewline
    }
    # What it is made of, and what each file must be.
    Invoke-Dotnet 'dotnet-CycloneDX', (Join-Path $root 'src/DockerNet.Engine/DockerNet.Engine.csproj'), '--disable-package-restore',
        '--set-name', 'DockerNet', '--set-version', $about.ModuleVersion, '--set-type', 'Library', '--output-format', 'Json', '--output', $moduleFolder, '--filename', 'bom.json'
    Write-Catalog
    $package = Join-Path $out 'package'
    Remove-Item $package -Recurse -Force -ErrorAction Ignore
    $null = New-Item $package -ItemType Directory
    $tags = @('PSModule') + $data.Tags + ($about.CmdletsToExport | ForEach-Object { "PSCmdlet_$_", "PSCommand_$_" })
    $nuspec = Join-Path $package 'DockerNet.nuspec'
    Set-Content $nuspec @"
<?xml version="1.0" encoding="utf-8"?>
<package xmlns="http://schemas.microsoft.com/packaging/2011/08/nuspec.xsd">
  <metadata>
    <id>DockerNet</id>
    <version>$($about.ModuleVersion)</version>
    <authors>$($about.Author)</authors>
    <description>$($about.Description)</description>
    <copyright>$($about.Copyright)</copyright>
    <license type="expression">MIT</license>
    $(if ($page) { "<projectUrl>$page</projectUrl>" })
    <releaseNotes>$([Security.SecurityElement]::Escape($data.ReleaseNotes))</releaseNotes>
    <tags>$($tags -join ' ')</tags>
  </metadata>
  <files>
    <file src="$moduleFolder/**" target="" />
  </files>
</package>
"@
    # A module's assemblies are nobody's references, whatever the pack's rule NU5100 says.
    Invoke-Dotnet 'pack', (Join-Path $root 'src/DockerNet/DockerNet.csproj'), '--no-build', '-c', $Configuration, '-nologo', '-v:quiet', "-p:NuspecFile=$nuspec", '-p:NoWarn=NU5100', '-o', $package
    Remove-Item $nuspec
    & $pwsh -NoProfile -NonInteractive -File (Join-Path $support 'Run/Test-Package.ps1') -Package $package | Out-Host
    if ($LASTEXITCODE) { throw "The package in $package is not whole." }
    Get-ChildItem $package
}

# Where the sources were cloned from, unless that is a folder.
function Get-ProjectUri {
    if ($ProjectUri) { return "$ProjectUri" }
    $origin = & git -C $root remote get-url origin 2>$null
    if ($origin -match '^https://') { return $origin -replace '\.git$' }
    Write-Warning 'The package names no project page, since this is no clone of one: give it by -ProjectUri.'
}

# Checksums that `sha256sum -c` reads anywhere; only Windows can make, and check, a catalogue of its own kind.
function Write-Catalog {
    Push-Location $moduleFolder
    try {
        if ($IsWindows) { $null = New-FileCatalog -Path . -CatalogFilePath DockerNet.cat -CatalogVersion 2 }
        $lines = Get-ChildItem -File -Recurse -Name | Where-Object { $_ -ne 'SHA256SUMS' } | Sort-Object |
            ForEach-Object { "$((Get-FileHash $_).Hash.ToLowerInvariant())  $($_ -replace '\\', '/')" }
        Set-Content SHA256SUMS $lines
    } finally {
        Pop-Location
    }
}

function Invoke-Clean {
    $folders = Get-ChildItem $root -Include bin, obj -Directory -Recurse
    @($folders) + $out | Where-Object { Test-Path $_ } | Remove-Item -Recurse -Force
}

try {
    foreach ($name in $Task) {
        if ($name -notin 'Build', 'Clean') { Invoke-Build }
        & "Invoke-$name"
    }
} catch {
    # What this script itself refuses is told in its own sentence; anything else by what PowerShell knows of it.
    if (-not ($_.Exception -is [Management.Automation.RuntimeException] -and $_.Exception.WasThrownFromThrowStatement)) { throw }
    [Console]::Error.WriteLine("build.ps1: $($_.Exception.Message)")
    exit 1
}
