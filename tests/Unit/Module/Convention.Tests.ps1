# What holds for the whole module, found by looking at it and not by a list to keep.
BeforeDiscovery {
    Import-Module "$PSScriptRoot/../../Support/DockerNet.Testing.psm1" -Force
    $common = [Management.Automation.PSCmdlet]::CommonParameters + [Management.Automation.PSCmdlet]::OptionalCommonParameters
    $script:cmdlets = Get-Command -Module DockerNet | ForEach-Object { @{ Name = $_.Name; Cmdlet = $_ } }
    $script:parameters = foreach ($cmdlet in Get-Command -Module DockerNet) {
        foreach ($parameter in $cmdlet.Parameters.Values | Where-Object Name -NotIn $common) {
            @{ Cmdlet = $cmdlet.Name; Parameter = $parameter.Name; Metadata = $parameter }
        }
    }
    $script:objects = [DockerNet.Container].Assembly.GetExportedTypes() | Where-Object { $_.Namespace -eq 'DockerNet' -and $_.IsClass -and -not $_.IsAbstract -and $_.Name -notlike 'Value*' } |
        ForEach-Object { @{ Name = $_.Name; Type = $_ } }
}

BeforeAll {
    Import-Module "$PSScriptRoot/../../Support/DockerNet.Testing.psm1" -Force
    $script:root = [IO.Path]::GetFullPath("$PSScriptRoot/../../..")
    $script:face = (Get-Command Get-DockerEngine).ImplementingType.Assembly

    # Once for each, since PowerShell reads the file anew each time.
    $script:help = @{}
    function Get-CmdletHelp([string]$Name) { $script:help[$Name] ??= Get-Help $Name -Full; $script:help[$Name] }

    function Get-Attribute($Parameter, [string]$Name) { $Parameter.Attributes | Where-Object { $_.GetType().Name -eq $Name } }
}

Describe 'The cmdlet <Name>' -Tag Fast -ForEach $cmdlets {
    It 'has an approved verb and a singular noun' {
        (Get-Verb).Verb | Should -Contain $Cmdlet.Verb
        $Cmdlet.Noun | Should -Match '^(Docker|Container|SharedVolume)'
        $Cmdlet.Noun | Should -Not -Match '[^s]s$'
    }

    It 'is a sealed class of its own file, named after it' {
        $type = $Cmdlet.ImplementingType
        $type.Name | Should -Be "$($Cmdlet.Verb)$($Cmdlet.Noun)Command"
        $type.IsSealed | Should -BeTrue
        Get-ChildItem "$root/src/DockerNet/Commands" -Recurse -Filter "$($type.Name).cs" | Should -HaveCount 1
    }

    It 'says what it writes, if anything' {
        if ($Cmdlet.Verb -ne 'Remove') { $Cmdlet.OutputType | Should -Not -BeNullOrEmpty }
        foreach ($type in $Cmdlet.OutputType.Type) { $type.Namespace | Should -BeIn 'DockerNet', 'System', 'System.IO' }
    }

    It 'asks before it changes anything' {
        $attribute = $Cmdlet.ImplementingType.GetCustomAttributes([Management.Automation.CmdletAttribute], $false)[0]
        $attribute.SupportsShouldProcess | Should -Be ($Cmdlet.Verb -notin 'Compare', 'Enter', 'Find', 'Get', 'Resolve', 'Test', 'Wait')
    }

    It 'can be told the engine, also by the objects it is given' {
        $parameter = $Cmdlet.Parameters['DockerHost']
        (Get-Attribute $parameter ParameterAttribute).ValueFromPipelineByPropertyName | Should -BeTrue
    }

    It 'takes input by the pipeline in each parameter set' {
        foreach ($set in $Cmdlet.ParameterSets) {
            if ($set.Name -ne 'Filter') {
                $set.Parameters | Where-Object { $_.ValueFromPipeline -or $_.ValueFromPipelineByPropertyName } | Should -Not -BeNullOrEmpty
            }
        }
    }

    It 'knows a page of docker''s documentation for Get-Help -Online' {
        $Cmdlet.HelpUri | Should -Match '^https://docs\.docker\.com/(reference/cli/docker|engine)/[\w/-]+/$'
    }

    It 'has help with examples' {
        $help = Get-CmdletHelp $Cmdlet.Name
        $help.Synopsis | Should -Not -Match '^\s*(\{\{|[A-Z][a-z]+-\w+ \[)'
        $help.Synopsis.Length | Should -BeGreaterThan 10
        @($help.examples.example).Count | Should -BeGreaterThan 0
    }

    It 'is spoken of in a test of a workflow' {
        Get-ChildItem "$root/tests/Workflow" -Filter *.Tests.ps1 -Recurse | Select-String -SimpleMatch $Cmdlet.Name -List | Should -Not -BeNullOrEmpty
    }
}

