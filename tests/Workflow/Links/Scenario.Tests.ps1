# What the engine's own tests say of legacy links, played by this module.
BeforeAll {
    Import-Module "$PSScriptRoot/../../Support/DockerNet.Testing.psm1" -Force

    $script:busybox = 'dockernet/busybox:test'

    function Get-Inspection([string]$Name) { Invoke-EngineApi GET "/containers/$Name/json" }

    function Test-Made([string]$Name) { "/$Name" -in (Invoke-EngineApi GET '/containers/json?all=1').Names }

    function Start-Source([string]$Text, [hashtable]$More = @{}) {
        New-DockerContainer $busybox -Name (New-TestName $Text) @More -Start
    }

    # The hosts file as the container itself reads it, each line as its words.
    function Get-HostsLine([string]$Name) {
        (Invoke-ContainerCommand $Name cat /etc/hosts).Output | Where-Object { $_ } | ForEach-Object { , ($_ -split '\s+') }
    }

    function Get-HostsAddress([string]$Container, [string]$Name) {
        Get-HostsLine $Container | Where-Object { $_ -ccontains $Name } | ForEach-Object { $_[0] }
    }

    function Test-Ping([string]$From, [string]$To) { (Invoke-ContainerCommand $From ping '-c1' '-W1' $To).ExitCode -eq 0 }
}

AfterAll { Remove-TestObject }

Describe 'Two sources and a recipient' -Tag Fast {
    BeforeAll {
        $one = Start-Source one @{ Hostname = 'fred' }
        $two = Start-Source two @{ Hostname = 'wilma' }
    }

    It 'know nothing of each other unlinked' {
        $alone = Start-Source alone
        foreach ($name in 'alias1', 'fred', $one.Name, $two.Name) { Test-Ping $alone.Name $name | Should -BeFalse -Because $name }
        Test-Ping $alone.Name $one.IPAddress | Should -BeTrue
    }

    It 'are known linked, by <_>' -ForEach 'alias', 'name', 'hostname' {
        $web = Start-Source web @{ Link = "$($one.Name):alias1", "$($two.Name):alias2" }
        $names = @{ alias = 'alias1', 'alias2'; name = $one.Name, $two.Name; hostname = 'fred', 'wilma' }[$_]
        foreach ($name in $names) { Test-Ping $web.Name $name | Should -BeTrue -Because $name }
    }

    It 'are known after a rename, by alias and new name' {
        $moved = New-TestName moved
        $null = Invoke-EngineApi POST "/containers/$($one.Id)/rename?name=$moved"
        try {
            $web = Start-Source web @{ Link = "${moved}:alias1", "$($two.Name):alias2" }
            foreach ($name in 'alias1', 'alias2', $moved) { Test-Ping $web.Name $name | Should -BeTrue -Because $name }
            Test-Ping $web.Name $one.Name | Should -BeFalse
            (Get-ErrorOf { New-DockerContainer $busybox -Name (New-TestName web) -Link $one.Name }).FullyQualifiedErrorId |
                Should -BeLike 'ContainerNotFound,*'
        } finally {
            $null = Invoke-EngineApi POST "/containers/$($one.Id)/rename?name=$($one.Name)"
        }
    }

    It 'are shown as links of a recipient that <Name>' -ForEach @(
        @{ Name = 'runs'; Command = 'sleep', '3600' }
        @{ Name = 'has ended'; Command = , 'true' }
    ) {
        $web = Start-Source web @{ Link = "$($one.Name):alias1", "$($two.Name):alias2"; Command = $Command }
        if ($Command[0] -eq 'true') { Wait-Until { -not (Get-Inspection $web.Name).State.Running } }
        $expected = "/$($one.Name):/$($web.Name)/alias1", "/$($two.Name):/$($web.Name)/alias2"
        (Get-Inspection $web.Name).HostConfig.Links | Sort-Object | Should -Be ($expected | Sort-Object)
        $links = Get-ContainerLink $web.Name
        $links.Alias | Should -Be 'alias1', 'alias2'
        $links.Source | Should -Be $one.Name, $two.Name
    }

    It 'are linked by the short form, whose alias is the name' {
        $web = Start-Source web @{ Link = $one.Name }
        (Get-Inspection $web.Name).HostConfig.Links | Should -Be "/$($one.Name):/$($web.Name)/$($one.Name)"
        Test-Ping $web.Name $one.Name | Should -BeTrue
    }

    It 'may have one alias together' {
        $web = Start-Source web @{ Link = "$($one.Name):upstream", "$($two.Name):upstream" }
        $web.State | Should -Be 'running'
        # Which of the two it is the engine decides.
        $addresses = @(Get-HostsAddress $web.Name upstream)
        $addresses | Should -Not -BeNullOrEmpty
        foreach ($address in $addresses) { $address | Should -BeIn "$($one.IPAddress)", "$($two.IPAddress)" }
        (Invoke-ContainerCommand $web.Name ping '-c1' '-W1' upstream).Output[0] | Should -BeLike "*($($addresses[0]))*"
    }
}

