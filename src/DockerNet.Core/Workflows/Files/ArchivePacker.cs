using System.Formats.Tar;
using DockerNet.Contracts;

namespace DockerNet.Workflows;

/// <summary>Packs a file or folder of this computer into an archive, as it is read. Links stay links.</summary>
internal sealed class ArchivePacker(FileSystemInfo source, string name, CopyReport report)
{
    /// <summary>Packs.</summary>
    /// <param name="destination">Where the archive goes.</param>
    /// <param name="token">Stops the work.</param>
    /// <returns>Nothing, when all is packed.</returns>
    public async Task WriteAsync(Stream destination, CancellationToken token)
    {
        var counter = new CountingStream(destination);
        report.Stream = counter;
        var archive = new TarWriter(counter, TarEntryFormat.Pax, leaveOpen: true);
        await using (archive.ConfigureAwait(false))
        {
            try
            {
                await AddAsync(archive, source, name, counter, token).ConfigureAwait(false);
            }
            catch (Exception error) when (error is IOException or UnauthorizedAccessException && !counter.HasFailed)
            {
                throw new EngineException(FileErrors.FileUnreadable, error.Message, error);
            }
        }
    }

    private async Task AddAsync(
        TarWriter archive, FileSystemInfo item, string entry, CountingStream counter, CancellationToken token)
    {
        // The folder itself is no entry when only what is in it is meant.
        if (entry.Length > 0 && !await TryAddAsync(archive, item, entry, counter, token).ConfigureAwait(false))
        {
            return;
        }

        if (item is DirectoryInfo folder && folder.LinkTarget is null)
        {
            foreach (FileSystemInfo child in folder.EnumerateFileSystemInfos())
            {
                string path = entry.Length > 0 ? $"{entry}/{child.Name}" : child.Name;
                await AddAsync(archive, child, path, counter, token).ConfigureAwait(false);
            }
        }
    }

    private async Task<bool> TryAddAsync(
        TarWriter archive, FileSystemInfo item, string entry, CountingStream counter, CancellationToken token)
    {
        long before = counter.Count;
        try
        {
            await archive.WriteEntryAsync(item.FullName, entry, token).ConfigureAwait(false);
            report.AddItem();
            return true;
        }
        catch (IOException error) when (
            error.GetType() == typeof(IOException) && counter.Count == before && item is FileInfo { Length: 0 })
        {
            // A socket has no place in an archive.
            report.Warnings.Enqueue($"{item.FullName} is left out: {error.Message}");
            return false;
        }
    }
}
