using System.Net;

namespace DockerNet.Wiring;

/// <summary>
/// Who reaches whom among an engine's containers, and why, by what the engine tells of them alone. What takes looking at
/// a container is worked out once; pairs are judged as they are asked for, and nothing of them is kept.
/// </summary>
/// <remarks>
/// To reach a container is to reach its own name and its own addresses. A port that it publishes on the host is the
/// host's, and does not count.
/// </remarks>
public sealed class ReachabilityScene
{
    private readonly Dictionary<string, ReachabilityNode> _nodes;
    private readonly ReachabilityNames _names;
    private readonly bool _bridgeFilter;

    /// <summary>Makes the scene.</summary>
    /// <param name="members">All containers that the engine has, running or not.</param>
    /// <param name="generation">The engine's generation, such as 20 or 29.</param>
    /// <param name="bridgeFilter">Whether the host's firewall sees what stays on one bridge.</param>
    public ReachabilityScene(IEnumerable<ReachabilityMember> members, int generation, bool bridgeFilter)
    {
        _nodes = members.Select(member => new ReachabilityNode(member, generation)).ToDictionary(static node => node.Member.Id);
        Dictionary<string, ReachabilityNode> byName = _nodes.Values.DistinctBy(static node => node.Member.Name).ToDictionary(static node => node.Member.Name);
        // Who shares a network has to be known before what it follows from.
        foreach (ReachabilityNode node in _nodes.Values.OrderBy(static node => node.Member.Mode.Contains(':')))
        {
            node.Settle(_nodes, byName);
        }

        _names = new ReachabilityNames(_nodes.Values, generation);
        _bridgeFilter = bridgeFilter;
    }

    /// <summary>Judges all pairs of two different containers.</summary>
    /// <param name="probe">In what way the target is to be reached.</param>
    /// <param name="port">At which port; 0 when the way has none.</param>
    /// <returns>The judgements, as they are asked for, by source.</returns>
    public IEnumerable<ReachabilityJudgement> Judge(ReachabilityProbe probe, int port) =>
        from source in _nodes.Values
        from target in _nodes.Values
        where source != target
        select Judge(source, target, probe, port);

    /// <summary>Judges one pair.</summary>
    /// <param name="source">The id of who sends.</param>
    /// <param name="target">The id of who is to be reached.</param>
    /// <param name="probe">In what way.</param>
    /// <param name="port">At which port; 0 when the way has none.</param>
    /// <returns>The judgement.</returns>
    public ReachabilityJudgement Judge(string source, string target, ReachabilityProbe probe, int port) =>
        Judge(_nodes[source], _nodes[target], probe, port);

    private static ReachabilityReason? Obstacle(ReachabilityNode source, ReachabilityNode target) =>
        source.Member.State != "running" ? ReachabilityReason.SourceNotRunning
        : !target.IsActive ? ReachabilityReason.TargetNotRunning
        : source != target && (source.Lost ?? target.Lost) is not null ? ReachabilityReason.NamespaceLost
        : source.Owner == target.Owner || (source.IsHost && target.IsHost) ? null
        : (source.Places.Count == 0 && !source.IsHost) || (target.Places.Count == 0 && !target.IsHost)
            ? ReachabilityReason.NoNetwork
        : null;

    private ReachabilityJudgement Judge(ReachabilityNode source, ReachabilityNode target, ReachabilityProbe probe, int port)
    {
        if (Obstacle(source, target) is ReachabilityReason obstacle)
        {
            return Make(ReachabilityVerdict.Unreachable, obstacle, default);
        }

        ReachabilityPath best = default;
        foreach (ReachabilityPath path in ReachabilityPaths.Of(source, target, probe, port, _bridgeFilter))
        {
            best = best == default || path.Rank > best.Rank ? path : best;
        }

        // Where nothing passes, as in most pairs, no name matters.
        if (best.Passes != true)
        {
            return Make(best.Passes is null ? ReachabilityVerdict.NotTested : ReachabilityVerdict.Unreachable, best.Reason, best);
        }

        ReachabilityPath byName = _names.Find(source, target, out ReachabilityReason problem) is IPAddress named
            ? ReachabilityPaths.Of(source, target, probe, port, _bridgeFilter).FirstOrDefault(path => named.Equals(path.Address))
            : default;
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

        ReachabilityJudgement Make(ReachabilityVerdict verdict, ReachabilityReason reason, ReachabilityPath path)
        {
            var facts = new ReachabilityCase(source, target, verdict, reason, path, port);
            return new ReachabilityJudgement(
                source.Member,
                target.Member,
                verdict,
                reason,
                path.Address,
                ReachabilityTexts.Evidence(facts),
                verdict == ReachabilityVerdict.Reachable ? "" : ReachabilityAdvice.Of(facts),
                probe == ReachabilityProbe.Ping || path.Passes != true || target.Member.Listeners is not null);
        }
    }
}
