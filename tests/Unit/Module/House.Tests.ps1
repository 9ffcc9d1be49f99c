# How the house is built: which layer and which room may use which, how large a room gets and how things are called.
BeforeDiscovery {
    $script:rooms = 'Engines', 'Containers', 'Links', 'Networks', 'Ports', 'Names', 'Reachability', 'Mounts', 'Volumes', 'Images', 'Files', 'Plumbing', 'Swarm'
}

BeforeAll {
    Import-Module "$PSScriptRoot/../../Support/DockerNet.Testing.psm1" -Force
    $script:root = [IO.Path]::GetFullPath("$PSScriptRoot/../../..")
    $script:rooms = 'Engines', 'Containers', 'Links', 'Networks', 'Ports', 'Names', 'Reachability', 'Mounts', 'Volumes', 'Images', 'Files', 'Plumbing', 'Swarm'

    function Get-Source([string]$Folder) {
        Get-ChildItem "$root/$Folder" -Recurse -Filter *.cs | Where-Object FullName -NotMatch '[\\/](obj|bin)[\\/]'
    }

    function Get-Place($File) { ([IO.Path]::GetRelativePath($root, $File.FullName) -replace '\\', '/') }

    # What a file declares, and what it uses: words in the places of types, with neither comments nor texts.
    $script:sources = foreach ($file in Get-Source src) {
        $text = [IO.File]::ReadAllText($file.FullName) -replace '(?m)^\s*//.*$' -replace '"(\\.|[^"\\\r\n])*"', '""'
        $words = [Collections.Generic.HashSet[string]]::new()
        # A property is often called like its type: what is followed by another name, or is an argument of a type, is one.
        foreach ($match in [regex]::Matches($text, '(?<![.\w])[A-Z]\w+(?=\?? (?!is\b|as\b|and\b|or\b|in\b|when\b|with\b|not\b)[A-Za-z_]|[>\[(.?]|\)|,|;)')) { $null = $words.Add($match.Value) }
        [pscustomobject]@{
            Place  = Get-Place $file
            Folder = (Get-Place $file) -replace '/[^/]*$'
            Name   = $file.BaseName
            Types  = @([regex]::Matches($text, '(?m)^(?:public |internal |private |file )?(?:sealed |static |abstract |readonly |partial )*(?:class|record struct|record|struct|interface|enum) (\w+)') | ForEach-Object { $_.Groups[1].Value })
            Uses   = $words
            Text   = $text
        }
    }
    $script:homes = @{}
    foreach ($source in $sources | Where-Object Place -Match '^src/DockerNet\.Core/') { foreach ($type in $source.Types) { $homes[$type] = $source.Folder -replace '^src/DockerNet\.Core/' } }

    # From folder to folder of Core, with the first file that takes the way.
    $script:arrows = @{}
    foreach ($source in $sources | Where-Object Place -Match '^src/DockerNet\.Core/') {
        $from = $source.Folder -replace '^src/DockerNet\.Core/'
        foreach ($word in $source.Uses) {
            $to = $homes[$word]
            # Names that properties have too: an object's own name for another is no arrow.
            if ($to -and $to -ne $from -and $word -cnotin 'Container', 'Network', 'Volume', 'Image', 'Finding') {
                $arrows["$from > $to"] ??= "$($source.Place) uses $word"
            }
        }
        foreach ($word in 'Container', 'Network', 'Volume', 'Image', 'Finding') {
            if ($homes[$word] -ne $from -and $source.Text -cmatch "(?<![.\w])$word(\?|>|\[| (?!is\b|as\b|and\b|or\b|in\b|when\b|with\b|not\b)[a-z_])") {
                $arrows["$from > $($homes[$word])"] ??= "$($source.Place) uses $word"
            }
        }
    }
}

Describe 'The assemblies' -Tag Fast {
    It 'let Core know the base library alone' {
        [DockerNet.Container].Assembly.GetReferencedAssemblies().Name | Where-Object { $_ -notmatch '^(System(\..*)?|Microsoft\.Win32\.Primitives)$' } | Should -BeNullOrEmpty
    }

    It 'let the face know Core and PowerShell' {
        $face = (Get-Command Get-DockerEngine).ImplementingType.Assembly
        $face.GetReferencedAssemblies().Name | Where-Object { $_ -notmatch '^(System(\..*)?|DockerNet\.Core|netstandard)$' } | Should -BeNullOrEmpty
    }

    It 'let the engine know Core and the library' {
        $file = "$root/src/DockerNet.Engine/DockerNet.Engine.csproj"
        ([xml](Get-Content $file -Raw)).SelectNodes('//ProjectReference/@Include').Value | Should -Be '../DockerNet.Core/DockerNet.Core.csproj'
    }
}

Describe 'The layers of Core' -Tag Fast {
    It 'have arrows that point down only' {
        $order = 'Text', 'Model', 'Contracts', 'Workflows'
        $up = foreach ($arrow in $arrows.Keys) {
            $from, $to = ($arrow -split ' > ') -replace '/.*'
            if ($order.IndexOf($to) -gt $order.IndexOf($from)) { $arrows[$arrow] }
        }
        $up | Should -BeNullOrEmpty
    }

    It 'have no circle between rooms of Model' {
        $next = @{}
        foreach ($arrow in $arrows.Keys | Where-Object { $_ -cmatch '^Model/.* > Model/' }) {
            $from, $to = $arrow -split ' > '
            $next[$from] = @($next[$from]) + $to | Where-Object { $_ }
        }
        function Get-Reach([string]$Room) {
            $seen = [Collections.Generic.HashSet[string]]::new()
            $todo = [Collections.Generic.Stack[string]]::new()
            $todo.Push($Room)
            while ($todo.Count) { foreach ($step in $next[$todo.Pop()]) { if ($seen.Add($step)) { $todo.Push($step) } } }
            , $seen
        }
        $circles = foreach ($room in $next.Keys) {
            $reach = Get-Reach $room
            foreach ($step in $next[$room]) {
                if ((Get-Reach $step).Contains($room)) { "$room > $step ($($arrows["$room > $step"]))" }
            }
        }
        $circles | Should -BeNullOrEmpty
    }
}

