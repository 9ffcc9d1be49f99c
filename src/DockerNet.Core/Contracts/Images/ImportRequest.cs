namespace DockerNet.Contracts;

/// <summary>What an imported image shall be.</summary>
public sealed record ImageImportRequest
{
    /// <summary>Its repository; null for an image without a name.</summary>
    public string? Repository { get; init; }

    /// <summary>Its tag; null for <c>latest</c>.</summary>
    public string? Tag { get; init; }

    /// <summary>Lines of a Dockerfile that set what its containers run, expose and mount.</summary>
    public IReadOnlyList<string> Changes { get; init; } = [];

    /// <summary>A remark; null for none.</summary>
    public string? Message { get; init; }
}
