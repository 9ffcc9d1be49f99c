using System.Collections;
using System.Management.Automation;
using System.Text.RegularExpressions;

namespace DockerNet.Binding;

/// <summary>
/// Knows the objects of one type by what they look like, since Clixml, JSON and Select-Object keep nothing of them but
/// their properties.
/// </summary>
internal sealed partial class ObjectShape
{
    private const string NameProperty = nameof(DockerObject.Name);
    private const string IdProperty = nameof(DockerEntity.Id);

    // What a job and a remote session add.
    private static readonly string[] s_added =
        ["RunspaceId", "PSComputerName", "PSShowComputerName", "PSSourceJobInstanceId"];

    private readonly Type _type;
    private readonly HashSet<string> _properties;

    /// <summary>Makes the shape of a type.</summary>
    /// <param name="type">The type of the module's objects.</param>
    public ObjectShape(Type type)
    {
        _type = type;
        _properties = new HashSet<string>(
            type.Assembly.GetExportedTypes()
                .Where(type.IsAssignableFrom)
                .SelectMany(static t => t.GetProperties())
                .Select(static property => property.Name)
                .Concat(s_added),
            StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>Gives the name of an object of the type, or of the one that another object says it belongs to.</summary>
    /// <param name="input">Anything.</param>
    /// <param name="ofOthers">Whether another object of the module means the one that it belongs to, also without its id.</param>
    /// <returns>The name, which remembers the object; null when it is neither.</returns>
    public string? NameOf(object? input, bool ofOthers = true)
    {
        if (input is null or string || (input as PSObject)?.BaseObject is string)
        {
            return null;
        }

        bool? isTyped = IsTyped(input);
        bool isOne = isTyped ?? IsLeftOfOne(input);
        string name = Value(input, isOne ? NameProperty : _type.Name);
        string id = Value(input, isOne ? IdProperty : _type.Name + IdProperty);
        if (FullId().IsMatch(id))
        {
            return isOne || name.Length > 0 ? BoundName.Of(name.Length > 0 ? name : id, id) : null;
        }

        // What belongs to one says so, whatever it is called itself: an interface, a mount.
        if (isTyped is false && name.Length > 0 && ofOthers)
        {
            return BoundName.Of(name, name);
        }

        // Of an unknown object the name may well be meant as a pattern.
        return !isOne || name.Length == 0 ? null : isTyped is true ? BoundName.Of(name, name) : name;
    }

    /// <summary>Tells whether an object is of the type, or was.</summary>
    /// <param name="input">The object.</param>
    /// <param name="needed">What it must have, if only its properties tell what it was.</param>
    /// <returns>Whether it is.</returns>
    public bool Fits(object input, params string[] needed) =>
        IsTyped(input) ?? (IsLeftOfOne(input) && Array.TrueForAll(needed, property => Value(input, property).Length > 0));

    /// <summary>Tells whether something is an object of the module, or was, of another type, and belongs to none of this one.</summary>
    /// <param name="input">Anything.</param>
    /// <returns>Whether it is.</returns>
    public bool IsOther(object? input) => input is not null && IsTyped(input) is false && Value(input, _type.Name).Length == 0;

    /// <summary>Tells whether there is nothing of an object but its properties.</summary>
    /// <param name="input">The object.</param>
    /// <returns>Whether there is not.</returns>
    public static bool IsLeft(object? input) => input is PSObject { BaseObject: PSCustomObject };

    // Whether its type says that it is one; null when it has no type of the module.
    private bool? IsTyped(object input)
    {
        string? known = PSObject.AsPSObject(input).TypeNames.Select(Stripped)
            .FirstOrDefault(static name => name.StartsWith(nameof(DockerNet) + ".", StringComparison.Ordinal));
        return known is null ? null : _type.IsAssignableFrom(_type.Assembly.GetType(known));
    }

    private bool IsLeftOfOne(object input) => Base(input) switch
    {
        IDictionary table => table.Keys.Cast<object>().All(key => _properties.Contains(key.ToString() ?? "")),
        PSCustomObject => PSObject.AsPSObject(input).Properties.All(property => _properties.Contains(property.Name)),
        _ => false,
    };

    /// <summary>Gives a property of an object.</summary>
    /// <param name="input">The object, or a hashtable.</param>
    /// <param name="property">The property's name, or the key.</param>
    /// <returns>The value as text; empty when there is none.</returns>
    public static string Value(object input, string property)
    {
        try
        {
            object? value = Base(input) is IDictionary table ? table[property] : PSObject.AsPSObject(input).Properties[property]?.Value;
            return value?.ToString() ?? "";
        }
        catch (GetValueException)
        {
            return "";
        }
    }

    private static object Base(object input) => input is PSObject wrapped ? wrapped.BaseObject : input;

    // Deserialized.DockerNet.Container, Selected.DockerNet.Container, CSV:DockerNet.Container
    private static string Stripped(string typeName) => Origin().Replace(typeName, "");

    [GeneratedRegex("^(Deserialized\\.|Selected\\.|CSV:)+")]
    private static partial Regex Origin();

    [GeneratedRegex("^((sha256:)?[0-9a-f]{64}|[0-9a-z]{25})\\z")]
    private static partial Regex FullId();
}
