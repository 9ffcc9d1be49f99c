BeforeAll {
    Import-Module "$PSScriptRoot/../../../out/DockerNet/DockerNet.psd1" -Force
    $script:internal = [Reflection.BindingFlags]'Instance, NonPublic, Public'

    function New-Part([string]$Type, [hashtable]$Property) {
        $object = [Activator]::CreateInstance(("DockerNet.$Type" -as [type]), $true)
        foreach ($pair in $Property.GetEnumerator()) {
            $known = $object.GetType().GetProperty($pair.Key, $internal)
            $null = $known.GetSetMethod($true).Invoke($object, @(, [Management.Automation.LanguagePrimitives]::ConvertTo($pair.Value, $known.PropertyType)))
        }
        $object
    }

    # Each container as name = source:target[:mode[:subpath]], where a source without a slash is a volume.
    function Get-Share([Collections.IDictionary]$Setup, [hashtable]$State = @{}, [hashtable]$Link = @{}, [hashtable]$Option = @{}, [hashtable]$Origin = @{}, [string]$Type, [string]$Root = '/volumes') {
        $volumes = @{}
        $containers = foreach ($name in $Setup.Keys) { New-Part Container @{ Name = $name; State = $State[$name] ?? 'running' } }
        $mounts = foreach ($name in $Setup.Keys) {
            foreach ($text in $Setup[$name]) {
                $source, $target, $mode, $part = $text -split ':'
                $isVolume = -not $source.StartsWith('/')
                if ($isVolume -and -not $volumes[$source]) {
                    $options = [Collections.Generic.Dictionary[string, string]]::new()
                    ($Option[$source] ?? @{}).GetEnumerator() | ForEach-Object { $options[$_.Key] = $_.Value }
                    $volumes[$source] = New-Part Volume @{ Name = $source; Mountpoint = $Root ? "$Root/$source/_data" : ''; Options = $options }
                }
                New-Part ContainerMount @{
                    Container = $name; Type = $Type ? $Type : $isVolume ? 'volume' : 'bind'; Name = $isVolume ? $source : ''
                    Source = $isVolume ? '' : $source; Subpath = "$part"; Target = $target; ReadOnly = $mode -eq 'ro'; Origin = $Origin[$name] ?? 'Own'
                }
            }
        }
        $facts = [DockerNet.Wiring.ShareFacts]::new()
        foreach ($pair in @{
                Containers = [DockerNet.Container[]]@($containers); Mounts = [DockerNet.ContainerMount[]]@($mounts)
                Volumes = [DockerNet.Volume[]]@($volumes.Values); Resolve = [Func[string, string]] { param($path) $Link[$path] ?? $path }
            }.GetEnumerator()) { $facts.GetType().GetProperty($pair.Key).SetValue($facts, $pair.Value) }
        [DockerNet.Wiring.ShareRules]::Of($facts)
    }
}