Describe 'The parameter <Cmdlet> -<Parameter>' -Tag Fast -ForEach $parameters {
    It 'has a name in Pascal case, in the singular' {
        $Parameter | Should -MatchExactly '^[A-Z][A-Za-z0-9]*$'
        if ($Parameter -notin 'DetachKeys', 'Dns', 'Tmpfs') { $Parameter | Should -Not -Match '[^sa]s$' -Because 'an array is named in the singular too' }
    }

    It 'refuses an empty text, if it is one' {
        if ($Metadata.ParameterType -in [string], [string[]] -and $Parameter -notin 'Command', 'Entrypoint', 'Program') {
            # An empty cell of a table is a parameter that was not given; on the command line the base refuses it.
            $isCell = (Get-Attribute $Metadata EmptyCellTransformation) -and (Get-Attribute $Metadata ValidateCellAttribute)
            $isCell -or (Get-Attribute $Metadata ValidateNotNullOrEmptyAttribute) -or (Get-Attribute $Metadata ValidateSetAttribute) | Should -BeTrue
        }
    }

    It 'takes an empty cell of a table for a parameter that was not given' {
        $fromTable = $Metadata.ParameterSets.Values | Where-Object ValueFromPipelineByPropertyName
        $isTarget = $Metadata.ParameterSets.Values | Where-Object { $_.IsMandatory -or $_.ValueFromPipeline }
        if ($fromTable -and -not $isTarget -and $Parameter -ne 'Entrypoint') {
            $names = $Metadata.Attributes | ForEach-Object { $_.GetType().Name }
            $spec = $Metadata.Attributes | Where-Object { $_.GetType().BaseType.Name -match '^(Spec|Single|Field)Transformation' }
            $names -contains 'EmptyCellTransformation' -or $names -contains 'SecondsTransformation' -or $spec | Should -BeTrue
            $names | Should -Not -Contain 'ValidateNotNullOrEmptyAttribute'
            $names | Should -Not -Contain 'ValidateRangeAttribute'
        }
    }

    It 'completes what can be named' {
        if ($Parameter -in 'DockerHost', 'Network', 'Container', 'Source', 'Target', 'VolumesFrom', 'Ancestor' -or
            ($Parameter -eq 'Image') -or ($Parameter -eq 'Name' -and $Cmdlet -notmatch '^(New|Import)-')) {
            $Metadata.Attributes | Where-Object { $_ -is [Management.Automation.ArgumentCompleterAttribute] } | Should -Not -BeNullOrEmpty
        }
    }

    It 'has files offered only where a file of this computer fits' {
        $type = $Metadata.ParameterType
        $plain = $type.IsArray ? $type.GetElementType() : ([Nullable]::GetUnderlyingType($type) ?? $type)
        if ($plain -eq [switch] -or $plain -eq [bool] -or $plain.IsEnum -or $plain -eq [pscredential] -or (Get-Attribute $Metadata 'ValidateSetAttribute')) { return }
        if ($Parameter -in 'Path', 'LiteralPath', 'Destination', 'Dockerfile', 'EnvFile', 'Mount') { return }
        $Metadata.Attributes.Where({ $_ -is [Management.Automation.ArgumentCompleterAttribute] }) | Should -HaveCount 1
    }

    It 'takes objects where it completes their names' {
        $completer = ($Metadata.Attributes | Where-Object { $_ -is [Management.Automation.ArgumentCompleterAttribute] }).Type.Name
        if ($completer -in 'ContainerCompleter', 'NetworkCompleter', 'NetworkMemberCompleter', 'ImageCompleter', 'VolumeCompleter' -and
            ($Metadata.ParameterType.GetElementType() ?? $Metadata.ParameterType) -eq [string]) {
            $type = (Get-Attribute $Metadata ObjectNameTransformation).Type.Name
            $type | Should -Be ($completer -replace 'Member|Completer$' -replace '^Network$', ($completer -match 'Member' ? 'Container' : 'Network'))
        }
    }

    It 'has help' {
        $text = (Get-CmdletHelp $Cmdlet).parameters.parameter.Where({ $_.name -eq $Parameter }).description.Text -join ' '
        $text | Should -Not -Match '\{\{'
        $text.Length | Should -BeGreaterThan 10
    }
}

