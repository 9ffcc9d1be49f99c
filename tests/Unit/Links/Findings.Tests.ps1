BeforeAll {
    Import-Module "$PSScriptRoot/../../../out/DockerNet/DockerNet.psd1" -Force

    function New-Variable([string]$Kind, [string]$Name, [string]$Value, [string]$Alias = 'webdb') {
        [DockerNet.Wiring.LinkVariable]::new($Alias, $Kind, $Name, $Value, $null, $null)
    }

    # A healthy link, with what a test changes of it.
    function Get-Finding([hashtable]$Change = @{}) {
        $setup = @{
            Recipient     = 'web'
            Source        = 'db'
            Alias         = 'webdb'
            SourceAddress = [ipaddress]'172.17.0.2'
            Hosts         = '172.17.0.2 webdb 60bedbc24041 db'
            Owners        = [Collections.Generic.Dictionary[string, string]]::new()
            Variables     = [DockerNet.Wiring.LinkVariable[]]@(
                New-Variable Port WEBDB_PORT tcp://172.17.0.2:5432
                New-Variable Name WEBDB_NAME /web/webdb
                New-Variable Environment WEBDB_ENV_PG_VERSION 9.3
            )
            DockerHost    = 'unix:///x'
        }
        $Change.GetEnumerator() | ForEach-Object { $setup[$_.Key] = $_.Value }
        $owners = [Collections.Generic.Dictionary[string, string]]::new()
        $setup.Owners.GetEnumerator() | ForEach-Object { $owners[$_.Key] = $_.Value }
        $setup.Owners = $owners
        $setup.Hosts = [DockerNet.Wiring.HostsFile]::Parse(($setup.Hosts -join "`n"))
        [DockerNet.Wiring.LinkFindings]::Of([DockerNet.Wiring.LinkFacts]$setup)
    }

    $script:endpoint = @{
        Kind = 'Endpoint'; Network = 'net'; Hosts = @(); Variables = $null
        SourceAddress = [ipaddress]'172.18.0.2'
    }
    $script:noSource = @{ SourceState = 'missing'; SourceAddress = $null }
}

Describe 'LinkFindings of a healthy link' -Tag Fast {
    It 'are none: <Name>' -ForEach @(
        @{ Name = 'legacy'; Change = @{} }
        @{ Name = 'without variables'; Change = @{ Variables = $null } }
        @{ Name = 'of a recipient that does not run'; Change = @{ RecipientState = 'exited'; Hosts = @(); Variables = $null } }
        @{ Name = 'with an alias in capitals in the hosts file'; Change = @{ Alias = 'WebDB' } }
        @{ Name = 'with a setting of the recipient that begins alike'; Change = @{ RecipientEnv = [string[]]@('WEBDBA_HOST=x') } }
    ) {
        Get-Finding $Change | Should -BeNullOrEmpty
    }

    It 'are none of an endpoint' {
        Get-Finding $endpoint | Should -BeNullOrEmpty
    }
}

