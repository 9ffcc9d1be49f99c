BeforeAll {
    Import-Module "$PSScriptRoot/../../../out/DockerNet/DockerNet.psd1" -Force
    $script:internal = [Reflection.BindingFlags]'Instance, Static, NonPublic, Public'
    $script:assembly = [DockerNet.Container].Assembly
    $script:made = '0' * 64

    function New-Part([string]$Type, [hashtable]$Property = @{}) {
        # Not all of them can be made without an engine's answer.
        $object = [Runtime.CompilerServices.RuntimeHelpers]::GetUninitializedObject("DockerNet.$Type" -as [type])
        foreach ($pair in $Property.GetEnumerator()) {
            $known = $object.GetType().GetProperty($pair.Key, $internal)
            $null = $known.GetSetMethod($true).Invoke($object, @(, [Management.Automation.LanguagePrimitives]::ConvertTo($pair.Value, $known.PropertyType)))
        }
        $object
    }

    function New-Mount([string]$Target, [string]$Name = '', [string]$Source = '', [bool]$ReadOnly = $false) {
        New-Part ContainerMount @{ Type = $Name ? 'volume' : 'bind'; Name = $Name; Source = $Source; Target = $Target; ReadOnly = $ReadOnly }
    }

    # Own mounts as target, or target:nocopy.
    function New-Detail([DockerNet.ContainerMount[]]$Mount, [string[]]$Own = @(), [string[]]$From = @(), [string[]]$Path = @()) {
        $type = $assembly.GetType('DockerNet.OwnMount')
        $list = [Array]::CreateInstance($type, $Own.Count)
        for ($i = 0; $i -lt $Own.Count; $i++) {
            $target, $mode = $Own[$i] -split ':'
            $list.SetValue([Activator]::CreateInstance($type, @($target, [bool]$mode)), $i)
        }
        New-Part ContainerDetail @{ Mounts = $Mount; OwnMounts = $list; VolumesFrom = $From; VolumePaths = $Path }
    }

    function Get-Origin($Detail, [DockerNet.Container[]]$Provider = @(), [string[]]$ImageVolume = @()) {
        $facts = [Activator]::CreateInstance($assembly.GetType('DockerNet.Wiring.MountFacts'), @($Detail, $Provider, $ImageVolume))
        $assembly.GetType('DockerNet.Wiring.MountOrigin').GetMethods($internal).Where{ $_.Name -eq 'Of' -and $_.IsPublic }[0].Invoke($null, @(, $facts))
    }

    function New-Provider([string]$Name, [DockerNet.ContainerMount[]]$Mount = @()) {
        New-Part Container @{ Name = $Name; Id = "abc$Name"; Mounts = $Mount }
    }
}

Describe 'MountOrigin' -Tag Fast {
    It 'knows the mounts of the container itself, also where it takes others over' {
        (Get-Origin (New-Detail (New-Mount /x data) -Own /x -From db) (New-Provider db (New-Mount /x data))).Origin | Should -Be 'Own'
        (Get-Origin (New-Detail (New-Mount /x data))).Origin | Should -Be 'Own'
    }

    It 'knows those of another by name, and by source where there is no name' {
        $detail = New-Detail (New-Mount /v data), (New-Mount /b '' /srv) -From one, two
        $one = New-Provider one (New-Mount /b '' /other)
        $two = New-Provider two (New-Mount /v data), (New-Mount /b '' /srv)
        (Get-Origin $detail $one, $two).Origin | Should -Be 'two', 'two'
    }

    It 'knows the volumes that the image asks for' {
        $origin = Get-Origin (New-Detail (New-Mount /data $made) -From db -Path /data) (New-Provider db) -ImageVolume /data
        $origin.Origin, $origin.OriginGone | Should -Be 'Image', $false
    }

    It 'knows that a mount came from one that has gone: <Name>' -ForEach @(
        @{ Name = 'a volume with a name'; Volume = 'data'; ReadOnly = $false }
        @{ Name = 'one that can only be read'; Volume = '0' * 64; ReadOnly = $true }
        @{ Name = 'one with a name of another length'; Volume = '0' * 63; ReadOnly = $false }
    ) {
        $origin = Get-Origin (New-Detail (New-Mount /data $Volume '' $ReadOnly) -From 'gone:ro', 'db', 'abcweb' -Path /data) (New-Provider db), (New-Provider web) -ImageVolume /data
        $origin.Origin, $origin.OriginGone | Should -Be 'gone', $true
    }

    It 'names all that it can have come from when none has gone' {
        (Get-Origin (New-Detail (New-Mount /data data) -From one, two) (New-Provider one), (New-Provider two)).Origin | Should -Be 'one, two'
    }

    It 'tells what becomes of what the image has: <Is> for <Name>' -ForEach @(
        @{ Name = 'a volume of its own'; Mount = { New-Mount /x data }; Own = '/x'; Full = $true; Is = 'Copied' }
        @{ Name = 'nothing in the image'; Mount = { New-Mount /x data }; Own = '/x'; Full = $false; Is = 'None' }
        @{ Name = 'a volume with nocopy'; Mount = { New-Mount /x data }; Own = '/x:nocopy'; Full = $true; Is = 'Hidden' }
        @{ Name = 'a folder'; Mount = { New-Mount /x '' /srv }; Own = '/x'; Full = $true; Is = 'Hidden' }
        @{ Name = 'a volume of another''s'; Mount = { New-Mount /x data }; Own = @(); Full = $true; Is = 'Hidden' }
    ) {
        $detail = New-Detail (& $Mount) -Own $Own -From db
        $mount = Get-Origin $detail (New-Provider db (New-Mount /x data))
        $rule = $assembly.GetType('DockerNet.Wiring.MountOrigin').GetMethod('ContentOf', $internal)
        $rule.Invoke($null, @(@($mount)[0], $detail, $Full)) | Should -Be $Is
    }
}
