using System.Formats.Tar;
using DockerNet.Contracts;
using DockerNet.Wiring;

namespace DockerNet.Engine.Operations;

/// <summary>Writes the folder that an image is built of as a tar archive, file by file.</summary>
/// <param name="folder">The folder.</param>
/// <param name="ignore">What is left out.</param>
/// <param name="progress">Where to tell how many bytes of files are written.</param>
internal sealed class BuildContext(string folder, DockerIgnore ignore, IProgress<ImageProgress> progress)
{
    private const int BufferSize = 128 * 1024;
    private const string Part = "context";

    private long _sent;

    /// <summary>Writes the archive.</summary>
    /// <param name="destination">Where to.</param>
    /// <param name="token">Stops the writing.</param>
    /// <returns>Nothing, when it is written.</returns>
    public async Task WriteAsync(Stream destination, CancellationToken token)
    {
        // Not disposed of, since that would close the destination.
        var buffer = new BufferedStream(destination, BufferSize);
        await using (var archive = new TarWriter(buffer, TarEntryFormat.Pax, leaveOpen: true))
        {
            await WriteFolderAsync(archive, new DirectoryInfo(folder), "", null, token).ConfigureAwait(false);
        }

        await buffer.FlushAsync(token).ConfigureAwait(false);
    }

    private async Task WriteFolderAsync(
        TarWriter archive, DirectoryInfo parent, string prefix, IgnoreState? state, CancellationToken token)
    {
        foreach (FileSystemInfo item in Children(parent))
        {
            string name = prefix + item.Name;
            IgnoreState judgement = ignore.Judge(name, state);
            if (!judgement.IsIgnored)
            {
                await WriteEntryAsync(archive, item, name, token).ConfigureAwait(false);
            }

            // A link to a folder is kept as a link.
            if (item is DirectoryInfo { LinkTarget: null } child && (!judgement.IsIgnored || ignore.MayKeepWithin(name)))
            {
                await WriteFolderAsync(archive, child, $"{name}/", judgement, token).ConfigureAwait(false);
            }
        }
    }

    private async Task WriteEntryAsync(TarWriter archive, FileSystemInfo item, string name, CancellationToken token)
    {
        if (item is not FileInfo { LinkTarget: null, Length: > 0 } file)
        {
            if (await ReadEntryAsync(item.FullName, name, token).ConfigureAwait(false) is TarEntry entry)
            {
                await archive.WriteEntryAsync(entry, token).ConfigureAwait(false);
            }

            return;
        }

        FileStream content = Open(file);
        await using (content.ConfigureAwait(false))
        {
            // Owned by root, as the docker client sends it: who built an image does not show in it.
            var entry = new PaxTarEntry(TarEntryType.RegularFile, name)
            {
                Mode = OperatingSystem.IsWindows() ? ExecutableByAll : file.UnixFileMode,
                ModificationTime = file.LastWriteTimeUtc,
                DataStream = content,
            };
            await archive.WriteEntryAsync(entry, token).ConfigureAwait(false);
            _sent += content.Length;
            progress.Report(new ImageProgress(Part, "Sending", _sent, 0));
        }
    }

    private static UnixFileMode ExecutableByAll =>
        UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute | UnixFileMode.GroupRead
        | UnixFileMode.GroupExecute | UnixFileMode.OtherRead | UnixFileMode.OtherExecute;

    // Only the platform's own writer can tell a pipe from an empty file, so what has no content goes through one.
    private static async Task<TarEntry?> ReadEntryAsync(string path, string name, CancellationToken token)
    {
        using var memory = new MemoryStream();
        try
        {
            await using var writer = new TarWriter(memory, TarEntryFormat.Pax, leaveOpen: true);
            await writer.WriteEntryAsync(path, name, token).ConfigureAwait(false);
        }
        catch (UnauthorizedAccessException error)
        {
            throw Unreadable(error);
        }
        catch (IOException)
        {
            // A socket, which no archive can hold, or something that is gone.
            return null;
        }

        memory.Position = 0;
        using var reader = new TarReader(memory);
        TarEntry? read = await reader.GetNextEntryAsync(copyData: true, token).ConfigureAwait(false);

        // The engine remembers steps by the entries, of which the client writes folders with a slash.
        string slash = read?.EntryType == TarEntryType.Directory ? "/" : "";
        TarEntry? entry = read is null ? null : new PaxTarEntry(read.EntryType, name + slash)
        {
            Mode = read.Mode,
            ModificationTime = read.ModificationTime,
        };
        if (entry?.EntryType == TarEntryType.SymbolicLink)
        {
            entry.LinkName = read!.LinkName;
        }

        return entry;
    }

    private static IEnumerable<FileSystemInfo> Children(DirectoryInfo parent)
    {
        try
        {
            return [.. parent.EnumerateFileSystemInfos().OrderBy(static item => item.Name, StringComparer.Ordinal)];
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw Unreadable(error);
        }
    }

    private static FileStream Open(FileInfo file)
    {
        try
        {
            return new FileStream(
                file.FullName, FileMode.Open, FileAccess.Read, FileShare.Read, BufferSize, FileOptions.Asynchronous);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw Unreadable(error);
        }
    }

    private static EngineException Unreadable(Exception error) =>
        new(ImageErrors.BuildContextUnreadable, error.Message, error);
}
