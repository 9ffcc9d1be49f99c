using System.Collections.Generic;
using System.Linq;
using System.Net;
using System.Net.Sockets;
using Docker.DotNet.Models;
using DockerNet.Wiring;

namespace DockerNet.Engine.Mapping;

/// <summary>Writes a container's place on a network in the engine's form.</summary>
internal static class EndpointMapping
{
    /// <summary>Maps a place.</summary>
    /// <param name="aliases">Further names on the network.</param>
    /// <param name="links">Private names for other members.</param>
    /// <param name="address">A fixed address; null to have the engine choose one.</param>
    /// <returns>The engine's form.</returns>
    public static EndpointSettings From(IEnumerable<string> aliases, IEnumerable<LinkSpec> links, string? address) => new()
    {
        Aliases = [.. aliases],
        Links = [.. links.Select(static l => $"{l.Source}:{l.Alias}")],
        IPAMConfig = address is null ? null : Fixed(address),
    };

    private static EndpointIPAMConfig Fixed(string address) =>
        IPAddress.TryParse(address, out IPAddress? parsed) && parsed.AddressFamily == AddressFamily.InterNetworkV6
            ? new EndpointIPAMConfig { IPv6Address = address }
            : new EndpointIPAMConfig { IPv4Address = address };
}
