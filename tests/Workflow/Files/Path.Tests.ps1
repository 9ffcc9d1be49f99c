# Paths of this computer: what is there is taken as it is, and nothing is done in silence.
BeforeDiscovery {
    # Names that are patterns too, each with one that it fits as a pattern.
    $script:names = @(
        @{ Name = 'b[1]'; Fits = 'b1' }
        @{ Name = '[ab]x'; Fits = 'ax' }
        @{ Name = 'q?z'; Fits = 'qyz' }
        @{ Name = 'st*r'; Fits = 'star' }
        @{ Name = 'open['; Fits = 'opened' }
        @{ Name = 'back`[1]'; Fits = 'back[1]' }
        @{ Name = 'r[z-a]'; Fits = 'rb' }
    ) | Where-Object { -not $IsWindows -or $_.Name -notmatch '[?*]' }
    $script:readers = @(
        @{ Cmdlet = 'Restore-DockerVolume'; Rest = { @{ Name = New-TestName to } } }
        @{ Cmdlet = 'Import-DockerImage'; Rest = { @{ Name = "$(New-TestName image):x" } } }
        @{ Cmdlet = 'Copy-ContainerItem'; Rest = { @{ Destination = "$($container.Name):/tmp/" } } }
    )
}

BeforeAll {
    Import-Module "$PSScriptRoot/../../Support/DockerNet.Testing.psm1" -Force

    $script:busybox = 'dockernet/busybox:test'
    $script:container = New-DockerContainer $busybox -Name (New-TestName copy) -Start
    $script:source = New-DockerVolume (New-TestName from)

    # A place of its own, with a file of the name and one that it fits as a pattern.
    function Enter-Folder([hashtable]$File = @{}) {
        $folder = (New-Item "$TestDrive/$(New-TestName folder)" -ItemType Directory).FullName
        $File.GetEnumerator() | ForEach-Object { [IO.File]::WriteAllText("$folder/$($_.Key)", $_.Value) }
        Set-Location $folder
        $folder
    }

    function Set-VolumeContent([string]$Volume, [hashtable]$File) {
        $folder = (New-Item "$TestDrive/$(New-TestName content)" -ItemType Directory).FullName
        $File.GetEnumerator() | ForEach-Object { [IO.File]::WriteAllText("$folder/$($_.Key)", $_.Value) }
        $holder = New-DockerContainer $busybox -Name (New-TestName holder) -Volume "${Volume}:/v"
        Copy-ContainerItem "$folder/." "$($holder.Name):/v"
        Invoke-EngineApi DELETE "/containers/$($holder.Id)?force=1"
    }

    function Read-Volume([string]$Volume, [string]$Path) {
        $holder = New-DockerContainer $busybox -Name (New-TestName holder) -Volume "${Volume}:/v"
        $file = "$TestDrive/$(New-TestName read)"
        try { Copy-ContainerItem "$($holder.Name):/v/$Path" $file } finally { Invoke-EngineApi DELETE "/containers/$($holder.Id)?force=1" }
        [IO.File]::ReadAllText($file)
    }

    Set-VolumeContent $source.Name @{ which = 'right' }
    $script:other = New-DockerVolume (New-TestName other)
    Set-VolumeContent $other.Name @{ which = 'wrong' }
}

AfterAll {
    Set-Location $PSScriptRoot
    Remove-TestObject
}

