using DockerNet.Wiring;

namespace DockerNet.Binding;

/// <summary>Takes mounts as <c>source:target</c>, or as a hashtable of source and target.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class MountTransformation : SpecTransformation<MountSpec>
{
    /// <summary>Makes the transformation.</summary>
    public MountTransformation()
        : base(MountSpec.Parse)
    {
    }
}
