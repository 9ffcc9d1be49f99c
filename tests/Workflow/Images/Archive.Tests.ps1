# Images as files: saved on one engine, loaded on another.
BeforeAll {
    Import-Module "$PSScriptRoot/../../Support/DockerNet.Testing.psm1" -Force
    Import-Module "$PSScriptRoot/../../Support/Engines/FakeEngine.psm1"

    $script:bare = 'dockernet/bare:test'
    $script:repository = New-TestName archive

    function Get-Manifest([string]$Path) {
        $reader = [Formats.Tar.TarReader]::new([IO.File]::OpenRead($Path))
        try {
            while ($entry = $reader.GetNextEntry()) {
                if ($entry.Name -eq 'manifest.json') { return [IO.StreamReader]::new($entry.DataStream).ReadToEnd() | ConvertFrom-Json }
            }
        } finally { $reader.Dispose() }
    }

    # An image of its own, that may be removed and come back.
    function New-OwnImage([string]$Tag) {
        $name = "${repository}:$Tag"
        $container = New-DockerContainer $bare -Name (New-TestName)
        $null = Invoke-EngineApi POST "/commit?container=$($container.Id)&repo=$repository&tag=$Tag&comment=$Tag" @{ Labels = @{ tag = $Tag } }
        Remove-DockerContainer $container.Name
        $name
    }

    # An engine that knows one image and breaks when asked for its content.
    function Start-BreakingEngine([string]$Behaviour) {
        Start-FakeEngine $Behaviour -Route @{
            'GET /images/big/json' = '{"Id":"sha256:' + '0' * 64 + '","RepoTags":["big:latest"],"Size":1}'
            'GET /containers/json' = '[]'
        }
    }
}

AfterAll {
    Remove-TestObject
    foreach ($image in Invoke-EngineApi GET '/images/json') {
        foreach ($tag in $image.RepoTags -like "*$repository*") { Invoke-EngineApi DELETE "/images/${tag}?force=1" -IgnoreError }
    }
}

