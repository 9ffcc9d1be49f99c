BeforeAll {
    Import-Module "$PSScriptRoot/../../../out/DockerNet/DockerNet.psd1" -Force

    function Convert-Seconds($Value) { [DockerNet.Binding.SecondsTransformation]::new().Transform($null, $Value) }
    function Convert-Moment($Value) { [DockerNet.Binding.MomentTransformation]::new().Transform($null, $Value) }
}

Describe 'DurationText' -Tag Fast {
    It 'reads <Text>' -ForEach @(
        @{ Text = '10m'; Seconds = 600 }
        @{ Text = '1h30m'; Seconds = 5400 }
        @{ Text = '1h30m10s'; Seconds = 5410 }
        @{ Text = '1.5h'; Seconds = 5400 }
        @{ Text = '.5s'; Seconds = 0.5 }
        @{ Text = '500ms'; Seconds = 0.5 }
        @{ Text = '1s500ms'; Seconds = 1.5 }
        @{ Text = '250us'; Seconds = 0.00025 }
        @{ Text = '250µs'; Seconds = 0.00025 }
        @{ Text = '1000ns'; Seconds = 0.000001 }
        @{ Text = '+2m'; Seconds = 120 }
        @{ Text = '-2m'; Seconds = -120 }
    ) {
        $duration = [TimeSpan]::Zero
        [DockerNet.Text.DurationText]::TryParse($Text, [ref]$duration) | Should -BeTrue
        $duration.TotalSeconds | Should -Be $Seconds
    }

    It 'does not read <_>' -ForEach '', '10', 'm', '10 m', '10M', '1d', '1h30', '00:10:00', '2026-01-02', '1h-30m', "10m`n", '9999999999999999999h' {
        $duration = [TimeSpan]::Zero
        [DockerNet.Text.DurationText]::TryParse($_, [ref]$duration) | Should -BeFalse
        [DockerNet.Text.DurationText]::TryParse($null, [ref]$duration) | Should -BeFalse
    }

    It 'is taken where seconds are' {
        (Convert-Seconds '1m30s').TotalSeconds | Should -Be 90
        (Convert-Seconds 90).TotalSeconds | Should -Be 90
        (Convert-Seconds '90').TotalSeconds | Should -Be 90
        Convert-Seconds '00:01:30' | Should -Be '00:01:30'
    }

    It 'is taken where a moment is, for so long ago' {
        ([DateTimeOffset]::Now - (Convert-Moment '1h30m')).TotalMinutes | Should -BeGreaterThan 89.9
        ([DateTimeOffset]::Now - (Convert-Moment '1h30m')).TotalMinutes | Should -BeLessThan 91
        Convert-Moment '2026-01-02T03:04:05Z' | Should -Be '2026-01-02T03:04:05Z'
    }
}