Describe 'A backup named <Name>.tar' -ForEach $names {
    BeforeEach {
        $null = Enter-Folder
        $script:to = New-TestName to
        $null = Backup-DockerVolume $other.Name "./$Fits.tar"
        $script:backup = Backup-DockerVolume $source.Name "./$Name.tar"
    }

    AfterEach { Set-Location $PSScriptRoot }

    It 'is the file of just that name' {
        [IO.Path]::GetFileName($backup.Path) | Should -BeExactly "$Name.tar"
        [IO.File]::Exists($backup.Path) | Should -BeTrue
    }

    It 'is restored from the pipeline: <_>' -ForEach 'live', 'Clixml', 'JSON', 'Select-Object', 'file' {
        $object = switch ($_) {
            live { $backup }
            Clixml { [Management.Automation.PSSerializer]::Deserialize([Management.Automation.PSSerializer]::Serialize($backup)) }
            JSON { $backup | ConvertTo-Json | ConvertFrom-Json }
            Select-Object { $backup | Select-Object * }
            file { [IO.FileInfo]$backup.Path }
        }
        ($object | Restore-DockerVolume -Name $to).Name | Should -Be $to
        Read-Volume $to which | Should -Be 'right'
    }

    It 'is restored by its path, and by its literal path' {
        (Restore-DockerVolume "./$Name.tar" $to).Name | Should -Be $to
        Read-Volume $to which | Should -Be 'right'
        $second = New-TestName to
        (Restore-DockerVolume -LiteralPath "./$Name.tar" -Name $second).Name | Should -Be $second
        Read-Volume $second which | Should -Be 'right'
        Compare-DockerVolume $source.Name -Path "./$Name.tar" | Should -BeNullOrEmpty
    }

    It 'that is gone by then is not mistaken for another: <_>' -ForEach 'live', 'JSON' {
        $object = $_ -eq 'live' ? $backup : ($backup | ConvertTo-Json | ConvertFrom-Json)
        [IO.File]::Delete($backup.Path)
        (Get-ErrorOf { $object | Restore-DockerVolume -Name $to }).FullyQualifiedErrorId | Should -BeLike 'FileNotFound,*'
        (Get-DockerVolume).Name | Should -Not -Contain $to
    }
}

Describe 'A file named <Name>' -ForEach $names {
    AfterEach { Set-Location $PSScriptRoot }

    It 'is copied into a container: <_>' -ForEach 'path', 'literal path', 'file' {
        $null = Enter-Folder @{ $Name = 'right'; $Fits = 'wrong' }
        $target = "$($container.Name):/tmp/$(New-TestName copy)"
        $copy = switch ($_) {
            'path' { Copy-ContainerItem "./$Name" $target -PassThru }
            'literal path' { Copy-ContainerItem -LiteralPath "./$Name" -Destination $target -PassThru }
            'file' { [IO.FileInfo]"$PWD/$Name" | Copy-ContainerItem -Destination $target -PassThru }
        }
        $copy.Items | Should -Be 1
        (Invoke-ContainerCommand $container.Name cat, ($target -split ':')[1]).Output | Should -Be 'right'
    }

    It 'is where a copy from a container goes to' {
        $null = Enter-Folder @{ $Fits = 'other' }
        $null = Invoke-ContainerCommand $container.Name sh, '-c', 'echo right > /tmp/out'
        Copy-ContainerItem "$($container.Name):/tmp/out" "./$Name"
        [IO.File]::ReadAllText("$PWD/$Name").Trim() | Should -Be 'right'
        [IO.File]::ReadAllText("$PWD/$Fits") | Should -Be 'other'
    }

    It 'is an archive of an image, and read as one' {
        $null = Enter-Folder @{ "$Fits.tar" = 'no archive' }
        (Export-DockerImage $busybox "./$Name.tar").Name | Should -BeExactly "$Name.tar"
        (Import-DockerImage "./$Name.tar").Name | Should -Be $busybox
        ([IO.FileInfo]"$PWD/$Name.tar" | Import-DockerImage).Name | Should -Be $busybox
    }

    It 'is a file of variables' {
        $null = Enter-Folder @{ $Name = "A=right`n"; $Fits = "A=wrong`n" }
        $new = New-DockerContainer $busybox -Name (New-TestName env) -EnvFile "./$Name"
        (Get-DockerContainer $new.Name -Inspect).Env | Should -Contain 'A=right'
    }

    It 'is a Dockerfile, in a folder of that name' {
        $folder = Enter-Folder
        $null = [IO.Directory]::CreateDirectory("$folder/$Name")
        [IO.File]::WriteAllText("$folder/$Name/$Name", "FROM $busybox`nENV A=right`n")
        $image = Build-DockerImage "./$Name" -Dockerfile $Name
        $image.Env | Should -Contain 'A=right'
        Invoke-EngineApi DELETE "/images/$($image.Id)"
    }
}

