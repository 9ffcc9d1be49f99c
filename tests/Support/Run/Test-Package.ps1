<#
.SYNOPSIS
    Installs a package as a user does, from a repository that is a folder, and uses it once. It says what it saw.
.PARAMETER Package
    The folder with the package.
#>
param([Parameter(Mandatory)][string]$Package)
$ErrorActionPreference = 'Stop'

# A home of its own: a module path with nothing of the user's, and a place for the repository's entry.
$work = New-Item (Join-Path ([IO.Path]::GetTempPath()) "dockernet-package-$PID") -ItemType Directory
$script = @"
`$ErrorActionPreference = 'Stop'
`$PSStyle.OutputRendering = 'PlainText'
Register-PSResourceRepository -Name package -Uri '$Package' -Trusted
Install-PSResource DockerNet -Repository package -Scope CurrentUser
Import-Module DockerNet
`$module = Get-Module DockerNet
if (-not `$module.ModuleBase.StartsWith('$work')) { throw "another DockerNet was imported, from `$(`$module.ModuleBase)" }
"installed and imported: DockerNet `$(`$module.Version), `$(`$module.ExportedCmdlets.Count) cmdlets"
`$help = Get-Help Test-ContainerReachability
if (-not `$help.Synopsis -or -not `$help.examples) { throw 'its help is missing' }
"asked for help: `$(`$help.Synopsis)"
try { Get-DockerEngine -DockerHost tcp://127.0.0.1:1 } catch { "asked an engine that is not there: `$(`$_.FullyQualifiedErrorId)" }
Remove-Module DockerNet
Uninstall-PSResource DockerNet -Scope CurrentUser
if (Get-Module DockerNet -ListAvailable) { throw 'something is left of it' }
'removed'
"@
try {
    $env:HOME = $work.FullName
    $env:XDG_CONFIG_HOME = $env:XDG_DATA_HOME = $env:XDG_CACHE_HOME = $env:PSModulePath = $null
    & (Join-Path $PSHOME pwsh) -NoProfile -NonInteractive -Command $script
    exit $LASTEXITCODE
} finally {
    Remove-Item $work -Recurse -Force
}
