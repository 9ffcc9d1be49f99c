namespace DockerNet.Wiring;

/// <summary>What there is where something is to be copied to.</summary>
internal enum CopyDestination
{
    /// <summary>Nothing.</summary>
    Missing,

    /// <summary>A file.</summary>
    File,

    /// <summary>A folder.</summary>
    Folder,
}
