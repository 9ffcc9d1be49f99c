BeforeAll {
    Import-Module "$PSScriptRoot/../../Support/DockerNet.Testing.psm1" -Force

    $script:busybox = 'dockernet/busybox:test'
    $script:service = 'dockernet/service:test'

    # A source without secrets, so that its link is healthy.
    function Start-Pair([string]$Alias = 'webdb', [string]$Image = $busybox) {
        $db = New-DockerContainer $Image -Name (New-TestName db) -Start
        $web = New-DockerContainer $busybox -Name (New-TestName web) -Link "$($db.Name):$Alias" -Start
        @{ Db = $db; Web = $web }
    }
}

AfterAll { Remove-TestObject }

Describe 'A healthy link' {
    It 'has no finding' {
        $pair = Start-Pair
        Test-ContainerLink $pair.Web.Name, $pair.Db.Name | Should -BeNullOrEmpty
        $pair.Web | Test-ContainerLink | Should -BeNullOrEmpty
    }

    It 'has none on a network either' {
        $network = New-DockerBridge (New-TestName net)
        $db = New-DockerContainer $busybox -Name (New-TestName db) -Network $network.Name -Start
        $web = New-DockerContainer $busybox -Name (New-TestName web) -Network $network.Name -Link "$($db.Name):webdb", "$($db.ShortId):short" -Start
        Test-ContainerLink $web.Name | Should -BeNullOrEmpty
    }
}

Describe 'A link whose source' {
    It 'was removed is dead, as the engine proves' {
        $pair = Start-Pair
        Remove-DockerContainer $pair.Db.Name -Force
        $finding = Test-ContainerLink $pair.Web.Name
        $finding.Id | Should -Be 'LinkSourceMissing'
        $finding.Severity | Should -Be 'Error'
        $finding.Target | Should -Be $pair.Web.Name
        $finding.Fix | Should -Be "Repair-ContainerLink $($pair.Web.Name)"
        $finding.DockerHost | Should -Be (Get-TestHost)
        (Get-ErrorOf { Invoke-ContainerCommand $pair.Web.Name true }).FullyQualifiedErrorId | Should -BeLike 'LinkSourceNotRunning,*'
    }

    It 'was created again is dead too, although all has the same name and address' {
        $pair = Start-Pair
        Remove-DockerContainer $pair.Db.Name -Force
        $new = New-DockerContainer $busybox -Name $pair.Db.Name -Start
        $finding = Test-ContainerLink $pair.Web.Name
        $finding.Id | Should -Be 'LinkSourceReplaced'
        $finding.Since | Should -Be $new.Created
    }

    It 'stopped is told with the moment, and starting it is the cure' {
        $pair = Start-Pair
        Stop-DockerContainer $pair.Db.Name -Timeout 0
        $finding = Test-ContainerLink $pair.Web.Name
        $finding.Id | Should -Be 'LinkSourceStopped'
        $finding.Since | Should -Be (Get-DockerContainer $pair.Db.Name -Inspect).Finished
        & ([scriptblock]::Create($finding.Fix))
        Test-ContainerLink $pair.Web.Name | Should -BeNullOrEmpty
    }

    It 'left the bridge is cured by bringing it back' {
        $pair = Start-Pair
        Disconnect-DockerNetwork bridge $pair.Db.Name
        $finding = Test-ContainerLink $pair.Web.Name
        $finding.Id | Should -Be 'LinkSourceDisconnected'
        & ([scriptblock]::Create($finding.Fix))
        (Invoke-ContainerCommand $pair.Web.Name true).ExitCode | Should -Be 0
        Test-ContainerLink $pair.Web.Name | Should -BeNullOrEmpty
    }
}

