using DockerNet.Wiring;

namespace DockerNet.Binding;

/// <summary>Takes hosts as <c>name:address</c>, or as a hashtable of name and address.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class HostTransformation : SpecTransformation<HostSpec>
{
    /// <summary>Makes the transformation.</summary>
    public HostTransformation()
        : base(HostSpec.Parse)
    {
    }
}
