namespace DockerNet.Wiring;

/// <summary>How the files of a backup are called.</summary>
public static class BackupNames
{
    private const string Plain = ".tar";
    private const string Packed = ".tar.gz";
    private const string PackedShort = ".tgz";
    private const string Manifest = ".manifest.jsonl";

    /// <summary>Whether a path is that of an archive and not of a folder to put it into.</summary>
    /// <param name="path">The path.</param>
    /// <returns>Whether it is.</returns>
    public static bool IsArchive(string path) => Stem(path).Length < path.Length;

    /// <summary>Whether an archive of this name is compressed.</summary>
    /// <param name="path">Its path.</param>
    /// <returns>Whether it is.</returns>
    public static bool IsPacked(string path) => Ends(path, Packed) || Ends(path, PackedShort);

    /// <summary>The file name of a volume's archive.</summary>
    /// <param name="volume">The volume.</param>
    /// <param name="packed">Whether it is compressed.</param>
    /// <returns>The name.</returns>
    public static string ForVolume(string volume, bool packed) => volume + (packed ? Packed : Plain);

    /// <summary>The path of the manifest that lies beside an archive.</summary>
    /// <param name="archive">The archive's path.</param>
    /// <returns>The path.</returns>
    public static string ManifestOf(string archive) => $"{archive}{Manifest}";

    /// <summary>The path of the archive that a file belongs to.</summary>
    /// <param name="path">The path of an archive, or of its manifest.</param>
    /// <returns>The archive's path.</returns>
    public static string ArchiveOf(string path) => Ends(path, Manifest) ? path[..^Manifest.Length] : path;

    /// <summary>The path of the manifest that is to take the place of the one beside an archive.</summary>
    /// <param name="archive">The archive's path.</param>
    /// <returns>The path.</returns>
    public static string NextManifestOf(string archive) => $"{ManifestOf(archive)}.next";

    /// <summary>Whether a text may be the name of a volume.</summary>
    /// <param name="name">The text.</param>
    /// <returns>Whether it may.</returns>
    public static bool IsVolumeName(string name) =>
        name.Length > 1 && char.IsAsciiLetterOrDigit(name[0])
        && name.All(static letter => char.IsAsciiLetterOrDigit(letter) || letter is '_' or '.' or '-');

    /// <summary>The volume that an archive without a manifest is named after.</summary>
    /// <param name="archive">The archive's path.</param>
    /// <returns>The name.</returns>
    public static string VolumeOf(string archive) => Stem(Path.GetFileName(archive));

    private static string Stem(string path) =>
        Ends(path, Packed) ? path[..^Packed.Length]
            : Ends(path, PackedShort) ? path[..^PackedShort.Length]
            : Ends(path, Plain) ? path[..^Plain.Length]
            : path;

    private static bool Ends(string path, string ending) => path.EndsWith(ending, StringComparison.OrdinalIgnoreCase);
}
