namespace DockerNet.Workflows;

/// <summary>What is done with a volume.</summary>
internal enum VolumeWorkKind
{
    /// <summary>It is made of a backup.</summary>
    Restore,

    /// <summary>It is made of another volume.</summary>
    Copy,

    /// <summary>It is made of another volume, which goes then.</summary>
    Rename,

    /// <summary>What is in it is replaced by a backup.</summary>
    Replace,

    /// <summary>Those who write to it are paused.</summary>
    Pause,
}
