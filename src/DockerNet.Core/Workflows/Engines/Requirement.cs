using DockerNet.Contracts;
using DockerNet.Wiring;

namespace DockerNet.Workflows;

/// <summary>Refuses what an engine is too old for: it would take it without a word, and do something else.</summary>
internal static class Requirement
{
    /// <summary>Looks at what was asked for.</summary>
    /// <param name="engine">The engine.</param>
    /// <param name="needs">What was asked for.</param>
    /// <param name="token">Stops the call.</param>
    /// <returns>Nothing, when the engine has all of it.</returns>
    /// <exception cref="EngineException">It lacks something: <see cref="EngineErrors.EngineTooOld"/>.</exception>
    public static async Task CheckAsync(IEngine engine, IEnumerable<EngineNeed> needs, CancellationToken token)
    {
        EngineNeed[] all = [.. needs];
        if (all.Length == 0)
        {
            return;
        }

        Version spoken = await engine.System.GetSpokenVersionAsync(token).ConfigureAwait(false);
        if (Array.Find(all, need => EngineCapabilities.Lacks(spoken, need.Capability)) is EngineNeed lacking)
        {
            throw new EngineException(
                EngineErrors.EngineTooOld,
                $"it has no {lacking.What}, which came with version {EngineCapabilities.ApiOf(lacking.Capability)} of the API");
        }
    }
}