Describe 'Parameters of one name' -Tag Fast {
    It 'have one type' {
        $byName = @{}
        foreach ($cmdlet in Get-Command -Module DockerNet) {
            foreach ($parameter in $cmdlet.Parameters.Values) {
                # One or many is a matter of the cmdlet.
                $type = $parameter.ParameterType.IsArray ? $parameter.ParameterType.GetElementType() : $parameter.ParameterType
                $type = [Nullable]::GetUnderlyingType($type) ?? $type
                $byName[$parameter.Name] = @($byName[$parameter.Name]) + $type.FullName | Where-Object { $_ } | Select-Object -Unique
            }
        }
        # What a new container mounts, and where it is, is more than a name. A build pulls or does not, as in docker's words.
        ($byName.GetEnumerator() | Where-Object { @($_.Value).Count -gt 1 }).Name | Should -BeIn 'Volume', 'Network', 'Pull'
    }
}

Describe 'The object <Name>' -Tag Fast -ForEach $objects {
    It 'cannot be changed from outside' {
        $Type.GetProperties() | Where-Object { $_.SetMethod -and $_.SetMethod.IsPublic } | Should -BeNullOrEmpty
        $Type.GetConstructors() | Should -BeNullOrEmpty
    }

    It 'has lists whose items PowerShell finds by number, and that are one text in a cell' {
        foreach ($property in $Type.GetProperties() | Where-Object { $_.PropertyType -ne [string] -and $_.DeclaringType.Namespace -eq 'DockerNet' }) {
            $kind = $property.PropertyType
            if ($kind.GetInterface('IEnumerable')) { $kind.Name | Should -BeIn 'ValueList`1', 'ValueMap' -Because $property.Name }
        }
    }

    It 'has a table of its own, whose columns it can fill' {
        $views = [xml](Get-Content "$root/src/DockerNet/Display/DockerNet.Format.ps1xml" -Raw)
        $name = $Type.Name -eq 'ContainerDetail' ? 'DockerNet.Container' : $Type.FullName
        $view = $views.Configuration.ViewDefinitions.View | Where-Object { $_.ViewSelectedBy.TypeName -eq $name }
        # Perhaps a wide one too, and a list.
        @($view | Where-Object { $_.TableControl -and $_.Name -ne 'Wide' -or $_.CustomControl }) | Should -HaveCount 1
        $shown = @($view.SelectNodes('.//PropertyName') | ForEach-Object InnerText)
        $made = $view.SelectNodes('.//ScriptBlock') | ForEach-Object { [regex]::Matches($_.InnerText, '\$_\.(\w+)') } | ForEach-Object { $_.Groups[1].Value }
        $shown + $made | Should -Not -BeNullOrEmpty
        $shown + $made | ForEach-Object { $Type.GetProperty($_) | Should -Not -BeNullOrEmpty -Because "the column $_ shows it" }
    }

    It 'says of itself something better than its type' {
        $Type.GetMethod('ToString', [type[]]@()).DeclaringType.Namespace | Should -Be 'DockerNet'
    }
}

