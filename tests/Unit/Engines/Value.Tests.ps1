BeforeDiscovery { Import-Module "$PSScriptRoot/../../Support/DockerNet.Testing.psm1" -Force }

BeforeAll { Import-Module "$PSScriptRoot/../../Support/DockerNet.Testing.psm1" -Force }

Describe 'An address' -Tag Fast {
    BeforeAll { function New-Address([string]$Text) { [DockerNet.Address]::Parse($Text) } }

    It 'is text in JSON, and the same address again: <_>' -ForEach '172.17.0.2', '::1', 'fe80::1', '2001:db8::ff', 'fe80::1%3', '0.0.0.0' {
        $json = [pscustomobject]@{ Address = New-Address $_ } | ConvertTo-Json -Compress
        $json | Should -BeExactly "{`"Address`":`"$_`"}"
        [ipaddress]($json | ConvertFrom-Json).Address | Should -Be ([ipaddress]$_)
        [ipaddress](New-Address $_) | Should -Be ([ipaddress]$_)
    }

    It 'sorts by number, and not by its digits' {
        $sorted = '10.0.0.10', 'fe80::1', '10.0.0.9', '2.0.0.1', '::1', '10.0.0.100' | ForEach-Object { New-Address $_ } | Sort-Object
        "$sorted" | Should -Be '2.0.0.1 10.0.0.9 10.0.0.10 10.0.0.100 ::1 fe80::1'
    }

    It 'equals the same one in any form' {
        (New-Address '10.0.0.1') -eq '10.0.0.1' | Should -BeTrue
        '10.0.0.1' -eq (New-Address '10.0.0.1') | Should -BeTrue
        (New-Address '10.0.0.1') -eq [ipaddress]'10.0.0.1' | Should -BeTrue
        (New-Address '10.0.0.1') -eq '10.0.0.2' | Should -BeFalse
        (New-Address 'fe80:0::1') -eq 'fe80::1' | Should -BeTrue
        (New-Address '10.0.0.1') -lt (New-Address '10.0.0.20') | Should -BeTrue
        (New-Address '10.0.0.1') -eq 'nonsense' | Should -BeFalse
    }

    It 'goes where an IPAddress goes, from a file and from another process too' {
        function Read-Address([ipaddress]$Address, [ipaddress[]]$More) { "$Address $More" }
        $object = [pscustomobject]@{ Address = New-Address '10.0.0.1' }
        Read-Address $object.Address (New-Address '::1'), (New-Address '::2') | Should -Be '10.0.0.1 ::1 ::2'
        $again = [Management.Automation.PSSerializer]::Deserialize([Management.Automation.PSSerializer]::Serialize($object))
        $again.Address | Should -BeOfType string
        Read-Address $again.Address | Should -Be '10.0.0.1 '
        ($object | ConvertTo-Csv)[1] | Should -BeExactly '"10.0.0.1"'
    }
}

Describe 'A duration' -Tag Fast {
    It 'is text in JSON, and the same duration again: <_>' -ForEach '00:00:00.0004870', '1.02:03:04', '-00:00:01', '00:00:00' {
        $duration = [DockerNet.Duration]::Parse($_)
        $json = [pscustomobject]@{ Time = $duration } | ConvertTo-Json -Compress
        $json | Should -BeExactly "{`"Time`":`"$_`"}"
        [timespan]($json | ConvertFrom-Json).Time | Should -Be ([timespan]$_)
        [timespan]$duration | Should -Be ([timespan]$_)
        $duration.TotalMilliseconds | Should -Be ([timespan]$_).TotalMilliseconds
        [Management.Automation.PSSerializer]::Deserialize([Management.Automation.PSSerializer]::Serialize($duration)) | Should -BeExactly $_
    }

    It 'sorts and compares by its length' {
        $sorted = '00:00:10', '00:00:09', '1.00:00:00' | ForEach-Object { [DockerNet.Duration]::Parse($_) } | Sort-Object
        "$sorted" | Should -Be '00:00:09 00:00:10 1.00:00:00'
        $sorted[0] -lt $sorted[1] | Should -BeTrue
        $sorted[0] -eq [timespan]'00:00:09' | Should -BeTrue
    }
}

Describe 'A word of a set' -Tag Fast {
    It 'is a word in JSON, and the same word again: <_.Name>' -ForEach @(
        [DockerNet.Container].Assembly.GetExportedTypes() | Where-Object { $_.IsEnum -and $_.Namespace -eq 'DockerNet' }
    ) {
        foreach ($value in [Enum]::GetValues($_)) {
            $json = [pscustomobject]@{ Word = $value } | ConvertTo-Json -Compress
            $json | Should -BeExactly "{`"Word`":`"$value`"}"
            ($json | ConvertFrom-Json).Word -as $_ | Should -Be $value
        }
    }
}
