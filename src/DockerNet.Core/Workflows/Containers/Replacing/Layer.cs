using DockerNet.Contracts;
using DockerNet.Wiring;

namespace DockerNet.Workflows;

/// <summary>What a container has in its own layer, and not in volumes: a copy has it only if it is carried over.</summary>
/// <param name="engine">The engine.</param>
/// <param name="container">The container.</param>
internal sealed class ContainerLayer(IEngine engine, ContainerDetail container)
{
    // To look at each of a hundred thousand files would take longer than all the rest.
    private const int MostVerified = 200;

    /// <summary>Finds out what somebody wrote there.</summary>
    /// <param name="token">Stops the call.</param>
    /// <returns>The changes.</returns>
    public async Task<IReadOnlyList<LayerChange>> ReadAsync(CancellationToken token) => LayerRules.Own(
        await engine.Containers.ListChangesAsync(container.Id, token).ConfigureAwait(false),
        [.. container.Mounts.Select(static mount => mount.Target), .. container.OwnMounts.Select(static mount => mount.Target), .. TmpfsTargets.Of(container.Json)]);

    /// <summary>Makes an image of it, with the layer as the engine has it: owners, times, deletions.</summary>
    /// <param name="name">The image's name.</param>
    /// <param name="token">Stops the call.</param>
    /// <returns>The image's id.</returns>
    public Task<string> KeepAsync(string name, CancellationToken token) =>
        engine.Containers.CommitAsync(container.Id, ImageReference.Parse(name), token);

    /// <summary>Makes sure that a copy has it.</summary>
    /// <param name="copy">The copy.</param>
    /// <param name="changes">What it must have.</param>
    /// <param name="token">Stops the calls.</param>
    /// <returns>Nothing, when it has.</returns>
    public async Task VerifyAsync(string copy, IEnumerable<LayerChange> changes, CancellationToken token)
    {
        foreach (LayerChange change in changes.Take(MostVerified))
        {
            FileStat? before = await engine.Files.StatAsync(container.Id, change.Path, token);
            FileStat? after = await engine.Files.StatAsync(copy, change.Path, token);
            if (before != after)
            {
                throw new EngineException(ContainerErrors.LayerNotKept, $"{change.Path} is not the same in the changed container");
            }
        }
    }
}
