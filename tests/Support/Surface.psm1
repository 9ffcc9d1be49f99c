# What scripts can lean on: cmdlets with their parameters, and objects with their properties.
Set-StrictMode -Version 3
$ErrorActionPreference = 'Stop'

function Get-Surface {
    <#
    .SYNOPSIS
        Describes all that the imported module shows, a line for each thing, in the same order whatever the code's.
    #>
    $common = [Management.Automation.PSCmdlet]::CommonParameters + [Management.Automation.PSCmdlet]::OptionalCommonParameters
    foreach ($cmdlet in Get-Command -Module DockerNet | Sort-Object Name) {
        "$($cmdlet.Name) -> $(($cmdlet.OutputType | ForEach-Object Name | Sort-Object) -join ', ')"
        foreach ($parameter in $cmdlet.Parameters.Values | Where-Object Name -NotIn $common | Sort-Object Name) {
            $sets = foreach ($set in $parameter.ParameterSets.GetEnumerator() | Sort-Object Key) {
                $marks = @(
                    if ($set.Value.IsMandatory) { 'mandatory' }
                    if ($set.Value.Position -ge 0) { "position $($set.Value.Position)" }
                    if ($set.Value.ValueFromPipeline) { 'by value' }
                    if ($set.Value.ValueFromPipelineByPropertyName) { 'by name' }
                    if ($set.Value.ValueFromRemainingArguments) { 'the rest' }
                )
                "$($set.Key -replace '__AllParameterSets', 'all')$(if ($marks) { ": $($marks -join ' ')" })"
            }
            $aliases = if ($parameter.Aliases) { " ($($parameter.Aliases -join ', '))" }
            "$($cmdlet.Name) -$($parameter.Name)$aliases [$(Get-TypeName $parameter.ParameterType)] $($sets -join '; ')"
        }
    }
    foreach ($type in [DockerNet.Container].Assembly.GetExportedTypes() | Where-Object Namespace -EQ DockerNet | Sort-Object Name) {
        if ($type.IsEnum) {
            "$($type.Name) { $([Enum]::GetNames($type) -join ', ') }"
        } else {
            "$($type.Name)$(if ($type.BaseType -and $type.BaseType.Namespace -eq 'DockerNet') { " : $($type.BaseType.Name)" })"
            foreach ($property in $type.GetProperties('Public, Instance, DeclaredOnly') | Sort-Object Name) { "$($type.Name).$($property.Name) [$(Get-TypeName $property.PropertyType)]" }
        }
    }
}

function Get-TypeName([type]$Type) {
    if ($Type.IsArray) { return "$(Get-TypeName $Type.GetElementType())[]" }
    if ($Type.IsGenericType) { return "$($Type.Name -replace '`.*')<$(($Type.GetGenericArguments() | ForEach-Object { Get-TypeName $_ }) -join ', ')>" }
    $Type.FullName
}

Export-ModuleMember -Function Get-Surface
