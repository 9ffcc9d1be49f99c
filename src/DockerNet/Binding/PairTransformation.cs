using System;
using System.Collections;
using System.Linq;
using System.Management.Automation;

namespace DockerNet.Binding;

/// <summary>Takes a hashtable for texts of the form <c>name=value</c>; a value of null gives the name alone.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class PairTransformation : ArgumentTransformationAttribute
{
    /// <inheritdoc/>
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData) =>
        (inputData is PSObject wrapped ? wrapped.BaseObject : inputData) is IDictionary table
            ? table.Cast<DictionaryEntry>().Select(Text).Order(StringComparer.Ordinal).ToArray()
            : inputData;

    private static string Text(DictionaryEntry entry)
    {
        string name = LanguagePrimitives.ConvertTo<string>(entry.Key);
        return entry.Value is null ? name : $"{name}={LanguagePrimitives.ConvertTo<string>(entry.Value)}";
    }
}
