using System.Collections;
using System.Management.Automation;

namespace DockerNet.Binding;

/// <summary>
/// Takes objects of the module for a parameter of names: live ones, and what Clixml, JSON, a job or Select-Object left of
/// them.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class ObjectNameTransformation : ArgumentTransformationAttribute
{
    private readonly ObjectShape _shape;

    /// <summary>Makes the transformation.</summary>
    /// <param name="type">The type of the objects that the parameter names.</param>
    public ObjectNameTransformation(Type type)
    {
        Type = type;
        _shape = new ObjectShape(type);
    }

    /// <summary>The type of the objects that the parameter names.</summary>
    public Type Type { get; }

    /// <summary>Whether an object of another type, which would be taken for what has its name, is refused.</summary>
    public bool IsStrict { get; set; }

    /// <summary>Whether it is for names alone, so that other objects mean their own name, and not what they belong to.</summary>
    public bool IsName { get; set; }

    /// <inheritdoc/>
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData)
    {
        if ((inputData is PSObject wrapped ? wrapped.BaseObject : inputData) is IList list)
        {
            object?[] names = [.. list.Cast<object?>().Select(NameOf)];
            return names.SequenceEqual(list.Cast<object?>()) ? inputData : names;
        }

        return NameOf(inputData);
    }

    private object? NameOf(object? input) => _shape.NameOf(input, !IsName)
        ?? (IsStrict && _shape.IsOther(input)
            ? throw new ArgumentTransformationMetadataException(
                $"'{input}' is no {Type.Name.ToLowerInvariant()}: give a name, or an object of Get-Docker{Type.Name}.")
            : input);
}
