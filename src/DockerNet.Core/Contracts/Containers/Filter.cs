namespace DockerNet.Contracts;

/// <summary>
/// Which containers to list. An empty list asks for nothing; several values of one kind are alternatives.
/// </summary>
public sealed record ContainerFilter
{
    /// <summary>All containers.</summary>
    public static ContainerFilter All { get; } = new();

    /// <summary>States, in the engine's words.</summary>
    public IReadOnlyList<string> State { get; init; } = [];

    /// <summary>Labels, as <c>name</c> or <c>name=value</c>. All must be there.</summary>
    public IReadOnlyList<string> Label { get; init; } = [];

    /// <summary>Networks that they are on, by name or id.</summary>
    public IReadOnlyList<string> Network { get; init; } = [];

    /// <summary>Volumes or paths that they mount.</summary>
    public IReadOnlyList<string> Volume { get; init; } = [];

    /// <summary>Images that they were made from, or from an image made from it.</summary>
    public IReadOnlyList<string> Ancestor { get; init; } = [];

    /// <summary>How many of the newest; null for all.</summary>
    public int? Last { get; init; }
}
