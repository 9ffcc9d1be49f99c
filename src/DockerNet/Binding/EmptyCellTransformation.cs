using System.Collections.Concurrent;
using System.Management.Automation;

namespace DockerNet.Binding;

/// <summary>
/// Takes an empty text from the pipeline for a parameter that was not given, as an empty cell of a table is. On the command
/// line it is an error, which the cmdlets' base tells of: what is bound there is known only then.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class EmptyCellTransformation : ArgumentTransformationAttribute
{
    private static readonly ConcurrentDictionary<string, string> s_absent = new();

    private object? _absent;

    /// <summary>Makes the transformation.</summary>
    /// <param name="absent">The text that the parameter has when it is not given; null for none.</param>
    public EmptyCellTransformation(string? absent = null)
    {
        // A text of its own, to be told from the same one that was given. Of an attribute there are many.
        _absent = absent is null ? null : s_absent.GetOrAdd(absent, static text => new string(text.AsSpan()));
    }

    /// <summary>Whether the parameter takes several texts.</summary>
    public bool IsList
    {
        get => _absent is string[];
        set => _absent = value ? Array.Empty<string>() : null;
    }

    /// <inheritdoc/>
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData) =>
        Cell.IsEmpty(inputData) ? _absent : inputData;

    /// <summary>Tells whether a parameter was bound to nothing.</summary>
    /// <param name="value">What was bound.</param>
    /// <returns>Whether it is nothing.</returns>
    public bool IsAbsent(object? value) => ReferenceEquals(value, _absent) || value is null or Array { Length: 0 };
}
