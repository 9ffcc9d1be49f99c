namespace DockerNet;

/// <summary>Whether a backup of a volume is whole: all of it has been read and compared with its manifest.</summary>
public sealed class VolumeBackupTest
{
    internal VolumeBackupTest()
    {
    }

    /// <summary>The archive's full path on this computer.</summary>
    public string Path { get; internal init; } = "";

    /// <summary>The volume that it is of; empty when neither manifest nor file name tells it.</summary>
    public string Volume { get; internal init; } = "";

    /// <summary>Whether it is whole, so that it can be restored.</summary>
    public bool Whole { get; internal init; }

    /// <summary>Why it is not; or what cannot be known of it. Null when there is nothing to say.</summary>
    public string? Reason { get; internal init; }

    /// <summary>How many files, folders and links have been read.</summary>
    public long Items { get; internal init; }

    /// <summary>How many bytes the files have that have been read.</summary>
    public long Bytes { get; internal init; }

    /// <summary>When it was begun; null without a manifest.</summary>
    public DateTimeOffset? Created { get; internal init; }

    /// <summary>The patterns of what alone is in it; none for all.</summary>
    public ValueList<string> Include { get; internal init; } = [];

    /// <summary>The patterns of what was left out of it; none for nothing.</summary>
    public ValueList<string> Exclude { get; internal init; } = [];

    /// <summary>The path, and whether the backup is whole.</summary>
    /// <returns>As it reads in a list.</returns>
    public override string ToString() => $"{Path}: {(Whole ? "whole" : Reason)}";
}
