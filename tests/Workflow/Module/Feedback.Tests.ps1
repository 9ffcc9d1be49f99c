# What is told in a session where somebody types, after what the docker client did or did not do.
BeforeDiscovery { $script:possible = $IsLinux -and (Get-Command docker -CommandType Application -ErrorAction Ignore) }

BeforeAll {
    Import-Module "$PSScriptRoot/../../Support/DockerNet.Testing.psm1" -Force
    Add-Type -Path "$PSScriptRoot/../../../out/testing/DockerNet.Testing.dll"
    $script:module = [IO.Path]::GetFullPath("$PSScriptRoot/../../../out/DockerNet/DockerNet.psd1")
    $assembly = [Reflection.Assembly]::LoadFrom("$(Split-Path $module)/bin/DockerNet.Feedback.dll")
    $script:feedback = [Activator]::CreateInstance($assembly.GetType('DockerNet.Feedback.ClientFeedback'))
    $script:predictor = [Activator]::CreateInstance($assembly.GetType('DockerNet.Feedback.ClientPredictor'))
    $script:client = [Management.Automation.Subsystem.Prediction.PredictionClient]::new('test', 'Terminal')

    $script:busybox = 'dockernet/busybox:test'
    $script:port = Get-Random -Minimum 24000 -Maximum 25000
    $script:net = (New-DockerBridge (New-TestName net) -Subnet 10.196.7.0/24).Name
    $script:db = (New-DockerContainer $busybox -Name (New-TestName db) -Network $net -Volume "$(New-TestName data):/data" -Publish "${port}:80" -Start).Name
    $script:data = (Get-DockerContainer $db).Mounts[0].Name
    $script:stopped = (New-DockerContainer $busybox -Name (New-TestName idle)).Name

    # What is offered after a line that failed, each with its reason.
    function Get-Prediction([string]$Line) {
        $predictor.OnCommandLineExecuted($client, $ExecutionContext.InvokeCommand.ExpandString($Line), $false)
        $search = $predictor.GetType().GetField('_search', [Reflection.BindingFlags]'Instance, NonPublic').GetValue($predictor)
        $search.Wait(30000) | Should -BeTrue
        $predictor.GetSuggestion($client, [Management.Automation.Subsystem.Prediction.PredictionContext]::Create('N'), [Threading.CancellationToken]::None).SuggestionEntries
    }

    # What is told of a line, as text and cmdlets.
    function Get-Feedback([string]$Line, [string]$Trigger, $Record) {
        $context = [Management.Automation.Subsystem.Feedback.FeedbackContext]::new($Trigger, $ExecutionContext.InvokeCommand.ExpandString($Line), $PWD, $Record)
        $item = $feedback.GetFeedback($context, [Threading.CancellationToken]::None)
        if ($item) { @($item.Header) + @($item.RecommendedActions) }
    }
}

AfterAll { Remove-TestObject }

