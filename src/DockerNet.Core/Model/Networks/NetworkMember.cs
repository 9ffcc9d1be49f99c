
namespace DockerNet;

/// <summary>A container on a network.</summary>
public sealed class NetworkMember
{
    internal NetworkMember()
    {
    }

    /// <summary>The container's name.</summary>
    public string Container { get; internal init; } = "";

    /// <summary>The container's id.</summary>
    public string ContainerId { get; internal init; } = "";

    /// <summary>The container's state, in the engine's word.</summary>
    public string State { get; internal init; } = "";

    /// <summary>The id of its place on the network; empty while it is stopped.</summary>
    public string EndpointId { get; internal init; } = "";

    /// <summary>Its address on the network; null while it is stopped.</summary>
    public Address? IPAddress { get; internal init; }

    /// <summary>The length of the address's prefix in bits; 0 while it is stopped.</summary>
    public int PrefixLength { get; internal init; }

    /// <summary>Its IPv6 address on the network; null when it has none.</summary>
    public Address? IPv6Address { get; internal init; }

    /// <summary>The hardware address of its interface; empty while it is stopped.</summary>
    public string MacAddress { get; internal init; } = "";

    /// <summary>The container's name.</summary>
    /// <returns>The name of the container.</returns>
    public override string ToString() => Container;
}
