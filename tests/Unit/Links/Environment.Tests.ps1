BeforeAll {
    Import-Module "$PSScriptRoot/../../../out/DockerNet/DockerNet.psd1" -Force

    function Get-Computed {
        param(
            [string[]]$Port = @(),
            [string]$Alias = 'db',
            [string[]]$SourceEnv = @(),
            [string[]]$RecipientEnv = @(),
            [string]$Engine = '20.10.24+dfsg1'
        )

        $setup = [DockerNet.Wiring.LinkEnvironmentInput]@{
            Alias = $Alias
            Recipient = 'web'
            SourceAddress = '172.17.0.82'
            ExposedPorts = $Port
            SourceEnv = $SourceEnv
            RecipientEnv = $RecipientEnv
            EngineVersion = $Engine
        }
        [DockerNet.Wiring.LinkEnvironment]::Compute($setup)
    }

    function Get-Parsed([string[]]$Environment, [string[]]$Link, [string[]]$Own = @()) {
        $specs = [DockerNet.Wiring.LinkSpec[]]@($Link | ForEach-Object { [DockerNet.Wiring.LinkSpec]::Parse($_) })
        [DockerNet.Wiring.LinkEnvironment]::Parse($Environment, $specs, $Own)
    }

    function Format-Variable {
        process { "$($_.Name)=$($_.Value)" }
    }

    function Format-Owner {
        process { "$($_.Name) $($_.Alias) $($_.Kind)" }
    }
}

