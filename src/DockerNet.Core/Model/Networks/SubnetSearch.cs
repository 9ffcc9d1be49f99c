using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Text;

namespace DockerNet.Wiring;

/// <summary>Where to look for free address ranges, and how large they are, when nothing is said of it.</summary>
public static class SubnetSearch
{
    private const int Version4Length = 24;
    private const int Version6Length = 64;
    private const int Version4Longest = 30;
    private const int Version6Longest = 126;

    /// <summary>The ranges of IPv4 that belong to nobody.</summary>
    public static IReadOnlyList<string> Private { get; } = ["10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16"];

    /// <summary>Tells the range of IPv6 that belongs to an engine alone, for all that anybody can know.</summary>
    /// <param name="id">The engine's id.</param>
    /// <returns>The range: local, and 40 of its bits by chance, but always the same.</returns>
    public static string UniqueLocal(string id)
    {
        byte[] chance = SHA256.HashData(Encoding.UTF8.GetBytes(id));
        string range = string.Create(
            CultureInfo.InvariantCulture, $"fd{chance[0]:x2}:{chance[1]:x2}{chance[2]:x2}:{chance[3]:x2}{chance[4]:x2}::/48");
        return SubnetRules.TryRead(range, out IPNetwork network, out _) ? network.ToString() : range;
    }

    /// <summary>Tells how long the prefix of the ranges within another is.</summary>
    /// <param name="within">The other.</param>
    /// <param name="asked">What was asked for; null for the usual one.</param>
    /// <returns>The length.</returns>
    public static int PrefixLength(string within, int? asked)
    {
        int usual = IsVersion6(within) ? Version6Length : Version4Length;
        return asked ?? (SubnetRules.TryParse(within, out _, out int own) ? Math.Max(own, usual) : usual);
    }

    /// <summary>Tells why nothing can be looked for within a range.</summary>
    /// <param name="within">The range.</param>
    /// <param name="asked">The length of prefix that was asked for; null for the usual one.</param>
    /// <returns>A sentence; null when something can.</returns>
    public static string? Problem(string within, int? asked)
    {
        if (!SubnetRules.TryRead(within, out IPNetwork range, out IPAddress? address))
        {
            return $"'{within}' is no range: write address/prefix, such as 10.0.0.0/8.";
        }

        int length = PrefixLength(within, asked);
        int longest = IsVersion6(within) ? Version6Longest : Version4Longest;
        return !range.BaseAddress.Equals(address) ? $"'{within}' is an address in a range, not the range: that is {range}."
            : length > longest ? $"A /{length} of {within} has no room for a gateway and a container: the smallest is a /{longest}."
            : length < range.PrefixLength ? $"A /{length} is larger than {within}."
            : null;
    }

    /// <summary>Describes a range that was found.</summary>
    /// <param name="subnet">The range.</param>
    /// <param name="plan">What is given away already.</param>
    /// <param name="host">The engine.</param>
    /// <returns>The range.</returns>
    internal static DockerSubnet Describe(string subnet, AddressPlan plan, string host)
    {
        IPNetwork range = SubnetRules.TryRead(subnet, out IPNetwork read, out _) ? read : default;
        byte[] gateway = range.BaseAddress.GetAddressBytes();
        gateway[^1] |= 1;
        return new DockerSubnet
        {
            Subnet = subnet,
            PrefixLength = range.PrefixLength,
            Gateway = new IPAddress(gateway),
            LastAddress = SubnetRules.Ends(range).Last,
            EnginePool = plan.Pools.FirstOrDefault(pool => SubnetRules.Overlaps(pool.Range, subnet))?.Range,
            RoutesKnown = plan.Routes is not null,
            DockerHost = host,
        };
    }

    private static bool IsVersion6(string within) => within.Contains(':');
}
