using System.Net;
using System.Net.Sockets;

namespace DockerNet.Wiring;

/// <summary>The ways to a container by the ports that it publishes on the host.</summary>
internal static class ReachabilityHostPorts
{
    /// <summary>Lists the ways from one container to another by what the other publishes.</summary>
    /// <param name="source">Who sends.</param>
    /// <param name="target">Who is to be reached.</param>
    /// <param name="port">At which of the target's own ports.</param>
    /// <param name="engine">What the engine does.</param>
    /// <returns>The ways that lead to the program at the port.</returns>
    public static IEnumerable<ReachabilityPath> Of(
        ReachabilityNode source, ReachabilityNode target, int port, ReachabilityEngine engine) =>
        from candidate in Candidates(source, target, port)
        where Passes(candidate.Place, target, engine)
        select new ReachabilityPath(candidate.Address, true, ReachabilityReason.NatOnly, candidate.Place.Network) { HostPort = candidate.Port };

    /// <summary>
    /// Lists where on the host the target's port could be, whether it can be reached there or not. Where nothing hears it the
    /// engine's proxy would still take each connection, only to end it.
    /// </summary>
    /// <param name="source">Who sends.</param>
    /// <param name="target">Who is to be reached.</param>
    /// <param name="port">At which of the target's own ports.</param>
    /// <returns>The host's addresses and ports.</returns>
    public static IEnumerable<IPEndPoint> Endpoints(ReachabilityNode source, ReachabilityNode target, int port) =>
        Candidates(source, target, port).Select(static candidate => new IPEndPoint(candidate.Address, candidate.Port)).Distinct();

    /// <summary>Tells whether a way works only as long as the engine's proxy does.</summary>
    /// <param name="path">The way.</param>
    /// <param name="target">Whom it leads to.</param>
    /// <param name="engine">What the engine does.</param>
    /// <returns>Whether it does.</returns>
    public static bool NeedsProxy(in ReachabilityPath path, ReachabilityNode target, ReachabilityEngine engine) =>
        path.Address is not IPAddress address || path.Network is not ReachabilityNetwork network
        || !engine.Has(EngineCapability.TranslatesBetweenBridges)
        || !IsTranslated(target, address.AddressFamily, engine)
        || LeadsInto(target, network, address.AddressFamily);

    /// <summary>Tells whether what is published for a container comes to it.</summary>
    /// <param name="place">The place that the source sends from.</param>
    /// <param name="target">The container that publishes.</param>
    /// <param name="engine">What the engine does.</param>
    /// <returns>Whether it does.</returns>
    public static bool Passes(ReachabilityPlace place, ReachabilityNode target, ReachabilityEngine engine)
    {
        AddressFamily family = place.Address.AddressFamily;
        bool hasProxy = engine.UserlandProxy != false;
        return LeadsInto(target, place.Network, family) || !IsTranslated(target, family, engine) ? hasProxy

            // A rule sends it on to the target's network, where what comes out of an internal one may not go. Engines spare those
            // of other networks the rule, and leave them to the proxy, but not where they set up no masquerading.
            : !place.Network.Internal
                && ((hasProxy && place.Network.Masquerade)
                    || (engine.Has(EngineCapability.TranslatesBetweenBridges) && place.Network.TakesAnswers(family, engine)));
    }

    private static IEnumerable<(ReachabilityPlace Place, IPAddress Address, int Port)> Candidates(
        ReachabilityNode source, ReachabilityNode target, int port) =>
        source.IsHost || target.IsHost || target.Owner.Member.Published.Count == 0 || target.Places.Count == 0
            ? []
            : from published in target.Owner.Member.Published
              where published.Port == port && published.HostPort is not null
              from place in source.Places
              let address = AddressOf(place, published.HostAddress)
              where address is not null && IsHeard(target, port, address.AddressFamily)
              select (place, address, published.HostPort ?? 0);

    private static bool IsHeard(ReachabilityNode target, int port, AddressFamily family)
    {
        ReachabilityPlace end = target.Places.FirstOrDefault(own => own.Address.AddressFamily == family) ?? target.Places[0];
        return ReachabilityPaths.Hear(
            target, ReachabilityProbe.Tcp, port, new ReachabilityPath(end.Address, true, ReachabilityReason.NatOnly, end.Network)).Deaf is null;
    }

    // The host's address at which it is published, as far as the source has a way to it.
    private static IPAddress? AddressOf(ReachabilityPlace place, IPAddress bound) =>
        bound.AddressFamily != place.Address.AddressFamily || ReachabilityPaths.ToHost(place).Address is not IPAddress gateway ? null
        : bound.Equals(IPAddress.Any) || bound.Equals(IPAddress.IPv6Any) ? gateway
        : IPAddress.IsLoopback(bound) || (!place.LeadsOut && !bound.Equals(gateway)) ? null
        : bound;

    // A port leads to the network that is the target's way out, be it on others too. What comes from there the rule leaves alone.
    private static bool LeadsInto(ReachabilityNode target, ReachabilityNetwork network, AddressFamily family) =>
        target.Places.Any(own => own.LeadsOut && own.Address.AddressFamily == family && ReferenceEquals(own.Network, network));

    // Without a way out of that family there is no rule, and the proxy alone passes on what comes in by it.
    private static bool IsTranslated(ReachabilityNode target, AddressFamily family, ReachabilityEngine engine) =>
        engine.Filters(family) && target.Places.Any(own => own.LeadsOut && !own.Network.Internal && own.Address.AddressFamily == family);
}
