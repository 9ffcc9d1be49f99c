namespace DockerNet;

/// <summary>A backup of a volume as it lies in a folder, by what can be seen without reading all of it.</summary>
public sealed class VolumeBackupFile
{
    internal VolumeBackupFile()
    {
    }

    /// <summary>The volume that it is of; empty when neither manifest nor file name tells it.</summary>
    public string Volume { get; internal init; } = "";

    /// <summary>The archive's full path on this computer.</summary>
    public string Path { get; internal init; } = "";

    /// <summary>The full path of its manifest; null when there is none.</summary>
    public string? Manifest { get; internal init; }

    /// <summary>How many bytes the archive has.</summary>
    public long Length { get; internal init; }

    /// <summary>How many files, folders and links are in it; null without a manifest.</summary>
    public long? Items { get; internal init; }

    /// <summary>When it was begun; without a manifest, when the archive was last written.</summary>
    public DateTimeOffset Created { get; internal init; }

    /// <summary>How long ago that was.</summary>
    public Duration Age { get; internal init; } = TimeSpan.Zero;

    /// <summary>Whether it looks whole; null when there is no manifest that would tell. Test-DockerVolumeBackup reads all.</summary>
    public bool? Whole { get; internal init; }

    /// <summary>Why it is not, or why that is not known; null when there is nothing to say.</summary>
    public string? Reason { get; internal init; }

    /// <summary>The patterns of what alone is in it; none for all.</summary>
    public ValueList<string> Include { get; internal init; } = [];

    /// <summary>The patterns of what was left out of it; none for nothing.</summary>
    public ValueList<string> Exclude { get; internal init; } = [];

    /// <summary>The archive's path.</summary>
    /// <returns>The path.</returns>
    public override string ToString() => Path;
}
