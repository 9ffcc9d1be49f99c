# Whatever happens in a cmdlet, it is told of as an error with an id, of what the user named, and the pipeline goes on.
BeforeDiscovery {
    $script:errors = 'OverflowException', 'NotSupportedException', 'NullReferenceException', 'ArgumentException', 'UriFormatException', 'TimeoutException', 'AggregateException',
    'Collections.Generic.KeyNotFoundException', 'OperationCanceledException', 'Management.Automation.WildcardPatternException', 'IO.IOException', 'InvalidProgramException' | ForEach-Object { @{ Type = $_ } }
}

BeforeAll {
    Import-Module "$PSScriptRoot/../../Support/DockerNet.Testing.psm1" -Force
    Import-Module "$PSScriptRoot/../../Support/Engines/TestImage.psm1"
    Import-TestImage -DockerHost (Get-TestHost)
    $env:DOCKER_HOST, $script:before = (Get-TestHost), $env:DOCKER_HOST
    $script:face = (Get-Command Get-DockerEngine).ImplementingType.Assembly
    $script:bad, $script:good = (New-TestName bad), (New-TestName good)
    $bad, $good | ForEach-Object { $null = New-DockerContainer dockernet/busybox:test -Name $_ -Command sleep, 3600 -Start }

    # Runs a script while what it asks for fails.
    function Invoke-Broken([string]$Trigger, [Exception]$Exception, [scriptblock]$Script) {
        $undo = [DockerNet.Testing.BreakingEngine]::Install($face, $Trigger, $Exception)
        try { & $Script } finally { $undo.Dispose() }
    }
}

AfterAll {
    Remove-TestObject
    $env:DOCKER_HOST = $before
}

Describe 'A failure that nobody thought of' -Tag Fast {
    It 'is an InternalError of what the user named, and the others still come: <Type>' -ForEach $errors {
        $output = Invoke-Broken $bad ([Activator]::CreateInstance([type]$Type)) {
            $bad, $good | Get-DockerContainer -ErrorVariable script:failed -ErrorAction SilentlyContinue
        }
        $output.Name | Should -Be $good
        $failed | Should -HaveCount 1
        $failed[0].FullyQualifiedErrorId | Should -BeLike 'InternalError,*'
        $failed[0].TargetObject | Should -Be $bad
        "$($failed[0])" | Should -Match ([regex]::Escape(($Type -split '\.')[-1]))
        $failed[0].ErrorDetails.RecommendedAction | Should -Match 'Report'
        $failed[0].Exception.InnerException | Should -BeOfType ([type]$Type) -Because 'whoever looks into it needs to know where it was'
    }

    It 'is one where a pipeline begins with a list' {
        $output = Invoke-Broken 'ListAsync' ([OverflowException]::new()) { Get-DockerNetwork -Name x*, b* -ErrorVariable script:failed -ErrorAction SilentlyContinue }
        $output | Should -BeNullOrEmpty
        $failed.FullyQualifiedErrorId | Should -BeLike 'InternalError,*'
        $failed.TargetObject | Should -Be 'x*, b*'
    }

    It 'is one for work that goes on in the background, and the others are done' {
        # Each of them is started before the last one has ended.
        $id = (Get-DockerContainer $bad).Id
        $output = Invoke-Broken $id ([OverflowException]::new()) { $bad, $good | Stop-DockerContainer -Timeout 0 -PassThru -ErrorVariable script:failed -ErrorAction SilentlyContinue }
        $output.Name | Should -Be $good
        $failed.FullyQualifiedErrorId | Should -BeLike 'InternalError,*'
        $failed.TargetObject | Should -Be $bad
        Start-DockerContainer $good
    }

    It 'is one at the end of the input' {
        Invoke-Broken 'ExportAsync' ([NotSupportedException]::new()) { 'dockernet/busybox:test' | Export-DockerImage -Path "$TestDrive/x.tar" -ErrorVariable script:failed -ErrorAction SilentlyContinue }
        $failed.FullyQualifiedErrorId | Should -BeLike 'InternalError,*'
        "$TestDrive/x.tar" | Should -Not -Exist
    }

    It 'is one when an engine is to be found' {
        $output = Invoke-Broken 'tcp://strange' ([UriFormatException]::new()) {
            'tcp://strange', (Get-TestHost) | ForEach-Object { [pscustomobject]@{ DockerHost = $_ } } | Get-DockerEngine -ErrorVariable script:failed -ErrorAction SilentlyContinue
        }
        $output | Should -HaveCount 1
        $failed.FullyQualifiedErrorId | Should -BeLike 'InternalError,*'
        $failed.TargetObject | Should -Be 'tcp://strange'
    }

    It 'ends the pipeline where the caller wants that' {
        Invoke-Broken $bad ([OverflowException]::new()) {
            { $bad, $good | Get-DockerContainer -ErrorAction Stop } | Should -Throw -ErrorId 'InternalError,*'
        }
    }

    It 'takes back what is half-made' {
        $name = New-TestName network
        Invoke-Broken 'GetAsync' ([OverflowException]::new()) { New-DockerNetwork $name -ErrorVariable script:failed -ErrorAction SilentlyContinue }
        $failed.FullyQualifiedErrorId | Should -BeLike 'InternalError,*'
        (Get-DockerNetwork).Name | Should -Not -Contain $name
    }

    It 'leaves no trace where something is to be completed' {
        $global:Error.Clear()
        foreach ($type in [OverflowException], [NullReferenceException], [Management.Automation.WildcardPatternException]) {
            Invoke-Broken 'ListAsync' ($type::new()) {
                $line = "Stop-DockerContainer -DockerHost tcp://127.0.0.1:$(Get-Random -Maximum 9999) -Name x"
                (TabExpansion2 $line $line.Length).CompletionMatches | Where-Object ResultType -EQ ParameterValue | Should -BeNullOrEmpty
            }
        }
        $global:Error | Should -BeNullOrEmpty
    }
}

Describe 'What ends a pipeline' -Tag Fast {
    It 'is no failure of the cmdlet that writes to it' {
        { Get-DockerContainer | ForEach-Object { throw 'mine' } } | Should -Throw 'mine'
        @(Get-DockerContainer -ErrorVariable failed | Select-Object -First 1) | Should -HaveCount 1
        $failed | Should -BeNullOrEmpty
        foreach ($i in 1, 2) { Get-DockerContainer -ErrorVariable failed | ForEach-Object { break } }
        $i | Should -Be 1
        $failed | Should -BeNullOrEmpty
        { Get-DockerContainer | ForEach-Object { Get-Item /no/such/file -ErrorAction Stop } } | Should -Throw -ErrorId 'PathNotFound,*'
        { Get-DockerContainer no-such-one -ErrorAction Stop } | Should -Throw -ErrorId 'ContainerNotFound,*'
    }
}
