using System.Net;
using DockerNet.Wiring;

namespace DockerNet.Workflows;

/// <summary>Tries from inside of containers whom they reach: all targets of one source in one go.</summary>
/// <param name="prober">What probes.</param>
/// <param name="reader">What is known of the containers.</param>
/// <param name="timeout">How long each target may take to answer.</param>
/// <param name="pause">How long to wait before what surprises is tried once more.</param>
internal sealed class LiveTester(ContainerProber prober, SceneReader reader, TimeSpan timeout, TimeSpan pause)
{
    private const string HostMode = "host";

    /// <summary>Makes a pair to try.</summary>
    /// <param name="expected">What the rules say.</param>
    /// <param name="probe">In what way.</param>
    /// <param name="port">At which port; 0 when the way has none.</param>
    /// <returns>The pair.</returns>
    public LivePair Pair(ReachabilityJudgement expected, ReachabilityProbe probe, int port) => new(
        expected,
        probe == ReachabilityProbe.Ping ? ProbeKind.Ping : ProbeKind.Tcp,
        port,
        AddressesOf(reader.Containers[expected.Target.Id], reader.Containers[expected.Source.Id], expected.Address));

    /// <summary>Tries all pairs of one source.</summary>
    /// <param name="source">The source.</param>
    /// <param name="pairs">The pairs.</param>
    /// <param name="token">Stops the work.</param>
    /// <returns>Nothing, when the pairs have their verdicts.</returns>
    public async Task RunAsync(Container source, IReadOnlyList<LivePair> pairs, CancellationToken token)
    {
        for (int round = 0; round <= LivePair.LastRound; round++)
        {
            List<(LivePair Pair, ProbeTarget Target)> targets = [.. pairs.SelectMany(pair => pair.Targets(round).Select(t => (pair, t)))];
            if (targets.Count > 0)
            {
                await Task.Delay(round == LivePair.LastRound ? pause : TimeSpan.Zero, token);
                IReadOnlyList<ProbeOutcome> outcomes =
                    await prober.RunAsync(source, [.. targets.Select(static t => t.Target)], timeout, token);
                foreach (((LivePair pair, _), ProbeOutcome outcome) in targets.Zip(outcomes))
                {
                    pair.Take(outcome);
                }
            }
        }
    }

    // The host is at the gateway of each of the source's networks, of which newer engines do not tell a container that cannot
    // use it to go on from there; who shares a network meets at its loopback address.
    private List<IPAddress> AddressesOf(ContainerDetail target, ContainerDetail source, IPAddress? judged)
    {
        if (reader.OwnerOf(target) is not ContainerDetail owner || reader.OwnerOf(source) is not ContainerDetail sourceOwner)
        {
            return [];
        }

        bool isHost = owner.NetworkMode == HostMode;
        bool same = owner.Id == sourceOwner.Id || (isHost && sourceOwner.NetworkMode == HostMode);
        IEnumerable<Address?> addresses = isHost
            ? sourceOwner.Networks.Select(static place => place.Gateway).Append<Address?>(judged)
            : owner.Networks.Select(static place => place.IPAddress ?? place.IPv6Address);
        return [.. addresses.Prepend(same ? (Address)IPAddress.Loopback : null).OfType<Address>().Distinct()];
    }
}
