namespace DockerNet.Wiring;

/// <summary>All that an archive says of one entry, whatever form it says it in.</summary>
internal sealed record TarHeader
{
    /// <summary>What it is.</summary>
    public TarType Type { get; init; } = TarType.File;

    /// <summary>Its name, as the archive has it. See <see cref="Text.ByteText"/> for what is not UTF-8.</summary>
    public string Name { get; init; } = "";

    /// <summary>Where a link leads to.</summary>
    public string LinkName { get; init; } = "";

    /// <summary>Who may do what, without the bits that tell what it is.</summary>
    public int Mode { get; init; }

    /// <summary>The number of its owner.</summary>
    public long UserId { get; init; }

    /// <summary>The number of its group.</summary>
    public long GroupId { get; init; }

    /// <summary>When it was last changed.</summary>
    public TarTime Modified { get; init; }

    /// <summary>How many bytes its content has, with holes.</summary>
    public long Length { get; init; }

    /// <summary>The first number of a device.</summary>
    public int Major { get; init; }

    /// <summary>The second number of a device.</summary>
    public int Minor { get; init; }

    /// <summary>Its extended attributes by their names.</summary>
    public IReadOnlyDictionary<string, byte[]> Attributes { get; init; } = TarAttributes.None;

    /// <summary>Whether it is a file.</summary>
    public bool IsFile => Type == TarType.File;

    /// <summary>Whether it is a folder.</summary>
    public bool IsFolder => Type is TarType.Folder or TarType.FolderList;

    /// <summary>Whether content may follow. Of what has none, some write a length all the same.</summary>
    public bool HasContent => Type is not (TarType.HardLink or TarType.SymbolicLink or TarType.CharacterDevice
        or TarType.BlockDevice or TarType.Folder or TarType.Fifo);
}
