BeforeAll {
    Import-Module "$PSScriptRoot/../../Support/DockerNet.Testing.psm1" -Force

    $script:busybox = 'dockernet/busybox:test'
    $script:service = 'dockernet/service:test'
    $script:repository = New-TestName image

    function Get-RealImage([string]$Name) { Invoke-EngineApi GET "/images/$Name/json" }

    function Test-Image([string]$Name) { $Name -in (Invoke-EngineApi GET '/images/json?all=1').RepoTags }

    function Get-ImageIds { (Invoke-EngineApi GET '/images/json?all=1').Id | Sort-Object }

    # A file tree of one program that can only sleep, and a file of its own, so that no two are the same image.
    function New-Archive([string]$Path) {
        $stream = [IO.File]::Create($Path)
        $packed = $Path -like '*gz' ? [IO.Compression.GZipStream]::new($stream, [IO.Compression.CompressionLevel]::Fastest) : $stream
        $writer = [Formats.Tar.TarWriter]::new($packed, $false)
        $program = [Formats.Tar.PaxTarEntry]::new('RegularFile', 'sleep')
        $program.Mode = 'UserRead, UserExecute, GroupRead, GroupExecute, OtherRead, OtherExecute'
        $program.DataStream = [IO.File]::OpenRead((Get-Command busybox -CommandType Application -TotalCount 1).Source)
        $writer.WriteEntry($program)
        $program.DataStream.Dispose()
        $mark = [Formats.Tar.PaxTarEntry]::new('RegularFile', 'mark')
        $mark.DataStream = [IO.MemoryStream]::new([Text.Encoding]::UTF8.GetBytes([guid]::NewGuid().ToString()))
        $writer.WriteEntry($mark)
        $writer.Dispose()
        $packed.Dispose()
        $stream.Dispose()
        $Path
    }
}

AfterAll {
    Remove-TestObject
    foreach ($image in Invoke-EngineApi GET '/images/json') {
        foreach ($tag in $image.RepoTags -like "*$repository*") { Invoke-EngineApi DELETE "/images/${tag}?force=1" -IgnoreError }
    }
}

