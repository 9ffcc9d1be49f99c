using DockerNet.Wiring;

namespace DockerNet.Workflows;

/// <summary>
/// What an engine's archive of a volume has not, although every engine sets it when it unpacks: access lists and all other
/// extended attributes but the capabilities of programs. They are read where the volume's own folder can be seen.
/// </summary>
internal static class FolderAttributes
{
    /// <summary>How they are added to the volume's archive.</summary>
    /// <param name="volume">The volume.</param>
    /// <param name="isLocal">Whether its engine is on this computer.</param>
    /// <param name="token">Stops the work.</param>
    /// <returns>The edit; null when there is nothing to add, or nothing to be seen.</returns>
    public static ArchiveEdit? EditOf(Volume volume, bool isLocal, CancellationToken token) =>
        FolderCheck.CanSee(volume, isLocal) && HasAny(volume.Mountpoint, token)
            ? new ArchiveEdit(entry => Add(volume.Mountpoint, entry))
            : null;

    /// <summary>Whether there are some that no engine's archive has.</summary>
    /// <param name="attributes">The attributes of an item.</param>
    /// <returns>Whether there are.</returns>
    public static bool AreMore(IReadOnlyDictionary<string, byte[]> attributes) =>
        attributes.Keys.Any(static name => name != TarAttributes.Capability);

    // Most volumes have none, and their archive goes as it is.
    private static bool HasAny(string path, CancellationToken token)
    {
        token.ThrowIfCancellationRequested();
        LocalItem? item = Readable(() => LocalFiles.Find(path));
        return (item?.Header is TarHeader header && AreMore(header.Attributes))
            || (item is { IsFolder: true } && (Readable(() => LocalFiles.List(path)) ?? []).Any(name => HasAny($"{path}/{name}", token)));
    }

    // What has been changed meanwhile is another item than that in the archive.
    private static TarHeader Add(string folder, TarHeader entry)
    {
        string path = TarItem.PathOf(entry.Name);
        TarHeader? here = Readable(() => LocalFiles.Find(path == TarItem.Root ? folder : $"{folder}/{path}"))?.Header;
        return here is not null && AreMore(here.Attributes) && here.Modified.Seconds == entry.Modified.Seconds
            && (here.Type == entry.Type || (here.IsFolder && entry.IsFolder) || entry.Type == TarType.HardLink)
            ? entry with { Attributes = here.Attributes }
            : entry;
    }

    private static T? Readable<T>(Func<T?> read)
        where T : class
    {
        try
        {
            return read();
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