Describe '<Cmdlet>' -ForEach $readers {
    BeforeEach { $script:folder = Enter-Folder @{ there = 'x' } }
    AfterEach { Set-Location $PSScriptRoot }

    It 'says that nothing is at <_>' -ForEach './nothing', './nothing*', './no[tx]hing', './nothing?', './no/folder/*', './broken[', './nothing`[1`]' {
        $rest = & $Rest
        $records = @(Get-ErrorOf { & $Cmdlet -Path $_ @rest })
        $records | Should -HaveCount 1
        $records[0].FullyQualifiedErrorId | Should -BeLike 'FileNotFound,*'
        $records[0].TargetObject | Should -Be $_
        $records[0].ErrorDetails.RecommendedAction | Should -Match 'path'
    }

    It 'takes nothing from what is no file system' {
        $rest = & $Rest
        (Get-ErrorOf { & $Cmdlet -Path Variable:/PWD @rest }).FullyQualifiedErrorId | Should -BeLike 'FileNotFound,*'
        (Get-ErrorOf { & $Cmdlet -Path 'Variable:/PW*' @rest }).FullyQualifiedErrorId | Should -BeLike 'FileNotFound,*'
    }

    It 'goes on with what is there' {
        $rest = & $Rest
        & $Cmdlet -Path './nothing*', './broken[' @rest -ErrorVariable records -ErrorAction SilentlyContinue
        $records | Should -HaveCount 2
    }
}

Describe 'A destination that is no place of the file system' {
    It 'is refused: <Cmdlet>' -ForEach @(
        @{ Cmdlet = 'Backup-DockerVolume'; Rest = { @{ Name = $source.Name; Path = 'Variable:/x.tar' } } }
        @{ Cmdlet = 'Backup-DockerVolume'; Rest = { @{ Name = $source.Name; Path = 'nodrive:/x.tar' } } }
        @{ Cmdlet = 'Export-DockerImage'; Rest = { @{ Name = $busybox; Path = 'Variable:/x.tar' } } }
        @{ Cmdlet = 'Copy-ContainerItem'; Rest = { @{ Path = "$($container.Name):/etc/hosts"; Destination = 'Variable:/x' } } }
        @{ Cmdlet = 'Copy-DockerVolumeItem'; Rest = { @{ Volume = $source.Name; Path = 'which'; Destination = 'Variable:/x' } } }
        @{ Cmdlet = 'Compare-DockerVolume'; Rest = { @{ Name = $source.Name; Path = 'nodrive:/x.tar' } } }
        @{ Cmdlet = 'Build-DockerImage'; Rest = { @{ Path = 'nodrive:/x' } } }
        @{ Cmdlet = 'New-DockerContainer'; Rest = { @{ Image = $busybox; EnvFile = 'Variable:/PWD' } } }
    ) {
        $rest = & $Rest
        $records = @(Get-ErrorOf { & $Cmdlet @rest })
        $records | Should -HaveCount 1
        $records[0].FullyQualifiedErrorId | Should -BeLike 'FileNotFound,*'
    }
}

Describe 'Get-DockerVolumeItem' {
    BeforeAll {
        $script:odd = (New-DockerVolume (New-TestName odd)).Name
        Set-VolumeContent $odd @{ 'b[1]' = 'right'; b1 = 'wrong'; 'st*r' = 'right'; star = 'wrong'; 'r[z-a]' = 'right' }
    }

    It 'takes <_> as it is' -ForEach 'b[1]', 'st*r', 'r[z-a]' { (Get-DockerVolumeItem $odd $_).Path | Should -BeExactly $_ }

    It 'takes a path that is not there as a pattern' {
        (Get-DockerVolumeItem $odd 'b?', 'sta[qr]').Path | Sort-Object | Should -BeExactly 'b1', 'star'
        Get-DockerVolumeItem $odd 'nothing*' | Should -BeNullOrEmpty
    }

    It 'tells of a pattern that makes no sense: <Name>' -ForEach @(
        @{ Name = 'path'; More = @{ Path = 'x[z-a]' } }
        @{ Name = 'filter'; More = @{ Filter = 'x[z-a]' } }
    ) {
        (Get-ErrorOf { Get-DockerVolumeItem $odd @More }).FullyQualifiedErrorId | Should -BeLike 'PatternInvalid,*'
    }
}
