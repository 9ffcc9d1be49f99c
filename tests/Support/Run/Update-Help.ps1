<#
.SYNOPSIS
    Writes the help anew: the markdown of every cmdlet, its MAML, and the about topics as text.
.DESCRIPTION
    Synopsis, parameter and output texts come from the code's XML comments. Description, examples, notes and related
    links come from the markdown that is there, and stay.
.PARAMETER Module
    The manifest of the built module.
.PARAMETER Folder
    The folder of the help, en-US.
.PARAMETER InChild
    Set by the script itself.
#>
param([Parameter(Mandatory)][string]$Module, [Parameter(Mandatory)][string]$Folder, [switch]$InChild)
# PlatyPS runs in the caller's mode, and a stricter one breaks it.
Set-StrictMode -Version 1
$ErrorActionPreference = 'Stop'

# The built module must be the only one of its name, and must not stay locked: so it is read in a process of its own.
if (-not $InChild) {
    $paths = $Module, $Folder | ForEach-Object { $PSCmdlet.GetUnresolvedProviderPathFromPSPath($_) }
    & (Join-Path $PSHOME pwsh) -NoProfile -NonInteractive -File $PSCommandPath $paths[0] $paths[1] -InChild | Out-Host
    if ($LASTEXITCODE) { throw "The help could not be written: exit code $LASTEXITCODE." }
    return
}

# The compiler's files of comments lie beside the assemblies that the module has copies of.
function Read-Comment([string]$Folder) {
    $comments = @{}
    foreach ($assembly in Get-ChildItem $Folder -Filter *.dll -File) {
        $twin = Get-ChildItem (Join-Path $PSScriptRoot "../../../src/$($assembly.BaseName)/bin") -Filter $assembly.Name -Recurse |
            Where-Object { (Get-FileHash $_).Hash -eq (Get-FileHash $assembly).Hash } | Select-Object -First 1
        if (-not $twin) { throw "$assembly is not what src/$($assembly.BaseName) was last built to: build first." }
        foreach ($member in ([xml](Get-Content ([IO.Path]::ChangeExtension($twin.FullName, 'xml')) -Raw)).doc.members.member) {
            $summary = $member.SelectSingleNode('summary')
            if ($summary) { $comments[$member.name] = ConvertFrom-Comment $summary }
        }
    }
    $comments
}

function ConvertFrom-Comment($Node) {
    $text = foreach ($part in $Node.ChildNodes) {
        switch ($part.Name) {
            'c' { '`' + $part.InnerText + '`' }
            'see' { ($part.GetAttribute('cref') -split '[.:]')[-1] }
            default { $part.InnerText }
        }
    }
    ((-join $text) -replace '\s+', ' ').Trim()
}

# A fresh object has what is true of the code; what people wrote is carried over from the markdown.
function Get-CommandHelp($Command, $Comments, [string]$File) {
    $type = $Command.ImplementingType
    $help = New-CommandHelp -CommandInfo $Command
    $old = if (Test-Path $File) { Import-Written $File }
    $help.Synopsis = $Comments["T:$($type.FullName)"]
    $help.Notes = ''
    if ($old) {
        $help.Description = $old.Description
        $help.Notes = $old.Notes
        foreach ($list in 'Examples', 'RelatedLinks') {
            $help.$list.Clear()
            $help.$list.AddRange($old.$list)
        }
    }
    foreach ($item in $help.Inputs) { $item.Description = Get-InputText $help.Parameters $item.Typename }
    if (-not $Command.OutputType) { $help.Outputs.Clear() }
    foreach ($item in $help.Outputs) {
        $written = $old.Outputs | Where-Object Typename -EQ $item.Typename | Select-Object -First 1 -ExpandProperty Description
        $item.Description = $Comments["T:$($item.Typename)"] ?? $written ?? $item.Description
    }
    $instance = [Activator]::CreateInstance($type)
    foreach ($parameter in $help.Parameters) {
        $property = $type.GetProperty($parameter.Name)
        # WhatIf and Confirm are PowerShell's own.
        if (-not $property) { continue }
        $parameter.Type = $parameter.Type -replace '^System\.Nullable`1\[(.+)\]$', '$1'
        $parameter.Description = $Comments["P:$($property.DeclaringType.FullName).$($property.Name)"]
        $default = $property.GetValue($instance)
        if ($default -is [string] -or $default -is [int] -or $default -is [timespan]) { $parameter.DefaultValue = "$default" }
        $set = $property.GetCustomAttributes([ValidateSet], $true)
        if ($set) { $parameter.AcceptedValues.AddRange([string[]]$set.ValidValues) }
    }
    $help
}

