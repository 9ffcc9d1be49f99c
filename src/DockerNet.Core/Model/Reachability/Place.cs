using System.Net;

namespace DockerNet.Wiring;

/// <summary>A container's place on a network, by one of its addresses there.</summary>
/// <param name="Network">The network.</param>
/// <param name="Address">Its address there.</param>
public sealed record ReachabilityPlace(ReachabilityNetwork Network, IPAddress Address)
{
    /// <summary>The gateway that it uses there; null when there is none.</summary>
    public IPAddress? Gateway { get; init; }

    /// <summary>Whether what is for elsewhere goes this way.</summary>
    public bool LeadsOut { get; init; } = true;

    /// <summary>How much the network is put before others.</summary>
    public int Priority { get; init; }

    /// <summary>The names that the network knows it by, besides its own.</summary>
    public IReadOnlyList<string> Aliases { get; init; } = [];

    /// <summary>Its private names for other members.</summary>
    public IReadOnlyList<LinkSpec> Links { get; init; } = [];
}
