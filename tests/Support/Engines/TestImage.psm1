# Makes the images that the tests use from a static busybox, since no registry need be in reach.
Set-StrictMode -Version 3
$ErrorActionPreference = 'Stop'

Import-Module (Join-Path $PSScriptRoot 'EngineApi.psm1')

$busybox = 'dockernet/busybox:test'
$service = 'dockernet/service:test'
$bare = 'dockernet/bare:test'
$executable = [IO.UnixFileMode]0b111101101

function Import-TestImage {
    <#
    .SYNOPSIS
        Makes three images: busybox with its tools; the same as a service with ports, variables and a volume; and one
        with nothing but a single program.
    #>
    [CmdletBinding()]
    param([Parameter(Mandatory)][string]$DockerHost)

    $known = @(Invoke-EngineApi GET '/images/json' -DockerHost $DockerHost | ForEach-Object RepoTags)
    $program = [IO.File]::ReadAllBytes((Get-Command busybox -CommandType Application -TotalCount 1).Source)
    if ($busybox -notin $known -or $service -notin $known) {
        $tree = New-BusyboxTree $program
        Import-Tree $busybox $tree 'CMD ["sleep","3600"]' -DockerHost $DockerHost
        Import-Tree $service $tree @(
            'CMD ["sleep","3600"]', 'EXPOSE 5432/tcp', 'ENV PG_VERSION=9.3', 'ENV SECRET_TOKEN=hush', 'VOLUME /var/lib/data'
        ) -DockerHost $DockerHost
    }
    if ($bare -notin $known) {
        # Busybox goes by the name it is called by: under this one it can do nothing but sleep.
        $tree = New-Tree { param($writer) Add-File $writer 'sleep' $program }
        Import-Tree $bare $tree 'CMD ["/sleep","3600"]' -DockerHost $DockerHost
    }
}

function New-BusyboxTree([byte[]]$Program) {
    New-Tree {
        param($writer)
        foreach ($folder in 'bin', 'etc', 'tmp', 'proc', 'sys', 'dev', 'var', 'var/lib', 'var/lib/data', 'www') {
            $writer.WriteEntry([Formats.Tar.PaxTarEntry]::new('Directory', "$folder/"))
        }
        Add-File $writer 'bin/busybox' $Program
        foreach ($applet in & busybox --list | Where-Object { $_ -ne 'busybox' }) {
            $link = [Formats.Tar.PaxTarEntry]::new('HardLink', "bin/$applet")
            $link.LinkName = 'bin/busybox'
            $link.Mode = $executable
            $writer.WriteEntry($link)
        }
        Add-File $writer 'etc/passwd' ([Text.Encoding]::ASCII.GetBytes("root:x:0:0:root:/:/bin/sh`nnobody:x:65534:65534:nobody:/:/bin/false`n"))
        Add-File $writer 'etc/group' ([Text.Encoding]::ASCII.GetBytes("root:x:0:`nnogroup:x:65534:`n"))
        Add-File $writer 'var/lib/data/seed' ([Text.Encoding]::ASCII.GetBytes("from the image`n"))
    }
}

function New-Tree([scriptblock]$Fill) {
    $stream = [IO.MemoryStream]::new()
    $writer = [Formats.Tar.TarWriter]::new($stream, $true)
    & $Fill $writer
    $writer.Dispose()
    , $stream.ToArray()
}

function Add-File($Writer, [string]$Name, [byte[]]$Content) {
    $entry = [Formats.Tar.PaxTarEntry]::new('RegularFile', $Name)
    $entry.Mode = $executable
    $entry.DataStream = [IO.MemoryStream]::new($Content)
    $Writer.WriteEntry($entry)
}

function Import-Tree([string]$Name, [byte[]]$Tree, [string[]]$Change, [string]$DockerHost) {
    $repository, $tag = $Name -split ':'
    $changes = ($Change | ForEach-Object { "&changes=$([Uri]::EscapeDataString($_))" }) -join ''
    $answer = Invoke-EngineApi POST "/images/create?fromSrc=-&repo=$repository&tag=$tag$changes" $Tree -DockerHost $DockerHost
    if ($answer.PSObject.Properties['error']) { throw "The image $Name could not be made: $($answer.error)" }
}

Export-ModuleMember -Function Import-TestImage
