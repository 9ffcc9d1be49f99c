using DockerNet.Text;
using DockerNet.Wiring;

namespace DockerNet.Workflows;

/// <summary>The items of a volume as they are backed up: which of them, their lines in the manifest, and what is lost of them.</summary>
/// <param name="selection">Which items; null for all.</param>
/// <param name="lines">The manifest.</param>
/// <param name="report">What is told of the work.</param>
internal sealed class BackupItems(BackupSelection? selection, StreamWriter lines, CopyReport report) : IDisposable
{
    private readonly ItemDigest _digest = new();
    private readonly EngineTime _times = new();
    private readonly DeviceFilter _made = new();
    private readonly ItemNames _clamped = new();
    private readonly ItemNames _devices = new();

    /// <summary>Whether an entry of the volume's archive goes into the backup.</summary>
    /// <param name="header">The entry's header.</param>
    /// <returns>Whether it does.</returns>
    public bool Takes(EntryHeader header) => Takes(TarItem.PathOf(ByteText.Decode(header.Name)));

    /// <summary>Adds the next item, if it goes into the backup.</summary>
    /// <param name="item">The item.</param>
    /// <returns>Nothing, when it is written.</returns>
    public Task AddAsync(VolumeItem item)
    {
        if (!Takes(item.Path))
        {
            return Task.CompletedTask;
        }

        if (!_made.Takes(item.Type, item.Path, item.LinkTarget))
        {
            _devices.Add(item.Path);
        }

        if (_times.Unpacked(item) != item)
        {
            _clamped.Add(item.Path);
        }

        _digest.Add(item);
        report.AddItem();
        return lines.WriteLineAsync(ManifestText.Write(item));
    }

    /// <summary>The manifest's last line.</summary>
    /// <param name="archive">The archive as it was written.</param>
    /// <returns>The sums.</returns>
    public ManifestEnd End(ChecksumStream archive) =>
        new(_digest.Count, _digest.Bytes, archive.Length, archive.Checksum(), _digest.Value());

    /// <summary>Tells what a restored volume will lack.</summary>
    /// <param name="check">Looks into the volume's own folder; null where it cannot be seen.</param>
    /// <param name="token">Stops the work.</param>
    public void Warn(FolderCheck? check, CancellationToken token)
    {
        Warn(_devices, "devices, which Restore-DockerVolume does not make (DeviceInVolume)");
        Warn(_clamped, "of a time that no engine sets: before 1970 or after 2262 it becomes the nearest that it can (TimeNotCarried)");
        if (check?.Find(Takes, token) is (ItemNames missing, ItemNames bare))
        {
            Warn(missing, "not in the backup: a socket, or a path too long for the engine's archive (ItemNotCarried)");
            Warn(bare, "in the backup without its access list or extended attributes, which the engine's archive has not (ItemNotCarried)");
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _digest.Dispose();

    private void Warn(ItemNames items, string what)
    {
        if (items.Count > 0)
        {
            report.Warnings.Enqueue($"{items}, {what}.");
        }
    }

    private bool Takes(string path) => selection?.Takes(path) != false;
}
