using System.Net;
using DockerNet.Contracts;
using DockerNet.Wiring;

namespace DockerNet.Workflows;

/// <summary>Refuses what a network cannot give; to a stopped container an engine promises it, and breaks at its start.</summary>
internal static class ConnectionGuard
{
    /// <summary>Checks.</summary>
    /// <param name="network">The network.</param>
    /// <param name="request">What is asked of it.</param>
    /// <exception cref="EngineException">It cannot give that.</exception>
    public static void Check(Network network, ConnectRequest request)
    {
        string[] fixedOnes = [.. new[] { request.IPAddress, request.IPv6Address }.OfType<string>()];
        if (network.Name == NetworkSpec.DefaultBridge && (request.Aliases.Count > 0 || request.Links.Count > 0 || fixedOnes.Length > 0))
        {
            throw new EngineException(
                NetworkErrors.UserNetworkRequired, "aliases, links and fixed addresses are supported on user defined networks only");
        }

        foreach (string text in fixedOnes)
        {
            if (Find(network, request.Container, IPAddress.Parse(text)) is EngineException problem)
            {
                throw problem;
            }
        }

        if (request.LinkLocalAddresses.FirstOrDefault(static text => !IsLinkLocal(text)) is string other)
        {
            throw new EngineException(NetworkErrors.AddressOutOfRange, $"{other} is no link-local address, as those in 169.254.0.0/16 and fe80::/10");
        }
    }

    /// <summary>Finds why a network cannot give a container an address.</summary>
    /// <param name="network">The network.</param>
    /// <param name="container">The container's id; empty for one that is not there yet.</param>
    /// <param name="address">The address.</param>
    /// <returns>The reason; null when it can.</returns>
    public static EngineException? Find(Network network, string container, IPAddress address)
    {
        if (network.Pools.Length > 0 && !network.Pools.Any(pool => SubnetRules.Contains(pool.Subnet, address)))
        {
            return new EngineException(
                NetworkErrors.AddressOutOfRange,
                $"{address} does not belong to any of the subnets of {network.Name}: {string.Join<NetworkPool>(", ", network.Pools)}");
        }

        return (NetworkReserved.Find(network, address) ?? Member(network, container, address)) is string holder
            ? new EngineException(NetworkErrors.AddressInUse, $"{address} is already in use on {network.Name}, by {holder}")
            : null;
    }

    private static string? Member(Network network, string container, IPAddress address) => network.Containers
        .Where(member => member.ContainerId != container && (member.IPAddress == address || member.IPv6Address == address))
        .Select(static member => $"container {member.Container}")
        .FirstOrDefault();

    private static bool IsLinkLocal(string text) =>
        IPAddress.Parse(text) is var address && (SubnetRules.Contains("169.254.0.0/16", address) || SubnetRules.Contains("fe80::/10", address));
}
