namespace DockerNet.Contracts;

/// <summary>Which images to list.</summary>
public sealed record ImageFilter
{
    /// <summary>All images that have a name or are used by nothing else.</summary>
    public static ImageFilter Default { get; } = new();

    /// <summary>Names, as <c>repository</c> or <c>repository:tag</c>, with the engine's wildcards.</summary>
    public IReadOnlyList<string> Reference { get; init; } = [];

    /// <summary>Labels, as <c>name</c> or <c>name=value</c>. All must be there.</summary>
    public IReadOnlyList<string> Label { get; init; } = [];

    /// <summary>Whether images without a name: true for those only, false for none of them, null for both.</summary>
    public bool? Dangling { get; init; }
}
