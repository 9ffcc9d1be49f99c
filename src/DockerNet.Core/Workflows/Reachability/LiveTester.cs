using System.Net;
using System.Net.Sockets;
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

    private static readonly IPAddress[] s_loopback = [IPAddress.Loopback, IPAddress.IPv6Loopback];

    /// <summary>Makes a pair to try.</summary>
    /// <param name="expected">What the rules say.</param>
    /// <param name="probe">In what way.</param>
    /// <param name="port">At which port; 0 when the way has none.</param>
    /// <param name="family">By which kind of address; null for any.</param>
    /// <returns>The pair.</returns>
    public LivePair Pair(ReachabilityJudgement expected, ReachabilityProbe probe, int port, AddressFamily? family) => new(
        expected,
        probe == ReachabilityProbe.Ping ? ProbeKind.Ping : ProbeKind.Tcp,
        port,
        family,
        [.. AddressesOf(expected).Where(address => family is null || address.AddressFamily == family)]);

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
    private IEnumerable<IPAddress> AddressesOf(ReachabilityJudgement expected)
    {
        ContainerDetail source = reader.Containers[expected.Source.Id];
        ContainerDetail target = reader.Containers[expected.Target.Id];
        if (!LinkRules.IsActive(target))
        {
            // Who has ended is not at the addresses of whose network it had.
            return [];
        }

        if (reader.OwnerOf(target) is not ContainerDetail owner || reader.OwnerOf(source) is not ContainerDetail sourceOwner)
        {
            // Who has lost its network still has itself, and who was left there with it.
            return source.Id == target.Id || (reader.LostWith(source.Id) is string whose && whose == reader.LostWith(target.Id)) ? s_loopback : [];
        }

        bool isHost = owner.NetworkMode == HostMode;
        bool same = owner.Id == sourceOwner.Id || (isHost && sourceOwner.NetworkMode == HostMode);
        IEnumerable<Address?> addresses = isHost
            ? sourceOwner.Networks.SelectMany(static place => new[] { place.Gateway, place.IPv6Gateway }).Append(expected.HostPort is null ? (Address?)expected.Address : null)
            : owner.Networks.SelectMany(static place => new[] { place.IPAddress, place.IPv6Address });
        return addresses.OfType<Address>().Select(static address => (IPAddress)address)
            .Concat(same ? s_loopback : []).Distinct();
    }
}
