using System.Net;
using DockerNet.Contracts;
using DockerNet.Wiring;

namespace DockerNet.Workflows;

/// <summary>
/// Explains why a container was not reached, with the words of who reaches whom: a tool in a container knows no more than that
/// a name has no address, or that no answer came.
/// </summary>
/// <param name="engine">The engine.</param>
internal sealed class ProbeExplainer(IEngine engine)
{
    private const int AskedAtOnce = 8;

    private readonly HashSet<string> _named = [];
    private SceneReader? _reader;
    private ReachabilityScene? _scene;

    /// <summary>Explains what came of a probe.</summary>
    /// <param name="source">The container that tried.</param>
    /// <param name="outcome">What came of it.</param>
    /// <param name="token">Stops the work.</param>
    /// <returns>The reason; empty when the target was reached.</returns>
    public async Task<string> ExplainAsync(Container source, ProbeOutcome outcome, CancellationToken token)
    {
        string told = ProbeReasons.Explain(source, outcome);
        bool isSilent = outcome.Failure == ProbeFailure.NoAnswer && outcome.Target.Kind != ProbeKind.Udp;
        if (!isSilent && outcome.Failure is not (ProbeFailure.NameNotResolved or ProbeFailure.NoRoute))
        {
            return told;
        }

        try
        {
            return await JudgeAsync(source, outcome, token).ConfigureAwait(false) is ReachabilityJudgement judged && Explains(judged, outcome)
                ? $"{judged.Reason}: {string.Join("; ", judged.Evidence)}. {judged.Advice}"
                : told;
        }
        catch (EngineException)
        {
            // What the tool said is true all the same.
            return told;
        }
    }

    private static bool Explains(ReachabilityJudgement judged, ProbeOutcome outcome) => judged.Verdict switch
    {
        ReachabilityVerdict.Unreachable or ReachabilityVerdict.HostPortOnly => judged.Evidence.Length > 0,
        // That the default bridge has no names is told already.
        ReachabilityVerdict.AddressOnly => outcome.Failure == ProbeFailure.NameNotResolved
            && judged.Reason != ReachabilityReason.NoNameOnDefaultBridge && judged.Evidence.Length > 0,
        _ => false,
    };

    private async Task<ReachabilityJudgement?> JudgeAsync(Container source, ProbeOutcome outcome, CancellationToken token)
    {
        IReadOnlyList<Container> all = await engine.Containers.ListAsync(ContainerFilter.All, token).ConfigureAwait(false);
        if (TargetOf(outcome, all) is not Container target || target.Equals(source))
        {
            return null;
        }

        bool isNew = _named.Add(source.Id) | _named.Add(target.Id);
        if (_reader is null || (isNew && !(_reader.Containers.ContainsKey(source.Id) && _reader.Containers.ContainsKey(target.Id))))
        {
            _reader = new SceneReader(engine, AskedAtOnce);
            await _reader.ReadAsync(_named, token).ConfigureAwait(false);
            _scene = _reader.Scene(new Dictionary<string, IReadOnlyList<SocketListener>>());
        }

        bool isTcp = outcome.Target.Kind == ProbeKind.Tcp;
        return _reader.Containers.ContainsKey(source.Id) && _reader.Containers.ContainsKey(target.Id)
            ? _scene!.Judge(source.Id, target.Id, isTcp ? ReachabilityProbe.Tcp : ReachabilityProbe.Ping, isTcp ? outcome.Target.Port : 0)
            : null;
    }

    // An address may be of a name that means another one there, and then it is the address that was not reached.
    private static Container? TargetOf(ProbeOutcome outcome, IReadOnlyList<Container> all)
    {
        IPAddress? address = outcome.Address ?? (IPAddress.TryParse(outcome.Target.Host, out IPAddress? written) ? written : null);
        return address is null
            ? all.FirstOrDefault(one => one.Name == outcome.Target.Host)
            : all.FirstOrDefault(one => one.Networks.Any(place => place.IPAddress == address || place.IPv6Address == address));
    }
}
