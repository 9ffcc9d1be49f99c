# Archives as no real engine sends them, where New-DockerContainer only looks for hints.
BeforeDiscovery { $script:possible = $IsLinux -and (& id -u) -eq 0 }

Describe 'A broken archive in place of the one that a hint reads: <Name>' -Skip:(-not $possible) -ForEach @(
    @{ Name = 'nothing'; Make = { , [byte[]]@() } }
    @{ Name = 'noise'; Make = { , [byte[]]((1..3000) | ForEach-Object { $_ * 7 % 256 }) } }
    @{ Name = 'cut in a header'; Make = { , [byte[]](New-TarArchive @{ Name = 'opt/'; Type = '5' }, @{ Name = 'opt/data'; Type = '5' })[0..700] } }
    @{ Name = 'names that lead out'; Make = { , (New-TarArchive @{ Name = '../../etc/passwd' }, @{ Name = '/x'; Type = '2'; LinkName = '/' }) } }
    @{ Name = 'more of one entry than can be'; Make = { , (New-TarArchive @{ Name = 'd/'; Type = '5' }, @{ Name = 'x'; Type = 'x'; Length = 8000000000 }) } }
    @{ Name = 'a list of holes that cannot be'; Make = { , (New-TarArchive @{ Name = 'd/'; Type = '5' }, @{ Name = 'x'; Type = 'x'; Content = "26 GNU.sparse.map=9,3,4,2`n22 GNU.sparse.size=10`n" }, @{ Name = 'f' }) } }
) {
    BeforeAll {
        Import-Module "$PSScriptRoot/../../Support/DockerNet.Testing.psm1" -Force
        Import-Module "$PSScriptRoot/../../Support/TarArchive.psm1" -Force
        $relay = [DockerNet.Testing.CallRelay]::new("$TestDrive/$(New-Guid).sock", ((Get-TestHost) -replace '^unix://'))
        [byte[]]$content = & $Make
        $stat = [Convert]::ToBase64String([Text.Encoding]::UTF8.GetBytes('{"name":"d","size":0,"mode":2147484141,"mtime":"2020-01-01T00:00:00Z","linkTarget":""}'))
        $head = "HTTP/1.1 200 OK`r`nContent-Type: application/x-tar`r`nX-Docker-Container-Path-Stat: $stat`r`nContent-Length: $($content.Length)`r`n`r`n"
        $relay.Answer = [Text.Encoding]::ASCII.GetBytes($head) + $content
        $relay.FaultPattern = '^GET \S*/archive\?'
    }

    AfterAll {
        $relay.Dispose()
        Remove-TestObject
    }

    It 'does not keep the container from being made, and the other hints stay' {
        $folder = (New-Item (Join-Path $TestDrive (New-Guid)) -ItemType Directory).FullName
        $made = New-DockerContainer dockernet/service:test -Name (New-TestName) -Volume "$(New-TestName v):/var/lib/daat/deep", "${folder}:/etc" -Alias x -DockerHost $relay.Host `
            -WarningVariable told -WarningAction SilentlyContinue
        $made.State | Should -Be 'created'
        $told.Message | Should -BeLike '*-Alias has no effect*'
        $relay.Calls | Where-Object { $_ -match 'archive' } | Should -Not -BeNullOrEmpty
        # Whoever asks for it is told of the engine, and not to give an archive.
        (Get-ErrorOf { $made | Get-ContainerMount -ImageContent }).FullyQualifiedErrorId | Should -Not -BeLike 'ArchiveInvalid,*'
    }
}
