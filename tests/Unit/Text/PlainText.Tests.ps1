BeforeAll {
    Import-Module "$PSScriptRoot/../../Support/DockerNet.Testing.psm1" -Force
}

Describe 'Text that comes from elsewhere' -Tag Fast {
    It 'shows <Name> as <Plain>' -ForEach @(
        @{ Name = 'an escape'; Text = "a`e[31mb"; Plain = 'a\e[31mb' }
        @{ Name = 'a bell'; Text = "`a"; Plain = '\x07' }
        @{ Name = 'a step back'; Text = "ok`b`b"; Plain = 'ok\x08\x08' }
        @{ Name = 'a new line'; Text = "a`nb`r`n"; Plain = 'a\nb\r\n' }
        @{ Name = 'delete'; Text = "$([char]0x7f)"; Plain = '\x7f' }
        @{ Name = 'a control sequence of one character'; Text = "$([char]0x9b)2J"; Plain = '\x9b2J' }
        @{ Name = 'an override of the direction'; Text = "a$([char]0x202e)b"; Plain = 'a\u202eb' }
        @{ Name = 'an isolate'; Text = "$([char]0x2066)"; Plain = '\u2066' }
        @{ Name = 'a line of its own'; Text = "$([char]0x2028)"; Plain = '\u2028' }
        @{ Name = 'half a character'; Text = "a$([char]0xd83d)"; Plain = 'a\ud83d' }
        @{ Name = 'a tag'; Text = [char]::ConvertFromUtf32(0xe0041); Plain = '\udb40\udc41' }
    ) {
        [DockerNet.Text.PlainText]::Line($Text) | Should -BeExactly $Plain
    }

    It 'leaves <_> as it is' -ForEach 'web', 'ä ö ü', 'שלום', '日本語', '👩‍👩‍👧', "a`tb", '' {
        [DockerNet.Text.PlainText]::Line($_) | Should -BeExactly $_
    }

    It 'keeps lines where there may be some' {
        [DockerNet.Text.PlainText]::Lines("a`r`nb`nc`rd`e") | Should -BeExactly "a`r`nb`nc\rd\e"
    }
}

Describe 'The views' -Tag Fast {
    BeforeDiscovery {
        [xml]$format = Get-Content -Raw "$PSScriptRoot/../../../src/DockerNet/Display/DockerNet.Format.ps1xml"
        # A matrix draws itself of what it has counted; its grid is looked at below.
        $views = $format.Configuration.ViewDefinitions.View | Where-Object Name -NotIn ReachabilityMatrix, PlainValue | ForEach-Object { @{ Type = $_.ViewSelectedBy.TypeName } }
    }

    BeforeAll {
        [xml]$script:format = Get-Content -Raw "$PSScriptRoot/../../../src/DockerNet/Display/DockerNet.Format.ps1xml"
        $script:assembly = [DockerNet.Container].Assembly
        $script:evil = "x`e[2J$([char]0x9b)y$([char]0x202e)`a"

        # An object whose texts are all evil, at whatever depth.
        function New-Evil([Type]$Type, [int]$Depth = 0) {
            if ($Type -eq [string]) { return $evil }
            if ($Type -eq [uri]) { return [uri]::new("http://x/$evil") }
            if ($Type.IsGenericType -and $Type.GetGenericTypeDefinition() -eq [Nullable[int]].GetGenericTypeDefinition()) { $Type = $Type.GenericTypeArguments[0] }
            if ($Type -eq [DateTimeOffset]) { return [DateTimeOffset]::Now }
            # Of numbers; a text of them can hold nothing else.
            if ($Type -eq [DockerNet.Address]) { return [DockerNet.Address]::Parse('10.0.0.1') }
            if ($Type -eq [DockerNet.Duration]) { return [DockerNet.Duration]::Parse('0:0:1') }
            if ($Type.IsValueType) { return [Activator]::CreateInstance($Type) }
            $element = $Type.IsArray ? $Type.GetElementType() : $Type.Name -in 'IReadOnlyList`1', 'IEnumerable`1', 'IReadOnlyCollection`1' ? $Type.GenericTypeArguments[0] : $null
            if ($element) {
                $array = [Array]::CreateInstance($element, 1)
                $array.SetValue((New-Evil $element ($Depth + 1)), 0)
                return , $array
            }
            if ($Type.Name -eq 'ValueList`1') {
                $values = New-Evil $Type.GenericTypeArguments[0].MakeArrayType() $Depth
                return , [Activator]::CreateInstance($Type, [Reflection.BindingFlags]'Instance, NonPublic', $null, [object[]]@(, $values), $null)
            }
            if ($Type -eq [DockerNet.ValueMap]) {
                $map = [Collections.Generic.Dictionary[string, string]]::new()
                $map[$evil] = $evil
                return , [Activator]::CreateInstance($Type, [Reflection.BindingFlags]'Instance, NonPublic', $null, [object[]]@(, $map), $null)
            }
            if ($Depth -gt 3 -or -not $Type.FullName.StartsWith('DockerNet.') -or $Type.IsAbstract) { return $null }
            $object = [Runtime.CompilerServices.RuntimeHelpers]::GetUninitializedObject($Type)
            for ($of = $Type; $of.FullName -ne 'System.Object'; $of = $of.BaseType) {
                foreach ($field in $of.GetFields('Instance, NonPublic, Public, DeclaredOnly')) {
                    $value = New-Evil $field.FieldType ($Depth + 1)
                    if ($null -ne $value) { $field.SetValue($object, $value) }
                }
            }
            return $object
        }
    }

    It 'show no control character of <Type>' -ForEach $views {
        $object = New-Evil $assembly.GetType($Type)
        $text = $object | Out-String -Width 4000
        ($text -replace '\e\[[0-9;]*m').ToCharArray() | Where-Object { $_ -ne "`n" -and $_ -ne "`r" -and ([char]::IsControl($_) -or $_ -eq 0x202e) } |
            ForEach-Object { '{0:x4}' -f [int]$_ } | Should -BeNullOrEmpty
        # Whoever shows no text at all shows no evil one.
        # A narrow column breaks it.
        if ($Type -ne 'DockerNet.EngineAddressPool') { $text | Should -Match 'x\\e\[2' }
    }

    It 'have each text go through what makes it harmless' {
        $format.Configuration.ViewDefinitions.View | Where-Object Name -NE PlainValue | ForEach-Object {
            $type = $assembly.GetType($_.ViewSelectedBy.TypeName)
            foreach ($name in $_.SelectNodes('.//PropertyName').InnerText) {
                if ($type.GetProperty($name).PropertyType -in [string], [uri], [object] -or $type.GetProperty($name).PropertyType.IsArray) { "$type $name" }
            }
            foreach ($script in $_.SelectNodes('.//ScriptBlock').InnerText) {
                if ($script -notmatch '^\[DockerNet\.Display\.(Plain|Humanizer|Cell)\]::\w+\(.*\)$' -and
                    $script -notmatch '^\[DockerNet\.Display\.Words\]::(Fit|Rest)\(\[DockerNet\.Display\.(Plain|Humanizer|Cell)\]::\w+\(.*\), .*\)$' -and
                    $script -notmatch 'LossPercent|LocalDateTime|\.Count$|Wins|ReadOnly|IsStale|UserId') { "$type $script" }
            }
        } | Should -BeNullOrEmpty
    }
}
