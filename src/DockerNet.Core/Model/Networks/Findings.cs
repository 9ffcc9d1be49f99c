using System.Globalization;

namespace DockerNet.Wiring;

/// <summary>What is, or will soon be, wrong with networks.</summary>
internal static class NetworkFindings
{
    // Of ten addresses that containers could have, one at most is left.
    private const int Scarce = 10;

    /// <summary>Judges a network.</summary>
    /// <param name="network">The network.</param>
    /// <returns>The findings.</returns>
    public static IEnumerable<Finding> Of(Network network) => network.Pools.Select(pool => OfPool(network, pool)).OfType<Finding>();

    private static Finding? OfPool(Network network, NetworkPool pool)
    {
        if (pool.Free is not ulong free)
        {
            return null;
        }

        ulong members = (ulong)network.Containers.Count(member => IsIn(pool, member.IPAddress) || IsIn(pool, member.IPv6Address));
        if (members == 0 || free > (members + free) / Scarce)
        {
            return null;
        }

        string range = pool.IPRange ?? pool.Subnet;
        return new Finding
        {
            Severity = free == 0 ? FindingSeverity.Error : FindingSeverity.Warning,
            Id = free == 0 ? "AddressPoolFull" : "AddressPoolNearlyFull",
            Target = network.Name,
            Problem = free == 0
                ? $"The range {range} has no address left."
                : string.Create(CultureInfo.InvariantCulture, $"The range {range} has {free} address{(free == 1 ? "" : "es")} left."),
            Effect = free == 0 ? "No further container can start on the network." : "Soon no further container can start on the network.",
            Evidence = [string.Create(CultureInfo.InvariantCulture, $"{pool.Used} addresses of {pool.Subnet} are taken or kept, {members} of them by containers")],
            Fix = "Find-DockerSubnet -PrefixLength 20 | New-DockerBridge NAME",
            DockerHost = network.DockerHost,
        };
    }

    private static bool IsIn(NetworkPool pool, Address? address) => address is not null && SubnetRules.Contains(pool.Subnet, address);
}
