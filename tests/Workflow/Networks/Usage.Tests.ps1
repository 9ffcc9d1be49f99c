# How many addresses of a network are taken, and how many are left.
BeforeAll {
    Import-Module "$PSScriptRoot/../../Support/DockerNet.Testing.psm1" -Force
    $script:busybox = 'dockernet/busybox:test'
    $script:second = Get-Random -Minimum 20 -Maximum 250
    $script:third = 0

    function New-Subnet([string]$End) {
        $script:third++
        "10.$second.$third.$End"
    }

    # Starts containers until the engine has no address for one more.
    function Get-RealFree([string]$Network) {
        foreach ($number in 0..40) {
            $name = New-TestName fill
            if (Get-ErrorOf { New-DockerContainer $busybox -Name $name -Network $Network -Start }) { return $number }
        }
    }
}

AfterAll { Remove-TestObject }

Describe 'The addresses of a network' {
    It 'are counted as the engine gives them: <Name>' -ForEach @(
        @{ Name = 'a range'; End = '0/29'; Settings = @{}; Used = 3; Free = 5 }
        @{ Name = 'a gateway in the midst'; End = '0/29'; Settings = @{ Gateway = 5 }; Used = 3; Free = 5 }
        @{ Name = 'some that are set aside'; End = '0/29'; Settings = @{ Aux = 3, 4 }; Used = 5; Free = 3 }
        @{ Name = 'a part for containers'; End = '0/24'; Settings = @{ Range = '8/30'; Gateway = 1 }; Used = 3; Free = 4 }
        @{ Name = 'a part with the gateway in it'; End = '0/24'; Settings = @{ Range = '8/30'; Gateway = 9 }; Used = 3; Free = 3 }
        @{ Name = 'the smallest that has room'; End = '0/30'; Settings = @{}; Used = 3; Free = 1 }
    ) {
        $subnet = New-Subnet $End
        $start = $subnet -replace '\d+/\d+$'
        $more = @{}
        if ($Settings.Gateway) { $more.Gateway = "$start$($Settings.Gateway)" }
        if ($Settings.Range) { $more.IPRange = "$start$($Settings.Range)" }
        if ($Settings.Aux) { $more.AuxAddress = $Settings.Aux | ForEach-Object { "x$_=$start$_" } }
        $network = New-DockerBridge (New-TestName use) -Subnet $subnet @more
        $network.Pools[0].Used | Should -Be $Used
        $network.Pools[0].Free | Should -Be $Free
        $network.Findings | Should -BeNullOrEmpty
        Get-RealFree $network.Name | Should -Be $Free
        foreach ($full in (Get-DockerNetwork $network.Name), (Get-DockerNetwork).Where({ $_.Name -eq $network.Name })) {
            $full.Pools[0].Used | Should -Be ($Used + $Free)
            $full.Pools[0].Free | Should -Be 0
            $full.Findings.Id | Should -Be 'AddressPoolFull'
            $full.Findings[0].Severity | Should -Be 'Error'
            $full.Findings[0].Target | Should -Be $network.Name
            $full.Findings[0].Fix | Should -Match 'Find-DockerSubnet'
        }
    }

    It 'are told to be nearly at their end' {
        $network = New-DockerBridge (New-TestName use) -Subnet (New-Subnet '0/28')
        $network.Pools[0].Free | Should -Be 13
        1..11 | ForEach-Object { $null = New-DockerContainer $busybox -Name (New-TestName fill) -Network $network.Name -Start }
        (Get-DockerNetwork $network.Name).Findings | Should -BeNullOrEmpty
        $last = New-DockerContainer $busybox -Name (New-TestName fill) -Network $network.Name -Start
        $found = (Get-DockerNetwork $network.Name).Findings
        $found.Id | Should -Be 'AddressPoolNearlyFull'
        $found.Severity | Should -Be 'Warning'
        $found.Problem | Should -Match '\b1 address left'
        Stop-DockerContainer $last.Name -Timeout 0
        (Get-DockerNetwork $network.Name).Findings | Should -BeNullOrEmpty
    }

    It 'are more than can be counted in a range of IPv6' {
        $network = New-DockerBridge (New-TestName use) -IPv6 -Subnet (New-Subnet '0/24'), ('fd00:{0:x}:{1:x}::/64' -f $second, $third)
        $network.Pools[0].Free | Should -Be 253
        $network.Pools[1].Used | Should -Be 2
        "$($network.Pools[1].Free)" | Should -Be '18446744073709551614'
    }

    It 'are none of a network without ranges' {
        (Get-DockerNetwork host).Pools | Should -BeNullOrEmpty
        (Get-DockerNetwork host).Findings | Should -BeNullOrEmpty
    }
}
