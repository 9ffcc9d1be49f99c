BeforeAll {
    Import-Module "$PSScriptRoot/../../../out/DockerNet/DockerNet.psd1" -Force
}

Describe 'NearMatch' -Tag Fast {
    It 'finds <Found> for <Name>' -ForEach @(
        @{ Name = 'bdidge'; Among = 'bridge', 'host', 'macvlan', 'overlay'; Found = 'bridge' }
        @{ Name = 'wbe'; Among = 'db', 'redis', 'web'; Found = 'web' }
        @{ Name = 'ngnix'; Among = 'mysql', 'nginx'; Found = 'nginx' }
        @{ Name = 'ngnix'; Among = 'redis:7', 'nginx:latest', 'localhost:5000/x'; Found = 'nginx:latest' }
        @{ Name = 'mysql1'; Among = 'mysql', 'web'; Found = 'mysql' }
        @{ Name = 'mysql'; Among = 'web', 'mysql1'; Found = 'mysql1' }
        @{ Name = 'volumn-test2'; Among = 'volume-test2', 'webpages'; Found = 'volume-test2' }
        @{ Name = 'WEB'; Among = 'web', 'db'; Found = 'web' }
        @{ Name = 'red'; Among = 'bed', 'redis', 'web-1'; Found = 'redis', 'bed' }
        @{ Name = 'data'; Among = 'datb', 'database', 'dtaa'; Found = 'database', 'datb', 'dtaa' }
        @{ Name = 'web1'; Among = 'web5', 'web4', 'web3', 'web2'; Found = 'web2', 'web3', 'web4' }
    ) {
        [DockerNet.Text.NearMatch]::Find($Name, [string[]]$Among) | Should -BeExactly $Found
    }

    It 'finds nothing for <Name>' -ForEach @(
        @{ Name = 'web'; Among = 'db', 'redis' }
        @{ Name = 'web'; Among = @('web') }
        @{ Name = 'x'; Among = 'y', 'xy' }
        @{ Name = ''; Among = 'a', 'web' }
        @{ Name = 'web'; Among = @() }
        @{ Name = 'tomcat'; Among = @('postgres') }
    ) {
        [DockerNet.Text.NearMatch]::Find($Name, [string[]]$Among).Count | Should -Be 0
    }
}
