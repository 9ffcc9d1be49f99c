# Images from a registry: a real one, that anybody may use, and a second one that wants a password.
BeforeDiscovery {
    $script:possible = $IsLinux -and (& id -u) -eq 0
}

Describe 'Receive-DockerImage' -Skip:(-not $possible) {
    BeforeAll {
        Import-Module "$PSScriptRoot/../../Support/DockerNet.Testing.psm1" -Force
        Import-Module "$PSScriptRoot/../../Support/Engines/TestRegistry.psm1"

        $secret = "s3cret-$(Get-Random)"
        $alice = [pscredential]::new('alice', (ConvertTo-SecureString $secret -AsPlainText))
        $open = Start-TestRegistry
        $closed = Start-TestRegistry $alice
        $savedConfig = $env:DOCKER_CONFIG
        $savedPath = $env:PATH

        # An image that shares no layer with another, so that it is really fetched.
        $folder = New-Item "$TestDrive/tree" -ItemType Directory
        [IO.File]::WriteAllBytes("$folder/data", [Security.Cryptography.RandomNumberGenerator]::GetBytes(3MB))
        & tar -C $folder -cf "$TestDrive/tree.tar" .
        $own = Import-DockerImage "$TestDrive/tree.tar" "$(New-TestName pull):v1" -Change 'CMD ["/x"]', 'EXPOSE 80'
        $web = Push-TestImage $open $own.Name 'team/web:v1'
        $null = Push-TestImage $open $own.Name 'team/web:latest'
        $null = Push-TestImage $open $own.Name 'team/web:v2'
        $private = Push-TestImage $closed $own.Name 'private:v1' $alice
        Remove-DockerImage $own.Name -Force

        # The docker client's settings, with what it would have stored.
        function Set-ClientConfig($Config) {
            $env:DOCKER_CONFIG = (New-Item "$TestDrive/config" -ItemType Directory -Force).FullName
            ConvertTo-Json $Config -Depth 5 | Set-Content "$env:DOCKER_CONFIG/config.json"
        }

        function ConvertTo-Base64([string]$Text) { [Convert]::ToBase64String([Text.Encoding]::UTF8.GetBytes($Text)) }

        # A program as docker's own: it reads the registry's name and answers with a credential, or says that it has none.
        function Set-Helper([string]$Name, [string]$Server, [string]$Script) {
            $bin = (New-Item "$TestDrive/bin" -ItemType Directory -Force).FullName
            Set-Content "$bin/docker-credential-$Name" "#!/bin/sh`n[ `"`$1`" = get ] || exit 9`nread -r server`n[ `"`$server`" = '$Server' ] || { echo 'credentials not found in native keychain'; exit 1; }`n$Script"
            & chmod +x "$bin/docker-credential-$Name"
            $env:PATH = "${bin}:$savedPath"
        }
    }

    AfterEach {
        Remove-TestObject
        $env:DOCKER_CONFIG = $savedConfig
        $env:PATH = $savedPath
        Remove-DockerImage "$($open.Name)/*", "$($closed.Name)/*" -Force
        Get-DockerImage -Dangling | Where-Object Id -EQ $own.Id | Remove-DockerImage -Force
    }

    AfterAll {
        $open, $closed | Where-Object { $_ } | ForEach-Object { Stop-TestRegistry $_ }
        Remove-TestObject
    }

    It 'fetches an image' {
        $image = Receive-DockerImage $web
        $image | Should -BeOfType DockerNet.Image
        $image.Name | Should -Be $web
        $image.Id | Should -Be $own.Id
        $image.ExposedPorts | Should -Be '80/tcp'
        $image.Digests | Should -Match "^$([regex]::Escape($web -replace ':v1$'))@sha256:[0-9a-f]{64}$"
        (Invoke-EngineApi GET "/images/$web/json").Id | Should -Be $own.Id
    }

    It 'takes latest, and not all, when it is given no tag' {
        (Receive-DockerImage "$($open.Name)/team/web").Name | Should -Be "$($open.Name)/team/web:latest"
        (Get-DockerImage $own.Id).Tags | Should -Be "$($open.Name)/team/web:latest"
    }

    It 'fetches by digest' {
        $digest = (Receive-DockerImage $web).Digests[0]
        Remove-DockerImage $web
        $image = Receive-DockerImage $digest
        $image.Name | Should -Be $digest
        $image.Id | Should -Be $own.Id
        Remove-DockerImage $digest
    }

    It 'fetches several, from <_>' -ForEach 'a list', 'the pipeline', 'objects' {
        $names = "$($open.Name)/team/web:v1", "$($open.Name)/team/web:v2"
        $images = switch ($_) {
            'a list' { Receive-DockerImage $names }
            'the pipeline' { $names | Receive-DockerImage }
            'objects' { $names | ForEach-Object { [pscustomobject]@{ Image = $_; DockerHost = Get-TestHost } } | Receive-DockerImage }
        }
        $images.Name | Should -Be $names
    }

    It 'says with -Verbose what came of it' {
        $first = Receive-DockerImage $web -Verbose 4>&1 | Where-Object { $_ -is [Management.Automation.VerboseRecord] }
        "$first" | Should -Match 'Status: Downloaded newer image'
        $second = Receive-DockerImage $web -Verbose 4>&1 | Where-Object { $_ -is [Management.Automation.VerboseRecord] }
        "$second" | Should -Match 'Status: Image is up to date'
    }

    It 'shows how far the layers are' {
        $shell = [powershell]::Create()
        try {
            $module = (Get-Module DockerNet).Path
            $null = $shell.AddScript("Import-Module '$module'; Receive-DockerImage $web").Invoke()
            $shell.Streams.Error | Should -BeNullOrEmpty
            $progress = @($shell.Streams.Progress | Where-Object Activity -EQ "Pulling $web")
            $progress.StatusDescription | Should -Contain '1 of 1 layers'
            $progress.PercentComplete | Should -Contain 100
            $percents = @($progress | Where-Object RecordType -EQ Processing | ForEach-Object PercentComplete)
            $percents | Should -Be ($percents | Sort-Object)
            $progress[-1].RecordType | Should -Be 'Completed'
        } finally {
            $shell.Dispose()
        }
    }

    It 'only says what it would do with -WhatIf' {
        Receive-DockerImage $web -WhatIf | Should -BeNullOrEmpty
        Get-DockerImage "$($open.Name)/*" | Should -BeNullOrEmpty
    }

    It 'is the error <Id> for <What>' -ForEach @(
        @{ What = 'a tag that is not there'; Id = 'ImageNotFound'; Category = 'ObjectNotFound'; Get = { "$($open.Name)/team/web:v9" } }
        @{ What = 'a repository that is not there'; Id = 'ImageNotFound'; Category = 'ObjectNotFound'; Get = { "$($open.Name)/team/wbe:v1" } }
        @{ What = 'a registry that is not there'; Id = 'RegistryUnreachable'; Category = 'ConnectionError'; Get = { '127.0.0.1:1/web:v1' } }
        @{ What = 'an image that is not for everybody'; Id = 'RegistryAccessDenied'; Category = 'PermissionDenied'; Get = { $private } }
    ) {
        $name = & $Get
        $record = Get-ErrorOf { Receive-DockerImage $name }
        $record | Should -HaveCount 1
        $record.FullyQualifiedErrorId | Should -BeLike "$Id,*"
        $record.CategoryInfo.Category | Should -Be $Category
        $record.TargetObject | Should -Be $name
    }

    It 'happens by itself for a container whose image the engine does not have' {
        $container = New-DockerContainer $web -Name (New-TestName)
        $container.ImageId | Should -Be $own.Id
        (Get-DockerImage $own.Id).Tags | Should -Be $web
    }

    It 'never happens for a container with -Pull Never' {
        $name = New-TestName
        $record = Get-ErrorOf { New-DockerContainer $web -Name $name -Pull Never }
        $record.FullyQualifiedErrorId | Should -BeLike 'ImageNotFound,*'
        Get-DockerImage "$($open.Name)/*" | Should -BeNullOrEmpty
        Get-DockerContainer "$name*" | Should -BeNullOrEmpty
    }

    It 'gets a container the newest image of its name only with -Pull Always' {
        $null = Invoke-EngineApi POST "/images/dockernet/busybox:test/tag?repo=$($open.Name)/team/web&tag=v1"
        (New-DockerContainer $web -Name (New-TestName)).ImageId | Should -Not -Be $own.Id
        (New-DockerContainer $web -Name (New-TestName) -Pull Always).ImageId | Should -Be $own.Id
    }

    It 'happens for a data container as well' {
        (New-SharedVolumeContainer (New-TestName) $web /shared).ImageId | Should -Be $own.Id
    }

    It 'does not happen for a container with -WhatIf' {
        New-DockerContainer $web -Name (New-TestName) -Pull Always -WhatIf
        Get-DockerImage "$($open.Name)/*" | Should -BeNullOrEmpty
    }

    It 'that fails for a container is the error ImageNotFound with both reasons: <What>' -ForEach @(
        @{ What = 'a tag that is not there'; Get = { "$($open.Name)/team/web:v9" }; Why = '*manifest*' }
        @{ What = 'a registry that is not there'; Get = { '127.0.0.1:1/web:v1' }; Why = '*does not have*cannot fetch*refused*' }
        @{ What = 'an image that is not for everybody'; Get = { $private }; Why = '*does not have*cannot fetch*basic auth*' }
    ) {
        $image, $name = (& $Get), (New-TestName)
        $record = Get-ErrorOf { New-DockerContainer $image -Name $name }
        $record.FullyQualifiedErrorId | Should -BeLike 'ImageNotFound,*'
        $record.TargetObject | Should -Be $name
        $record.ErrorDetails.Message | Should -BeLike $Why
        Get-DockerContainer "$name*" | Should -BeNullOrEmpty
    }

    It 'for a container ends at once when it is stopped' {
        $stopped = Invoke-AndStop { New-DockerContainer 10.255.255.1:99/nothing }
        $stopped.WasRunning | Should -BeTrue
        $stopped.Elapsed | Should -BeLessThan $stopped.Patience
        $stopped.Errors | Should -BeNullOrEmpty
    }

    It 'goes on after one that cannot be fetched' {
        $images = Receive-DockerImage "$($open.Name)/absent", $web -ErrorAction SilentlyContinue -ErrorVariable errors
        $images.Name | Should -Be $web
        $errors | Should -HaveCount 1
    }

    It 'refuses a name that is none: <_>' -ForEach 'Not A Name', 'a:b:c', 'web@sha256:1' {
        (Get-ErrorOf { Receive-DockerImage $_ }).FullyQualifiedErrorId | Should -BeLike 'ParameterArgumentValidationError,*'
    }

    It 'ends at once when it is stopped' {
        # Packets to this address go nowhere, so the engine waits.
        $stopped = Invoke-AndStop { Receive-DockerImage 10.255.255.1:99/nothing }
        $stopped.WasRunning | Should -BeTrue
        $stopped.Elapsed | Should -BeLessThan $stopped.Patience
        $stopped.Errors | Should -BeNullOrEmpty
    }

    Context 'with a password' {
        It 'fetches with -Credential' {
            (Receive-DockerImage $private -Credential $alice).Id | Should -Be $own.Id
        }

        It 'is refused with a wrong one, and tells it to nobody' {
            $wrong = [pscredential]::new('alice', (ConvertTo-SecureString 'wr0ng-pass' -AsPlainText))
            $said = Receive-DockerImage $private -Credential $wrong -Verbose -Debug -ErrorAction Continue *>&1
            $record = @($said | Where-Object { $_ -is [Management.Automation.ErrorRecord] })
            $record.FullyQualifiedErrorId | Should -BeLike 'RegistryAccessDenied,*'
            $text = ($said | Out-String) + ($record | Format-List * -Force | Out-String) + $record.Exception
            $text | Should -Not -Match 'wr0ng-pass'
            $text | Should -Not -Match ([regex]::Escape((ConvertTo-Base64 'wr0ng-pass').Substring(0, 8)))
        }

        It 'fetches with what the docker client has stored, under <_>' -ForEach 'the registry''s name', 'an address' {
            $server = $_ -eq 'an address' ? "http://$($closed.Name)/v2/" : $closed.Name
            Set-ClientConfig @{ auths = @{ $server = @{ auth = ConvertTo-Base64 "alice:$secret" } } }
            (Receive-DockerImage $private).Id | Should -Be $own.Id
        }

        It 'does not send one registry''s password to another' {
            Set-ClientConfig @{ auths = @{ 'registry.example.org' = @{ auth = ConvertTo-Base64 "alice:$secret" } } }
            (Get-ErrorOf { Receive-DockerImage $private }).FullyQualifiedErrorId | Should -BeLike 'RegistryAccessDenied,*'
        }

        It 'fetches with what a helper of the docker client has: <_>' -ForEach 'credsStore', 'credHelpers' {
            Set-Helper 'dnt' $closed.Name "printf '{`"ServerURL`":`"%s`",`"Username`":`"alice`",`"Secret`":`"$secret`"}' `"`$server`""
            Set-ClientConfig ($_ -eq 'credsStore' ? @{ credsStore = 'dnt' } : @{ credsStore = 'absent'; credHelpers = @{ $closed.Name = 'dnt' } })
            (Receive-DockerImage $private).Id | Should -Be $own.Id
        }

        It 'asks as nobody when the helper has nothing' {
            Set-Helper 'dnt' 'another.example.org' 'exit 9'
            Set-ClientConfig @{ credsStore = 'dnt' }
            (Get-ErrorOf { Receive-DockerImage $private }).FullyQualifiedErrorId | Should -BeLike 'RegistryAccessDenied,*'
            (Receive-DockerImage $web).Id | Should -Be $own.Id
        }

        It 'is an error when the helper <What>, unless -Credential is given' -ForEach @(
            @{ What = 'is not there'; Helper = 'absent'; Script = ''; Says = 'docker-credential-absent' }
            @{ What = 'fails'; Helper = 'dnt'; Script = "echo 'the keyring is locked'; exit 1"; Says = 'the keyring is locked' }
            @{ What = 'talks without end'; Helper = 'dnt'; Script = 'exec yes'; Says = 'without an end' }
            @{ What = 'is a path'; Helper = '/../dnt'; Script = "touch $TestDrive/ran"; Says = 'letters, digits' }
            @{ What = 'talks nonsense'; Helper = 'dnt'; Script = 'echo my-t0ken'; Says = 'no credential' }
        ) {
            Set-Helper 'dnt' $closed.Name $Script
            Set-ClientConfig @{ credsStore = $Helper }
            $record = Get-ErrorOf { Receive-DockerImage $private }
            $record.FullyQualifiedErrorId | Should -BeLike 'CredentialHelperFailed,*'
            "$record" | Should -Match $Says
            "$record $($record.Exception)" | Should -Not -Match 'my-t0ken'
            (Receive-DockerImage $private -Credential $alice).Id | Should -Be $own.Id
        }

        It 'runs no program of the current folder' {
            Set-Helper 'dnt' $closed.Name "touch '$TestDrive/ran'; exit 1"
            $here = [Environment]::CurrentDirectory
            try {
                [Environment]::CurrentDirectory = "$TestDrive/bin"
                foreach ($path in $savedPath, "${savedPath}:", "${savedPath}:.") {
                    $env:PATH = $path
                    Set-ClientConfig @{ credsStore = 'dnt' }
                    (Get-ErrorOf { Receive-DockerImage $private }).FullyQualifiedErrorId | Should -BeLike 'CredentialHelperFailed,*'
                }
            } finally {
                [Environment]::CurrentDirectory = $here
            }
            "$TestDrive/ran" | Should -Not -Exist
        }

        It 'ends at once when it is stopped while the helper thinks' {
            Set-Helper 'dnt' $closed.Name "echo `$`$ > $TestDrive/pid; exec sleep 60"
            Set-ClientConfig @{ credsStore = 'dnt' }
            $stopped = Invoke-AndStop { Receive-DockerImage $args[0] } $private -When { Test-Path "$TestDrive/pid" }
            $stopped.WasRunning | Should -BeTrue
            $stopped.Elapsed | Should -BeLessThan $stopped.Patience
            Wait-Until { -not (Get-Process -Id (Get-Content "$TestDrive/pid") -ErrorAction Ignore) }
        }
    }
}
