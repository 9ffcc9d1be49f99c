using DockerNet.Wiring;

namespace DockerNet.Workflows;

/// <summary>
/// Finds what of a volume is not in its archive, where the volume's own folder can be seen. Engines leave out sockets and
/// what has too long a path, without a word, and carry no attribute but the capabilities of programs.
/// </summary>
/// <param name="folder">The volume's own folder on this computer.</param>
internal sealed class FolderCheck(string folder)
{
    private const string Capability = "security.capability";
    private const string Label = "security.selinux";
    private const ulong Offset = 14695981039346656037;
    private const ulong Prime = 1099511628211;

    private readonly HashSet<ulong> _seen = [];
    private readonly DateTime _begun = DateTime.UtcNow;
    private DateTimeOffset? _modified;

    /// <summary>Whether a volume's folder can be seen from here.</summary>
    /// <param name="volume">The volume.</param>
    /// <param name="isLocal">Whether its engine is on this computer.</param>
    /// <returns>Whether it can.</returns>
    public static bool CanSee(Volume volume, bool isLocal) =>
        isLocal && OperatingSystem.IsLinux() && Environment.IsPrivilegedProcess && volume.Options.Count == 0
        && Directory.Exists(volume.Mountpoint);

    /// <summary>Takes note of an item of the archive.</summary>
    /// <param name="item">The item.</param>
    public void Note(VolumeItem item)
    {
        _seen.Add(Hash(item.Path));
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
        if (_modified?.ToUnixTimeSeconds() == new DateTimeOffset(Directory.GetLastWriteTimeUtc(folder)).ToUnixTimeSeconds())
        {
            Look(folder, TarItem.Root);
            Walk(folder, "");
        }

        return (missing, bare);

        void Walk(string parent, string prefix)
        {
            foreach (FileSystemInfo item in Children(parent))
            {
                token.ThrowIfCancellationRequested();
                string path = prefix + item.Name;
                string place = $"{folder}/{path}";
                // A name that is no text would not be found again by it.
                if (path.Contains('\ufffd', StringComparison.Ordinal))
                {
                    continue;
                }

                if (takes(path))
                {
                    Look(place, path);
                }

                if (item is DirectoryInfo && item.LinkTarget is null)
                {
                    Walk(place, $"{path}/");
                }
            }
        }

        void Look(string place, string path)
        {
            if (!_seen.Contains(Hash(path)))
            {
                if (IsOld(place))
                {
                    missing.Add(path);
                }
            }
            else if (Array.Exists(Libc.Attributes(place), static name => name is not (Capability or Label)))
            {
                bare.Add(path);
            }
        }
    }

    // What has been made since is no loss. What has too long a path is not looked at even here.
    private bool IsOld(string place)
    {
        try
        {
            return File.GetCreationTimeUtc(place) < _begun;
        }
        catch (PathTooLongException)
        {
            return true;
        }
    }

    // What cannot be looked into has been told of by its own name.
    private static FileSystemInfo[] Children(string parent)
    {
        try
        {
            return new DirectoryInfo(parent).GetFileSystemInfos();
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
