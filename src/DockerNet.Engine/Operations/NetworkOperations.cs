using Docker.DotNet;
using Docker.DotNet.Models;
using DockerNet.Contracts;
using DockerNet.Engine.Connection;
using DockerNet.Engine.Mapping;
using DockerNet.Wiring;
using INetworkOperations = DockerNet.Contracts.INetworkOperations;

namespace DockerNet.Engine.Operations;

/// <summary>Operations on networks.</summary>
internal sealed class NetworkOperations(DockerClient client, string host, SpokenVersion spoken) : INetworkOperations
{
    public async Task<IReadOnlyList<Network>> ListAsync(NetworkFilter filter, CancellationToken token)
    {
        var filters = new Filters().Add("driver", [.. filter.Driver]).Add("label", [.. filter.Label])
            .Add("scope", [.. filter.Scope]).Add("type", filter.Type is string type ? [type] : []);
        Task<IList<NetworkResponse>> models = ListAsync(filters, token);
        Task<IReadOnlyList<Container>> containers = ContainersAsync(ContainerFilter.All, token);
        await Task.WhenAll(models, containers).ConfigureAwait(false);
        IReadOnlyList<Container> all = await containers.ConfigureAwait(false);
        IList<NetworkResponse> found = await models.ConfigureAwait(false);
        return EngineCall.Read(() => found
            .Where(model => filters.Fit(model.Labels))
            .Select(model => NetworkMapping.From(model, all, host))
            .Distinct()
            .Where(network => filter.Until is null || network.Created < filter.Until)
            .OrderBy(static n => n.Name, System.StringComparer.Ordinal)
            .ToArray());
    }

    public async Task<Network> GetAsync(string name, CancellationToken token)
    {
        NetworkResponse model = await InspectAsync(name, token).ConfigureAwait(false);

        // A container that never ran knows its network only by what it was called at creation.
        var members = new ContainerFilter { Network = [model.ID, model.Name] };
        IReadOnlyList<Container> containers = await ContainersAsync(members, token).ConfigureAwait(false);
        return EngineCall.Read(() => NetworkMapping.From(model, containers, host));
    }

    public async Task<CreateResult> CreateAsync(NetworkRequest request, CancellationToken token)
    {
        await spoken.RequireAsync(client, !request.IPv4, EngineCapability.NetworkWithoutIPv4, "networks without IPv4", token).ConfigureAwait(false);
        // Old engines make a second network of the same name unless asked not to, and the library cannot ask.
        IList<NetworkResponse> same = await ListAsync(new Filters().Add("name", request.Name), token)
            .ConfigureAwait(false);
        if (same.Any(network => network.Name == request.Name))
        {
            throw Exists(request.Name);
        }

        NetworksCreateResponse answer = await EngineCall
            .RunAsync(t => client.Networks.CreateNetworkAsync(Parameters(request), t), token)
            .ConfigureAwait(false);
        if (ErrorRules.Find(answer.Warning)?.Kind == NetworkErrors.NetworkExists)
        {
            // Someone else was quicker, and the engine has let both have the name.
            await RemoveAsync(answer.ID, token).ConfigureAwait(false);
            throw Exists(request.Name);
        }

        return new CreateResult(EngineCall.Read(() => Values.Required(answer.ID)), string.IsNullOrEmpty(answer.Warning) ? [] : [answer.Warning]);
    }

