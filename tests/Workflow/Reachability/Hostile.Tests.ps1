BeforeAll {
    Import-Module "$PSScriptRoot/../../Support/DockerNet.Testing.psm1" -Force

    $script:busybox = 'dockernet/busybox:test'
    $script:named = $env:DOCKERNET_PROBE_IMAGE
    $env:DOCKERNET_PROBE_IMAGE = $null
    $script:images = [Collections.Generic.List[string]]::new()
    $script:good = New-DockerContainer $busybox -Name (New-TestName good) -Start

    # A container that has something else in the place of all its tools.
    function New-Hostile([string]$Tool) {
        $image = "$(New-TestName evil):latest"
        $images.Add($image)
        $folder = (New-Item -ItemType Directory "$TestDrive/$([guid]::NewGuid())").FullName
        [IO.File]::WriteAllText("$folder/tool", "#!/bin/busybox sh`n$Tool`n")
        $tools = 'sh ash bash cat ip ping ping6 nc getent nslookup netstat ss env'
        [IO.File]::WriteAllText("$folder/Dockerfile", (@(
                    "FROM $busybox"
                    'COPY tool /evil'
                    'RUN chmod 755 /evil'
                    "RUN [""/bin/busybox"", ""sh"", ""-c"", ""for t in $tools; do /bin/busybox ln -sf /evil /bin/`$t; done""]"
                ) -join "`n"))
        $null = Build-DockerImage $folder -Tag $image
        New-DockerContainer $image -Name (New-TestName hostile) -Start -Command /bin/busybox, sleep, 3600
    }

    # Nothing but what the container itself is there for, and no helper.
    function Test-Clean($Container) {
        @((Invoke-EngineApi GET "/containers/$($Container.Id)/top").Processes).Count | Should -Be 1
        Invoke-EngineApi GET '/containers/json?all=1&filters={"label":["dockernet.helper"]}' | Should -BeNullOrEmpty
        Invoke-EngineApi GET '/images/json?all=1&filters={"label":["dockernet.helper"]}' | Should -BeNullOrEmpty
    }
}

AfterAll {
    Remove-TestObject
    $images | ForEach-Object { Invoke-EngineApi DELETE "/images/${_}?force=1" -IgnoreError }
    $env:DOCKERNET_PROBE_IMAGE = $named
}

Describe 'A hostile container' {
    It 'that prints for ever takes neither memory nor time' {
        $container = New-Hostile 'exec /bin/busybox yes 0123456789012345678901234567890123456789'
        $before = [GC]::GetTotalAllocatedBytes()
        $clock = [Diagnostics.Stopwatch]::StartNew()
        $ping = Test-ContainerPing $container.Name $good.Name -Count 1 -Timeout 1
        $ping.Reachable | Should -BeNullOrEmpty
        $ping.Reason | Should -Match 'print without an end'
        $port = Test-ContainerPort $container.Name $good.Name 80 -Timeout 1
        $port.Reason | Should -Match 'print without an end'
        (Test-ContainerReachability -Name $container.Name, $good.Name -Port 80 -Timeout 1).Live | Should -Contain 'NotTested'
        { Resolve-ContainerName $good.Name -From $container.Name -Live } | Should -Not -Throw
        (Get-ErrorOf { Get-ContainerInterface $container.Name -WarningAction SilentlyContinue }).FullyQualifiedErrorId | Should -BeLike 'HelperImageMissing,*'
        (Get-ErrorOf { Wait-DockerContainer $container.Name -Port 80 -Timeout 2 }) | Should -HaveCount 1
        $clock.Elapsed.TotalSeconds | Should -BeLessThan 60
        ([GC]::GetTotalAllocatedBytes() - $before) / 1MB | Should -BeLessThan 1000
        Test-Clean $container
    }

    It 'that does not answer, and starts others that do not, is given up and cleaned' {
        $container = New-Hostile "for i in 1 2 3; do (trap '' TERM HUP INT; while :; do /bin/busybox sleep 100; done) & done; wait"
        $clock = [Diagnostics.Stopwatch]::StartNew()
        $ping = Test-ContainerPing $container.Name $good.Name -Count 1 -Timeout 1
        $ping.Reachable | Should -BeNullOrEmpty
        $ping.Reason | Should -Match 'did not come to an end'
        $clock.Elapsed.TotalSeconds | Should -BeLessThan 30
        Test-Clean $container
    }

    It 'that lies is told as not tested' {
        $container = New-Hostile 'echo "0 >ping"; echo "0 64 bytes"; exit 0'
        (Test-ContainerPing $container.Name $good.Name -Count 1 -Timeout 1).Reachable | Should -Not -Be $true
        (Test-ContainerPort $container.Name $good.Name 80 -Timeout 1).Reachable | Should -Not -Be $true
        Test-Clean $container
    }

    It 'is looked at by the image that the user names, which is told' {
        $container = New-Hostile 'exec /bin/busybox yes'
        $told = Test-ContainerPing $container.Name "$($good.IPAddress)" -Count 1 -ProbeImage $busybox -Verbose 4>&1
        ($told | Where-Object { $_ -is [DockerNet.PingResult] }).Reachable | Should -BeTrue
        "$($told | Where-Object { $_ -is [Management.Automation.VerboseRecord] })" | Should -Match "sh of the image $busybox is run in the network container:$($container.Id)"
        Test-Clean $container
    }

    It 'has its command''s output kept up to a limit, and the command ended' {
        $container = New-DockerContainer $busybox -Name (New-TestName loud) -Start
        (Get-ErrorOf { Invoke-ContainerCommand $container.Name yes }).FullyQualifiedErrorId | Should -BeLike 'OutputTooLarge,*'
        Test-Clean $container
    }
}

Describe 'A helper' {
    It 'is of no image that nobody has named' {
        $bare = New-DockerContainer dockernet/bare:test -Name (New-TestName bare) -Start
        $told = Test-ContainerPing $bare.Name "$($good.IPAddress)" -Count 1 -Timeout 1 -Verbose 4>&1
        ($told | Where-Object { $_ -is [DockerNet.PingResult] }).Reachable | Should -BeNullOrEmpty
        "$($told | Where-Object { $_ -is [Management.Automation.VerboseRecord] })" | Should -Not -Match 'busybox|service'
        Get-ContainerInterface $good.Name -WarningVariable warned -WarningAction SilentlyContinue | Where-Object Peer | Should -BeNullOrEmpty
        "$warned" | Should -Match 'HelperImageMissing'
    }
}