Describe 'An address that was passed on' {
    It 'is critical, and comes first: the alias leads to someone else' {
        $pair = Start-Pair
        $other = Start-Pair
        Stop-DockerContainer $other.Db.Name -Timeout 0
        Remove-DockerContainer $pair.Db.Name -Force
        # The free addresses go to the next ones that start.
        $thieves = 1..2 | ForEach-Object { New-DockerContainer $busybox -Name (New-TestName thief) -Start }
        $thief = $thieves | Where-Object { "$($_.IPAddress)" -eq "$($pair.Db.IPAddress)" }
        $findings = Test-ContainerLink $pair.Web.Name, $other.Web.Name
        $findings.Severity | Should -Be ($findings.Severity | Sort-Object)
        $mine = $findings | Where-Object Target -EQ $pair.Web.Name
        $mine.Id | Should -Be 'LinkAddressTaken', 'LinkSourceMissing'
        $mine[0].Severity | Should -Be 'Critical'
        $mine[0].Problem | Should -Match $thief.Name
    }

    It 'is critical in variables too' -Tag LinkVariables {
        $pair = Start-Pair -Image $service
        $old = $pair.Db.IPAddress
        Stop-DockerContainer $pair.Db.Name -Timeout 0
        $thief = New-DockerContainer $busybox -Name (New-TestName thief) -Start
        Start-DockerContainer $pair.Db.Name
        $finding = Test-ContainerLink $pair.Web.Name | Where-Object Id -EQ LinkVariablesStale
        $finding.Severity | Should -Be ("$($thief.IPAddress)" -eq "$old" ? 'Critical' : 'Warning')
        $finding.Since | Should -Be (Get-DockerContainer $pair.Db.Name -Inspect).Started
        $finding.Evidence[0] | Should -Match "WEBDB_PORT.*$([regex]::Escape("$old"))"
        & ([scriptblock]::Create($finding.Fix))
        (Test-ContainerLink $pair.Web.Name).Id | Should -Not -Contain 'LinkVariablesStale'
    }
}

Describe 'A hosts file that someone changed' {
    It 'is found, and a restart of the recipient is the cure' {
        $pair = Start-Pair
        $null = Invoke-ContainerCommand $pair.Web.Name sh '-c' 'sed -e "/webdb/d" /etc/hosts > /tmp/h; echo "10.9.9.9 webdb" >> /tmp/h; cat /tmp/h > /etc/hosts'
        $finding = Test-ContainerLink $pair.Web.Name
        $finding.Id | Should -Be 'LinkNameOverridden'
        $finding.Evidence -join ' ' | Should -Match '10\.9\.9\.9 webdb'
        Restart-DockerContainer $pair.Web.Name -Timeout 0
        Test-ContainerLink $pair.Web.Name | Should -BeNullOrEmpty
    }
}

Describe 'Variables' -Tag LinkVariables {
    It 'that no shell can read are told' {
        $pair = Start-Pair -Alias 'elastic_2.x'
        (Test-ContainerLink $pair.Web.Name).Id | Should -Be 'LinkAliasUnreadable'
    }

    It 'that collide are told: REDIS_PORT' {
        $redis = New-DockerContainer $service -Name (New-TestName redis) -Env SECRET_TOKEN= -Start
        $web = New-DockerContainer $busybox -Name (New-TestName web) -Link "$($redis.Name):redis" -Start
        $finding = Test-ContainerLink $web.Name
        $finding.Id | Should -Be 'LinkVariableCollision'
        $finding.Evidence[0] | Should -Be "REDIS_PORT=tcp://$($redis.IPAddress):5432"
        $own = New-DockerContainer $busybox -Name (New-TestName web) -Link "$($redis.Name):redis" -Env REDIS_PORT=6379 -Start
        Test-ContainerLink $own.Name | Should -BeNullOrEmpty
    }

    It 'that are secrets are told by name only' {
        $pair = Start-Pair -Image $service
        $all = Test-ContainerLink $pair.Web.Name -Verbose -Debug 4>&1 5>&1
        $all | Out-String | Should -Not -Match 'hush'
        $finding = $all | Where-Object { $_ -is [DockerNet.Finding] }
        $finding.Id | Should -Be 'LinkSecretExposed'
        $finding.Evidence | Should -Be 'WEBDB_ENV_SECRET_TOKEN'
        $finding | Format-List * | Out-String | Should -Not -Match 'hush'
    }

    It 'are read where the engine runs no command, and nothing stays behind' {
        $pair = Start-Pair -Image $service
        Remove-DockerContainer $pair.Db.Name -Force
        (Test-ContainerLink $pair.Web.Name).Id | Should -Contain 'LinkSecretExposed'
        Invoke-EngineApi GET '/containers/json?all=1&filters={"label":["dockernet.helper"]}' | Should -BeNullOrEmpty
    }

    It 'leave no container behind when their reading is stopped' {
        $pair = Start-Pair -Image $service
        Remove-DockerContainer $pair.Db.Name -Force
        $stopped = Invoke-AndStop { param($name) 1..200 | ForEach-Object { Test-ContainerLink $name } } $pair.Web.Name
        $stopped.WasRunning | Should -BeTrue
        $stopped.Elapsed | Should -BeLessThan $stopped.Patience
        $stopped.Errors | Should -BeNullOrEmpty
        Wait-Until { -not (Invoke-EngineApi GET '/containers/json?all=1&filters={"label":["dockernet.helper"]}') } -What 'no helper is left'
    }
}

