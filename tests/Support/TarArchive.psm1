# Archives made of bytes, and read by the module's own reader.
Set-StrictMode -Version 3
$ErrorActionPreference = 'Stop'

$script:none = [Threading.CancellationToken]::None
# A hole of this many bytes is not read to its end here.
$script:mostContent = 8MB

function Get-CoreType([string]$Name) { [DockerNet.Container].Assembly.GetType($Name, $true) }

function Read-TarArchive {
    <#
    .SYNOPSIS
        Reads an archive, entry by entry.
    #>
    param([Parameter(Mandatory)][byte[]]$Bytes)
    $reader = [Activator]::CreateInstance((Get-CoreType DockerNet.Workflows.TarReader), [object[]]@([IO.MemoryStream]::new($Bytes)))
    while ($header = $reader.NextAsync($none).AsTask().GetAwaiter().GetResult()) {
        $content = $header.Length -le $mostContent ? $reader.ReadAllAsync($header, $none).AsTask().GetAwaiter().GetResult() : [byte[]]@()
        [pscustomobject]@{
            Name        = $header.Name
            Type        = "$($header.Type)"
            LinkName    = $header.LinkName
            Mode        = $header.Mode
            UserId      = $header.UserId
            GroupId     = $header.GroupId
            Seconds     = $header.Modified.Seconds
            Nanoseconds = $header.Modified.Nanoseconds
            Device      = "$($header.Major):$($header.Minor)"
            Attributes  = $header.Attributes
            Content     = [Text.Encoding]::UTF8.GetString($content)
            Checksum    = [Convert]::ToHexString([Security.Cryptography.SHA256]::HashData([byte[]]$content))
        }
    }
    $reader.CheckEnd()
}

function Get-TarFailure {
    <#
    .SYNOPSIS
        The id of the error that an archive makes; nothing for none. Anything else that is thrown comes out.
    #>
    param([Parameter(Mandatory)][byte[]]$Bytes)
    try { $null = Read-TarArchive $Bytes } catch {
        $failure = $_.Exception
        while ($failure -is [Management.Automation.MethodInvocationException]) { $failure = $failure.InnerException }
        if ($failure -isnot [DockerNet.Contracts.EngineException]) { throw }
        "$($failure.Kind)"
    }
}

function New-TarArchive {
    <#
    .SYNOPSIS
        Makes an archive of headers as they are told, however wrong.
    .PARAMETER Entry
        Each with its Name, and Type, Content, Length or LinkName.
    #>
    param([Parameter(Mandatory)][hashtable[]]$Entry)
    $archive = [IO.MemoryStream]::new()
    foreach ($item in $Entry) {
        [byte[]]$content = [Text.Encoding]::UTF8.GetBytes([string]$item['Content'])
        $block = [byte[]]::new(512)
        $put = { param($at, $text) $bytes = [Text.Encoding]::UTF8.GetBytes([string]$text); [Array]::Copy($bytes, 0, $block, $at, $bytes.Length) }
        & $put 0 $item.Name
        & $put 100 '0000644'
        & $put 108 '0000000'
        & $put 116 '0000000'
        & $put 124 ([Convert]::ToString([long]($item['Length'] ?? $content.Length), 8).PadLeft(11, '0'))
        & $put 136 '00000000000'
        & $put 148 '        '
        & $put 156 ($item['Type'] ?? '0')
        & $put 157 $item['LinkName']
        # Only GNU's own archives have files of the oldest form of holes.
        & $put 257 ($item['Type'] -ceq 'S' ? "ustar  " : 'ustar')
        if ($item['Type'] -cne 'S') { & $put 263 '00' }
        $sum = 0
        foreach ($byte in $block) { $sum += $byte }
        & $put 148 ([Convert]::ToString($sum, 8).PadLeft(6, '0') + "`0 ")
        $archive.Write($block)
        $archive.Write($content)
        $archive.Write([byte[]]::new((512 - $content.Length % 512) % 512))
    }
    $archive.Write([byte[]]::new(1024))
    , $archive.ToArray()
}

function Write-TarHeader {
    <#
    .SYNOPSIS
        Writes a header by the module's own writer.
    #>
    param([Parameter(Mandatory)][hashtable]$Header)
    $type = Get-CoreType DockerNet.Wiring.TarHeader
    $made = [Activator]::CreateInstance($type)
    foreach ($key in 'Name', 'LinkName', 'Mode', 'UserId', 'GroupId') {
        if ($Header.ContainsKey($key)) { $type.GetProperty($key).SetValue($made, ($Header[$key] -as $type.GetProperty($key).PropertyType)) }
    }
    if ($Header.ContainsKey('Type')) {
        $type.GetProperty('Type').SetValue($made, [Enum]::ToObject((Get-CoreType DockerNet.Wiring.TarType), [byte][char]$Header.Type))
    }
    if ($Header.ContainsKey('Seconds')) {
        $type.GetProperty('Modified').SetValue($made, [Activator]::CreateInstance((Get-CoreType DockerNet.Wiring.TarTime), [object[]]@([long]$Header.Seconds, [int]$Header.Nanoseconds)))
    }
    if ($Header.ContainsKey('Attributes')) {
        $attributes = [Collections.Generic.Dictionary[string, byte[]]]::new()
        $Header.Attributes.GetEnumerator() | ForEach-Object { $attributes[$_.Key] = [byte[]]$_.Value }
        $type.GetProperty('Attributes').SetValue($made, $attributes)
    }
    , (Get-CoreType DockerNet.Wiring.TarFormat).GetMethod('Write').Invoke($null, @($made))
}

function Get-TarSeed {
    <#
    .SYNOPSIS
        Archives with every form of header, to change by chance.
    #>
    $holes = "22 GNU.sparse.major=1`n22 GNU.sparse.minor=0`n28 GNU.sparse.realsize=5000`n"
    $seeds = [Collections.Generic.List[byte[]]]::new()
    $seeds.Add((New-TarArchive @{ Name = 'd/'; Type = '5' }, @{ Name = 'd/f'; Content = 'hello' }, @{ Name = 'd/l'; Type = '2'; LinkName = 'f' }))
    $seeds.Add((New-TarArchive @{ Name = 'x'; Type = 'x'; Content = "14 path=y`nz`nü`n19 mtime=-1.500000`n25 SCHILY.xattr.user.a=b`n" }, @{ Name = 'f'; Content = 'hello' }))
    $seeds.Add((New-TarArchive @{ Name = 'L'; Type = 'L'; Content = 'n' * 300 }, @{ Name = 'K'; Type = 'K'; Content = 'k' * 300 }, @{ Name = 'f'; Type = '1' }))
    $seeds.Add((New-TarArchive @{ Name = 'g'; Type = 'g'; Content = "10 uid=77`n" }, @{ Name = 'x'; Type = 'x'; Content = $holes }, @{ Name = 'f'; Content = "2`n0`n5`n4000`n3`n".PadRight(512, [char]0) + 'helloabc' }))
    $seeds.Add((New-TarArchive @{ Name = 'x'; Type = 'x'; Content = "26 GNU.sparse.map=0,3,4,2`n22 GNU.sparse.size=10`n" }, @{ Name = 'f'; Content = 'hello' }))
    $seeds.Add((New-TarArchive @{ Name = 's'; Type = 'S'; Content = 'hello' }, @{ Name = 'c'; Type = '3' }, @{ Name = 'p'; Type = '6' }))
    , $seeds.ToArray()
}

Export-ModuleMember -Function Get-CoreType, Read-TarArchive, Get-TarFailure, New-TarArchive, Write-TarHeader, Get-TarSeed
