using DockerNet.Wiring;

namespace DockerNet.Workflows;

/// <summary>A file, folder or anything else of this computer, by a name that is bytes.</summary>
/// <param name="Path">Its path. See <see cref="Text.ByteText"/> for what is not UTF-8.</param>
/// <param name="Header">What an archive says of it, but for its name; null for what no archive can have.</param>
/// <param name="Number">Which of the file systems' items it is, when it has more than one name.</param>
internal sealed record LocalItem(string Path, TarHeader? Header, (ulong Device, ulong Number)? Number)
{
    /// <summary>When anything of it was last changed, its rights and names too; null where the system does not tell.</summary>
    public TarTime? Touched { get; init; }

    /// <summary>Whether it is a folder, and no link to one.</summary>
    public bool IsFolder => Header is { Type: TarType.Folder };
}
