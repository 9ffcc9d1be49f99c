using DockerNet.Text;
using DockerNet.Wiring;

namespace DockerNet;

/// <summary>A file, folder or link in a volume.</summary>
public sealed class VolumeItem
{
    internal VolumeItem()
    {
    }

    /// <summary>The volume.</summary>
    public string Volume { get; internal init; } = "";

    /// <summary>The path below the volume's own folder, which is itself a dot.</summary>
    public string Path { get; internal init; } = "";

    /// <summary>The last part of the path.</summary>
    public string Name => Path[(Path.LastIndexOf('/') + 1)..];

    /// <summary>What it is.</summary>
    public VolumeItemType Type { get; internal init; }

    /// <summary>How many bytes a file has.</summary>
    public long Length { get; internal init; }

    /// <summary>Who may do what, in octal digits as <c>chmod</c> takes them.</summary>
    public string Mode { get; internal init; } = "";

    /// <summary>The number of its owner.</summary>
    public long UserId { get; internal init; }

    /// <summary>The number of its group.</summary>
    public long GroupId { get; internal init; }

    /// <summary>When it was last changed.</summary>
    public DateTimeOffset Modified { get; internal init; }

    /// <summary>Where a link leads to; null for anything else.</summary>
    public string? LinkTarget { get; internal init; }

    /// <summary>The SHA-256 of a file's content; null for anything else, and where none was asked for.</summary>
    public string? Checksum { get; internal init; }

    /// <summary>The engine, in the form that <c>-DockerHost</c> takes.</summary>
    public string DockerHost { get; internal init; } = "";

    /// <summary>All that an archive says of it; null for what comes from none.</summary>
    internal TarHeader? Header { get; init; }

    /// <summary>The same item with another time.</summary>
    /// <param name="modified">The time.</param>
    /// <returns>The item.</returns>
    internal VolumeItem With(DateTimeOffset modified) =>
        Copy(Path, LinkTarget, modified, Header is null ? null : Header with { Modified = TarTime.From(modified) });

    /// <summary>The same item as a reader knows it that takes names for texts.</summary>
    /// <returns>The item.</returns>
    internal VolumeItem AsText() =>
        Copy(ByteText.AsText(Path), LinkTarget is null ? null : ByteText.AsText(LinkTarget), Modified, Header);

    private VolumeItem Copy(string path, string? linkTarget, DateTimeOffset modified, TarHeader? header) => new()
    {
        Volume = Volume,
        Path = path,
        Type = Type,
        Length = Length,
        Mode = Mode,
        UserId = UserId,
        GroupId = GroupId,
        Modified = modified,
        LinkTarget = linkTarget,
        Checksum = Checksum,
        DockerHost = DockerHost,
        Header = header,
    };

    /// <summary>The path.</summary>
    /// <returns>Where the item is in the volume.</returns>
    public override string ToString() => Path;
}
