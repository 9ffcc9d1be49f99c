using System.Net;

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

    /// <summary>The container's address there; null while it is stopped.</summary>
    public IPAddress? IPAddress { get; internal init; }

    /// <summary>The length of the network's prefix in bits; 0 while the container is stopped.</summary>
    public int PrefixLength { get; internal init; }

    /// <summary>The gateway that it uses there; null when there is none.</summary>
    public IPAddress? Gateway { get; internal init; }

    /// <summary>The container's global IPv6 address there; null when it has none.</summary>
    public IPAddress? IPv6Address { get; internal init; }

    /// <summary>The hardware address of its interface; empty while it is stopped.</summary>
    public string MacAddress { get; internal init; } = "";

    /// <summary>The names that the whole network knows it by, besides its own. Only inspection tells them.</summary>
    public string[] Aliases { get; internal init; } = [];

    /// <summary>Its private names for other members, as <c>source:alias</c>. Only inspection tells them.</summary>
    public string[] Links { get; internal init; } = [];

    // The address that it asked for, and must ask for again when it comes back.
    internal string? FixedAddress { get; init; }

    /// <summary>The network's name.</summary>
    /// <returns>The name of the network.</returns>
    public override string ToString() => Network;
}
