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
    public DockerContext GetContext(string name)
    {
        EngineEndpoint endpoint = HostResolver.FromContext(name);
        return new DockerContext
        {
            Name = name,
            Description = name == ContextStore.Default ? "" : ContextStore.Read(name).Description,
            IsCurrent = name == HostResolver.CurrentContext(),
            Endpoint = endpoint.Location,
            Tls = endpoint.Tls is not null,
            TlsVerify = endpoint.Tls?.Verify,
            CertificateFolder = endpoint.Tls is TlsSettings tls && Directory.Exists(tls.Folder) ? tls.Folder : "",
        };
    }

    /// <inheritdoc/>
    public IReadOnlyList<(string File, EngineException Error)> GetBrokenContexts() => ContextStore.Broken();

    /// <inheritdoc/>
    public string? GetDetachKeys() => ContextStore.DetachKeys();
}
