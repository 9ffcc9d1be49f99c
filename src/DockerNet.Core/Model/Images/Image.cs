namespace DockerNet;

/// <summary>An image, with what it brings to its containers.</summary>
public sealed class Image : DockerEntity
{
    internal Image()
    {
    }

    /// <summary>All its names, as <c>repository:tag</c>.</summary>
    public ValueList<string> Tags { get; internal init; } = [];

    /// <summary>Its names by content, as <c>repository@sha256:...</c>: those under which registries know it.</summary>
    public ValueList<string> Digests { get; internal init; } = [];

    /// <summary>The names of the containers that are made from it, running or not.</summary>
    public ValueList<string> UsedBy { get; internal init; } = [];

    /// <summary>When it was made.</summary>
    public DateTimeOffset Created { get; internal init; }

    /// <summary>Its size in bytes.</summary>
    public long Size { get; internal init; }

    /// <summary>The ports that it exposes, as <c>5432/tcp</c>.</summary>
    public ValueList<string> ExposedPorts { get; internal init; } = [];

    /// <summary>The paths that get a volume of their own in every container.</summary>
    public ValueList<string> Volumes { get; internal init; } = [];

    /// <summary>Its environment, as <c>NAME=VALUE</c>.</summary>
    public ValueList<string> Env { get; internal init; } = [];

    /// <summary>What its containers run unless told otherwise.</summary>
    public ValueList<string> Command { get; internal init; } = [];

    /// <summary>What its containers run in front of the command.</summary>
    public ValueList<string> Entrypoint { get; internal init; } = [];

    /// <summary>Its labels.</summary>
    public ValueMap Labels { get; internal init; } = ValueMap.None;

    /// <summary>The processor that it is made for, such as <c>amd64</c>.</summary>
    public string Architecture { get; internal init; } = "";
}