# The parameters are not read: nothing of them is kept, and PlatyPS stumbles over one with the alias Name.
function Import-Written([string]$File) {
    $copy = Join-Path $work (Split-Path $File -Leaf)
    Write-Text $copy ((Get-Content $File -Raw) -replace '(?s)(?<=\n## PARAMETERS\r?\n).*?(?=\n## INPUTS)')
    Import-MarkdownCommandHelp -Path $copy
}

function Get-InputText($Parameters, [string]$Type) {
    $ofType = $Parameters | Where-Object Type -EQ $Type
    $whole = @($ofType | Where-Object { $_.ParameterSets.ValueFromPipeline -contains $true })
    $parts = @($ofType | Where-Object { $_ -notin $whole -and $_.ParameterSets.ValueFromPipelineByPropertyName -contains $true })
    @(
        if ($whole) { "What is piped, or its property of the same name or alias, is taken for $(Join-Name $whole.Name)." }
        if ($parts) { "Properties of what is piped are taken for $(Join-Name $parts.Name)." }
    ) -join ' '
}

function Join-Name([string[]]$Name) { ($Name | ForEach-Object { "``-$_``" }) -join ', ' }

function Export-Markdown($Help, [string]$File) {
    $output = Join-Path $work 'md'
    $null = $Help | Export-MarkdownCommandHelp -OutputFolder $output -Force
    $text = Get-Content (Join-Path $output "DockerNet/$($Help.Title).md") -Raw
    # Without the date, which changes without need, the aliases, which there are none of, and with what PlatyPS forgets.
    $text = $text -replace '(?m)^ms\.date:.*\r?\n', '' -replace '(?s)## ALIASES.*?(?=## DESCRIPTION)', ''
    Write-Text $File ($text -replace "(?<=``````\r?\n$($Help.Title) [^``]*)(?=\r?\n``````)", ' [<CommonParameters>]')
}

function Export-Maml($Help) {
    $output = Join-Path $work 'maml'
    $null = $Help | Export-MamlCommandHelp -OutputFolder $output -Force
    $file = Get-ChildItem $output -Filter *-Help.xml -Recurse
    $xml = [xml](Get-Content $file -Raw)
    foreach ($text in $xml.SelectNodes('//*[local-name()="description"]/*[local-name()="para"]')) {
        Set-Paragraph $text.ParentNode ($text.InnerText -split '(?:\r?\n){2,}')
    }
    foreach ($command in $xml.SelectNodes('/*/*')) { Repair-Maml $command ($Help | Where-Object Title -EQ $command.details.name) }
    foreach ($example in $xml.SelectNodes('//*[local-name()="example"]')) { Format-Example $example }
    # Documents written to a text have its encoding in their heads: this one is UTF-8.
    $buffer = [IO.MemoryStream]::new()
    $xml.Save($buffer)
    Write-Text (Join-Path $Folder $file.Name) ([Text.Encoding]::UTF8.GetString($buffer.ToArray()).TrimStart([char]0xfeff))
}