Describe 'Get-DockerImage' {
    It 'lists all that are there' {
        $all = Get-DockerImage
        $all | Should -BeOfType DockerNet.Image
        $all.Id | Sort-Object | Should -Be ((Invoke-EngineApi GET '/images/json').Id | Sort-Object)
        $all.Name | Should -Contain $busybox
        $all.DockerHost | Sort-Object -Unique | Should -Be (Get-TestHost)
    }

    It 'tells what an image brings to its containers' {
        $image = Get-DockerImage $service
        $real = Get-RealImage $service
        $image.Name | Should -Be $service
        $image.Tags | Should -Contain $service
        $image.Id | Should -Be $real.Id
        $image.ShortId | Should -Be $real.Id.Substring(7, 12)
        $image.ExposedPorts | Should -Be '5432/tcp'
        $image.Volumes | Should -Be '/var/lib/data'
        $image.Env | Should -Contain 'PG_VERSION=9.3'
        $image.Command | Should -Be 'sleep', '3600'
        $image.Entrypoint | Should -BeNullOrEmpty
        $image.Size | Should -Be $real.Size
        $image.Created | Should -BeLessOrEqual ([DateTimeOffset]::Now)
        $image.Created | Should -BeGreaterThan ([DateTimeOffset]'2020-01-01')
        "$image" | Should -Be $service
    }

    It 'tells that an image brings nothing' {
        $image = Get-DockerImage $busybox
        $image.ExposedPorts, $image.Volumes, $image.Env | ForEach-Object { $_ | Should -BeNullOrEmpty }
    }

    It 'finds by <_>' -ForEach 'name', 'id', 'the id''s beginning', 'pattern', 'pattern in another case' {
        $id = (Get-RealImage $service).Id
        $text = @{
            'name'                    = $service
            'id'                      = $id
            'the id''s beginning'     = $id.Substring(7, 12)
            'pattern'                 = 'dockernet/serv*'
            'pattern in another case' = 'DOCKERNET/Serv*'
        }[$_]
        (Get-DockerImage $text).Id | Should -Be $id
    }

    It 'finds what the pipeline names' {
        ($busybox, $service | Get-DockerImage).Name | Should -Be $busybox, $service
        $container = New-DockerContainer $service -Name (New-TestName)
        ($container | Select-Object Image | Get-DockerImage).Id | Should -Be $container.ImageId
    }

    It 'finds by <_>, whichever of its names that is' -ForEach 'name', 'pattern' {
        $null = Add-DockerImageTag $busybox "${repository}-one:1", "${repository}-two:2"
        $image = Get-DockerImage ($_ -eq 'name' ? "${repository}-two:2" : "${repository}-t*")
        $image | Should -HaveCount 1
        $image.Name | Should -Be "${repository}-two:2"
        $image.Tags | Should -Contain $busybox
        $image.Tags | Should -Contain "${repository}-one:1"
    }

    It 'is there once for each name that fits, and once by its id' {
        $null = Add-DockerImageTag $busybox "${repository}-same:1", "${repository}-same:2"
        (Get-DockerImage "${repository}-same*").Name | Sort-Object | Should -Be "${repository}-same:1", "${repository}-same:2"
        $all = Get-DockerImage
        $all.Name | Should -Contain "${repository}-same:1"
        $all.Name | Should -Contain "${repository}-same:2"
        ($all | Where-Object Name -EQ $busybox).Id | Should -Be (Get-RealImage $busybox).Id
        Get-DockerImage (Get-RealImage $busybox).Id | Should -HaveCount 1
    }

    It 'is removed by the name that the object has' {
        $null = Add-DockerImageTag $busybox "${repository}-row:1", "${repository}-row:2"
        Get-DockerImage | Where-Object Name -EQ "${repository}-row:1" | Remove-DockerImage
        $left = (Get-DockerImage $busybox).Tags
        $left | Should -Contain "${repository}-row:2"
        $left | Should -Not -Contain "${repository}-row:1"
    }

    It 'tells which containers are made from it' {
        $running = New-DockerContainer $service -Name (New-TestName a) -Start
        $created = New-DockerContainer (Get-RealImage $service).Id -Name (New-TestName b)
        foreach ($image in (Get-DockerImage $service), (Get-DockerImage | Where-Object Tags -Contains $service)) {
            $image.UsedBy | Should -Contain $running.Name
            $image.UsedBy | Should -Contain $created.Name
        }
        (Get-DockerImage $busybox).UsedBy | Should -Not -Contain $running.Name
    }

    It 'tells of an image that is not there, and of one that may have been meant' {
        $record = Get-ErrorOf { Get-DockerImage dockernet/servcie:test }
        $record.FullyQualifiedErrorId | Should -BeLike 'ImageNotFound,*'
        $record.CategoryInfo.Category | Should -Be 'ObjectNotFound'
        $record.TargetObject | Should -Be 'dockernet/servcie:test'
        $record.ErrorDetails.RecommendedAction | Should -BeLike "Did you mean *'$service'*"
    }

    It 'tells of capital letters, which no name has: <_>' -ForEach 'Get-DockerImage dockernet/BusyBox:test', 'New-DockerContainer dockernet/BusyBox:test', 'Remove-DockerImage dockernet/BusyBox:test' {
        $record = Get-ErrorOf ([scriptblock]::Create($_))
        $record | Should -HaveCount 1
        $record.TargetObject | Should -BeExactly 'dockernet/BusyBox:test'
        "$record $($record.ErrorDetails.RecommendedAction)" | Should -BeLike "*'$busybox'*"
    }

    It 'is silent when a pattern fits nothing, and goes on after a name that nothing has' {
        Get-DockerImage 'dnt-nowhere*' | Should -BeNullOrEmpty
        $found = Get-DockerImage $busybox, 'dnt-nowhere', $service -ErrorAction SilentlyContinue -ErrorVariable errors
        $found.Name | Should -Be $busybox, $service
        $errors | Should -HaveCount 1
        $errors[0].TargetObject | Should -Be 'dnt-nowhere'
    }

    It 'shows a table' {
        $table = Get-DockerImage $service | Format-Table -View Wide | Out-String -Width 300
        $table | Should -Match ([regex]::Escape($service))
        $table | Should -Match '5432/tcp'
    }
}

