# What New-DockerContainer says of mounts that will hardly do what was meant, each held against what the engine does.
BeforeAll {
    Import-Module "$PSScriptRoot/../../Support/DockerNet.Testing.psm1" -Force

    $script:service = 'dockernet/service:test'

    function New-TestFolder { (New-Item (Join-Path $TestDrive (New-TestName folder)) -ItemType Directory).FullName }

    # Creates a container, and gives it with what was warned of.
    function New-WarnedContainer([hashtable]$Parameter, [string]$Image = $service) {
        $container = New-DockerContainer $Image -Name (New-TestName) @Parameter -WarningVariable warnings -WarningAction SilentlyContinue
        @{ Container = $container; Warnings = @($warnings.Message); Id = @($warnings.Message -replace '.*\((\w+)\)\.$', '$1') }
    }
}

AfterAll { Remove-TestObject }

Describe 'A mount' -Tag Fast {
    It 'of <Case> is nothing to warn of' -ForEach @(
        @{ Case = 'a folder with files'; Volume = { $folder = New-TestFolder; Set-Content "$folder/page" x; "${folder}:/var/lib/data" } }
        @{ Case = 'a file over a file'; Volume = { $file = "$(New-TestFolder)/passwd"; Set-Content $file x; "${file}:/etc/passwd" } }
        @{ Case = 'a volume'; Volume = { "$(New-TestName volume):/var/lib/data" } }
        @{ Case = 'an empty folder where the image has nothing'; Volume = { "$(New-TestFolder):/www" } }
        @{ Case = 'a new place near to nothing'; Volume = { "$(New-TestName volume):/data" } }
    ) {
        (New-WarnedContainer @{ Volume = & $Volume; Start = $true }).Warnings | Should -BeNullOrEmpty
        @((Invoke-EngineApi GET '/containers/json?all=1').Names) -match '^/dockernet-helper' | Should -BeNullOrEmpty
    }

    It 'with a misspelt target is told, with the one that was meant' {
        $result = New-WarnedContainer @{ Volume = "$(New-TestName volume):/var/lib/daat/deep" }
        $result.Id | Should -Be 'MountTargetMissing'
        $result.Warnings | Should -BeLike "$($result.Container.Name): the image has no '/var/lib/daat/deep'*did you mean '/var/lib/data/deep'?*"
    }

    It 'with a misspelt target is told without a search where that means reading much' {
        $maker = New-DockerContainer $service -Name (New-TestName) -Start -Command sh, '-c',
        'mkdir -p /opt/data; dd if=/dev/zero of=/opt/big bs=1M count=17'
        Wait-DockerContainer $maker.Name
        $image = (Invoke-EngineApi POST "/commit?container=$($maker.Id)" @{}).Id
        try {
            $result = New-WarnedContainer @{ Volume = "$(New-TestName volume):/opt/daat" } $image
            $result.Warnings | Should -BeNullOrEmpty
            Remove-DockerContainer $result.Container.Name
            $told = New-DockerContainer $image -Name (New-TestName) -Volume "$(New-TestName volume):/opt/daat" -Verbose 4>&1
            $made, $told = $told.Where({ $_ -is [DockerNet.Container] }, 'Split')
            $told -match 'MountTargetMissing' | Should -BeLike "$($made.Name): *has no '/opt/daat'*check the path*(MountTargetMissing)."
            Remove-DockerContainer $made.Name
        } finally {
            Invoke-EngineApi DELETE "/images/${image}?force=1"
        }
    }

    It 'of a path that is not there is told, with the one that was meant' {
        $folder = New-TestFolder
        $null = New-Item "$folder/webapps" -ItemType Directory
        $result = New-WarnedContainer @{ Volume = "$folder/wepapps:/www" }
        $result.Id | Should -Be 'MountSourceMissing'
        $result.Warnings | Should -BeLike "*no '$folder/wepapps'*did you mean '$folder/webapps'?*"
        # It is as the warning says.
        Test-Path "$folder/wepapps" -PathType Container | Should -BeTrue
        (& stat -c %U "$folder/wepapps") | Should -Be 'root'
    }

    It 'of a path that is not there makes nothing when the user stops at the warning' {
        $folder = New-TestFolder
        $name = New-TestName
        $record = Get-ErrorOf { New-DockerContainer $service -Name $name -Volume "$folder/none:/www" -WarningAction Stop }
        $record | Should -Not -BeNullOrEmpty
        Test-Path "$folder/none" | Should -BeFalse
        (Invoke-EngineApi GET '/containers/json?all=1').Names -match "^/($name$|dockernet-helper)" | Should -BeNullOrEmpty
    }

    It 'of an empty folder over what the image has is told' {
        $folder = New-TestFolder
        $result = New-WarnedContainer @{ Volume = "${folder}:/var/lib/data"; Start = $true }
        $result.Id | Should -Be 'MountHidesContent'
        $result.Warnings | Should -BeLike "*'$folder' is empty and hides what the image has at '/var/lib/data'*"
        (Invoke-ContainerCommand $result.Container.Name ls /var/lib/data).Output | Should -BeNullOrEmpty
        (New-WarnedContainer @{ Mount = "type=bind,source=$folder,target=/var/lib/data" }).Id | Should -Be 'MountHidesContent'
    }

    It 'of <Case> is told before the start fails, and is an error of its own then' -ForEach @(
        @{ Case = 'a file over a folder'; Volume = { $file = "$(New-TestFolder)/page"; Set-Content $file x; "${file}:/var/lib/data" } }
        @{ Case = 'a folder over a file'; Volume = { $folder = New-TestFolder; Set-Content "$folder/page" x; "${folder}:/etc/passwd" } }
    ) {
        $volume = & $Volume
        $result = New-WarnedContainer @{ Volume = $volume }
        $result.Id | Should -Be 'MountTypeMismatch'
        $record = Get-ErrorOf { Start-DockerContainer $result.Container.Name }
        $record.FullyQualifiedErrorId | Should -BeLike 'MountTypeMismatch,*'
        $record.CategoryInfo.Category | Should -Be 'InvalidArgument'
        $record.ErrorDetails.RecommendedAction | Should -BeLike 'Mount a file over a file*'
        $name = New-TestName
        (Get-ErrorOf { New-DockerContainer $service -Name $name -Volume $volume -Start -WarningAction Ignore }).FullyQualifiedErrorId | Should -BeLike 'MountTypeMismatch,*'
        "/$name" -in (Invoke-EngineApi GET '/containers/json?all=1').Names | Should -BeFalse
    }

    It 'of a volume over a file is refused' {
        $name = New-TestName
        (Get-ErrorOf { New-DockerContainer $service -Name $name -Volume "$(New-TestName volume):/etc/passwd" }).FullyQualifiedErrorId | Should -BeLike 'MountTypeMismatch,*'
        "/$name" -in (Invoke-EngineApi GET '/containers/json?all=1').Names | Should -BeFalse
    }

    It 'of a volume with a misspelt name is told, with the one that was meant: <_>' -ForEach '-Volume', '-Mount' {
        $meant = (New-DockerVolume (New-TestName shopping)).Name
        $typed = $meant -replace 'shopping', 'shoping'
        $parameters = $_ -eq '-Volume' ? @{ Volume = "${typed}:/var/lib/data" } : @{ Mount = "type=volume,source=$typed,target=/var/lib/data" }
        $result = New-WarnedContainer $parameters
        $result.Id | Should -Be 'VolumeNameNear'
        $result.Warnings | Should -BeLike "*'$typed'*did you mean '$meant'?*"
    }

    It 'with -Mount of a path that is not there is refused' {
        $name = New-TestName
        $missing = "$(New-TestFolder)/none"
        $record = Get-ErrorOf { New-DockerContainer $service -Name $name -Mount "type=bind,source=$missing,target=/www" }
        $record.FullyQualifiedErrorId | Should -BeLike 'MountSourceNotFound,*'
        $record.CategoryInfo.Category | Should -Be 'ObjectNotFound'
        Test-Path $missing | Should -BeFalse
        "/$name" -in (Invoke-EngineApi GET '/containers/json?all=1').Names | Should -BeFalse
    }

    It 'of a holder is looked at too' {
        $null = New-SharedVolumeContainer (New-TestName holder) $service "$(New-TestFolder)/none:/var/lib/daat" -WarningVariable warnings -WarningAction SilentlyContinue
        $warnings.Message -replace '.*\((\w+)\)\.$', '$1' | Should -Be 'MountSourceMissing', 'MountTargetMissing'
    }
}

