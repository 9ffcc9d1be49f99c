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
    /// <param name="allowOutsideLinks">Whether symbolic links may lead out of the volume.</param>
    /// <param name="token">Stops the work.</param>
    /// <returns>Nothing, when all is there.</returns>
    public Task RestoreAsync(BackupFile backup, Volume volume, bool allowOutsideLinks, CancellationToken token) =>
        work.OpenAsync(
            volume,
            readOnly: false,
            async container =>
            {
                using var digest = new ItemDigest();
                var times = new EngineTime();
                var devices = new DeviceFilter();
                var left = new ItemNames();
                bool isVouchedFor = false;
                var stream = new VolumeStream(work);
                await stream.WriteAsync(
                    container,
                    withDevices: false,
                    async (destination, late, t) => isVouchedFor = await backup
                        .ReadAsync(destination, new ArchiveGuard(allowOutsideLinks, allowDevices: backup.Head is not null), work.Report, item => Note(item, late), t)
                        .ConfigureAwait(false) is not null,
                    token).ConfigureAwait(false);
                if (isVouchedFor)
                {
                    await CheckAsync(stream, container, digest.Value(), token).ConfigureAwait(false);
                }

                if (left.Count > 0)
                {
                    work.Report.Warnings.Enqueue($"{left} in the backup, left out: devices are not made (DeviceInVolume).");
                }

                void Note(VolumeItem item, LateItems late)
                {
                    if (!devices.Takes(item.Type, item.Path, item.LinkTarget))
                    {
                        left.Add(item.Path);
                        return;
                    }

                    VolumeItem unpacked = times.Unpacked(item);
                    digest.Add(unpacked);
                    late.Note(unpacked);
                }
            },
            token);

    /// <summary>Fills a volume with what is in another, and checks that it is the same.</summary>
    /// <param name="source">The other volume.</param>
    /// <param name="from">Its engine.</param>
    /// <param name="volume">The volume.</param>
    /// <param name="token">Stops the work.</param>
    /// <returns>Nothing, when all is there.</returns>
    public Task CopyAsync(Volume source, VolumeWork from, Volume volume, CancellationToken token) => from.OpenAsync(
        source,
        readOnly: true,
        opened => work.OpenAsync(
            volume,
            readOnly: false,
            async container =>
            {
                using var digest = new ItemDigest();
                var times = new EngineTime();
                var stream = new VolumeStream(work);
                await stream.WriteAsync(
                    container,
                    withDevices: true,
                    (destination, late, t) =>
                    {
                        var scan = new ArchiveScan(guard: null, item =>
                        {
                            VolumeItem unpacked = times.Unpacked(item);
                            digest.Add(unpacked);
                            late.Note(unpacked);
                            work.Report.AddItem();
                            return Task.CompletedTask;
                        });
                        return new VolumeStream(from)
                            .ReadAsync(opened, content => scan.RunAsync(content, destination, withChecksums: true, t), t);
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

    private static async Task CheckAsync(VolumeStream stream, string container, string checksum, CancellationToken token)
    {
        if (await stream.ChecksumAsync(container, token).ConfigureAwait(false) != checksum)
        {
            throw new EngineException(VolumeErrors.VolumeDiffers, "what has come into the volume is not what was sent");
        }
    }
}
