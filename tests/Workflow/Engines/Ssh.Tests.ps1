BeforeDiscovery {
    $script:possible = $IsLinux -and (& id -u) -eq 0
}

Describe 'An engine that is reached by ssh' -Skip:(-not $possible) {
    BeforeAll {
        Import-Module "$PSScriptRoot/../../Support/DockerNet.Testing.psm1" -Force
        Import-Module "$PSScriptRoot/../../Support/Engines/SshServer.psm1"

        $saved = $env:PATH
        $server = Start-SshServer ((New-Item TestDrive:/ssh -ItemType Directory).FullName)
        $env:PATH = "$($server.Folder)/bin$([IO.Path]::PathSeparator)$saved"
        $socket = (Get-TestHost) -replace '^unix://'
        $user = & id -un
        $address = "ssh://$user@127.0.0.1:$($server.Port)$socket"

        function Get-SshProcess { @(Get-Process ssh -ErrorAction Ignore | Where-Object { $_.CommandLine -match [regex]::Escape($server.Folder) }) }
    }

    AfterAll {
        Remove-TestObject
        $env:PATH = $saved
        Stop-SshServer $server
    }

    It 'answers, and its objects go back to it' {
        $network = New-DockerBridge (New-TestName net) -DockerHost $address
        $network.DockerHost | Should -Be $address
        $network | Get-DockerNetwork | ForEach-Object DockerHost | Should -Be $address
        $network | Remove-DockerNetwork
        (Get-DockerEngine -DockerHost $address).Version | Should -Be (Get-DockerEngine).Version
    }

    It 'does what needs both ways of a connection' {
        $name = (New-DockerContainer dockernet/busybox:test -Name (New-TestName both) -Start -DockerHost $address).Name
        ('of the host' | Invoke-ContainerCommand $name cat -DockerHost $address).Output | Should -Be 'of the host'
        $file = (New-Item TestDrive:/large -ItemType File).FullName
        [IO.File]::WriteAllBytes($file, [byte[]](1..3000000 | ForEach-Object { $_ -band 255 }))
        Copy-ContainerItem $file "${name}:/large" -DockerHost $address
        Copy-ContainerItem "${name}:/large" "$file.back" -DockerHost $address
        (Get-FileHash "$file.back").Hash | Should -Be (Get-FileHash $file).Hash
    }

    It 'is named by a context of the client' {
        $settings = $env:DOCKER_CONFIG
        $env:DOCKER_CONFIG = (New-Item "TestDrive:/$(New-Guid)" -ItemType Directory).FullName
        try {
            $folder = New-Item "$env:DOCKER_CONFIG/contexts/meta/$([Convert]::ToHexString([Security.Cryptography.SHA256]::HashData([Text.Encoding]::UTF8.GetBytes('far'))).ToLowerInvariant())" -ItemType Directory
            @{ Name = 'far'; Endpoints = @{ docker = @{ Host = $address } } } | ConvertTo-Json -Depth 5 | Set-Content "$folder/meta.json"
            (Get-DockerEngine -DockerHost far).DockerHost | Should -Be $address
            (Get-DockerContext far).Endpoint | Should -Be $address
        } finally {
            $env:DOCKER_CONFIG = $settings
        }
    }

    It 'is asked by many at a time, though its ssh lets in only few at once' {
        $module = (Get-Module DockerNet).Path
        $found = @($address) * 24 | ForEach-Object -Parallel { Import-Module $using:module; Get-DockerNetwork bridge -DockerHost $_ } -ThrottleLimit 24
        $found.Count | Should -Be 24
    }

    It 'is not asked for a password, and refused: <Kind>' -ForEach @(
        @{ Kind = 'a user that it does not let in'; Address = { "ssh://no-such-user@127.0.0.1:$($server.Port)" }; Id = 'SshKeyRefused'; Category = 'PermissionDenied' }
        @{ Kind = 'a computer whose key is not known'; Address = { "ssh://$user@localhost:$($server.Port)" }; Id = 'SshHostUnknown'; Category = 'SecurityError' }
        @{ Kind = 'nobody there'; Address = { "ssh://$user@127.0.0.1:1" }; Id = 'EngineUnreachable'; Category = 'ConnectionError' }
        @{ Kind = 'no engine there'; Address = { "ssh://$user@127.0.0.1:$($server.Port)/nowhere.sock" }; Id = 'EngineUnreachable'; Category = 'ConnectionError' }
        @{ Kind = 'no such computer'; Address = { 'ssh://nobody.invalid' }; Id = 'EngineUnreachable'; Category = 'ConnectionError' }
        @{ Kind = 'a password in the address'; Address = { "ssh://${user}:secret@127.0.0.1" }; Id = 'DockerHostInvalid'; Category = 'InvalidArgument' }
        @{ Kind = 'words that ssh would take for options'; Address = { 'ssh://-oProxyCommand=touch%20pwned/x' }; Id = 'DockerHostInvalid'; Category = 'InvalidArgument' }
    ) {
        $record = Get-ErrorOf { Get-DockerEngine -DockerHost (& $Address) }
        $record.FullyQualifiedErrorId | Should -BeLike "$Id,*"
        $record.CategoryInfo.Category | Should -Be $Category
        "$record" | Should -Not -Match 'secret'
    }

    It 'is not asked for a password, though a program is there that could be' {
        $asked = "$($server.Folder)/asked"
        Set-Content "$($server.Folder)/ask" '#!/bin/sh', "echo asked >> '$asked'", 'echo wrong'
        & chmod +x "$($server.Folder)/ask"
        $env:SSH_ASKPASS, $env:SSH_ASKPASS_REQUIRE = "$($server.Folder)/ask", 'force'
        try {
            (Get-ErrorOf { Get-DockerEngine -DockerHost "ssh://no-one-here@127.0.0.1:$($server.Port)" }).FullyQualifiedErrorId | Should -BeLike 'SshKeyRefused,*'
            Test-Path $asked | Should -Be $false
        } finally {
            Remove-Item env:SSH_ASKPASS, env:SSH_ASKPASS_REQUIRE
        }
    }

    It 'takes a path with quotes and spaces as it is' {
        $folder = (New-Item "TestDrive:/it's `$(a) path" -ItemType Directory).FullName
        & ln -s $socket "$folder/s"
        $odd = [Uri]::EscapeDataString("$folder/s") -replace '%2F', '/'
        (Get-DockerNetwork bridge -DockerHost "ssh://$user@127.0.0.1:$($server.Port)$odd").Name | Should -Be 'bridge'
    }

    It 'has no ssh left some time after the last question' {
        Wait-Until { -not (Get-SshProcess) } -Timeout 40
    }

    It 'cannot be reached where there is no ssh' {
        $env:PATH = '/nowhere'
        try {
            $record = Get-ErrorOf { Get-DockerEngine -DockerHost "ssh://$user@127.0.0.1:$($server.Port)/other.sock" }
            $record.FullyQualifiedErrorId | Should -BeLike 'EngineUnreachable,*'
            "$record" | Should -Match 'no program ssh'
        } finally {
            $env:PATH = "$($server.Folder)/bin$([IO.Path]::PathSeparator)$saved"
        }
    }
}
