namespace DockerNet.Wiring;

/// <summary>What became of a file of an image in a container's own layer.</summary>
public enum LayerChangeKind
{
    /// <summary>It is another.</summary>
    Modified,

    /// <summary>The image has none.</summary>
    Added,

    /// <summary>The container has none any more.</summary>
    Deleted,
}
