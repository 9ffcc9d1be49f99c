namespace DockerNet.Wiring;

/// <summary>Tells what a new network's address ranges get in the way of.</summary>
internal static class SubnetWarnings
{
    /// <summary>Judges the ranges.</summary>
    /// <param name="pools">The ranges.</param>
    /// <param name="hasVersion4">Whether the network has IPv4.</param>
    /// <param name="hasVersion6">Whether the network has IPv6.</param>
    /// <param name="plan">What is given away already.</param>
    /// <returns>The warnings.</returns>
    public static IEnumerable<WiringWarning> Of(IReadOnlyList<PoolSpec> pools, bool hasVersion4, bool hasVersion6, AddressPlan plan) =>
        pools.Where(static pool => !pool.IsPrefixAlone).Select(static pool => pool.Subnet).SelectMany(subnet =>
            OfFamily(subnet, hasVersion4, hasVersion6).Concat(OfNetworks(subnet, plan)).Concat(OfPools(subnet, plan)).Concat(OfRoutes(subnet, plan)));

    private static IEnumerable<WiringWarning> OfFamily(string subnet, bool hasVersion4, bool hasVersion6) => (subnet.Contains(':'), hasVersion4, hasVersion6) switch
    {
        (true, _, false) => [new("SubnetUnused", $"the subnet {subnet} has no effect on a network without IPv6: use -IPv6")],
        (false, false, _) => [new("SubnetUnused", $"the subnet {subnet} has no effect on a network without IPv4: leave out -NoIPv4")],
        _ => [],
    };

    private static IEnumerable<WiringWarning> OfNetworks(string subnet, AddressPlan plan) =>
        from network in plan.RealNetworks
        from pool in network.Pools
        where SubnetRules.Overlaps(pool.Subnet, subnet)
        select new WiringWarning("SubnetOverlapsNetwork", $"the subnet {subnet} overlaps {pool.Subnet} of network {network.Name}: "
            + "choose another, as Find-DockerSubnet does");

    // The engine would take a whole part of its pool for a network; a smaller subnet costs it all of that part.
    private static IEnumerable<WiringWarning> OfPools(string subnet, AddressPlan plan) =>
        from pool in plan.Pools
        where SubnetRules.Overlaps(pool.Range, subnet) && IsSmaller(subnet, pool.PrefixLength)
        select new WiringWarning("SubnetInPool", $"the subnet {subnet} takes a /{pool.PrefixLength} of the engine's own pool {pool.Range} "
            + "away from networks without a subnet: choose one elsewhere, as Find-DockerSubnet does");

    private static IEnumerable<WiringWarning> OfRoutes(string subnet, AddressPlan plan) =>
        from route in plan.ForeignRoutes
        where SubnetRules.Overlaps(route.Subnet, subnet)
        select new WiringWarning("SubnetOverlapsRoute", $"the engine's host has a route to {route.Subnet} by {route.Interface}, and the "
            + $"subnet {subnet} hides what is there: choose another, as Find-DockerSubnet does");

    private static bool IsSmaller(string subnet, int prefixLength) =>
        SubnetRules.TryParse(subnet, out _, out int own) && own > prefixLength;
}