Describe 'The layers of the face' -Tag Fast {
    It 'let <Layer> use only <Allowed>' -ForEach @(
        @{ Layer = 'Errors'; Allowed = @('Contracts', 'Wiring', 'Text') }
        @{ Layer = 'Hosting'; Allowed = @('Contracts') }
        @{ Layer = 'Binding'; Allowed = @('Wiring', 'Text') }
        @{ Layer = 'Completion'; Allowed = @('Contracts', 'Hosting', 'Commands', 'Wiring', 'Workflows', 'Text') }
        @{ Layer = 'Display'; Allowed = @('Text') }
    ) {
        $used = Get-Source "src/DockerNet/$Layer" | Select-String '^using DockerNet\.(\w+)' | ForEach-Object { $_.Matches.Groups[1].Value } | Sort-Object -Unique
        $used | Where-Object { $_ -notin $Allowed } | Should -BeNullOrEmpty
    }
}

Describe 'The rooms' -Tag Fast {
    It 'are the same in every layer: <_>' -ForEach 'src/DockerNet.Core/Model', 'src/DockerNet.Core/Contracts', 'src/DockerNet.Core/Workflows', 'src/DockerNet/Commands', 'tests/Workflow', 'tests/Unit' {
        (Get-ChildItem "$root/$_" -Directory).Name | Where-Object { $_ -notin $rooms -and $_ -notin 'Module', 'Text' } | Should -BeNullOrEmpty
    }

    It 'have 20 files at most' {
        $files = @(Get-Source src) + @(Get-ChildItem "$root/tests" -Recurse -File -Include *.ps1, *.psm1, *.cs | Where-Object FullName -NotMatch '[\\/](obj|bin)[\\/]')
        $files | Group-Object { Split-Path $_ } | Where-Object Count -GT 20 | ForEach-Object { "$($_.Name): $($_.Count)" } | Should -BeNullOrEmpty
    }

    It 'are called by what is in them' {
        Get-ChildItem "$root/src", "$root/tests" -Recurse -Directory | Where-Object Name -In 'Base', 'Common', 'Helpers', 'Utils', 'Misc', 'Shared' | Should -BeNullOrEmpty
    }
}

Describe 'A file' -Tag Fast {
    It 'has one type, called like the file, or like its room and the file' {
        $wrong = foreach ($source in $sources | Where-Object Place -NotMatch '/(Properties|AssemblyInfo)') {
            $name = $source.Name -replace '\..*'
            $own = @($source.Types | Where-Object { $_ -ceq $name -or $_ -clike "?*$name" })
            if ($source.Types.Count -ne 1 -or -not $own) { "$($source.Place): $($source.Types -join ', ')" }
        }
        $wrong | Should -BeNullOrEmpty
    }

    It 'does not repeat the name of its room, unless users see its type' {
        $wrong = foreach ($source in $sources | Where-Object Place -Match '^src/DockerNet\.Core/') {
            $seen = $source.Text -cmatch '(?m)^namespace DockerNet;' -or $source.Name -clike '*Spec'
            $room = (($source.Folder -split '/')[3] ?? '') -replace 's$'
            if (-not $seen -and $room -and $source.Name -cmatch "^$room[A-Z]") { $source.Place }
        }
        $wrong | Should -BeNullOrEmpty
        $wrong = foreach ($file in Get-ChildItem "$root/tests/Unit", "$root/tests/Workflow" -Recurse -Filter *.Tests.ps1) {
            $room = (Split-Path (Split-Path $file) -Leaf) -replace 's$'
            if ($file.Name -clike "$room*") { Get-Place $file }
        }
        $wrong | Should -BeNullOrEmpty
    }

    It 'has 250 lines at most' {
        Get-Source src | Where-Object { [IO.File]::ReadAllLines($_.FullName).Count -gt 250 } | ForEach-Object { Get-Place $_ } | Should -BeNullOrEmpty
    }
}

Describe 'Suffixes' -Tag Fast {
    It 'have one meaning: *<Suffix> is <What>' -ForEach @(
        @{ Suffix = 'Spec'; What = 'what a user wrote, in Model'; Folder = 'Model/' }
        @{ Suffix = 'Facts'; What = 'what the engine told, in Model'; Folder = 'Model/' }
        @{ Suffix = 'Rules'; What = 'a pure decision, in Model'; Folder = 'Model/' }
        @{ Suffix = 'Findings'; What = 'what is wrong, in Model'; Folder = 'Model/' }
        @{ Suffix = 'Run'; What = 'the doing, in Workflows'; Folder = 'Workflows/' }
    ) {
        $homes.GetEnumerator() | Where-Object { $_.Key -clike "?*$Suffix" -and -not $_.Value.StartsWith($Folder) } | ForEach-Object Key | Should -BeNullOrEmpty
    }
}
