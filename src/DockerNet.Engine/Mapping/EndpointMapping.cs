using Docker.DotNet.Models;
using DockerNet.Contracts;
using DockerNet.Wiring;

namespace DockerNet.Engine.Mapping;

/// <summary>Writes a container's place on a network in the engine's form.</summary>
internal static class EndpointMapping
{
    /// <summary>Maps a place.</summary>
    /// <param name="aliases">Further names on the network.</param>
    /// <param name="links">Private names for other members.</param>
    /// <param name="addresses">Fixed addresses; null to have the engine choose one.</param>
    /// <param name="options">Options for the network's driver.</param>
    /// <returns>The engine's form.</returns>
    public static EndpointSettings From(
        IReadOnlyList<string> aliases,
        IReadOnlyList<LinkSpec> links,
        IEnumerable<string?> addresses,
        IReadOnlyDictionary<string, string> options) => new()
        {
            Aliases = aliases.Count > 0 ? [.. aliases] : null!,
            Links = links.Count > 0 ? [.. links.Select(static l => l.ToString())] : null!,
            IPAMConfig = Fixed([.. addresses.OfType<string>()]),
            DriverOpts = options.Count > 0 ? options.ToDictionary() : null!,
        };

    /// <summary>Maps a place that is asked for.</summary>
    /// <param name="request">What is asked for.</param>
    /// <returns>The engine's form.</returns>
    public static EndpointSettings From(ConnectRequest request)
    {
        EndpointSettings place = From(request.Aliases, request.Links, [request.IPAddress, request.IPv6Address], request.DriverOptions);
        place.MacAddress = request.MacAddress ?? "";
        place.GwPriority = request.GatewayPriority ?? 0;
        if (request.LinkLocalAddresses.Count > 0)
        {
            place.IPAMConfig ??= new EndpointIPAMConfig();
            place.IPAMConfig.LinkLocalIPs = [.. request.LinkLocalAddresses];
        }

        return place;
    }

    private static EndpointIPAMConfig? Fixed(string[] addresses) => addresses.Length == 0
        ? null
        : new EndpointIPAMConfig
        {
            IPv4Address = addresses.FirstOrDefault(static a => !IsVersion6(a)) ?? "",
            IPv6Address = addresses.FirstOrDefault(IsVersion6) ?? "",
        };

    private static bool IsVersion6(string address) => address.Contains(':');
}
