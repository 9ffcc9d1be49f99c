namespace DockerNet.Wiring;

/// <summary>Reads what an entry of a tar archive says of an item of a volume.</summary>
internal static class TarItem
{
    private const int ModeDigits = 4;
    private const int Octal = 8;

    /// <summary>The volume's own folder.</summary>
    public const string Root = ".";

    /// <summary>Reads an entry.</summary>
    /// <param name="entry">The entry.</param>
    /// <param name="checksum">The SHA-256 of its content; null for none.</param>
    /// <returns>The item.</returns>
    public static VolumeItem From(TarHeader entry, string? checksum) => new()
    {
        Path = PathOf(entry.Name),
        Type = TypeOf(entry.Type),
        Length = entry.IsFile ? entry.Length : 0,
        Mode = Convert.ToString(entry.Mode, Octal).PadLeft(ModeDigits, '0'),
        UserId = entry.UserId,
        GroupId = entry.GroupId,
        Modified = entry.Modified.ToOffset(),
        LinkTarget = TypeOf(entry.Type) switch
        {
            VolumeItemType.SymbolicLink => entry.LinkName,
            VolumeItemType.HardLink => PathOf(entry.LinkName),
            _ => null,
        },
        Checksum = checksum,
        Header = entry,
    };

    /// <summary>What an entry is.</summary>
    /// <param name="type">The type of entry.</param>
    /// <returns>The type of item.</returns>
    public static VolumeItemType TypeOf(TarType type) => type switch
    {
        TarType.File => VolumeItemType.File,
        TarType.Folder or TarType.FolderList => VolumeItemType.Folder,
        TarType.SymbolicLink => VolumeItemType.SymbolicLink,
        TarType.HardLink => VolumeItemType.HardLink,
        TarType.Fifo => VolumeItemType.Fifo,
        TarType.BlockDevice or TarType.CharacterDevice => VolumeItemType.Device,
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
}
