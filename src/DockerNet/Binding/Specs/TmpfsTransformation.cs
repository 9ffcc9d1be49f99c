using DockerNet.Wiring;

namespace DockerNet.Binding;

/// <summary>Takes folders in memory as <c>target:options</c>, or as a hashtable of target and options.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class TmpfsTransformation : SpecTransformation<TmpfsSpec>
{
    /// <summary>Makes the transformation.</summary>
    public TmpfsTransformation()
        : base(TmpfsSpec.Parse)
    {
    }
}
