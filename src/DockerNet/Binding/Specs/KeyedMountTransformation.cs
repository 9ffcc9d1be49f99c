using DockerNet.Wiring;

namespace DockerNet.Binding;

/// <summary>Takes mounts in keys and values as text, or each as a hashtable.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class KeyedMountTransformation : FieldTransformation<KeyedMountSpec>
{
    /// <summary>Makes the transformation.</summary>
    public KeyedMountTransformation()
        : base(KeyedMountSpec.Parse, "target", "dst", "destination")
    {
    }
}