Describe 'A link that cannot be' -Tag Fast {
    It 'is refused for a source that is not there, and nothing is made' {
        $name = New-TestName web
        $record = Get-ErrorOf { New-DockerContainer $busybox -Name $name -Link 'dnt-bogus:alias' -Start }
        $record.FullyQualifiedErrorId | Should -BeLike 'ContainerNotFound,*'
        "$record" | Should -Match 'dnt-bogus'
        Test-Made $name | Should -BeFalse
    }

    It 'is refused for a source on the host''s network' {
        $source = Start-Source host @{ Network = 'host' }
        $name = New-TestName web
        $record = Get-ErrorOf { New-DockerContainer $busybox -Name $name -Link "$($source.Name):tester" -Start }
        $record.FullyQualifiedErrorId | Should -BeLike 'InvalidArgument,*'
        "$record" | Should -Match 'host type networking can''t be used with links'
        Test-Made $name | Should -BeFalse
    }

    It 'is refused on the network <_>' -ForEach 'host', 'container' {
        $source = Start-Source db
        $network = $_ -eq 'host' ? 'host' : "container:$($source.Name)"
        $name = New-TestName web
        (Get-ErrorOf { New-DockerContainer $busybox -Name $name -Network $network -Link "$($source.Name):x" }).FullyQualifiedErrorId |
            Should -BeLike 'InvalidArgument,*'
        Test-Made $name | Should -BeFalse
    }
}

Describe 'A source that has not been started' -Tag Fast {
    It 'does not keep others from being made and started' {
        $first = New-DockerContainer $busybox -Name (New-TestName first)
        $second = New-DockerContainer $busybox -Name (New-TestName second) -Link "$($first.Name):first"
        (Start-DockerContainer $first.Name -PassThru).State | Should -Be 'running'
        (Start-DockerContainer $second.Name -PassThru).State | Should -Be 'running'
        Test-Ping $second.Name first | Should -BeTrue
    }
}

Describe 'The hosts file of a recipient' -Tag Fast {
    It 'has the recipient''s own name and the source''s names' {
        $one = Start-Source one
        $two = Start-Source two @{ Hostname = 'two'; Link = "$($one.Name):onetwo" }
        Get-HostsAddress $two.Name onetwo | Should -Be "$($one.IPAddress)"
        Get-HostsAddress $two.Name $one.Name | Should -Be "$($one.IPAddress)"
        Get-HostsAddress $two.Name two | Should -Be "$($two.IPAddress)"
        (Get-ContainerHostEntry $two.Name | Where-Object Kind -EQ Link).Name | Should -Contain 'onetwo'
        Get-HostsAddress $one.Name two | Should -BeNullOrEmpty
    }

    It 'is written anew when the source restarts' {
        $one = Start-Source one
        $two = Start-Source two @{ Hostname = 'two'; Link = "$($one.Name):onetwo" }
        # Someone else takes the address while the source is away.
        Stop-DockerContainer $one.Name -Timeout 0
        $null = Start-Source filler
        $moved = Start-DockerContainer $one.Name -PassThru
        $moved.IPAddress | Should -Not -Be $one.IPAddress
        foreach ($name in 'onetwo', $one.Name) { Get-HostsAddress $two.Name $name | Should -Be "$($moved.IPAddress)" -Because $name }
        Restart-DockerContainer $one.Name -Timeout 0
        $again = Get-DockerContainer $one.Name
        foreach ($name in 'onetwo', $one.Name) { Get-HostsAddress $two.Name $name | Should -Be "$($again.IPAddress)" -Because $name }
    }

    It 'is a regular file, on the host''s network too' {
        foreach ($network in 'bridge', 'host', 'none') {
            $container = Start-Source file @{ Network = $network }
            (Invoke-ContainerCommand $container.Name stat '-c' '%F' /etc/hosts).Output | Should -Be 'regular file' -Because $network
        }
    }
}

Describe 'The variables of a source' -Tag Fast, LinkVariables {
    It 'reach the recipient as they are' {
        $first = Start-Source first @{ Env = 'e1=', 'e2=v2', 'e3=v3=v3' }
        $second = Start-Source second @{ Link = "$($first.Name):first" }
        $variables = (Invoke-ContainerCommand $second.Name env).Output
        foreach ($line in 'FIRST_ENV_e1=', 'FIRST_ENV_e2=v2', 'FIRST_ENV_e3=v3=v3') { $variables | Should -Contain $line }
    }
}
