using DockerNet.Contracts;
using DockerNet.Wiring;

namespace DockerNet.Workflows;

/// <summary>Looks what an image has at a path, by a container of it that is never started.</summary>
/// <param name="engine">The engine.</param>
/// <param name="cleanUp">Undoes what is half-made, whatever happens.</param>
internal sealed class ImageProbe(IEngine engine, Func<Func<CancellationToken, Task>, Task> cleanUp)
{
    private const int MostLinks = 8;

    // The engine wants a command even for what is never started.
    private static readonly string[] s_placeholder = ["/bin/true"];

    /// <summary>Finds the paths where an image has a file, or a folder that is not empty.</summary>
    /// <param name="image">The image.</param>
    /// <param name="paths">The paths.</param>
    /// <param name="token">Stops the work.</param>
    /// <returns>Those of the paths. None when the image is gone.</returns>
    public async Task<IReadOnlySet<string>> FindFullAsync(
        string image, IReadOnlyList<string> paths, CancellationToken token)
    {
        var full = new HashSet<string>();
        var request = new ContainerRequest { Image = image, Command = s_placeholder };
        await new HelperContainer(engine, cleanUp).OfImageAsync<object>(
            request,
            async helper =>
            {
                foreach (string path in paths)
                {
                    if (await IsFullAsync(engine, helper, path, token))
                    {
                        full.Add(path);
                    }
                }

                return full;
            },
            token);
        return full;
    }

    /// <summary>Tells whether there is a file, or a folder that is not empty.</summary>
    /// <param name="engine">The engine.</param>
    /// <param name="container">The container.</param>
    /// <param name="path">The path in it.</param>
    /// <param name="token">Stops the work.</param>
    /// <returns>Whether there is.</returns>
    public static async Task<bool> IsFullAsync(IEngine engine, string container, string path, CancellationToken token)
    {
        var place = new ContainerPath(container, path);
        FileStat? stat = await engine.Files.StatAsync(container, place.Full, token);
        for (int links = 0; stat?.LinkTarget is string target && links < MostLinks; links++)
        {
            place = place.Follow(target);
            stat = await engine.Files.StatAsync(container, place.Full, token);
        }

        if (stat is not { IsFolder: true })
        {
            return stat is { LinkTarget: null };
        }

        // The first item is the folder itself.
        await using Stream content = await engine.Files.ReadAsync(container, place.Full, token);
        var archive = new TarReader(content);
        try
        {
            return await archive.NextAsync(token) is not null && await archive.NextAsync(token) is not null;
        }
        catch (EngineException error) when (error.Kind == FileErrors.ArchiveInvalid)
        {
            throw EngineArchive.Failure(error);
        }
    }
}
