namespace DockerNet.Wiring;

/// <summary>A container that links, or is linked to, as it is before its links are moved.</summary>
public sealed record LinkMember
{
    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>Whether it runs.</summary>
    public bool Running { get; init; } = true;

    /// <summary>The networks that it is on.</summary>
    public IReadOnlyList<string> Networks { get; init; } = [NetworkSpec.DefaultBridge];

    /// <summary>Its legacy links.</summary>
    public IReadOnlyList<LinkSpec> Links { get; init; } = [];

    /// <summary>The aliases of those links whose source is gone, or is another container by now.</summary>
    public IReadOnlyList<string> Lost { get; init; } = [];

    /// <summary>The containers that link to it by a legacy link.</summary>
    public IReadOnlyList<string> LinkedBy { get; init; } = [];

    /// <summary>Whether the engine chose a port of the host for it, and will choose another when its networks change.</summary>
    public bool RandomPorts { get; init; }
}
