using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using DockerNet.Contracts;
using DockerNet.Text;

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

        try
        {
            return NearMatch.Find(name, await CandidatesAsync(error.Kind, engine, token));
        }
        catch (EngineException)
        {
            // A suggestion is a courtesy: the error that led here is told without one.
            return [];
        }
    }

    private static async Task<IEnumerable<string>> CandidatesAsync(
        EngineErrorKind kind, IEngine engine, CancellationToken token) => kind switch
        {
            EngineErrorKind.ContainerNotFound =>
                (await engine.Containers.ListAsync(ContainerFilter.All, token)).Select(static c => c.Name),
            EngineErrorKind.NetworkNotFound =>
                (await engine.Networks.ListAsync(NetworkFilter.All, token)).Select(static n => n.Name),
            EngineErrorKind.NetworkDriverNotFound => (await engine.System.GetAsync(token)).NetworkDrivers,
            EngineErrorKind.VolumeNotFound =>
                (await engine.Volumes.ListAsync(VolumeFilter.All, token)).Select(static v => v.Name),
            EngineErrorKind.VolumeDriverNotFound => (await engine.System.GetAsync(token)).VolumeDrivers,
            EngineErrorKind.ImageNotFound => await engine.Images.ListNamesAsync(token),
            _ => Array.Empty<string>(),
        };
}
