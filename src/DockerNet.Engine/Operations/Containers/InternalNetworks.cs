using Docker.DotNet;
using Docker.DotNet.Models;
using DockerNet.Contracts;
using DockerNet.Engine.Connection;
using DockerNet.Wiring;

namespace DockerNet.Engine.Operations;

/// <summary>
/// Tells which networks are internal, where it counts: older engines have a gateway there too, which containers take last of
/// all, and do not tell with a container which of its networks it is.
/// </summary>
/// <param name="client">The engine's client.</param>
/// <param name="spoken">Which engine it is.</param>
internal sealed class InternalNetworks(DockerClient client, SpokenVersion spoken)
{
    /// <summary>Lists them.</summary>
    /// <param name="containers">The containers that they count for.</param>
    /// <param name="token">Stops the call.</param>
    /// <returns>Their ids, none where they do not count; null when the engine does not tell.</returns>
    public async Task<IReadOnlyCollection<string>?> ListAsync(IEnumerable<ContainerListResponse> containers, CancellationToken token)
    {
        if (spoken.Release is not EngineRelease known || !EngineCapabilities.Has(known, EngineCapability.GatewayOfInternal)
            || !containers.Any(static container => container.NetworkSettings?.Networks is { Count: > 1 } places
                && places.Values.Count(static place => place?.Gateway is { Length: > 0 }) > 1))
        {
            return [];
        }

        try
        {
            IList<NetworkResponse> networks = await EngineCall
                .RunAsync(t => client.Networks.ListNetworksAsync(new NetworksListParameters(), t), token)
                .ConfigureAwait(false);
            return [.. networks.Where(static network => network.Internal).Select(static network => network.ID)];
        }
        catch (EngineException)
        {
            return null;
        }
    }
}
