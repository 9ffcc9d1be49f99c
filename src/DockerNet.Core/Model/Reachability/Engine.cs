using System.Net.Sockets;

namespace DockerNet.Wiring;

/// <summary>What counts of an engine, and of its host, for who reaches whom.</summary>
/// <param name="Generation">The engine's generation, such as 20 or 29.</param>
public sealed record ReachabilityEngine(int Generation)
{
    /// <summary>Whether the host's firewall sees what stays on one bridge.</summary>
    public bool FiltersBridges { get; init; } = true;

    /// <summary>Whether a program of the engine's stands behind each published port; null when the engine does not tell.</summary>
    public bool? UserlandProxy { get; init; }

    /// <summary>Tells whether the engine has rules for a kind of address at all, unless it is told otherwise.</summary>
    /// <param name="family">The kind of address.</param>
    /// <returns>Whether it has.</returns>
    internal bool Filters(AddressFamily family) => family != AddressFamily.InterNetworkV6 || Has(EngineCapability.FiltersIPv6);

    /// <summary>Tells whether it has something.</summary>
    /// <param name="capability">What.</param>
    /// <returns>Whether it has.</returns>
    internal bool Has(EngineCapability capability) => EngineCapabilities.Has(Generation, capability);
}