Describe 'LinkFindings of a legacy link' -Tag Fast {
    It 'tell of a source that is gone' {
        $finding = Get-Finding $noSource
        $finding.Id | Should -Be 'LinkSourceMissing'
        $finding.Severity | Should -Be 'Error'
        $finding.Target | Should -Be 'web'
        $finding.Fix | Should -Be 'Repair-ContainerLink web'
        $finding.Effect | Should -Match 'no command and no health check.*cannot restart'
        $finding.DockerHost | Should -Be 'unix:///x'
    }

    It 'tell of a source that is another container by now, since its creation' {
        $created = [DateTimeOffset]'2026-01-02T03:04:05Z'
        $finding = Get-Finding @{ SourceReplaced = $true; SourceCreated = $created }
        $finding.Id | Should -Be 'LinkSourceReplaced'
        $finding.Since | Should -Be $created
        $finding.Evidence -join ' ' | Should -Match '2026-01-02 03:04:05Z'
    }

    It 'tell of a source that is <State>: <Fix>' -ForEach @(
        @{ State = 'exited'; Fix = 'Start-DockerContainer db' }
        @{ State = 'created'; Fix = 'Start-DockerContainer db' }
        @{ State = 'paused'; Fix = 'Restart-DockerContainer db' }
    ) {
        $finding = Get-Finding @{ SourceState = $State }
        $finding.Id | Should -Be 'LinkSourceStopped'
        $finding.Severity | Should -Be 'Error'
        $finding.Fix | Should -Be $Fix
    }

    It 'warn only, of a stopped source, when the recipient does not run either' {
        $finding = Get-Finding @{ SourceState = 'exited'; RecipientState = 'exited'; SourceAddress = $null }
        $finding.Severity | Should -Be 'Warning'
        $finding.Effect | Should -Match 'cannot be started before'
    }

    It 'tell of a source that has left the bridge' {
        $finding = Get-Finding @{ SourceAddress = $null }
        $finding.Id | Should -Be 'LinkSourceDisconnected'
        $finding.Fix | Should -Be 'Connect-DockerNetwork bridge db'
    }

    It 'put first that the address belongs to someone else' {
        $findings = Get-Finding ($noSource + @{ Owners = @{ '172.17.0.2' = 'filler' } })
        $findings.Id | Should -Be 'LinkAddressTaken', 'LinkSourceMissing'
        $findings[0].Severity | Should -Be 'Critical'
        $findings[0].Problem | Should -Match "leads to 'filler'"
    }

    It 'do not take the source itself for someone else' {
        Get-Finding @{ Owners = @{ '172.17.0.2' = 'db' } } | Should -BeNullOrEmpty
    }

    It 'tell of a hosts file that <Name>' -ForEach @(
        @{ Name = 'has another line for the alias first'; Line = @('10.9.9.9 webdb', '172.17.0.2 webdb db') }
        @{ Name = 'has lost the alias'; Line = @('127.0.0.1 localhost') }
    ) {
        $finding = Get-Finding @{ Hosts = $Line }
        $finding.Id | Should -Be 'LinkNameOverridden'
        $finding.Fix | Should -Be 'Restart-DockerContainer web'
    }
}

