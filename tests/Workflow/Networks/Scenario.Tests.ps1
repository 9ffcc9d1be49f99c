# What the engine's own developers try with networks, in our words.
BeforeAll {
    Import-Module "$PSScriptRoot/../../Support/DockerNet.Testing.psm1" -Force

    $script:busybox = 'dockernet/busybox:test'
    $script:second = Get-Random -Minimum 60 -Maximum 90
    $script:third = 0

    function New-TestSubnet { "10.$second.$((++$script:third))" }
    function New-TestNetwork([hashtable]$More = @{}) { New-DockerBridge (New-TestName net) -Subnet "$(New-TestSubnet).0/24" @More }
    function New-TestContainer([string]$Network = 'bridge', [switch]$Stopped, [hashtable]$More = @{}) {
        New-DockerContainer $busybox -Name (New-TestName) -Network $Network -Start:(-not $Stopped) @More
    }
    function Get-NetworkCount([string]$Name) { @((Invoke-EngineApi GET '/networks').Name -eq $Name).Count }
}

AfterAll { Remove-TestObject }

Describe 'Networks of any name' {
    It 'are made, found, joined and removed: <_>' -ForEach 'test@#$', 'kiwl$%^', 'two words', 'größe', 'UP.low_er-1', '[x]y' {
        $name = "$(New-TestName net)-$_"
        $network = New-DockerBridge $name -Subnet "$(New-TestSubnet).0/24"
        $network.Name | Should -BeExactly $name
        if ($_ -notmatch '\[') { (Get-DockerNetwork $name).Id | Should -Be $network.Id }
        $container = New-TestContainer -Stopped
        Connect-DockerNetwork $network.Id $container.Name
        (Get-DockerNetwork $network.Id).Containers.Container | Should -Be $container.Name
        Disconnect-DockerNetwork $network.Id $container.Name
        $network | ForEach-Object { Remove-DockerNetwork $_.Id }
        Get-NetworkCount $name | Should -Be 0
    }
}

Describe 'Filters of networks' {
    BeforeAll {
        $mark = New-TestName mark
        $free = New-TestNetwork @{ Label = $mark }
        $used = New-TestNetwork @{ Label = $mark }
        $held = New-TestNetwork @{ Label = $mark }
        $null = New-TestContainer $used.Name
        $null = New-TestContainer $held.Name -Stopped
    }

    It 'select by scope' {
        (Get-DockerNetwork -Scope local).Id | Should -Contain $free.Id
        Get-DockerNetwork -Scope global | Should -BeNullOrEmpty
    }

    It 'select what somebody made, or the engine' {
        (Get-DockerNetwork -Type builtin).Name | Sort-Object | Should -Be 'bridge', 'host', 'none'
        (Get-DockerNetwork -Type Custom).Name | Should -Not -Contain 'bridge'
        (Get-DockerNetwork -Type custom -Label $mark).Id | Sort-Object | Should -Be ($free.Id, $used.Id, $held.Id | Sort-Object)
    }

    It 'select what nobody is on, running or not' {
        (Get-DockerNetwork -Unused -Label $mark).Id | Should -Be $free.Id
        (Get-DockerNetwork -Dangling -Driver bridge).Name | Should -Not -Contain 'bridge'
    }

    It 'are refused when there are none such: <Case>' -ForEach @(
        @{ Case = 'a scope'; More = @{ Scope = 'bogus' }; Id = 'ParameterArgumentValidationError' }
        @{ Case = 'a type'; More = @{ Type = 'bogus' }; Id = 'ParameterArgumentValidationError' }
        @{ Case = 'a filter'; More = @{ Bogus = 'x' }; Id = 'NamedParameterNotFound' }
    ) {
        (Get-ErrorOf { Get-DockerNetwork @More }).FullyQualifiedErrorId | Should -BeLike "$Id,*"
    }
}

Describe 'A network in full' {
    It 'tells all that the engine knows of it' {
        $network = New-DockerNetwork (New-TestName net) -IpamOption a=b -Subnet "$(New-TestSubnet).0/24"
        $network.IpamDriver | Should -Be 'default'
        $network.IpamOptions['a'] | Should -Be 'b'
        $network.Ingress, $network.ConfigOnly, $network.ConfigFrom | Should -Be $false, $false, $null
        $container = New-TestContainer $network.Name
        $member = (Get-DockerNetwork $network.ShortId).Containers
        $real = (Invoke-EngineApi GET "/networks/$($network.Id)").Containers.($container.Id)
        $member.EndpointId | Should -Be $real.EndpointID
        "$($member.IPAddress)/$($member.PrefixLength)" | Should -Be $real.IPv4Address
    }

    It 'tells whose settings it has' {
        $subnet = "$(New-TestSubnet).0/24"
        $config = New-DockerNetwork (New-TestName config) -ConfigOnly -Subnet $subnet
        $config.ConfigOnly, $config.Predefined | Should -Be $true, $false
        $network = New-DockerNetwork (New-TestName net) -ConfigFrom $config.Name
        $network.ConfigFrom | Should -Be $config.Name
        $network.Subnet | Should -Be $subnet
        $record = Get-ErrorOf { Remove-DockerNetwork $config.Name }
        $record.FullyQualifiedErrorId | Should -BeLike 'NetworkInUse,*'
        $record.ErrorDetails.Message | Should -BeLike "*(networks: $($network.Name))*"
        Remove-DockerNetwork $network.Name
        Remove-DockerNetwork $config.Name
        Get-NetworkCount $config.Name | Should -Be 0
    }
}