Describe 'LinkEnvironment.Compute' -Tag Fast {
    It 'gives what the guides show for a database' {
        $own = 'PATH=/bin', 'HOME=/root', 'PG_VERSION=9.3', 'X=a=b', 'bare'
        Get-Computed -Alias webdb -Port '5432/tcp' -SourceEnv $own |
            Format-Variable | Should -BeExactly @(
                'WEBDB_PORT=tcp://172.17.0.82:5432'
                'WEBDB_PORT_5432_TCP=tcp://172.17.0.82:5432'
                'WEBDB_PORT_5432_TCP_ADDR=172.17.0.82'
                'WEBDB_PORT_5432_TCP_PORT=5432'
                'WEBDB_PORT_5432_TCP_PROTO=tcp'
                'WEBDB_NAME=/web/webdb'
                'WEBDB_ENV_PG_VERSION=9.3'
                'WEBDB_ENV_X=a=b'
            )
    }

    It 'tells of each variable what it says' {
        $variables = Get-Computed -Port '5432/tcp' -SourceEnv 'A=1'
        $variables | ForEach-Object { "$($_.Kind) $($_.Port) $($_.Protocol)".Trim() } | Should -BeExactly @(
            'Port 5432 tcp', 'PortUrl 5432 tcp', 'Address 5432 tcp', 'Number 5432 tcp', 'Protocol 5432 tcp', 'Name',
            'Environment'
        )
        $variables.Alias | Select-Object -Unique | Should -BeExactly 'db'
    }

    It 'gives 4 URLs and 12 variables of three parts for 4 ports (<Engine>)' -ForEach @(
        @{ Engine = '20.10.24+dfsg1' }, @{ Engine = '28.2.2' }
    ) {
        $variables = Get-Computed -Port '9300/tcp', '80/tcp', '443/tcp', '9200/tcp' -Engine $Engine
        $variables | Where-Object Kind -EQ PortUrl | Should -HaveCount 4
        $variables | Where-Object Kind -In Address, Number, Protocol | Should -HaveCount 12
        $variables | Where-Object Kind -EQ Range | Should -HaveCount 0
        $variables | Should -HaveCount 18
        $variables | Where-Object Kind -EQ Port | Format-Variable | Should -BeExactly 'DB_PORT=tcp://172.17.0.82:80'
    }

    It 'gives only the name and the own variables of a source without ports' {
        Get-Computed -SourceEnv 'A=1' | Format-Variable | Should -BeExactly 'DB_NAME=/web/db', 'DB_ENV_A=1'
    }

    It 'orders ports as engine <Engine> does' -ForEach @(
        @{ Engine = '20.10.24+dfsg1'; First = 'udp://172.17.0.82:53'; Order = '53_UDP', '80_TCP', '80_UDP', '81_SCTP' }
        @{ Engine = '27.5.1'; First = 'udp://172.17.0.82:53'; Order = '53_UDP', '80_TCP', '80_UDP', '81_SCTP' }
        @{ Engine = '28.2.2'; First = 'tcp://172.17.0.82:80'; Order = '80_TCP', '81_SCTP', '53_UDP', '80_UDP' }
        @{ Engine = 'dev'; First = 'tcp://172.17.0.82:80'; Order = '80_TCP', '81_SCTP', '53_UDP', '80_UDP' }
    ) {
        $variables = Get-Computed -Port '80/udp', '81/sctp', '80/tcp', '53/udp' -Engine $Engine
        $variables[0].Value | Should -BeExactly $First
        ($variables | Where-Object Kind -EQ PortUrl).Name | Should -BeExactly ($Order -replace '^', 'DB_PORT_')
    }

    It 'gives ranges as engine <Engine> does for <Port>' -ForEach @(
        @{ Engine = '20.10.24'; Port = '7000/tcp', '7001/tcp'; Ranges = @() }
        @{ Engine = '28.2.2'; Port = '7000/tcp', '7001/tcp'; Ranges = @(
                'DB_PORT_7000_TCP_START=tcp://172.17.0.82:7000', 'DB_PORT_7000_TCP_PORT_START=7000'
                'DB_PORT_7000_TCP_END=tcp://172.17.0.82:7001', 'DB_PORT_7000_TCP_PORT_END=7001') }
        @{ Engine = '20.10.24'; Port = '7000/tcp', '7001/tcp', '7002/tcp', '8000/tcp'; Ranges = @(
                'DB_PORT_7000_TCP_START=tcp://172.17.0.82:7000', 'DB_PORT_7000_TCP_PORT_START=7000'
                'DB_PORT_7000_TCP_END=tcp://172.17.0.82:7002', 'DB_PORT_7000_TCP_PORT_END=7002') }
        @{ Engine = '28.2.2'; Port = '80/tcp', '7000/tcp', '7001/tcp', '7002/tcp', '8000/tcp'; Ranges = @(
                'DB_PORT_7000_TCP_START=tcp://172.17.0.82:7000', 'DB_PORT_7000_TCP_PORT_START=7000'
                'DB_PORT_7000_TCP_END=tcp://172.17.0.82:7002', 'DB_PORT_7000_TCP_PORT_END=7002') }
        @{ Engine = '28.2.2'; Port = '53/tcp', '53/udp', '54/udp'; Ranges = @(
                'DB_PORT_53_UDP_START=udp://172.17.0.82:53', 'DB_PORT_53_UDP_PORT_START=53'
                'DB_PORT_53_UDP_END=udp://172.17.0.82:54', 'DB_PORT_53_UDP_PORT_END=54') }
        @{ Engine = '20.10.24'; Port = '53/tcp', '53/udp', '54/udp'; Ranges = @(
                'DB_PORT_53_TCP_START=tcp://172.17.0.82:53', 'DB_PORT_53_TCP_PORT_START=53'
                'DB_PORT_53_UDP_END=udp://172.17.0.82:54', 'DB_PORT_53_UDP_PORT_END=54') }
    ) {
        @(Get-Computed -Port $Port -Engine $Engine | Where-Object Kind -EQ Range | Format-Variable) |
            Should -BeExactly $Ranges
    }

    It 'writes ranges before all ports up to engine 27, and behind their own ports since' {
        $ports = '80/tcp', '81/tcp', '82/tcp', '90/tcp'
        $older = (Get-Computed -Port $ports).Kind
        $newer = (Get-Computed -Port $ports -Engine '28.0.0').Kind
        ([int[]](0..($older.Count - 1)).Where{ $older[$_] -eq 'Range' }) | Should -Be (1..4)
        ([int[]](0..($newer.Count - 1)).Where{ $newer[$_] -eq 'Range' }) | Should -Be (13..16)
    }

    It 'leaves out what the recipient sets or unsets itself' {
        (Get-Computed -Alias redis -Port '6379/tcp' -RecipientEnv 'REDIS_PORT=6379', 'REDIS_NAME').Name |
            Should -BeExactly 'REDIS_PORT_6379_TCP', 'REDIS_PORT_6379_TCP_ADDR', 'REDIS_PORT_6379_TCP_PORT',
            'REDIS_PORT_6379_TCP_PROTO'
    }

    It 'gives no name twice' {
        $names = (Get-Computed -Port '80/tcp', '80', '81/tcp', '82/tcp' -SourceEnv 'A=1', 'A=2').Name
        $names | Select-Object -Unique | Should -HaveCount $names.Count
    }
}

