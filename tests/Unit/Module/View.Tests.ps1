# Every view, filled with names of 60 characters, at 80 and 120 columns.
BeforeDiscovery {
    Import-Module "$PSScriptRoot/../../Support/DockerNet.Testing.psm1" -Force
    $file = "$PSScriptRoot/../../../src/DockerNet/Display/DockerNet.Format.ps1xml"
    $script:views = foreach ($view in ([xml](Get-Content $file -Raw)).Configuration.ViewDefinitions.View | Where-Object TableControl) {
        foreach ($width in 80, 120) {
            @{ Type = $view.ViewSelectedBy.TypeName; View = $view.Name; Width = $width; Labels = @($view.TableControl.TableHeaders.TableColumnHeader.Label); First = [int]$view.TableControl.TableHeaders.TableColumnHeader[0].Width }
        }
    }
}

BeforeAll {
    Import-Module "$PSScriptRoot/../../Support/DockerNet.Testing.psm1" -Force
    $any = [Reflection.BindingFlags]'Instance, Public, NonPublic'
    $sentence = 'Connect-DockerNetwork the-network -Container the-container, and then see whether it helps at all'
    # Words that are too long for a column, and one that is not.
    $long = 'registry.example.com:5000/team/platform/front-end:2026.11.29'
    $told = 'Fix', 'Problem', 'Reason', 'Advice', 'Detail', 'Action', 'Meaning', 'Effect'

    function New-Value([type]$Type, [string]$Name, [int]$Depth) {
        $plain = [Nullable]::GetUnderlyingType($Type) ?? $Type
        if ($plain -eq [string]) { return $(if ($Name -in $told) { $sentence } elseif ($Name -in 'Name', 'Container', 'Source', 'Target', 'Volume', 'Image', 'Network') { $long } else { "the-$Name" }) }
        if ($plain.IsEnum) { return [Enum]::GetValues($plain) | Sort-Object { "$_".Length } | Select-Object -Last 1 }
        if ($plain -eq [ipaddress]) { return [ipaddress]'172.31.255.254' }
        if ($plain -eq [DateTimeOffset]) { return [DateTimeOffset]'2026-11-28T23:59:59Z' }
        if ($plain -eq [TimeSpan]) { return [TimeSpan]::FromMilliseconds(12345.678) }
        if ($plain -eq [bool]) { return $true }
        if ($plain -eq [uri]) { return [uri]'tcp://127.0.0.1:65535' }
        if ($plain.IsPrimitive) { return [Convert]::ChangeType(12345, $plain) }
        if ($plain.IsArray) {
            $items = [Array]::CreateInstance($plain.GetElementType(), 2)
            0..1 | ForEach-Object { $items[$_] = New-Value $plain.GetElementType() $Name ($Depth + 1) }
            return , $items
        }
        if ($plain.IsGenericType -and $plain.Name -like 'ValueList*') {
            $items = New-Value $plain.GetGenericArguments()[0].MakeArrayType() $Name $Depth
            return , [Activator]::CreateInstance($plain, $any, $null, [object[]]@(, $items), $null)
        }
        if ($plain -eq [DockerNet.ValueMap]) {
            $map = [Collections.Generic.Dictionary[string, string]]::new()
            $map["the-$Name"] = 'value'
            return , [Activator]::CreateInstance($plain, $any, $null, [object[]]@(, $map), $null)
        }
        if ($plain.Namespace -eq 'DockerNet' -and $Depth -lt 3) { return New-Filled $plain ($Depth + 1) }
        $null
    }

    function New-Filled([type]$Type, [int]$Depth = 0) {
        $parameters = $Type.GetConstructors($any)[0].GetParameters()
        $begun = [object[]]@($parameters | ForEach-Object { (New-Value $_.ParameterType $_.Name $Depth).psobject.BaseObject })
        $object = [Activator]::CreateInstance($Type, $any, $null, $begun, $null)
        foreach ($property in $Type.GetProperties()) {
            $setter = $property.DeclaringType.GetProperty($property.Name).GetSetMethod($true)
            $value = if ($setter) { New-Value $property.PropertyType $property.Name $Depth }
            if ($null -ne $value) { $null = $setter.Invoke($object, [object[]]@(, $value.psobject.BaseObject)) }
        }
        $object
    }
}