    public async Task ConnectAsync(string network, ConnectRequest request, CancellationToken token)
    {
        // A stopped container takes any network, existing or not, and any number of times; it then cannot start.
        Task<NetworkResponse> place = InspectAsync(network, token);
        Task<Container> member = new ContainerOperations(client, host, spoken).GetAsync(request.Container, token);
        await Task.WhenAll(place, member).ConfigureAwait(false);
        NetworkResponse known = await place.ConfigureAwait(false);
        Container container = await member.ConfigureAwait(false);
        if (container.Networks.Any(endpoint => NetworkMapping.IsOn(endpoint, known)))
        {
            throw new EngineException(
                NetworkErrors.AlreadyConnected, $"container {container.Name} is on network {known.Name} already");
        }

        await spoken.RequireAsync(client, request.GatewayPriority is not null, EngineCapability.GatewayPriority, "order of gateways", token).ConfigureAwait(false);
        await spoken.RequireAsync(client, request.MacAddress is not null, EngineCapability.MacAddressOnConnect, "hardware address for a container that is connected later", token).ConfigureAwait(false);
        var parameters = new NetworkConnectParameters { Container = container.Id, EndpointConfig = EndpointMapping.From(request) };
        await EngineCall
            .RunAsync(t => client.Networks.ConnectNetworkAsync(known.ID, parameters, t), token)
            .ConfigureAwait(false);
        await VerifyAsync(known.ID, container.Id, request.MacAddress, token).ConfigureAwait(false);
    }

    // Some engines take a hardware address and give another.
    private async Task VerifyAsync(string network, string id, string? mac, CancellationToken token)
    {
        if (mac is null)
        {
            return;
        }

        Container container = await new ContainerOperations(client, host, spoken).GetAsync(id, token).ConfigureAwait(false);
        string given = container.Networks.FirstOrDefault(place => place.NetworkId == network)?.MacAddress ?? "";
        if (given.Length > 0 && !given.Equals(mac.Replace('-', ':'), System.StringComparison.OrdinalIgnoreCase))
        {
            throw new EngineException(EngineErrors.EngineTooOld, $"it gives a container that runs the hardware address {given} in place of {mac}");
        }
    }

    public Task DisconnectAsync(string network, string container, bool force, CancellationToken token)
    {
        var parameters = new NetworkDisconnectParameters { Container = container, Force = force };
        return EngineCall.RunAsync(t => client.Networks.DisconnectNetworkAsync(Reference.Network(network), parameters, t), token);
    }

    public Task RemoveAsync(string name, CancellationToken token) =>
        EngineCall.RunAsync(t => client.Networks.DeleteNetworkAsync(Reference.Network(name), t), token);

    private static NetworksCreateParameters Parameters(NetworkRequest request) => new()
    {
        Name = request.Name,
        Driver = request.Driver,
        Internal = request.Internal,
        Attachable = request.Attachable,
        EnableIPv4 = request.IPv4 ? null : false,
        EnableIPv6 = request.IPv6,
        Options = request.Options.ToDictionary(),
        Labels = request.Labels.ToDictionary(),
        ConfigOnly = request.ConfigOnly,
        ConfigFrom = request.ConfigFrom is string source ? new ConfigReference { Network = source } : null,
        IPAM = new IPAM
        {
            Driver = request.IpamDriver,
            Options = request.IpamOptions.ToDictionary(),
            Config = [.. request.Pools.Select(Pool)],
        },
    };

    private static IPAMConfig Pool(PoolSpec pool) => new()
    {
        Subnet = pool.Subnet,
        Gateway = pool.Gateway ?? "",
        IPRange = pool.IPRange ?? "",
        AuxAddress = pool.AuxiliaryAddresses.ToDictionary(),
    };

    private static EngineException Exists(string name) =>
        new(NetworkErrors.NetworkExists, $"network with name {name} already exists") { Subject = name };

    private Task<NetworkResponse> InspectAsync(string name, CancellationToken token) =>
        EngineCall.RunAsync(t => client.Networks.InspectNetworkAsync(Reference.Network(name), t), token);

    private Task<IList<NetworkResponse>> ListAsync(Filters filters, CancellationToken token) => EngineCall.RunAsync(
        t => client.Networks.ListNetworksAsync(new NetworksListParameters { Filters = filters.Build() }, t), token);

    private Task<IReadOnlyList<Container>> ContainersAsync(ContainerFilter filter, CancellationToken token) =>
        new ContainerOperations(client, host, spoken).ListAsync(filter, token);
}