Describe 'ShareRules' -Tag Fast {
    It 'see no share in <Name>' -ForEach @(
        @{ Name = 'a volume of one container'; Setup = @{ one = 'data:/x' } }
        @{ Name = 'one volume at two places of one container'; Setup = @{ one = 'data:/x', 'data:/y' } }
        @{ Name = 'two volumes'; Setup = @{ one = 'data:/x'; two = 'more:/x' } }
        @{ Name = 'two folders that begin alike'; Setup = @{ one = '/srv/www:/x'; two = '/srv/www2:/x' } }
        @{ Name = 'two mounts that are neither volumes nor folders'; Setup = @{ one = '/pipe:/x'; two = '/pipe:/x' }; Type = 'npipe' }
        @{ Name = 'two parts of a volume'; Setup = @{ one = 'data:/x:rw:a'; two = 'data:/x:rw:b' } }
        @{ Name = 'two parts of a volume that begin alike'; Setup = @{ one = 'data:/x:rw:a'; two = 'data:/x:rw:ab' } }
        @{ Name = 'two parts of a volume without a path'; Setup = @{ one = 'data:/x:rw:a'; two = 'data:/x:rw:b' }; Root = '' }
        @{ Name = 'a part that a link leads out of, and another volume'; Setup = @{ one = 'data:/x:rw:up'; two = 'more:/x:rw' }; Link = @{ '/volumes/data/_data/up' = '/volumes' } }
        @{ Name = 'two mounts of an image'; Setup = @{ one = 'data:/x:ro'; two = 'data:/x:ro' }; Type = 'image' }
        @{ Name = 'two folders in a third'; Setup = @{ one = '/srv/a:/x'; two = '/srv/b:/x' } }
    ) {
        Get-Share $Setup -Type $_['Type'] -Root ($_['Root'] ?? '/volumes') -Link ($_['Link'] ?? @{}) | Should -BeNullOrEmpty
    }

    It 'see a share of a part of a volume in <Name>' -ForEach @(
        @{ Name = 'the same part'; Setup = @{ one = 'data:/x:rw:a'; two = 'data:/y:ro:./a/' }; Is = 'a'; Uses = 'one:/x:rw', 'two:/y:ro'; Writers = 'one' }
        @{ Name = 'a part and one in it'; Setup = @{ one = 'data:/x:rw:a'; two = 'data:/y:rw:a/b' }; Is = 'a/b'; Uses = 'one:/x/b:rw', 'two:/y:rw'; Writers = 'one', 'two' }
        @{ Name = 'a part and all of it'; Setup = @{ one = 'data:/x:rw'; two = 'data:/y:rw:a' }; Is = 'a'; Uses = 'one:/x/a:rw', 'two:/y:rw'; Writers = 'one', 'two' }
        @{ Name = 'a part that a link leads to'; Setup = @{ one = 'data:/x:rw:link'; two = 'data:/y:rw:a' }; Link = @{ '/volumes/data/_data/link' = '/volumes/data/_data/a' }; Is = 'a'; Uses = 'one:/x:rw', 'two:/y:rw'; Writers = 'one', 'two' }
        @{ Name = 'a part and its folder on the host'; Setup = @{ one = 'data:/x:rw:a'; two = '/volumes/data/_data/a:/y:rw' }; Is = 'a'; Uses = 'one:/x:rw', 'two:/y:rw'; Writers = 'one', 'two' }
        @{ Name = 'the same part of a volume without a path'; Setup = @{ one = 'data:/x:rw:a'; two = 'data:/y:rw:a' }; Root = ''; Is = 'a'; Uses = 'one:/x:rw', 'two:/y:rw'; Writers = 'one', 'two' }
        @{ Name = 'all of it, named as a part'; Setup = @{ one = 'data:/x:rw:.'; two = 'data:/y:rw' }; Is = ''; Uses = 'one:/x:rw', 'two:/y:rw'; Writers = 'one', 'two' }
    ) {
        $share = Get-Share $Setup -Link ($_['Link'] ?? @{}) -Root ($_['Root'] ?? '/volumes')
        $share | Should -HaveCount 1
        $share.Name, "$($share.Kind)", $share.Subpath | Should -Be 'data', 'Volume', $Is
        "$share" | Should -Be ($Is ? "data/$Is" : 'data')
        "$($share.Uses)" | Should -Be "$Uses"
        $share.Writers | Should -Be $Writers
    }

    It 'tell to stop one who writes to a part of a volume, where none has all of it to be made read-only' {
        (Get-Share @{ one = 'data:/x:rw:a'; two = 'data:/y:rw:a' }).Findings.Fix | Should -Be 'Stop-DockerContainer two'
        (Get-Share @{ one = 'data:/x:rw:a'; two = 'data:/y:rw:a' }).Findings.Evidence | Should -Contain 'one (running) has a of data at /x to write'
        (Get-Share @{ one = 'data:/x:rw'; two = 'data:/y:rw:a' }).Findings.Fix | Should -Be "Update-DockerContainer one -Volume 'data:/x:ro'"
    }

    It 'see a share in <Name>' -ForEach @(
        @{ Name = 'a volume'; Setup = @{ one = 'data:/x'; two = 'data:/y:ro' }; Is = 'data'; Kind = 'Volume'; Uses = 'one:/x:rw', 'two:/y:ro' }
        @{ Name = 'a folder'; Setup = @{ one = '/srv:/x'; two = '/srv:/y' }; Is = '/srv'; Kind = 'HostPath'; Uses = 'one:/x:rw', 'two:/y:rw' }
        @{ Name = 'a folder by two spellings'; Setup = @{ one = '/srv//www/:/x'; two = '/srv/./www:/y' }; Is = '/srv/www'; Kind = 'HostPath'; Uses = 'one:/x:rw', 'two:/y:rw' }
        @{ Name = 'a folder in another'; Setup = @{ one = '/srv:/x:ro'; two = '/srv/www:/y' }; Is = '/srv/www'; Kind = 'HostPath'; Uses = 'one:/x/www:ro', 'two:/y:rw' }
        @{ Name = 'the root and what is in it'; Setup = @{ one = '/:/host:ro'; two = '/srv/www:/y' }; Is = '/srv/www'; Kind = 'HostPath'; Uses = 'one:/host/srv/www:ro', 'two:/y:rw' }
        @{ Name = 'a volume and its folder on the host'; Setup = @{ one = 'data:/x'; two = '/volumes/data/_data:/y' }; Is = 'data'; Kind = 'Volume'; Uses = 'one:/x:rw', 'two:/y:rw' }
        @{ Name = 'one volume at two places of a container'; Setup = @{ one = 'data:/y', 'data:/x'; two = 'data:/z' }; Is = 'data'; Kind = 'Volume'; Uses = 'one:/x:rw', 'one:/y:rw', 'two:/z:rw' }
        @{ Name = 'a volume and a folder above its own'; Setup = @{ one = 'data:/x'; two = '/volumes:/y:ro' }; Is = 'data'; Kind = 'Volume'; Uses = 'one:/x:rw', 'two:/y/data/_data:ro' }
    ) {
        $share = Get-Share $Setup
        $share | Should -HaveCount 1
        $share.Name | Should -Be $Is
        "$share" | Should -Be $Is
        $share.Kind | Should -Be $Kind
        "$($share.Uses)" | Should -Be "$Uses"
    }

    It 'follow links of the host' {
        $share = Get-Share @{ one = '/srv/www:/x'; two = '/var/www:/y' } -Link @{ '/var/www' = '/srv/www' }
        $share.Path | Should -Be '/srv/www'
        $share.Uses.Source | Should -Be '/srv/www', '/var/www'
        (Get-Share @{ one = '/srv/www:/x'; two = '/var//www/:/y' } -Link @{ '/var/www' = '/srv//www/' }).Path | Should -Be '/srv/www'
    }

    It 'tell volumes first, and each kind by name' {
        $shares = Get-Share @{ one = 'b:/1', 'c:/2', 'a:/3', '/z:/4', '/y:/5'; two = '/z:/4', 'b:/1', '/y:/5', 'a:/3', 'c:/2' }
        $shares.Name | Should -Be 'a', 'b', 'c', '/y', '/z'
    }

    It 'know volumes of a driver that tells no path' {
        (Get-Share @{ one = 'data:/x', 'more:/y'; two = 'data:/x' } -Root '').Name | Should -Be 'data'
    }

    It 'know a volume that is a folder of the host' {
        $bind = @{ type = 'none'; o = 'rw,bind'; device = '/srv/www/' }
        $share = Get-Share @{ one = 'data:/x'; two = '/srv/www:/y' } -Option @{ data = $bind }
        $share.Name, $share.Path | Should -Be 'data', '/srv/www'
        (Get-Share @{ one = 'data:/x'; two = '/srv/www:/y' } -Option @{ data = @{ type = 'none'; o = 'rbind'; device = '/srv/www' } }).Name | Should -Be 'data'
        Get-Share @{ one = 'data:/x'; two = '/srv/www:/y' } -Option @{ data = @{ type = 'nfs'; o = 'addr=10.0.0.1'; device = '/srv/www' } } | Should -BeNullOrEmpty
    }

    It 'do not see what another mount of the container covers' {
        Get-Share @{ one = '/srv:/x', 'cache:/x/www'; two = '/srv/www:/y' } | Should -BeNullOrEmpty
        Get-Share @{ one = '/srv:/x', 'cache:/x/www/deeper'; two = '/srv/www:/y' } | Should -Not -BeNullOrEmpty
        Get-Share @{ one = '/srv:/x'; two = '/srv/www:/y'; three = 'cache:/x/www' } | Should -Not -BeNullOrEmpty
    }

    It 'tell who writes and who reads' {
        $share = Get-Share ([ordered]@{ one = 'data:/x'; two = 'data:/y:ro'; three = 'data:/z' })
        $share.Containers | Should -Be 'one', 'three', 'two'
        $share.Writers | Should -Be 'one', 'three'
        $share.Readers | Should -Be 'two'
    }

    It 'do not take one that only holds the data for a writer' {
        $share = Get-Share @{ pages = 'data:/x'; site = 'data:/x' } -State @{ pages = 'created' } -Origin @{ site = 'pages' }
        $share.Writers | Should -Be 'site'
        $share.Readers | Should -Be 'pages'
        $share.Findings | Should -BeNullOrEmpty
        (Get-Share @{ pages = 'data:/x'; site = 'data:/x' } -State @{ pages = 'created' }).Writers | Should -Be 'pages', 'site'
        (Get-Share @{ pages = 'data:/x'; site = 'data:/x' } -State @{ pages = 'exited' } -Origin @{ site = 'pages' }).Writers | Should -Be 'pages', 'site'
    }

    It 'find several writers: <Name>' -ForEach @(
        @{ Name = 'running'; State = @{}; Severity = 'Warning' }
        @{ Name = 'one of them stopped'; State = @{ two = 'exited' }; Severity = 'Information' }
    ) {
        $finding = (Get-Share @{ one = 'data:/x'; two = 'data:/y' } -State $State).Findings
        $finding.Id | Should -Be 'SeveralWriters'
        $finding.Severity | Should -Be $Severity
        $finding.Target | Should -Be 'data'
        $finding.Problem | Should -BeLike "'one' and 'two' write to the same data*"
        $finding.Evidence | Should -HaveCount 2
        $finding.Fix | Should -Be "Update-DockerContainer two -Volume 'data:/y:ro'"
    }

    It 'name in the repair what is mounted, not what is shared, and quote it' {
        (Get-Share @{ one = "/it's here/www:/x"; two = "/it's here:/y" }).Findings.Fix | Should -Be "Update-DockerContainer two -Volume '/it''s here:/y:ro'"
    }

    It 'find no writers of <_>' -ForEach '/var/run/docker.sock', '/dev/fuse', '/run', '/sys/fs/cgroup' {
        $share = Get-Share @{ one = "${_}:/x"; two = "${_}:/y" }
        $share.Writers | Should -Be 'one', 'two'
        $share.Findings | Should -BeNullOrEmpty
        (Get-Share @{ one = '/running:/x'; two = '/running:/y' }).Findings | Should -HaveCount 1
    }
}