Describe 'Add-DockerImageTag' {
    It 'gives an image more names' {
        Add-DockerImageTag $busybox "$repository/tag", "$repository/tag:v1", "localhost:5000/$repository/tag:v2" | Should -BeNullOrEmpty
        (Get-RealImage $busybox).RepoTags | Should -Contain "$repository/tag:latest"
        (Get-RealImage $busybox).RepoTags | Should -Contain "$repository/tag:v1"
        (Get-RealImage "localhost:5000/$repository/tag:v2").Id | Should -Be (Get-RealImage $busybox).Id
    }

    It 'takes the image from the pipeline, as <_>' -ForEach 'object', 'name', 'id' {
        $name = "$repository/piped:$((New-TestName) -replace '\W')"
        $image = Get-DockerImage $service
        $tagged = @{ object = $image; name = $service; id = $image.ShortId }[$_] | Add-DockerImageTag -Tag $name -PassThru
        $tagged | Should -BeOfType DockerNet.Image
        $tagged.Id | Should -Be $image.Id
        $tagged.Name | Should -Be $name
    }

    It 'takes a name from the image that has it' {
        $null = Add-DockerImageTag $busybox "$repository/moves"
        $null = Add-DockerImageTag $service "$repository/moves"
        (Get-RealImage "$repository/moves").Id | Should -Be (Get-RealImage $service).Id
        (Get-RealImage $busybox).RepoTags | Should -Not -Contain "$repository/moves:latest"
    }

    It 'only says what it would do with -WhatIf' {
        Add-DockerImageTag $busybox "$repository/whatif" -WhatIf
        Test-Image "$repository/whatif:latest" | Should -BeFalse
    }

    It 'tells of an image that is not there' {
        $record = Get-ErrorOf { Add-DockerImageTag dockernet/servcie:test "$repository/nothing" }
        $record.FullyQualifiedErrorId | Should -BeLike 'ImageNotFound,*'
        $record.TargetObject | Should -Be 'dockernet/servcie:test'
    }

    It 'refuses a name that cannot be: <_>' -ForEach 'Not A Name', 'a:b:c', "a@sha256:$('0' * 64)" {
        (Get-ErrorOf { Add-DockerImageTag $busybox "$repository/good", $_ }).FullyQualifiedErrorId | Should -BeLike 'ParameterArgumentValidationError,*'
        Test-Image "$repository/good:latest" | Should -BeFalse
    }
}

