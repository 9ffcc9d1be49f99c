using DockerNet.Contracts;
using DockerNet.Wiring;

namespace DockerNet.Workflows;

/// <summary>Fills and compares volumes.</summary>
/// <param name="work">The engine of the volumes, and what is told of the work.</param>
internal sealed class VolumeContent(VolumeWork work)
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(10);

    /// <summary>Finds a volume. One that is being removed is as good as gone.</summary>
    /// <param name="engine">The engine.</param>
    /// <param name="name">The volume's name.</param>
    /// <param name="token">Stops the work.</param>
    /// <returns>The volume; null when there is none of that name.</returns>
    public static async Task<Volume?> FindAsync(IEngine engine, string name, CancellationToken token)
    {
        try
        {
            Volume volume = await engine.Volumes.GetAsync(name, size: false, token).ConfigureAwait(false);
            Task pending = Removal.PendingAsync(engine.Host);
            if (pending.IsCompleted)
            {
                return volume;
            }

            await Task.WhenAny(pending, Task.Delay(s_patience, token)).ConfigureAwait(false);
            return await engine.Volumes.GetAsync(name, size: false, token).ConfigureAwait(false);
        }
        catch (EngineException error) when (error.Kind == VolumeErrors.VolumeNotFound)
        {
            return null;
        }
    }

    /// <summary>Whether nothing is in a volume.</summary>
    /// <param name="volume">The volume.</param>
    /// <param name="token">Stops the work.</param>
    /// <returns>Whether it is empty.</returns>
    public async Task<bool> IsEmptyAsync(Volume volume, CancellationToken token)
    {
        using var enough = CancellationTokenSource.CreateLinkedTokenSource(token);
        bool isEmpty = true;
        var scan = new ArchiveScan(guard: null, item =>
        {
            isEmpty &= item.Path == TarItem.Root;
            // One item is as good as all.
            return isEmpty ? Task.CompletedTask : enough.CancelAsync();
        });
        await work.OpenAsync(
            volume,
            readOnly: true,
            async container =>
            {
                try
                {
                    await new VolumeStream(work)
                        .ReadAsync(container, content => scan.RunAsync(content, copy: null, withChecksums: false, enough.Token), enough.Token)
                        .ConfigureAwait(false);
                }
                catch (OperationCanceledException) when (!token.IsCancellationRequested)
                {
                    // Enough was seen.
                }
            },
            token).ConfigureAwait(false);
        return isEmpty;
    }

    /// <summary>Fills a volume with what is in a backup, and checks that it is what the manifest says.</summary>
    /// <param name="backup">The backup.</param>
    /// <param name="volume">The volume.</param>
    /// <param name="allowOutsideLinks">
    /// Whether symbolic links may lead out of the volume without a word. With a manifest they may, but are told of.
    /// </param>
    /// <param name="token">Stops the work.</param>
    /// <returns>Nothing, when all is there.</returns>
    public Task RestoreAsync(BackupFile backup, Volume volume, bool allowOutsideLinks, CancellationToken token) =>
        work.OpenAsync(
            volume,
            readOnly: false,
            async container =>
            {
                using var digest = new ItemDigest();
                EngineTime times = await work.TimesAsync(token).ConfigureAwait(false);
                var devices = new DeviceFilter();
                var left = new ItemNames();
                // A backup has what was in a volume, where such links are usual. None is followed here.
                var guard = new ArchiveGuard(allowOutsideLinks || backup.Head is not null, allowDevices: backup.Head is not null);
                bool isVouchedFor = false;
                var stream = new VolumeStream(work);
                await stream.WriteAsync(
                    container,
                    withDevices: false,
                    async (destination, t) => isVouchedFor = await backup
                        .ReadAsync(destination, guard, work.Report, Note, t)
                        .ConfigureAwait(false) is not null,
                    token).ConfigureAwait(false);
                if (isVouchedFor)
                {
                    await CheckAsync(stream, container, digest.Value(), token).ConfigureAwait(false);
                }

                if (!allowOutsideLinks)
                {
                    WarnOfLinks(guard);
                }

                if (left.Count > 0)
                {
                    work.Report.Warnings.Enqueue($"{left} in the backup, left out: devices are not made (DeviceInVolume).");
                }

                void Note(VolumeItem item)
                {
                    if (!devices.Takes(item.Type, item.Path, item.LinkTarget))
                    {
                        left.Add(item.Path);
                        return;
                    }

                    digest.Add(times.Unpacked(item));
                }
            },
            token);

    /// <summary>Fills a volume with what is in another, and checks that it is the same.</summary>
    /// <param name="source">The other volume.</param>
    /// <param name="from">Its engine.</param>
    /// <param name="volume">The volume.</param>
    /// <param name="token">Stops the work.</param>
    /// <param name="uncarried">Takes note of what is lost; null when that does not matter.</param>
    /// <returns>Nothing, when all is there.</returns>
    public Task CopyAsync(
        Volume source, VolumeWork from, Volume volume, CancellationToken token, UncarriedItems? uncarried = null) => from.OpenAsync(
        source,
        readOnly: true,
        opened => work.OpenAsync(
            volume,
            readOnly: false,
            async container =>
            {
                using var digest = new ItemDigest();
                EngineTime times = await work.TimesAsync(token).ConfigureAwait(false);
                ArchiveEdit? attributes = FolderAttributes.EditOf(source, from.Engine.IsLocal, token);
                var stream = new VolumeStream(work);
                await stream.WriteAsync(
                    container,
                    withDevices: true,
                    (destination, t) =>
                    {
                        var scan = new ArchiveScan(guard: null, item =>
                        {
                            uncarried?.Note(item);
                            digest.Add(times.Unpacked(item));
                            work.Report.AddItem();
                            return Task.CompletedTask;
                        });
                        return new VolumeStream(from)
                            .ReadAsync(opened, content => scan.RunAsync(content, destination, withChecksums: true, t), t, attributes);
                    },
                    token).ConfigureAwait(false);
                await CheckAsync(stream, container, digest.Value(), token).ConfigureAwait(false);
            },
            token),
        token);

    /// <summary>Computes a checksum of all that is in a volume.</summary>
    /// <param name="volume">The volume.</param>
    /// <param name="token">Stops the work.</param>
    /// <returns>The checksum.</returns>
    public async Task<string> ChecksumAsync(Volume volume, CancellationToken token)
    {
        string checksum = "";
        await work.OpenAsync(
            volume,
            readOnly: true,
            async container => checksum = await new VolumeStream(work).ChecksumAsync(container, token).ConfigureAwait(false),
            token).ConfigureAwait(false);
        return checksum;
    }

    /// <summary>Compares what is in two volumes, as far as archives carry it.</summary>
    /// <param name="volume">One.</param>
    /// <param name="other">The other.</param>
    /// <param name="token">Stops the work.</param>
    /// <returns>Whether it is the same.</returns>
    public async Task<bool> IsSameAsync(Volume volume, Volume other, CancellationToken token)
    {
        string[] checksums = await Task.WhenAll(ChecksumAsync(volume, token), ChecksumAsync(other, token)).ConfigureAwait(false);
        return checksums[0] == checksums[1];
    }

    private void WarnOfLinks(ArchiveGuard guard)
    {
        var outside = new ItemNames();
        foreach (string path in guard.OutsideLinks())
        {
            outside.Add(path);
        }

        if (outside.Count > 0)
        {
            work.Report.Warnings.Enqueue(
                $"{outside} in the backup lead out of the volume as links: who follows one on the host finds the host's files (LinkLeadsOut).");
        }
    }

    private static async Task CheckAsync(VolumeStream stream, string container, string checksum, CancellationToken token)
    {
        if (await stream.ChecksumAsync(container, token).ConfigureAwait(false) != checksum)
        {
            throw new EngineException(VolumeErrors.VolumeDiffers, "what has come into the volume is not what was sent");
        }
    }
}
