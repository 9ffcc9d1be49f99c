using DockerNet.Wiring;

namespace DockerNet.Contracts;

/// <summary>What an image shall be built of.</summary>
public sealed record ImageBuildRequest
{
    /// <summary>The folder on this computer that is sent to the engine.</summary>
    public required string Context { get; init; }

    /// <summary>What of it is not sent.</summary>
    public DockerIgnore Ignore { get; init; } = DockerIgnore.Nothing;

    /// <summary>The path of the Dockerfile from that folder, with slashes.</summary>
    public required string Dockerfile { get; init; }

    /// <summary>The names that the image gets.</summary>
    public IReadOnlyList<ImageReference> Tags { get; init; } = [];

    /// <summary>Values for the Dockerfile's ARG lines.</summary>
    public IReadOnlyDictionary<string, string> Arguments { get; init; } = new Dictionary<string, string>();

    /// <summary>The image's labels.</summary>
    public IReadOnlyDictionary<string, string> Labels { get; init; } = new Dictionary<string, string>();

    /// <summary>The stage to stop after; null for the last one.</summary>
    public string? Target { get; init; }

    /// <summary>Whether to do every step anew.</summary>
    public bool NoCache { get; init; }

    /// <summary>Whether to look for newer base images in their registries.</summary>
    public bool Pull { get; init; }
}
