BeforeAll {
    Import-Module "$PSScriptRoot/../../../out/DockerNet/DockerNet.psd1" -Force
}

Describe 'KeyedMountSpec' -Tag Fast {
    It 'reads <Text>' -ForEach @(
        @{ Text = 'type=bind,source=/src,target=/web,readonly'; Is = @{ Type = 'bind'; Source = '/src'; Target = '/web'; ReadOnly = $true }; Canonical = 'type=bind,source=/src,target=/web,readonly=true' }
        @{ Text = 'dst=/data'; Is = @{ Type = 'volume'; Source = ''; Target = '/data' }; Canonical = 'type=volume,target=/data' }
        @{ Text = 'TYPE=Bind,src=./x,destination=/web,ro=0'; Is = @{ Type = 'bind'; IsRelative = $true; ReadOnly = $false }; Canonical = 'type=bind,source=./x,target=/web' }
        @{ Text = 'type=bind,source=/src,target=/web,consistency=cached,bind-propagation=rslave,bind-nonrecursive=false'
            Is = @{ Consistency = 'cached'; Propagation = 'rslave'; NonRecursive = $false } }
        @{ Text = 'type=volume,source=data,target=/data,volume-nocopy=true,volume-label=a=b,volume-label=c,volume-driver=local,volume-opt=o=x'
            Is = @{ NoCopy = $true; Labels = 'a=b', 'c'; Driver = 'local'; DriverOptions = 'o=x'; HasVolumeOptions = $true } }
        @{ Text = 'type=tmpfs,dst=/run,tmpfs-size=1.5g,tmpfs-mode=1770'; Is = @{ TmpfsSize = 1610612736; TmpfsMode = 1016 }
            Canonical = 'type=tmpfs,target=/run,tmpfs-size=1610612736,tmpfs-mode=1770' }
        @{ Text = 'type=tmpfs,target=/run,tmpfs-size=64 MiB'; Is = @{ TmpfsSize = 67108864 }; Canonical = 'type=tmpfs,target=/run,tmpfs-size=67108864' }
        @{ Text = '"dst=/a,""b""",src=data'; Is = @{ Target = '/a,"b"'; Source = 'data' }; Canonical = 'type=volume,source=data,"target=/a,""b"""' }
        @{ Text = 'dst=/data,readonly'; Is = @{ Type = 'volume'; Source = ''; ReadOnly = $true }; Canonical = 'type=volume,target=/data,readonly=true' }
        @{ Text = 'type=bind,source=/src,target=/web,bind-recursive=disabled'; Is = @{ Recursive = 'disabled'; HasBindOptions = $true } }
        @{ Text = 'type=bind,source=/src,target=/web,bind-recursive=enabled'; Is = @{ Recursive = 'enabled'; HasBindOptions = $false } }
        @{ Text = 'type=bind,source=/src,target=/web,readonly=true,bind-recursive=writable'; Is = @{ Recursive = 'writable' } }
        @{ Text = 'type=bind,source=/src,target=/web,readonly=true,bind-propagation=rprivate,bind-recursive=readonly'; Is = @{ Recursive = 'readonly' } }
        @{ Text = 'type=bind,src=/a,dst=/x,bind-nonrecursive,bind-recursive=disabled'; Is = @{ NonRecursive = $true; Recursive = 'disabled' }
            Canonical = 'type=bind,source=/a,target=/x,bind-nonrecursive=true,bind-recursive=disabled' }
        @{ Text = 'type=bind,src=/a,dst=/x,bind-create-src'; Is = @{ CreateSource = $true }; Canonical = 'type=bind,source=/a,target=/x,bind-create-src=true' }
        @{ Text = 'type=bind,source=/a,target=/x,bind-create-src=false'; Is = @{ CreateSource = $false; HasBindOptions = $true } }
        @{ Text = 'type=volume,source=data,target=/data,volume-subpath=a/b'; Is = @{ VolumeSubpath = 'a/b'; HasVolumeOptions = $true } }
        @{ Text = 'type=volume,source=data,target=/data,"volume-subpath=a,b"'; Is = @{ VolumeSubpath = 'a,b' } }
        @{ Text = 'type=image,source=busybox:1,target=/image,image-subpath=bin'; Is = @{ Type = 'image'; Source = 'busybox:1'; ImageSubpath = 'bin'; HasVolumeOptions = $false } }
        @{ Text = 'type=npipe,source=\\.\pipe\docker_engine,target=\\.\pipe\docker_engine'; Is = @{ Type = 'npipe' } }
        @{ Text = 'type=cluster,source=group:data,target=/data'; Is = @{ Type = 'cluster' } }
        @{ Text = 'type=bind,src=C:\x,dst=/x'; Is = @{ Source = 'C:\x' }; Canonical = 'type=bind,source=C:\x,target=/x' }
    ) {
        $spec = [DockerNet.Wiring.KeyedMountSpec]::Parse($Text)
        foreach ($property in $Is.GetEnumerator()) { $spec.($property.Key) | Should -BeExactly $property.Value }
        "$spec" | Should -BeExactly ($_['Canonical'] ?? $Text)
        [DockerNet.Wiring.KeyedMountSpec]::Parse("$spec") | Should -Be $spec
    }

    It 'refuses <Text>' -ForEach @(
        @{ Text = ''; Why = 'it is empty' }
        @{ Text = 'type=foo,dst=/x'; Why = '''foo'' is neither bind, volume nor tmpfs' }
        @{ Text = 'dst=/x,bogus=1'; Why = '''bogus=1'' is unknown' }
        @{ Text = 'dst=/x,'; Why = ''''' has no value' }
        @{ Text = 'dst=/x,readonly='; Why = ''''' is neither true nor false' }
        @{ Text = 'src=data'; Why = 'no full path' }
        @{ Text = 'dst=x'; Why = '''x'' is no full path' }
        @{ Text = 'dst=/a/..'; Why = 'root folder' }
        @{ Text = 'type=bind,dst=/x'; Why = ''''' is no path of the host' }
        @{ Text = 'type=bind,src=data,dst=/x'; Why = '''data'' is no path' }
        @{ Text = 'src=/data,dst=/x'; Why = '''/data'' is no volume' }
        @{ Text = 'type=tmpfs,src=a,dst=/x'; Why = 'memory has no source' }
        @{ Text = 'dst=/x,volume-subpath=a'; Why = 'an anonymous volume has nothing' }
        @{ Text = 'src=data,dst=/x,volume-subpath'; Why = '''volume-subpath'' has no value' }
        @{ Text = 'src=data,dst=/x,image-subpath=a'; Why = 'keys of the type image' }
        @{ Text = 'type=image,src=busybox,dst=/x,volume-subpath=a'; Why = 'keys of the type volume' }
        @{ Text = 'type=image,dst=/x'; Why = 'needs both a source and a target' }
        @{ Text = 'type=npipe,src=//./pipe/x'; Why = 'needs both a source and a target' }
        @{ Text = 'type=cluster,dst=/x'; Why = 'needs both a source and a target' }
        @{ Text = 'type=bind,src=/a,dst=/x,bind-recursive=yes'; Why = 'bad value' }
        @{ Text = 'type=bind,src=/a,dst=/x,bind-create-src=maybe'; Why = 'neither true nor false' }
        @{ Text = 'type=bind,src=/a,dst=/x,bind-recursive=disabled,bind-recursive=enabled'; Why = 'bad value' }
        @{ Text = 'type=bind,src=/a,dst=/x,bind-nonrecursive,bind-recursive=enabled'; Why = 'contradict each other' }
        @{ Text = 'type=bind,src=/a,dst=/x,bind-recursive=writable'; Why = 'needs readonly as well' }
        @{ Text = 'type=bind,src=/a,dst=/x,bind-recursive=readonly,bind-propagation=rprivate'; Why = 'needs readonly as well' }
        @{ Text = 'type=bind,src=/a,dst=/x,ro,bind-recursive=readonly'; Why = 'needs bind-propagation=rprivate as well' }
        @{ Text = 'type=bind,src=/a,dst=/x,ro,bind-recursive=readonly,bind-propagation=rslave'; Why = 'needs bind-propagation=rprivate as well' }
        @{ Text = 'type=bind,src=/a,dst=/x,volume-nocopy'; Why = 'keys of the type volume' }
        @{ Text = 'dst=/x,tmpfs-size=1'; Why = 'keys of the type tmpfs' }
        @{ Text = 'type=bind,src=/a,dst=/x,bind-propagation=no'; Why = 'bad value' }
        @{ Text = 'type=tmpfs,dst=/x,tmpfs-mode=9'; Why = 'bad value' }
        @{ Text = 'type=tmpfs,dst=/x,tmpfs-size=1q'; Why = 'bad value' }
        @{ Text = 'dst=/x "y"'; Why = 'a quote' }
    ) {
        { [DockerNet.Wiring.KeyedMountSpec]::Parse($Text) } |
            Should -Throw -ErrorId FormatException -ExpectedMessage "*'$Text' is not a mount*$Why*"
        $value = $null
        [DockerNet.Wiring.KeyedMountSpec]::TryParse($Text, [ref]$value) | Should -BeFalse
    }
}
