using DockerNet.Wiring;

namespace DockerNet.Binding;

/// <summary>Takes ports to expose as <c>port[-port][/protocol]</c>.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class ExposeTransformation : SpecTransformation<ExposeSpec>
{
    /// <summary>Makes the transformation.</summary>
    public ExposeTransformation()
        : base(ExposeSpec.Parse)
    {
    }
}
