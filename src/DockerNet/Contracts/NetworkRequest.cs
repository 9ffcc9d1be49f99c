using System.Collections.Generic;

namespace DockerNet.Contracts;

/// <summary>What a new network shall be.</summary>
public sealed record NetworkRequest
{
    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>Its driver.</summary>
    public string Driver { get; init; } = "bridge";

    /// <summary>Its address range, as <c>172.20.0.0/16</c>; null to have the engine choose one.</summary>
    public string? Subnet { get; init; }

    /// <summary>The gateway's address in that range; null to have the engine choose one.</summary>
    public string? Gateway { get; init; }

    /// <summary>The part of the range that containers get addresses from; null for all of it.</summary>
    public string? IPRange { get; init; }

    /// <summary>Whether it is cut off from the outside.</summary>
    public bool Internal { get; init; }

    /// <summary>Whether single containers may join it although it belongs to a swarm.</summary>
    public bool Attachable { get; init; }

    /// <summary>Whether it gets IPv6.</summary>
    public bool IPv6 { get; init; }

    /// <summary>The driver's options.</summary>
    public IReadOnlyDictionary<string, string> Options { get; init; } = new Dictionary<string, string>();

    /// <summary>Labels.</summary>
    public IReadOnlyDictionary<string, string> Labels { get; init; } = new Dictionary<string, string>();
}
