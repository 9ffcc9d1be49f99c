using DockerNet.Wiring;

namespace DockerNet;

/// <summary>One address range of a network.</summary>
public sealed class NetworkPool
{
    internal NetworkPool()
    {
    }

    /// <summary>The range, as <c>172.18.0.0/16</c>.</summary>
    public string Subnet { get; internal init; } = "";

    /// <summary>The part of it that containers get addresses from; null when it is all of it.</summary>
    public string? IPRange { get; internal init; }

    /// <summary>The gateway; null when it has none.</summary>
    public Address? Gateway { get; internal init; }

    /// <summary>Addresses that are set aside, by the name of what has them.</summary>
    public ValueMap AuxiliaryAddresses { get; internal init; } = ValueMap.None;

    /// <summary>How many of its addresses are taken or kept; null when that is not known.</summary>
    public ulong? Used { get; internal init; }

    /// <summary>How many addresses are left for containers; null when that is not known.</summary>
    public ulong? Free { get; internal init; }

    /// <summary>The range.</summary>
    /// <returns>The range as text.</returns>
    public override string ToString() => Subnet;

    internal NetworkPool With(AddressUsage? usage) => new()
    {
        Subnet = Subnet,
        IPRange = IPRange,
        Gateway = Gateway,
        AuxiliaryAddresses = AuxiliaryAddresses,
        Used = usage?.Used,
        Free = usage?.Free,
    };
}