Describe 'LinkEnvironment.Parse' -Tag Fast {
    It 'finds again what was computed (<Engine>)' -ForEach @(@{ Engine = '20.10.24' }, @{ Engine = '28.2.2' }) {
        $computed = Get-Computed -Port '53/udp', '53/tcp', '54/udp', '80/tcp' -SourceEnv 'A=1', 'B=' -Engine $Engine
        $environment = @('PATH=/bin', 'HOSTNAME=web') + ($computed | Format-Variable) + 'DB_OTHER=1'
        $found = Get-Parsed -Environment $environment -Link '/db:/web/db'
        $found.Count | Should -Be $computed.Count
        foreach ($i in 0..($computed.Count - 1)) {
            $found[$i].Name | Should -BeExactly $computed[$i].Name
            $found[$i].Value | Should -BeExactly $computed[$i].Value
            $found[$i].Kind | Should -Be $computed[$i].Kind
        }
    }

    It 'takes nothing that the recipient sets itself' {
        $environment = 'REDIS_PORT=tcp://172.17.0.2:6379', 'REDIS_NAME=/web/redis', 'REDIS_ENV_A=1'
        Get-Parsed -Environment $environment -Link 'redis' -Own 'REDIS_PORT=tcp://172.17.0.2:6379', 'REDIS_ENV_A' |
            Format-Owner | Should -BeExactly 'REDIS_NAME redis Name'
    }

    It 'takes nothing that only begins like a link: <_>' -ForEach @(
        'DB_PORT=5432', 'DB_PORT=http://db:80', 'DB_PORT_X=1', 'DB_PORT_80_TCP=80',
        'DB_PORT_80_TCP=tcp://172.17.0.2:81', 'DB_PORT_80_TCP=udp://172.17.0.2:80',
        'DB_PORT_80_TCP_ADDR=db', 'DB_PORT_80_TCP_PORT=81',
        'DB_PORT_80_TCP_PROTO=udp', 'DB_NAME=shop', 'DB_NAME=/web/other', 'DB_ENV_=1', 'DB_ENV=1', 'DBX_PORT=1', 'DB_',
        'DB', '=DB', ''
    ) {
        Get-Parsed -Environment $_ -Link 'db' | Should -BeNullOrEmpty
    }

    It 'tells aliases apart that begin alike' {
        Get-Parsed -Link 'x:db', 'y:db_1', 'z:db-env' -Environment @(
            'DB_PORT=tcp://172.17.0.2:80', 'DB_NAME=/web/db', 'DB_ENV_A=1', 'DB_ENV_NAME=other'
            'DB_1_PORT=tcp://172.17.0.3:80', 'DB_1_NAME=/web/db_1', 'DB_1_ENV_A=1'
            'DB_ENV_PORT=tcp://172.17.0.4:80', 'DB_ENV_PORT_80_TCP_ADDR=172.17.0.4', 'DB_ENV_ENV_A=1'
        ) | Format-Owner | Should -BeExactly @(
            'DB_PORT db Port', 'DB_NAME db Name', 'DB_ENV_A db Environment', 'DB_ENV_NAME db Environment'
            'DB_1_PORT db_1 Port', 'DB_1_NAME db_1 Name', 'DB_1_ENV_A db_1 Environment'
            'DB_ENV_PORT db-env Port', 'DB_ENV_PORT_80_TCP_ADDR db-env Address', 'DB_ENV_ENV_A db-env Environment'
        )
    }

    It 'gives variables of one prefix to the alias that the name tells' {
        Get-Parsed -Link 'x:a-b', 'y:a_b' -Environment 'A_B_PORT=tcp://172.17.0.2:80', 'A_B_NAME=/web/a_b' |
            Format-Owner | Should -BeExactly 'A_B_PORT a_b Port', 'A_B_NAME a_b Name'
    }

    It 'finds the variables of an alias that no shell can read' {
        Get-Parsed -Link 'es:es_2.x' -Environment 'ES_2.X_PORT=tcp://172.17.0.2:9200' |
            Format-Owner | Should -BeExactly 'ES_2.X_PORT es_2.x Port'
    }
}

Describe 'LinkEnvironment' -Tag Fast {
    It 'gives the prefix <Prefix> to <Alias>' -ForEach @(
        @{ Alias = 'db'; Prefix = 'DB' }
        @{ Alias = 'db1'; Prefix = 'DB1' }
        @{ Alias = 'my-db_x'; Prefix = 'MY_DB_X' }
        @{ Alias = 'elasticsearch_2.x_yunyu'; Prefix = 'ELASTICSEARCH_2.X_YUNYU' }
    ) {
        [DockerNet.Wiring.LinkEnvironment]::Prefix($Alias) | Should -BeExactly $Prefix
    }

    It 'knows whether a shell can read <Name>' -ForEach @(
        @{ Name = 'DB_PORT'; Readable = $true }
        @{ Name = '_x1'; Readable = $true }
        @{ Name = 'ELASTICSEARCH_2.X_YUNYU_PORT'; Readable = $false }
        @{ Name = '1DB_PORT'; Readable = $false }
        @{ Name = ''; Readable = $false }
    ) {
        [DockerNet.Wiring.LinkEnvironment]::IsReadableByShell($Name) | Should -Be $Readable
    }

    It 'finds the address in a variable of kind <Kind>' -ForEach @(
        @{ Kind = 'Port'; Value = 'tcp://172.17.0.2:80'; Address = '172.17.0.2' }
        @{ Kind = 'PortUrl'; Value = 'udp://172.17.0.2:53'; Address = '172.17.0.2' }
        @{ Kind = 'Address'; Value = '172.17.0.2'; Address = '172.17.0.2' }
        @{ Kind = 'Range'; Value = 'tcp://172.17.0.2:80'; Address = '172.17.0.2' }
        @{ Kind = 'Range'; Value = '80'; Address = $null }
        @{ Kind = 'Number'; Value = '80'; Address = $null }
        @{ Kind = 'Protocol'; Value = 'tcp'; Address = $null }
        @{ Kind = 'Name'; Value = '/web/db'; Address = $null }
        @{ Kind = 'Environment'; Value = 'tcp://172.17.0.2:80'; Address = $null }
    ) {
        $variable = [DockerNet.Wiring.LinkVariable]::new('db', $Kind, 'X', $Value, 80, 'tcp')
        [DockerNet.Wiring.LinkEnvironment]::AddressOf($variable) | Should -BeExactly $Address
    }
}
