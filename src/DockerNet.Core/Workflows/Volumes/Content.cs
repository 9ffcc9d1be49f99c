using DockerNet.Contracts;
using DockerNet.Text;
using DockerNet.Wiring;

namespace DockerNet.Workflows;

/// <summary>Fills, empties and compares volumes.</summary>
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

    /// <summary>Removes all that is in a volume.</summary>
    /// <param name="volume">The volume.</param>
    /// <param name="token">Stops the work.</param>
    /// <returns>The volume as it is then.</returns>
    public async Task<Volume> ClearAsync(Volume volume, CancellationToken token)
    {
        bool isUsed = (await new VolumeUsers(work.Engine, work.Report).FindAsync(volume.Name, token).ConfigureAwait(false)).Count > 0;
        if (isUsed || volume.Options.Count > 0)
        {
            await ClearByProgramAsync(volume, token).ConfigureAwait(false);
        }
        else
        {
            await work.Engine.Volumes.RemoveAsync(volume.Name, force: false, token).ConfigureAwait(false);
            await work.Engine.Volumes.CreateAsync(RequestOf(volume), token).ConfigureAwait(false);
        }

        return await work.Engine.Volumes.GetAsync(volume.Name, size: false, token).ConfigureAwait(false);
    }

    /// <summary>What makes the same volume again.</summary>
    /// <param name="volume">The volume.</param>
    /// <returns>The request.</returns>
    public static VolumeRequest RequestOf(Volume volume) => new()
    {
        Name = volume.Name,
        Driver = volume.Driver,
        Options = volume.Options,
        Labels = volume.Labels,
    };

    // A volume that containers refer to cannot be removed, and one with options may keep its data elsewhere: the engine
    // itself removes no file in either.
    private async Task ClearByProgramAsync(Volume volume, CancellationToken token)
    {
        var helper = new HelperContainer(work.Engine, static removal => removal(CancellationToken.None));
        var request = new ContainerRequest
        {
            Image = await ImageOfUserAsync(volume.Name, token).ConfigureAwait(false),
            Command = ["find", VolumeWork.Folder, "-mindepth", "1", "-maxdepth", "1", "-exec", "rm", "-rf", "--", "{}", "+"],
            User = "0",
            Network = "none",
            Mounts = [MountSpec.Parse($"{volume.Name}:{VolumeWork.Folder}:nocopy")],
        };
        ProcessOutput? result = await helper.RunAsync(request, token).ConfigureAwait(false);
        if (result is not { ExitCode: 0 })
        {
            string why = result is null ? "no image on the engine has the program find" : Texts.Lines(result.Error)[0];
            throw new EngineException(
                VolumeErrors.VolumeNotReplaceable,
                $"what is in {volume.Name} cannot be removed, since containers refer to it or it has options: {why}");
        }
    }

    private async Task<string> ImageOfUserAsync(string volume, CancellationToken token)
    {
        IReadOnlyList<Container> users = await new VolumeUsers(work.Engine, work.Report).FindAsync(volume, token).ConfigureAwait(false);
        IReadOnlyList<string> images = await work.Engine.Images.ListNamesAsync(token).ConfigureAwait(false);
        return users.Count > 0 ? users[0].ImageId : images.Count > 0 ? images[0] : "none";
    }

    private static async Task CheckAsync(VolumeStream stream, string container, string checksum, CancellationToken token)
    {
        if (await stream.ChecksumAsync(container, token).ConfigureAwait(false) != checksum)
        {
            throw new EngineException(VolumeErrors.VolumeDiffers, "what has come into the volume is not what was sent");
        }
    }
}
