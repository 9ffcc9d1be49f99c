using DockerNet.Contracts;
using DockerNet.Wiring;

namespace DockerNet.Workflows;

/// <summary>A folder of this computer that is written to, but never through a link.</summary>
internal sealed class LocalTree(string root)
{
    private const int BufferSize = 1024 * 1024;

    private readonly HashSet<string> _folders = [];
    private readonly byte[] _buffer = new byte[BufferSize];

    /// <summary>Removes a folder with all that is in it, as far as it can be.</summary>
    /// <param name="path">The folder.</param>
    public static void Remove(string path)
    {
        try
        {
            LocalFiles.DeleteFolder(path);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // The failure that led here is the one to tell of.
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

    /// <summary>Writes a file. It has its name, and may be read by others, only when it is whole.</summary>
    /// <param name="parts">Its path below the root.</param>
    /// <param name="archive">Where its content comes from.</param>
    /// <param name="entry">Its entry.</param>
    /// <param name="token">Stops the work.</param>
    /// <returns>Nothing, when it is there.</returns>
    public async Task AddFileAsync(string[] parts, TarReader archive, TarHeader entry, CancellationToken token)
    {
        string path = PathOf(parts);
        string half = Path.Combine(Path.GetDirectoryName(path)!, $".dockernet-{Guid.NewGuid():N}");
        try
        {
            using (FileStream file = LocalFiles.Create(half))
            {
                while (await FillAsync(archive, token).ConfigureAwait(false) is int length and > 0)
                {
                    file.Write(_buffer, 0, length);
                }
            }

            LocalFiles.SetAttributes(half, entry);
            LocalFiles.Move(half, path);
        }
        catch
        {
            LocalFiles.Delete(half);
            throw;
        }
    }

    /// <summary>Gives a file one more name.</summary>
    /// <param name="parts">The new name's path below the root.</param>
    /// <param name="existing">The file's path below the root.</param>
    public void AddHardLink(string[] parts, string[] existing)
    {
        string path = PathOf(parts);
        string first = PathOf(existing);
        if (LocalFiles.Find(first) is null)
        {
            throw TarReader.Broken($"{string.Join('/', parts)} is another name of a file that is not there");
        }

        if (path != first)
        {
            LocalFiles.Delete(path);
            LocalFiles.CreateName(path, first);
        }
    }

    /// <summary>Makes a symbolic link, in place of a file or link that is there.</summary>
    /// <param name="parts">Its path below the root.</param>
    /// <param name="entry">Its entry.</param>
    public void AddLink(string[] parts, TarHeader entry)
    {
        string path = PathOf(parts);
        LocalFiles.Delete(path);
        LocalFiles.CreateLink(path, entry.LinkName);
        LocalFiles.SetAttributes(path, entry);
    }

    /// <summary>Looks for a link.</summary>
    /// <param name="path">Its path below the root.</param>
    /// <returns>Where it leads to; null when there is none.</returns>
    public string? LinkAt(string path) =>
        LocalFiles.Find(Path.Combine(root, path)) is { Header: { Type: TarType.SymbolicLink } header } ? header.LinkName : null;

    // What comes in small pieces is written in large ones.
    private async ValueTask<int> FillAsync(TarReader archive, CancellationToken token)
    {
        int length = 0;
        while (length < _buffer.Length
            && await archive.ReadAsync(_buffer.AsMemory(length), token).ConfigureAwait(false) is int count and > 0)
        {
            length += count;
        }

        return length;
    }

    private string PathOf(string[] parts)
    {
        string path = Path.Combine(AddFolder(parts[..^1]), parts[^1]);
        return LocalFiles.Find(path) is { IsFolder: true }
            ? throw new EngineException(FileErrors.DestinationInvalid, $"{path} is a folder, and cannot be replaced")
            : path;
    }

    private void EnterFolder(string path)
    {
        if (!_folders.Add(path))
        {
            return;
        }

        switch (LocalFiles.Find(path))
        {
            case null when path == root:
                // The folders that it is in are the user's own.
                Directory.CreateDirectory(Path.GetDirectoryName(path)!);
                LocalFiles.CreateFolder(path);
                break;
            case null:
                LocalFiles.CreateFolder(path);
                break;
            case { IsFolder: true }:
                break;
            // The root is the user's own choice, wherever it leads.
            case { Header.Type: TarType.SymbolicLink } when path != root:
                throw new EngineException(FileErrors.DestinationInvalid, $"{path} is a link, and nothing is written through it");
            default:
                if (!Directory.Exists(path))
                {
                    throw new EngineException(FileErrors.DestinationInvalid, $"{path} is a file, and cannot be a folder");
                }

                break;
        }
    }
}
