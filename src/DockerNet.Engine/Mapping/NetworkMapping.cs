using System.Net.Sockets;
using Docker.DotNet.Models;
using DockerNet.Contracts;
using DockerNet.Wiring;

namespace DockerNet.Engine.Mapping;

/// <summary>What the engine tells of networks, as the module's objects.</summary>
internal static class NetworkMapping
{
    // What the engine calls a swarm's own load balancer among the containers of a network.
    private const string LoadBalancer = "ingress-sbox";

    /// <summary>Maps a network.</summary>
    /// <param name="model">The network.</param>
    /// <param name="containers">All containers, of which it takes its members, since the engine names only running
    /// ones.</param>
    /// <param name="host">The engine.</param>
    /// <returns>The network.</returns>
    public static Network From(NetworkResponse model, IEnumerable<Container> containers, string host)
    {
        NetworkPool[] pools = [.. Values.Items(model.IPAM?.Config).Select(Pool)];
        NetworkMember[] members = [.. Members(model, containers).OrderBy(static m => m.Container, StringComparer.Ordinal)];
        Network network = Make(model, members, pools, host);
        return Make(model, members, [.. pools.Select(pool => pool.With(Told(model, pool) ?? AddressUsage.Count(network, pool)))], host);
    }

    private static Network Make(NetworkResponse model, NetworkMember[] members, NetworkPool[] pools, string host) => new()
    {
        Name = Values.Required(model.Name),
        Id = Values.Required(model.ID),
        DockerHost = host,
        Driver = model.Driver,
        Scope = model.Scope,
        Pools = pools,
        Internal = model.Internal,
        Attachable = model.Attachable,
        Ingress = model.Ingress,
        IpamDriver = model.IPAM?.Driver ?? "",
        IpamOptions = Values.Texts(model.IPAM?.Options),
        ConfigOnly = model.ConfigOnly,
        ConfigFrom = model.ConfigFrom?.Network is { Length: > 0 } source ? source : null,
        // Older engines do not tell it, and have none without.
        IPv4 = model.EnableIPv4 || !model.EnableIPv6 || pools.Any(static pool => SubnetRules.FamilyOf(pool.Subnet) == AddressFamily.InterNetwork),
        IPv6 = model.EnableIPv6,
        Containers = members,
        Labels = Values.Texts(model.Labels),
        Options = Values.Texts(model.Options),
        Created = Values.Time(model.Created),
    };

    /// <summary>Maps what a swarm publishes on its nodes.</summary>
    /// <param name="services">The swarm's services.</param>
    /// <param name="gateway">The network by which the node's containers on overlay networks reach the outside.</param>
    /// <returns>The ports, by number.</returns>
    public static IngressPorts Ingress(IEnumerable<SwarmService> services, NetworkResponse? gateway) => new(
        [
            .. services.SelectMany(static service => Values.Items(service.Endpoint?.Ports))
                .Where(static port => port.PublishMode is "ingress" or "" or null && port.PublishedPort is > 0)
                .OrderBy(static port => port.PublishedPort)
                .Select(static port => $"{port.PublishedPort}/{port.Protocol}"),
        ],
        gateway?.Containers?.TryGetValue(LoadBalancer, out EndpointResource? place) == true
            ? (place.IPv4Address ?? "").Split('/')[0]
            : "");

    /// <summary>Tells whether a container's place is on a network.</summary>
    /// <param name="place">The place.</param>
    /// <param name="network">The network.</param>
    /// <returns>Whether it is.</returns>
    public static bool IsOn(ContainerEndpoint place, NetworkResponse network) =>
        // A container that never ran has no id for its network yet, only what it was created with.
        place.NetworkId.Length > 0
            ? place.NetworkId == network.ID
            : place.Network == network.Name || place.Network == network.ID;

    private static IEnumerable<NetworkMember> Members(NetworkResponse network, IEnumerable<Container> containers) =>
        from container in containers
        from place in container.Networks
        where IsOn(place, network)
        select new NetworkMember
        {
            Container = container.Name,
            ContainerId = container.Id,
            State = container.State,
            EndpointId = place.EndpointId,
            IPAddress = place.IPAddress,
            PrefixLength = place.PrefixLength,
            IPv6Address = place.IPv6Address,
            MacAddress = place.MacAddress,
        };

    private static AddressUsage? Told(NetworkResponse model, NetworkPool pool) =>
        model.Status?.IPAM?.Subnets is { } subnets && subnets.TryGetValue(pool.Subnet, out SubnetStatus? status)
            ? new(status.IPsInUse, status.DynamicIPsAvailable)
            : null;

    private static NetworkPool Pool(IPAMConfig model) => new()
    {
        Subnet = model.Subnet,
        IPRange = model.IPRange.Length > 0 ? model.IPRange : null,
        Gateway = Values.Address(model.Gateway),
        AuxiliaryAddresses = Values.Texts(model.AuxAddress),
    };
}
