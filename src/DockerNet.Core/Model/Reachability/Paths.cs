using System.Net;

namespace DockerNet.Wiring;

/// <summary>The ways that packets take between containers, as engines make them.</summary>
internal static class ReachabilityPaths
{
    /// <summary>Lists the ways from one container to another.</summary>
    /// <param name="source">Who sends.</param>
    /// <param name="target">Who is to be reached.</param>
    /// <param name="probe">In what way.</param>
    /// <param name="port">At which port.</param>
    /// <param name="bridgeFilter">Whether the host's firewall sees what stays on one bridge.</param>
    /// <returns>The ways, one for each address that the target has for the source.</returns>
    public static IEnumerable<ReachabilityPath> Of(
        ReachabilityNode source, ReachabilityNode target, ReachabilityProbe probe, int port, bool bridgeFilter)
    {
        if (Same(source, target))
        {
            ReachabilityReason reason = source == target ? ReachabilityReason.SameContainer : ReachabilityReason.SharedNamespace;
            yield return Hear(target, probe, port, new ReachabilityPath(IPAddress.Loopback, true, reason, null));
            foreach (ReachabilityPlace place in target.Places)
            {
                yield return Hear(target, probe, port, new ReachabilityPath(place.Address, true, reason, place.Network));
            }
        }
        else if (target.IsHost)
        {
            foreach (ReachabilityPlace place in source.Places)
            {
                yield return Hear(target, probe, port, ToHost(place));
            }
        }
        else
        {
            foreach (ReachabilityPlace place in target.Places)
            {
                yield return Hear(target, probe, port, source.IsHost
                    ? FromHost(place)
                    : Between(source, target, place, probe, port, bridgeFilter));
            }
        }
    }

    private static bool Same(ReachabilityNode source, ReachabilityNode target) =>
        source.Owner == target.Owner || (source.IsHost && target.IsHost);

    // The host is a member of each bridge that it has an address on, whatever the rules between the others.
    private static ReachabilityPath FromHost(ReachabilityPlace place) => place.Network.IsBridge && place.Network.HasHost
        ? new ReachabilityPath(place.Address, true, ReachabilityReason.HostToContainer, place.Network)
        : new ReachabilityPath(place.Address, false, ReachabilityReason.DriverIsolated, place.Network);

    private static ReachabilityPath ToHost(ReachabilityPlace place) =>
        place.Network.IsBridge && place.Network.HasHost && (place.Gateway ?? place.Network.Gateway) is IPAddress gateway
            ? new ReachabilityPath(gateway, true, ReachabilityReason.ContainerToHost, place.Network)
            : new ReachabilityPath(null, false, ReachabilityReason.DriverIsolated, place.Network);

    private static ReachabilityPath Between(
        ReachabilityNode source,
        ReachabilityNode target,
        ReachabilityPlace place,
        ReachabilityProbe probe,
        int port,
        bool bridgeFilter)
    {
        ReachabilityNetwork network = place.Network;
        bool allInternal = true;
        bool allBridges = network.IsBridge;
        foreach (ReachabilityPlace own in source.Places)
        {
            if (ReferenceEquals(own.Network, network))
            {
                bool open = network.Icc || !network.IsBridge || !bridgeFilter;
                bool opened = !open && IsOpened(source, target, network, probe, port);
                return new ReachabilityPath(place.Address, open || opened, (open, opened) switch
                {
                    (true, _) => ReachabilityReason.SharedNetwork,
                    (_, true) => ReachabilityReason.Link,
                    _ => ReachabilityReason.IccOff,
                }, network);
            }

            allInternal &= own.Network.Internal;
            allBridges &= own.Network.IsBridge;
        }

        return network.Internal || allInternal
            ? new ReachabilityPath(place.Address, false, ReachabilityReason.Internal, network)
            : !allBridges || network.Routed
                ? new ReachabilityPath(place.Address, null, ReachabilityReason.FirewallUnknown, network)
                : new ReachabilityPath(place.Address, false, ReachabilityReason.Isolated, network);
    }

    // Where members do not reach each other a legacy link opens the source's exposed ports to the recipient.
    private static bool IsOpened(
        ReachabilityNode source, ReachabilityNode target, ReachabilityNetwork network, ReachabilityProbe probe, int port) =>
        probe == ReachabilityProbe.Tcp && !network.HasNames
        && source.LinkTo(target) is LinkSpec link
        && target.Owner.Member.LinkNames.Contains($"{source.Owner.Member.Name}/{link.Alias}")
        && target.Owner.Member.ExposedPorts.Contains($"{port}/tcp");

    private static ReachabilityPath Hear(ReachabilityNode target, ReachabilityProbe probe, int port, ReachabilityPath path)
    {
        if (probe == ReachabilityProbe.Ping || path.Address is null || target.Member.Listeners is null)
        {
            return path;
        }

        bool any = false;
        bool elsewhere = false;
        foreach (SocketListener listener in target.Member.Listeners)
        {
            if (listener.Port != port || listener.Protocol != "tcp")
            {
                continue;
            }

            if (listener.IsAny || Unmapped(listener.Address).Equals(path.Address))
            {
                return path;
            }

            any = true;
            elsewhere |= !listener.IsLoopback;
        }

        return path with
        {
            Deaf = !any ? ReachabilityReason.NoListener
                : elsewhere ? ReachabilityReason.ListenerElsewhere
                : ReachabilityReason.LoopbackOnly,
        };
    }

    private static IPAddress Unmapped(IPAddress address) => address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
}
