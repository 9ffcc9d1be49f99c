using DockerNet.Contracts;
using DockerNet.Wiring;

namespace DockerNet.Workflows;

/// <summary>Puts one container on a network. When that fails, the container is as it was.</summary>
/// <param name="engine">The engine.</param>
/// <param name="network">The network.</param>
/// <param name="id">The container's id.</param>
/// <param name="cleanUp">Undoes what is half-made, whatever happens.</param>
internal sealed class NetworkConnection(
    IEngine engine, Network network, string id, Func<Func<CancellationToken, Task>, Task> cleanUp)
{
    /// <summary>Tells what a place was asked for with.</summary>
    /// <param name="container">The container's id.</param>
    /// <param name="place">The place.</param>
    /// <returns>What would make it again.</returns>
    public static ConnectRequest RequestFor(string container, ContainerEndpoint place) => new()
    {
        Container = container,
        Aliases = place.Aliases,
        Links = [.. place.Links.Select(static text => LinkSpec.TryParse(text, out LinkSpec? link) ? link : null).OfType<LinkSpec>()],
        IPAddress = place.FixedAddress?.ToString(),
        IPv6Address = place.FixedIPv6Address?.ToString(),
        LinkLocalAddresses = [.. place.LinkLocalAddresses.Select(static address => address.ToString())],
        GatewayPriority = place.GatewayPriority == 0 ? null : place.GatewayPriority,
        DriverOptions = new Dictionary<string, string>(place.DriverOptions),
    };

    /// <summary>Connects.</summary>
    /// <param name="request">How.</param>
    /// <param name="token">Stops the work.</param>
    /// <returns>Nothing, when it is done.</returns>
    public async Task MakeAsync(ConnectRequest request, CancellationToken token)
    {
        ConnectionGuard.Check(network, request);
        try
        {
            await engine.Networks.ConnectAsync(network.Id, request, token);
        }
        catch (Exception error)
            when (error is OperationCanceledException || (error is EngineException failure && failure.Kind != NetworkErrors.AlreadyConnected))
        {
            await cleanUp(DisconnectAsync);
            throw;
        }
    }

    /// <summary>Connects anew what is connected, in whatever way.</summary>
    /// <param name="request">How.</param>
    /// <param name="before">How it was; null when that did not work.</param>
    /// <param name="token">Stops the work.</param>
    /// <returns>Nothing, when it is done.</returns>
    public async Task ReplaceAsync(ConnectRequest request, ConnectRequest? before, CancellationToken token)
    {
        ConnectionGuard.Check(network, request);
        try
        {
            await DisconnectAsync(token);
            await MakeAsync(request, token);
        }
        catch (Exception error) when (before is not null && error is (OperationCanceledException or EngineException))
        {
            await cleanUp(async t =>
            {
                await DisconnectAsync(t);
                await engine.Networks.ConnectAsync(network.Id, before!, t);
            });
            throw;
        }
    }

    // The engine may keep what it failed to do, and try it again at the container's next start, which then fails.
    private async Task DisconnectAsync(CancellationToken token)
    {
        ContainerDetail container = await engine.Containers.InspectAsync(id, token);
        if (container.Networks.FirstOrDefault(place => place.Network == network.Name) is not ContainerEndpoint place)
        {
            return;
        }

        if (place.NetworkId.Length == 0 && LinkRules.IsActive(container))
        {
            // It does not know that the container is not there, and forgets only what has been a connection once.
            await engine.Networks.ConnectAsync(network.Id, new ConnectRequest { Container = id }, token);
        }

        await engine.Networks.DisconnectAsync(network.Id, id, force: true, token);
    }
}
