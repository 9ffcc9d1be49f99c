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

    /// <inheritdoc/>
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData)
    {
        if ((inputData is PSObject wrapped ? wrapped.BaseObject : inputData) is IList list)
        {
            object?[] names = [.. list.Cast<object?>().Select(item => _shape.NameOf(item) ?? item)];
            return names.SequenceEqual(list.Cast<object?>()) ? inputData : names;
        }

        return _shape.NameOf(inputData) ?? inputData;
    }
}
