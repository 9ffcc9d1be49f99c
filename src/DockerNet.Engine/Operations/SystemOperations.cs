using Docker.DotNet;
using Docker.DotNet.Models;
using DockerNet.Contracts;
using DockerNet.Engine.Connection;
using DockerNet.Engine.Mapping;
using DockerNet.Wiring;
using ISystemOperations = DockerNet.Contracts.ISystemOperations;

namespace DockerNet.Engine.Operations;

/// <summary>Operations on the engine itself.</summary>
internal sealed class SystemOperations(DockerClient client, EngineEndpoint endpoint, SpokenVersion spoken) : ISystemOperations
{
    public async Task<DockerEngine> GetAsync(CancellationToken token)
    {
        Task<SystemInfoResponse> info = EngineCall.RunAsync(client.System.GetSystemInfoAsync, token);
        Task<VersionResponse> version = EngineCall.RunAsync(client.System.GetVersionAsync, token);
        await Task.WhenAll(info, version).ConfigureAwait(false);
        (SystemInfoResponse has, VersionResponse told) = (await info.ConfigureAwait(false), await version.ConfigureAwait(false));
        return EngineCall.Read(() => EngineMapping.From(has, told, endpoint.Host, LocalHost.Look(endpoint.Address)));
    }

    public Task<System.Version> GetSpokenVersionAsync(CancellationToken token) => spoken.GetAsync(client, token);

    public Task<FirewallTables?> ReadFirewallAsync(RuleBackend backend, CancellationToken token) =>
        new HostFirewall(endpoint.Address).ReadAsync(backend, token);

    public async Task<IngressPorts> ReadIngressPortsAsync(CancellationToken token)
    {
        SystemInfoResponse info = await EngineCall.RunAsync(client.System.GetSystemInfoAsync, token).ConfigureAwait(false);
        if (info.Swarm?.ControlAvailable != true)
        {
            return new IngressPorts([], "");
        }

        IList<SwarmService> services = await EngineCall.RunAsync(
            t => client.Swarm.ListServicesAsync(new ServiceListParameters(), t), token).ConfigureAwait(false);
        IList<NetworkResponse> networks = await EngineCall.RunAsync(
            t => client.Networks.ListNetworksAsync(new NetworksListParameters(), t), token).ConfigureAwait(false);
        NetworkResponse? gateway = networks.FirstOrDefault(static n => n.Name == FirewallIngress.Gateway) is NetworkResponse listed
            ? await EngineCall.RunAsync(t => client.Networks.InspectNetworkAsync(listed.ID, t), token).ConfigureAwait(false)
            : null;
        return EngineCall.Read(() => NetworkMapping.Ingress(services, gateway));
    }

    public Task<string?> ReadRoutesAsync(CancellationToken token) => Task.FromResult(LocalHost.ReadRoutes(endpoint.Address));
}
