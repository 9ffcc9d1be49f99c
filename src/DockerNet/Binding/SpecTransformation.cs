using System.Collections;
using System.Globalization;
using System.Management.Automation;

namespace DockerNet.Binding;

/// <summary>
/// Takes texts, hashtables and ready objects, alone or mixed in an array, for a parameter of one of the domain's types.
/// </summary>
/// <typeparam name="T">The domain's type.</typeparam>
[AttributeUsage(AttributeTargets.Property)]
public abstract class SpecTransformation<T> : ArgumentTransformationAttribute
    where T : class
{
    private readonly Func<string, T> _parse;
    private readonly char _separator;
    private ObjectShape? _shape;

    private protected SpecTransformation(Func<string, T> parse, char separator = ':')
    {
        _parse = parse;
        _separator = separator;
    }

    /// <summary>The type of the module's objects that can be given by themselves; null when there is none.</summary>
    private protected virtual Type? ObjectType => null;

    /// <inheritdoc/>
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData) =>
        Unwrap(inputData) is null || Cell.IsEmpty(inputData) ? Array.Empty<T>() : Expand(inputData).ToArray();

    /// <summary>Reads a hashtable.</summary>
    /// <param name="table">The hashtable.</param>
    /// <returns>What it says: one thing for each key, unless all its keys are about one.</returns>
    private protected virtual IEnumerable<T> Read(IDictionary table) =>
        table.Cast<DictionaryEntry>().Select(pair => Parse($"{Text(pair.Key)}{_separator}{Text(pair.Value)}"));

    /// <summary>Reads a text.</summary>
    /// <param name="text">The text.</param>
    /// <returns>What it says.</returns>
    private protected T Parse(string text)
    {
        try
        {
            return _parse(text);
        }
        catch (FormatException error)
        {
            throw Refused(error.Message, error);
        }
    }

    /// <summary>Turns a single value into text.</summary>
    /// <param name="input">The value.</param>
    /// <returns>The text.</returns>
    private protected static string Text(object? input) => Unwrap(input) switch
    {
        null => throw Refused("A hashtable's value is null: leave its key out, or give a value."),
        string text => text,
        IEnumerable => throw Refused("A hashtable's value is a list: give a single value for each key."),
        object other => Convert.ToString(other, CultureInfo.InvariantCulture) ?? "",
    };

    // A text comes first: where a parameter's type is text, it is to be checked too.
    private IEnumerable<T> Expand(object? input) => Unwrap(input) switch
    {
        string text => [Parse(text)],
        T ready => [ready],
        IDictionary table => Read(table),
        IEnumerable list => list.Cast<object?>().SelectMany(Expand),
        object other => [Parse(NameOf(input) ?? Text(other))],
        null => throw Refused("One of the values is null: leave it out, or give a text."),
    };

    // Texts that the engine keeps have names in them, which outlive the object's id when it is made anew.
    private string? NameOf(object? input)
    {
        if (ObjectType is not Type type || input is null)
        {
            return ObjectShape.IsLeft(input) ? throw Refused("One of the values is an object of no known kind: give a text.") : null;
        }

        _shape ??= new ObjectShape(type);
        string? name = _shape.NameOf(input) ?? (ObjectShape.IsLeft(input) ? ObjectShape.Value(input, nameof(DockerObject.Name)) : null);
        return name is { Length: 0 }
            ? throw Refused($"One of the values is no {type.Name.ToLowerInvariant()}: give a name, or an object of Get-Docker{type.Name}.")
            : name;
    }

    private static object? Unwrap(object? input) => input is PSObject wrapped ? wrapped.BaseObject : input;

    private protected static ArgumentTransformationMetadataException Refused(string message, Exception? inner = null) =>
        new(message, inner);
}
