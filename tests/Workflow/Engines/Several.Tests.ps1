BeforeDiscovery {
    $script:possible = $IsLinux -and (& id -u) -eq 0
}

Describe 'Several engines' -Skip:(-not $possible) {
    BeforeAll {
        Import-Module "$PSScriptRoot/../../Support/DockerNet.Testing.psm1" -Force
        Import-Module "$PSScriptRoot/../../Support/Engines/PrivateEngine.psm1"
        Import-Module "$PSScriptRoot/../../Support/Engines/TestImage.psm1"
        Import-Module "$PSScriptRoot/../../Support/Engines/FakeEngine.psm1"

        $here = Get-TestHost
        $other = Start-PrivateEngine
        $there = $other.Host
        $dead = 'tcp://127.0.0.1:1'
        Import-TestImage -DockerHost $there
        $name, $mate = (New-TestName both), (New-TestName mate)
        foreach ($each in $here, $there) {
            $null = New-DockerContainer dockernet/busybox:test -Name $name -Start -DockerHost $each
            $null = New-DockerContainer dockernet/busybox:test -Name $mate -Start -DockerHost $each
            $null = New-DockerBridge (New-TestName net) -DockerHost $each
        }
        $alone = (New-DockerContainer dockernet/busybox:test -Name (New-TestName alone) -Start -DockerHost $there).Name
    }

    AfterAll {
        Remove-TestObject
        Stop-PrivateEngine $other.Folder
    }

    It 'are asked by one cmdlet, and each object tells which it is of: <_>' -ForEach 'Get-DockerContainer', 'Get-DockerNetwork', 'Get-DockerImage', 'Get-DockerEngine', 'Get-ContainerInterface', 'Get-ContainerMount', 'Get-ContainerHostEntry' {
        $found = & $_ -DockerHost $here, $there -WarningAction Ignore
        foreach ($each in $here, $there) {
            $own = @(& $_ -DockerHost $each -WarningAction Ignore)
            $found.Where({ $_.DockerHost -eq $each }).Count | Should -Be $own.Count
        }
    }

    It 'try from the containers of each: <_>' -ForEach 'Test-ContainerPing', 'Test-ContainerReachability', 'Test-ContainerPort', 'Resolve-ContainerName' {
        $more = @{ 'Test-ContainerPing' = @{ Count = 1 }; 'Test-ContainerPort' = @{ Port = 80 } }[$_]
        if (-not $more) { $more = @{} }
        $found = @(& $_ -DockerHost $here, $there $name $mate @more)
        $found.DockerHost | Sort-Object -Unique | Should -Be @($here, $there | Sort-Object)
    }

    It 'have their objects changed where they are' {
        $found = Get-DockerContainer $name -DockerHost $here, $there | Rename-DockerContainer -NewName { "$($_.Name)x" } -PassThru
        $found.DockerHost | Sort-Object | Should -Be @($here, $there | Sort-Object)
        (Get-DockerContainer "${name}x" -DockerHost $here, $there).Count | Should -Be 2
        $found | Rename-DockerContainer -NewName $name
    }

    It 'are changed one after another when they are named' {
        $made = New-DockerVolume (New-TestName vol) -DockerHost $here, $there
        $made.DockerHost | Should -Be $here, $there
        Remove-DockerVolume $made[0].Name -DockerHost $here, $there -Confirm:$false
        Get-DockerVolume -DockerHost $here, $there | Where-Object Name -EQ $made[0].Name | Should -BeNullOrEmpty
    }

    It 'are each asked once, however often they are named' {
        (Get-DockerEngine -DockerHost $here, $there, $here -WarningAction Ignore).Count | Should -Be 2
    }

    It 'answer while one does not, which is one error that names it' {
        $found = Get-DockerContainer -DockerHost $here, $dead, $there -ErrorVariable failed -ErrorAction SilentlyContinue
        $found.DockerHost | Sort-Object -Unique | Should -Be @($here, $there | Sort-Object)
        $failed.Count | Should -Be 1
        $failed[0].FullyQualifiedErrorId | Should -BeLike 'EngineUnreachable,*'
        "$($failed[0])" | Should -Match ([regex]::Escape($dead))
    }

    It 'answer while another''s address is none' {
        $found = Get-DockerNetwork bridge -DockerHost $here, 'nonsense://x', $there -ErrorVariable failed -ErrorAction SilentlyContinue
        $found.Count | Should -Be 2
        $failed.FullyQualifiedErrorId | Should -BeLike 'DockerHostInvalid,*'
        $failed.TargetObject | Should -Be 'nonsense://x'
    }

    It 'each tell that they do not have what was named' {
        $found = Get-DockerContainer $alone -DockerHost $here, $there -ErrorVariable failed -ErrorAction SilentlyContinue
        $found.DockerHost | Should -Be $there
        $failed.FullyQualifiedErrorId | Should -BeLike 'ContainerNotFound,*'
        "$failed" | Should -Match ([regex]::Escape($here))
    }

    It 'are not waited for once there is enough' {
        $hung = Start-FakeEngine Hang
        try {
            (Get-DockerNetwork -DockerHost $here, $hung.Host | Select-Object -First 1).DockerHost | Should -Be $here
        } finally {
            $hung.Dispose()
        }
    }

    It 'are asked at the same time' {
        # Each of them answers only when all have been asked.
        $fakes = 1..4 | ForEach-Object { Start-FakeEngine Hang }
        $work = [powershell]::Create()
        try {
            $null = $work.AddScript('param($module, $hosts) Import-Module $module; Get-DockerNetwork -DockerHost $hosts').AddArgument((Get-Module DockerNet).Path).AddArgument($fakes.Host)
            $null = $work.BeginInvoke()
            Wait-Until { -not $fakes.Where({ -not $_.Requests }) }
        } finally {
            $work.Stop()
            $work.Dispose()
            $fakes.ForEach('Dispose')
        }
    }
}