Describe 'Export-DockerImage' -Tag Fast {
    It 'saves an image with its name' {
        $file = Export-DockerImage $bare "$TestDrive/one.tar"
        $file | Should -BeOfType IO.FileInfo
        $file.FullName | Should -Be (Get-Item "$TestDrive/one.tar").FullName
        $file.Length | Should -BeGreaterThan 1MB
        (Get-Manifest $file).RepoTags | Should -Be $bare
        Get-ChildItem $TestDrive -Filter *.part | Should -BeNullOrEmpty
    }

    It 'saves several in one file, from <_>' -ForEach 'a list', 'the pipeline', 'a pattern' {
        $a = New-OwnImage a
        $b = New-OwnImage b
        $path = "$TestDrive/several.tar"
        $null = switch ($_) {
            'a list' { Export-DockerImage $a, $b $path -Force }
            'the pipeline' { Get-DockerImage $a, $b | Export-DockerImage -Path $path -Force }
            'a pattern' { Export-DockerImage "${repository}:*" $path -Force }
        }
        (Get-Manifest $path).RepoTags | Sort-Object | Should -Be $a, $b
    }

    It 'saves one that is given by its id without a name' {
        $null = Export-DockerImage (Get-DockerImage $bare).ShortId "$TestDrive/id.tar"
        (Get-Manifest "$TestDrive/id.tar").RepoTags | Should -BeNullOrEmpty
    }

    It 'takes a path relative to the location, as it is' {
        Push-Location $TestDrive
        try { (Export-DockerImage $bare 'a[1].tar').FullName | Should -Be (Join-Path (Convert-Path -LiteralPath $TestDrive) 'a[1].tar') } finally { Pop-Location }
        Test-Path -LiteralPath "$TestDrive/a[1].tar" | Should -BeTrue
    }

    It 'replaces a file only with -Force' {
        Set-Content "$TestDrive/there.tar" 'precious'
        $record = Get-ErrorOf { Export-DockerImage $bare "$TestDrive/there.tar" }
        $record.FullyQualifiedErrorId | Should -BeLike 'FileExists,*'
        $record.CategoryInfo.Category | Should -Be 'ResourceExists'
        $record.TargetObject | Should -Be "$TestDrive/there.tar"
        Get-Content "$TestDrive/there.tar" | Should -Be 'precious'
        $null = Export-DockerImage $bare "$TestDrive/there.tar" -Force
        (Get-Manifest "$TestDrive/there.tar").RepoTags | Should -Be $bare
    }

    It 'only says what it would do with -WhatIf' {
        Export-DockerImage $bare "$TestDrive/whatif.tar" -WhatIf | Should -BeNullOrEmpty
        Test-Path "$TestDrive/whatif.tar" | Should -BeFalse
    }

    It 'writes nothing when one of the images is not there' {
        $record = Get-ErrorOf { Export-DockerImage $bare, dockernet/baer:test "$TestDrive/lacks.tar" }
        $record | Should -HaveCount 1
        $record.FullyQualifiedErrorId | Should -BeLike 'ImageNotFound,*'
        $record.TargetObject | Should -Be 'dockernet/baer:test'
        Test-Path "$TestDrive/lacks.tar" | Should -BeFalse
    }

    It 'writes nothing when a pattern fits nothing' {
        Export-DockerImage 'dnt-nowhere*' "$TestDrive/nothing.tar" | Should -BeNullOrEmpty
        Test-Path "$TestDrive/nothing.tar" | Should -BeFalse
    }

    It 'refuses images of two engines' {
        $fake = Start-BreakingEngine Cut
        try {
            $images = @([pscustomobject]@{ Name = $bare; DockerHost = Get-TestHost }, [pscustomobject]@{ Name = 'big'; DockerHost = $fake.Host })
            (Get-ErrorOf { $images | Export-DockerImage -Path "$TestDrive/two.tar" }).FullyQualifiedErrorId | Should -BeLike 'EngineDiffers,*'
        } finally {
            $fake.Dispose()
        }
        Test-Path "$TestDrive/two.tar" | Should -BeFalse
    }

    It 'is an error for <Name>' -ForEach @(
        @{ Name = 'a folder'; File = '' }
        @{ Name = 'a folder that is not there'; File = 'absent/x.tar' }
    ) {
        (Get-ErrorOf { Export-DockerImage $bare (Join-Path $TestDrive $File) }).FullyQualifiedErrorId | Should -BeLike 'FileUnwritable,*'
    }

    It 'leaves no half file behind when the engine breaks off' {
        $fake = Start-BreakingEngine Cut
        try {
            (Get-ErrorOf { Export-DockerImage big "$TestDrive/cut/cut.tar" -DockerHost $fake.Host }).FullyQualifiedErrorId | Should -BeLike 'FileUnwritable,*'
            $null = New-Item "$TestDrive/cut" -ItemType Directory
            (Get-ErrorOf { Export-DockerImage big "$TestDrive/cut/cut.tar" -DockerHost $fake.Host }).FullyQualifiedErrorId | Should -BeLike 'EngineAnswerInvalid,*'
        } finally {
            $fake.Dispose()
        }
        Get-ChildItem "$TestDrive/cut" | Should -BeNullOrEmpty
    }

    It 'leaves no half file behind when the disk is full' -Skip:(-not $IsLinux -or (& id -u) -ne 0) {
        $small = (New-Item "$TestDrive/small" -ItemType Directory).FullName
        & mount -t tmpfs -o size=512k dockernet-test $small
        try {
            $record = Get-ErrorOf { Export-DockerImage $bare "$small/full.tar" }
            $record.FullyQualifiedErrorId | Should -BeLike 'FileUnwritable,*'
            $record.CategoryInfo.Category | Should -Be 'WriteError'
            Get-ChildItem $small | Should -BeNullOrEmpty
        } finally {
            & umount $small
        }
    }

    It 'ends at once when it is stopped, and leaves no half file behind' {
        $folder = (New-Item "$TestDrive/stopped" -ItemType Directory).FullName
        $fake = Start-BreakingEngine HangInBody
        try {
            $stopped = Invoke-AndStop { Export-DockerImage big $args[0] -DockerHost $args[1] } "$folder/big.tar", $fake.Host -When { Get-ChildItem $folder }
            $stopped.WasRunning | Should -BeTrue
            $stopped.Elapsed | Should -BeLessThan $stopped.Patience
            $stopped.Errors | Should -BeNullOrEmpty
        } finally {
            $fake.Dispose()
        }
        Get-ChildItem $folder | Should -BeNullOrEmpty
    }
}

