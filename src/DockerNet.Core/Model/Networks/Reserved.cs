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
    public static string? Find(Network network, IPAddress address) =>
        network.Pools.SelectMany(pool => Of(network, pool)).Where(kept => kept.Address.Equals(address)).Select(static kept => kept.By).FirstOrDefault();

    /// <summary>Lists the addresses of a range that are kept.</summary>
    /// <param name="network">The network.</param>
    /// <param name="pool">The range.</param>
    /// <returns>Each address, with what has it.</returns>
    public static IEnumerable<(IPAddress Address, string By)> Of(Network network, NetworkPool pool)
    {
        if (!SubnetRules.TryRead(pool.Subnet, out IPNetwork range, out _))
        {
            yield break;
        }

        (IPAddress first, IPAddress last) = SubnetRules.Ends(range);
        IPAddress? gateway = pool.Gateway;
        gateway ??= HasUnnamedGateway(network, pool) ? After(first) : null;
        if (gateway is not null)
        {
            yield return (gateway, "the gateway");
        }

        foreach ((string name, string text) in pool.AuxiliaryAddresses)
        {
            if (IPAddress.TryParse(text, out IPAddress? address))
            {
                yield return (address, $"the auxiliary address {name}");
            }
        }

        bool hasBroadcast = first.AddressFamily == AddressFamily.InterNetwork;
        if (network.IpamDriver is "" or "default" && !(hasBroadcast && range.PrefixLength > LongestUsual))
        {
            yield return (first, "the network itself, whose first address it is");
            if (hasBroadcast)
            {
                yield return (last, "the broadcasts, for which the last address is kept");
            }
        }
    }

    // Older engines do not tell the gateway that they chose, which is the first address of all.
    private static bool HasUnnamedGateway(Network network, NetworkPool pool) =>
        network.Driver == "bridge" && pool.IPRange is not { Length: > 0 } && !GatewayModes.AreIsolated(network.Options);

    private static IPAddress After(IPAddress address)
    {
        byte[] bytes = address.GetAddressBytes();
        bytes[^1]++;
        return new IPAddress(bytes);
    }
}
