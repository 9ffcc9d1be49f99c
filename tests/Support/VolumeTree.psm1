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
    #>
    param([Parameter(Mandatory)][string]$Folder, [Parameter(Mandatory)][int]$Seed, [int]$Count = 1)
    @'
import os, random, sys
root, seed, count = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
r = random.Random(seed)
letters = [b'a', b'B', b'7', b' ', b'.', b'-', b'_', b"'", b'"', b'$', b'*', b'[', b']', b'\\', b'#', b'!', b'=', b'\t', 'ü'.encode(), '漢'.encode(), '🐳'.encode()]
def name(folder):
    while True:
        made = b''.join(r.choice(letters) for _ in range(r.choice([1, 3, 8, 40, 99])))[:250]
        if made not in (b'.', b'..') and made.decode('utf-8', 'ignore').encode() == made and not os.path.lexists(os.path.join(folder, made)):
            return os.path.join(folder, made)
def target():
    return r.choice([b'/etc/passwd', b'..', b'../' * r.randrange(1, 9) + b'etc', b'nowhere', b'x' * 150, b'.', b'a//../../b'])
for number in range(count):
    top = os.path.join(os.fsencode(root), b'tree%d' % number)
    os.mkdir(top)
    folders, files = [top], []
    for step in range(r.randrange(5, 30)):
        path = name(r.choice(folders))
        kind = r.choice('dddfffffllhps')
        if kind == 'd':
            os.mkdir(path)
            folders.append(path)
        elif kind == 'f':
            with open(path, 'wb') as file: file.write(r.randbytes(r.choice([0, 1, 511, 512, 513, 5000, 70000])))
            files.append(path)
        elif kind == 'l':
            os.symlink(target(), path)
            files.append(path)
        elif kind == 'h' and files:
            os.link(r.choice(files), path, follow_symlinks=False)
        elif kind == 'p':
            os.mkfifo(path)
        elif kind == 's':
            with open(path, 'wb') as file:
                file.truncate(r.randrange(1, 2000000))
                file.write(b'begin')
    for path, _, _ in [(p, 0, 0) for p in folders]:
        for entry in [os.path.join(path, e) for e in os.listdir(path)]:
            os.chown(entry, r.choice([0, 1000, 65534, 2000000000]), r.choice([0, 50, 65534, 2000000000]), follow_symlinks=False)
            if not os.path.islink(entry): os.chmod(entry, r.choice([0o644, 0o755, 0o000, 0o4755, 0o2711, 0o1777, 0o6750]))
    everything = sorted((p for p, _, _ in os.walk(top)), key=len, reverse=True)
    for path in everything:
        for entry in [os.path.join(path, e) for e in os.listdir(path)]:
            if os.path.islink(entry) or not os.path.isdir(entry): os.utime(entry, (0, r.randrange(0, 4000000000)), follow_symlinks=False)
    for path in everything: os.utime(path, (0, r.randrange(0, 4000000000)))
'@ | & python3 - $Folder $Seed $Count
    if ($LASTEXITCODE) { throw "The trees could not be made in $Folder." }
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

Export-ModuleMember -Function Get-VolumeFolder, Add-TestTree, Add-GeneratedTree, Compare-Tree, Get-HelperLeftover
