using DockerNet.Contracts;
using DockerNet.Wiring;
using DockerNet.Workflows;

namespace DockerNet.Completion;

/// <summary>
/// Lists a folder of a container, running or not, as far as time allows. Nothing is run in the container and none is made: it is
/// only a key that was pressed.
/// </summary>
internal static class FolderNames
{
    /// <summary>The part of a path that names a folder, its last slash included.</summary>
    /// <param name="path">The path, as far as it is typed.</param>
    /// <returns>The folder's part; empty when there is none.</returns>
    public static string FolderOf(string path) => path[..(path.LastIndexOf('/') + 1)];

    /// <summary>Lists what is in a folder.</summary>
    /// <param name="engine">The engine.</param>
    /// <param name="container">The container's name or id.</param>
    /// <param name="folder">The folder's path.</param>
    /// <param name="token">Ends the reading. What has been read by then is the answer.</param>
    /// <returns>The names, those of folders with a slash at their end.</returns>
    public static async Task<IReadOnlyCollection<string>> ReadAsync(
        IEngine engine, string container, string folder, CancellationToken token)
    {
        var names = new SortedSet<string>(StringComparer.Ordinal);
        try
        {
            // With a dot it is the folder that a link leads to, and names begin below it.
            await using Stream content = await engine.Files.ReadAsync(container, $"{folder.TrimEnd('/')}/.", token);
            var archive = new TarReader(content);
            while (await archive.NextAsync(token) is TarHeader item)
            {
                string[] parts = TarItem.PathOf(item.Name).Split('/', 2);
                if (parts[0] != TarItem.Root)
                {
                    bool isFolder = parts.Length > 1 || TarItem.TypeOf(item.Type) == VolumeItemType.Folder;
                    names.Add(isFolder ? $"{parts[0]}/" : parts[0]);
                }
            }
        }
        catch (OperationCanceledException)
        {
            // As many as came in time.
        }

        return names;
    }
}
