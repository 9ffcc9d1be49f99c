# Works on volumes say on the engine what they do: who comes between finds it out, and what comes between loses nothing.
BeforeDiscovery { $script:possible = $IsLinux -and (& id -u) -eq 0 }

Describe 'A work on a volume' -Skip:(-not $possible) {
    BeforeAll {
        Import-Module "$PSScriptRoot/../../Support/DockerNet.Testing.psm1" -Force
        Import-Module "$PSScriptRoot/../../Support/VolumeTree.psm1" -Force
        Import-Module "$PSScriptRoot/../../Support/Engines/TestImage.psm1"
        Import-Module "$PSScriptRoot/../../Support/Engines/TestPackage.psm1"
        $ConfirmPreference = 'None'
        $busybox = 'dockernet/busybox:test'
        $module = (Get-Module DockerNet).Path
        $relay = [DockerNet.Testing.CallRelay]::new("/tmp/dockernet-hold-$PID.sock", ([uri](Get-TestHost)).LocalPath)
        $relay.Patience = [TimeSpan]::FromMinutes(1)

        function New-FilledVolume([string]$Text) {
            $name = (New-DockerVolume (New-TestName filled)).Name
            Set-Content "$(Get-VolumeFolder $name)/file" $Text
            $name
        }

        function Clear-Unused { '', '?filters={"all":["true"]}' | ForEach-Object { $null = Invoke-EngineApi POST "/volumes/prune$_" -IgnoreError } }

        function New-User([string]$Volume) {
            $name = New-TestName user
            $null = Invoke-EngineApi POST "/containers/create?name=$name" @{ Image = $busybox; HostConfig = @{ Binds = @("${Volume}:/data") } }
            $name
        }

        function Test-TestVolume([string]$Name) { $Name -in (Invoke-EngineApi GET '/volumes').Volumes.Name }

        # Runs a command in another session, does something while the answer to one of its calls is held back, and gives what it wrote.
        function Invoke-Between([string]$Pattern, [string]$Command, [scriptblock]$Action) {
            $relay.Pattern = $Pattern
            $relay.Reset(0, 0)
            $shell = [powershell]::Create()
            try {
                $null = $shell.AddScript("`$ConfirmPreference = 'None'; `$PSDefaultParameterValues['*-Docker*:DockerHost'] = '$($relay.Host)'; Import-Module '$module'; $Command")
                $running = $shell.BeginInvoke()
                $relay.WaitForCut([TimeSpan]::FromMinutes(1)) | Should -BeTrue -Because "there is a call like $Pattern among $($relay.Calls -join ', ')"
                & $Action
                $relay.Release()
                $output = $shell.EndInvoke($running)
                [pscustomobject]@{ Output = $output; Errors = @($shell.Streams.Error); Warnings = @($shell.Streams.Warning.Message) }
            } finally {
                $relay.Release()
                $shell.Dispose()
            }
        }

        $sockets = [Collections.Generic.List[IDisposable]]::new()
        $made = Backup-DockerVolume (New-FilledVolume new) "$TestDrive/new.tar"
    }

    AfterAll {
        $relay.Dispose()
        $sockets | ForEach-Object { $_.Dispose() }
        Remove-TestObject
    }

    AfterEach { Get-HelperLeftover | Should -BeNullOrEmpty }

    Context 'that replaces what is in a volume' {
        It 'is refused to a second session, which is told of the first' {
            $volume = New-FilledVolume old
            $first = Invoke-Between 'name=dockernet-step-' "Restore-DockerVolume '$($made.Path)' -Name $volume -Force" {
                $script:second = Get-ErrorOf { Restore-DockerVolume $made.Path -Name $volume -Force }
                $script:reader = Get-ErrorOf { Backup-DockerVolume $volume "$TestDrive/torn.tar" }
            }
            $second.FullyQualifiedErrorId | Should -BeLike 'VolumeBusy,*'
            $second.ErrorDetails.Message | Should -Match "Restore-DockerVolume of process $PID"
            $reader.FullyQualifiedErrorId | Should -BeLike 'VolumeBusy,*'
            $first.Errors | Should -BeNullOrEmpty
            Get-Content "$(Get-VolumeFolder $volume)/file" | Should -Be 'new'
        }

        It 'refuses when a container has been started in the meantime' {
            $volume = New-FilledVolume old
            $user = New-User $volume
            $result = Invoke-Between 'name=dockernet-step-' "Restore-DockerVolume '$($made.Path)' -Name $volume -Force" {
                Invoke-EngineApi POST "/containers/$user/start"
            }
            $result.Errors.FullyQualifiedErrorId | Should -BeLike 'VolumeInUse,*'
            $result.Errors[0].ErrorDetails.Message | Should -Match $user
            Get-Content "$(Get-VolumeFolder $volume)/file" | Should -Be 'old'
        }

        It 'loses nothing to one who clears away what is unused: after <Pattern>' -ForEach @{ Pattern = 'DELETE /volumes/dnt' }, @{ Pattern = 'POST /volumes/create' } {
            $volume = New-FilledVolume old
            $result = Invoke-Between $Pattern "Restore-DockerVolume '$($made.Path)' -Name $volume -Force" {
                Clear-Unused
            }
            $result.Errors | Should -BeNullOrEmpty
            Get-Content "$(Get-VolumeFolder $volume)/file" | Should -Be 'new'
        }

        It 'is done to its end when the session is told to end' {
            $volume = New-FilledVolume old
            $relay.Pattern = 'name=dockernet-step-'
            $relay.Reset(0, 0)
            $child = Start-Process (Join-Path $PSHOME pwsh) -PassThru -ArgumentList @(
                '-NoProfile', '-NonInteractive', '-Command', """Import-Module '$module'; Restore-DockerVolume '$($made.Path)' -Name $volume -Force -Confirm:0 -DockerHost '$($relay.Host)'"""
            )
            $relay.WaitForCut([TimeSpan]::FromMinutes(1)) | Should -BeTrue
            & kill -TERM $child.Id
            $relay.Release()
            $child.WaitForExit(300000) | Should -BeTrue
            Get-Content "$(Get-VolumeFolder $volume)/file" | Should -Be 'new'
        }

        It 'refuses a volume in memory, which would be empty again, and leaves nothing' {
            $volume = (New-DockerVolume (New-TestName memory) -Option @{ type = 'tmpfs'; device = 'tmpfs' }).Name
            (Get-ErrorOf { Restore-DockerVolume $made.Path -Name $volume -Force }).FullyQualifiedErrorId | Should -BeLike 'VolumeVolatile,*'
        }
    }

    Context 'that makes a volume' {
        It 'never touches one that somebody else makes in the meantime: <Command>' -ForEach @(
            @{ Command = 'Restore-DockerVolume $file -Name $name' }
            @{ Command = 'Copy-DockerVolume $source $name' }
            @{ Command = 'Rename-DockerVolume $source $name' }
        ) {
            $source = New-FilledVolume mine
            $name = New-TestName theirs
            $file = $made.Path
            $result = Invoke-Between 'POST /images/create' "`$source = '$source'; `$name = '$name'; `$file = '$file'; $Command" {
                $null = Invoke-EngineApi POST '/volumes/create' @{ Name = $name }
                Set-Content "$(Get-VolumeFolder $name)/theirs" 'theirs'
            }
            $result.Errors.FullyQualifiedErrorId | Should -BeLike 'VolumeExists,*'
            (Get-ChildItem (Get-VolumeFolder $name)).Name | Should -Be 'theirs'
            Get-Content "$(Get-VolumeFolder $source)/file" | Should -Be 'mine'
        }

        It 'shows users no label that they did not give' {
            $copy = Copy-DockerVolume (New-FilledVolume x) (New-TestName copy)
            $copy.Labels.Count | Should -Be 0
        }
    }

    Context 'that renames a volume' {
        It 'keeps what was written to it in the meantime' {
            $volume = New-FilledVolume old
            $name = New-TestName renamed
            $result = Invoke-Between 'DELETE /containers/dockernet-helper' "Rename-DockerVolume $volume $name" {
                Set-Content "$(Get-VolumeFolder $volume)/late" 'late'
            }
            $result.Errors.FullyQualifiedErrorId | Should -BeLike 'VolumeDiffers,*'
            Get-Content "$(Get-VolumeFolder $volume)/late" | Should -Be 'late'
            Test-TestVolume $name | Should -BeFalse
        }

        It 'refuses to lose <What>, unless it is forced' -ForEach @(
            @{ What = 'a socket'; Make = { param($p) $s = [Net.Sockets.Socket]::new('Unix', 'Stream', 'Unspecified'); $s.Bind([Net.Sockets.UnixDomainSocketEndPoint]::new("$p/s")); $sockets.Add($s) } }
            @{ What = 'a path that is too long'; Make = { param($p) & perl -e '$d = "d" x 200; chdir $ARGV[0]; for (1..25) { mkdir $d; chdir $d } open F, ">deep" or die $!' $p } }
        ) {
            $volume = New-FilledVolume old
            $name = New-TestName renamed
            & $Make (Get-VolumeFolder $volume)
            $record = Get-ErrorOf { Rename-DockerVolume $volume $name }
            $record.FullyQualifiedErrorId | Should -BeLike 'VolumeNotCarried,*'
            $record.TargetObject | Should -Be $volume
            Test-TestVolume $name | Should -BeFalse
            Test-TestVolume $volume | Should -BeTrue
            Rename-DockerVolume $volume $name -Force
            Test-TestVolume $volume | Should -BeFalse
            Get-Content "$(Get-VolumeFolder $name)/file" | Should -Be 'old'
        }

        It 'carries <What>, and so do a copy, a backup and what is put in the place of another' -ForEach @(
            @{ What = 'an attribute of a user'; Make = { param($p) Install-TestPackage @{ setfattr = 'attr' }; & setfattr -n user.note -v x "$p/file" } }
            @{ What = 'an access list'; Make = { param($p) Install-TestPackage @{ setfacl = 'acl' }; & setfacl -m u:1234:rw "$p/file" } }
            @{ What = 'a default access list of a folder'; Make = { param($p) Install-TestPackage @{ setfacl = 'acl' }; & mkdir "$p/d"; & touch "$p/d/f"; & setfacl -d -m u:1234:rw "$p/d" } }
            @{ What = 'a default access list of the volume itself'; Make = { param($p) Install-TestPackage @{ setfacl = 'acl' }; & setfacl -d -m u:1234:rw $p } }
        ) {
            $volume = New-FilledVolume old
            $place = Get-VolumeFolder $volume
            & $Make $place
            function Get-Attribute([string]$Name) { & sh -c 'cd "$1" && getfattr -R -d -m - -e hex .' sh (Get-VolumeFolder $Name) | Where-Object { $_ -match '=' } | Sort-Object }
            Install-TestPackage @{ getfattr = 'attr' }
            $before = Get-Attribute $volume
            $before | Should -Match '^(user|system)\.'
            $copy = (Copy-DockerVolume $volume (New-TestName copy) -WarningVariable told).Name
            $folder = (New-Item (Join-Path $TestDrive (New-Guid)) -ItemType Directory).FullName
            $made = Backup-DockerVolume $volume $folder -WarningVariable +told
            $back = (Restore-DockerVolume $made.Path -Name (New-TestName back) -WarningVariable +told).Name
            $full = New-FilledVolume other
            $null = Restore-DockerVolume $made.Path -Name $full -Force -WarningVariable +told
            $name = New-TestName renamed
            Rename-DockerVolume $volume $name -WarningVariable +told
            $told | Should -BeNullOrEmpty
            foreach ($there in $copy, $back, $full, $name) { Get-Attribute $there | Should -Be $before }
        }

        It 'renames a whole tree that archives carry' {
            $volume = New-FilledVolume old
            Add-TestTree (Get-VolumeFolder $volume)
            Rename-DockerVolume $volume "$volume-2"
            Test-TestVolume $volume | Should -BeFalse
        }
    }

    Context 'Repair-DockerNet' {
        It 'tells with -WhatIf what it would do, and does it without' {
            $volume = New-TestName half
            $owner = [DockerNet.Container].Assembly.GetType('DockerNet.Workflows.HelperLabel').GetProperty('Value').GetValue($null) -replace '@\d+$', '@1'
            $label = @{ 'dockernet.helper' = $owner; 'dockernet.work' = 'abc'; 'dockernet.work.kind' = 'Copy'; 'dockernet.work.volume' = $volume }
            $null = Invoke-EngineApi POST '/volumes/create' @{ Name = $volume; Labels = @{ 'dockernet.made-by' = 'abc' } }
            $null = Invoke-EngineApi POST "/containers/create?name=dockernet-work-$volume" @{ Image = $busybox; Labels = $label }
            Repair-DockerNet -WhatIf | Should -BeNullOrEmpty
            Test-TestVolume $volume | Should -BeTrue
            $done = Repair-DockerNet
            $done | Should -HaveCount 1
            $done.Work | Should -Be 'Copy-DockerVolume'
            $done.Target | Should -Be $volume
            $done.Action | Should -Match 'is removed'
            Test-TestVolume $volume | Should -BeFalse
            Repair-DockerNet | Should -BeNullOrEmpty
        }

        It 'leaves alone what a session on another computer has begun, unless it is forced' {
            $helper = New-TestName helper
            $null = Invoke-EngineApi POST "/containers/create?name=$helper" @{ Image = $busybox; Labels = @{ 'dockernet.helper' = 'elsewhere/1/2@3' } }
            Repair-DockerNet | Should -BeNullOrEmpty
            (Repair-DockerNet -Force).Target | Should -Be $helper
        }
    }
}
