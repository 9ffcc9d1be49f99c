BeforeAll {
    Import-Module "$PSScriptRoot/../../../out/DockerNet/DockerNet.psd1" -Force

    function New-Member([string]$Name, [string[]]$Link = @(), [hashtable]$Change = @{}) {
        $setup = @{ Name = $Name; Links = [DockerNet.Wiring.LinkSpec[]]@($Link | ForEach-Object { [DockerNet.Wiring.LinkSpec]::Parse($_) }) }
        $Change.GetEnumerator() | ForEach-Object { $setup[$_.Key] = [string[]]@('Networks', 'Lost', 'LinkedBy') -contains $_.Key ? [string[]]$_.Value : $_.Value }
        [DockerNet.Wiring.LinkMember]$setup
    }

    function Get-Plan([string[]]$Name, $Member, [switch]$Exists, [switch]$KeepBridge, [switch]$SkipPing) {
        [DockerNet.Wiring.LinkMigrationPlan]::Make($Name, [DockerNet.Wiring.LinkMember[]]$Member, 'net', $Exists, $KeepBridge, -not $SkipPing, 'unix:///x')
    }

    function Format-Step { process { "$($_.Action) $($_.Target)" } }
}

Describe 'LinkMigrationPlan' -Tag Fast {
    It 'moves one link in the order that works' {
        $plan = Get-Plan web (New-Member web db:webdb), (New-Member db)
        $plan.Steps | Format-Step | Should -BeExactly @(
            'CreateNetwork net', 'ConnectSource db', 'Rehearse web', 'RemoveLink web', 'ConnectRecipient web', 'LeaveBridge web', 'Ping web')
        $plan.Steps.Order | Should -Be (1..7)
        $plan.Steps.Done | Should -Not -Contain $true
        $plan.Steps[4].Link | Should -BeExactly 'db:webdb'
        $plan.Steps[0].DockerHost | Should -Be 'unix:///x'
        $plan.Warnings | Should -BeNullOrEmpty
    }

    It 'moves a chain from its source on, and lets all leave the bridge at the end, whatever the order of names' {
        $members = (New-Member web app:backend), (New-Member app db:store), (New-Member db)
        foreach ($names in @('web', 'app', 'db'), @('db', 'app', 'web')) {
            $steps = @((Get-Plan $names $members -Exists).Steps | Format-Step)
            $steps[0..6] | Should -BeExactly @(
                'ConnectSource db', 'Rehearse app', 'RemoveLink app', 'ConnectRecipient app'
                'Rehearse web', 'RemoveLink web', 'ConnectRecipient web')
            $steps[7..9] | Sort-Object | Should -BeExactly 'LeaveBridge app', 'LeaveBridge db', 'LeaveBridge web'
            $steps[10..11] | Sort-Object | Should -BeExactly 'Ping app', 'Ping web'
        }
    }

    It 'never connects a recipient that still has a link, not even in a circle' {
        $plan = Get-Plan a, b ((New-Member a b:x), (New-Member b a:y)) -Exists
        @($plan.Steps | Where-Object Action -EQ Rehearse).Count | Should -Be 1 -Because 'the first one''s source is not there yet'
        $steps = @($plan.Steps | Format-Step)
        foreach ($name in 'a', 'b') {
            $steps.IndexOf("RemoveLink $name") | Should -BeLessThan $steps.IndexOf("ConnectRecipient $name")
        }
        $steps | Should -Not -Contain 'ConnectSource a'
        $steps | Should -Not -Contain 'ConnectSource b'
    }

    It 'connects a source of two recipients once' {
        $steps = @((Get-Plan a, b ((New-Member a db:x), (New-Member b db:y), (New-Member db))).Steps | Format-Step)
        $steps | Where-Object { $_ -eq 'ConnectSource db' } | Should -HaveCount 1
    }

    It 'takes a recipient off the network first when it is on it already' {
        $members = (New-Member web db:webdb @{ Networks = 'bridge', 'net' }), (New-Member db -Change @{ Networks = 'bridge', 'net' })
        (Get-Plan web $members -Exists -SkipPing).Steps | Format-Step |
            Should -BeExactly 'RemoveLink web', 'LeaveNetwork web', 'ConnectRecipient web', 'LeaveBridge web'
    }

    It 'leaves all on the bridge when told to' {
        (Get-Plan web ((New-Member web db:webdb), (New-Member db)) -KeepBridge).Steps.Action | Should -Not -Contain 'LeaveBridge'
    }

    It 'leaves on the bridge who is linked to by another, and says so' {
        $plan = Get-Plan web ((New-Member web db:webdb @{ LinkedBy = 'other' }), (New-Member db))
        $plan.Steps.Action | Should -Not -Contain 'LeaveBridge'
        $plan.Warnings | Should -HaveCount 1
        $plan.Warnings | Should -Match "'web' stays.*other links to it"
    }

    It 'says that random ports of the host change' {
        $plan = Get-Plan web ((New-Member web db:webdb @{ RandomPorts = $true }), (New-Member db))
        $plan.Steps.Action | Should -Contain 'LeaveBridge'
        $plan.Warnings | Should -Match "'web' gets other ports"
    }

    It 'pings only what runs' {
        $members = (New-Member web 'db:a', 'off:b', 'gone:c' @{ Lost = 'c' }), (New-Member db), (New-Member off -Change @{ Running = $false })
        $steps = (Get-Plan web $members).Steps
        ($steps | Where-Object Action -EQ Ping).Link | Should -BeExactly 'db:a'
        ($steps | Where-Object Action -EQ Rehearse).Link | Should -BeExactly 'db:a'
        ($steps | Where-Object Action -EQ RemoveLink).Detail[2] | Should -Match 'dead'
        ($steps | Where-Object Action -EQ ConnectSource).Target | Should -Not -Contain 'gone'
        ($steps | Where-Object Action -EQ ConnectRecipient).Link | Should -BeExactly 'db:a', 'off:b', 'gone:c'
        $stopped = (Get-Plan web ((New-Member web db:a @{ Running = $false }), (New-Member db))).Steps
        $stopped.Action | Should -Not -Contain 'Ping'
        $stopped.Action | Should -Not -Contain 'Rehearse'
    }

    It 'has no step where there is no link' {
        (Get-Plan web (New-Member web)).Steps | Should -BeNullOrEmpty
    }
}

