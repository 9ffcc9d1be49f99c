using System.Formats.Tar;

namespace DockerNet.Wiring;

/// <summary>Reads what an entry of a tar archive says of an item of a volume.</summary>
internal static class TarItem
{
    // The name of a file with holes is another one in its header, so that an old tar does not take it for a whole one.
    private const string SparseName = "GNU.sparse.name";
    private const string SparseLength = "GNU.sparse.realsize";

    private const int ModeMask = 0b111_111_111_111;
    private const int ModeDigits = 4;
    private const int Octal = 8;

    /// <summary>The volume's own folder.</summary>
    public const string Root = ".";

    /// <summary>Reads an entry.</summary>
    /// <param name="entry">The entry.</param>
    /// <param name="checksum">The SHA-256 of its content; null for none.</param>
    /// <returns>The item.</returns>
    public static VolumeItem From(TarEntry entry, string? checksum) => new()
    {
        Path = PathOf(NameOf(entry)),
        Type = TypeOf(entry.EntryType),
        Length = LengthOf(entry),
        Mode = Convert.ToString((int)entry.Mode & ModeMask, Octal).PadLeft(ModeDigits, '0'),
        UserId = entry.Uid,
        GroupId = entry.Gid,
        Modified = entry.ModificationTime,
        LinkTarget = TypeOf(entry.EntryType) switch
        {
            VolumeItemType.SymbolicLink => entry.LinkName,
            VolumeItemType.HardLink => PathOf(entry.LinkName),
            _ => null,
        },
        Checksum = checksum,
    };

    /// <summary>The name as the archive has it.</summary>
    /// <param name="entry">The entry.</param>
    /// <returns>The name.</returns>
    public static string NameOf(TarEntry entry) => Extended(entry, SparseName) ?? entry.Name;

    /// <summary>How many bytes the item will have.</summary>
    /// <param name="entry">The entry.</param>
    /// <returns>The number.</returns>
    public static long LengthOf(TarEntry entry) =>
        Extended(entry, SparseLength) is string text && long.TryParse(text, out long length) ? length
            : TypeOf(entry.EntryType) == VolumeItemType.File ? entry.Length : 0;

    /// <summary>Whether a file is stored without its holes, so that what is stored is not its content.</summary>
    /// <param name="entry">The entry.</param>
    /// <returns>Whether it is.</returns>
    public static bool IsSparse(TarEntry entry) => Extended(entry, SparseName) is not null;

    /// <summary>What an entry is.</summary>
    /// <param name="type">The type of entry.</param>
    /// <returns>The type of item.</returns>
    public static VolumeItemType TypeOf(TarEntryType type) => type switch
    {
        TarEntryType.RegularFile or TarEntryType.V7RegularFile or TarEntryType.ContiguousFile => VolumeItemType.File,
        TarEntryType.Directory or TarEntryType.DirectoryList => VolumeItemType.Folder,
        TarEntryType.SymbolicLink => VolumeItemType.SymbolicLink,
        TarEntryType.HardLink => VolumeItemType.HardLink,
        TarEntryType.Fifo => VolumeItemType.Fifo,
        TarEntryType.BlockDevice or TarEntryType.CharacterDevice => VolumeItemType.Device,
        _ => VolumeItemType.Other,
    };

    /// <summary>The path below the volume's folder.</summary>
    /// <param name="name">The name in an archive.</param>
    /// <returns>The path.</returns>
    public static string PathOf(string name)
    {
        // As an engine writes them nothing is to be taken apart.
        string path = (name.StartsWith("./", StringComparison.Ordinal) ? name[2..] : name).TrimEnd('/');
        if (path.Length > 0 && path[0] is not ('/' or '.')
            && !path.Contains("//", StringComparison.Ordinal) && !path.Contains("/.", StringComparison.Ordinal))
        {
            return path;
        }

        path = string.Join('/', name.Split('/').Where(static part => part is not ("" or ".")));
        return path.Length == 0 ? Root : path;
    }

    private static string? Extended(TarEntry entry, string name) =>
        entry is PaxTarEntry pax && pax.ExtendedAttributes.TryGetValue(name, out string? value) ? value : null;
}
