using System.Net;
using DockerNet.Wiring;

namespace DockerNet.Binding;

/// <summary>Takes addresses as the engine does; PowerShell itself would take a number, or a part of one.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class AddressTransformation : SpecTransformation<IPAddress>
{
    /// <summary>Makes the transformation.</summary>
    public AddressTransformation()
        : base(NetworkTexts.Address)
    {
    }
}
