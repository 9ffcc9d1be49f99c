namespace DockerNet.Wiring;

/// <summary>What tells which containers share data.</summary>
public sealed record ShareFacts
{
    /// <summary>All containers.</summary>
    public IReadOnlyList<Container> Containers { get; init; } = [];

    /// <summary>The mounts of all of them, with where they come from.</summary>
    public IReadOnlyList<ContainerMount> Mounts { get; init; } = [];

    /// <summary>All volumes.</summary>
    public IReadOnlyList<Volume> Volumes { get; init; } = [];

    /// <summary>Follows the links of a path on the engine's host, as far as they can be seen from here.</summary>
    public Func<string, string> Resolve { get; init; } = static path => path;
}
