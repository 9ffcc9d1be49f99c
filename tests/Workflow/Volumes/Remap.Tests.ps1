# On an engine that gives the users of containers other numbers on its host, everything has the numbers that containers see.
BeforeDiscovery {
    $script:possible = $IsLinux -and (& id -u) -eq 0 -and (Get-Command useradd, unshare -CommandType Application -ErrorAction Ignore).Count -ge 2
    if ($possible) {
        & unshare --user true 2> $null
        $script:possible = $LASTEXITCODE -eq 0
    }
}

Describe 'An engine with users of its own range' -Skip:(-not $possible) {
    BeforeAll {
        $script:engine = $script:user = $null
        $saved = $env:DOCKER_HOST
        Import-Module "$PSScriptRoot/../../Support/DockerNet.Testing.psm1" -Force
        Import-Module "$PSScriptRoot/../../Support/Engines/PrivateEngine.psm1"
        Import-Module "$PSScriptRoot/../../Support/Engines/TestImage.psm1"
        Import-Module "$PSScriptRoot/../../Support/VolumeTree.psm1" -Force
        $ConfirmPreference = 'None'
        $script:user = 'dn' + (New-Guid).ToString('N').Substring(0, 8)
        # Users and groups begin at different numbers, and each has as many as an engine needs.
        $script:firstUser = 65536 * (Get-Random -Minimum 10 -Maximum 9000)
        $script:firstGroup = $firstUser + 65536
        & useradd -r -M -s /bin/false $user
        if ($LASTEXITCODE) { throw 'A user could not be made.' }
        Add-Content /etc/subuid "${user}:${firstUser}:65536"
        Add-Content /etc/subgid "${user}:${firstGroup}:65536"
        $script:engine = Start-PrivateEngine -Option "--userns-remap=$user"
        $env:DOCKER_HOST = $engine.Host
        Import-TestImage -DockerHost $engine.Host

        # By path: the numbers of owners as the host has them, but counted from where the engine's range begins.
        function Get-Owner([string]$Folder, [long]$User, [long]$Group) {
            & find $Folder -printf '%P %U %G\n' | ForEach-Object {
                $path, [long]$uid, [long]$gid = $_ -split ' '
                "/$path $($uid - $User):$($gid - $Group)"
            } | Sort-Object
        }

        function Get-VolumeOwner([string]$Name) { Get-Owner (Get-VolumeFolder $Name -DockerHost $engine.Host) $firstUser $firstGroup }

        $script:long = 'l' * 120
        $script:owners = "/ 999:998", "/d 70:71", "/d/$long 1000:0", '/file 1000:1001', '/last 65535:65535', '/link 5:6', '/root 0:0' | Sort-Object
        $null = New-DockerVolume data
        & sh -ec 'cd "$1"; mkdir d; echo x > "d/$4"; echo hello > file; echo z > last; echo r > root; ln -s file link
            o() { chown -h "$(($1 + u)):$(($2 + g))" "$3"; }; u=$2; g=$3
            o 70 71 d; o 1000 0 "d/$4"; o 1000 1001 file; o 65535 65535 last; o 0 0 root; o 5 6 link; o 999 998 .; chmod 4755 file
            ' sh (Get-VolumeFolder data -DockerHost $engine.Host) $firstUser $firstGroup $long
        if ($LASTEXITCODE) { throw 'The volume could not be filled.' }
    }

    AfterAll {
        $env:DOCKER_HOST = $saved
        if ($engine) { Stop-PrivateEngine $engine.Folder }
        if ($user) {
            & sed -i "/^${user}:/d" /etc/subuid /etc/subgid
            & userdel $user
        }
    }

    It 'has a volume with the owners that are meant' {
        # Else nothing here would tell anything.
        (Invoke-EngineApi GET '/info' -DockerHost $engine.Host).SecurityOptions | Should -Contain 'name=userns'
        Get-VolumeOwner data | Should -Be $owners
    }

    It 'lists the items of a volume with the owners that containers see' {
        Get-DockerVolumeItem data -Recurse | ForEach-Object { "/$($_.Path -replace '^\.$') $($_.UserId):$($_.GroupId)" } | Sort-Object | Should -Be ($owners -ne '/ 999:998')
    }

    It 'backs a volume up with the owners that containers see, and restores it' {
        $made = Backup-DockerVolume data "$TestDrive" -Force
        & tar -tvzf $made.Path --numeric-owner | Where-Object { $_ -match ' \./file$' } | Should -Match ' 1000/1001 '
        (Test-DockerVolumeBackup $made.Path).Whole | Should -BeTrue
        $null = Restore-DockerVolume $made.Path -Name back
        Compare-Tree (Get-VolumeFolder data -DockerHost $engine.Host) (Get-VolumeFolder back -DockerHost $engine.Host) | Should -BeNullOrEmpty
        Get-VolumeOwner back | Should -Be $owners
        Compare-DockerVolume data -Path $made.Path | Should -BeNullOrEmpty
    }

    It 'copies a volume, and gives it another name' {
        $null = Copy-DockerVolume data copy
        Get-VolumeOwner copy | Should -Be $owners
        $null = Rename-DockerVolume copy renamed
        Get-VolumeOwner renamed | Should -Be $owners
        Compare-Tree (Get-VolumeFolder data -DockerHost $engine.Host) (Get-VolumeFolder renamed -DockerHost $engine.Host) | Should -BeNullOrEmpty
    }

    It 'has files copied out of a container and into it with the owners that belong there' {
        $null = New-DockerContainer dockernet/busybox:test -Name box -Volume data:/data -Start -WarningAction Ignore
        $null = New-Item "$TestDrive/out" -ItemType Directory
        Copy-ContainerItem box:/data "$TestDrive/out"
        # On this computer a copy belongs to whoever makes it.
        Get-Owner "$TestDrive/out/data" 0 0 | Should -Be ($owners -replace ' .*', ' 0:0')
        & sh -ec 'cd "$1"; chown -h 1000:1001 file; chown 70:71 d; chown -h 5:6 link; chown 65535:65535 last' sh "$TestDrive/out/data"
        Copy-ContainerItem "$TestDrive/out/data" box:/tmp
        $seen = (Invoke-ContainerCommand box sh '-c' 'cd /tmp/data; find . -exec stat -c "%n %u:%g" {} ";"').Output
        $seen -split "`n" | Where-Object { $_ } | ForEach-Object { $_ -replace '^\./?', '/' } | Sort-Object |
            Should -Be (Get-Owner "$TestDrive/out/data" 0 0)
        Get-Owner "$TestDrive/out/data" 0 0 | Should -Contain '/last 65535:65535'
    }
}
