using System.Net;
using System.Net.Sockets;

namespace DockerNet.Wiring;

/// <summary>Tells which addresses of a network no container can have, whoever is on it.</summary>
internal static class NetworkReserved
{
    // A range of two addresses or one has none to spare, and engines differ in what they do with it.
    private const int LongestUsual = 30;

    /// <summary>Tells what an address is kept for.</summary>
    /// <param name="network">The network.</param>
    /// <param name="address">The address.</param>
    /// <returns>What has it; null when a container can.</returns>
    public static string? Find(Network network, IPAddress address)
    {
        foreach (NetworkPool pool in network.Pools)
        {
            if (pool.Gateway == address || IsUnnamedGateway(network, pool, address))
            {
                return "the gateway";
            }

            if (pool.AuxiliaryAddresses.FirstOrDefault(pair => IPAddress.TryParse(pair.Value, out IPAddress? taken) && taken.Equals(address))
                is { Key: string name })
            {
                return $"the auxiliary address {name}";
            }

            if (network.IpamDriver is "" or "default" && Edge(pool.Subnet, address) is string edge)
            {
                return edge;
            }
        }

        return null;
    }

    // Older engines do not tell the gateway that they chose, which is the first address of all.
    private static bool IsUnnamedGateway(Network network, NetworkPool pool, IPAddress address)
    {
        if (network.Driver != "bridge" || pool.Gateway is not null || pool.IPRange is { Length: > 0 }
            || !SubnetRules.TryRead(pool.Subnet, out IPNetwork range, out _)
            || address.AddressFamily != range.BaseAddress.AddressFamily)
        {
            return false;
        }

        byte[] first = SubnetRules.Ends(range).First.GetAddressBytes();
        first[^1]++;
        return address.Equals(new IPAddress(first));
    }

    private static string? Edge(string subnet, IPAddress address)
    {
        if (!SubnetRules.TryRead(subnet, out IPNetwork range, out _))
        {
            return null;
        }

        (IPAddress first, IPAddress last) = SubnetRules.Ends(range);
        bool hasBroadcast = address.AddressFamily == AddressFamily.InterNetwork;
        if (hasBroadcast && range.PrefixLength > LongestUsual)
        {
            return null;
        }

        return address.Equals(first) ? "the network itself, whose first address it is"
            : hasBroadcast && address.Equals(last) ? "the broadcasts, for which the last address is kept"
            : null;
    }
}
