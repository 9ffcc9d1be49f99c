using DockerNet.Contracts;
using DockerNet.Wiring;

namespace DockerNet.Workflows;

/// <summary>Finds what a new container is to mount and that is not there: paths of the host, and volumes.</summary>
/// <param name="engine">The engine.</param>
/// <param name="cleanUp">Undoes what is half-made, whatever happens.</param>
internal sealed class MountPreflight(IEngine engine, Func<Func<CancellationToken, Task>, Task> cleanUp)
{
    private const string ProbeTarget = "/dockernet-probe";

    // The engine wants a command even for what is never started.
    private static readonly string[] s_placeholder = ["/bin/true"];

    /// <summary>Looks for them. Once the container is there it is too late: the engine makes what is missing.</summary>
    /// <param name="request">The container.</param>
    /// <param name="token">Stops the work.</param>
    /// <returns>The warnings.</returns>
    public async Task<IReadOnlyList<WiringWarning>> FindAsync(ContainerRequest request, CancellationToken token)
    {
        var found = new List<WiringWarning>();
        foreach (string source in request.Mounts.Where(static m => m.IsBind).Select(static m => m.Source).Distinct())
        {
            bool here = Path.Exists(source);
            if (here && engine.IsLocal)
            {
                continue;
            }

            if (here)
            {
                found.Add(MountWarnings.OfRemoteSource(source));
            }

            if (await IsMissingAsync(request.Image, source, token))
            {
                found.Add(MountWarnings.OfMissingSource(source, engine.IsLocal ? Neighbours(source) : []));
            }
        }

        string[] volumes =
        [
            .. request.Mounts.Where(static m => m.IsNamedVolume).Select(static m => m.Source)
                .Concat(request.KeyedMounts.Where(static m => m.Type == MountTypes.Volume && m.Source.Length > 0).Select(static m => m.Source)).Distinct(),
        ];
        if (volumes.Length > 0)
        {
            string[] known = [.. (await engine.Volumes.ListAsync(VolumeFilter.All, token)).Where(static v => !v.Anonymous).Select(static v => v.Name)];
            found.AddRange(volumes.Select(name => MountWarnings.OfNewVolume(name, known)).OfType<WiringWarning>());
        }

        return found;
    }

    /// <summary>Finds the paths that a container mounts and that are not there any more.</summary>
    /// <param name="container">The container.</param>
    /// <param name="token">Stops the work.</param>
    /// <returns>The paths.</returns>
    public async Task<IReadOnlyCollection<string>> FindGoneAsync(ContainerDetail container, CancellationToken token)
    {
        var gone = new List<string>();
        foreach (string source in container.Mounts.Where(static m => m.Type == MountTypes.Bind).Select(static m => m.Source).Distinct())
        {
            if (!(engine.IsLocal && Path.Exists(source)) && await IsMissingAsync(container.ImageId, source, token))
            {
                gone.Add(source);
            }
        }

        return gone;
    }

    // Only the engine knows its host, and this kind of mount makes it look without making anything.
    private async Task<bool> IsMissingAsync(string image, string source, CancellationToken token)
    {
        var probe = new ContainerRequest
        {
            Image = image,
            Command = s_placeholder,
            KeyedMounts = [new KeyedMountSpec { Type = MountTypes.Bind, Source = source, Target = ProbeTarget }],
        };
        try
        {
            await new HelperContainer(engine, cleanUp).OfImageAsync(probe, Task.FromResult, token);
            return false;
        }
        catch (EngineException error)
        {
            // Whatever else is wrong, the creation will tell.
            return error.Kind == MountErrors.MountSourceNotFound;
        }
    }

    private static string[] Neighbours(string source)
    {
        try
        {
            string? folder = Path.GetDirectoryName(Path.TrimEndingDirectorySeparator(source));
            return folder is null ? [] : Directory.GetFileSystemEntries(folder);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }
}
