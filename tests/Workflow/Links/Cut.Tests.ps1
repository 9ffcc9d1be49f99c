# Sessions that end in the middle of a migration: the name is known to whoever comes next.
BeforeDiscovery { $script:possible = $IsLinux -and (& id -u) -eq 0 }

Describe 'A migration of links that is cut off' -Skip:(-not $possible) {
    BeforeAll {
        Import-Module "$PSScriptRoot/../../Support/DockerNet.Testing.psm1" -Force
        $busybox = 'dockernet/busybox:test'
        $pwsh = Join-Path $PSHOME pwsh
        $module = (Get-Module DockerNet).Path
        $relays = [Collections.Generic.List[object]]::new()

        function New-Pair {
            $db = New-DockerContainer $busybox -Name (New-TestName db) -Start
            $web = New-DockerContainer $busybox -Name (New-TestName web) -Link "$($db.Name):store" -Start
            $network = (New-DockerBridge (New-TestName net)).Name
            [pscustomobject]@{ Db = $db.Name; Web = $web.Name; Network = $network }
        }

        function Start-Convert($Pair, [int]$CutAt) {
            $relay = [DockerNet.Testing.CallRelay]::new("$TestDrive/$(New-Guid).sock", ([uri](Get-TestHost)).LocalPath)
            $relays.Add($relay)
            $relay.CutAt = $CutAt
            $relay.ChangesOnly = $true
            $file = "$TestDrive/$($Pair.Web)"
            $script = "Import-Module '$module'; Convert-ContainerLink $($Pair.Web) $($Pair.Network) -SkipPing -DockerHost $($relay.Host) *>&1"
            $process = Start-Process $pwsh '-NoProfile', '-NonInteractive', '-Command', "`"$script`"" -PassThru -RedirectStandardOutput "$file.out"
            $relay.Victim = $process.Id
            [pscustomobject]@{ Process = $process; Relay = $relay; Pair = $Pair }
        }
    }

    AfterAll {
        $relays | ForEach-Object { $_.Dispose() }
        Remove-TestObject
    }

    It 'is finished by Repair-ContainerLink too, which says so' {
        $whole = Start-Convert (New-Pair)
        $whole.Process.WaitForExit(180000) | Should -BeTrue
        $calls = $whole.Relay.Calls
        $removal = 1..$calls.Count | Where-Object { $calls[$_ - 1] -match '^DELETE /containers/[^ ]*/store' } | Select-Object -First 1
        $cut = Start-Convert (New-Pair) $removal
        $cut.Process.WaitForExit(180000) | Should -BeTrue
        (Get-DockerContainer $cut.Pair.Web -Detailed).Links | Should -BeNullOrEmpty
        Repair-ContainerLink $cut.Pair.Web -WarningVariable told -WarningAction SilentlyContinue
        "$told" | Should -BeLike "*'store'*(LinkRecovered)*"
        (Test-ContainerPing $cut.Pair.Web store -Count 1).Reachable | Should -BeTrue
    }
}
