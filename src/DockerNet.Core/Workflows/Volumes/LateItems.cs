using DockerNet.Wiring;

namespace DockerNet.Workflows;

/// <summary>
/// What an engine does not get right when it unpacks an archive, and does when it gets it once more from outside: the
/// volume's own folder, which it leaves as it is, and programs with more than one name that run as their owner, which lose
/// that right with the second name.
/// </summary>
internal sealed class LateItems
{
    private const int OwnerBits = 0b110_000_000_000;
    private const int Octal = 8;

    private readonly Stack<VolumeItem> _folders = new();
    private readonly List<VolumeItem> _late = [];

    /// <summary>Whether there are any.</summary>
    public bool Any => _late.Count > 0;

    /// <summary>Takes note of the next item of the archive.</summary>
    /// <param name="item">The item.</param>
    public void Note(VolumeItem item)
    {
        while (_folders.TryPeek(out VolumeItem? top) && !IsIn(item, top))
        {
            _folders.Pop();
        }

        if (item.Type == VolumeItemType.Folder)
        {
            _folders.Push(item);
            if (item.Path == TarItem.Root)
            {
                _late.Add(item);
            }
        }
        else if (item.Type == VolumeItemType.HardLink && (ModeOf(item) & OwnerBits) != 0)
        {
            // A new name in a folder changes the folder's time.
            _late.Add(item);
            _late.AddRange(_folders.Take(1));
        }
    }

    /// <summary>Writes them to an archive for the folder that the volume's own is in.</summary>
    /// <param name="destination">Where the archive goes.</param>
    /// <param name="token">Stops the work.</param>
    /// <returns>Nothing, when they are written.</returns>
    public async Task WriteAsync(Stream destination, CancellationToken token)
    {
        var archive = new TarWriter(destination);
        foreach (VolumeItem item in _late)
        {
            bool isLink = item.Type == VolumeItemType.HardLink;
            var entry = new TarHeader
            {
                Type = isLink ? TarType.HardLink : TarType.Folder,
                Name = NameOf(item.Path),
                LinkName = isLink ? NameOf(item.LinkTarget!) : "",
                Mode = ModeOf(item),
                UserId = item.UserId,
                GroupId = item.GroupId,
                Modified = TarTime.From(item.Modified),
            };
            await archive.WriteAsync(entry, token).ConfigureAwait(false);
        }

        await archive.EndAsync(token).ConfigureAwait(false);
    }

    private static int ModeOf(VolumeItem item) => Convert.ToInt32(item.Mode, Octal);

    private static string NameOf(string path) =>
        path == TarItem.Root ? VolumeWork.Folder[1..] : $"{VolumeWork.Folder[1..]}/{path}";

    private static bool IsIn(VolumeItem item, VolumeItem folder) =>
        folder.Path == TarItem.Root || item.Path.StartsWith($"{folder.Path}/", StringComparison.Ordinal);
}
