<#
.SYNOPSIS
    Builds, tests and packs DockerNet.
.PARAMETER Task
    Build      compiles the module into out/DockerNet
    Test       builds, brings a private engine, and runs all tests
    Tour       builds, brings a private engine, and plays the story of links, bridge and shared data
    Check      format, analyzers, help, changelog and manifest
    Help       writes the help anew from the built module and the texts in en-US
    Benchmark  measures against the docker client and the bare socket
    Package    packs the module for the gallery
    Clean      removes all that was built
.PARAMETER DockerHost
    An engine to use in place of a private one: a URI or a context's name.
.PARAMETER EngineRoot
    A folder with the unpacked packages of another engine, which the private one is then: the tests pass on several generations.
.PARAMETER Path
    Test files or folders to run in place of all.
.PARAMETER Tag
    Only tests with one of these tags.
#>
[CmdletBinding()]
param(
    [Parameter(Position = 0)]
    [ValidateSet('Build', 'Test', 'Tour', 'Check', 'Help', 'Benchmark', 'Package', 'Clean')]
    [string[]]$Task = 'Build',
    [string]$Configuration = 'Release',
    [string]$DockerHost,
    [string]$EngineRoot,
    [string[]]$Path,
    [string[]]$Tag
)

Set-StrictMode -Version 3
$ErrorActionPreference = 'Stop'
$PSNativeCommandUseErrorActionPreference = $false

$root = $PSScriptRoot
$out = Join-Path $root 'out'
$moduleFolder = Join-Path $out 'DockerNet'
$manifest = Join-Path $root 'DockerNet.psd1'
$support = Join-Path $root 'tests/Support'
$help = Join-Path $root 'en-US'
$pwsh = (Get-Process -Id $PID).Path

function Invoke-Dotnet([string[]]$Argument) {
    & dotnet @Argument | Out-Host
    if ($LASTEXITCODE) { throw "dotnet $($Argument -join ' ') ended with exit code $LASTEXITCODE." }
}

function Get-ModuleVersion { (Import-PowerShellDataFile $manifest).ModuleVersion }

# What the build needs and this machine lacks comes from the gallery, for this user.
function Import-Tool([string]$Name, [version]$MinimumVersion) {
    if (-not (Get-Module $Name -ListAvailable | Where-Object Version -GE $MinimumVersion)) {
        Write-Host "Installing $Name"
        Install-PSResource $Name -Version "[$MinimumVersion,)" -Scope CurrentUser -TrustRepository
    }
    Import-Module $Name -MinimumVersion $MinimumVersion
}

function Invoke-Build {
    Invoke-Dotnet 'build', (Join-Path $root 'DockerNet.sln'), '-c', $Configuration, '-nologo', '-v:quiet', "-p:Version=$(Get-ModuleVersion)"
    Copy-Module
}

function Copy-Module {
    if (Test-Path $moduleFolder) { Remove-Item $moduleFolder -Recurse -Force }
    $bin = New-Item (Join-Path $moduleFolder 'bin') -ItemType Directory -Force
    $engine = New-Item (Join-Path $bin 'engine') -ItemType Directory
    Copy-Item (Join-Path $root "src/DockerNet/bin/$Configuration/net8.0/DockerNet.dll") $bin
    # Beside the engine lie its dependencies, but never a second copy of the module itself.
    Copy-Item (Join-Path $root "src/DockerNet.Engine/bin/$Configuration/net8.0/*.dll") $engine -Exclude DockerNet.dll
    foreach ($file in 'DockerNet.psd1', 'LICENSE', 'CHANGELOG.md', 'README.md', 'src/DockerNet/Display/DockerNet.Format.ps1xml') {
        Copy-Item (Join-Path $root $file) $moduleFolder
    }
    $texts = New-Item (Join-Path $moduleFolder 'en-US') -ItemType Directory
    Get-ChildItem $help -File | Where-Object Name -Match '-Help\.xml$|\.help\.txt$' | Copy-Item -Destination $texts
}

