# A backup may come from anybody: what lies beside an archive vouches for its bytes, and decides nothing. And a backup is
# nobody's business but its owner's.
BeforeDiscovery { $script:possible = $IsLinux -and (& id -u) -eq 0 }

Describe 'A backup of somebody else' -Skip:(-not $possible) {
    BeforeAll {
        Import-Module "$PSScriptRoot/../../Support/DockerNet.Testing.psm1" -Force
        Import-Module "$PSScriptRoot/../../Support/VolumeTree.psm1" -Force
        $ConfirmPreference = 'None'

        function New-FilledVolume([string]$Script, [hashtable]$More = @{}) {
            $name = (New-DockerVolume (New-TestName volume) @More).Name
            & sh -ec "cd `"`${1:?}`"; $Script" sh (Get-VolumeFolder $name)
            if ($LASTEXITCODE) { throw 'The volume could not be filled.' }
            $name
        }

        function New-Folder { (New-Item (Join-Path $TestDrive (New-Guid)) -ItemType Directory).FullName }

        # A manifest's first line says of whom it is.
        function Edit-Head([string]$Manifest, [scriptblock]$Edit) {
            $lines = Get-Content $Manifest
            $head = $lines[0] | ConvertFrom-Json -AsHashtable
            & $Edit $head
            Set-Content $Manifest ((@($head | ConvertTo-Json -Compress -Depth 5) + $lines[1..$lines.Count]) -join "`n")
        }
    }

    AfterAll { Remove-TestObject }

    It 'does not say which volume is replaced' {
        $precious = New-FilledVolume 'echo mine > file'
        $made = Backup-DockerVolume (New-FilledVolume 'echo theirs > file') (New-Folder)
        Edit-Head $made.Manifest { param($head) $head.volume = $precious }
        (Get-ErrorOf { Restore-DockerVolume $made.Path -Force }).FullyQualifiedErrorId | Should -BeLike 'VolumeNameUnknown,*'
        Get-Content "$(Get-VolumeFolder $precious)/file" | Should -Be mine
        $null = Restore-DockerVolume $made.Path -Name $precious -Force
        Get-Content "$(Get-VolumeFolder $precious)/file" | Should -Be theirs
    }

    It 'is restored to the volume that its file is called like' {
        $name = New-FilledVolume 'echo old > file'
        $made = Backup-DockerVolume $name (New-Folder)
        Set-Content "$(Get-VolumeFolder $name)/file" new
        $null = Restore-DockerVolume $made.Path -Force
        Get-Content "$(Get-VolumeFolder $name)/file" | Should -Be old
    }

    It 'gives a volume no label <_> of the module''s own' -ForEach 'dockernet.helper', 'dockernet.made-by', 'dockernet.work', 'DockerNet.anything' {
        $made = Backup-DockerVolume (New-FilledVolume 'echo x > file' @{ Label = @{ team = 'web' } }) (New-Folder)
        $label = $_
        Edit-Head $made.Manifest { param($head) $head.labels[$label] = 'evil' }
        $back = Restore-DockerVolume $made.Path -Name (New-TestName back)
        (Invoke-EngineApi GET "/volumes/$($back.Name)").Labels.PSObject.Properties |
            Where-Object { $_.Name -eq $label -and $_.Value -eq 'evil' } | Should -BeNullOrEmpty
        $back.Labels['team'] | Should -Be web
    }

    It 'is told of when its links lead out' {
        $made = Backup-DockerVolume (New-FilledVolume 'mkdir x; ln -s . x/b; ln -s x/b/../.. a; ln -s /etc/passwd c; ln -s x d') (New-Folder)
        $null = Restore-DockerVolume $made.Path -Name (New-TestName back) -WarningVariable told
        "$told" | Should -Match '2 items \((a, c|c, a)\).*LinkLeadsOut'
        $null = Restore-DockerVolume $made.Path -Name (New-TestName back) -AllowOutsideLink -WarningVariable told
        $told | Should -BeNullOrEmpty
    }

    It 'is refused without a manifest when a link leads out through another, whichever comes first (<_>)' -ForEach 'a x x/b', 'x x/b a' {
        $folder = New-Folder
        & sh -ec 'cd "$1"; mkdir t t/x; ln -s . t/x/b; ln -s x/b/../.. t/a; tar -C t -cf back.tar --no-recursion $2; rm -r t' sh $folder $_
        $name = New-TestName back
        (Get-ErrorOf { Restore-DockerVolume "$folder/back.tar" -Name $name }).FullyQualifiedErrorId | Should -BeLike 'ArchiveUnsafe,*'
        Get-DockerVolume $name -ErrorAction Ignore | Should -BeNullOrEmpty
    }

    It 'is its owner''s alone to read, as an exported image is' {
        $made = Backup-DockerVolume (New-FilledVolume 'echo x > file') (New-Folder)
        $image = Export-DockerImage dockernet/busybox:test "$(New-Folder)/image.tar"
        & stat -c %a $made.Path $made.Manifest $image.FullName | Should -Be '600', '600', '600'
    }

    It 'has no option of the volume''s driver, which may be a password' {
        $folder = New-Folder
        $name = (New-DockerVolume (New-TestName share) -Option @{ type = 'none'; o = 'bind,password=geheim'; device = $folder }).Name
        Set-Content "$folder/file" x
        $made = Backup-DockerVolume $name (New-Folder)
        Get-Content $made.Manifest -Raw | Should -Not -Match geheim
        (Restore-DockerVolume $made.Path -Name (New-TestName back)).Options.Count | Should -Be 0
    }
}
