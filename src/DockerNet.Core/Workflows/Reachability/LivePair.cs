using System.Net;
using DockerNet.Wiring;

namespace DockerNet.Workflows;

/// <summary>A pair that is tried: what is sent, and what came of it.</summary>
/// <param name="expected">What the rules say.</param>
/// <param name="kind">In what way.</param>
/// <param name="port">At which port; 0 when the way has none.</param>
/// <param name="addresses">All addresses at which the target itself is to be found.</param>
internal sealed class LivePair(ReachabilityJudgement expected, ProbeKind kind, int port, IReadOnlyList<IPAddress> addresses)
{
    /// <summary>The number of the last round.</summary>
    public const int LastRound = 2;

    private readonly List<ProbeOutcome> _outcomes = [];

    /// <summary>What the rules say.</summary>
    public ReachabilityJudgement Expected => expected;

    /// <summary>At which port; 0 when the way has none.</summary>
    public int Port => port;

    /// <summary>What came of trying.</summary>
    public ReachabilityVerdict Verdict =>
        _outcomes.Exists(IsByName) ? ReachabilityVerdict.Reachable
        : _outcomes.Exists(o => o.Reachable == true && o.Target.Host != expected.Target.Name) ? ReachabilityVerdict.AddressOnly
        : _outcomes.Exists(static o => o.Reachable is null) || _outcomes.Count == 0 ? ReachabilityVerdict.NotTested
        : ReachabilityVerdict.Unreachable;

    /// <summary>What the tools said of what did not work.</summary>
    public string Detail => string.Join(
        "; ", _outcomes.Where(static o => o.Detail.Length > 0).Select(static o => $"{o.Target.Host}: {o.Detail}").Distinct());

    /// <summary>
    /// What is to be tried now. A name that leads to the target proves the address as well, so where one is expected it is
    /// tried alone; if it fails there is a second round. What then is not as expected, or came to nothing since a tool broke,
    /// is tried once more: a busy machine may have been too slow, or have had no room for the packet.
    /// </summary>
    /// <param name="round">Which round, from 0.</param>
    /// <returns>The targets; none when there is nothing more to try.</returns>
    public IEnumerable<ProbeTarget> Targets(int round)
    {
        bool nameFirst = expected.Verdict == ReachabilityVerdict.Reachable;
        bool again = round == LastRound && (ReachabilityFindings.Agrees(expected, Verdict) == false || IsBroken);
        IEnumerable<ProbeTarget> byName = round == 0 || again ? [Target(expected.Target.Name)] : [];
        bool byAddress = again || (nameFirst ? round == 1 && !_outcomes.Exists(IsByName) : round == 0);
        return byAddress ? byName.Concat(addresses.Select(static address => address.ToString()).Select(Target)) : byName;
    }

    /// <summary>Takes what came of one target.</summary>
    /// <param name="outcome">The outcome.</param>
    public void Take(ProbeOutcome outcome)
    {
        // What was no test is forgotten as soon as there is another one.
        _outcomes.RemoveAll(before => before.Target == outcome.Target && !before.Tested);
        _outcomes.Add(outcome);
    }

    private bool IsBroken => Verdict == ReachabilityVerdict.NotTested && _outcomes.Exists(static o => o.Failure == ProbeFailure.Other);

    // The name may lead to someone else, who answers too.
    private bool IsByName(ProbeOutcome outcome) =>
        outcome.Reachable == true && outcome.Target.Host == expected.Target.Name
        && (outcome.Addresses.Length == 0 || outcome.Addresses.All(addresses.Contains));

    private ProbeTarget Target(string host) => new(host, kind, port);
}
