using System.Management.Automation;
using System.Net;
using DockerNet.Binding;
using DockerNet.Completion;
using DockerNet.Contracts;
using DockerNet.Wiring;
using DockerNet.Workflows;

namespace DockerNet.Commands;

/// <summary>
/// Tells what a name means in a container: all its meanings, from the hosts file, links, aliases and the networks' DNS,
/// which of them wins, and why. Without a name, all names that the container can use.
/// </summary>
[Cmdlet(VerbsDiagnostic.Resolve, "ContainerName", HelpUri = DockerDocs.Engine + "network/")]
[OutputType(typeof(ContainerName))]
public sealed class ResolveContainerNameCommand : ProbeCmdlet
{
    private const int ThrottleLimit = 8;

    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(2);

    private List<WildcardPattern> _patterns = [];

    /// <summary>
    /// The containers in which the names are used, by name, by id or a unique beginning of it, or by a pattern of names.
    /// </summary>
    [Parameter(Mandatory = true, Position = 0)]
    [Alias("Source", "Container")]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    [ObjectNameTransformation(typeof(Container))]
    [ArgumentCompleter(typeof(ContainerCompleter))]
    public string[] From { get; set; } = [];

    /// <summary>The names, or patterns of names. By default all that the container can use.</summary>
    [Parameter(Position = 1, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    [ObjectNameTransformation(typeof(Container), IsName = true)]
    [ArgumentCompleter(typeof(ContainerCompleter))]
    public string[]? Name { get; set; }

    /// <summary>Also has the container find the names, and compares what it finds.</summary>
    [Parameter]
    public SwitchParameter Live { get; set; }

    private protected override async Task ProcessAsync(IEngine engine, CancellationToken token)
    {
        _patterns = [.. ReadPatterns(Name ?? [])];
        if (Name is not null && _patterns.Count == 0)
        {
            return;
        }

        ContainerProber? prober = Live ? await ProberAsync(engine, token) : null;
        if (Live && prober is null)
        {
            return;
        }

        var reader = new SceneReader(engine, ThrottleLimit);
        await reader.ReadAsync(new HashSet<string>(), token);
        IReadOnlyList<Container> sources = await SelectAsync(
            engine, From, t => engine.Containers.ListAsync(ContainerFilter.All, t), engine.Containers.GetAsync);
        foreach (Container source in sources)
        {
            await TryAsync(engine, source.Name, () => WriteAsync(engine, reader, source, prober, token));
        }
    }

    private async Task WriteAsync(
        IEngine engine, SceneReader reader, Container source, ContainerProber? prober, CancellationToken token)
    {
        if (!LinkRules.IsActive(source))
        {
            throw new EngineException(ContainerErrors.ContainerNotRunning, $"the container '{source.Name}' is {source.State}");
        }

        IReadOnlyList<HostsLine> hosts = HostsFile.Parse(await engine.Containers.ReadFileAsync(source.Id, HostEntryRules.Path, token));
        string resolver = await engine.Containers.ReadFileAsync(source.Id, ResolverFile.Path, token);
        List<NameMeaning> all = [.. reader.NamesFrom(source.Id).Of(hosts, ResolverFile.AsksNetworks(resolver))];
        ILookup<string, NameMeaning> chosen = Choose(all).ToLookup(static m => m.Name, StringComparer.OrdinalIgnoreCase);
        List<string> names = [.. chosen.Select(static group => group.Key)];
        names.AddRange((Name ?? []).Where(name => !NamePattern.IsPattern(name) && !chosen.Contains(name)));
        Dictionary<string, ProbeOutcome> live = prober is null
            ? []
            : (await prober.RunAsync(source, [.. names.Select(static n => new ProbeTarget(n, ProbeKind.Name))], s_patience, token))
                .ToDictionary(static o => o.Target.Host, StringComparer.OrdinalIgnoreCase);
        foreach (string name in names)
        {
            ProbeOutcome? found = live.GetValueOrDefault(name);
            foreach (NameMeaning? meaning in chosen[name].DefaultIfEmpty())
            {
                WriteObject(Result(engine, source, name, meaning, found, NameRules.Agrees(chosen[name], found)));
            }
        }
    }

    // What every computer has in its file is of interest only when asked for.
    private IEnumerable<NameMeaning> Choose(IEnumerable<NameMeaning> all)
    {
        if (Name is null)
        {
            return all.Where(static m => !IPAddress.IsLoopback(m.Address) && !m.Name.StartsWith("ip6-", StringComparison.Ordinal));
        }

        return all.Where(m => _patterns.Exists(pattern => pattern.IsMatch(m.Name)));
    }

    private static ContainerName Result(
        IEngine engine, Container source, string name, NameMeaning? meaning, ProbeOutcome? live, bool? agrees) => new()
        {
            Source = source.Name,
            Name = meaning?.Name ?? name,
            Address = meaning?.Address,
            Container = meaning?.Container ?? "",
            Origin = meaning?.Origin ?? ContainerNameOrigin.Elsewhere,
            Network = meaning?.Network ?? "",
            Wins = meaning?.Wins ?? false,
            Reason = meaning?.Reason ?? $"Neither the hosts file nor a network of '{source.Name}' has the name.",
            Live = live is { Tested: true } ? [.. live.Addresses] : null,
            Agrees = agrees,
            DockerHost = engine.Host,
        };
}
