using System.Collections.Concurrent;
using DockerNet.Contracts;
using DockerNet.Engine.Connection;

namespace DockerNet.Engine;

/// <summary>Finds engines as the docker client does, and keeps one connection to each.</summary>
public sealed class EngineProvider : IEngineProvider
{
    private readonly ConcurrentDictionary<EngineEndpoint, IEngine> _engines = new();

    /// <inheritdoc/>
    public IEngine Connect(string? dockerHost)
    {
        EngineEndpoint chosen = HostResolver.Resolve(dockerHost, out string reason);
        RunLog.Once($"Engine: {chosen.Host}, by {reason}.");
        return _engines.GetOrAdd(chosen, static endpoint => new Engine(endpoint));
    }

    /// <inheritdoc/>
    public IReadOnlyList<string> GetContextNames() => ContextStore.Names();

    /// <inheritdoc/>
    public string? GetDetachKeys() => ContextStore.DetachKeys();
}
