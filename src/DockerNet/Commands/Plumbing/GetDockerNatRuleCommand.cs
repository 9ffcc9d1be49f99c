using System.Management.Automation;
using DockerNet.Binding;
using DockerNet.Completion;
using DockerNet.Contracts;
using DockerNet.Wiring;

namespace DockerNet.Commands;

/// <summary>Gets the rules by which the engine's host translates the addresses of containers.</summary>
[Cmdlet(VerbsCommon.Get, "DockerNatRule", HelpUri = DockerDocs.Engine + "network/packet-filtering-firewalls/")]
[OutputType(typeof(DockerNatRule))]
public sealed class GetDockerNatRuleCommand : DockerCmdlet
{
    /// <summary>
    /// The networks, by name, by id or a unique beginning of it, or by a pattern of names. By default all.
    /// </summary>
    [Parameter(Position = 0, ValueFromPipeline = true)]
    [Alias("Name")]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    [ObjectNameTransformation(typeof(Network))]
    [ArgumentCompleter(typeof(NetworkCompleter))]
    public string[]? Network { get; set; }

    /// <summary>Only the rules that concern these containers: of their ports, and of the networks that they are on.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    [ObjectNameTransformation(typeof(Container))]
    [ArgumentCompleter(typeof(ContainerCompleter))]
    public string[]? Container { get; set; }

    /// <summary>
    /// Derives the rules from networks and ports even where they could be read from the host. The two compared show what
    /// is missing there or too much.
    /// </summary>
    [Parameter]
    public SwitchParameter Derive { get; set; }

    private protected override async Task ProcessAsync(IEngine engine, CancellationToken token)
    {
        IReadOnlyList<Network> networks = await engine.Networks.ListAsync(new NetworkFilter(), token);
        IReadOnlyList<Container> containers = await engine.Containers.ListAsync(ContainerFilter.All, token);
        HashSet<string> wanted =
            [.. (await SelectAsync(engine, Network, _ => Task.FromResult(networks), engine.Networks.GetAsync)).Select(static n => n.Name)];
        IReadOnlyList<Container>? only = Container is null ? null
            : await SelectAsync(engine, Container, _ => Task.FromResult(containers), engine.Containers.GetAsync);
        string? table = Derive ? null : await engine.System.ReadNatTableAsync(token);
        IReadOnlyList<DockerNatRule> rules = table is not null && NatTable.IsEngines(table)
            ? NatTable.Parse(table, networks, containers, engine.Host)
            : NatPlan.Derive(networks, containers, (await engine.System.GetAsync(token)).Generation);
        WriteObject(
            rules.Where(rule => wanted.Contains(rule.Network) && (only is null || only.Any(c => Concerns(rule, c)))),
            enumerateCollection: true);
    }

    private static bool Concerns(DockerNatRule rule, Container container) =>
        rule.Container == container.Name
        || (rule.Container.Length == 0 && container.Networks.Any(n => n.Network == rule.Network));
}
