
namespace DockerNet;

/// <summary>A network interface as a container sees it, and what it is plugged into on the engine's host.</summary>
public sealed class ContainerInterface
{
    internal ContainerInterface()
    {
    }

    /// <summary>The container's name.</summary>
    public string Container { get; internal init; } = "";

    /// <summary>The interface's name, such as <c>eth0</c>; empty while the container is stopped.</summary>
    public string Name { get; internal init; } = "";

    /// <summary>Its first address; null when it has none.</summary>
    public Address? Address { get; internal init; }

    /// <summary>All its addresses, each with the length of its prefix, such as <c>172.17.0.2/16</c>.</summary>
    public ValueList<string> Addresses { get; internal init; } = [];

    /// <summary>Its hardware address; empty when it has none.</summary>
    public string MacAddress { get; internal init; } = "";

    /// <summary>The network that it is on; empty for the loopback and for interfaces of the host.</summary>
    public string Network { get; internal init; } = "";

    /// <summary>Whether the container's way out is by it; null when that cannot be told.</summary>
    public bool? IsGateway { get; internal init; }

    /// <summary>Whether its way out for IPv6 is by it; null when that cannot be told.</summary>
    public bool? IsIPv6Gateway { get; internal init; }

    /// <summary>
    /// The other end of the pair on the host, such as <c>veth498dd11</c>; empty when it has none or that cannot be seen.
    /// </summary>
    public string Peer { get; internal init; } = "";

    /// <summary>The bridge that the other end is plugged into, such as <c>docker0</c>; empty when there is none.</summary>
    public string Bridge { get; internal init; } = "";

    /// <summary>Whose network it is: <c>own</c>, <c>host</c>, <c>none</c>, or <c>container:NAME</c>.</summary>
    public string Mode { get; internal init; } = "";

    /// <summary>The other containers that have the very same interfaces.</summary>
    public ValueList<string> SharedWith { get; internal init; } = [];

    /// <summary>The engine, in the form that <c>-DockerHost</c> takes.</summary>
    public string DockerHost { get; internal init; } = "";

    /// <summary>The interface in one line.</summary>
    /// <returns>The interface as text.</returns>
    public override string ToString() => Peer.Length > 0 ? $"{Container} {Name} - {Peer} - {Bridge}" : $"{Container} {Name}";
}
