using System.Net.Sockets;
using DockerNet.Contracts;
using DockerNet.Wiring;

namespace DockerNet.Workflows;

/// <summary>Refuses a network that an engine cannot make: some would make another one, others fail halfway.</summary>
internal static class NetworkGuard
{
    /// <summary>Checks.</summary>
    /// <param name="engine">The engine.</param>
    /// <param name="request">What the network shall be.</param>
    /// <param name="token">Stops the work.</param>
    /// <returns>Nothing, when it can be made.</returns>
    /// <exception cref="EngineException">It cannot.</exception>
    public static async Task CheckAsync(IEngine engine, NetworkRequest request, CancellationToken token)
    {
        KeyValuePair<string, string>[] modes = [.. request.Driver == "bridge" ? GatewayModes.Of(request.Options) : []];
        if (!request.IPv4 && !request.IPv6)
        {
            throw new EngineException(EngineErrors.OptionConflict, "-NoIPv4 goes together with -IPv6: a network has one of both families at least");
        }

        if (GatewayModes.AreIsolated(request.Options) && !request.Internal && modes.Length > 0)
        {
            throw new EngineException(EngineErrors.OptionConflict, "the gateway mode 'isolated' goes together with -Internal");
        }

        // Nothing else differs from engine to engine.
        if (request.IPv4 && !request.IPv6 && modes.Length == 0 && !request.Pools.Any(static pool => pool.IsPrefixAlone))
        {
            return;
        }

        DockerEngine about = await engine.System.GetAsync(token);
        if (Problem(request, modes, about) is EngineException problem)
        {
            throw problem;
        }
    }

    /// <summary>Refuses an order of gateways where there is none: old engines would take it, and do as ever.</summary>
    /// <param name="engine">The engine.</param>
    /// <param name="priorities">The priorities; null for none.</param>
    /// <param name="token">Stops the work.</param>
    /// <returns>Nothing, when it can be had or is not asked for.</returns>
    /// <exception cref="EngineException">It cannot.</exception>
    public static async Task CheckPriorityAsync(IEngine engine, IEnumerable<int?> priorities, CancellationToken token)
    {
        if (priorities.Any(static priority => priority is not null)
            && await engine.System.GetAsync(token) is var about && !EngineCapabilities.Has(about.Release, EngineCapability.GatewayPriority))
        {
            throw new EngineException(
                EngineErrors.EngineTooOld, $"engine {about.Version} has no order of gateways, which came with {EngineCapabilities.FirstWith(EngineCapability.GatewayPriority)}");
        }
    }

    private static EngineException? Problem(NetworkRequest request, KeyValuePair<string, string>[] modes, DockerEngine about)
    {
        foreach ((string option, string mode) in modes)
        {
            if (GatewayModes.Problem(mode, about.Release) is string why)
            {
                return new EngineException(NetworkErrors.GatewayModeUnsupported, $"{why} (option {option})");
            }
        }

        return !request.IPv4 && !Has(EngineCapability.NetworkWithoutIPv4)
            ? new(NetworkErrors.IPv4Required, $"engine {about.Version} has no networks without IPv4, which came with {EngineCapabilities.FirstWith(EngineCapability.NetworkWithoutIPv4)}")
            : request.IPv6 && about.IPv6 == false
            ? new(NetworkErrors.IPv6Unavailable, "its host has no IPv6")
            : request.Pools.FirstOrDefault(static pool => pool.IsPrefixAlone) is PoolSpec alone && !Has(EngineCapability.PrefixFromPools)
            ? new(NetworkErrors.SubnetInvalid, $"engine {about.Version} takes no length of prefix alone, as {alone.Subnet} is, which came with {EngineCapabilities.FirstWith(EngineCapability.PrefixFromPools)}")
            : request.IPv6 && IsWithoutRange(request, about) && !Has(EngineCapability.IPv6Pools)
            ? new(NetworkErrors.SubnetRequired, $"engine {about.Version} has no ranges of IPv6 of its own, which came with {EngineCapabilities.FirstWith(EngineCapability.IPv6Pools)}")
            : null;

        bool Has(EngineCapability capability) => EngineCapabilities.Has(about.Release, capability);
    }

    // Other managers, and the settings of another network, may have one.
    private static bool IsWithoutRange(NetworkRequest request, DockerEngine about) =>
        request is { Driver: "bridge", IpamDriver: "default", ConfigFrom: null, ConfigOnly: false }
        && !request.Pools.Select(static pool => pool.Subnet).Concat(about.AddressPools.Select(static pool => pool.Range))
            .Any(static range => SubnetRules.FamilyOf(range) == AddressFamily.InterNetworkV6);
}
