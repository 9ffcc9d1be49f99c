namespace DockerNet.Wiring;

/// <summary>All that an engine makes its rules of.</summary>
public sealed record FirewallScene
{
    /// <summary>With what it makes them.</summary>
    public RuleBackend Backend { get; init; }

    /// <summary>The first number of the engine's version.</summary>
    public int Generation { get; init; }

    /// <summary>Whether published ports are reached by rules alone, without the userland proxy.</summary>
    public bool Hairpin { get; init; }

    /// <summary>Whether it makes them for IPv6 too; null for what its generation does unless it is told otherwise.</summary>
    public bool? IPv6 { get; init; }

    /// <summary>The networks of the driver bridge, in the order in which they were made.</summary>
    public IReadOnlyList<FirewallNetwork> Networks { get; init; } = [];

    /// <summary>The running containers' places on them, in the order in which they were made.</summary>
    public IReadOnlyList<FirewallMember> Members { get; init; } = [];

    /// <summary>What legacy links open.</summary>
    public IReadOnlyList<FirewallLink> Links { get; init; } = [];

    /// <summary>The ports that a swarm publishes on each of its nodes, as <c>8080/tcp</c>.</summary>
    public IReadOnlyList<string> IngressPorts { get; init; } = [];

    /// <summary>The address that they lead to; empty when the engine does not tell.</summary>
    public string IngressAddress { get; init; } = "";

    /// <summary>The engine.</summary>
    public string DockerHost { get; init; } = "";

    /// <summary>Finds a network.</summary>
    /// <param name="name">Its name.</param>
    /// <returns>The network; null when none of the driver bridge is called that.</returns>
    internal FirewallNetwork? Find(string name) => Networks.FirstOrDefault(n => n.Name == name);
}