Describe 'A command of the docker client that failed' {
    It 'is explained: <Line>' -ForEach @(
        @{ Line = 'docker run --network nowhere busybox'; Says = 'There is no network nowhere.'; Cmdlet = 'New-DockerBridge nowhere' }
        @{ Line = 'docker run -d --net=${net}x busybox sleep 1'; Says = 'There is no network ${net}x. Did you mean ${net}?'; Cmdlet = 'New-DockerBridge ${net}x' }
        @{ Line = 'docker container run -p ${port}:8080 busybox'; Says = 'Port $port of the host is published by $db.'; Cmdlet = 'Get-ContainerPort $db' }
        @{ Line = 'docker create --publish=127.0.0.1:${port}:80/tcp busybox'; Says = 'Port $port of the host is published by $db.'; Cmdlet = 'Get-ContainerPort $db' }
        @{ Line = 'sudo true; docker run --name $db busybox'; Says = 'The name $db is taken by a container that is running.'; Cmdlet = 'Rename-DockerContainer $db $db-old' }
        @{ Line = 'docker run --link nobody:db busybox'; Says = 'There is no container nobody.'; Cmdlet = 'Get-DockerContainer' }
        @{ Line = 'docker run --link ${stopped}:db busybox'; Says = '$stopped, which is linked to, is created: a link needs its source to run.'; Cmdlet = 'Start-DockerContainer $stopped' }
        @{ Line = 'docker run --link ${db}:db busybox'; Says = '$db, which is linked to, is not on the network bridge, but on $net.'; Cmdlet = 'Connect-DockerNetwork bridge $db' }
        @{ Line = 'docker network create --subnet 10.196.0.0/16 wide'; Says = 'The range 10.196.0.0/16 overlaps with that of the network $net, 10.196.7.0/24.'; Cmdlet = 'Find-DockerSubnet' }
        @{ Line = 'docker network create $net'; Says = 'There is a network $net already.'; Cmdlet = 'Get-DockerNetwork $net' }
        @{ Line = 'docker network connect nowhere $db'; Says = 'There is no network nowhere.'; Cmdlet = 'Get-DockerNetwork' }
        @{ Line = 'docker network rm $net'; Says = 'The network $net has members: $db.'; Cmdlet = 'Disconnect-DockerNetwork $net $db' }
        @{ Line = 'docker volume rm $data'; Says = 'The volume $data is used by $db.'; Cmdlet = 'Get-DockerVolumeShare $data' }
        @{ Line = 'docker exec -it ${db}x sh'; Says = 'There is no container ${db}x. Did you mean ${db}?'; Cmdlet = 'Get-DockerContainer' }
    ) {
        $said = Get-Prediction $Line
        $said[0].ToolTip | Should -BeExactly $ExecutionContext.InvokeCommand.ExpandString($Says)
        $said.SuggestionText | Should -Contain $ExecutionContext.InvokeCommand.ExpandString("$Cmdlet # $Says")
        # What is advised can be typed.
        $said.SuggestionText | ForEach-Object { Get-Command ($_ -split ' ')[0] -Module DockerNet | Should -Not -BeNullOrEmpty }
        # And only until the next one.
        $predictor.OnCommandLineExecuted($client, 'docker ps', $true)
        $predictor.GetSuggestion($client, [Management.Automation.Subsystem.Prediction.PredictionContext]::Create('N'), [Threading.CancellationToken]::None).SuggestionEntries | Should -BeNullOrEmpty
    }

    It 'is left alone where nothing is known, or nothing is the client''s: <_>' -ForEach 'docker run busybox false', 'docker exec $db false', 'git status', 'docker', 'docker --version', 'docker -H tcp://127.0.0.1:1 run --network nowhere busybox' {
        Get-Prediction $_ | Should -BeNullOrEmpty
    }
}

Describe 'A command of the docker client that did its work' {
    It 'with a link is told what a link is' {
        $said = Get-Feedback 'docker run -d --link ${db}:db busybox' Success
        $said[0] | Should -BeLike 'A link is legacy: *'
        $said | Should -Contain 'Convert-ContainerLink'
    }

    It 'with a network over a range of this computer is told what is not reached' -Skip:(-not ($IsLinux -and (& id -u) -eq 0)) {
        $made = New-TestName over
        $null = & ip link add dnt-range type bridge
        try {
            $null = & ip addr add 10.195.3.1/24 dev dnt-range
            $null = New-DockerBridge $made -Subnet 10.195.0.0/16 -Gateway 10.195.9.9 -WarningAction Ignore
            $said = Get-Feedback "docker network create --subnet 10.195.0.0/16 $made" Success
            $said[0] | Should -Be "The range 10.195.0.0/16 of $made is also that of this computer's interface dnt-range, 10.195.3.1/24: containers of $made do not reach what is there."
            $said | Should -Contain 'Find-DockerSubnet'
        } finally { & ip link del dnt-range }
    }

    It 'needs no word otherwise: <_>' -ForEach 'docker run -d busybox', 'docker network create x', 'docker ps' {
        Get-Feedback $_ Success | Should -BeNullOrEmpty
    }
}