Describe 'Errors' -Tag Fast {
    BeforeAll {
        $instance = [Reflection.BindingFlags]'Instance, Public, NonPublic'
        # The engine's assembly comes with the first call.
        Get-DockerEngine -DockerHost tcp://127.0.0.1:1 -ErrorAction Ignore
        $engine = [Runtime.Loader.AssemblyLoadContext]::All.Assemblies | Where-Object { $_.GetName().Name -eq 'DockerNet.Engine' }
        $tables = [DockerNet.Container].Assembly.GetTypes() | Where-Object FullName -Match '^DockerNet\.Contracts\.\w+Errors$'
        $kinds = $tables | ForEach-Object { $_.GetField('Table').GetValue($null).Kinds }
        function Get-Member([object]$Kind, [string]$Name) { $Kind.GetType().GetProperty($Name, $instance).GetValue($Kind) }
    }

    It 'have an id of their own, a category of PowerShell''s, and sentences for meaning and advice' {
        $kinds.Count | Should -BeGreaterThan 50
        $kinds.Id | Sort-Object -Unique | Should -HaveCount $kinds.Count
        foreach ($kind in $kinds) {
            { [Management.Automation.ErrorCategory]"$(Get-Member $kind Category)" } | Should -Not -Throw -Because "$kind needs it"
            foreach ($text in (Get-Member $kind Meaning), (Get-Member $kind Advice)) { $text | Should -MatchExactly '^[A-Z(].*\.$' -Because "$kind needs it" }
        }
    }

    It 'are looked for in the words of engines, each table once' {
        $rules = $engine.GetType('DockerNet.Engine.Connection.ErrorRules').GetField('s_tables', [Reflection.BindingFlags]'Static, NonPublic').GetValue($null)
        $rules | Should -HaveCount $tables.Count
        foreach ($table in $tables) { $rules -ccontains $table.GetField('Table').GetValue($null) | Should -BeTrue -Because "$table is one" }
    }

    It 'equal their ids as texts, as scripts compare them' {
        $kinds[0] -eq $kinds[0].Id | Should -BeTrue
        $kinds[0] -eq 'NoSuchId' | Should -BeFalse
        "$($kinds[0])" | Should -BeExactly $kinds[0].Id
    }
}

Describe 'The manifest' -Tag Fast {
    BeforeAll { $manifest = Import-PowerShellDataFile "$root/DockerNet.psd1" }

    It 'names all cmdlets, in order, and no wildcard' {
        $manifest.CmdletsToExport | Should -Be ($face.GetExportedTypes() | Where-Object { $_.IsSealed -and $_.Name -match 'Command$' } |
                ForEach-Object { $_.GetCustomAttributes([Management.Automation.CmdletAttribute], $false)[0] } | ForEach-Object { "$($_.VerbName)-$($_.NounName)" } | Sort-Object)
        $manifest.FunctionsToExport + $manifest.AliasesToExport + $manifest.VariablesToExport | Should -BeNullOrEmpty
    }

    It 'is valid' {
        Test-ModuleManifest "$root/out/DockerNet/DockerNet.psd1" -ErrorAction Stop | ForEach-Object Name | Should -Be 'DockerNet'
    }

    It 'has the version of the assembly and of the changelog' {
        $face.GetName().Version.ToString(3) | Should -Be $manifest.ModuleVersion
        (Select-String '^## \[(\d+\.\d+\.\d+)\]' "$root/CHANGELOG.md" -List).Matches.Groups[1].Value | Should -Be $manifest.ModuleVersion
    }
}
