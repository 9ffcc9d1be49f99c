# Starts and ends a throwaway registry that the tests' engine can reach, since no other is assumed.
Set-StrictMode -Version 3
$ErrorActionPreference = 'Stop'

Import-Module (Join-Path $PSScriptRoot 'TestPackage.psm1')
Import-Module (Join-Path $PSScriptRoot 'EngineApi.psm1')
Import-Module (Join-Path $PSScriptRoot '../WaitUntil.psm1')

$script = Join-Path $PSScriptRoot 'registry.sh'

function Start-TestRegistry {
    <#
    .SYNOPSIS
        Starts a registry on the engine's own loopback, which engines allow to be unencrypted. It ends with the calling
        process at the latest.
    .PARAMETER Credential
        The one user who may use it. By default everybody may.
    #>
    [CmdletBinding()]
    param([pscredential]$Credential)

    Install-TestPackage ([ordered]@{ 'docker-registry' = 'docker-registry'; htpasswd = 'apache2-utils' })
    $folder = Join-Path ([IO.Path]::GetTempPath()) ('dockernet-registry-{0:x6}' -f (Get-Random -Maximum 0xffffff))
    $port = Get-Random -Minimum 20000 -Maximum 30000
    $null = New-Item "$folder/data" -ItemType Directory
    $config = @(
        'version: 0.1', 'log:', '  level: warn', 'storage:', '  filesystem:', "    rootdirectory: $folder/data",
        'http:', "  addr: 127.0.0.1:$port"
    )
    if ($Credential) {
        Set-Content "$folder/users" (& htpasswd -Bbn $Credential.UserName $Credential.GetNetworkCredential().Password)
        $config += 'auth:', '  htpasswd:', '    realm: tests', "    path: $folder/users"
    }
    Set-Content "$folder/config.yml" $config
    $registry = [pscustomobject]@{ Name = "127.0.0.1:$port"; Folder = $folder; Namespace = Get-EngineNamespace }
    $command = @('sh', $script, $folder, $PID)
    if ($registry.Namespace) { $command = @('nsenter', "--net=$($registry.Namespace)") + $command }
    $null = Start-Process setsid $command -RedirectStandardOutput /dev/null -RedirectStandardError "$folder/error" -PassThru
    try {
        Wait-Registry $registry
    } catch {
        Stop-TestRegistry $registry
        throw
    }
    $registry
}

function Stop-TestRegistry {
    <#
    .SYNOPSIS
        Ends a registry and removes all that it had.
    #>
    [CmdletBinding()]
    param([Parameter(Mandatory)]$Registry)

    if (-not (Test-Path $Registry.Folder)) { return }
    $null = New-Item "$($Registry.Folder)/stop" -Force
    Wait-Until { -not (Test-Path $Registry.Folder) } -What "the end of $($Registry.Name)"
}

function Push-TestImage {
    <#
    .SYNOPSIS
        Brings an image that the engine has into a registry, and gives its name there.
    #>
    [CmdletBinding()]
    param([Parameter(Mandatory)]$Registry, [Parameter(Mandatory)][string]$Image, [Parameter(Mandatory)][string]$As, [pscredential]$Credential)

    $repository, $tag = $As -split ':'
    $name = "$($Registry.Name)/$repository"
    $auth = $Credential ? @{ username = $Credential.UserName; password = $Credential.GetNetworkCredential().Password } : @{}
    Invoke-EngineApi POST "/images/$Image/tag?repo=$name&tag=$tag"
    $answer = Invoke-EngineApi POST "/images/$name/push?tag=$tag" -RegistryAuth $auth
    if ($answer.PSObject.Properties['error']) { throw "$name was not pushed: $($answer.error)" }
    $null = Invoke-EngineApi DELETE "/images/${name}:$tag"
    "${name}:$tag"
}

# A private engine has its network to itself.
function Get-EngineNamespace {
    $file = Join-Path ([IO.Path]::GetDirectoryName(([uri](Get-TestHost)).LocalPath)) 'namespace'
    if (Test-Path $file) { "/var/run/netns/$(Get-Content $file)" }
}

function Wait-Registry($Registry) {
    $probe = @('busybox', 'nc', '-w', '1') + ($Registry.Name -split ':')
    if ($Registry.Namespace) { $probe = @('nsenter', "--net=$($Registry.Namespace)") + $probe }
    $program, $words = $probe
    try {
        Wait-Until { $null | & $program $words 2>$null; $LASTEXITCODE -eq 0 } -What "$($Registry.Name) answers"
    } catch {
        throw "$_`n$(Get-Content "$($Registry.Folder)/log" -ErrorAction Ignore)"
    }
}

Export-ModuleMember -Function Start-TestRegistry, Stop-TestRegistry, Push-TestImage
