using DockerNet.Contracts;
using DockerNet.Wiring;

namespace DockerNet.Workflows;

/// <summary>
/// Packs a file or folder of this computer into an archive, as it is read. Links stay links, and a file that has several
/// names is one file with several names.
/// </summary>
/// <param name="source">What is packed.</param>
/// <param name="folder">What all names in the archive begin with; empty for nothing.</param>
/// <param name="name">Its name below that; empty when only what is in it is meant.</param>
/// <param name="times">Which times the engine sets.</param>
/// <param name="late">Takes note of what comes last.</param>
/// <param name="report">What is told of the work.</param>
internal sealed class ArchivePacker(string source, string folder, string name, EngineTime times, LateEntries late, CopyReport report)
{
    private readonly Dictionary<(ulong Device, ulong Number), string> _names = [];
    private readonly ItemNames _clamped = new();

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
            await AddAsync(archive, source, Below(folder, name), name.Length > 0, token).ConfigureAwait(false);
            await archive.EndAsync(token).ConfigureAwait(false);
            UncarriedItems.WarnOfTimes(report, _clamped);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException && !counter.HasFailed)
        {
            throw new EngineException(FileErrors.FileUnreadable, error.Message, error);
        }
    }

    private async Task AddAsync(TarWriter archive, string path, string entry, bool isEntry, CancellationToken token)
    {
        LocalItem item = LocalFiles.Read(path);
        if (item.Header is null)
        {
            report.Warnings.Enqueue($"{path} is left out: a socket has no place in an archive");
            return;
        }

        // The folder itself is no entry when only what is in it is meant.
        if (isEntry)
        {
            TarHeader header = Clamp(item.Header, path) with { Name = item.IsFolder ? $"{entry}/" : entry };
            await WriteAsync(archive, item, header, token).ConfigureAwait(false);
            report.AddItem();
        }

        if (item.IsFolder)
        {
            foreach (string child in LocalFiles.List(path))
            {
                await AddAsync(archive, Path.Combine(path, child), Below(entry, child), isEntry: true, token).ConfigureAwait(false);
            }
        }
    }

    private static string Below(string parent, string child) =>
        parent.Length == 0 ? child : child.Length == 0 ? parent : $"{parent}/{child}";

    private TarHeader Clamp(TarHeader header, string path)
    {
        long nearest = times.Nearest(TarItem.TypeOf(header.Type), header.Modified.Seconds);
        if (nearest == header.Modified.Seconds)
        {
            return header;
        }

        _clamped.Add(path);
        return header with { Modified = new TarTime(nearest, 0) };
    }

    private async Task WriteAsync(TarWriter archive, LocalItem item, TarHeader header, CancellationToken token)
    {
        if (item.Number is (ulong, ulong) number && !_names.TryAdd(number, header.Name))
        {
            // Engines give the file these again, with each of its names.
            await archive.WriteAsync(late.Take(header with { Type = TarType.HardLink, LinkName = _names[number] }), token).ConfigureAwait(false);
        }
        else if (header.IsFile)
        {
            FileStream content = LocalFiles.Open(item.Path);
            await using (content.ConfigureAwait(false))
            {
                await archive.WriteFileAsync(late.Take(header with { Length = content.Length }), content, token).ConfigureAwait(false);
            }
        }
        else
        {
            await archive.WriteAsync(late.Take(header), token).ConfigureAwait(false);
        }
    }
}
