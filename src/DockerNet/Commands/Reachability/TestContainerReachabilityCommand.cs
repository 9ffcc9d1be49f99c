using System.Management.Automation;
using System.Net.Sockets;
using DockerNet.Binding;
using DockerNet.Completion;
using DockerNet.Contracts;
using DockerNet.Wiring;
using DockerNet.Workflows;

namespace DockerNet.Commands;

/// <summary>
/// Tells who reaches whom among containers, by name or by address only, and why not: what follows from the engine's
/// settings, what comes of trying, and whether the two agree.
/// </summary>
[Cmdlet(
    VerbsDiagnostic.Test,
    "ContainerReachability",
    DefaultParameterSetName = LiveSet,
    HelpUri = DockerDocs.Engine + "network/")]
[OutputType(typeof(ReachabilityResult), typeof(ReachabilityMatrix))]
public sealed class TestContainerReachabilityCommand : ProbeCmdlet
{
    private const string LiveSet = "Live";
    private const string StaticSet = "Static";
    private const int MostPort = 65535;
    private const int MostAtOnce = 64;
    private const int Whole = 100;

    private readonly Dictionary<string, ReachabilityRun> _runs = [];

    /// <summary>
    /// The containers whose pairs are tested, by name, by id or a unique beginning of it, or by a pattern of names. By
    /// default all that run. With -Target, those to send from.
    /// </summary>
    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("Container", "Id")]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    [ObjectNameTransformation(typeof(Container))]
    [ArgumentCompleter(typeof(ContainerCompleter))]
    public string[]? Name { get; set; }

    /// <summary>The containers to send from, in place of those of -Name.</summary>
    [Parameter]
    [Alias("From")]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    [ObjectNameTransformation(typeof(Container))]
    [ArgumentCompleter(typeof(ContainerCompleter))]
    public string[]? Source { get; set; }

    /// <summary>The containers to be reached, in place of those of -Name.</summary>
    [Parameter(Position = 1)]
    [Alias("To")]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    [ObjectNameTransformation(typeof(Container))]
    [ArgumentCompleter(typeof(ContainerCompleter))]
    public string[]? Target { get; set; }

    /// <summary>The TCP ports to connect to, in place of a ping.</summary>
    [Parameter]
    [ValidateRange(1, MostPort)]
    [ArgumentCompleter(typeof(NothingCompleter))]
    public int[] Port { get; set; } = [];

    /// <summary>Judges and tries IPv4 addresses only. By default any address counts that the target has.</summary>
    [Parameter]
    public SwitchParameter IPv4 { get; set; }

    /// <summary>Judges and tries IPv6 addresses only.</summary>
    [Parameter]
    public SwitchParameter IPv6 { get; set; }

    /// <summary>Connects to all TCP ports that something listens at in each target, in place of a ping.</summary>
    [Parameter(ParameterSetName = LiveSet)]
    public SwitchParameter Listening { get; set; }

    /// <summary>
    /// Tells what follows from the engine's settings alone. No command is run in any container, so nothing is known of
    /// what listens there.
    /// </summary>
    [Parameter(Mandatory = true, ParameterSetName = StaticSet)]
    public SwitchParameter Static { get; set; }

    /// <summary>
    /// How long to wait for each answer: seconds, or a time span. Parts of a second count as a whole one.
    /// </summary>
    [Parameter(ParameterSetName = LiveSet)]
    [SecondsTransformation]
    [ValidateTime]
    [ArgumentCompleter(typeof(NothingCompleter))]
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(2);

    /// <summary>How many sources are tested from at the same time.</summary>
    [Parameter]
    [ValidateRange(1, MostAtOnce)]
    [ArgumentCompleter(typeof(NothingCompleter))]
    public int ThrottleLimit { get; set; } = 8;

    /// <summary>Writes a grid to look at, in place of the single results.</summary>
    [Parameter]
    public SwitchParameter AsMatrix { get; set; }

    private protected override async Task ProcessAsync(IEngine engine, CancellationToken token)
    {
        if (!_runs.TryGetValue(engine.Host, out ReachabilityRun? run))
        {
            if (await ProberAsync(engine, token) is not ContainerProber prober)
            {
                return;
            }

            _runs[engine.Host] = run = new ReachabilityRun(engine, prober)
            {
                Ports = Port,
                Listening = Listening,
                Family = IPv4 == IPv6 ? null : IPv6 ? AddressFamily.InterNetworkV6 : AddressFamily.InterNetwork,
                Static = Static,
                Timeout = Timeout,
                ThrottleLimit = ThrottleLimit,
            };
        }

        IReadOnlyList<Container> named = Source is null || Target is null ? await FindAsync(engine, Name, token) : [];
        run.Sources.UnionWith(Source is null ? named : await FindAsync(engine, Source, token));
        run.Targets.UnionWith(Target is null ? named : await FindAsync(engine, Target, token));
        run.WithSelf |= Source is not null && Target is not null;
    }

    private protected override async Task EndAsync(CancellationToken token)
    {
        foreach (ReachabilityRun run in _runs.Values)
        {
            await TryAsync(run.Engine, target: null, () => WriteAsync(run, token));
        }
    }

    private async Task<IReadOnlyList<Container>> FindAsync(IEngine engine, string[]? names, CancellationToken token)
    {
        IReadOnlyList<Container> found = await SelectAsync(
            engine, names, t => engine.Containers.ListAsync(ContainerFilter.All, t), engine.Containers.GetAsync);
        return names is null ? [.. found.Where(LinkRules.IsActive)] : found;
    }

    private async Task WriteAsync(ReachabilityRun run, CancellationToken token)
    {
        await run.ReadAsync(token);
        var kept = new List<ReachabilityResult>();
        var progress = new ProgressRecord(0, "Testing who reaches whom", run.Engine.Host);
        int done = 0;
        foreach (IEnumerable<IEnumerable<Container>> wave in run.Waves)
        {
            await Task.Delay(done > 0 ? run.Pause : TimeSpan.Zero, token);
            await Throttled.ForEachAsync(wave, ThrottleLimit, TestEachAsync, token);
        }

        progress.RecordType = ProgressRecordType.Completed;
        WriteProgress(progress);
        foreach (IGrouping<(ReachabilityProbe, int?), ReachabilityResult> grid in kept.GroupBy(static r => (r.Probe, r.Port)))
        {
            WriteObject(new ReachabilityMatrix([.. grid]));
        }

        async Task TestEachAsync(IEnumerable<Container> sources)
        {
            foreach (Container source in sources)
            {
                await TryAsync(run.Engine, source.Name, () => TestAsync(source));
            }
        }

        async Task TestAsync(Container source)
        {
            foreach (ReachabilityResult result in await run.TestAsync(source, token))
            {
                if (AsMatrix)
                {
                    kept.Add(result);
                }
                else
                {
                    WriteObject(result);
                }
            }

            progress.StatusDescription = $"{source.Name} on {run.Engine.Host}";
            progress.PercentComplete = ++done * Whole / run.Sources.Count;
            WriteProgress(progress);
        }
    }
}
