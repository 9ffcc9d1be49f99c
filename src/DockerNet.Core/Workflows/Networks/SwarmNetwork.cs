using DockerNet.Contracts;

namespace DockerNet.Workflows;

/// <summary>
/// Networks of a swarm. A worker hears of one only when a container of its own is put on it: until then only the managers know
/// whether there is one.
/// </summary>
internal static class SwarmNetwork
{
    /// <summary>Tells whether a network that an engine does not know can be one of its swarm's.</summary>
    /// <param name="engine">The engine.</param>
    /// <param name="error">What it said when it was asked for the network.</param>
    /// <param name="token">Stops the work.</param>
    /// <returns>Whether it can.</returns>
    public static async Task<bool> MayBeAsync(IEngine engine, EngineException error, CancellationToken token) =>
        error.Kind == NetworkErrors.NetworkNotFound && await engine.Swarm.GetAsync(token) is { State: "active", IsManager: false };
}
