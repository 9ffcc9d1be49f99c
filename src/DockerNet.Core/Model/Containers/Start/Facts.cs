namespace DockerNet.Wiring;

/// <summary>What decides whether a container can start.</summary>
/// <param name="Container">The container.</param>
/// <param name="Containers">All containers of its engine.</param>
/// <param name="Networks">All networks of its engine.</param>
internal sealed record StartFacts(
    ContainerDetail Container, IReadOnlyList<Container> Containers, IReadOnlyList<Network> Networks);
