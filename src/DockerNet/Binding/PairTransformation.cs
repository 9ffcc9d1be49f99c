using System.Collections;
using System.Management.Automation;

namespace DockerNet.Binding;

/// <summary>Takes a hashtable for texts of the form <c>name=value</c>; a value of null gives the name alone.</summary>
[AttributeUsage(AttributeTargets.Property)]
public class PairTransformation : ArgumentTransformationAttribute
{
    /// <inheritdoc/>
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData)
    {
        object? input = inputData is PSObject wrapped ? wrapped.BaseObject : inputData;
        object? pairs = input is IDictionary table
            ? table.Cast<DictionaryEntry>().Select(Text).Order(StringComparer.Ordinal).ToArray()
            : inputData;
        foreach (object? pair in pairs is IEnumerable list and not string ? list : new[] { pairs })
        {
            if (pair?.ToString() is string text && Problem(text.Split('=', 2)[0], text) is string problem)
            {
                throw new ArgumentTransformationMetadataException(
                    $"'{pair}' is not a pair, because {problem}: write name=value, or the name alone.");
            }
        }

        return pairs;
    }

    /// <summary>Tells what is wrong with a pair.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="text">All of it.</param>
    /// <returns>What is wrong; null when nothing is.</returns>
    private protected virtual string? Problem(string name, string text) =>
        name.Length == 0 && text.Length > 0 ? "it has no name" : null;

    private static string Text(DictionaryEntry entry)
    {
        string name = LanguagePrimitives.ConvertTo<string>(entry.Key);
        return entry.Value is null ? name : $"{name}={LanguagePrimitives.ConvertTo<string>(entry.Value)}";
    }
}
