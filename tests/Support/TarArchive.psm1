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
        & $put 257 "ustar"
        & $put 263 '00'
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

function Test-TarMutation {
    <#
    .SYNOPSIS
        Reads archives with bytes changed, cut out and put in, by chance. What is thrown but a refusal comes out.
    #>
    param([Parameter(Mandatory)][int]$Count, [Parameter(Mandatory)][int]$Seed)
    $random = [Random]::new($Seed)
    $holes = "22 GNU.sparse.major=1`n22 GNU.sparse.minor=0`n28 GNU.sparse.realsize=5000`n"
    $seeds = [Collections.Generic.List[byte[]]]::new()
    $seeds.Add((New-TarArchive @{ Name = 'd/'; Type = '5' }, @{ Name = 'd/f'; Content = 'hello' }, @{ Name = 'd/l'; Type = '2'; LinkName = 'f' }))
    $seeds.Add((New-TarArchive @{ Name = 'x'; Type = 'x'; Content = "14 path=y`nz`nü`n19 mtime=-1.500000`n25 SCHILY.xattr.user.a=b`n" }, @{ Name = 'f'; Content = 'hello' }))
    $seeds.Add((New-TarArchive @{ Name = 'L'; Type = 'L'; Content = 'n' * 300 }, @{ Name = 'K'; Type = 'K'; Content = 'k' * 300 }, @{ Name = 'f'; Type = '1' }))
    $seeds.Add((New-TarArchive @{ Name = 'g'; Type = 'g'; Content = "10 uid=77`n" }, @{ Name = 'x'; Type = 'x'; Content = $holes }, @{ Name = 'f'; Content = "2`n0`n5`n4000`n3`n".PadRight(512, [char]0) + 'helloabc' }))
    $seeds.Add((New-TarArchive @{ Name = 'x'; Type = 'x'; Content = "26 GNU.sparse.map=0,3,4,2`n22 GNU.sparse.size=10`n" }, @{ Name = 'f'; Content = 'hello' }))
    $seeds.Add((New-TarArchive @{ Name = 's'; Type = 'S'; Content = 'hello' }, @{ Name = 'c'; Type = '3' }, @{ Name = 'p'; Type = '6' }))
    $read = 0
    $refused = 0
    for ($i = 0; $i -lt $Count; $i++) {
        [byte[]]$bytes = $seeds[$random.Next($seeds.Count)].Clone()
        for ($times = $random.Next(1, 5); $times -gt 0; $times--) {
            $at = $random.Next($bytes.Length)
            switch ($random.Next(5)) {
                0 { $bytes[$at] = $random.Next(256) }
                1 { $bytes[$at] = (0, 48, 55, 57, 128, 255, 10, 32, 61, 45)[$random.Next(10)] }
                2 { $to = $random.Next($bytes.Length); $bytes[$at] = $bytes[$to] }
                3 { $block = $at - $at % 512; if ($block + 512 -le $bytes.Length) { $bytes[$block + (124, 156, 386, 482, 483, 0, 257)[$random.Next(7)]] = (0x80, 0xff, 48, 83, 120, 103, 76, 1)[$random.Next(8)] } }
                4 { if ($random.Next(4) -eq 0) { $bytes = $bytes[0..$at] } }
            }
        }
        # Most changes would end at the checksum otherwise.
        if ($random.Next(8)) { Repair-TarChecksum $bytes }
        if (Get-TarFailure $bytes) { $refused++ } else { $read++ }
    }
    [pscustomobject]@{ Read = $read; Refused = $refused }
}

function Repair-TarChecksum([byte[]]$Bytes) {
    for ($at = 0; $at + 512 -le $Bytes.Length; $at += 512) {
        # What looks like a header.
        if ($Bytes[$at + 257] -ne 117 -or $Bytes[$at + 258] -ne 115) { continue }
        $sum = 256
        for ($i = 0; $i -lt 512; $i++) { if ($i -lt 148 -or $i -ge 156) { $sum += $Bytes[$at + $i] } }
        $text = [Text.Encoding]::ASCII.GetBytes([Convert]::ToString($sum, 8).PadLeft(6, '0') + "`0 ")
        [Array]::Copy($text, 0, $Bytes, $at + 148, 8)
    }
}

Export-ModuleMember -Function Read-TarArchive, Get-TarFailure, New-TarArchive, Write-TarHeader, Test-TarMutation
