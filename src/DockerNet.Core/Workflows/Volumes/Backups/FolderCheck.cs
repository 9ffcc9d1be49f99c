using DockerNet.Wiring;

namespace DockerNet.Workflows;

/// <summary>
/// Finds what of a volume is not in its archive, where the volume's own folder can be seen. Engines leave out sockets and
/// what has too long a path, without a word, and carry no attribute but the capabilities of programs.
/// </summary>
/// <param name="folder">The volume's own folder on this computer.</param>
internal sealed class FolderCheck(string folder)
{
    private const ulong Offset = 14695981039346656037;
    private const ulong Prime = 1099511628211;

    private readonly HashSet<ulong> _seen = [];
    private readonly HashSet<ulong> _noted = [];
    private readonly DateTimeOffset _begun = DateTimeOffset.UtcNow;
    private DateTimeOffset? _modified;

    /// <summary>Whether a volume's folder can be seen from here.</summary>
    /// <param name="volume">The volume.</param>
    /// <param name="isLocal">Whether its engine is on this computer.</param>
    /// <returns>Whether it can.</returns>
    public static bool CanSee(Volume volume, bool isLocal) =>
        isLocal && LinuxFiles.IsHere && Environment.IsPrivilegedProcess && volume.Options.Count == 0
        && Directory.Exists(volume.Mountpoint);

    /// <summary>Takes note of an item of the archive.</summary>
    /// <param name="item">The item.</param>
    public void Note(VolumeItem item)
    {
        _seen.Add(Hash(item.Path));
        if (item.Header is TarHeader header && FolderAttributes.AreMore(header.Attributes))
        {
            _noted.Add(Hash(item.Path));
        }

        if (item.Path == TarItem.Root)
        {
            _modified = item.Modified;
        }
    }

    /// <summary>Looks into the folder.</summary>
    /// <param name="takes">Whether an item belongs into the archive.</param>
    /// <param name="token">Stops the work.</param>
    /// <returns>What is not in the archive, and whose attributes are not.</returns>
    public (ItemNames Missing, ItemNames Bare) Find(Func<string, bool> takes, CancellationToken token)
    {
        var missing = new ItemNames();
        var bare = new ItemNames();
        // An engine that only seems to be on this computer has another folder there.
        if (_modified?.ToUnixTimeSeconds() == LocalFiles.Find(folder)?.Header?.Modified.Seconds)
        {
            Look(folder, TarItem.Root);
            Walk(folder, "");
        }

        return (missing, bare);

        void Walk(string parent, string prefix)
        {
            foreach (string name in Children(parent))
            {
                token.ThrowIfCancellationRequested();
                string place = $"{parent}/{name}";
                if (Look(place, prefix + name) is { IsFolder: true })
                {
                    Walk(place, $"{prefix}{name}/");
                }
            }
        }

        LocalItem? Look(string place, string path)
        {
            LocalItem? item = Read(place, out bool isTooLong);
            if (!takes(path))
            {
                return item;
            }

            if (!_seen.Contains(Hash(path)))
            {
                // What has been made since is no loss.
                if (isTooLong || item?.Touched?.ToOffset() < _begun)
                {
                    missing.Add(path);
                }
            }
            else if (item?.Header is TarHeader header && FolderAttributes.AreMore(header.Attributes) && !_noted.Contains(Hash(path)))
            {
                bare.Add(path);
            }

            return item;
        }
    }

    // What has too long a path cannot be looked at even here.
    private static LocalItem? Read(string place, out bool isTooLong)
    {
        isTooLong = false;
        try
        {
            return LocalFiles.Find(place);
        }
        catch (IOException)
        {
            isTooLong = true;
            return null;
        }
    }

    // What cannot be looked into has been told of by its own name.
    private static IReadOnlyList<string> Children(string parent)
    {
        try
        {
            return LocalFiles.List(parent);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }

    private static ulong Hash(string path)
    {
        ulong hash = Offset;
        foreach (char letter in path)
        {
            hash = (hash ^ letter) * Prime;
        }

        return hash;
    }
}