Describe 'A name that is no cmdlet''s' {
    It 'is told which was meant: <Guess>' -ForEach @(
        @{ Guess = 'Get-DockerLog'; Meant = 'Get-ContainerLog' }, @{ Guess = 'Get-DockerLogs'; Meant = 'Get-ContainerLog' }
        @{ Guess = 'Get-DockerContainers'; Meant = 'Get-DockerContainer' }, @{ Guess = 'Run-DockerContainer'; Meant = 'New-DockerContainer' }
        @{ Guess = 'Pull-DockerImage'; Meant = 'Receive-DockerImage' }, @{ Guess = 'Test-DockerPing'; Meant = 'Test-ContainerPing' }
        @{ Guess = 'Prune-DockerVolume'; Meant = 'Clear-DockerVolume' }, @{ Guess = 'Get-DockerLink'; Meant = 'Get-ContainerLink' }
        @{ Guess = 'Pause-DockerContainer'; Meant = 'Suspend-DockerContainer' }, @{ Guess = 'New-DockerBrigde'; Meant = 'New-DockerBridge' }
    ) {
        $record = [Management.Automation.ErrorRecord]::new([Exception]::new('x'), 'CommandNotFoundException', 'ObjectNotFound', $Guess)
        Get-Feedback $Guess CommandNotFound $record | Should -Contain $Meant
    }

    It 'is left to others where it is nothing of this module: <_>' -ForEach 'Get-Procces', 'foo', 'Get-VMHost' {
        $record = [Management.Automation.ErrorRecord]::new([Exception]::new('x'), 'CommandNotFoundException', 'ObjectNotFound', $_)
        Get-Feedback $_ CommandNotFound $record | Should -BeNullOrEmpty
    }
}

Describe 'A session' -Skip:(-not $possible) {
    It 'where somebody types shows it, until the module is removed' {
        $file = "$TestDrive/start.ps1"
        Set-Content $file "Import-Module '$module'`n`$env:DOCKER_HOST = '$(Get-TestHost)'`nSet-PSReadLineOption -HistorySaveStyle SaveNothing -PredictionSource Plugin`nfunction prompt { 'PS' + '> ' }"
        $terminal = [DockerNet.Testing.PseudoTerminal]::new((Join-Path $PSHOME pwsh), ('-NoLogo', '-NoProfile', '-NoExit', '-File', $file), 140, 40)
        try {
            Wait-Until { $terminal.Find('PS> ') } -What 'the prompt'
            $terminal.Type("docker network rm dnt-nowhere`r")
            Wait-Until { $terminal.Find('(?s)(not found|No such network).*PS> ') } -What 'the end of the client'
            # Shown behind what is typed, and gone with it.
            Wait-Until {
                $terminal.Type('Get')
                Start-Sleep -Milliseconds 300
                $found = $terminal.Find('-DockerNetwork # There is no network dnt-nowhere')
                $terminal.Type([string][char]127 * 3)
                $found
            } -What 'the cmdlet and the reason'
            $terminal.Type("Get-DockerLog`r")
            Wait-Until { $terminal.Find('Get-ContainerLog') } -What 'the name that was meant'
            $terminal.Type("New-DockerContainer $busybox sh -c x`r")
            Wait-Until { $terminal.Find('goes in quotes') } -What 'how to quote'
            $terminal.Type("Remove-Module DockerNet; (Get-PSSubsystem -Kind FeedbackProvider).Implementations.Name -join '+'`r")
            Wait-Until { $terminal.Find('general-feedback|General Feedback') } -What 'the others'
            $terminal.Text | Should -Not -Match '\+DockerNet|DockerNet\+'
        } finally { $terminal.Dispose() }
    }

    It 'that runs by itself does not load it' {
        $loaded = & (Join-Path $PSHOME pwsh) -NoProfile -NonInteractive -Command "Import-Module '$module'; [AppDomain]::CurrentDomain.GetAssemblies().GetName().Name"
        $loaded | Should -Contain 'DockerNet'
        $loaded | Should -Not -Contain 'DockerNet.Feedback'
    }
}
