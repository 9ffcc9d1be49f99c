using System.Net;

namespace DockerNet.Wiring;

/// <summary>How many addresses of a range are taken, and how many are left for containers, up to what a number can be.</summary>
/// <param name="Used">How many are taken or kept.</param>
/// <param name="Free">How many the engine could still give.</param>
internal readonly record struct AddressUsage(ulong Used, ulong Free)
{
    /// <summary>Counts the addresses of a range, as newer engines do themselves.</summary>
    /// <param name="network">The network.</param>
    /// <param name="pool">The range.</param>
    /// <returns>The numbers; null when nobody can tell who has addresses there.</returns>
    public static AddressUsage? Count(Network network, NetworkPool pool)
    {
        // Members of other hosts, and what another manager gives away, are not known here.
        if (network.Scope != "local" || network.IpamDriver is not ("" or "default") || network.ConfigOnly
            || !SubnetRules.TryRead(pool.Subnet, out IPNetwork subnet, out _)
            || !SubnetRules.TryRead(pool.IPRange ?? pool.Subnet, out IPNetwork range, out _))
        {
            return null;
        }

        HashSet<IPAddress> taken =
        [
            .. NetworkReserved.Of(network, pool).Select(static kept => kept.Address)
                .Concat(network.Containers.SelectMany(static member => new IPAddress?[] { member.IPAddress, member.IPv6Address }).OfType<IPAddress>())
                .Where(subnet.Contains),
        ];
        UInt128 inRange = (UInt128)taken.Count(range.Contains);
        UInt128 size = SubnetRules.Size(range);
        return new((ulong)taken.Count, ulong.CreateSaturating(size > inRange ? size - inRange : UInt128.Zero));
    }
}
