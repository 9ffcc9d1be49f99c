using System.Management.Automation;

namespace DockerNet.Binding;

/// <summary>Takes one text, or a ready object, for a parameter of one of the domain's types.</summary>
/// <typeparam name="T">The domain's type.</typeparam>
[AttributeUsage(AttributeTargets.Property)]
public abstract class SingleTransformation<T> : SpecTransformation<T>
    where T : class
{
    private protected SingleTransformation(Func<string, T> parse)
        : base(parse)
    {
    }

    /// <inheritdoc/>
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData) =>
        base.Transform(engineIntrinsics, inputData) switch
        {
            T[] { Length: 0 } => null,
            T[] { Length: 1 } one => one[0],
            _ => throw Refused("There is more than one value: give a single one."),
        };
}