# Without links that lead nowhere and headings of nothing, and with the defaults that PlatyPS forgets.
function Repair-Maml($Command, $Help) {
    foreach ($link in @($Command.relatedLinks.navigationLink)) {
        if ($link.linkText -eq 'Online Version') { $null = $link.ParentNode.RemoveChild($link) } else { $link['maml:uri'].InnerText = '' }
    }
    if (-not $Help.Notes) { $null = $Command.RemoveChild($Command['maml:alertSet']) }
    foreach ($parameter in @($Command.parameters.parameter)) {
        $default = ($Help.Parameters | Where-Object Name -EQ $parameter.name).DefaultValue
        if ($default) {
            $type = $parameter['dev:type']
            $element = $parameter.OwnerDocument.CreateElement('dev', 'defaultValue', $type.NamespaceURI)
            $element.InnerText = $default
            $null = $parameter.AppendChild($element)
        }
    }
}

# PlatyPS puts the markdown of a whole example into its introduction. Get-Help wants code and remarks.
function Format-Example($Example) {
    $blocks = @($Example.introduction.para | Where-Object { $_ -ne [char]0x80 })
    $code = @($blocks -match '^```powershell')[0]
    $Example.SelectSingleNode('*[local-name()="code"]').InnerText = Remove-Fence $code
    $remarks = $Example.SelectSingleNode('*[local-name()="remarks"]')
    $introduction = $Example.SelectSingleNode('*[local-name()="introduction"]')
    $texts = @($blocks | Where-Object { $_ -ne $code } | ForEach-Object { Remove-Fence $_ })
    # The empty one keeps a distance to the next example.
    Set-Paragraph $remarks ($texts + '') $introduction.FirstChild
    $null = $Example.RemoveChild($introduction)
}

function Remove-Fence([string]$Text) { $Text -replace '^```\w*\r?\n|\r?\n```\s*$' }

function Set-Paragraph($Node, [string[]]$Text, $Pattern = $Node.FirstChild) {
    $empty = $Pattern.CloneNode($false)
    $Node.RemoveAll()
    foreach ($one in $Text) {
        $paragraph = $empty.CloneNode($false)
        $paragraph.InnerText = $one
        $null = $Node.AppendChild($paragraph)
    }
}

# Of each room's errors a table, in place of those that are there.
function Update-ErrorTopic([string]$File) {
    $core = [AppDomain]::CurrentDomain.GetAssemblies() | Where-Object { $_.GetName().Name -eq 'DockerNet.Core' }
    $tables = foreach ($type in $core.GetTypes() | Where-Object FullName -Match '^DockerNet\.Contracts\.\w+Errors$' | Sort-Object Name) {
        "### $($type.Name -replace 'Errors$', 's')", '', '| Id | Category | Meaning | What to do |', '| --- | --- | --- | --- |'
        foreach ($kind in $type.GetField('Table').GetValue($null).Kinds | Sort-Object Id) {
            $cells = foreach ($name in 'Id', 'Category', 'Meaning', 'Advice') {
                [DockerNet.Contracts.EngineErrorKind].GetProperty($name, [Reflection.BindingFlags]'Instance, Public, NonPublic').GetValue($kind)
            }
            "| $($cells -replace '\|', '\|' -join ' | ') |"
        }
        ''
    }
    $text = Get-Content $File -Raw
    $before, $after = $text.Substring(0, $text.IndexOf('### ')), $text.Substring($text.IndexOf('## WARNINGS'))
    Write-Text $File ($before + ($tables -join "`n") + "`n" + $after)
}

# The client's words and the cmdlets for them, as README has them.
function Update-CommandTopic([string]$File, [string]$Readme) {
    $table = [regex]::Match((Get-Content $Readme -Raw), '(?s)## From docker to DockerNet\s+(\| docker .*?)\n\n').Groups[1].Value
    $text = Get-Content $File -Raw
    Write-Text $File ($text.Substring(0, $text.IndexOf('| docker ')) + $table + "`n`n" + $text.Substring($text.IndexOf('## SEE ALSO')))
}

function Write-Text([string]$File, [string]$Text) {
    $text = ($Text -replace '\r\n', "`n" -replace '[ \t]+(?=\n)', '').TrimEnd() + "`n"
    [IO.File]::WriteAllText($File, $text, [Text.UTF8Encoding]::new($false))
}

