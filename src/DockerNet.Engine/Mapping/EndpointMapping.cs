using System.Net;
using Docker.DotNet.Models;
using DockerNet.Contracts;
using DockerNet.Wiring;
using NetworkSpec = DockerNet.Wiring.NetworkSpec;

namespace DockerNet.Engine.Mapping;

/// <summary>A container's places on networks, in the engine's form and in the module's.</summary>
internal static class EndpointMapping
{
    /// <summary>Maps a place.</summary>
    /// <param name="aliases">Further names on the network.</param>
    /// <param name="links">Private names for other members.</param>
    /// <param name="addresses">Fixed addresses; null to have the engine choose one.</param>
    /// <param name="options">Options for the network's driver.</param>
    /// <param name="priority">How much the network's gateway is preferred; null for not at all.</param>
    /// <returns>The engine's form.</returns>
    public static EndpointSettings From(
        IReadOnlyList<string> aliases,
        IReadOnlyList<LinkSpec> links,
        IEnumerable<string?> addresses,
        IReadOnlyDictionary<string, string> options,
        int? priority) => new()
        {
            GwPriority = priority ?? 0,
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
        EndpointSettings place = From(request.Aliases, request.Links, [request.IPAddress, request.IPv6Address], request.DriverOptions, request.GatewayPriority);
        place.MacAddress = request.MacAddress ?? "";
        if (request.LinkLocalAddresses.Count > 0)
        {
            place.IPAMConfig ??= new EndpointIPAMConfig();
            place.IPAMConfig.LinkLocalIPs = [.. request.LinkLocalAddresses];
        }

        return place;
    }

    /// <summary>Tells by which of its networks a container gets out.</summary>
    /// <param name="networks">The places by network; null for none.</param>
    /// <param name="release">The engine's release; null when it is not known.</param>
    /// <param name="closed">The ids of internal networks, as far as they count; null when they are not known.</param>
    /// <returns>The networks of both families; null when that is not known.</returns>
    public static (string? IPv4, string? IPv6)? Ways(
        IDictionary<string, EndpointSettings>? networks, EngineRelease? release, IReadOnlyCollection<string>? closed) => closed is null
        ? null
        : GatewayRules.Find(
            (networks ?? new Dictionary<string, EndpointSettings>()).Where(static n => n.Value is not null).Select(n => new GatewayPlace(
                n.Key,
                (int)n.Value.GwPriority,
                Values.Address(n.Value.Gateway) is not null,
                Values.Address(n.Value.IPv6Gateway) is not null,
                closed.Contains(n.Value.NetworkID))),
            release);

    /// <summary>Tells what was found out of that before.</summary>
    /// <param name="places">The places.</param>
    /// <returns>The networks of both families; null when that is not known.</returns>
    public static (string? IPv4, string? IPv6)? Ways(IReadOnlyCollection<ContainerEndpoint> places) => places.All(static place => place.IsGateway is null)
        ? null
        : (places.FirstOrDefault(static place => place.IsGateway == true)?.Network, places.FirstOrDefault(static place => place.IsIPv6Gateway == true)?.Network);

    /// <summary>Maps the places that a container has.</summary>
    /// <param name="networks">The places by network; null for none.</param>
    /// <param name="shortId">The container's short id.</param>
    /// <param name="ways">By which it gets out; null when that is not known.</param>
    /// <returns>The places: the default network first, then by name.</returns>
    public static ContainerEndpoint[] Read(IDictionary<string, EndpointSettings>? networks, string shortId, (string? IPv4, string? IPv6)? ways) =>
    [
        .. (networks ?? new Dictionary<string, EndpointSettings>())
            .OrderBy(static n => n.Key != NetworkSpec.DefaultBridge)
            .ThenBy(static n => n.Key, StringComparer.Ordinal)
            .Select(n => Place(n.Key, n.Value ?? new EndpointSettings(), shortId, ways)),
    ];

    private static ContainerEndpoint Place(string network, EndpointSettings model, string shortId, (string? IPv4, string? IPv6)? ways) => new()
    {
        Network = network,
        NetworkId = model.NetworkID,
        EndpointId = model.EndpointID,
        IPAddress = Values.Address(model.IPAddress),
        FixedAddress = Values.Address(model.IPAMConfig?.IPv4Address),
        FixedIPv6Address = Values.Address(model.IPAMConfig?.IPv6Address),
        LinkLocalAddresses = [.. Values.Items(model.IPAMConfig?.LinkLocalIPs).Select(Values.Address).OfType<IPAddress>()],
        GatewayPriority = (int)model.GwPriority,
        DriverOptions = Values.Texts(model.DriverOpts),
        PrefixLength = (int)model.IPPrefixLen,
        Gateway = Values.Address(model.Gateway),
        IPv6Address = Values.Address(model.GlobalIPv6Address),
        IPv6PrefixLength = (int)model.GlobalIPv6PrefixLen,
        IPv6Gateway = Values.Address(model.IPv6Gateway),
        IsGateway = IsWay(model, ways?.IPv4 == network, ways),
        IsIPv6Gateway = IsWay(model, ways?.IPv6 == network, ways),
        MacAddress = model.MacAddress,
        // Engines before 26 count the container's own short id among the aliases.
        Aliases = [.. Values.Items(model.Aliases).Where(alias => alias != shortId)],
        Links = ContainerMapping.Links(Values.Items(model.Links)),
    };

    // Of the host's network the engine tells nothing.
    private static bool? IsWay(EndpointSettings model, bool found, (string?, string?)? ways) =>
        ways is null || (model.IPAddress + model.GlobalIPv6Address).Length == 0 ? null : found;

    private static EndpointIPAMConfig? Fixed(string[] addresses) => addresses.Length == 0
        ? null
        : new EndpointIPAMConfig
        {
            IPv4Address = addresses.FirstOrDefault(static a => !IsVersion6(a)) ?? "",
            IPv6Address = addresses.FirstOrDefault(IsVersion6) ?? "",
        };

    private static bool IsVersion6(string address) => address.Contains(':');
}
