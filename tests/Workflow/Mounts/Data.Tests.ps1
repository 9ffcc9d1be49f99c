# The data of the guides, with real services: web pages that several servers share, and a database that survives.
BeforeDiscovery {
    # The images of the services are made from the machine's own distribution.
    $script:possible = $IsLinux -and (& id -u) -eq 0 -and (Get-Command apt-get -ErrorAction Ignore)
}

BeforeAll {
    Import-Module "$PSScriptRoot/../../Support/DockerNet.Testing.psm1" -Force
    Import-Module "$PSScriptRoot/../../Support/Engines/ServiceImage.psm1"

    $script:busybox = 'dockernet/busybox:test'
    $script:server = 'httpd', '-f', '-h', '/www'

    function New-TestFolder { (New-Item (Join-Path $TestDrive (New-TestName folder)) -ItemType Directory).FullName }

    # What a web server serves, asked for beside it.
    function Get-Page([string]$Container, [string]$Path = '/index.html') {
        (Invoke-ContainerCommand $Container wget '-qO-' "http://127.0.0.1$Path").Output -join "`n"
    }

    function Wait-Page([object[]]$Container, [string]$Text) {
        foreach ($one in $Container) { Wait-Until { (Get-Page $one.Name) -eq $Text } -Timeout 60 -What "$($one.Name) serves '$Text'" }
    }
}

AfterAll {
    Remove-TestObject
    Invoke-EngineApi DELETE '/images/dockernet/empty:latest' -IgnoreError
}

