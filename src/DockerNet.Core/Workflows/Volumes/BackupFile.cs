using System.IO.Compression;
using DockerNet.Contracts;
using DockerNet.Wiring;

namespace DockerNet.Workflows;

/// <summary>A backup on this computer: an archive, and the manifest beside it if there is one.</summary>
internal sealed class BackupFile
{
    private const int BufferSize = 128 * 1024;

    private BackupFile(string path, string? manifest, ManifestHead? head)
    {
        Path = path;
        Manifest = manifest;
        Head = head;
    }

    /// <summary>The archive's full path.</summary>
    public string Path { get; }

    /// <summary>The manifest's full path; null when there is none.</summary>
    public string? Manifest { get; }

    /// <summary>The volume's name: as the manifest says, or else the file; empty when neither does.</summary>
    public string Volume =>
        (Head?.Volume ?? BackupNames.VolumeOf(Path)) is string name && BackupNames.IsVolumeName(name) ? name : "";

    /// <summary>What part of the volume it is; null when it is all of it.</summary>
    public string? Partial => Head is { Include: null, Exclude: null } or null ? null
        : string.Join(
            ", ",
            new[]
            {
                Head.Include is null ? null : $"only {string.Join(", ", Head.Include)}",
                Head.Exclude is null ? null : $"without {string.Join(", ", Head.Exclude)}",
            }.OfType<string>());

    /// <summary>What the manifest says of the volume; null when there is no manifest.</summary>
    public ManifestHead? Head { get; }

    /// <summary>Looks at a backup.</summary>
    /// <param name="path">The archive's full path.</param>
    /// <param name="token">Stops the work.</param>
    /// <returns>The backup.</returns>
    public static async Task<BackupFile> OpenAsync(string path, CancellationToken token)
    {
        string? manifest = await BackupManifest.FindAsync(path, token).ConfigureAwait(false);
        if (manifest is null)
        {
            return new BackupFile(path, manifest: null, head: null);
        }

        return await ReadableAsync(async () =>
        {
            using StreamReader lines = BackupManifest.Open(manifest);
            return new BackupFile(
                path, manifest, ManifestText.ReadHead(await lines.ReadLineAsync(token).ConfigureAwait(false)));
        }).ConfigureAwait(false);
    }

    /// <summary>
    /// Reads the archive from its beginning to its end. What a volume should not get, or is not what the manifest says, is
    /// refused before it is passed on.
    /// </summary>
    /// <param name="copy">Where its bytes go, uncompressed; null for nowhere.</param>
    /// <param name="guard">What may not be passed on; null to pass on all.</param>
    /// <param name="report">What is told of the work.</param>
    /// <param name="found">Is told of each item.</param>
    /// <param name="token">Stops the work.</param>
    /// <returns>The checksum of all items; null when there is no manifest that would vouch for it.</returns>
    public Task<string?> ReadAsync(
        Stream? copy, ArchiveGuard? guard, CopyReport report, Action<VolumeItem> found, CancellationToken token) =>
        ReadableAsync<string?>(async () =>
        {
            using StreamReader? lines = Manifest is null ? null : BackupManifest.Open(Manifest);
            _ = lines is null ? null : await lines.ReadLineAsync(token).ConfigureAwait(false);
            using var digest = new ItemDigest();
            var scan = new ArchiveScan(guard, async item =>
            {
                digest.Add(lines is null ? item : Compare(await lines.ReadLineAsync(token).ConfigureAwait(false), item));
                report.AddItem();
                found(item);
            });
            var file = PlainFile.OpenRead(Path, BufferSize);
            await using (file.ConfigureAwait(false))
            {
                byte[] start = new byte[Compression.MostOfMark];
                int length = await file.ReadAtLeastAsync(start, start.Length, throwOnEndOfStream: false, token).ConfigureAwait(false);
                string? compression = Compression.Of(start.AsSpan(0, length));
                bool isPacked = compression == Compression.Gzip;
                if (compression is not null && !isPacked)
                {
                    throw new EngineException(
                        FileErrors.ArchiveInvalid,
                        $"it is compressed with {compression}; decompress it first: {Compression.CommandOf(compression)} '{Path}'");
                }

                file.Position = 0;
                var counter = new CountingStream(file);
                report.Stream = counter;
                Stream content = isPacked ? new GZipStream(counter, CompressionMode.Decompress, leaveOpen: true) : counter;
                await scan.RunAsync(content, copy, withChecksums: true, token).ConfigureAwait(false);
            }

            if (lines is null)
            {
                return null;
            }

            (VolumeItem? more, ManifestEnd? end) = ManifestText.ReadNext(await lines.ReadLineAsync(token).ConfigureAwait(false));
            return more is not null ? throw Damaged($"{more.Path} is missing in the archive")
                : end!.ItemsChecksum != digest.Value() ? throw Damaged("the manifest's own checksum does not fit it")
                : end.ItemsChecksum;
        });

    // The item as the manifest knows it.
    private static VolumeItem Compare(string? line, VolumeItem item)
    {
        if (line == ManifestText.Write(item))
        {
            return item;
        }

        // One that another program wrote may say the same in another form.
        if (ManifestText.ReadNext(line).Item is not VolumeItem expected)
        {
            throw Damaged($"{item.Path} is in the archive but not in the manifest");
        }

        string comparable = ManifestText.Comparable(expected);
        if (comparable == ManifestText.Comparable(item))
        {
            return item;
        }

        // Versions before 0.4 took names for texts.
        VolumeItem text = item.AsText();
        if (comparable == ManifestText.Comparable(text))
        {
            return text;
        }

        throw Damaged(expected.Path != item.Path
            ? $"the archive has {item.Path} where the manifest has {expected.Path}"
            : $"{item.Path} in the archive is not as the manifest has it: {string.Join(", ", ItemComparison.Differences(expected, item))}");
    }

    private static EngineException Damaged(string why, Exception? error = null) =>
        new(VolumeErrors.BackupDamaged, why, error);

    // What goes wrong while it is sent on to an engine is the engine's, and has been told so already.
    private static async Task<T> ReadableAsync<T>(Func<Task<T>> read)
    {
        try
        {
            return await read().ConfigureAwait(false);
        }
        catch (FormatException error)
        {
            throw Damaged($"the manifest cannot be used: {error.Message}", error);
        }
        catch (Exception error) when (error is FileNotFoundException or DirectoryNotFoundException or UnauthorizedAccessException)
        {
            throw new EngineException(FileErrors.FileUnreadable, error.Message, error);
        }
    }
}