Describe 'ResolverFile' -Tag Fast {
    It 'knows whether the networks'' DNS is asked' {
        [DockerNet.Wiring.ResolverFile]::AsksNetworks("nameserver 127.0.0.11`noptions ndots:0`n") | Should -BeTrue
        [DockerNet.Wiring.ResolverFile]::AsksNetworks("nameserver 10.0.0.1`n# nameserver 127.0.0.11`n") | Should -BeFalse
    }

    It 'puts it in the place of others and keeps the rest' {
        [DockerNet.Wiring.ResolverFile]::WithNetworks("search lan`nnameserver 10.0.0.1`nnameserver 10.0.0.2`n") |
            Should -BeExactly "nameserver 127.0.0.11`nsearch lan`noptions ndots:0`n"
        [DockerNet.Wiring.ResolverFile]::WithNetworks("nameserver 10.0.0.1`noptions ndots:5`n") |
            Should -BeExactly "nameserver 127.0.0.11`noptions ndots:5`n"
    }
}

Describe 'HostPorts' -Tag Fast {
    It 'are random: <Settings>' -ForEach @(
        @{ Settings = '{"PublishAllPorts":true}' }
        @{ Settings = '{"PortBindings":{"80/tcp":[{"HostIp":"","HostPort":""}]}}' }
        @{ Settings = '{"PortBindings":{"80/tcp":[{"HostPort":"8080"}],"81/tcp":[{"HostPort":"0"}]}}' }
        @{ Settings = '{"PortBindings":{"80/tcp":[{"HostPort":"8000-9000"}]}}' }
    ) {
        [DockerNet.Wiring.HostPorts]::AreRandom("{""HostConfig"":$Settings}") | Should -BeTrue
    }

    It 'are fixed: <Settings>' -ForEach @(
        @{ Settings = '{}' }
        @{ Settings = '{"PublishAllPorts":false,"PortBindings":null}' }
        @{ Settings = '{"PortBindings":{"80/tcp":[{"HostIp":"127.0.0.1","HostPort":"8080"}],"81/tcp":null}}' }
    ) {
        [DockerNet.Wiring.HostPorts]::AreRandom("{""HostConfig"":$Settings}") | Should -BeFalse
    }
}
