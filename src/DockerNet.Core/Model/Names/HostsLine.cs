using System.Net;

namespace DockerNet.Wiring;

/// <summary>A line of a hosts file.</summary>
/// <param name="Address">The address.</param>
/// <param name="Names">All names that it has.</param>
public sealed record HostsLine(IPAddress Address, string[] Names)
{
    /// <summary>What engines write into every hosts file, before all else.</summary>
    internal static (string Name, IPAddress Address)[] OfEngines { get; } =
    [
        ("localhost", IPAddress.Loopback),
        ("localhost", IPAddress.IPv6Loopback),
        ("ip6-localhost", IPAddress.IPv6Loopback),
        ("ip6-loopback", IPAddress.IPv6Loopback),
        ("ip6-localnet", IPAddress.Parse("fe00::")),
        ("ip6-mcastprefix", IPAddress.Parse("ff00::")),
        ("ip6-allnodes", IPAddress.Parse("ff02::1")),
        ("ip6-allrouters", IPAddress.Parse("ff02::2")),
    ];
}
