using System.Collections.Concurrent;
using DockerNet.Contracts;

namespace DockerNet.Workflows;

/// <summary>
/// What is on engines although it was to be there only for a while, since its session ended first, or the engine did and
/// came back too late.
/// </summary>
internal static class Orphans
{
    // The engines that have none, as far as this session knows.
    private static readonly ConcurrentDictionary<string, bool> s_clean = new();

    // What this session itself has given up.
    private static readonly ConcurrentDictionary<string, bool> s_lost = new();

    /// <summary>Remembers something that could not be removed.</summary>
    /// <param name="host">The engine's address.</param>
    /// <param name="name">Its name.</param>
    public static void Add(string host, string name)
    {
        s_lost[name] = true;
        s_clean.TryRemove(host, out _);
    }

    /// <summary>Removes them. An engine is searched once in a session.</summary>
    /// <param name="engine">The engine.</param>
    /// <param name="token">Stops the work.</param>
    /// <returns>Nothing, when it is done as far as it can be.</returns>
    public static async Task RemoveAsync(IEngine engine, CancellationToken token)
    {
        if (!s_clean.TryAdd(engine.Host, true))
        {
            return;
        }

        try
        {
            await RemoveAllAsync(engine, token).ConfigureAwait(false);
        }
        catch (EngineException)
        {
            // Nobody asked for it: an engine that fails will be told of by what was asked for.
            s_clean.TryRemove(engine.Host, out _);
        }
    }

    private static async Task RemoveAllAsync(IEngine engine, CancellationToken token)
    {
        string[] label = [HelperLabel.Name];
        foreach (Container container in await engine.Containers.ListAsync(new ContainerFilter { Label = label }, token).ConfigureAwait(false))
        {
            if (IsOrphan(container.Name, container.Labels))
            {
                await engine.Containers.RemoveAsync(container.Id, force: true, volumes: true, token).ConfigureAwait(false);
            }
        }

        foreach (Image image in await engine.Images.ListAsync(new ImageFilter { Label = label }, token).ConfigureAwait(false))
        {
            if (IsOrphan(image.Tags.FirstOrDefault("").Split(':')[0], image.Labels))
            {
                await engine.Images.RemoveAsync(image.Id, force: true, token).ConfigureAwait(false);
            }
        }

        foreach (Volume volume in await engine.Volumes.ListAsync(new VolumeFilter { Label = label }, token).ConfigureAwait(false))
        {
            if (IsOrphan(volume.Name, volume.Labels))
            {
                await engine.Volumes.RemoveAsync(volume.Name, force: false, token).ConfigureAwait(false);
            }
        }
    }

    private static bool IsOrphan(string name, IReadOnlyDictionary<string, string> labels) =>
        s_lost.ContainsKey(name) || HelperLabel.IsOrphan(labels[HelperLabel.Name]);
}
