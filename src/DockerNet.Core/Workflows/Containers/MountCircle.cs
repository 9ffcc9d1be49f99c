using DockerNet.Contracts;
using DockerNet.Wiring;

namespace DockerNet.Workflows;

/// <summary>
/// Finds a container that would have its mounts from itself, by way of others. An engine takes it, and waits for ever when it
/// starts the next time.
/// </summary>
internal static class MountCircle
{
    /// <summary>Looks where the mounts come from in the end.</summary>
    /// <param name="engine">The engine.</param>
    /// <param name="name">The name that the container is to have; null for one that nobody can know yet.</param>
    /// <param name="providers">The containers that it has mounts from.</param>
    /// <param name="token">Stops the work.</param>
    /// <returns>Nothing, when there is no circle.</returns>
    /// <exception cref="EngineException">There is one: <see cref="ContainerErrors.VolumesFromSelf"/>.</exception>
    public static async Task CheckAsync(IEngine engine, string? name, IEnumerable<string> providers, CancellationToken token)
    {
        var next = new Queue<string[]>(providers.Select(static provider => new[] { provider }));
        var seen = new HashSet<string>();
        while (name is not null && next.TryDequeue(out string[]? way))
        {
            if (way[^1] == name)
            {
                throw new EngineException(
                    ContainerErrors.VolumesFromSelf, $"{name} would have its mounts from itself: {string.Join(" from ", way.Prepend(name))}");
            }

            if (seen.Add(way[^1]))
            {
                foreach (string provider in await ProvidersAsync(engine, way[^1], token))
                {
                    next.Enqueue([.. way, provider]);
                }
            }
        }
    }

    /// <summary>The containers that one has mounts from.</summary>
    /// <param name="container">The container.</param>
    /// <returns>Their names or ids, as they were given.</returns>
    public static IEnumerable<string> ProvidersOf(ContainerDetail container) =>
        from text in container.VolumesFrom
        let spec = VolumesFromSpec.TryParse(text, out VolumesFromSpec? value) ? value : null
        where spec is not null
        select spec.Container;

    // One that is gone, or cannot be looked at, leads no further.
    private static async Task<IEnumerable<string>> ProvidersAsync(IEngine engine, string name, CancellationToken token)
    {
        IEnumerable<string> found = [];
        await Hints.TryAsync(async t => found = [.. ProvidersOf(await engine.Containers.InspectAsync(name, t))], token);
        return found;
    }
}
