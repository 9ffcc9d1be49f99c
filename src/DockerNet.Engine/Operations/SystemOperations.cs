using Docker.DotNet;
using Docker.DotNet.Models;
using DockerNet.Engine.Connection;
using DockerNet.Engine.Mapping;
using ISystemOperations = DockerNet.Contracts.ISystemOperations;

namespace DockerNet.Engine.Operations;

/// <summary>Operations on the engine itself.</summary>
internal sealed class SystemOperations(DockerClient client, EngineEndpoint endpoint) : ISystemOperations
{
    public async Task<DockerEngine> GetAsync(CancellationToken token)
    {
        Task<SystemInfoResponse> info = EngineCall.RunAsync(client.System.GetSystemInfoAsync, token);
        Task<VersionResponse> version = EngineCall.RunAsync(client.System.GetVersionAsync, token);
        await Task.WhenAll(info, version).ConfigureAwait(false);
        (SystemInfoResponse has, VersionResponse spoken) = (await info.ConfigureAwait(false), await version.ConfigureAwait(false));
        return EngineCall.Read(() => EngineMapping.From(has, spoken, endpoint.Host));
    }

    public Task<string?> ReadNatTableAsync(CancellationToken token) => new HostFirewall(endpoint.Address).ReadNatAsync(token);

    public Task<string?> ReadRoutesAsync(CancellationToken token) => Task.FromResult(LocalHost.ReadRoutes(endpoint.Address));
}
