namespace DockerNet;

/// <summary>What containers share.</summary>
public enum VolumeShareKind : long
{
    /// <summary>The data of a volume.</summary>
    Volume,

    /// <summary>A file or folder of the engine's host.</summary>
    HostPath,
}