# Headings at the left, texts wrapped behind a margin, code as it is, and of a table's row each cell with its heading.
function ConvertTo-AboutText([string]$Markdown) {
    $code = $false
    $header = $null
    $paragraph = ''
    $lines = foreach ($line in ($Markdown -split '\r?\n') + '') {
        if (-not $code -and $paragraph -and $line -notmatch '^[^#|`\s-]') {
            Format-Paragraph $paragraph
            $paragraph = ''
        }
        if ($line -match '^```') { $code = -not $code; continue }
        if ($code) { "        $line".TrimEnd(); continue }
        if ($line -notmatch '^\|') { $header = $null }
        switch -Regex ($line) {
            '^# ' { 'TOPIC'; "    $($line.Substring(2))"; break }
            '^## ' { $line.Substring(3).ToUpperInvariant(); break }
            '^### ' { "  $($line.Substring(4))"; break }
            '^\|[\s|:-]+$' { break }
            '^\|' {
                $cells = @($line.Trim('|') -split '(?<!\\)\|' | ForEach-Object { $_.Trim() -replace '\\\|', '|' })
                if (-not $header) { $header = $cells; break }
                Format-Paragraph $cells[0]
                for ($i = 1; $i -lt $cells.Count; $i++) { Format-Paragraph "$($header[$i]): $($cells[$i])" 8 }
                ''
                break
            }
            '^\s*$' { ''; break }
            default { $paragraph = "$paragraph $($line.Trim())".Trim() }
        }
    }
    # Get-Help takes the short description from the line below its heading.
    ($lines -join "`n") -replace '\n{3,}', "`n`n" -replace '(?m)^([A-Z ]+)\n\n', "`$1`n"
}

function Format-Paragraph([string]$Text, [int]$Indent = 4) {
    $plain = $Text -replace '\[([^\]]+)\]\([^)]+\)', '$1' -replace '\*\*|`', ''
    $hanging = $Indent + ($plain -match '^- ' ? 2 : 0)
    $line = ' ' * $Indent
    $begin = $true
    foreach ($word in $plain -split '\s+') {
        if (-not $begin -and $line.Length + 1 + $word.Length -gt 80) {
            $line
            $line = ' ' * $hanging
            $begin = $true
        }
        $line += ($begin ? '' : ' ') + $word
        $begin = $false
    }
    $line
}

Import-Module Microsoft.PowerShell.PlatyPS -MinimumVersion 1.0
# The assembly in place of the manifest: beside that there is the last build's help, which PlatyPS would read.
Import-Module (Join-Path (Split-Path $Module) (Import-PowerShellDataFile $Module).RootModule)
$commands = Get-Command -Module DockerNet -CommandType Cmdlet | Sort-Object Name
$comments = Read-Comment (Split-Path $commands[0].ImplementingType.Assembly.Location)
$null = New-Item $Folder -ItemType Directory -Force
$work = (New-Item (Join-Path ([IO.Path]::GetTempPath()) "dockernet-help-$PID") -ItemType Directory).FullName
try {
    $help = foreach ($command in $commands) {
        $file = Join-Path $Folder "$($command.Name).md"
        $one = Get-CommandHelp $command $comments $file
        Export-Markdown $one $file
        $one
    }
    Export-Maml $help
} finally {
    Remove-Item $work -Recurse -Force -ErrorAction Ignore
}
Get-ChildItem $Folder -Filter *-*.md | Where-Object BaseName -NotIn $commands.Name | Remove-Item
Update-ErrorTopic (Join-Path $Folder 'about_DockerNet_Errors.md')
Update-CommandTopic (Join-Path $Folder 'about_DockerNet_Commands.md') (Join-Path $PSScriptRoot '../../../README.md')
foreach ($about in Get-ChildItem $Folder -Filter about_*.md) {
    Write-Text ([IO.Path]::ChangeExtension($about.FullName, 'help.txt')) (ConvertTo-AboutText (Get-Content $about -Raw))
}
Get-ChildItem $Folder -Filter about_*.help.txt |
    Where-Object { -not (Test-Path ($_.FullName -replace '\.help\.txt$', '.md')) } | Remove-Item