Describe 'A mount on an engine of another computer' -Tag Fast -Skip:(-not $env:DOCKERNET_TEST_ADDRESS) {
    # An engine that anybody may use must not listen where anybody is: only the private one has a network of its own.
    BeforeAll {
        $relay = [DockerNet.Testing.EngineRelay]::new(((Get-TestHost) -replace '^unix://'), $env:DOCKERNET_TEST_ADDRESS)
        $far = @{ DockerHost = $relay.Host }
    }

    AfterAll { $relay.Dispose() }

    It 'of a path that this one has too is told to be the other''s' {
        $folder = New-TestFolder
        Set-Content "$folder/page" x
        $result = New-WarnedContainer (@{ Volume = "${folder}:/www" } + $far)
        $result.Id | Should -Be 'MountSourceRemote'
        $result.Warnings | Should -BeLike "*'$folder' is taken from the engine's host, not from this computer*"
        (New-WarnedContainer @{ Volume = "${folder}:/www" }).Warnings | Should -BeNullOrEmpty
    }

    It 'of a path that is not there is told, by what the engine itself sees' {
        $folder = New-TestFolder
        (New-WarnedContainer (@{ Volume = "$folder/none:/www" } + $far)).Id | Should -Be 'MountSourceMissing'
        (New-WarnedContainer (@{ Volume = '/usr/bin/env:/www/env' } + $far)).Id | Should -Not -Contain 'MountSourceMissing'
        @((Invoke-EngineApi GET '/containers/json?all=1').Names) -match '^/dockernet-helper' | Should -BeNullOrEmpty
    }

    It 'follows no link of this computer, since the other has links of its own' {
        $folder = New-TestFolder
        $link = (New-Item "$TestDrive/$(New-TestName link)" -ItemType SymbolicLink -Target $folder).FullName
        $one = New-DockerContainer $service -Name (New-TestName) -Volume "${folder}:/www"
        $null = New-DockerContainer $service -Name (New-TestName) -Volume "${link}:/www"
        Get-DockerVolumeShare $one.Name @far | Should -BeNullOrEmpty
        Get-DockerVolumeShare $one.Name | Should -Not -BeNullOrEmpty
    }
}
