# Images of real services, made from the machine's own distribution, since no registry need be in reach.
Set-StrictMode -Version 3
$ErrorActionPreference = 'Stop'

Import-Module (Join-Path $PSScriptRoot 'TestPackage.psm1')

$services = @{
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
    $null = Import-DockerImage (Get-ServiceArchive $services[$Name]) $Name -Change 'CMD ["sleep","3600"]' -DockerHost $DockerHost
}

function Get-ServiceArchive([string[]]$Package) {
    $cache = Join-Path ($env:XDG_CACHE_HOME ? $env:XDG_CACHE_HOME : "$HOME/.cache") 'dockernet-tests'
    $code = [Convert]::ToHexString([Security.Cryptography.SHA256]::HashData([Text.Encoding]::UTF8.GetBytes("$Package"))).Substring(0, 12)
    $archive = Join-Path $cache "services-$code.tar"
    if (Test-Path $archive) { return $archive }

    Install-TestPackage @{ debootstrap = 'debootstrap' }
    $null = New-Item $cache -ItemType Directory -Force
    $tree = Join-Path $cache "tree-$PID"
    $codename = (Get-Content /etc/os-release | Where-Object { $_ -like 'VERSION_CODENAME=*' }) -replace '.*='
    $mirror = & apt-get indextargets --format '$(REPO_URI)' 'Created-By: Packages' "Codename: $codename" | Select-Object -First 1
    Write-Host "Making an image of $($Package -join ', ')"
    try {
        & debootstrap --variant=minbase "--include=$($Package -join ',')" $codename $tree $mirror | Out-Null
        if ($LASTEXITCODE) { throw "debootstrap could not install $($Package -join ', ')." }
        foreach ($folder in 'var/cache/apt', 'var/lib/apt/lists', 'usr/share/doc', 'usr/share/man', 'usr/share/locale') {
            Get-ChildItem (Join-Path $tree $folder) -ErrorAction Ignore | Remove-Item -Recurse -Force
        }
        # Under its own name only when it is whole.
        & tar -C $tree -cf "$archive.$PID" .
        if ($LASTEXITCODE) { throw "tar could not pack $tree." }
        Move-Item "$archive.$PID" $archive -Force
    } finally {
        & rm -rf --one-file-system $tree "$archive.$PID"
    }
    $archive
}

Export-ModuleMember -Function Import-ServiceImage
