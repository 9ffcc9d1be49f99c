using DockerNet.Wiring;

namespace DockerNet.Workflows;

/// <summary>The items of a volume as they are backed up: which of them, their lines in the manifest, and what is lost of them.</summary>
/// <param name="selection">Which items; null for all.</param>
/// <param name="lines">The manifest.</param>
/// <param name="uncarried">What is lost of them by the engine's archive.</param>
/// <param name="report">What is told of the work.</param>
internal sealed class BackupItems(BackupSelection? selection, StreamWriter lines, UncarriedItems uncarried, CopyReport report) : IDisposable
{
    private readonly ItemDigest _digest = new();
    private readonly DeviceFilter _made = new();
    private readonly ItemNames _devices = new();

    /// <summary>Whether an entry of the volume's archive goes into the backup.</summary>
    /// <param name="entry">The entry.</param>
    /// <returns>Whether it does.</returns>
    public bool Takes(TarHeader entry) => Takes(TarItem.PathOf(entry.Name));

    /// <summary>Adds the next item, if it goes into the backup.</summary>
    /// <param name="item">The item.</param>
    /// <returns>Nothing, when it is written.</returns>
    public Task AddAsync(VolumeItem item)
    {
        bool isTaken = Takes(item.Path);
        uncarried.Note(item, isTaken);
        if (!isTaken)
        {
            return Task.CompletedTask;
        }

        if (!_made.Takes(item.Type, item.Path, item.LinkTarget))
        {
            _devices.Add(item.Path);
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
    /// <param name="token">Stops the work.</param>
    public void Warn(CancellationToken token)
    {
        UncarriedItems.Warn(report, _devices, "devices, which Restore-DockerVolume does not make (DeviceInVolume)");
        uncarried.Warn(report, Takes, token);
    }

    /// <inheritdoc/>
    public void Dispose() => _digest.Dispose();

    private bool Takes(string path) => selection?.Takes(path) != false;
}
