using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace DockerNet.Wiring;

/// <summary>Addresses and numbers as firewalls write them.</summary>
internal static class FirewallText
{
    /// <summary>Tells which family an address is of.</summary>
    /// <param name="address">The address.</param>
    /// <returns>The family.</returns>
    public static RuleFamily FamilyOf(IPAddress address) =>
        address.AddressFamily == AddressFamily.InterNetworkV6 ? RuleFamily.IPv6 : RuleFamily.IPv4;

    /// <summary>Writes a number.</summary>
    /// <param name="number">The number.</param>
    /// <returns>Its digits.</returns>
    public static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    /// <summary>Writes a single address as a range.</summary>
    /// <param name="address">The address.</param>
    /// <returns>The range.</returns>
    public static string Single(string address) => address.Contains(':', StringComparison.Ordinal) ? $"{address}/128" : $"{address}/32";

    /// <summary>Writes an address with a port.</summary>
    /// <param name="address">The address.</param>
    /// <param name="port">The port.</param>
    /// <returns>Both.</returns>
    public static string WithPort(string address, int port) =>
        address.Contains(':', StringComparison.Ordinal) ? $"[{address}]:{Number(port)}" : $"{address}:{Number(port)}";
}
