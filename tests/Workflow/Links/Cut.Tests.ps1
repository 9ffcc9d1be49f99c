# Sessions that end in the middle of a migration: afterwards the links are where they were or where they go, each name
# answers, and nothing is left over.
BeforeDiscovery { $script:possible = $IsLinux -and (& id -u) -eq 0 }

Describe 'A migration of links that is cut off' -Skip:(-not $possible) {
    BeforeAll {
        Import-Module "$PSScriptRoot/../../Support/DockerNet.Testing.psm1" -Force
        $busybox = 'dockernet/busybox:test'
        $pwsh = Join-Path $PSHOME pwsh
        $module = (Get-Module DockerNet).Path
        $relays = [Collections.Generic.List[object]]::new()
        $other = (New-DockerBridge (New-TestName other)).Name
        $peer = New-DockerContainer $busybox -Name (New-TestName peer) -Network $other -Start

        # A chain, whose last end is on another network too, where it knows a name.
        function New-Chain {
            $db = New-DockerContainer $busybox -Name (New-TestName db) -Start
            $app = New-DockerContainer $busybox -Name (New-TestName app) -Link "$($db.Name):store" -Start
            $web = New-DockerContainer $busybox -Name (New-TestName web) -Link "$($app.Name):backend", "$($db.Name):store" -Start
            Connect-DockerNetwork $other $web.Name
            [pscustomobject]@{ Db = $db.Name; App = $app.Name; Web = $web.Name; Network = New-TestName net }
        }

        function Remove-Chain($Chain) {
            Remove-DockerContainer $Chain.Web, $Chain.App, $Chain.Db -Force -Confirm:$false
            Remove-DockerNetwork $Chain.Network -Confirm:$false -ErrorAction Ignore
        }

        function New-Relay([int]$CutAt) {
            $relay = [DockerNet.Testing.CallRelay]::new("$TestDrive/$(New-Guid).sock", ([uri](Get-TestHost)).LocalPath)
            $relays.Add($relay)
            $relay.CutAt = $CutAt
            $relay.ChangesOnly = $true
            $relay
        }

        function Start-Convert($Chain, [int]$CutAt) {
            $relay = New-Relay $CutAt
            $script = "Import-Module '$module'; Convert-ContainerLink $($Chain.Web), $($Chain.App) $($Chain.Network) -DockerHost $($relay.Host) *>&1"
            $process = Start-Process $pwsh '-NoProfile', '-NonInteractive', '-Command', "`"$script`"" -PassThru -RedirectStandardOutput "$TestDrive/$($Chain.Web).out"
            $relay.Victim = $process.Id
            [pscustomobject]@{ Process = $process; Relay = $relay; Chain = $Chain }
        }

        # The answer tells where the links are.
        function Assert-Whole($Chain) {
            $web, $app, $db = $Chain.Web, $Chain.App, $Chain.Db | ForEach-Object { Get-DockerContainer $_ -Inspect }
            $exists = $Chain.Network -in (Invoke-EngineApi GET '/networks').Name
            @($web, $app | Get-ContainerLink | ForEach-Object { "$($_.Kind) $_ $($_.Health)" }) | Should -Be @(
                $kind = $exists ? 'Endpoint' : 'Legacy'
                "$kind $($app.Name):backend Healthy", "$kind $($db.Name):store Healthy", "$kind $($db.Name):store Healthy")
            $place = $exists ? $Chain.Network : 'bridge'
            $web.Networks.Network | Sort-Object | Should -Be ($place, $other | Sort-Object)
            $app.Networks.Network | Should -Be $place
            $db.Networks.Network | Should -Be ($exists ? @('bridge', $place) : 'bridge')
            'backend', 'store', $peer.Name | Test-ContainerPing $web.Name -Count 1 -Quiet | Should -Be $true, $true, $true
            (Test-ContainerPing $app.Name store -Count 1).Reachable | Should -BeTrue
            $exists ? 'new' : 'old'
        }

        function Get-Leftover {
            'dockernet.helper', 'dockernet.links' | ForEach-Object { Invoke-EngineApi GET "/containers/json?all=1&filters={`"label`":[`"$_`"]}" } | ForEach-Object Names
        }

        $whole = Start-Convert (New-Chain)
        $whole.Process.WaitForExit(180000) | Should -BeTrue
        $calls = $whole.Relay.Calls
        # Not all in each run, but all in a few; side by side, since they wait more than they work.
        $step = $env:DOCKERNET_TEST_EVERY_CALL ? 1 : 12
        function Get-Moment { for ($at = 1 + (Get-Random -Maximum $step); $at -le $calls.Count; $at += $step) { $at } }
    }

    AfterAll {
        $relays | ForEach-Object { $_.Dispose() }
        Remove-TestObject
    }

    It 'by the end of its session after any call that changes something is finished or undone by Repair-DockerNet' {
        $calls.Count | Should -BeGreaterThan 12
        Assert-Whole $whole.Chain | Should -Be 'new'
        Get-Leftover | Should -BeNullOrEmpty
        $removals = '^DELETE /containers/[^ ]*/(store|backend)'
        $first, $last = (1..$calls.Count | Where-Object { $calls[$_ - 1] -match $removals })[0, -1]
        $points = @(@(Get-Moment) + $first + $last + ($last + 1) | Sort-Object -Unique)
        # Some at a time: each has a network, and an engine has addresses for few.
        for ($begin = 0; $begin -lt $points.Count; $begin += 8) {
            $cuts = @(foreach ($point in $points[$begin..($begin + 7)]) {
                Start-Convert (New-Chain) $point
            })
            foreach ($cut in $cuts) {
                $cut.Process.WaitForExit(180000) | Should -BeTrue
                $cut.Process.ExitCode | Should -Not -Be 0 -Because "it was killed at $($calls[$cut.Relay.CutAt - 1])"
                $cut.Relay.WaitForEngine([TimeSpan]::FromSeconds(60)) | Should -BeTrue
            }
            $done = Repair-DockerNet
            # What has begun and not come to its end is told of, one by one.
            foreach ($cut in $cuts | Where-Object { $_.Relay.Calls -match 'create\?name=dockernet-links' -and -not ($_.Relay.Calls -match '^DELETE /containers/dockernet-links') }) {
                $told = @($done | Where-Object Target -EQ "$($cut.Chain.App), $($cut.Chain.Web)")
                $told.Work | Should -Be 'Convert-ContainerLink'
                $told.Action | Should -BeLike "*$($cut.Chain.Network) is $($cut.Relay.Calls -match $removals ? 'finished' : 'undone')"
            }
            Get-Leftover | Should -BeNullOrEmpty
            foreach ($cut in $cuts) {
                try {
                    $state = Assert-Whole $cut.Chain
                    $state | Should -Be ($cut.Relay.Calls -match $removals ? 'new' : 'old')
                } catch { throw "Killed at $($cut.Relay.CutAt), $($calls[$cut.Relay.CutAt - 1]): $_" }
                Remove-Chain $cut.Chain
            }
        }
    }

    It 'by Ctrl+C after any call that changes something is undone, or finished' {
        foreach ($at in Get-Moment) {
            $chain = New-Chain
            $relay = New-Relay $at
            $stopped = Invoke-AndStop { param($names, $network, $engine) Convert-ContainerLink $names $network -DockerHost $engine } @($chain.Web, $chain.App), $chain.Network, $relay.Host -After 0 -When {
                $relay.WaitForCut([TimeSpan]::Zero)
            }
            $stopped.Errors | Should -BeNullOrEmpty
            Wait-Until { -not (Get-Leftover) } -What 'nothing is left'
            try {
                # Links cannot be made again, but names can.
                'backend', 'store', $peer.Name | Test-ContainerPing $chain.Web -Count 1 -Quiet | Should -Be $true, $true, $true
                (Test-ContainerPing $chain.App store -Count 1).Reachable | Should -BeTrue
                if ($chain.Network -notin (Invoke-EngineApi GET '/networks').Name) {
                    (Get-DockerContainer $chain.Db).Networks.Network | Should -Be 'bridge'
                    (Get-DockerContainer $chain.Web).Networks.Network | Sort-Object | Should -Be ('bridge', $other | Sort-Object)
                }
            } catch { throw "Stopped at $at, $($calls[$at - 1]): $_" }
            Remove-Chain $chain
        }
    }

    It 'is finished by Repair-ContainerLink too, which says so' {
        $removal = 1..$calls.Count | Where-Object { $calls[$_ - 1] -match '^DELETE /containers/[^ ]*/store' } | Select-Object -First 1
        $cut = Start-Convert (New-Chain) $removal
        $cut.Process.WaitForExit(180000) | Should -BeTrue
        (Get-DockerContainer $cut.Chain.App -Detailed).Links | Should -BeNullOrEmpty
        Repair-ContainerLink $cut.Chain.App -WarningVariable told -WarningAction SilentlyContinue
        "$told" | Should -BeLike "*'store'*(LinkRecovered)*"
        Assert-Whole $cut.Chain | Should -Be 'new'
    }

    It 'does not remove a network that somebody else has made by that name' {
        $creation = 1..$calls.Count | Where-Object { $calls[$_ - 1] -match '/networks/create' } | Select-Object -First 1
        $cut = Start-Convert (New-Chain) ($creation - 1)
        $cut.Process.WaitForExit(180000) | Should -BeTrue
        $null = New-DockerBridge $cut.Chain.Network
        $null = Repair-DockerNet
        (Invoke-EngineApi GET '/networks').Name | Should -Contain $cut.Chain.Network
        (Get-ContainerLink $cut.Chain.Web).Kind | Should -Be 'Legacy', 'Legacy'
    }
}
