using System.Net.Sockets;

namespace DockerNet.Wiring;

/// <summary>What counts of a container for whom it reaches and who reaches it.</summary>
public sealed record ReachabilityMember
{
    /// <summary>Its id.</summary>
    public required string Id { get; init; }

    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>The host name that it has inside.</summary>
    public string Hostname { get; init; } = "";

    /// <summary>Its state, in the engine's word.</summary>
    public string State { get; init; } = "running";

    /// <summary>Its network mode, in the engine's form.</summary>
    public string Mode { get; init; } = "default";

    /// <summary>Its places on networks, as far as it has an address there.</summary>
    public IReadOnlyList<ReachabilityPlace> Places { get; init; } = [];

    /// <summary>What was added to its hosts file, each as <c>name:address</c>.</summary>
    public IReadOnlyList<string> AddHost { get; init; } = [];

    /// <summary>Its legacy links.</summary>
    public IReadOnlyList<LinkSpec> Links { get; init; } = [];

    /// <summary>The legacy links that lead to it, each as <c>recipient/alias</c>.</summary>
    public IReadOnlyList<string> LinkNames { get; init; } = [];

    /// <summary>The ports that it exposes, each as <c>5432/tcp</c>.</summary>
    public IReadOnlyList<string> ExposedPorts { get; init; } = [];

    /// <summary>Where its TCP ports are published.</summary>
    public IReadOnlyList<ReachabilityPublishedPort> Published { get; init; } = [];

    /// <summary>What listens in its network namespace; null when nobody looked.</summary>
    public IReadOnlyList<SocketListener>? Listeners { get; init; }

    /// <summary>When it was last started; null when it never was.</summary>
    public DateTimeOffset? Started { get; init; }

    /// <summary>Whether it runs, be it paused or not.</summary>
    internal bool Runs => State is "running" or "paused";

    /// <summary>Reads what counts.</summary>
    /// <param name="container">The container.</param>
    /// <param name="networks">All networks, by id.</param>
    /// <returns>The facts.</returns>
    public static ReachabilityMember From(ContainerDetail container, IReadOnlyDictionary<string, ReachabilityNetwork> networks) => new()
    {
        Id = container.Id,
        Name = container.Name,
        Hostname = container.Hostname,
        State = container.State,
        Mode = container.NetworkMode,
        Places = [.. container.Networks.SelectMany(endpoint => PlacesOf(endpoint, networks))],
        AddHost = container.AddHost,
        Links = ParseLinks(container.Links),
        LinkNames = container.LinkNames,
        ExposedPorts = container.ExposedPorts,
        Published = [.. container.Ports.Select(PublishedOf).OfType<ReachabilityPublishedPort>()],
        Started = container.Started,
    };

    /// <summary>Tells whether a port of its is published for a kind of address.</summary>
    /// <param name="port">The TCP port.</param>
    /// <param name="family">The kind of address.</param>
    /// <returns>Whether it is.</returns>
    internal bool Publishes(int port, AddressFamily family) =>
        Published.Any(one => one.Port == port && one.HostAddress.AddressFamily == family);

    // One for each of its addresses there: what reaches the one need not reach the other.
    private static IEnumerable<ReachabilityPlace> PlacesOf(
        ContainerEndpoint endpoint, IReadOnlyDictionary<string, ReachabilityNetwork> networks)
    {
        if (!networks.TryGetValue(endpoint.NetworkId, out ReachabilityNetwork? network))
        {
            yield break;
        }

        LinkSpec[] links = ParseLinks(endpoint.Links);
        foreach (Address address in new[] { endpoint.IPAddress, endpoint.IPv6Address }.OfType<Address>())
        {
            yield return new ReachabilityPlace(network, address)
            {
                Gateway = address.AddressFamily == AddressFamily.InterNetwork ? endpoint.Gateway : endpoint.IPv6Gateway,
                LeadsOut = (address.AddressFamily == AddressFamily.InterNetwork ? endpoint.IsGateway : endpoint.IsIPv6Gateway) ?? !network.Internal,
                Priority = endpoint.GatewayPriority,
                Aliases = endpoint.Aliases,
                Links = links,
            };
        }
    }

    private static ReachabilityPublishedPort? PublishedOf(ContainerPort port) =>
        port is { Protocol: "tcp", HostAddress: Address address } ? new ReachabilityPublishedPort(port.PrivatePort, address, port.HostPort) : null;

    private static LinkSpec[] ParseLinks(IEnumerable<string> texts) =>
        [.. texts.Select(static text => LinkSpec.TryParse(text, out LinkSpec? link) ? link : null).OfType<LinkSpec>()];
}