Describe 'Remove-DockerImage' {
    BeforeEach {
        $script:name = "$repository/remove:$((New-TestName) -replace '\W')"
        $script:image = Import-DockerImage (New-Archive "$TestDrive/remove.tar") $name -Change 'CMD ["/sleep","3600"]'
    }

    It 'removes an image with its only name' {
        $said = Remove-DockerImage $name -Verbose 4>&1
        $said | Should -BeOfType Management.Automation.VerboseRecord
        "$said" | Should -Match "Untagged: $([regex]::Escape($name))"
        "$said" | Should -Match "Deleted: $($image.Id)"
        Get-ImageIds | Should -Not -Contain $image.Id
    }

    It 'removes only the name when there are others, and tells so' {
        Add-DockerImageTag $name "$name-b"
        $removal = Remove-DockerImage "$name-b" -PassThru
        $removal | Should -BeOfType DockerNet.ImageRemoval
        $removal.Name | Should -Be "$name-b"
        $removal.Untagged | Should -Be "$name-b"
        $removal.Deleted | Should -BeNullOrEmpty
        (Get-RealImage $name).Id | Should -Be $image.Id
        $removal = Remove-DockerImage $name -PassThru
        $removal.Deleted | Should -Contain $image.Id
    }

    It 'removes by <_>' -ForEach 'id', 'short id', 'pattern', 'object', 'name without a tag' {
        Add-DockerImageTag $name "$repository/remove"
        switch ($_) {
            'id' { Remove-DockerImage $image.Id -Force }
            'short id' { Remove-DockerImage $image.ShortId -Force }
            'pattern' { Remove-DockerImage "$($repository.ToUpper())/rem*" }
            'object' { $image | Remove-DockerImage; "$repository/remove:latest" | Get-DockerImage | Remove-DockerImage }
            'name without a tag' { Remove-DockerImage "$repository/remove", $name }
        }
        Get-ImageIds | Should -Not -Contain $image.Id
    }

    It 'removes an image that has no name' {
        Add-DockerImageTag $busybox $name
        Get-ImageIds | Should -Contain $image.Id
        Get-DockerImage -Dangling | Where-Object Id -EQ $image.Id | Remove-DockerImage
        Get-ImageIds | Should -Not -Contain $image.Id
        Remove-DockerImage $name
    }

    It 'refuses an image that containers use, and names them' {
        $container = New-DockerContainer $name -Name (New-TestName user)
        $record = Get-ErrorOf { Remove-DockerImage $name }
        $record.FullyQualifiedErrorId | Should -BeLike 'ImageInUse,*'
        $record.CategoryInfo.Category | Should -Be 'ResourceBusy'
        $record.TargetObject | Should -Be $name
        $record.ErrorDetails.Message | Should -BeLike "*$($container.Name)*"
        (Get-RealImage $name).Id | Should -Be $image.Id
        Remove-DockerImage $name -Force
        Test-Image $name | Should -BeFalse
        Remove-DockerContainer $container.Name
    }

    It 'refuses an image that a running container uses, even with -Force' {
        $container = New-DockerContainer $name -Name (New-TestName runner) -Start
        $record = Get-ErrorOf { Remove-DockerImage $image.Id -Force }
        $record.FullyQualifiedErrorId | Should -BeLike 'ImageInUse,*'
        $record.ErrorDetails.Message | Should -BeLike "*$($container.Name)*"
        Remove-DockerContainer $container.Name -Force
        Remove-DockerImage $name
    }

    It 'refuses an id that has names in several repositories' {
        Add-DockerImageTag $name "$repository/other:x"
        (Get-ErrorOf { Remove-DockerImage $image.Id }).FullyQualifiedErrorId | Should -BeLike 'ImageHasManyNames,*'
        Remove-DockerImage $image.Id -Force
        Get-ImageIds | Should -Not -Contain $image.Id
    }

    It 'only says what it would do with -WhatIf' {
        Remove-DockerImage $name -WhatIf
        Test-Image $name | Should -BeTrue
        Remove-DockerImage $name
    }

    It 'is silent when a pattern fits nothing, and goes on after a name that nothing has' {
        Remove-DockerImage 'dnt-nowhere*'
        Remove-DockerImage "$repository/absent", $name -ErrorAction SilentlyContinue -ErrorVariable errors
        $errors | Should -HaveCount 1
        $errors[0].FullyQualifiedErrorId | Should -BeLike 'ImageNotFound,*'
        $errors[0].TargetObject | Should -Be "$repository/absent"
        Test-Image $name | Should -BeFalse
    }

    It 'shows a table' {
        Remove-DockerImage $name -PassThru | Out-String | Should -Match 'Untagged'
    }
}

