using DockerNet.Wiring;

namespace DockerNet.Contracts;

/// <summary>What a new network shall be.</summary>
public sealed record NetworkRequest
{
    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>Its driver.</summary>
    public string Driver { get; init; } = "bridge";

    /// <summary>Its address ranges; none to have the engine choose one.</summary>
    public IReadOnlyList<PoolSpec> Pools { get; init; } = [];

    /// <summary>What manages its addresses.</summary>
    public string IpamDriver { get; init; } = "default";

    /// <summary>Options for what manages its addresses.</summary>
    public IReadOnlyDictionary<string, string> IpamOptions { get; init; } = new Dictionary<string, string>();

    /// <summary>Whether it is no network but the settings of others.</summary>
    public bool ConfigOnly { get; init; }

    /// <summary>The network whose settings it has; null for its own.</summary>
    public string? ConfigFrom { get; init; }

    /// <summary>Whether it is cut off from the outside.</summary>
    public bool Internal { get; init; }

    /// <summary>Whether single containers may join it although it belongs to a swarm.</summary>
    public bool Attachable { get; init; }

    /// <summary>Whether it gets IPv4.</summary>
    public bool IPv4 { get; init; } = true;

    /// <summary>Whether it gets IPv6.</summary>
    public bool IPv6 { get; init; }

    /// <summary>The driver's options.</summary>
    public IReadOnlyDictionary<string, string> Options { get; init; } = new Dictionary<string, string>();

    /// <summary>Labels.</summary>
    public IReadOnlyDictionary<string, string> Labels { get; init; } = new Dictionary<string, string>();
}