Describe 'A link on a network' {
    BeforeAll { $network = New-DockerBridge (New-TestName net) }

    It 'is lost when its source is renamed, and connecting anew is the cure' {
        $db = New-DockerContainer $busybox -Name (New-TestName db) -Network $network.Name -Start
        $web = New-DockerContainer $busybox -Name (New-TestName web) -Network $network.Name -Link "$($db.Name):webdb" -Start
        $moved = New-TestName moved
        $null = Invoke-EngineApi POST "/containers/$($db.Id)/rename?name=$moved"
        $finding = Test-ContainerLink $web.Name
        $finding.Id | Should -Be 'LinkSourceMissing'
        (Test-ContainerPing $web.Name webdb -Count 1).Reachable | Should -BeFalse
        & ([scriptblock]::Create(($finding.Fix -replace 'NAME', $moved)))
        (Test-ContainerPing $web.Name webdb -Count 1).Reachable | Should -BeTrue
        Test-ContainerLink $web.Name | Should -BeNullOrEmpty
    }

    It 'is lost when its source leaves the network' {
        $db = New-DockerContainer $busybox -Name (New-TestName db) -Network $network.Name -Start
        $web = New-DockerContainer $busybox -Name (New-TestName web) -Network $network.Name -Link "$($db.Name):webdb" -Start
        Disconnect-DockerNetwork $network.Name $db.Name
        $finding = Test-ContainerLink $web.Name
        $finding.Id | Should -Be 'LinkSourceDisconnected'
        & ([scriptblock]::Create($finding.Fix))
        (Test-ContainerPing $web.Name webdb -Count 1).Reachable | Should -BeTrue
    }

    It 'is found by a further name of its source' {
        $db = New-DockerContainer $busybox -Name (New-TestName db) -Start
        Connect-DockerNetwork $network.Name $db.Name -Alias store
        $web = New-DockerContainer $busybox -Name (New-TestName web) -Network $network.Name -Link 'store:webdb' -Start
        (Test-ContainerPing $web.Name webdb -Count 1).Reachable | Should -BeTrue
        Test-ContainerLink $web.Name | Should -BeNullOrEmpty
    }

    It 'has no DNS after a legacy link was removed, and a restart is the cure' {
        $pair = Start-Pair
        Connect-DockerNetwork $network.Name $pair.Db.Name, $pair.Web.Name -Link "$($pair.Db.Name):other"
        $null = Invoke-EngineApi DELETE "/containers/$($pair.Web.Name)/webdb?link=1"
        (Test-ContainerLink $pair.Web.Name).Id | Should -Be 'LinkDnsLost'
        (Test-ContainerPing $pair.Web.Name other -Count 1).Reachable | Should -BeFalse
        Restart-DockerContainer $pair.Web.Name -Timeout 0
        Test-ContainerLink $pair.Web.Name | Should -BeNullOrEmpty
        (Test-ContainerPing $pair.Web.Name other -Count 1).Reachable | Should -BeTrue
    }
}

