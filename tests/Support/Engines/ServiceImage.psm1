# Images of real services, made from the machine's own distribution, since no registry need be in reach.
Set-StrictMode -Version 3
$ErrorActionPreference = 'Stop'

Import-Module (Join-Path $PSScriptRoot 'TestPackage.psm1')

$services = [ordered]@{
    # A web application and its store.
    'dockernet/app:test' = 'redis-server', 'python3-flask', 'python3-redis', 'iputils-ping', 'curl', 'procps'
    # A web server for Java, and a database.
    'dockernet/java:test' = 'tomcat10', 'mariadb-server', 'libmariadb-java', 'iputils-ping', 'curl', 'procps'
}

function Import-ServiceImage {
    <#
    .SYNOPSIS
        Gives the engine an image with real services. It is made once, which takes a minute or two, and kept on this machine.
    #>
    [CmdletBinding()]
    param([Parameter(Mandatory)][ValidateSet('dockernet/app:test', 'dockernet/java:test')][string]$Name, [Parameter(Mandatory)][string]$DockerHost)

    if (Get-DockerImage $Name -DockerHost $DockerHost -ErrorAction Ignore) { return }
    New-ServiceArchive $Name
    $null = Import-DockerImage (Get-ServiceArchive $Name) $Name -Change 'CMD ["sleep","3600"]' -DockerHost $DockerHost
}

function Get-MissingService {
    <#
    .SYNOPSIS
        Names the images of services that have not been made on this machine yet.
    #>
    $services.Keys | Where-Object { -not (Test-Path (Get-ServiceArchive $_)) }
}

function New-ServiceArchive {
    <#
    .SYNOPSIS
        Makes the archive of such an image, unless it is there. Its steps are written to the output as they come.
    #>
    [CmdletBinding()]
    param([Parameter(Mandatory)][string]$Name)

    $archive = Get-ServiceArchive $Name
    if (Test-Path $archive) { return }
    Install-TestPackage @{ mmdebstrap = 'mmdebstrap' }
    $codename = (Get-Content /etc/os-release | Where-Object { $_ -like 'VERSION_CODENAME=*' }) -replace '.*='
    $mirror = & apt-get indextargets --format '$(REPO_URI)' 'Created-By: Packages' "Codename: $codename" | Select-Object -First 1
    # Nobody reads manuals in a test; the folders of some packages' manual pages must be there all the same.
    $options = 'doc', 'locale', 'info' | ForEach-Object { "--dpkgopt=path-exclude=/usr/share/$_/*" }
    $log = "$archive.$PID.log"
    try {
        # Under its own name only when it is whole.
        & mmdebstrap --variant=minbase "--include=$($services[$Name] -join ',')" @options $codename "$archive.$PID.tar" $mirror 2>&1 | Tee-Object $log
        if ($LASTEXITCODE) { throw "mmdebstrap could not install $($services[$Name] -join ', '): $(Get-Content $log -Tail 1)" }
        Move-Item "$archive.$PID.tar" $archive -Force
    } finally {
        Remove-Item "$archive.$PID.*" -ErrorAction Ignore
    }
}

function Get-ServiceArchive([string]$Name) {
    $code = [Convert]::ToHexString([Security.Cryptography.SHA256]::HashData([Text.Encoding]::UTF8.GetBytes("mmdebstrap $($services[$Name])"))).Substring(0, 12)
    Join-Path (Get-TestCache) "services-$code.tar"
}

Export-ModuleMember -Function Import-ServiceImage, Get-MissingService, New-ServiceArchive
