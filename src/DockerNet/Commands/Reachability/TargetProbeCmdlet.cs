using System.Management.Automation;
using DockerNet.Binding;
using DockerNet.Completion;
using DockerNet.Contracts;
using DockerNet.Workflows;

namespace DockerNet.Commands;

/// <summary>The base of the cmdlets that try from inside of containers whether given targets answer.</summary>
public abstract class TargetProbeCmdlet : ProbeCmdlet
{
    /// <summary>
    /// The containers to try from, by name, by id or a unique beginning of it, or by a pattern of names.
    /// </summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    [Alias("Container", "From")]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    [ObjectNameTransformation(typeof(Container))]
    [ArgumentCompleter(typeof(ContainerCompleter))]
    public string[] Source { get; set; } = [];

    /// <summary>
    /// What to try: names, aliases or addresses, as the source knows them. A container means its name.
    /// </summary>
    [Parameter(Mandatory = true, Position = 1, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("Name", "To")]
    [ValidateNotNullOrEmpty]
    [ObjectNameTransformation(typeof(Container), IsName = true)]
    [ArgumentCompleter(typeof(ContainerCompleter))]
    public string[] Target { get; set; } = [];

    /// <summary>
    /// How long to wait for each answer: seconds, or a time span. Parts of a second count as a whole one.
    /// </summary>
    [Parameter]
    [SecondsTransformation]
    [ValidateTime]
    [ArgumentCompleter(typeof(NothingCompleter))]
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(2);

    /// <summary>Writes only whether each target answered.</summary>
    [Parameter]
    public SwitchParameter Quiet { get; set; }

    private protected override async Task ProcessAsync(IEngine engine, CancellationToken token)
    {
        if (await ProberAsync(engine, token) is not ContainerProber prober)
        {
            return;
        }

        IReadOnlyList<Container> sources = await SelectAsync(
            engine, Source, t => engine.Containers.ListAsync(ContainerFilter.All, t), engine.Containers.GetAsync);
        var explainer = new ProbeExplainer(engine);
        foreach (Container source in sources)
        {
            await TryAsync(engine, source.Name, async () =>
            {
                foreach (IProbeResult result in await TestAsync(engine, prober, explainer, source, token))
                {
                    WriteObject(Quiet ? result.Reachable == true : result);
                }
            });
        }
    }

    /// <summary>Tries all targets from one container.</summary>
    /// <param name="engine">The engine.</param>
    /// <param name="prober">What probes.</param>
    /// <param name="explainer">What explains why a target was not reached.</param>
    /// <param name="source">The container.</param>
    /// <param name="token">Stops the work.</param>
    /// <returns>What came of it.</returns>
    private protected abstract Task<IReadOnlyList<IProbeResult>> TestAsync(
        IEngine engine, ContainerProber prober, ProbeExplainer explainer, Container source, CancellationToken token);
}
