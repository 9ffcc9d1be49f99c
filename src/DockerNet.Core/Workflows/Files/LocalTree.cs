using System.Formats.Tar;
using DockerNet.Contracts;

namespace DockerNet.Workflows;

/// <summary>A folder of this computer that is written to, but never through a link.</summary>
internal sealed class LocalTree(string root)
{
    private const int BufferSize = 1024 * 1024;

    // Not the bits that let a program run as its owner: that owner is another one here.
    private const UnixFileMode KnownMode = (UnixFileMode)0b111_111_111;

    private readonly HashSet<string> _folders = [];
    private readonly byte[] _buffer = new byte[BufferSize];

    /// <summary>Removes a folder with all that is in it, as far as it can be.</summary>
    /// <param name="path">The folder.</param>
    public static void Remove(string path)
    {
        try
        {
            Directory.Delete(path, recursive: true);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // The failure that led here is the one to tell of.
        }
    }

    /// <summary>Gives a file or folder the mode and time that it has in the archive.</summary>
    /// <param name="path">The file or folder.</param>
    /// <param name="entry">Its entry.</param>
    public static void SetAttributes(string path, TarEntry entry)
    {
        File.SetLastWriteTimeUtc(path, entry.ModificationTime.UtcDateTime);
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(path, entry.Mode & KnownMode);
        }
    }

    /// <summary>Makes a folder, unless it is there.</summary>
    /// <param name="parts">Its path below the root; none for the root.</param>
    /// <returns>Its full path.</returns>
    public string AddFolder(string[] parts)
    {
        string path = root;
        EnterFolder(path);
        foreach (string part in parts)
        {
            path = Path.Combine(path, part);
            EnterFolder(path);
        }

        return path;
    }

    /// <summary>Writes a file. It has its name only when it is whole.</summary>
    /// <param name="parts">Its path below the root.</param>
    /// <param name="entry">Its entry.</param>
    /// <param name="token">Stops the work.</param>
    /// <returns>Nothing, when it is there.</returns>
    public async Task AddFileAsync(string[] parts, TarEntry entry, CancellationToken token)
    {
        string path = PathOf(parts);
        string half = Path.Combine(Path.GetDirectoryName(path)!, $".dockernet-{Guid.NewGuid():N}");
        try
        {
            using (var file = new FileStream(half, FileMode.CreateNew, FileAccess.Write, FileShare.None, bufferSize: 0))
            {
                Stream content = entry.DataStream ?? Stream.Null;
                while (await FillAsync(content, token).ConfigureAwait(false) is int length and > 0)
                {
                    file.Write(_buffer, 0, length);
                }
            }

            SetAttributes(half, entry);
            File.Move(half, path, overwrite: true);
        }
        catch
        {
            File.Delete(half);
            throw;
        }
    }

    /// <summary>Gives a file a second name.</summary>
    /// <param name="parts">The new name's path below the root.</param>
    /// <param name="existing">The file's path below the root.</param>
    public void AddHardLink(string[] parts, string[] existing)
    {
        PathOf(parts);
        string first = PathOf(existing);
        if (!File.Exists(first) || new FileInfo(first).LinkTarget is not null)
        {
            throw new InvalidDataException($"{string.Join('/', parts)} is another name of a file that is not there");
        }

        // The platform makes such a link only as part of an archive.
        using var archive = new MemoryStream();
        using (var writer = new TarWriter(archive, leaveOpen: true))
        {
            writer.WriteEntry(new PaxTarEntry(TarEntryType.HardLink, string.Join('/', parts)) { LinkName = string.Join('/', existing) });
        }

        archive.Position = 0;
        TarFile.ExtractToDirectory(archive, root, overwriteFiles: true);
    }

    /// <summary>Makes a symbolic link, in place of a file or link that is there.</summary>
    /// <param name="parts">Its path below the root.</param>
    /// <param name="linkTarget">Where it leads to.</param>
    public void AddLink(string[] parts, string linkTarget)
    {
        string path = PathOf(parts);
        File.Delete(path);
        File.CreateSymbolicLink(path, linkTarget);
    }

    // What comes in small pieces is written in large ones.
    private ValueTask<int> FillAsync(Stream content, CancellationToken token) =>
        content.ReadAtLeastAsync(_buffer, _buffer.Length, throwOnEndOfStream: false, token);

    private string PathOf(string[] parts)
    {
        string path = Path.Combine(AddFolder(parts[..^1]), parts[^1]);
        return Directory.Exists(path) && new DirectoryInfo(path).LinkTarget is null
            ? throw new EngineException(FileErrors.DestinationInvalid, $"{path} is a folder, and cannot be replaced")
            : path;
    }

    private void EnterFolder(string path)
    {
        if (!_folders.Add(path))
        {
            return;
        }

        // The root is the user's own choice, wherever it leads.
        if (path != root && new FileInfo(path).LinkTarget is not null)
        {
            throw new EngineException(FileErrors.DestinationInvalid, $"{path} is a link, and nothing is written through it");
        }

        if (File.Exists(path))
        {
            throw new EngineException(FileErrors.DestinationInvalid, $"{path} is a file, and cannot be a folder");
        }

        Directory.CreateDirectory(path);
    }
}
