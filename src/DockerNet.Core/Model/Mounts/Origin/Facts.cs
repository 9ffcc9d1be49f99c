namespace DockerNet.Wiring;

/// <summary>What tells from where a container has its mounts.</summary>
/// <param name="Container">The container.</param>
/// <param name="Providers">The containers that it takes mounts from, in its order, as far as they are there.</param>
/// <param name="ImageVolumes">The paths that its image asks for a volume at.</param>
internal sealed record MountFacts(
    ContainerDetail Container, IReadOnlyList<Container> Providers, IReadOnlyList<string> ImageVolumes)
{
    /// <summary>The mounts of the providers, each with its subpath, wherever it comes from.</summary>
    public IReadOnlyList<ContainerMount> Provided { get; init; } = [];
}
