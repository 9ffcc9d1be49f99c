using DockerNet.Wiring;

namespace DockerNet.Binding;

/// <summary>Takes a hardware address.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class MacAddressTransformation : SingleTransformation<string>
{
    /// <summary>Makes the transformation.</summary>
    public MacAddressTransformation()
        : base(NetworkTexts.MacAddress)
    {
    }
}
