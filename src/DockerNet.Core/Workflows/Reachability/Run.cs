using System.Net.Sockets;
using DockerNet.Contracts;
using DockerNet.Wiring;

namespace DockerNet.Workflows;

/// <summary>A test of who reaches whom on one engine.</summary>
/// <param name="engine">The engine.</param>
/// <param name="prober">What probes.</param>
internal sealed class ReachabilityRun(IEngine engine, ContainerProber prober)
{
    // The kernel keeps the neighbours of all containers in one table, a thousand as a rule, and drops the packets of those
    // that it has no room for. A pair on one network takes two places; all that is behind a router is one neighbour. It looks
    // after them once more five seconds later, and gives them back when it then has been silent for another five.
    private const int MostPairs = 400;

    // Where more waves follow, each finds what the one before it has not given back yet.
    private const int PairsOfWave = MostPairs / 2;

    private static readonly TimeSpan s_silence = TimeSpan.FromSeconds(11);

    private readonly Dictionary<string, IReadOnlyList<SocketListener>> _listeners = [];
    private readonly Dictionary<string, int> _neighbours = [];
    private SceneReader? _reader;
    private ReachabilityScene? _scene;
    private LiveTester? _tester;

    /// <summary>The engine.</summary>
    public IEngine Engine => engine;

    /// <summary>Who sends.</summary>
    public HashSet<Container> Sources { get; } = [];

    /// <summary>Who is to be reached.</summary>
    public HashSet<Container> Targets { get; } = [];

    /// <summary>Whether a container that is both is paired with itself.</summary>
    public bool WithSelf { get; set; }

    /// <summary>The ports to connect to.</summary>
    public IReadOnlyList<int> Ports { get; init; } = [];

    /// <summary>Whether all ports are connected to that something listens at.</summary>
    public bool Listening { get; init; }

    /// <summary>By which kind of address; null for any.</summary>
    public AddressFamily? Family { get; init; }

    /// <summary>Whether nothing is tried.</summary>
    public bool Static { get; init; }

    /// <summary>How long each target may take to answer.</summary>
    public TimeSpan Timeout { get; init; }

    /// <summary>How much is done at the same time.</summary>
    public int ThrottleLimit { get; init; }

    /// <summary>How long to wait between two waves of sources; nothing when one is all.</summary>
    public TimeSpan Pause => !Static && _neighbours.Values.Sum() > MostPairs ? s_silence : TimeSpan.Zero;

    /// <summary>
    /// The sources that can be tested from at the same time, in the order to test them. Those that share a network are
    /// together: they are tested from one by one, since their pings could take each other's answers.
    /// </summary>
    public IEnumerable<IEnumerable<IGrouping<string, Container>>> Waves =>
        from wave in InWaves(Pause == TimeSpan.Zero ? int.MaxValue : PairsOfWave)
        select wave.GroupBy(source => _reader!.NamespaceOf(source.Id));

    /// <summary>Reads what all pairs rest on.</summary>
    /// <param name="token">Stops the work.</param>
    /// <returns>Nothing, when it is read.</returns>
    public async Task ReadAsync(CancellationToken token)
    {
        _reader = new SceneReader(engine, ThrottleLimit);
        await _reader.ReadAsync(Sources.Concat(Targets).Select(static c => c.Id).ToHashSet(), token);
        foreach (Container source in Sources)
        {
            _neighbours[source.Id] = Targets.Count(target => _reader.AreNeighbours(source.Id, target.Id));
        }

        if (!Static && (Listening || Ports.Count > 0))
        {
            await Throttled.ForEachAsync(
                Targets.Where(LinkRules.IsActive), ThrottleLimit, container => ListenAsync(container, token), token);
        }

        _scene = _reader.Scene(_listeners);
        _tester = new LiveTester(prober, _reader, Timeout, Pause);
    }

    /// <summary>Tests all pairs of one source.</summary>
    /// <param name="source">The source.</param>
    /// <param name="token">Stops the work.</param>
    /// <returns>The results, by the target's name.</returns>
    public async Task<IEnumerable<ReachabilityResult>> TestAsync(Container source, CancellationToken token)
    {
        IEnumerable<LivePair> all =
            from target in Targets.OrderBy(static t => t.Name, StringComparer.Ordinal)
            where WithSelf || !target.Equals(source)
            where _reader!.Containers.ContainsKey(source.Id) && _reader.Containers.ContainsKey(target.Id)
            from port in PortsOf(target)
            let probe = port == 0 ? ReachabilityProbe.Ping : ReachabilityProbe.Tcp
            select _tester!.Pair(_scene!.Judge(source.Id, target.Id, probe, port, Family), probe, port, Family);
        if (Static)
        {
            return all.Select(Result);
        }

        List<LivePair> pairs = [.. all];
        if (LinkRules.IsRunning(_reader!.Containers.GetValueOrDefault(source.Id)))
        {
            await _tester!.RunAsync(source, pairs, token);
        }

        return pairs.Select(Result);
    }

    private IEnumerable<IReadOnlyList<Container>> InWaves(int most)
    {
        var wave = new List<Container>();
        int pairs = 0;
        foreach (Container source in Sources)
        {
            if (wave.Count > 0 && pairs + _neighbours[source.Id] > most)
            {
                yield return wave;
                wave = [];
                pairs = 0;
            }

            wave.Add(source);
            pairs += _neighbours[source.Id];
        }

        if (wave.Count > 0)
        {
            yield return wave;
        }
    }

    private IEnumerable<int> PortsOf(Container target) =>
        !Listening && Ports.Count == 0 ? [0]
        : !Listening ? Ports
        : Ports.Union(_listeners.GetValueOrDefault(target.Id, []).Where(static l => l.Protocol == "tcp").Select(static l => l.Port)).Order();

    // What cannot be looked into is not known, and said to be so.
    private async Task ListenAsync(Container container, CancellationToken token)
    {
        try
        {
            if (await prober.ReadListenersAsync(container, token) is { } found)
            {
                _listeners[container.Id] = found;
            }
        }
        catch (EngineException error) when (error.Kind.IsAny(ContainerErrors.ContainerPaused, ContainerErrors.ContainerNotRunning, ContainerErrors.ContainerNotFound))
        {
        }
    }

    private ReachabilityResult Result(LivePair pair)
    {
        ReachabilityJudgement expected = pair.Expected;
        return new ReachabilityResult
        {
            Source = expected.Source.Name,
            Target = expected.Target.Name,
            Probe = pair.Port == 0 ? ReachabilityProbe.Ping : ReachabilityProbe.Tcp,
            Port = pair.Port == 0 ? null : pair.Port,
            Static = expected.Verdict,
            Live = pair.Verdict,
            Reason = expected.Reason,
            Address = expected.Address,
            HostPort = expected.HostPort,
            Evidence = pair.Verdict == ReachabilityVerdict.NotTested && pair.Detail.Length > 0
                ? [.. expected.Evidence, pair.Detail]
                : expected.Evidence,
            Advice = expected.Advice,
            Agrees = ReachabilityFindings.Agrees(expected, pair.Verdict),
            Finding = ReachabilityFindings.Of(expected, pair.Verdict, pair.Detail, engine.Host),
            DockerHost = engine.Host,
        };
    }
}
