# What the module says against what is, in laboratories made up from seeds. Many more of them: build.ps1 Laboratory.
BeforeDiscovery {
    $cases = Import-PowerShellDataFile "$PSScriptRoot/../../Laboratory/Cases.psd1"
    Import-Module "$PSScriptRoot/../../Support/DockerNet.Testing.psm1" -Force
    $generation = [int]((Invoke-EngineApi GET /version).Version -replace '\..*')
    $script:seeds = @(1) + @($cases["$generation"]) | Where-Object { $_ } | Sort-Object -Unique
}

BeforeAll {
    Import-Module "$PSScriptRoot/../../Support/DockerNet.Testing.psm1" -Force
    Import-Module "$PSScriptRoot/../../Laboratory/Laboratory.psm1" -Force
}

Describe 'The laboratory of seed <_>' -ForEach $seeds {
    BeforeAll {
        $script:result = Test-Laboratory -Seed $_
    }

    AfterAll { Remove-TestObject }

    It 'has the rules and the trial say of all pairs what comes out by hand' {
        Format-LaboratoryDifference $result | Should -BeNullOrEmpty
    }

    It 'has all pairs, of all three verdicts' {
        $count = $result.Plan.Containers.Count
        $result.Pairs.Where({ -not $_.Port }).Count | Should -Be ($count * $count)
        $result.Pairs.Where({ $_.Port -eq 80 }).Count | Should -BeGreaterThan ($count * $count / 2)
        'Reachable', 'AddressOnly', 'Unreachable' | ForEach-Object { $result.Pairs.Hand | Should -Contain $_ }
    }
}

Describe 'A plan' {
    It 'is the same for the same seed' {
        Format-LaboratoryPlan (New-LaboratoryPlan 7 28) | Should -Be (Format-LaboratoryPlan (New-LaboratoryPlan 7 28))
        Format-LaboratoryPlan (New-LaboratoryPlan 8 28) | Should -Not -Be (Format-LaboratoryPlan (New-LaboratoryPlan 7 28))
    }

    It 'has nothing that an engine of generation <Generation> lacks' -ForEach @(
        @{ Generation = 20; Lacks = 'routed|isolated|unprotected|IPv6 only' }
        @{ Generation = 27; Lacks = 'isolated|unprotected|IPv6 only' }
    ) {
        (1..20 | ForEach-Object { Format-LaboratoryPlan (New-LaboratoryPlan $_ $Generation) }) -match $Lacks | Should -BeNullOrEmpty
        (1..20 | ForEach-Object { Format-LaboratoryPlan (New-LaboratoryPlan $_ 28) }) -match $Lacks | Should -Not -BeNullOrEmpty
    }
}
