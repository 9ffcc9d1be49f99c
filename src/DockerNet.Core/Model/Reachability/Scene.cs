using System.Net;
using System.Net.Sockets;

namespace DockerNet.Wiring;

/// <summary>
/// Who reaches whom among an engine's containers, and why, by what the engine tells of them alone. What takes looking at
/// a container is worked out once; pairs are judged as they are asked for, and nothing of them is kept.
/// </summary>
/// <remarks>
/// To reach a container is to reach its own name and its own addresses. Where none of them answers, a port that it publishes
/// on the host may.
/// </remarks>
public sealed class ReachabilityScene
{
    private readonly Dictionary<string, ReachabilityNode> _nodes;
    private readonly ReachabilityNames _names;
    private readonly ReachabilityEngine _engine;

    /// <summary>Makes the scene.</summary>
    /// <param name="members">All containers that the engine has, running or not.</param>
    /// <param name="engine">What the engine does.</param>
    public ReachabilityScene(IEnumerable<ReachabilityMember> members, ReachabilityEngine engine)
    {
        _nodes = members.Select(member => new ReachabilityNode(member, engine.Generation)).ToDictionary(static node => node.Member.Id);
        Dictionary<string, ReachabilityNode> byName = _nodes.Values.DistinctBy(static node => node.Member.Name).ToDictionary(static node => node.Member.Name);
        // Who shares a network has to be known before what it follows from.
        foreach (ReachabilityNode node in _nodes.Values.OrderBy(static node => node.Member.Mode.Contains(':')))
        {
            node.Settle(_nodes, byName);
        }

        _names = new ReachabilityNames(_nodes.Values, engine.Generation);
        _engine = engine;
    }

    /// <summary>Judges all pairs of two different containers.</summary>
    /// <param name="probe">In what way the target is to be reached.</param>
    /// <param name="port">At which port; 0 when the way has none.</param>
    /// <returns>The judgements, as they are asked for, by source.</returns>
    public IEnumerable<ReachabilityJudgement> Judge(ReachabilityProbe probe, int port) =>
        from source in _nodes.Values
        from target in _nodes.Values
        where source != target
        select Judge(source, target, probe, port, family: null);

    /// <summary>Judges one pair.</summary>
    /// <param name="source">The id of who sends.</param>
    /// <param name="target">The id of who is to be reached.</param>
    /// <param name="probe">In what way.</param>
    /// <param name="port">At which port; 0 when the way has none.</param>
    /// <param name="family">By which kind of address; null for any.</param>
    /// <returns>The judgement.</returns>
    public ReachabilityJudgement Judge(string source, string target, ReachabilityProbe probe, int port, AddressFamily? family = null) =>
        Judge(_nodes[source], _nodes[target], probe, port, family);

    /// <summary>Gives the best of a container's own addresses, and of the host's ports that lead to it.</summary>
    /// <param name="source">The id of who sends.</param>
    /// <param name="target">The id of who is to be reached.</param>
    /// <param name="port">At which of the target's TCP ports.</param>
    /// <returns>The address and the host's port; null where there is none.</returns>
    public (IPAddress? Own, IPEndPoint? Host) Ends(string source, string target, int port)
    {
        (ReachabilityNode from, ReachabilityNode to) = (_nodes[source], _nodes[target]);
        ReachabilityPath host = ReachabilityHostPorts.Of(from, to, port, _engine).FirstOrDefault();
        return (
            Best(ReachabilityPaths.Of(from, to, ReachabilityProbe.Tcp, port, _engine)).Address,
            host is { Address: IPAddress address, HostPort: int published }
                ? new IPEndPoint(address, published)
                : ReachabilityHostPorts.Endpoints(from, to, port).FirstOrDefault());
    }

    private static ReachabilityReason? Obstacle(ReachabilityNode source, ReachabilityNode target) =>
        source.Member.State != "running" ? ReachabilityReason.SourceNotRunning
        : !target.IsActive ? ReachabilityReason.TargetNotRunning
        : source.Shares(target) ? null
        : (source.Lost ?? target.Lost) is not null ? ReachabilityReason.NamespaceLost
        : (source.Places.Count == 0 && !source.IsHost) || (target.Places.Count == 0 && !target.IsHost)
            ? ReachabilityReason.NoNetwork
        : null;

