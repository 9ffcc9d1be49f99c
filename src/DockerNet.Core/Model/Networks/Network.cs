using DockerNet.Wiring;

namespace DockerNet;

/// <summary>A network, with the containers that are on it.</summary>
public sealed class Network : DockerEntity
{
    private static readonly string[] s_predefined = ["bridge", "host", "none"];

    internal Network()
    {
    }

    /// <summary>What the network is made of: bridge, overlay, host, null or a plugin's name.</summary>
    public string Driver { get; internal init; } = "";

    /// <summary>Where it exists: local, on one engine, or global and swarm, on several.</summary>
    public string Scope { get; internal init; } = "";

    /// <summary>Its first address range, as <c>172.18.0.0/16</c>; null when it has none.</summary>
    public string? Subnet => Pools.Select(static p => p.Subnet).FirstOrDefault();

    /// <summary>The gateway of that range; null when it has none.</summary>
    public Address? Gateway => Pools.Select(static p => p.Gateway).FirstOrDefault();

    /// <summary>All its address ranges.</summary>
    public ValueList<NetworkPool> Pools { get; internal init; } = [];

    /// <summary>Whether it is cut off from the outside.</summary>
    public bool Internal { get; internal init; }

    /// <summary>Whether single containers may join it although it belongs to a swarm.</summary>
    public bool Attachable { get; internal init; }

    /// <summary>Whether it has IPv4.</summary>
    public bool IPv4 { get; internal init; } = true;

    /// <summary>Whether it has IPv6.</summary>
    public bool IPv6 { get; internal init; }

    /// <summary>The containers on it, running and stopped. A stopped one has no address.</summary>
    public ValueList<NetworkMember> Containers { get; internal init; } = [];

    /// <summary>Its labels.</summary>
    public ValueMap Labels { get; internal init; } = ValueMap.None;

    /// <summary>The driver's options.</summary>
    public ValueMap Options { get; internal init; } = ValueMap.None;

    /// <summary>When it was created.</summary>
    public DateTimeOffset Created { get; internal init; }

    /// <summary>What manages its addresses.</summary>
    public string IpamDriver { get; internal init; } = "";

    /// <summary>The options of what manages its addresses.</summary>
    public ValueMap IpamOptions { get; internal init; } = ValueMap.None;

    /// <summary>Whether it brings what a swarm publishes to its nodes.</summary>
    public bool Ingress { get; internal init; }

    /// <summary>Whether it is no network but the settings of others.</summary>
    public bool ConfigOnly { get; internal init; }

    /// <summary>The network whose settings it has; null for its own.</summary>
    public string? ConfigFrom { get; internal init; }

    /// <summary>What is, or will soon be, wrong with it.</summary>
    public ValueList<Finding> Findings => [.. NetworkFindings.Of(this)];

    /// <summary>Whether the engine made it and nobody can remove it.</summary>
    public bool Predefined => s_predefined.Contains(Name) || (Driver is "host" or "null" && !ConfigOnly) || Ingress;
}
