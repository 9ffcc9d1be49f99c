namespace DockerNet.Contracts;

/// <summary>What a new volume shall be.</summary>
public sealed record VolumeRequest
{
    /// <summary>Its name; null to have the engine invent one.</summary>
    public string? Name { get; init; }

    /// <summary>Its driver.</summary>
    public string Driver { get; init; } = "local";

    /// <summary>The driver's options.</summary>
    public IReadOnlyDictionary<string, string> Options { get; init; } = new Dictionary<string, string>();

    /// <summary>Labels.</summary>
    public IReadOnlyDictionary<string, string> Labels { get; init; } = new Dictionary<string, string>();
}
