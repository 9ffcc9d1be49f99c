using System.Security;

namespace DockerNet.Contracts;

/// <summary>How an engine makes a swarm, or joins one.</summary>
public sealed record SwarmRequest
{
    /// <summary>The address, or interface, that the other nodes reach it at; empty for the one that it chooses.</summary>
    public string AdvertiseAddress { get; init; } = "";

    /// <summary>The address, or interface, and port where it listens for the others.</summary>
    public string ListenAddress { get; init; } = "0.0.0.0:2377";

    /// <summary>Where the managers of the swarm to join are.</summary>
    public IReadOnlyList<string> Managers { get; init; } = [];

    /// <summary>What lets it join.</summary>
    public SecureString? Token { get; init; }

    /// <summary>The ranges that a new swarm's networks get their addresses from; none for the engine's own.</summary>
    public IReadOnlyList<string> AddressPools { get; init; } = [];

    /// <summary>How long the prefix of each network's range is; 0 for the engine's own.</summary>
    public int SubnetSize { get; init; }

    /// <summary>The UDP port that carries what the networks carry; 0 for the engine's own.</summary>
    public int DataPathPort { get; init; }
}