Describe 'Web pages that three servers share' {
    It 'are served by all of them from a folder of the host, and so is each edit, from wherever' {
        $pages = New-TestFolder
        Set-Content "$pages/index.html" 'first'
        $sites = 1..3 | ForEach-Object { New-DockerContainer $busybox $server -Name (New-TestName site) -Volume "${pages}:/www" -Start }
        Wait-Page $sites 'first'
        Set-Content "$pages/index.html" 'edited on the host'
        Wait-Page $sites 'edited on the host'
        $null = Invoke-ContainerCommand $sites[0].Name sh '-c' 'echo written in one > /www/index.html'
        Wait-Page $sites 'written in one'
        Get-Content "$pages/index.html" | Should -Be 'written in one'
        $share = Get-DockerVolumeShare $sites[1].Name
        $share.Name | Should -Be $pages
        $share.Writers | Should -Be ($sites.Name | Sort-Object)
        $share.Findings.Id | Should -Be 'SeveralWriters'
    }

    It 'are held by a container that never runs, and stay when it is removed' {
        $pages = New-TestFolder
        Set-Content "$pages/index.html" 'first'
        $holder = New-SharedVolumeContainer (New-TestName webpages) -Volume "${pages}:/www"
        $sites = 1..3 | ForEach-Object { New-DockerContainer $busybox $server -Name (New-TestName site) -VolumesFrom "$($holder.Name):ro" -Start }
        Wait-Page $sites 'first'
        (Get-DockerVolumeShare $holder.Name).Findings | Should -BeNullOrEmpty
        (Get-ContainerMount $sites[0].Name).Origin | Should -Be $holder.Name
        Remove-DockerContainer $holder.Name
        Set-Content "$pages/index.html" 'after it is gone'
        Wait-Page $sites 'after it is gone'
        (Get-ContainerMount $sites[0].Name).OriginGone | Should -BeTrue
        # It can be made again, and a fourth site of it; the others know it again too.
        $null = New-SharedVolumeContainer $holder.Name -Volume "${pages}:/www"
        $fourth = New-DockerContainer $busybox $server -Name (New-TestName site) -VolumesFrom $holder.Name -Start
        Wait-Page $fourth 'after it is gone'
        (Get-ContainerMount $sites[0].Name).OriginGone | Should -BeFalse
    }

    It 'are those of the image until a volume holds others' {
        $context = New-Item "$TestDrive/$(New-TestName context)" -ItemType Directory
        Set-Content "$context/index.html" 'baked in'
        Set-Content "$context/Dockerfile" "FROM $busybox`nCOPY index.html /www/`nCMD [`"httpd`", `"-f`", `"-h`", `"/www`"]"
        $image = (Build-DockerImage $context.FullName -Tag "$(New-TestName image)").Tags[0]
        try {
            $volume = New-TestName volume
            $plain = New-DockerContainer $image -Name (New-TestName plain) -Start
            $filled = New-DockerContainer $image -Name (New-TestName filled) -Volume "${volume}:/www" -Start
            $hidden = New-DockerContainer $image -Name (New-TestName hidden) -Volume "$(New-TestFolder):/www" -Start -WarningVariable warnings -WarningAction SilentlyContinue
            Wait-Page $plain, $filled 'baked in'
            Get-Page $hidden.Name | Should -BeNullOrEmpty
            $warnings.Message | Should -BeLike '*(MountHidesContent).'
            (Get-ContainerMount $filled.Name -ImageContent).ImageContent | Should -Be 'Copied'
            (Get-ContainerMount $hidden.Name -ImageContent).ImageContent | Should -Be 'Hidden'
            $null = Invoke-ContainerCommand $filled.Name sh '-c' 'echo edited > /www/index.html'
            $next = New-DockerContainer $image -Name (New-TestName next) -Volume "${volume}:/www" -Start
            Wait-Page $next 'edited'
            Wait-Page $plain 'baked in'
        } finally {
            Remove-TestObject
            Invoke-EngineApi DELETE "/images/$image" -IgnoreError
        }
    }
}

Describe 'A database' -Skip:(-not $possible) {
    BeforeAll {
        Import-ServiceImage dockernet/java:test -DockerHost (Get-TestHost)
        $context = New-Item "$TestDrive/database" -ItemType Directory
        Set-Content "$context/Dockerfile" @'
FROM dockernet/java:test
VOLUME /var/lib/mysql
CMD ["sh", "-c", "install -d -o mysql /run/mysqld && exec mariadbd --user=mysql --skip-grant-tables"]
'@
        $image = (Build-DockerImage $context -Tag "$(New-TestName image)").Tags[0]

        function Invoke-Sql([string]$Container, [string]$Text) { (Invoke-ContainerCommand $Container mariadb '-N' '-e' $Text).Output -join ',' }

        function New-Database([string]$Name, [string[]]$Volume = @()) {
            $null = New-DockerContainer $image -Name $Name -Volume $Volume -Start
            Wait-Until { (Invoke-Sql $Name 'select 1') -eq '1' } -Timeout 120 -What 'the database answers'
        }
    }

    AfterAll {
        Remove-TestObject
        if ($image) { Invoke-EngineApi DELETE "/images/$image" -IgnoreError }
    }

    It 'has its tables again when it is removed and made anew on its volume' {
        $name, $volume = (New-TestName db), (New-TestName tables)
        New-Database $name "${volume}:/var/lib/mysql"
        (Get-ContainerMount $name -ImageContent).ImageContent | Should -Be 'Copied'
        Invoke-Sql $name "create database shop; create table shop.item (name text); insert into shop.item values ('kept')"
        Stop-DockerContainer $name
        Remove-DockerContainer $name -RemoveVolume
        (Get-DockerVolume $volume).UsedBy | Should -BeNullOrEmpty
        New-Database $name "${volume}:/var/lib/mysql"
        Invoke-Sql $name 'select name from shop.item' | Should -Be 'kept'
        (Get-DockerVolume $volume -Size).Size | Should -BeGreaterThan 1MB
    }

    It 'without a volume of its own gets one without a name, which tells whose it is' {
        $name = New-TestName db
        New-Database $name
        Invoke-Sql $name "create database shop; create table shop.item (name text); insert into shop.item values ('found')"
        $volume = Get-DockerVolume | Where-Object OriginContainer -EQ $name
        $volume.Anonymous | Should -BeTrue
        $volume.OriginImage | Should -Be $image
        $volume.Uses.Target | Should -Be '/var/lib/mysql'
        Join-Path $volume.Mountpoint shop | Should -Exist
        # The data survive their container, but a new one does not find them by itself.
        Stop-DockerContainer $name
        Remove-DockerContainer $name
        (Get-DockerVolume -Unused).Name | Should -Contain $volume.Name
        $heir = New-TestName db
        New-Database $heir "$($volume.Name):/var/lib/mysql"
        Invoke-Sql $heir 'select name from shop.item' | Should -Be 'found'
        Remove-DockerContainer $heir -Force
        Remove-DockerVolume $volume.Name -Confirm:$false
        $volume.Mountpoint | Should -Not -Exist
    }

    It 'is warned of a misspelt folder of its web server, by the name that was meant' {
        $null = New-DockerContainer $image -Name (New-TestName web) -Volume "$(New-TestName volume):/var/lib/tomcat10/wepapps" -WarningVariable warnings -WarningAction SilentlyContinue
        $warnings.Message | Should -BeLike "*did you mean '/var/lib/tomcat10/webapps'? (MountTargetMissing)."
    }
}
