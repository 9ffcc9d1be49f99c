# How newer engines for the tests are found and kept, with a mirror that is not there.
BeforeDiscovery {
    $script:possible = $IsLinux -and (Get-Command dpkg-deb -CommandType Application -ErrorAction Ignore) -and (Test-Path /usr/share/keyrings/debian-archive-keyring.gpg)
}

Describe 'An engine of another version' -Skip:(-not $possible) {
    BeforeAll {
        Import-Module "$PSScriptRoot/../../Support/Engines/EngineGeneration.psm1" -Force
        $folder = (Get-Item TestDrive:/).FullName
        $saved = @{ PATH = $env:PATH; XDG_CACHE_HOME = $env:XDG_CACHE_HOME }
        $env:PATH = "$folder/bin:$env:PATH"
        $codename = (Get-Content /etc/os-release | Where-Object { $_ -like 'VERSION_CODENAME=*' }) -replace '.*='

        function New-Program([string]$Path, [string]$Text) {
            $null = New-Item $Path -ItemType File -Force -Value "#!/bin/sh`n$Text`n"
            & chmod +x $Path
        }

        function New-Deb([string]$Name, [string[]]$Program, [string]$Text) {
            $tree = "$folder/$Name"
            $null = New-Item "$tree/DEBIAN/control" -ItemType File -Force -Value "Package: $Name`nVersion: 1`nArchitecture: all`nMaintainer: x`nDescription: x`n"
            $Program | ForEach-Object { New-Program "$tree/$_" $Text }
            & dpkg-deb --build $tree "$folder/debs/$Name.deb" | Out-Null
        }

        # What is asked for, and an answer of the machine's package sources.
        function Read-Request { @(Get-Content "$folder/requests" -ErrorAction Ignore) }
        New-Program "$folder/bin/dockerd" 'echo "Docker version 20.10.24+dfsg1, build 5d6db84"'
        New-Program "$folder/bin/apt-get" @"
            echo "`$* (`$APT_CONFIG)" >> $folder/requests
            case "`$*" in
            *print-uris) printf "'http://third.test/x/dists/any/InRelease' x 0\n'http://mirror.test/debian/dists/$codename-updates/InRelease' x 0\n'http://mirror.test/debian/dists/$codename/InRelease' x 0\n" ;;
            *update*) cp sources.list $folder; if [ -e $folder/away ]; then echo 'Err:1 x'; echo 'E: no mirror in reach'; exit 100; fi ;;
            *download*) cp $folder/debs/*.deb . ;;
            esac
"@
        New-Program "$folder/bin/apt-cache" 'printf " docker.io | 28.5.2+dfsg4-5 | http://mirror.test/debian sid/main amd64 Packages\n docker.io | 26.1.5+dfsg1-9+b11 | http://mirror.test/debian trixie/main amd64 Packages\n"'
        $null = New-Item "$folder/debs" -ItemType Directory
    }

    BeforeEach {
        $env:XDG_CACHE_HOME = (New-Item "$folder/$(New-Guid)" -ItemType Directory).FullName
        Remove-Item "$folder/requests", "$folder/away" -ErrorAction Ignore
        New-Deb docker.io 'usr/sbin/dockerd', 'usr/sbin/docker-proxy' 'echo "Docker version 28.5.2+dfsg4, build x"'
        New-Deb containerd 'usr/bin/containerd', 'usr/sbin/runc' 'echo "containerd 2.1.9"'
        New-Deb docker-cli 'usr/bin/docker' 'echo "Docker version 28.5.2"'
    }

    AfterAll { $saved.Keys | ForEach-Object { Set-Item "env:$_" $saved[$_] } }

    It 'is the installed one where it is of that version: <_>' -ForEach '20.10', '20.1', '' {
        $engine = Get-EngineGeneration $_
        $engine.Version, $engine.Root | Should -Be '20.10.24', ''
        Read-Request | Should -BeNullOrEmpty
    }

    It 'comes from the release of Debian that has it, beside the machine''s own' {
        $engine = Get-EngineGeneration 28.5 6>$null
        $engine.Version | Should -Be '28.5.2'
        Get-Content "$folder/sources.list" | Should -Match '^deb \[signed-by=.*\] http://mirror\.test/debian (trixie|sid) main$'
        (Read-Request)[-1] | Should -BeLike '* download docker.io/sid containerd/sid docker-cli/sid (*/apt.conf)'
        Get-ChildItem $engine.Root -Recurse -File -Name | Sort-Object | Should -Be 'usr/bin/containerd', 'usr/bin/docker', 'usr/sbin/docker-proxy', 'usr/sbin/dockerd' -Because 'runc is this machine''s own'
        Get-ChildItem "$env:XDG_CACHE_HOME/dockernet-tests" -Name | Should -Be 'engine-28.5.2'
    }

    It 'is fetched once' {
        $first = Get-EngineGeneration 28.5 6>$null
        Remove-Item "$folder/requests"
        (Get-EngineGeneration 28).Root | Should -Be $first.Root
        Read-Request | Should -BeNullOrEmpty
    }

    It 'that no release has is told with those there are' {
        { Get-EngineGeneration 29 } | Should -Throw 'There is no engine 29 to be had here, but 20.10.24, which is installed, 28.5.2 of sid, 26.1.5 of trixie.'
        Get-ChildItem "$env:XDG_CACHE_HOME/dockernet-tests" | Should -BeNullOrEmpty
    }

    It 'that no mirror gives is told with the reason' {
        $null = New-Item "$folder/away"
        { Get-EngineGeneration 28.5 } | Should -Throw 'No newer engine could be fetched: E: no mirror in reach'
        Get-ChildItem "$env:XDG_CACHE_HOME/dockernet-tests" | Should -BeNullOrEmpty
    }

    It 'that does not run on this machine is told so, and not kept' {
        New-Deb containerd 'usr/bin/containerd' 'echo "libc.so.6: version GLIBC_2.99 not found" >&2; exit 1'
        { Get-EngineGeneration 28.5 6>$null } | Should -Throw '*usr/bin/containerd does not run here: *GLIBC_2.99 not found*'
        Get-ChildItem "$env:XDG_CACHE_HOME/dockernet-tests" | Should -BeNullOrEmpty
    }
}
