namespace DockerNet.Wiring;

/// <summary>A running container's place on a network.</summary>
public sealed class FirewallMember
{
    /// <summary>The container's name.</summary>
    public required string Container { get; init; }

    /// <summary>The network's name.</summary>
    public required string Network { get; init; }

    /// <summary>Its IPv4 address there; null when it has none.</summary>
    public string? IPv4 { get; init; }

    /// <summary>Its IPv6 address there; null when it has none.</summary>
    public string? IPv6 { get; init; }

    /// <summary>The published ports that lead there: those of a container all lead to one of its places in each family.</summary>
    public IReadOnlyList<FirewallPort> Ports { get; init; } = [];

    /// <summary>Gives its address of one family.</summary>
    /// <param name="family">The family.</param>
    /// <returns>The address; null when it has none.</returns>
    internal string? Address(RuleFamily family) => family == RuleFamily.IPv4 ? IPv4 : IPv6;
}