Describe 'Import-DockerImage, of saved images' -Tag Fast {
    It 'brings images back with their names, from a <_> archive' -ForEach 'plain', 'compressed' {
        $a = New-OwnImage a
        $b = New-OwnImage b
        $ids = (Get-DockerImage $a, $b).Id
        $path = "$TestDrive/back-$_.tar"
        $null = Export-DockerImage $a, $b $path
        if ($_ -eq 'compressed') { & gzip $path; $path += '.gz' }
        Remove-DockerImage $a, $b
        $images = Import-DockerImage $path
        $images | Should -BeOfType DockerNet.Image
        $images.Name | Sort-Object | Should -Be $a, $b
        $images.Id | Sort-Object | Should -Be ($ids | Sort-Object)
        (Get-DockerImage $a).Labels['tag'] | Should -Be 'a'
    }

    It 'takes what Export-DockerImage writes' {
        (Export-DockerImage $bare "$TestDrive/piped.tar" | Import-DockerImage).Name | Should -Be $bare
    }

    It 'brings back one without a name' {
        $id = (Get-DockerImage $bare).Id
        (Export-DockerImage $id "$TestDrive/nameless.tar" | Import-DockerImage).Id | Should -Be $id
    }

    It 'takes a file tree that happens to have a file of that name for what it is' {
        $folder = New-Item "$TestDrive/tree" -ItemType Directory
        Set-Content "$folder/manifest.json" '{"name":"app"}'
        & tar -C $folder -cf "$TestDrive/tree.tar" manifest.json
        $image = Import-DockerImage "$TestDrive/tree.tar" "${repository}:tree"
        $image.Name | Should -Be "${repository}:tree"
    }

    It 'refuses -<Parameter>, which they bring with them' -ForEach @(
        @{ Parameter = 'Name'; Value = 'other:name' }, @{ Parameter = 'Change'; Value = 'EXPOSE 80' }, @{ Parameter = 'Message'; Value = 'remark' }
    ) {
        $path = "$TestDrive/refused-$Parameter.tar"
        $null = Export-DockerImage $bare $path
        $more = @{ $Parameter = $Value }
        $record = Get-ErrorOf { Import-DockerImage $path @more }
        $record.FullyQualifiedErrorId | Should -BeLike 'ArchiveIsSaved,*'
        $record.TargetObject | Should -Be $path
    }

    It 'is an error when a part is missing' {
        $null = Export-DockerImage (New-OwnImage broken) "$TestDrive/broken.tar"
        Remove-DockerImage "${repository}:broken"
        $parts = New-Item "$TestDrive/broken" -ItemType Directory
        & tar -xf "$TestDrive/broken.tar" -C $parts
        Remove-Item "$parts/$((Get-Manifest "$TestDrive/broken.tar").Config)"
        & tar -cf "$TestDrive/broken.tar" -C $parts .
        $record = Get-ErrorOf { Import-DockerImage "$TestDrive/broken.tar" }
        $record.FullyQualifiedErrorId | Should -BeLike 'ImageInvalid,*'
        $record.TargetObject | Should -Be "$TestDrive/broken.tar"
    }

    It 'only says what it would do with -WhatIf' {
        $name = New-OwnImage whatif
        $null = Export-DockerImage $name "$TestDrive/load.tar"
        Remove-DockerImage $name
        Import-DockerImage "$TestDrive/load.tar" -WhatIf | Should -BeNullOrEmpty
        (Get-ErrorOf { Get-DockerImage $name }).FullyQualifiedErrorId | Should -BeLike 'ImageNotFound,*'
    }
}
