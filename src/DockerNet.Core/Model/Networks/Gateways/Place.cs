namespace DockerNet.Wiring;

/// <summary>What decides whether a container's way out is by one of its networks.</summary>
/// <param name="Network">The network's name.</param>
/// <param name="Priority">How much its gateway is preferred.</param>
/// <param name="IPv4">Whether it has a gateway of IPv4 there.</param>
/// <param name="IPv6">Whether it has a gateway of IPv6 there.</param>
/// <param name="Internal">Whether the network is cut off from the outside.</param>
internal readonly record struct GatewayPlace(string Network, int Priority, bool IPv4, bool IPv6, bool Internal)
{
    /// <summary>Of how many families it has a gateway.</summary>
    public int Families => (IPv4 ? 1 : 0) + (IPv6 ? 1 : 0);
}
