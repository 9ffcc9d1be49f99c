using System.Net;
using System.Net.Sockets;

namespace DockerNet.Wiring;

/// <summary>The ways that packets take between containers, as engines make them.</summary>
internal static class ReachabilityPaths
{
    /// <summary>Lists the ways from one container to another.</summary>
    /// <param name="source">Who sends.</param>
    /// <param name="target">Who is to be reached.</param>
    /// <param name="probe">In what way.</param>
    /// <param name="port">At which port.</param>
    /// <param name="engine">What the engine does.</param>
    /// <returns>The ways, one for each address that the target has for the source.</returns>
    public static IEnumerable<ReachabilityPath> Of(
        ReachabilityNode source, ReachabilityNode target, ReachabilityProbe probe, int port, ReachabilityEngine engine)
    {
        if (source.Shares(target))
        {
            ReachabilityReason reason = source == target ? ReachabilityReason.SameContainer : ReachabilityReason.SharedNamespace;
            yield return Hear(target, probe, port, new ReachabilityPath(IPAddress.Loopback, true, reason, null));
            yield return Hear(target, probe, port, new ReachabilityPath(IPAddress.IPv6Loopback, true, reason, null));
            foreach (ReachabilityPlace place in target.Places)
            {
                yield return Hear(target, probe, port, new ReachabilityPath(place.Address, true, reason, place.Network));
            }

            foreach (IPAddress address in HostAddresses(target, port))
            {
                yield return new ReachabilityPath(address, true, reason, null);
            }
        }
        else if (target.IsHost)
        {
            foreach (ReachabilityPlace place in source.Places)
            {
                yield return Hear(target, probe, port, ToHostPort(place, target, probe, port, engine));

                // Whatever address the host has, it is the host's own, and no other network's.
                foreach (IPAddress address in place.LeadsOut && place.Network.IsBridge ? HostAddresses(target, port) : [])
                {
                    if (address.AddressFamily == place.Address.AddressFamily)
                    {
                        yield return new ReachabilityPath(address, true, ReachabilityReason.ContainerToHost, place.Network);
                    }
                }
            }
        }
        else
        {
            foreach (ReachabilityPlace place in target.Places)
            {
                yield return Hear(target, probe, port, source.IsHost
                    ? FromHost(place)
                    : Between(source, target, place, probe, port, engine));
            }
        }
    }

    /// <summary>Tells how a container reaches the host by one of its addresses.</summary>
    /// <param name="place">The container's place.</param>
    /// <returns>The way.</returns>
    public static ReachabilityPath ToHost(ReachabilityPlace place)
    {
        AddressFamily family = place.Address.AddressFamily;
        return place.Network.HasHost(family) && (place.Gateway ?? place.Network.GatewayOf(family)) is IPAddress gateway
            ? new ReachabilityPath(gateway, true, ReachabilityReason.ContainerToHost, place.Network)
            : new ReachabilityPath(null, false, ReachabilityReason.DriverIsolated, place.Network);
    }

