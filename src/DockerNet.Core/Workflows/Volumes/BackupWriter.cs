using System.IO.Compression;
using System.Text;
using DockerNet.Contracts;
using DockerNet.Wiring;

namespace DockerNet.Workflows;

/// <summary>Writes a volume to an archive with its manifest. Both are there as a whole or not at all.</summary>
/// <param name="work">The engine, and what is told of the work.</param>
internal sealed class BackupWriter(VolumeWork work)
{
    private const int BufferSize = 32 * 1024;

    private static readonly UTF8Encoding s_encoding = new(encoderShouldEmitUTF8Identifier: false);

    private static readonly string[] s_notCarried =
        ["parts of seconds", "extended attributes but file capabilities", "holes of files, which become zeros", "sockets"];

    /// <summary>Writes.</summary>
    /// <param name="volume">The volume.</param>
    /// <param name="plan">Where to, and how.</param>
    /// <param name="token">Stops the work.</param>
    /// <returns>The backup.</returns>
    public async Task<VolumeBackup> WriteAsync(Volume volume, BackupPlan plan, CancellationToken token)
    {
        VolumeBackup? backup = null;
        var users = new VolumeUsers(work.Engine, work.Report);
        await users.WithoutWritersAsync(
            volume.Name,
            plan.Pause,
            () => work.OpenAsync(
                volume,
                readOnly: true,
                async container => backup = await WriteFilesAsync(volume, container, plan, token).ConfigureAwait(false),
                token),
            token).ConfigureAwait(false);
        return backup!;
    }

    private async Task<VolumeBackup> WriteFilesAsync(
        Volume volume, string container, BackupPlan plan, CancellationToken token)
    {
        DateTimeOffset created = DateTimeOffset.Now;
        string manifest = BackupNames.ManifestOf(plan.Path);
        var head = new ManifestHead(
            ManifestText.Format,
            volume.Name,
            volume.Driver,
            volume.Options,
            volume.Labels,
            created,
            Path.GetFileName(plan.Path),
            s_notCarried);
        ManifestEnd? end = null;
        try
        {
            await OutputFile.WriteAsync(
                manifest,
                plan.Overwrite,
                async file =>
                {
                    var lines = new StreamWriter(file, s_encoding, BufferSize) { NewLine = "\n" };
                    await using (lines.ConfigureAwait(false))
                    {
                        await lines.WriteLineAsync(ManifestText.Write(head)).ConfigureAwait(false);
                        end = await WriteArchiveAsync(container, plan, lines, token).ConfigureAwait(false);
                        await lines.WriteLineAsync(ManifestText.Write(end)).ConfigureAwait(false);
                    }
                }).ConfigureAwait(false);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new EngineException(FileErrors.FileUnwritable, error.Message, error);
        }

        return new VolumeBackup
        {
            Volume = volume.Name,
            Path = plan.Path,
            Manifest = manifest,
            Length = end!.ArchiveLength,
            Items = end.Items,
            Checksum = end.ArchiveChecksum,
            Created = created,
            DockerHost = work.Engine.Host,
        };
    }

    private async Task<ManifestEnd> WriteArchiveAsync(
        string container, BackupPlan plan, StreamWriter lines, CancellationToken token)
    {
        ManifestEnd? end = null;
        await OutputFile.WriteAsync(
            plan.Path,
            plan.Overwrite,
            async file =>
            {
                using var digest = new ItemDigest();
                var sum = new ChecksumStream(file);
                await using (sum.ConfigureAwait(false))
                {
                    Stream content = plan.Packed ? new GZipStream(sum, CompressionLevel.Fastest, leaveOpen: true) : sum;
                    await using (content.ConfigureAwait(false))
                    {
                        var scan = new ArchiveScan(guard: null, item => AddAsync(item, digest, lines));
                        await new VolumeStream(work)
                            .ReadAsync(container, source => scan.RunAsync(source, content, withChecksums: true, token), token)
                            .ConfigureAwait(false);
                        if (plan.Packed)
                        {
                            // Its last bytes are written by its end.
                            await content.DisposeAsync().ConfigureAwait(false);
                        }

                        end = new ManifestEnd(digest.Count, digest.Bytes, sum.Length, sum.Checksum(), digest.Value());
                    }
                }
            }).ConfigureAwait(false);
        return end!;
    }

    private Task AddAsync(VolumeItem item, ItemDigest digest, StreamWriter lines)
    {
        if (item.Type is VolumeItemType.Device or VolumeItemType.Other)
        {
            work.Report.Warnings.Enqueue($"{item.Path} is a device, which Restore-DockerVolume does not make (DeviceInVolume).");
        }

        digest.Add(item);
        work.Report.AddItem();
        return lines.WriteLineAsync(ManifestText.Write(item));
    }
}
