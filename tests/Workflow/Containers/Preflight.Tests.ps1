# Each finding is held against the engine: it must be what keeps the container from starting.
BeforeAll {
    Import-Module "$PSScriptRoot/../../Support/DockerNet.Testing.psm1" -Force

    $script:busybox = 'dockernet/busybox:test'
    $script:next = Get-Random -Minimum 17000 -Maximum 19000

    function New-HostPort { ($script:next += 10) }

    function New-TestContainer([hashtable]$More = @{}, [switch]$Stopped) {
        New-DockerContainer $busybox -Name (New-TestName) @More -Start:(-not $Stopped)
    }
}

AfterAll { Remove-TestObject }

Describe 'Test-DockerContainer' {
    It 'finds nothing in a container that can start, running or not' {
        $db = New-TestContainer
        $network = New-DockerBridge (New-TestName net)
        $web = New-TestContainer @{ Link = "$($db.Name):db"; Publish = "$(New-HostPort):80" }
        Connect-DockerNetwork $network.Name $web.Name
        Test-DockerContainer $web.Name | Should -BeNullOrEmpty
        Stop-DockerContainer $web.Name -Timeout 0
        Test-DockerContainer $web.Name | Should -BeNullOrEmpty
        Test-DockerContainer $web.Name -Quiet | Should -BeTrue
    }

    It 'finds <Id>, which keeps a container from starting' -ForEach @(
        @{ Id = 'LinkSourceNotRunning'; Make = {
                $db = New-TestContainer
                $web = New-TestContainer @{ Link = "$($db.Name):db" } -Stopped
                Stop-DockerContainer $db.Name -Timeout 0
                $web
            } }
        @{ Id = 'LinkSourceGone'; Make = {
                $db = New-TestContainer
                $web = New-TestContainer @{ Link = "$($db.Name):db" } -Stopped
                Remove-DockerContainer $db.Name -Force
                $web
            } }
        @{ Id = 'LinkSourceReplaced'; Make = {
                $db = New-TestContainer
                $web = New-TestContainer @{ Link = "$($db.Name):db" } -Stopped
                Remove-DockerContainer $db.Name -Force
                $null = New-DockerContainer $busybox -Name $db.Name -Start
                $web
            } }
        @{ Id = 'LinkSourceNotOnBridge'; Make = {
                $db = New-TestContainer @{ Network = (New-DockerBridge (New-TestName net)).Name }
                New-TestContainer @{ Link = "$($db.Name):db" } -Stopped
            } }
        @{ Id = 'NetworkGone'; Make = {
                $network = New-DockerBridge (New-TestName net)
                $web = New-TestContainer @{ Network = $network.Name }
                Stop-DockerContainer $web.Name -Timeout 0
                Remove-DockerNetwork $network.Name
                $web
            } }
        @{ Id = 'NetworkRecreated'; Make = {
                $network = New-DockerBridge (New-TestName net)
                $web = New-TestContainer @{ Network = $network.Name }
                Stop-DockerContainer $web.Name -Timeout 0
                Remove-DockerNetwork $network.Name
                $null = New-DockerBridge $network.Name
                $web
            } }
        @{ Id = 'NetworkOwnerNotRunning'; Make = {
                $owner = New-TestContainer
                $web = New-TestContainer @{ Network = "container:$($owner.Name)" } -Stopped
                Stop-DockerContainer $owner.Name -Timeout 0
                $web
            } }
        @{ Id = 'NetworkOwnerGone'; Make = {
                $owner = New-TestContainer
                $web = New-TestContainer @{ Network = "container:$($owner.Name)" } -Stopped
                Remove-DockerContainer $owner.Name -Force
                $web
            } }
        @{ Id = 'PortInUse'; Make = {
                $port = New-HostPort
                $null = New-TestContainer @{ Publish = "${port}:80" }
                New-TestContainer @{ Publish = "127.0.0.1:${port}:80" } -Stopped
            } }
        @{ Id = 'AddressInUse'; Make = {
                $part = "10.$(Get-Random -Minimum 60 -Maximum 90).$(Get-Random -Minimum 1 -Maximum 250)"
                $network = New-DockerBridge (New-TestName net) -Subnet "$part.0/24"
                $holder, $web = (New-TestContainer), (New-TestContainer -Stopped)
                Connect-DockerNetwork $network.Name $web.Name -IPAddress "$part.9"
                Connect-DockerNetwork $network.Name $holder.Name -IPAddress "$part.9"
                $web
            } }
    ) {
        $container = & $Make
        $finding = Test-DockerContainer $container.Name
        $finding | Should -BeOfType DockerNet.Finding
        $finding.Id | Should -Be $Id
        $finding.Severity | Should -Be 'Error'
        $finding.Target | Should -Be $container.Name
        $finding.Problem, $finding.Effect, $finding.Fix | Should -Not -Contain ''
        $finding.Evidence | Should -Not -BeNullOrEmpty
        $finding.DockerHost | Should -Be (Get-TestHost)
        Test-DockerContainer $container.Name -Quiet | Should -BeFalse
        # The engine says the same, in its way.
        { Invoke-EngineApi POST "/containers/$($container.Id)/start" } | Should -Throw -ExpectedMessage "POST /containers/$($container.Id)/start: [45]*"
    }

    It 'names a command that repairs it: <Case>' -ForEach @(
        @{ Case = 'a source that is stopped'; Make = {
                $db = New-TestContainer
                $web = New-TestContainer @{ Link = "$($db.Name):db" } -Stopped
                Stop-DockerContainer $db.Name -Timeout 0
                $web
            } }
        @{ Case = 'a network made again'; Make = {
                $network = New-DockerBridge (New-TestName net)
                $web = New-TestContainer @{ Network = $network.Name }
                Stop-DockerContainer $web.Name -Timeout 0
                Remove-DockerNetwork $network.Name
                $null = New-DockerBridge $network.Name
                $web
            } }
        @{ Case = 'a network that is gone'; Make = {
                $network = New-DockerBridge (New-TestName net)
                $web = New-TestContainer @{ Network = $network.Name }
                Stop-DockerContainer $web.Name -Timeout 0
                Remove-DockerNetwork $network.Name
                $web
            } }
        @{ Case = 'a port that is taken'; Make = {
                $port = New-HostPort
                $null = New-TestContainer @{ Publish = "${port}:80" }
                New-TestContainer @{ Publish = "${port}:80" } -Stopped
            } }
    ) {
        $container = & $Make
        $null = & ([scriptblock]::Create((Test-DockerContainer $container.Name).Fix))
        Test-DockerContainer $container.Name | Should -BeNullOrEmpty
        (Start-DockerContainer $container.Name -PassThru).State | Should -Be 'running'
    }

    It 'mentions a container that mounts came from and that is gone, which keeps nothing from starting' {
        $provider = New-TestContainer @{ Volume = '/data' } -Stopped
        $web = New-TestContainer @{ VolumesFrom = $provider.Name } -Stopped
        Remove-DockerContainer $provider.Name
        $finding = Test-DockerContainer $web.Name
        $finding.Id | Should -Be 'VolumesFromGone'
        $finding.Severity | Should -Be 'Information'
        Test-DockerContainer $web.Name -Quiet | Should -BeTrue
        (Start-DockerContainer $web.Name -PassThru).State | Should -Be 'running'
    }

    It 'refuses to make a container that would have its mounts from itself by way of another' {
        $first = New-TestContainer @{ Volume = '/data' } -Stopped
        $second = New-TestContainer @{ VolumesFrom = $first.Name } -Stopped
        Remove-DockerContainer $first.Name
        (Get-ErrorOf { New-DockerContainer $busybox -Name $first.Name -VolumesFrom $second.Name }).FullyQualifiedErrorId | Should -BeLike 'VolumesFromSelf,*'
        $first.Name | Should -Not -BeIn (Get-DockerContainer).Name
    }

    It 'shows a table' {
        $owner = New-TestContainer
        $web = New-TestContainer @{ Network = "container:$($owner.Name)" } -Stopped
        Stop-DockerContainer $owner.Name -Timeout 0
        Test-DockerContainer $web.Name | Out-String -Width 250 | Should -Match 'Severity\s+Target\s+Problem\s+Fix'
    }
}