    private ReachabilityJudgement Judge(
        ReachabilityNode source, ReachabilityNode target, ReachabilityProbe probe, int port, AddressFamily? family)
    {
        if (Obstacle(source, target) is ReachabilityReason obstacle)
        {
            return Make(ReachabilityVerdict.Unreachable, obstacle, default);
        }

        List<ReachabilityPath> paths = [.. ReachabilityPaths.Of(source, target, probe, port, _engine).Where(OfFamily)];
        ReachabilityPath best = Best(paths);
        if (!best.Answers && (best.Passes is not null || paths.Count == 0) && probe == ReachabilityProbe.Tcp)
        {
            ReachabilityPath published = ReachabilityHostPorts.Of(source, target, port, _engine).FirstOrDefault(OfFamily);
            if (published != default)
            {
                return Make(ReachabilityVerdict.HostPortOnly, ReachabilityReason.NatOnly, published);
            }
        }

        // Where nothing passes, as in most pairs, no name matters.
        if (best.Passes != true)
        {
            return paths.Count == 0 ? Make(ReachabilityVerdict.Unreachable, ReachabilityReason.NoCommonFamily, best)
                : Make(best.Passes is null ? ReachabilityVerdict.NotTested : ReachabilityVerdict.Unreachable, best.Reason, best);
        }

        IReadOnlyList<IPAddress> named = _names.Find(source, target, out ReachabilityReason problem);
        ReachabilityPath byName = To(Tried(named));
        byName = byName.Answers ? To(named) : byName;
        if (byName.Answers)
        {
            bool linked = byName.Reason == ReachabilityReason.SharedNetwork
                && byName.Network?.HasNames == false && source.LinkTo(target) is not null;
            return Make(ReachabilityVerdict.Reachable, linked ? ReachabilityReason.Link : byName.Reason, byName);
        }

        // The name leads to the target, but not to where it could be reached.
        problem = byName.Address is null ? problem : byName.Deaf ?? byName.Reason;
        return best.Answers
            ? Make(ReachabilityVerdict.AddressOnly, problem, best)
            : Make(ReachabilityVerdict.Unreachable, best.Deaf ?? best.Reason, best);

        // A ping takes one address, of IPv6 where both have it; what connects goes on to the next one.
        IReadOnlyList<IPAddress> Tried(IReadOnlyList<IPAddress> all) =>
            probe == ReachabilityProbe.Ping && family is null
            && source.Places.Any(static place => place.Address.AddressFamily == AddressFamily.InterNetworkV6)
            && all.Any(static address => address.AddressFamily == AddressFamily.InterNetworkV6)
                ? [.. all.Where(static address => address.AddressFamily == AddressFamily.InterNetworkV6)]
                : all;

        ReachabilityPath To(IReadOnlyList<IPAddress> addresses) =>
            Best(paths.Where(path => path.Address is IPAddress address && addresses.Contains(address)));

        bool OfFamily(ReachabilityPath path) => family is null || path.Address is null || path.Address.AddressFamily == family;

        ReachabilityJudgement Make(ReachabilityVerdict verdict, ReachabilityReason reason, ReachabilityPath path)
        {
            var facts = new ReachabilityCase(source, target, verdict, reason, path, port);
            return new ReachabilityJudgement(
                source.Member,
                target.Member,
                verdict,
                reason,
                path.Address,
                ReachabilityTexts.Evidence(facts, _engine),
                verdict == ReachabilityVerdict.Reachable ? "" : ReachabilityAdvice.Of(facts),
                // Of two that lost the same container's network nobody tells whether that was restarted once more in between.
                (source.Lost is null || source == target || path.Passes != true)
                    && (probe == ReachabilityProbe.Ping || path.Passes != true || target.Member.Listeners is not null))
            {
                HostPort = path.HostPort,
                HostEndpoints = probe == ReachabilityProbe.Tcp ? [.. ReachabilityHostPorts.Endpoints(source, target, port).Where(OfEndpoint)] : [],
            };

            bool OfEndpoint(IPEndPoint endpoint) => family is null || endpoint.AddressFamily == family;
        }
    }

    private static ReachabilityPath Best(IEnumerable<ReachabilityPath> paths)
    {
        ReachabilityPath best = default;
        foreach (ReachabilityPath path in paths)
        {
            best = best == default || path.Rank > best.Rank ? path : best;
        }

        return best;
    }
}
