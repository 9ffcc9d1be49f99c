using DockerNet.Wiring;

namespace DockerNet.Binding;

/// <summary>Takes containers as <c>name:mode</c>, or as a hashtable of name and mode.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class VolumesFromTransformation : SpecTransformation<VolumesFromSpec>
{
    /// <summary>Makes the transformation.</summary>
    public VolumesFromTransformation()
        : base(VolumesFromSpec.Parse)
    {
    }

    private protected override Type ObjectType => typeof(Container);
}
