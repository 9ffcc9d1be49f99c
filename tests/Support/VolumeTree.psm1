# File trees in volumes, made and compared by the machine's own tools: the tests must run beside the engine, as root.
Set-StrictMode -Version 3
$ErrorActionPreference = 'Stop'

Import-Module (Join-Path $PSScriptRoot 'Engines/TestPackage.psm1')
Import-Module (Join-Path $PSScriptRoot 'Engines/EngineApi.psm1')

function Get-VolumeFolder {
    <#
    .SYNOPSIS
        The folder on this machine where a volume's data lie.
    #>
    param([Parameter(Mandatory)][string]$Name, [string]$DockerHost = (Get-TestHost))
    (Invoke-EngineApi GET "/volumes/$Name" -DockerHost $DockerHost).Mountpoint
}

function Add-TestTree {
    <#
    .SYNOPSIS
        Fills a folder with all that an archive can carry: long and foreign names, links, rights, owners, holes, pipes.
    #>
    param([Parameter(Mandatory)][string]$Folder)
    Install-TestPackage @{ setcap = 'libcap2-bin' }
    & sh '-ec' @'
cd "$1"
echo hello > file
ln file again
ln -s file near
ln -s /etc/passwd outside
ln -s nowhere dangling
mkdir -p empty deep/er
echo x > deep/er/x
ln deep/er/x zweiter
mkdir many
echo s > many/setuid
ln many/setuid many/setuid2
echo g > many/setgid
ln many/setgid many/setgid2
long=$(printf 'l%.0s' $(seq 150))
mkdir -p "$long/$long"
echo long > "$long/$long/$long"
echo ü > 'ünï 漢字 $x'
printf x > "$(printf 'not\377utf8')"
truncate -s 3M holes
echo end >> holes
mkfifo pipe
cp /bin/true program
chown 1234:2345 program deep deep/er file
setcap cap_net_raw+ep program
chmod 4711 many/setuid
chmod 2755 many/setgid
chmod 4711 deep/er/x
chmod 3770 deep
chmod 000 empty
chown 999:998 .
chmod 2750 .
find . -depth -exec touch -h -d '2001-02-03 04:05:06' '{}' '+'
'@ sh $Folder
    if ($LASTEXITCODE) { throw "The tree could not be made in $Folder." }
}

function Add-GeneratedTree {
    <#
    .SYNOPSIS
        Fills a folder with trees of all that a backup carries, the same ones for the same number.
    .PARAMETER Odd
        With what no archive of an engine carries too: devices, sockets, attributes, access lists, times that no engine sets.
    #>
    param([Parameter(Mandatory)][string]$Folder, [Parameter(Mandatory)][int]$Seed, [int]$Count = 1, [switch]$Odd)
    & python3 (Join-Path $PSScriptRoot GeneratedTree.py) make $Folder $Seed $Count $Odd
    if ($LASTEXITCODE) { throw "The trees could not be made in $Folder." }
}

function Add-ByteTree {
    <#
    .SYNOPSIS
        Fills a folder with what programs that take names for texts, and owners for small numbers, get wrong.
    #>
    param([Parameter(Mandatory)][string]$Folder)
    Install-TestPackage @{ setcap = 'libcap2-bin'; rsync = 'rsync' }
    @'
import os, subprocess, sys
os.chdir(sys.argv[1])
def write(name, text):
    with open(name, 'wb') as file: file.write(text)
for name in [b'owned', 'new\nline-ü'.encode(), b'pair\xff', b'pair\xfe', b'half\xe6\xbc', b'\xed\xa0\x80', b'back\\slash', '\uef80'.encode()]:
    write(name, name)
os.chown(b'owned', 4294967294, 4294967293)
os.mkdir(b'fold\xfc')
write(b'fold\xfc/in\xfe', b'x')
os.symlink(b'pair\xff', b'link\xff')
os.symlink(b'../' * 40 + b'far\xfe', b'longlink')
os.symlink(b'a//b/../c', b'untidy')
os.mkdir(b'several')
write(b'several/1', b'several')
for name in b'2', b'3', b'4', b'5\xff': os.link(b'several/1', b'several/' + name)
for name, mode in (b'setuid', 0o4755), (b'setgid', 0o2711), (b'both', 0o6750):
    write(name, name)
    os.chmod(name, mode)
for name, mode in (b'sticky', 0o1777), (b'group', 0o3775), (b'closed', 0o000):
    os.mkdir(name)
    os.chmod(name, mode)
write(b'program', b'x')
os.chmod(b'program', 0o755)
subprocess.run(['setcap', 'cap_net_raw,cap_net_admin+ep', 'program'], check=True)
for folder, folders, files in os.walk(b'.', topdown=False):
    for at, name in enumerate(folders + files): os.utime(folder + b'/' + name, (0, 1000000000 + at), follow_symlinks=False)
os.utime(b'.', (0, 999))
'@ | & python3 - $Folder
    if ($LASTEXITCODE) { throw "The tree could not be made in $Folder." }
}

function Compare-Tree {
    <#
    .SYNOPSIS
        Lists in what two folders differ, as rsync sees it: nothing when they are the same.
    #>
    param([Parameter(Mandatory)][string]$Folder, [Parameter(Mandatory)][string]$Other)
    Install-TestPackage @{ rsync = 'rsync' }
    & rsync -naciHAX --delete "$Folder/" "$Other/"
    if ($LASTEXITCODE) { throw 'rsync failed.' }
}

function Get-HelperLeftover {
    <#
    .SYNOPSIS
        Lists containers, images and volumes that were to be there only for a while.
    #>
    param([string]$DockerHost = (Get-TestHost))
    $filter = [Uri]::EscapeDataString('{"label":["dockernet.helper"]}')
    (Invoke-EngineApi GET "/containers/json?all=1&filters=$filter" -DockerHost $DockerHost) | ForEach-Object { $_.Names }
    (Invoke-EngineApi GET "/images/json?filters=$filter" -DockerHost $DockerHost) | ForEach-Object { $_.RepoTags }
    (Invoke-EngineApi GET "/volumes?filters=$filter" -DockerHost $DockerHost).Volumes | Where-Object { $_ } | ForEach-Object { $_.Name }
}

Export-ModuleMember -Function Get-VolumeFolder, Add-TestTree, Add-GeneratedTree, Add-ByteTree, Compare-Tree, Get-HelperLeftover
