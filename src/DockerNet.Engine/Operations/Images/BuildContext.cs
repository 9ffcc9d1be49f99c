using DockerNet.Contracts;
using DockerNet.Wiring;
using DockerNet.Workflows;

namespace DockerNet.Engine.Operations;

/// <summary>Writes the folder that an image is built of as a tar archive, file by file.</summary>
/// <param name="folder">The folder.</param>
/// <param name="ignore">What is left out.</param>
/// <param name="progress">Where to tell how many bytes of files are written.</param>
internal sealed class BuildContext(string folder, DockerIgnore ignore, IProgress<ImageProgress> progress)
{
    private const int BufferSize = 128 * 1024;
    private const string Part = "context";

    private readonly Dictionary<(ulong Device, ulong Number), string> _names = [];
    private long _sent;

    /// <summary>Writes the archive.</summary>
    /// <param name="destination">Where to.</param>
    /// <param name="token">Stops the writing.</param>
    /// <returns>Nothing, when it is written.</returns>
    public async Task WriteAsync(Stream destination, CancellationToken token)
    {
        // Not disposed of, since that would close the destination.
        var buffer = new BufferedStream(destination, BufferSize);
        var archive = new TarWriter(buffer);
        await WriteFolderAsync(archive, folder, "", null, token).ConfigureAwait(false);
        await archive.EndAsync(token).ConfigureAwait(false);
        await buffer.FlushAsync(token).ConfigureAwait(false);
    }

    private async Task WriteFolderAsync(
        TarWriter archive, string parent, string prefix, IgnoreState? state, CancellationToken token)
    {
        foreach (string child in Read(() => LocalFiles.List(parent)))
        {
            string name = prefix + child;
            string path = Path.Combine(parent, child);
            IgnoreState judgement = ignore.Judge(name, state);
            LocalItem? item = Read(() => LocalFiles.Find(path));
            if (!judgement.IsIgnored && item?.Header is TarHeader header)
            {
                // Owned by root, as the docker client sends it: who built an image does not show in it.
                header = header with { Name = name, UserId = 0, GroupId = 0, Attributes = TarAttributes.None };
                bool isKnown = item.Number is (ulong, ulong) number && !_names.TryAdd(number, name);
                header = isKnown ? header with { Type = TarType.HardLink, LinkName = _names[item.Number!.Value] } : header;
                await WriteEntryAsync(archive, path, header, token).ConfigureAwait(false);
            }

            // A link to a folder is kept as a link.
            if (item is { IsFolder: true } && (!judgement.IsIgnored || ignore.MayKeepWithin(name)))
            {
                await WriteFolderAsync(archive, path, $"{name}/", judgement, token).ConfigureAwait(false);
            }
        }
    }

    private async Task WriteEntryAsync(TarWriter archive, string path, TarHeader header, CancellationToken token)
    {
        if (!header.IsFile)
        {
            // The engine remembers steps by the entries, of which the client writes folders with a slash.
            await archive.WriteAsync(header.IsFolder ? header with { Name = $"{header.Name}/" } : header, token).ConfigureAwait(false);
            return;
        }

        FileStream content = Read(() => LocalFiles.Open(path));
        await using (content.ConfigureAwait(false))
        {
            await archive.WriteFileAsync(header with { Length = content.Length }, content, token).ConfigureAwait(false);
            _sent += header.Length;
            progress.Report(new ImageProgress(Part, "Sending", _sent, 0));
        }
    }

    private static T Read<T>(Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new EngineException(ImageErrors.BuildContextUnreadable, error.Message, error);
        }
    }
}
