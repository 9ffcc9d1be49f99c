using DockerNet.Contracts;
using DockerNet.Wiring;

namespace DockerNet.Workflows;

/// <summary>Looks at backups on this computer, without an engine.</summary>
internal static class BackupReader
{
    /// <summary>Reads all of a backup, and compares it with its manifest.</summary>
    /// <param name="path">The archive's full path.</param>
    /// <param name="report">What is told of the work.</param>
    /// <param name="token">Stops the work.</param>
    /// <returns>Whether it is whole.</returns>
    public static async Task<VolumeBackupTest> TestAsync(string path, CopyReport report, CancellationToken token)
    {
        BackupFile? backup = null;
        string? reason = null;
        bool isWhole = false;
        long items = 0;
        long bytes = 0;
        try
        {
            backup = await BackupFile.OpenAsync(path, token).ConfigureAwait(false);
            bool isVouchedFor = backup.Head is not null;
            await backup.ReadAsync(
                copy: null,
                new ArchiveGuard(allowOutsideLinks: isVouchedFor, allowDevices: isVouchedFor),
                report,
                item =>
                {
                    items++;
                    bytes += item.Length;
                },
                token).ConfigureAwait(false);
            isWhole = true;
            reason = isVouchedFor ? null : "there is no manifest that would tell what must be in it";
        }
        catch (EngineException error) when (error.Kind.IsAny(VolumeErrors.BackupDamaged, FileErrors.ArchiveInvalid, FileErrors.ArchiveUnsafe))
        {
            reason = error.Message;
        }

        return new VolumeBackupTest
        {
            Path = path,
            Volume = backup?.Volume ?? "",
            Whole = isWhole,
            Reason = reason,
            Items = items,
            Bytes = bytes,
            Created = backup?.Head?.Created,
            Include = [.. backup?.Head?.Include ?? []],
            Exclude = [.. backup?.Head?.Exclude ?? []],
        };
    }

    /// <summary>Looks at a backup without reading all of it.</summary>
    /// <param name="path">The archive's full path.</param>
    /// <param name="token">Stops the work.</param>
    /// <returns>What can be seen.</returns>
    public static async Task<VolumeBackupFile> LookAsync(string path, CancellationToken token)
    {
        BackupFile? backup = null;
        ManifestEnd? end = null;
        string? reason = null;
        bool? isWhole = false;
        var file = new FileInfo(path);
        try
        {
            backup = await BackupFile.OpenAsync(path, token).ConfigureAwait(false);
            end = backup.Manifest is null ? null : await BackupManifest.ReadEndAsync(backup.Manifest, token).ConfigureAwait(false);
            if (!file.Exists)
            {
                reason = "there is a manifest, but no archive";
            }
            else if (end is null)
            {
                isWhole = null;
                reason = "there is no manifest that would tell what must be in it";
            }
            else if (end.ArchiveLength != file.Length)
            {
                reason = $"the archive has {file.Length} bytes where the manifest has {end.ArchiveLength}";
            }
            else
            {
                isWhole = true;
            }
        }
        catch (Exception error) when (error is EngineException or FormatException or IOException or UnauthorizedAccessException)
        {
            reason = error is FormatException ? $"the manifest cannot be used: {error.Message}" : error.Message;
        }

        DateTimeOffset created = backup?.Head?.Created ?? (file.Exists ? file.LastWriteTime : DateTimeOffset.Now);
        return new VolumeBackupFile
        {
            Volume = backup?.Volume ?? "",
            Path = path,
            Manifest = backup?.Manifest,
            Length = file.Exists ? file.Length : 0,
            Items = end?.Items,
            Created = created,
            Age = DateTimeOffset.Now - created,
            Whole = isWhole,
            Reason = reason,
            Include = [.. backup?.Head?.Include ?? []],
            Exclude = [.. backup?.Head?.Exclude ?? []],
        };
    }

    /// <summary>Lists the backups in a folder.</summary>
    /// <param name="folder">The folder's full path.</param>
    /// <returns>The full paths of their archives, by name; also of one that is missing beside its manifest.</returns>
    public static IReadOnlyList<string> List(string folder)
    {
        string[] files = Directory.GetFiles(folder);
        return [.. files.Select(BackupNames.ArchiveOf)
            .Where(BackupNames.IsArchive)
            .Distinct()
            .Order(StringComparer.Ordinal)];
    }
}
