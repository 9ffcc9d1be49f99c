namespace DockerNet.Wiring;

/// <summary>Which addresses an engine and its host have given away already.</summary>
/// <param name="Networks">The engine's networks.</param>
/// <param name="Pools">What the engine itself takes subnets from.</param>
/// <param name="Routes">The ways that the host knows; null when they are unknown.</param>
internal sealed record AddressPlan(
    IReadOnlyList<Network> Networks, IReadOnlyList<EngineAddressPool> Pools, IReadOnlyList<HostRoute>? Routes)
{
    /// <summary>The networks that are more than settings of others.</summary>
    public IEnumerable<Network> RealNetworks => Networks.Where(static network => !network.ConfigOnly);

    /// <summary>The ranges of all networks.</summary>
    public IEnumerable<string> Subnets => RealNetworks.SelectMany(static n => n.Pools).Select(static pool => pool.Subnet);

    /// <summary>The ways that lead elsewhere than to one of the engine's networks.</summary>
    public IEnumerable<HostRoute> ForeignRoutes => (Routes ?? []).Where(route => !Subnets.Contains(route.Subnet, StringComparer.Ordinal));

    /// <summary>All ranges that a new network must not have, but for the engine's own.</summary>
    public IEnumerable<string> Taken => Subnets.Concat(ForeignRoutes.Select(static route => route.Subnet));
}
