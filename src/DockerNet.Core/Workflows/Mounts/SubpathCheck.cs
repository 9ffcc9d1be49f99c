using DockerNet.Contracts;
using DockerNet.Wiring;

namespace DockerNet.Workflows;

/// <summary>Finds parts of volumes and images that are not there, or lead out by a link: an engine looks only at the start.</summary>
internal static class SubpathCheck
{
    /// <summary>Looks at the mounts of a new container.</summary>
    /// <param name="engine">The engine.</param>
    /// <param name="id">The container, which is not started yet.</param>
    /// <param name="mounts">What it mounts.</param>
    /// <param name="token">Stops the work.</param>
    /// <returns>The warnings.</returns>
    public static async Task<IEnumerable<WiringWarning>> FindAsync(
        IEngine engine, string id, IEnumerable<KeyedMountSpec> mounts, CancellationToken token)
    {
        foreach (KeyedMountSpec mount in mounts.Where(static mount => mount.Subpath is not null))
        {
            try
            {
                // It mounts all of them to look at one, so that the first one that cannot be is the one to tell of.
                await engine.Files.StatAsync(id, mount.Target, token);
            }
            catch (EngineException error) when (error.Kind.IsAny(MountErrors.MountSubpathNotFound, MountErrors.MountSubpathOutside))
            {
                return [MountWarnings.OfSubpath(error.Kind.Id, error.Message)];
            }
        }

        return [];
    }
}