Describe 'Members' {
    It 'come from several networks, and keep them over a restart' {
        $one, $two = (New-TestNetwork), (New-TestNetwork)
        $container = New-TestContainer $one.Name
        Connect-DockerNetwork $two.Name $container.Name -Alias both
        $before = (Get-DockerContainer $container.Name).Networks.Network
        Restart-DockerContainer $container.Name -Timeout 0
        (Get-DockerContainer $container.Name).Networks.Network | Should -Be $before
        (Get-DockerContainer $container.Name -Detailed).Networks[-1].Aliases + (Get-DockerContainer $container.Name -Detailed).Networks[0].Aliases | Should -Contain 'both'
    }

    It 'lose an alias with the network that gave it' {
        $network = New-TestNetwork
        $web, $db = (New-TestContainer $network.Name), (New-TestContainer)
        Connect-DockerNetwork $network.Name $db.Name -Alias store
        (Test-ContainerPing $web.Name store -Count 1).Reachable | Should -BeTrue
        Disconnect-DockerNetwork $network.Name $db.Name
        (Test-ContainerPing $web.Name store -Count 1).Reachable | Should -BeFalse
        Connect-DockerNetwork $network.Name $db.Name
        (Test-ContainerPing $web.Name store -Count 1).Reachable | Should -BeFalse
        (Test-ContainerPing $web.Name $db.Name -Count 1).Reachable | Should -BeTrue
    }

    It 'are reached by a link before and after their source is made again' {
        $network = New-TestNetwork
        $name = New-TestName db
        $web = New-TestContainer $network.Name -More @{ Link = "${name}:store" }
        $null = New-DockerContainer $busybox -Name $name -Network $network.Name -Start
        (Test-ContainerPing $web.Name store -Count 1).Reachable | Should -BeTrue
        Remove-DockerContainer $name -Force
        $null = New-DockerContainer $busybox -Name $name -Network $network.Name -Start
        (Test-ContainerPing $web.Name store -Count 1).Reachable | Should -BeTrue
    }

    It 'leave while they are stopped' {
        $network = New-TestNetwork
        $container = New-TestContainer
        Connect-DockerNetwork $network.Name $container.Name
        Stop-DockerContainer $container.Name -Timeout 0
        Disconnect-DockerNetwork $network.Name $container.Name -Force
        (Start-DockerContainer $container.Name -PassThru).Networks.Network | Should -Be 'bridge'
    }
}

Describe 'Who would miss a network' {
    It 'is told when it is removed: those that are stopped' {
        $network = New-TestNetwork
        $container = New-TestContainer $network.Name -Stopped
        Remove-DockerNetwork $network.Name -WarningVariable found -WarningAction SilentlyContinue
        "$found" | Should -BeLike "$($network.Name): $($container.Name) cannot start without it*(NetworkNeeded)."
        (Get-ErrorOf { Start-DockerContainer $container.Name }).FullyQualifiedErrorId | Should -BeLike 'NetworkNotFound,*'
    }

    It 'is told when it is not removed: those that run, and those that are stopped' {
        $network = New-TestNetwork
        $running, $stopped = (New-TestContainer $network.Name), (New-TestContainer $network.Name -Stopped)
        $record = Get-ErrorOf { Remove-DockerNetwork $network.Name }
        $record.FullyQualifiedErrorId | Should -BeLike 'NetworkInUse,*'
        $record.ErrorDetails.Message | Should -BeLike "*members: $($running.Name); stopped*: $($stopped.Name)*"
    }

    It 'is told by nothing when nobody would' {
        $network = New-TestNetwork
        Remove-DockerNetwork $network.Name -WarningVariable found
        $found | Should -BeNullOrEmpty
    }

    It 'is spared by Clear-DockerNetwork: what others have their settings from' {
        $mark = New-TestName mark
        $config = New-DockerNetwork (New-TestName config) -ConfigOnly -Label $mark -Subnet "$(New-TestSubnet).0/24"
        $network = New-DockerNetwork (New-TestName net) -ConfigFrom $config.Name
        # The labels are settings too.
        (Clear-DockerNetwork -Label $mark -Confirm:$false).Name | Should -Be $network.Name
        Get-NetworkCount $config.Name | Should -Be 1
        (Clear-DockerNetwork -Label $mark -Confirm:$false).Name | Should -Be $config.Name
    }

    It 'is spared by Clear-DockerNetwork: what was made just now, with -Until' {
        $mark = New-TestName mark
        $network = New-TestNetwork @{ Label = $mark }
        Clear-DockerNetwork -Label $mark -Until 3600 -Confirm:$false | Should -BeNullOrEmpty
        (Clear-DockerNetwork -Label $mark -Until ([DateTimeOffset]::Now.AddMinutes(1)) -Confirm:$false).Name | Should -Be $network.Name
    }

    It 'is named by Clear-DockerNetwork -WhatIf' {
        $mark = New-TestName mark
        $network = New-TestNetwork @{ Label = $mark }
        $container = New-TestContainer $network.Name -Stopped
        $module = (Get-Module DockerNet).ModuleBase
        $told = & (Join-Path $PSHOME pwsh) -NoProfile -NonInteractive -Command "Import-Module '$module/DockerNet.psd1'; Clear-DockerNetwork -Label $mark -IncludeStoppedOnly -WhatIf" | Out-String
        $told | Should -BeLike "*only $($container.Name) needs to start*$($network.Name)*"
        Get-NetworkCount $network.Name | Should -Be 1
    }
}
