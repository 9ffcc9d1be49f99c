namespace DockerNet.Wiring;

/// <summary>What an entry of a tar archive is, by the letter in its header. There may be others.</summary>
internal enum TarType : byte
{
    /// <summary>A file.</summary>
    File = (byte)'0',

    /// <summary>One more name of a file that comes before it.</summary>
    HardLink = (byte)'1',

    /// <summary>A link to a path.</summary>
    SymbolicLink = (byte)'2',

    /// <summary>A device that is read byte by byte.</summary>
    CharacterDevice = (byte)'3',

    /// <summary>A device that is read block by block.</summary>
    BlockDevice = (byte)'4',

    /// <summary>A folder.</summary>
    Folder = (byte)'5',

    /// <summary>A named pipe.</summary>
    Fifo = (byte)'6',

    /// <summary>A file, by an old letter.</summary>
    ContiguousFile = (byte)'7',

    /// <summary>A folder with a list of what was in it.</summary>
    FolderList = (byte)'D',

    /// <summary>The link's target of the next entry.</summary>
    LongLink = (byte)'K',

    /// <summary>The name of the next entry.</summary>
    LongName = (byte)'L',

    /// <summary>A file without its holes.</summary>
    SparseFile = (byte)'S',

    /// <summary>What is said of all entries that follow.</summary>
    Global = (byte)'g',

    /// <summary>What is said of the next entry.</summary>
    Extended = (byte)'x',

    /// <summary>A file, in archives of the oldest kind.</summary>
    OldFile = 0,
}
