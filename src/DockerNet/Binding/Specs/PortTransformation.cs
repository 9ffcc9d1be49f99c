using DockerNet.Wiring;

namespace DockerNet.Binding;

/// <summary>Takes ports as <c>host:container</c>, or as a hashtable of host and container.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class PortTransformation : SpecTransformation<PortSpec>
{
    /// <summary>Makes the transformation.</summary>
    public PortTransformation()
        : base(PortSpec.Parse)
    {
    }
}
