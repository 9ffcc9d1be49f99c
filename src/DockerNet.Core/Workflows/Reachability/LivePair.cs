using System.Net;
using System.Net.Sockets;
using DockerNet.Wiring;

namespace DockerNet.Workflows;

/// <summary>A pair that is tried: what is sent, and what came of it.</summary>
/// <param name="expected">What the rules say.</param>
/// <param name="kind">In what way.</param>
/// <param name="port">At which port; 0 when the way has none.</param>
/// <param name="family">By which kind of address; null for any.</param>
/// <param name="addresses">All addresses of that kind at which the target itself is to be found.</param>
internal sealed class LivePair(
    ReachabilityJudgement expected, ProbeKind kind, int port, AddressFamily? family, IReadOnlyList<IPAddress> addresses)
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
        _outcomes.Exists(IsByName) && !_outcomes.Exists(IsShared) ? ReachabilityVerdict.Reachable
        : IsReached ? ReachabilityVerdict.AddressOnly
        : _outcomes.Exists(o => o.Reachable == true && IsHostPort(o.Target)) ? ReachabilityVerdict.HostPortOnly
        : _outcomes.Exists(static o => o.Reachable is null) || _outcomes.Count == 0 ? ReachabilityVerdict.NotTested
        : ReachabilityVerdict.Unreachable;

    /// <summary>What the tools said of what did not work.</summary>
    public string Detail => string.Join(
        "; ", _outcomes.Where(static o => o.Detail.Length > 0).Select(static o => $"{o.Target.Host}: {o.Detail}").Distinct());

    /// <summary>
    /// What is to be tried now. A name that leads to the target proves the address as well, so where one is expected it is
    /// tried alone; if it fails there is a second round, which is also for the target's ports on the host. What then is not as
    /// expected, or came to nothing since a tool broke, is tried once more: a busy machine may have been too slow, or have had
    /// no room for the packet.
    /// </summary>
    /// <param name="round">Which round, from 0.</param>
    /// <returns>The targets; none when there is nothing more to try.</returns>
    public IEnumerable<ProbeTarget> Targets(int round)
    {
        bool nameFirst = expected.Verdict == ReachabilityVerdict.Reachable && family is null;
        bool again = round == LastRound && (ReachabilityFindings.Agrees(expected, Verdict) == false || IsBroken);
        IEnumerable<ProbeTarget> byName = round == 0 ? Names : again ? kind == ProbeKind.Tcp ? Names.Append(new ProbeTarget(expected.Target.Name, ProbeKind.Name)).Distinct() : Names : [];
        bool byAddress = again || (nameFirst ? round == 1 && !_outcomes.Exists(IsByName) : round == 0);
        bool byHost = round > 0 && (again || !nameFirst) && !IsReached && !_outcomes.Exists(IsByName);
        return byName
            .Concat(byAddress ? addresses.Select(static address => address.ToString()).Select(Target) : [])
            .Concat(byHost ? expected.HostEndpoints.Select(static end => new ProbeTarget(end.Address.ToString(), ProbeKind.Tcp, end.Port)) : []);
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

    private bool IsReached => _outcomes.Exists(o => o.Reachable == true && IsOwn(o.Target));

    // Most tools try one address of a name, of whatever kind, and most programs one after the other. Where a tool does not tell,
    // all that the name has are asked for.
    private IEnumerable<ProbeTarget> Names => (family, expected.Reason) switch
    {
        (not null, _) => [new ProbeTarget(expected.Target.Name, ProbeKind.Name)],
        (_, ReachabilityReason.NameAmbiguous) => [Target(expected.Target.Name), new ProbeTarget(expected.Target.Name, ProbeKind.Name)],
        _ => [Target(expected.Target.Name)],
    };

    // The name may lead to someone else, who answers too.
    private bool IsByName(ProbeOutcome outcome) =>
        outcome.Reachable == true && outcome.Target.Host == expected.Target.Name
        && (outcome.Target.Kind == ProbeKind.Name
            ? OfFamily(outcome).All(addresses.Contains) && OfFamily(outcome).Any(IsAnswering)
            : outcome.Addresses.Length == 0 || outcome.Addresses.All(addresses.Contains));

    private bool IsAnswering(IPAddress address) =>
        _outcomes.Exists(outcome => outcome.Reachable == true && IsOwn(outcome.Target) && outcome.Target.Host == address.ToString());

    private bool IsShared(ProbeOutcome outcome) =>
        outcome.Target.Kind == ProbeKind.Name && !OfFamily(outcome).All(addresses.Contains);

    private IEnumerable<IPAddress> OfFamily(ProbeOutcome outcome) =>
        outcome.Addresses.Where(address => family is null || address.AddressFamily == family);

    private bool IsOwn(ProbeTarget target) =>
        target.Kind == kind && target.Port == port && addresses.Any(address => address.ToString() == target.Host);

    private bool IsHostPort(ProbeTarget target) =>
        !IsOwn(target) && expected.HostEndpoints.Any(end => end.Port == target.Port && end.Address.ToString() == target.Host);

    private ProbeTarget Target(string host) => new(host, kind, port);
}
