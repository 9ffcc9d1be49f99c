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
        ["parts of seconds", "extended attributes but file capabilities, where the volume's folder cannot be seen", "holes of files, which become zeros", "sockets"];

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
        var stream = new VolumeStream(work);
        if (plan.Selection is BackupSelection selection)
        {
            // Which folders belong to what is taken is known only when all of it is.
            var scan = new ArchiveScan(guard: null, item =>
            {
                selection.Note(item);
                return Task.CompletedTask;
            });
            await stream.ReadAsync(container, source => scan.RunAsync(source, copy: null, withChecksums: false, token), token)
                .ConfigureAwait(false);
        }

        var head = new ManifestHead(
            ManifestText.Format,
            volume.Name,
            volume.Driver,
            VolumeRules.LabelsOfPeople(volume.Labels),
            created,
            Path.GetFileName(plan.Path),
            s_notCarried,
            plan.Selection?.Include is { Count: > 0 } include ? include : null,
            plan.Selection?.Exclude is { Count: > 0 } exclude ? exclude : null);
        ManifestEnd? end = null;
        try
        {
            await BackupPair.WriteAsync(
                plan.Path,
                plan.Overwrite,
                async (archive, manifest) =>
                {
                    var lines = new StreamWriter(manifest, s_encoding, BufferSize, leaveOpen: true) { NewLine = "\n" };
                    await using (lines.ConfigureAwait(false))
                    {
                        await lines.WriteLineAsync(ManifestText.Write(head)).ConfigureAwait(false);
                        var uncarried = new UncarriedItems(
                            volume, work.Engine.IsLocal, "backup", await work.TimesAsync(token).ConfigureAwait(false));
                        var items = new BackupItems(plan.Selection, lines, uncarried, work.Report);
                        ArchiveEdit? attributes = FolderAttributes.EditOf(volume, work.Engine.IsLocal, token);
                        using (items)
                        {
                            end = await WriteArchiveAsync(
                                archive, plan, items, source => stream.ReadAsync(container, source, token, attributes), token)
                                .ConfigureAwait(false);
                            items.Warn(token);
                        }

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
            Manifest = BackupNames.ManifestOf(plan.Path),
            Length = end!.ArchiveLength,
            Items = end.Items,
            Checksum = end.ArchiveChecksum,
            Created = created,
            DockerHost = work.Engine.Host,
        };
    }

    private static async Task<ManifestEnd> WriteArchiveAsync(
        Stream file,
        BackupPlan plan,
        BackupItems items,
        Func<Func<Stream, Task>, Task> read,
        CancellationToken token)
    {
        var sum = new ChecksumStream(file);
        await using (sum.ConfigureAwait(false))
        {
            Stream content = plan.Packed ? new GZipStream(sum, CompressionLevel.Fastest, leaveOpen: true) : sum;
            await using (content.ConfigureAwait(false))
            {
                var scan = new ArchiveScan(guard: null, items.AddAsync);
                var edit = new ArchiveEdit(entry => items.Takes(entry) ? entry : null);
                Task PassAsync(Stream target) => read(source => scan.RunAsync(source, target, withChecksums: true, token));
                await (plan.Selection is null ? PassAsync(content) : edit.WriteAsync(content, PassAsync, token))
                    .ConfigureAwait(false);
                if (plan.Packed)
                {
                    // Its last bytes are written by its end.
                    await content.DisposeAsync().ConfigureAwait(false);
                }

                return items.End(sum);
            }
        }
    }
}
