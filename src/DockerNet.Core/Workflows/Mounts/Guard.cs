using DockerNet.Contracts;
using DockerNet.Wiring;

namespace DockerNet.Workflows;

/// <summary>Refuses mounts in keys and values that cannot be, before anything is made.</summary>
internal static class MountGuard
{
    /// <summary>Looks at the mounts.</summary>
    /// <param name="engine">The engine.</param>
    /// <param name="mounts">The mounts.</param>
    /// <param name="token">Stops the work.</param>
    /// <returns>Nothing, when all can be.</returns>
    /// <exception cref="EngineException">One cannot be.</exception>
    public static async Task CheckAsync(IEngine engine, IReadOnlyList<KeyedMountSpec> mounts, CancellationToken token)
    {
        foreach (KeyedMountSpec mount in mounts)
        {
            if (mount.Subpath is string subpath && KeyedMountRules.LeadsOut(subpath))
            {
                throw new EngineException(MountErrors.MountSubpathOutside, $"the subpath '{subpath}' leads out of {mount.Source}")
                {
                    Subject = subpath,
                };
            }

            if (mount.Type == MountTypes.Cluster || (mount.Type == MountTypes.NamedPipe && !await HasPipesAsync(engine, token)))
            {
                throw new EngineException(
                    MountErrors.MountTypeUnsupported,
                    mount.Type == MountTypes.Cluster
                        ? "only services of a swarm have its volumes (type=cluster)"
                        : "its host has no Windows, and so no named pipes (type=npipe)")
                {
                    Subject = mount.Source,
                };
            }
        }

        await Requirement.CheckAsync(engine, mounts.SelectMany(KeyedMountRules.Needs), token);
        foreach (string image in mounts.Where(static mount => mount.Type == MountTypes.Image).Select(static mount => mount.Source).Distinct())
        {
            await CheckImageAsync(engine, image, token);
        }
    }

    private static async Task<bool> HasPipesAsync(IEngine engine, CancellationToken token) =>
        (await engine.System.GetAsync(token)).OperatingSystem.Contains("Windows", StringComparison.OrdinalIgnoreCase);

    // The engine's words would be taken for those about the container's own image, which is fetched where it is missing.
    private static async Task CheckImageAsync(IEngine engine, string image, CancellationToken token)
    {
        try
        {
            await engine.Images.GetAsync(image, token);
        }
        catch (EngineException error) when (error.Kind == ImageErrors.ImageNotFound)
        {
            throw new EngineException(MountErrors.MountImageNotFound, $"it does not have the image '{image}', which is to be mounted", error)
            {
                StatusCode = error.StatusCode,
                Subject = image,
            };
        }
    }
}