Describe 'A table' -Tag Fast {
    It 'of <Type> (<View>) is whole at <Width> columns' -ForEach $views {
        $object = New-Filled ([type]$Type)
        foreach ($culture in '', 'en-US', 'ja-JP') {
            $before = [cultureinfo]::CurrentCulture
            try {
                [cultureinfo]::CurrentCulture = $culture
                $lines = ($object | Format-Table -View $View | Out-String -Width $Width) -split '\r?\n' -replace '\e\[[0-9;]*m'
            } finally { [cultureinfo]::CurrentCulture = $before }
            $lines | ForEach-Object { $_.Length | Should -BeLessOrEqual $Width }
            if ($View -eq 'Wide') { continue }
            $heading = $lines | Where-Object { $_ } | Select-Object -First 1
            # No heading is broken, cut or gone.
            foreach ($label in $Labels) { " $heading " | Should -MatchExactly " $label " }
            # Nothing is cut.
            $lines -join '' | Should -Not -Match '…|\.\.\.'
            # What tells why can be read, and its commands copied.
            $last = $heading.LastIndexOf($Labels[-1])
            $words = ($lines | Select-Object -Skip 2 | Where-Object { $_.Length -gt $last } | ForEach-Object { $_.Substring($last).TrimEnd() }) -join ' '
            if ($Labels[-1] -in $told) { $words -replace '\s+', ' ' | Should -BeLike "*$sentence*" -Because "culture '$culture'" }
            # What it is about is whole, perhaps with the part of it that is meant.
            $text = ($lines | Select-Object -Skip 3 | ForEach-Object { $_.PadRight($Width).Substring(0, $First).Trim() }) -join ''
            if ($Labels[0] -in 'Name', 'Container', 'Source', 'Volume', 'Network') { $text -replace '/the-Subpath$' | Should -BeExactly $long }
        }
    }

    It 'has one of its own at most for narrow places, and one for wide ones' {
        $views | Group-Object { "$($_.Type) $($_.View) $($_.Width)" } | ForEach-Object Count | Sort-Object -Unique | Should -Be 1
    }
}

Describe 'The status of a container' -Tag Fast {
    It 'fits into its column: <_>' -ForEach 'Up Less than a second', 'Up About a minute', 'Up About an hour', 'Up 59 minutes', 'Created' {
        [DockerNet.Display.Cell]::Status($_).Length | Should -BeLessOrEqual 13
    }

    It 'keeps all else: <_>' -ForEach 'Exited (137) 2 minutes ago', 'Up 3 days (healthy)' {
        [DockerNet.Display.Cell]::Status($_) | Should -BeExactly $_
    }
}

Describe 'A list' -Tag Fast {
    It 'does not have the engine''s whole answer' {
        $text = New-Filled ([DockerNet.ContainerDetail]) | Format-List | Out-String
        $text | Should -Not -Match '(?m)^Json'
        $text | Should -Match '(?m)^Health'
        $text.IndexOf('Name') | Should -BeLessThan $text.IndexOf('Id')
    }
}

Describe 'A cell of a CSV file' -Tag Fast {
    It 'has values and no name of a type: <_>' -ForEach ($views.Type | Sort-Object -Unique) {
        $csv = New-Filled ([type]$_) | ConvertTo-Csv -UseQuotes Always
        $csv | Should -Not -Match '"(System|DockerNet)\.[^" ]*"|\[\]|`[0-9]|, (System|DockerNet)\.[A-Z]'
    }
}

Describe 'Values of one object' -Tag Fast {
    BeforeAll { $script:image = New-Filled ([DockerNet.Image]) }

    It 'are used as an array is' {
        $image.Tags.Length | Should -Be 2
        $image.Tags.Count | Should -Be 2
        $image.Tags[0], $image.Tags[-1] | Should -Be 'the-Tags', 'the-Tags'
        $image.Tags[0..1] | Should -HaveCount 2
        $image.Tags -join ';' | Should -Be 'the-Tags;the-Tags'
        $image.Tags -contains 'the-tags' | Should -BeTrue
        ($image.Tags + 'x') | Should -HaveCount 3
        [string[]]$image.Tags | Should -HaveCount 2
        @($image.Tags | Where-Object { $_ -like 'the*' }) | Should -HaveCount 2
        $image.Labels['the-Labels'] | Should -Be 'value'
        $image.Labels.'the-Labels' | Should -Be 'value'
    }

    It 'are one text in a CSV file, and make one group' {
        ($image | ConvertTo-Csv | ConvertFrom-Csv).Tags | Should -Be 'the-Tags, the-Tags'
        ($image | ConvertTo-Csv | ConvertFrom-Csv).Labels | Should -Be 'the-Labels=value'
        ($image, $image | Group-Object Tags) | Should -HaveCount 1
    }

    It 'are a list in JSON, and one after Clixml' {
        ($image | ConvertTo-Json -Depth 4 | ConvertFrom-Json).Tags | Should -Be 'the-Tags', 'the-Tags'
        ($image | ConvertTo-Json -Depth 4 | ConvertFrom-Json).Labels.'the-Labels' | Should -Be 'value'
        $back = [Management.Automation.PSSerializer]::Deserialize([Management.Automation.PSSerializer]::Serialize($image, 3))
        $back.Tags | Should -Be 'the-Tags', 'the-Tags'
        $back.Labels['the-Labels'] | Should -Be 'value'
    }
}
