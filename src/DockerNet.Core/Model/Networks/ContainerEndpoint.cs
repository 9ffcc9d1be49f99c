
namespace DockerNet;

/// <summary>A container's place on one network.</summary>
public sealed class ContainerEndpoint
{
    internal ContainerEndpoint()
    {
    }

    /// <summary>The network's name.</summary>
    public string Network { get; internal init; } = "";

    /// <summary>The network's id; empty until the container was first started there.</summary>
    public string NetworkId { get; internal init; } = "";

    /// <summary>The id of its place there; empty while it is stopped.</summary>
    public string EndpointId { get; internal init; } = "";

    /// <summary>The container's address there; null while it is stopped.</summary>
    public Address? IPAddress { get; internal init; }

    /// <summary>The address that it was given there for good; null when the engine chooses. Only inspection tells it.</summary>
    public Address? FixedAddress { get; internal init; }

    /// <summary>The IPv6 address that it was given there for good; null when the engine chooses. Only inspection tells it.</summary>
    public Address? FixedIPv6Address { get; internal init; }

    /// <summary>The link-local addresses that it was given there. Only inspection tells them.</summary>
    public ValueList<Address> LinkLocalAddresses { get; internal init; } = [];

    /// <summary>How much its gateway is preferred to those of other networks. Engines before 28 have no such order.</summary>
    public int GatewayPriority { get; internal init; }

    /// <summary>The options for the network's driver. Only inspection tells them.</summary>
    public ValueMap DriverOptions { get; internal init; } = ValueMap.None;

    /// <summary>The length of the network's prefix in bits; 0 while the container is stopped.</summary>
    public int PrefixLength { get; internal init; }

    /// <summary>The gateway that it uses there; null when there is none.</summary>
    public Address? Gateway { get; internal init; }

    /// <summary>The container's global IPv6 address there; null when it has none.</summary>
    public Address? IPv6Address { get; internal init; }

    /// <summary>The length of the IPv6 address's prefix in bits; 0 when it has none.</summary>
    public int IPv6PrefixLength { get; internal init; }

    /// <summary>The gateway that it uses there for IPv6; null when there is none.</summary>
    public Address? IPv6Gateway { get; internal init; }

    /// <summary>Whether the container's way out is by this network; null while it is stopped, or when that cannot be told.</summary>
    public bool? IsGateway { get; internal init; }

    /// <summary>Whether its way out for IPv6 is by this network; null while it is stopped, or when that cannot be told.</summary>
    public bool? IsIPv6Gateway { get; internal init; }

    /// <summary>The hardware address of its interface; empty while it is stopped.</summary>
    public string MacAddress { get; internal init; } = "";

    /// <summary>The names that the whole network knows it by, besides its own. Only inspection tells them.</summary>
    public ValueList<string> Aliases { get; internal init; } = [];

    /// <summary>Its private names for other members, as <c>source:alias</c>. Only inspection tells them.</summary>
    public ValueList<string> Links { get; internal init; } = [];

    /// <summary>The network's name.</summary>
    /// <returns>The name of the network.</returns>
    public override string ToString() => Network;
}
