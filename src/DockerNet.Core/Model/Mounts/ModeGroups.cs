namespace DockerNet.Wiring;

/// <summary>The kinds of modes that a mount can have. Of each kind it has one at most.</summary>
[Flags]
internal enum ModeGroups
{
    /// <summary>None.</summary>
    None = 0,

    /// <summary>Whether it can be written to.</summary>
    Access = 1,

    /// <summary>How it is labelled for SELinux.</summary>
    Label = 2,

    /// <summary>How soon host and container agree, on hosts where that differs.</summary>
    Consistency = 4,

    /// <summary>Whether mounts below it are passed on.</summary>
    Propagation = 8,

    /// <summary>Whether a new volume gets what the image has there.</summary>
    Copy = 16,
}
