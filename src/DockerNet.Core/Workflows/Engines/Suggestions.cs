using DockerNet.Contracts;
using DockerNet.Text;
using DockerNet.Wiring;

namespace DockerNet.Workflows;

/// <summary>Finds the names that a user may have meant when there is nothing of the name that was given.</summary>
internal static class Suggestions
{
    public static async Task<IReadOnlyList<string>> ForAsync(
        EngineException error, object? target, IEngine engine, CancellationToken token)
    {
        if ((error.Subject ?? target?.ToString()) is not { Length: > 0 } name)
        {
            return [];
        }

        // The error that led here is told without one too.
        IReadOnlyList<string> near = [];
        await Hints.TryAsync(async t => near = NearMatch.Find(name, await CandidatesAsync(error.Kind, engine, t)), token);
        return near;
    }

    private static async Task<IEnumerable<string>> CandidatesAsync(
        EngineErrorKind kind, IEngine engine, CancellationToken token) => kind switch
        {
            _ when kind == ContainerErrors.ContainerNotFound =>
                (await engine.Containers.ListAsync(ContainerFilter.All, token)).Select(static c => c.Name),
            _ when kind == NetworkErrors.NetworkNotFound =>
                (await engine.Networks.ListAsync(NetworkFilter.All, token)).Select(static n => n.Name),
            _ when kind == NetworkErrors.NetworkDriverNotFound => (await engine.System.GetAsync(token)).NetworkDrivers,
            _ when kind == VolumeErrors.VolumeNotFound =>
                (await engine.Volumes.ListAsync(VolumeFilter.All, token)).Select(static v => v.Name),
            _ when kind == VolumeErrors.VolumeDriverNotFound => (await engine.System.GetAsync(token)).VolumeDrivers,
            _ when kind == ContainerErrors.CapabilityUnknown => KernelCapability.Names,
            _ when kind == ImageErrors.ImageNotFound => await engine.Images.ListNamesAsync(token),
            _ => Array.Empty<string>(),
        };
}
