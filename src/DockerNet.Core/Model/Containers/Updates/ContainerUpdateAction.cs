namespace DockerNet;

/// <summary>A step on the way of a container to its changed copy.</summary>
public enum ContainerUpdateAction : long
{
    /// <summary>The changed copy is created, beside the container.</summary>
    Create,

    /// <summary>The container is stopped.</summary>
    Stop,

    /// <summary>What the container has in its own layer is carried over.</summary>
    KeepLayer,

    /// <summary>The copy takes the container's name.</summary>
    Rename,

    /// <summary>The copy is started.</summary>
    Start,

    /// <summary>It is looked whether the copy stays up, or is healthy; until then all is undone when anything fails.</summary>
    Check,

    /// <summary>The copy is paused, as the container was.</summary>
    Pause,

    /// <summary>The old container is removed. Its volumes stay, and are the copy's.</summary>
    Remove,
}
