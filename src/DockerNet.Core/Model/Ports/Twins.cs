using System.Net;

namespace DockerNet.Wiring;

/// <summary>Finds ports that a container cannot have beside one another, since they are one place on the host.</summary>
internal static class PortTwins
{
    /// <summary>Finds the first two. Of a range, or of none, the engine takes a port that is free.</summary>
    /// <param name="specs">The ports to publish.</param>
    /// <returns>What is wrong, as a sentence without its end; null when nothing is.</returns>
    public static string? Find(IEnumerable<PortSpec> specs)
    {
        PortMapping[] all =
        [
            .. specs.SelectMany(static spec => spec.Mappings)
                .Where(static one => PortRange.TryParse(one.HostPort, out PortRange range) && range.Count == 1 && range.First > 0),
        ];
        for (int i = 1; i < all.Length; i++)
        {
            if (Array.Find(all[..i], one => Meets(one, all[i])) is PortMapping other)
            {
                return $"port {First(other)}/{other.Protocol} of the host is asked for twice, for {other.ContainerPort} and for "
                    + $"{all[i].ContainerPort} of the container: give one of them another";
            }
        }

        return null;
    }

    private static bool Meets(PortMapping a, PortMapping b) =>
        a.Protocol == b.Protocol && First(a) == First(b) && Meets(a.HostAddress, b.HostAddress);

    // Without an address a port is published on all addresses of both families.
    private static bool Meets(string a, string b)
    {
        if (a.Length == 0 || b.Length == 0)
        {
            return true;
        }

        IPAddress one = IPAddress.Parse(a);
        IPAddress other = IPAddress.Parse(b);
        return one.AddressFamily == other.AddressFamily && (IsAny(one) || IsAny(other) || one.Equals(other));
    }

    private static bool IsAny(IPAddress address) => address.Equals(IPAddress.Any) || address.Equals(IPAddress.IPv6Any);

    private static int First(PortMapping mapping) =>
        PortRange.TryParse(mapping.HostPort, out PortRange range) ? range.First : 0;
}
