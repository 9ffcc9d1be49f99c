namespace DockerNet;

/// <summary>A file that a volume was backed up to.</summary>
public sealed class VolumeBackup
{
    internal VolumeBackup()
    {
    }

    /// <summary>The volume.</summary>
    public string Volume { get; internal init; } = "";

    /// <summary>The archive's full path on this computer.</summary>
    public string Path { get; internal init; } = "";

    /// <summary>The full path of the list of its items, with their checksums.</summary>
    public string Manifest { get; internal init; } = "";

    /// <summary>How many bytes the archive has.</summary>
    public long Length { get; internal init; }

    /// <summary>How many files, folders and links are in it.</summary>
    public long Items { get; internal init; }

    /// <summary>The archive's SHA-256.</summary>
    public string Checksum { get; internal init; } = "";

    /// <summary>When it was begun.</summary>
    public DateTimeOffset Created { get; internal init; }

    /// <summary>The engine, in the form that <c>-DockerHost</c> takes.</summary>
    public string DockerHost { get; internal init; } = "";

    /// <summary>The archive's path.</summary>
    /// <returns>The path.</returns>
    public override string ToString() => Path;
}
