namespace DockerNet.Contracts;

/// <summary>Which volumes to list. Several values of one kind are alternatives.</summary>
public sealed record VolumeFilter
{
    /// <summary>All volumes.</summary>
    public static VolumeFilter All { get; } = new();

    /// <summary>Drivers.</summary>
    public IReadOnlyList<string> Driver { get; init; } = [];

    /// <summary>Labels, as <c>name</c> or <c>name=value</c>. All must be there.</summary>
    public IReadOnlyList<string> Label { get; init; } = [];

    /// <summary>Whether no container uses them: true for unused, false for used, null for both.</summary>
    public bool? Unused { get; init; }

    /// <summary>Whether to measure how many bytes each holds, which takes the engine a while.</summary>
    public bool Size { get; init; }
}
