BeforeAll {
    Import-Module "$PSScriptRoot/../../Support/DockerNet.Testing.psm1" -Force

    $script:busybox = 'dockernet/busybox:test'

    function Get-NameOf([string]$Id) { (Invoke-EngineApi GET "/containers/$Id/json").Name.TrimStart('/') }
}

AfterAll { Remove-TestObject }

Describe 'Rename-DockerContainer' -Tag Fast {
    It 'renames a container that <State>' -ForEach @(
        @{ State = 'runs'; Start = $true }
        @{ State = 'does not run'; Start = $false }
    ) {
        $container = New-DockerContainer $busybox -Name (New-TestName old) -Start:$Start
        $name = New-TestName new
        Rename-DockerContainer $container.Name $name | Should -BeNullOrEmpty
        Get-NameOf $container.Id | Should -Be $name
    }

    It 'gives the container with its new name, if asked to' {
        $container = New-DockerContainer $busybox -Name (New-TestName old)
        $name = New-TestName new
        $renamed = Rename-DockerContainer $container.ShortId $name -PassThru
        $renamed | Should -BeOfType DockerNet.Container
        $renamed.Name | Should -Be $name
        $renamed.Id | Should -Be $container.Id
    }

    It 'takes containers from the pipeline, each with a name of its own' {
        $made = 1..2 | ForEach-Object { New-DockerContainer $busybox -Name (New-TestName old) }
        $made | Rename-DockerContainer -NewName { "$($_.Name)-renamed" }
        $made | ForEach-Object { Get-NameOf $_.Id } | Should -Be ($made.Name | ForEach-Object { "$_-renamed" })
    }

    It 'changes nothing when only asked what it would do' {
        $container = New-DockerContainer $busybox -Name (New-TestName old)
        Rename-DockerContainer $container.Name (New-TestName new) -WhatIf
        Get-NameOf $container.Id | Should -Be $container.Name
    }

    It 'refuses a name that another container has, and leaves both alone' {
        $one, $two = 1..2 | ForEach-Object { New-DockerContainer $busybox -Name (New-TestName x) }
        $record = Get-ErrorOf { Rename-DockerContainer $one.Name $two.Name }
        $record.FullyQualifiedErrorId | Should -BeLike 'ContainerNameInUse,*'
        $record.CategoryInfo.Category | Should -Be 'ResourceExists'
        $record.TargetObject | Should -Be $one.Name
        Get-NameOf $one.Id | Should -Be $one.Name
        Get-NameOf $two.Id | Should -Be $two.Name
    }

    It 'refuses the name of a container, gone or not, that it has its mounts from, since no engine starts with that' {
        $provider = New-DockerContainer $busybox -Name (New-TestName provider) -Volume /data
        $container = New-DockerContainer $busybox -Name (New-TestName x) -VolumesFrom "$($provider.Name):ro"
        Remove-DockerContainer $provider.Name
        (Get-ErrorOf { Rename-DockerContainer $container.Name $provider.Name }).FullyQualifiedErrorId | Should -BeLike 'VolumesFromSelf,*'
        Get-NameOf $container.Id | Should -Be $container.Name
    }

    It 'refuses the name that closes a circle of mounts over others' {
        $first = New-DockerContainer $busybox -Name (New-TestName first) -Volume /data
        $second = New-DockerContainer $busybox -Name (New-TestName second) -VolumesFrom $first.Name
        $third = New-DockerContainer $busybox -Name (New-TestName third) -VolumesFrom $second.Name
        Remove-DockerContainer $first.Name
        $record = Get-ErrorOf { Rename-DockerContainer $third.Name $first.Name }
        $record.FullyQualifiedErrorId | Should -BeLike 'VolumesFromSelf,*'
        "$record" | Should -Match "$($first.Name) from $($second.Name) from $($first.Name)"
        Get-NameOf $third.Id | Should -Be $third.Name
    }

    It 'refuses the name that it has already' {
        $container = New-DockerContainer $busybox -Name (New-TestName x)
        (Get-ErrorOf { Rename-DockerContainer $container.Name $container.Name }).FullyQualifiedErrorId | Should -BeLike 'InvalidArgument,*'
    }

    It 'refuses in binding what is no name: <_>' -ForEach 'a b', '-a', 'a/b', '', 'ä', "a`n" {
        $container = New-DockerContainer $busybox -Name (New-TestName x)
        $name = $_
        (Get-ErrorOf { Rename-DockerContainer $container.Name $name }).FullyQualifiedErrorId | Should -BeLike 'ParameterArgumentValidationError*'
        Get-NameOf $container.Id | Should -Be $container.Name
    }

    It 'tells of a container that is not there' {
        $record = Get-ErrorOf { Rename-DockerContainer dnt-nowhere (New-TestName new) }
        $record.FullyQualifiedErrorId | Should -BeLike 'ContainerNotFound,*'
        $record.TargetObject | Should -Be 'dnt-nowhere'
    }
}
