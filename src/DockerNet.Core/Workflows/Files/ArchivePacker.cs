using DockerNet.Contracts;
using DockerNet.Wiring;

namespace DockerNet.Workflows;

/// <summary>
/// Packs a file or folder of this computer into an archive, as it is read. Links stay links, and a file that has several
/// names is one file with several names.
/// </summary>
internal sealed class ArchivePacker(string source, string name, CopyReport report)
{
    private readonly Dictionary<(ulong Device, ulong Number), string> _names = [];

    /// <summary>Packs.</summary>
    /// <param name="destination">Where the archive goes.</param>
    /// <param name="token">Stops the work.</param>
    /// <returns>Nothing, when all is packed.</returns>
    public async Task WriteAsync(Stream destination, CancellationToken token)
    {
        var counter = new CountingStream(destination);
        report.Stream = counter;
        var archive = new TarWriter(counter);
        try
        {
            await AddAsync(archive, source, name, token).ConfigureAwait(false);
            await archive.EndAsync(token).ConfigureAwait(false);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException && !counter.HasFailed)
        {
            throw new EngineException(FileErrors.FileUnreadable, error.Message, error);
        }
    }

    private async Task AddAsync(TarWriter archive, string path, string entry, CancellationToken token)
    {
        LocalItem item = LocalFiles.Read(path);
        if (item.Header is null)
        {
            report.Warnings.Enqueue($"{path} is left out: a socket has no place in an archive");
            return;
        }

        // The folder itself is no entry when only what is in it is meant.
        if (entry.Length > 0)
        {
            await WriteAsync(archive, item, item.Header with { Name = item.IsFolder ? $"{entry}/" : entry }, token).ConfigureAwait(false);
            report.AddItem();
        }

        if (item.IsFolder)
        {
            foreach (string child in LocalFiles.List(path))
            {
                await AddAsync(archive, Path.Combine(path, child), entry.Length > 0 ? $"{entry}/{child}" : child, token).ConfigureAwait(false);
            }
        }
    }

    private async Task WriteAsync(TarWriter archive, LocalItem item, TarHeader header, CancellationToken token)
    {
        if (item.Number is (ulong, ulong) number && !_names.TryAdd(number, header.Name))
        {
            // Engines give the file these again, with each of its names.
            await archive.WriteAsync(header with { Type = TarType.HardLink, LinkName = _names[number] }, token).ConfigureAwait(false);
        }
        else if (header.IsFile)
        {
            FileStream content = LocalFiles.Open(item.Path);
            await using (content.ConfigureAwait(false))
            {
                await archive.WriteFileAsync(header with { Length = content.Length }, content, token).ConfigureAwait(false);
            }
        }
        else
        {
            await archive.WriteAsync(header, token).ConfigureAwait(false);
        }
    }
}
