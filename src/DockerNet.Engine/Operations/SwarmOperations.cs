using Docker.DotNet;
using Docker.DotNet.Models;
using DockerNet.Contracts;
using DockerNet.Engine.Connection;
using DockerNet.Engine.Mapping;
using ISwarmOperations = DockerNet.Contracts.ISwarmOperations;

namespace DockerNet.Engine.Operations;

/// <summary>Operations on the swarm that an engine is in.</summary>
internal sealed class SwarmOperations(DockerClient client, string host) : ISwarmOperations
{
    public async Task<DockerSwarm> GetAsync(CancellationToken token)
    {
        SystemInfoResponse info = await EngineCall.RunAsync(client.System.GetSystemInfoAsync, token).ConfigureAwait(false);
        SwarmInspectResponse? swarm = info.Swarm?.ControlAvailable == true
            ? await EngineCall.RunAsync(client.Swarm.InspectSwarmAsync, token).ConfigureAwait(false)
            : null;
        return EngineCall.Read(() => SwarmMapping.From(info.Swarm ?? new Info(), swarm, host));
    }

    public Task InitializeAsync(SwarmRequest request, CancellationToken token)
    {
        var parameters = new SwarmInitParameters
        {
            AdvertiseAddr = request.AdvertiseAddress,
            ListenAddr = request.ListenAddress,
            DataPathPort = (uint)request.DataPathPort,
            DefaultAddrPool = [.. request.AddressPools],
            SubnetSize = (uint)request.SubnetSize,
            Spec = new Spec(),
        };
        return EngineCall.RunAsync(t => client.Swarm.InitSwarmAsync(parameters, t), token);
    }

    public Task JoinAsync(SwarmRequest request, CancellationToken token)
    {
        var parameters = new SwarmJoinParameters
        {
            AdvertiseAddr = request.AdvertiseAddress,
            ListenAddr = request.ListenAddress,
            RemoteAddrs = [.. request.Managers],
            JoinToken = request.Token is null ? "" : SwarmMapping.Bare(request.Token),
        };
        return EngineCall.RunAsync(t => client.Swarm.JoinSwarmAsync(parameters, t), token);
    }

    public Task LeaveAsync(bool force, CancellationToken token) =>
        EngineCall.RunAsync(t => client.Swarm.LeaveSwarmAsync(new SwarmLeaveParameters { Force = force }, t), token);

    public async Task<IReadOnlyList<DockerNode>> ListNodesAsync(CancellationToken token)
    {
        Task<SystemInfoResponse> info = EngineCall.RunAsync(client.System.GetSystemInfoAsync, token);
        Task<IList<NodeListResponse>> nodes = EngineCall.RunAsync(t => client.Swarm.ListNodesAsync(t), token);
        await Task.WhenAll(info, nodes).ConfigureAwait(false);
        string self = (await info.ConfigureAwait(false)).Swarm?.NodeID ?? "";
        IList<NodeListResponse> found = await nodes.ConfigureAwait(false);
        return EngineCall.Read(() => found
            .Select(node => SwarmMapping.From(node, self, host))
            .OrderBy(static node => node.Name, System.StringComparer.Ordinal)
            .ThenBy(static node => node.Id, System.StringComparer.Ordinal)
            .ToArray());
    }
}