Describe 'LinkFindings of variables' -Tag Fast {
    BeforeAll {
        $moved = @{ SourceAddress = [ipaddress]'172.17.0.9'; Hosts = "172.17.0.9 webdb" }
    }

    It 'warn of an old address, since the source has started anew' {
        $started = [DateTimeOffset]'2026-01-02T03:04:05Z'
        $finding = Get-Finding ($moved + @{ SourceStarted = $started })
        $finding.Id | Should -Be 'LinkVariablesStale'
        $finding.Severity | Should -Be 'Warning'
        $finding.Since | Should -Be $started
        $finding.Evidence[0] | Should -Be 'WEBDB_PORT: 172.17.0.2'
    }

    It 'are critical when someone else has that address' {
        $finding = Get-Finding ($moved + @{ Owners = @{ '172.17.0.2' = 'filler' } })
        $finding.Severity | Should -Be 'Critical'
        $finding.Effect | Should -Match "reaches 'filler'"
    }

    It 'warn of names that no shell reads' {
        $variables = [DockerNet.Wiring.LinkVariable[]]@(New-Variable Port WEB.DB_PORT tcp://172.17.0.2:5432 web.db)
        $finding = Get-Finding @{ Alias = 'web.db'; Hosts = "172.17.0.2 web.db"; Variables = $variables }
        $finding.Id | Should -Be 'LinkAliasUnreadable'
        $finding.Evidence | Should -Be 'WEB.DB_PORT'
    }

    It 'warn of a collision with <Name>' -ForEach @(
        @{ Name = 'what programs know'; Alias = 'redis'; Env = @(); Other = @() }
        @{ Name = 'a setting of the recipient'; Alias = 'store'; Env = @('STORE_HOST=store'); Other = @() }
        @{ Name = 'another link'; Alias = 'my-db'; Env = @(); Other = @('my_db') }
    ) {
        $prefix = [DockerNet.Wiring.LinkEnvironment]::Prefix($Alias)
        $variables = [DockerNet.Wiring.LinkVariable[]]@(New-Variable Port "${prefix}_PORT" tcp://172.17.0.2:6379 $Alias)
        $finding = Get-Finding @{
            Alias = $Alias; Hosts = "172.17.0.2 $Alias"; Variables = $variables
            RecipientEnv = [string[]]$Env; OtherAliases = [string[]]$Other
        }
        $finding.Id | Should -Be 'LinkVariableCollision'
        $finding.Severity | Should -Be 'Warning'
    }

    It 'warn of secrets, and tell none' {
        $variables = [DockerNet.Wiring.LinkVariable[]]@(
            New-Variable Environment WEBDB_ENV_POSTGRES_PASSWORD hush
            New-Variable Environment WEBDB_ENV_API_TOKEN ''
        )
        $finding = Get-Finding @{ Variables = $variables }
        $finding.Id | Should -Be 'LinkSecretExposed'
        $finding.Evidence | Should -Be 'WEBDB_ENV_POSTGRES_PASSWORD'
        ConvertTo-Json $finding | Should -Not -Match 'hush'
    }
}

Describe 'LinkFindings of a link on a network' -Tag Fast {
    It 'tell of <Id>' -ForEach @(
        @{ Id = 'LinkSourceMissing'; Change = @{ SourceState = 'missing'; SourceAddress = $null }; Fix = 'Disconnect-DockerNetwork net web; Connect-DockerNetwork net web -Link NAME:webdb' }
        @{ Id = 'LinkSourceStopped'; Change = @{ SourceState = 'exited'; SourceAddress = $null }; Fix = 'Start-DockerContainer db' }
        @{ Id = 'LinkSourceDisconnected'; Change = @{ SourceAddress = $null }; Fix = 'Connect-DockerNetwork net db' }
        @{ Id = 'LinkDnsLost'; Change = @{ DnsLost = $true }; Fix = 'Restart-DockerContainer web' }
    ) {
        $all = $endpoint.Clone()
        $Change.GetEnumerator() | ForEach-Object { $all[$_.Key] = $_.Value }
        $finding = Get-Finding $all
        $finding.Id | Should -Be $Id
        $finding.Severity | Should -Be 'Error'
        $finding.Fix | Should -Be $Fix
    }

    It 'tell of a hosts file that comes before DNS, and whom it leads to' {
        $all = $endpoint.Clone()
        $all.Hosts = "172.18.0.7 webdb"
        (Get-Finding $all).Severity | Should -Be 'Error'
        $all.Owners = @{ '172.18.0.7' = 'filler' }
        $finding = Get-Finding $all
        $finding.Id | Should -Be 'LinkNameOverridden'
        $finding.Severity | Should -Be 'Critical'
        $finding.Effect | Should -Match 'filler'
    }

    It 'tell that an id is no name' {
        $all = $endpoint.Clone()
        $all.SourceState = 'missing'
        $all.SourceAddress = $null
        $all.Source = 'a' * 64
        (Get-Finding $all).Problem | Should -Match 'knows names only'
    }
}

Describe 'SecretNames' -Tag Fast {
    It '<_> is one' -ForEach 'PASSWORD', 'POSTGRES_PASSWORD', 'db_passwd', 'API_KEY', 'SECRET_TOKEN', 'AWS_SECRET_ACCESS_KEY', 'PWD' {
        [DockerNet.Wiring.SecretNames]::Fits($_) | Should -BeTrue
    }

    It '<_> is none' -ForEach 'PG_VERSION', 'MONKEY_COUNT', 'TOKENIZER', 'COMPASS', 'KEYBOARD' {
        [DockerNet.Wiring.SecretNames]::Fits($_) | Should -BeFalse
    }
}
