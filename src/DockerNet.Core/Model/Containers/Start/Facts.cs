namespace DockerNet.Wiring;

/// <summary>What decides whether a container can start.</summary>
/// <param name="Container">The container.</param>
/// <param name="Containers">All containers of its engine.</param>
/// <param name="Networks">All networks of its engine.</param>
/// <param name="GoneSources">The paths that it mounts and the engine's host does not have any more.</param>
internal sealed record StartFacts(
    ContainerDetail Container,
    IReadOnlyList<Container> Containers,
    IReadOnlyList<Network> Networks,
    IReadOnlyCollection<string> GoneSources)
{
    /// <summary>Whether what it publishes can be reached: not where it has no network, or none with a way to the host.</summary>
    public bool Publishes => NetworkSpec.IsDefault(Container.NetworkMode)
        || (NetworkSpec.IsOwn(Container.NetworkMode) && !(Places.Any() && Places.All(static network => network.Internal)));

    /// <summary>The networks that it is on, as far as they are there.</summary>
    public IEnumerable<Network> Places => Networks.Where(
        network => Container.Networks.Any(place => place.NetworkId == network.Id || place.Network == network.Name));
}