    /// <summary>Tells what of a way comes to the program at a port.</summary>
    /// <param name="target">Who is to be reached.</param>
    /// <param name="probe">In what way.</param>
    /// <param name="port">At which port.</param>
    /// <param name="path">The way.</param>
    /// <returns>The way, with what keeps the port from answering.</returns>
    public static ReachabilityPath Hear(
        ReachabilityNode target, ReachabilityProbe probe, int port, ReachabilityPath path)
    {
        if (probe == ReachabilityProbe.Ping || path.Address is not IPAddress address || target.Member.Listeners is null)
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

            // What listens at any IPv6 address hears IPv4 too, unless it says otherwise, as engines do for what is published.
            bool hears = listener.Address.AddressFamily == address.AddressFamily
                || (listener.Address.AddressFamily == AddressFamily.InterNetworkV6 && target.PublisherOf(port, AddressFamily.InterNetworkV6) is null);
            if ((listener.IsAny && hears) || Unmapped(listener.Address).Equals(address))
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

    // What listens there for a container that publishes the port may be out of reach.
    private static ReachabilityPath ToHostPort(
        ReachabilityPlace place, ReachabilityNode target, ReachabilityProbe probe, int port, ReachabilityEngine engine)
    {
        ReachabilityPath way = ToHost(place);
        return probe == ReachabilityProbe.Tcp && way.Passes == true
            && target.PublisherOf(port, place.Address.AddressFamily) is ReachabilityNode publisher
            && !ReachabilityHostPorts.Passes(place, publisher, engine)
                ? way with { Passes = false, Reason = place.Network.Internal ? ReachabilityReason.Internal : ReachabilityReason.Isolated }
                : way;
    }

    // The host's own addresses are not told, but for those that something listens at.
    private static IEnumerable<IPAddress> HostAddresses(ReachabilityNode target, int port) =>
        target.IsHost && target.Member.Listeners is { } listeners
            ? listeners.Where(one => one.Port == port && one.Protocol == "tcp" && !one.IsAny && !one.IsLoopback).Select(static one => Unmapped(one.Address))
            : [];

    // The host is a member of each bridge that it has an address on, whatever the rules between the others.
    private static ReachabilityPath FromHost(ReachabilityPlace place) => place.Network.HasHost(place.Address.AddressFamily)
        ? new ReachabilityPath(place.Address, true, ReachabilityReason.HostToContainer, place.Network)
        : new ReachabilityPath(place.Address, false, ReachabilityReason.DriverIsolated, place.Network);

    private static ReachabilityPath Between(
        ReachabilityNode source,
        ReachabilityNode target,
        ReachabilityPlace place,
        ReachabilityProbe probe,
        int port,
        ReachabilityEngine engine)
    {
        ReachabilityNetwork network = place.Network;
        AddressFamily family = place.Address.AddressFamily;
        bool any = false;
        bool allInternal = true;
        bool allBridges = network.IsBridge;
        foreach (ReachabilityPlace own in source.Places)
        {
            if (own.Address.AddressFamily != family)
            {
                continue;
            }

            if (ReferenceEquals(own.Network, network))
            {
                // A routed network's rule lets pings in wherever they come from; one that is internal has no such rule.
                bool open = network.Icc || !network.IsBridge || !engine.FiltersBridges || !engine.Filters(family)
                    || (probe == ReachabilityProbe.Ping && !network.Internal && network.ModeOf(family) == ReachabilityNetwork.RoutedMode && engine.Has(EngineCapability.RoutesBetweenBridges));
                bool opened = !open && IsOpened(source, target, network, probe, port);
                return new ReachabilityPath(place.Address, open || opened, (open, opened) switch
                {
                    (true, _) => ReachabilityReason.SharedNetwork,
                    (_, true) => ReachabilityReason.Link,
                    _ => ReachabilityReason.IccOff,
                }, network);
            }

            any = true;
            allInternal &= own.Network.Internal;
            allBridges &= own.Network.IsBridge;
        }

        (bool? passes, ReachabilityReason reason) =
            !any ? (false, ReachabilityReason.NoCommonFamily)
            : allBridges && !engine.Filters(family) && LeadsOut(source, family) && LeadsOut(target, family) ? (true, ReachabilityReason.RoutedNetwork)
            : network.Internal || allInternal ? (false, ReachabilityReason.Internal)
            : !allBridges ? (null, ReachabilityReason.FirewallUnknown)
            : source.Places.Any(own => own.LeadsOut && own.Address.AddressFamily == family && !own.Network.TakesAnswers(family, engine))
                ? (false, ReachabilityReason.Isolated)
            : Across(target, place, probe, port, engine);
        return new ReachabilityPath(place.Address, passes, reason, network);
    }

    // Also the answer has to find its way.
    private static bool LeadsOut(ReachabilityNode node, AddressFamily family) =>
        node.Places.Any(place => place.LeadsOut && place.Address.AddressFamily == family);

    // Between two bridges with a way out. What is between them depends on the target's alone.
    private static (bool? Passes, ReachabilityReason Reason) Across(
        ReachabilityNode target, ReachabilityPlace place, ReachabilityProbe probe, int port, ReachabilityEngine engine)
    {
        AddressFamily family = place.Address.AddressFamily;
        return place.Network.ModeOf(family) switch
        {
            ReachabilityNetwork.RoutedMode when engine.Has(EngineCapability.RoutesBetweenBridges) =>
                probe == ReachabilityProbe.Ping || (place.LeadsOut && target.Owner.Member.Publishes(port, family))
                    ? (true, ReachabilityReason.RoutedNetwork)
                    : (false, ReachabilityReason.UnpublishedPort),
            "nat-unprotected" when engine.Has(EngineCapability.UnprotectedBetweenBridges) => (true, ReachabilityReason.RoutedNetwork),
            _ => (false, ReachabilityReason.Isolated),
        };
    }

    // Where members do not reach each other a legacy link opens the source's exposed ports to the recipient.
    private static bool IsOpened(
        ReachabilityNode source, ReachabilityNode target, ReachabilityNetwork network, ReachabilityProbe probe, int port) =>
        probe == ReachabilityProbe.Tcp && !network.HasNames
        && source.LinkTo(target) is LinkSpec link
        && target.Owner.Member.LinkNames.Contains($"{source.Owner.Member.Name}/{link.Alias}")
        && target.Owner.Member.ExposedPorts.Contains($"{port}/tcp");

    private static IPAddress Unmapped(IPAddress address) => address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
}
