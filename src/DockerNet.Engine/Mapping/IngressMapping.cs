using Docker.DotNet.Models;
using DockerNet.Contracts;

namespace DockerNet.Engine.Mapping;

/// <summary>What a swarm publishes on its nodes, as the module's object.</summary>
internal static class IngressMapping
{
    // What the engine calls its own load balancer among the containers of a network.
    private const string LoadBalancer = "ingress-sbox";

    /// <summary>Maps it.</summary>
    /// <param name="services">The swarm's services.</param>
    /// <param name="gateway">The network by which the node's containers on overlay networks reach the outside.</param>
    /// <returns>The ports, by number.</returns>
    public static IngressPorts From(IEnumerable<SwarmService> services, NetworkResponse? gateway) => new(
        [
            .. services.SelectMany(static service => Values.Items(service.Endpoint?.Ports))
                .Where(static port => port.PublishMode is "ingress" or "" or null && port.PublishedPort is > 0)
                .OrderBy(static port => port.PublishedPort)
                .Select(static port => $"{port.PublishedPort}/{port.Protocol}"),
        ],
        gateway?.Containers?.TryGetValue(LoadBalancer, out EndpointResource? place) == true
            ? (place.IPv4Address ?? "").Split('/')[0]
            : "");
}