Describe 'Two links whose aliases make the same variables: <First> and <Second>' -Tag LinkVariables -ForEach @(
    @{ First = 'my-db'; Second = 'my_db' }
    @{ First = 'Q_x'; Second = 'q-X' }
) {
    BeforeAll {
        # The engine puts them in no order, so that several recipients have each outcome.
        $script:sources = @(5432, 99 | ForEach-Object { New-DockerContainer $busybox -Name (New-TestName db) -Expose 5432, $_ -Start })
        $script:webs = @(1..6 | ForEach-Object {
            New-DockerContainer $busybox -Name (New-TestName web) -Link "$($sources[0].Name):$First", "$($sources[1].Name):$Second" -Start
        })
    }

    AfterAll { Remove-TestObject }

    It 'are told as that alone, with a cure that helps' {
        foreach ($web in $webs) {
            $findings = @(Test-ContainerLink $web.Name)
            $findings.Id | Sort-Object -Unique | Should -Be 'LinkVariableCollision'
            $findings.Severity | Sort-Object -Unique | Should -Be 'Warning'
        }
        & ([scriptblock]::Create((Test-ContainerLink $webs[0].Name)[0].Fix + ' -Timeout 0')) | Out-Null
        Test-ContainerLink $webs[0].Name | Should -BeNullOrEmpty
    }

    It 'have each variable told of the source whose address it has' {
        foreach ($web in $webs[1..5]) {
            $variables = @(Get-ContainerLinkEnv $web.Name -WarningAction Ignore)
            $variables | Should -Not -BeNullOrEmpty
            $variables.Origin | Sort-Object -Unique | Should -Be 'Process'
            $variables.IsStale | Should -Not -Contain $true
            $process = (Invoke-ContainerCommand $web.Name cat, /proc/1/environ).Output -join '' -split [char]0
            foreach ($variable in $variables | Where-Object Kind -EQ 'Address') {
                $process | Should -Contain "$($variable.Name)=$($variable.Value)"
                $variable.Value | Should -Be ($sources | Where-Object Name -EQ $variable.Source).IPAddress
            }
        }
    }

    It 'are stale once a source has another address, and neither has the old one' {
        $old = (Get-DockerContainer $sources[1].Name).IPAddress
        Stop-DockerContainer $sources[1].Name -Timeout 0
        $filler = New-DockerContainer $busybox -Name (New-TestName filler) -Start
        $filler.IPAddress | Should -Be $old
        Start-DockerContainer $sources[1].Name
        $stale = @($webs[1..5] | ForEach-Object { Test-ContainerLink $_.Name } | Where-Object Id -EQ 'LinkVariablesStale')
        $stale | Should -Not -BeNullOrEmpty
        $stale[0].Problem | Should -Match 'neither source'
        $stale[0].Effect | Should -Match $filler.Name
        & ([scriptblock]::Create($stale[0].Fix + ' -Timeout 0')) | Out-Null
        (Test-ContainerLink $stale[0].Target).Id | Should -Not -Contain 'LinkVariablesStale'
    }
}

Describe 'A link whose source was made anew, and runs' {
    BeforeEach {
        $script:pair = Start-Pair
        Remove-DockerContainer $pair.Db.Name -Force
        $null = New-DockerContainer $busybox -Name $pair.Db.Name -Start
    }

    It 'is repaired, as <Name> advises' -ForEach @(
        @{ Name = 'Restart-DockerContainer'; Do = { Restart-DockerContainer $pair.Web.Name -Timeout 0 } }
        @{ Name = 'Start-DockerContainer'; Do = { Stop-DockerContainer $pair.Web.Name -Timeout 0; Start-DockerContainer $pair.Web.Name } }
        @{ Name = 'Invoke-ContainerCommand'; Do = { Invoke-ContainerCommand $pair.Web.Name true } }
    ) {
        $record = Get-ErrorOf $Do
        $record.FullyQualifiedErrorId | Should -BeLike 'LinkSourceNotRunning,*'
        $advice = $record.ErrorDetails.RecommendedAction
        $advice | Should -Match 'made anew'
        $advice | Should -Not -Match 'Start-DockerContainer'
        $advice -match 'Use (Repair-ContainerLink [^ ]+)\.$' | Should -BeTrue
        $null = & ([scriptblock]::Create($Matches[1]))
        $null = Restart-DockerContainer $pair.Web.Name -Timeout 0
        (Invoke-ContainerCommand $pair.Web.Name true).ExitCode | Should -Be 0
    }

    It 'gets other advice when the source only does not run' {
        $other = Start-Pair
        Stop-DockerContainer $other.Web.Name, $other.Db.Name -Timeout 0
        $record = Get-ErrorOf { Start-DockerContainer $other.Web.Name }
        $record.ErrorDetails.RecommendedAction | Should -Match "Use Start-DockerContainer $($other.Db.Name)\."
    }
}