Describe 'Import-DockerImage' {
    It 'makes an image of a <Name>' -ForEach @(
        @{ Name = 'tar archive'; File = 'tree.tar' }
        @{ Name = 'compressed one'; File = 'tree.tar.gz' }
    ) {
        $name = "${repository}:$($File -replace '\W')"
        $path = New-Archive (Join-Path $TestDrive $File)
        $image = Import-DockerImage $path $name -Change 'CMD ["/sleep","3600"]', 'EXPOSE 80 53/udp', 'ENV A=1', 'VOLUME /data', 'LABEL role=test' -Message 'a remark'
        $image | Should -BeOfType DockerNet.Image
        $image.Name | Should -Be $name
        $image.Command | Should -Be '/sleep', '3600'
        $image.ExposedPorts | Should -Be '53/udp', '80/tcp'
        $image.Env | Should -Be 'A=1'
        $image.Volumes | Should -Be '/data'
        $image.Labels['role'] | Should -Be 'test'
        $real = Get-RealImage $name
        $real.Id | Should -Be $image.Id
        $real.Comment | Should -Be 'a remark'
        $container = New-DockerContainer $name -Name (New-TestName) -Start
        $container.State | Should -Be 'running'
        $container.Ports | ForEach-Object { "$_" } | Should -Be '53/udp', '80/tcp'
    }

    It 'selects by label what it made' {
        $name = "${repository}:labelled"
        $null = Import-DockerImage (New-Archive "$TestDrive/label.tar") $name -Change "LABEL $repository=x"
        (Get-DockerImage -Label $repository).Name | Should -Be $name
        (Get-DockerImage -Label "$repository=x").Name | Should -Be $name
        Get-DockerImage -Label "$repository=y" | Should -BeNullOrEmpty
    }

    It 'calls it latest when it is given no tag' {
        (Import-DockerImage (New-Archive "$TestDrive/plain.tar") "$repository/plain").Name | Should -Be "$repository/plain:latest"
    }

    It 'gives it no name when it is given none' {
        $image = Import-DockerImage (New-Archive "$TestDrive/nameless.tar")
        try {
            $image.Tags | Should -BeNullOrEmpty
            $image.Name | Should -Be $image.ShortId
            (Get-DockerImage -Dangling).Id | Should -Contain $image.Id
        } finally {
            $null = Invoke-EngineApi DELETE "/images/$($image.Id)"
        }
    }

    It 'takes <_>' -ForEach 'a path relative to the location', 'a pattern', 'a file from the pipeline', 'a literal path' {
        $folder = (New-Item "$TestDrive/$(New-TestName folder)" -ItemType Directory).FullName
        $null = New-Archive "$folder/a[1].tar"
        $name = "${repository}:form$((New-TestName) -replace '\W')"
        Push-Location $folder
        try {
            $null = switch ($_) {
                'a path relative to the location' { Copy-Item -LiteralPath 'a[1].tar' plain.tar; Import-DockerImage ./plain.tar $name }
                'a pattern' { Import-DockerImage "$folder/*.tar" $name }
                'a file from the pipeline' { Get-ChildItem $folder | Import-DockerImage -Name $name }
                'a literal path' { Import-DockerImage -LiteralPath 'a[1].tar' -Name $name }
            }
        } finally {
            Pop-Location
        }
        Test-Image $name | Should -BeTrue
    }

    It 'makes nothing with -WhatIf' {
        $before = Get-ImageIds
        Import-DockerImage (New-Archive "$TestDrive/whatif.tar") "${repository}:whatif" -WhatIf | Should -BeNullOrEmpty
        Get-ImageIds | Should -Be $before
    }

    It 'is an error for <Name>' -ForEach @(
        @{ Name = 'a file that is not there'; Id = 'FileNotFound'; Category = 'ObjectNotFound'; Get = { "$TestDrive/absent.tar" }; More = @{} }
        @{ Name = 'a folder'; Id = 'FileUnreadable'; Category = 'OpenError'; Get = { "$TestDrive" }; More = @{} }
        @{ Name = 'a text'; Id = 'ImageInvalid'; Category = 'InvalidData'; Get = { Set-Content "$TestDrive/text.tar" 'This is not a file tree.'; "$TestDrive/text.tar" }; More = @{} }
        @{ Name = 'a long text'; Id = 'ImageInvalid'; Category = 'InvalidData'; Get = { Set-Content "$TestDrive/long.tar" ('no tree ' * 5000); "$TestDrive/long.tar" }; More = @{} }
        @{ Name = 'an archive that is cut off'; Id = 'ImageInvalid'; Category = 'InvalidData'; Get = { $bytes = [IO.File]::ReadAllBytes((New-Archive "$TestDrive/whole.tar")); [IO.File]::WriteAllBytes("$TestDrive/cut.tar", $bytes[0..9999]); "$TestDrive/cut.tar" }; More = @{} }
        @{ Name = 'a change that makes no sense'; Id = 'InvalidArgument'; Category = 'InvalidArgument'; Get = { New-Archive "$TestDrive/change.tar" }; More = @{ Change = 'COOK dinner' } }
    ) {
        $before = Get-ImageIds
        $path = & $Get
        $record = Get-ErrorOf { Import-DockerImage $path "${repository}:bad" @More }
        $record.FullyQualifiedErrorId | Should -BeLike "$Id,*"
        $record.CategoryInfo.Category | Should -Be $Category
        $record.TargetObject | Should -Be $path
        Get-ImageIds | Should -Be $before
    }

    It 'refuses a name that is none' {
        (Get-ErrorOf { Import-DockerImage (New-Archive "$TestDrive/name.tar") 'Not A Name' }).FullyQualifiedErrorId | Should -BeLike 'ParameterArgumentValidationError,*'
    }

    It 'goes on after a file that is not there' {
        $path = New-Archive "$TestDrive/there.tar"
        $images = "$TestDrive/absent.tar", $path | Import-DockerImage -Name "${repository}:goeson" -ErrorAction SilentlyContinue -ErrorVariable errors
        $images | Should -HaveCount 1
        $errors | Should -HaveCount 1
    }
}