# Runs a script with the tests' engine, in a session of its own, since an assembly cannot be unloaded.
function Invoke-OnEngine([string]$Script, [string[]]$Argument) {
    Import-Module (Join-Path $support 'PrivateEngine.psm1') -Force
    $private = $null
    $saved = @(Get-ChildItem env: | Where-Object Name -Like 'DOCKER*')
    $settings = $null
    try {
        $address = if ($DockerHost) {
            Resolve-DockerHost $DockerHost
        } elseif ($IsLinux -and (& id -u) -eq 0) {
            $private = Start-PrivateEngine $EngineRoot
            $private.Host
        } else {
            Resolve-DockerHost
        }
        Write-Host "Engine: $address$(if ($private) { ' (private, gone afterwards)' })"
        $saved | ForEach-Object { Remove-Item "env:$($_.Name)" }
        # In the engine's folder it goes with it, however this ends.
        $parent = $private ? $private.Folder : [IO.Path]::GetTempPath()
        $settings = New-Item (Join-Path $parent "dockernet-settings-$PID") -ItemType Directory -Force
        $env:DOCKER_CONFIG = $settings.FullName
        $env:DOCKERNET_TEST_HOST = $env:DOCKER_HOST = $address
        if ($private) { $env:DOCKERNET_TEST_ADDRESS = $private.Address }
        Import-Module (Join-Path $support 'TestImage.psm1') -Force
        Import-TestImage -DockerHost $address
        & $pwsh -NoProfile -NonInteractive -File $Script @Argument | Out-Host
        $LASTEXITCODE
    } finally {
        Get-ChildItem env: | Where-Object Name -Like 'DOCKER*' | ForEach-Object { Remove-Item "env:$($_.Name)" }
        $saved | ForEach-Object { Set-Item "env:$($_.Name)" $_.Value }
        if ($settings) { Remove-Item $settings -Recurse -Force -ErrorAction Ignore }
        if ($private) {
            Stop-PrivateEngine $private.Folder
            $left = @(Get-EngineLeftover $private.Folder)
            if ($left) { throw "The private engine left something behind: $($left -join '; ')" }
        }
    }
}

# A context is resolved by the client that knows it; the tests speak to the address.
function Resolve-DockerHost([string]$Name) {
    if ($Name -match '://') { return $Name }
    if (-not $Name -and $env:DOCKER_HOST) { return $env:DOCKER_HOST }
    $context = @($Name | Where-Object { $_ })
    & docker context inspect @context --format '{{.Endpoints.docker.Host}}'
    if ($LASTEXITCODE) { throw 'There is no engine to use. Install Docker, or name an engine with -DockerHost.' }
}

function Invoke-Test {
    Import-Tool Pester 5.5
    # By pwsh -File a list arrives as one text.
    $files = if ($Path) { $Path -split ',' | Convert-Path } else { 'Unit', 'Workflow' | ForEach-Object { Join-Path $root "tests/$_" } }
    $resultFile = Join-Path $out 'test-result.json'
    Remove-Item $resultFile -ErrorAction Ignore
    $arguments = @('-Path', ($files -join ','), '-ResultFile', $resultFile)
    if ($Tag) { $arguments += '-Tag', ($Tag -join ',') }
    $code = Invoke-OnEngine (Join-Path $support 'Run-Tests.ps1') $arguments
    if ($code -or -not (Test-Path $resultFile)) { throw "The test run broke off with exit code $code." }
    $result = Get-Content $resultFile -Raw | ConvertFrom-Json
    $line = "$($result.Passed) passed, $($result.Failed) failed"
    if ($result.Skipped) { $line += ", $($result.Skipped) skipped" }
    Write-Host $line
    if ($result.Failed -or -not $result.Passed) { exit 1 }
}

function Invoke-Tour {
    $code = Invoke-OnEngine (Join-Path $support 'Tour.ps1') @()
    if ($code) { exit $code }
}

function Invoke-Benchmark {
    foreach ($script in 'Benchmark', 'Volume') {
        $code = Invoke-OnEngine (Join-Path $root "tests/Benchmark/$script.ps1") @()
        if ($code) { exit $code }
    }
}

function Invoke-Help {
    Import-Tool Microsoft.PowerShell.PlatyPS 1.0
    & (Join-Path $support 'Update-Help.ps1') -Module (Join-Path $moduleFolder 'DockerNet.psd1') -Folder $help
    Copy-Module
}

function Invoke-Check {
    Import-Tool Microsoft.PowerShell.PlatyPS 1.0
    & (Join-Path $support 'Check.ps1') -Root $root -Module (Join-Path $moduleFolder 'DockerNet.psd1')
    if ($LASTEXITCODE) { exit 1 }
}

# The gallery takes a NuGet package of the module's folder, with the manifest's data for its own.
function Invoke-Package {
    $about = Import-PowerShellDataFile $manifest
    $package = Join-Path $out 'package'
    Remove-Item $package -Recurse -Force -ErrorAction Ignore
    $null = New-Item $package -ItemType Directory
    $tags = @('PSModule') + $about.PrivateData.PSData.Tags + ($about.CmdletsToExport | ForEach-Object { "PSCmdlet_$_", "PSCommand_$_" })
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
    Get-ChildItem $package
}

function Invoke-Clean {
    $folders = Get-ChildItem (Join-Path $root 'src') -Directory | ForEach-Object { (Join-Path $_ bin), (Join-Path $_ obj) }
    @($folders) + $out | Where-Object { Test-Path $_ } | Remove-Item -Recurse -Force
}

foreach ($name in $Task) {
    if ($name -notin 'Build', 'Clean') { Invoke-Build }
    & "Invoke-$name"
}
