using DockerNet.Wiring;

namespace DockerNet.Binding;

/// <summary>Takes networks by name, or each as fields in a text or a hashtable.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class NetworkTransformation : FieldTransformation<NetworkSpec>
{
    /// <summary>Makes the transformation.</summary>
    public NetworkTransformation()
        : base(NetworkSpec.Parse, "name")
    {
    }

    private protected override Type ObjectType => typeof(Network);
}
