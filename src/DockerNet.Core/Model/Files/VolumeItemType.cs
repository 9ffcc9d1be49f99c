namespace DockerNet;

/// <summary>What an item of a volume is.</summary>
public enum VolumeItemType : long
{
    /// <summary>A file.</summary>
    File,

    /// <summary>A folder.</summary>
    Folder,

    /// <summary>A link to a path, which need not be there.</summary>
    SymbolicLink,

    /// <summary>One more name of a file that comes before it.</summary>
    HardLink,

    /// <summary>A named pipe.</summary>
    Fifo,

    /// <summary>A device.</summary>
    Device,

    /// <summary>Something else.</summary>
    Other,
}
