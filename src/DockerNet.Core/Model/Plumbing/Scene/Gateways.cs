namespace DockerNet.Wiring;

/// <summary>Tells by which of its networks a container leaves, and so to which of its places its published ports lead.</summary>
/// <param name="networks">All networks.</param>
/// <param name="generation">The first number of the engine's version.</param>
internal sealed class FirewallGateways(IReadOnlyList<Network> networks, int generation)
{
    /// <summary>Finds the place that a published port leads to.</summary>
    /// <param name="container">The container.</param>
    /// <param name="family">Which addresses of the host the port is on.</param>
    /// <returns>The place; null when none leads to the outside.</returns>
    public ContainerEndpoint? Of(Container container, RuleFamily family)
    {
        bool each = EngineCapabilities.Has(generation, EngineCapability.GatewayOfEachFamily);
        return container.Networks
            .Where(place => networks.FirstOrDefault(n => n.Name == place.Network) is { Internal: false, Driver: not ("host" or "null") })
            .OrderByDescending(static place => place.GatewayPriority)
            .ThenByDescending(static place => (HasIPv4(place) ? 1 : 0) + (HasIPv6(place) ? 1 : 0))
            .ThenBy(static place => place.Network, StringComparer.Ordinal)
            .FirstOrDefault(place => each && family == RuleFamily.IPv6 ? HasIPv6(place) : HasIPv4(place));
    }

    private static bool HasIPv4(ContainerEndpoint place) => place.IPAddress is not null && place.Gateway is not null;

    private static bool HasIPv6(ContainerEndpoint place) => place.IPv6Address is not null;
}
