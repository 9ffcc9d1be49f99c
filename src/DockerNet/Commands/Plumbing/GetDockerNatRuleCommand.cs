using System.Management.Automation;
using DockerNet.Binding;
using DockerNet.Completion;
using DockerNet.Contracts;
using DockerNet.Workflows;

namespace DockerNet.Commands;

/// <summary>
/// Gets the rules by which the engine's host translates addresses of containers, isolates networks and opens ports.
/// </summary>
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
    /// What the rules are there for: Nat translates addresses, Filter isolates networks and opens ports, Raw drops what comes
    /// from elsewhere before all else. By default Nat.
    /// </summary>
    [Parameter]
    public RuleTable[] Table { get; set; } = [RuleTable.Nat];

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
        IReadOnlyList<DockerNatRule> rules = await new FirewallReader(engine, networks, containers).ReadAsync(Derive, token);
        // What is there for all networks is none of one network's rules.
        bool all = Network is null && Container is null;
        WriteObject(
            rules.Where(rule => Table.Contains(rule.Table)
                && (rule.Network.Length == 0 ? all : wanted.Contains(rule.Network))
                && (only is null || only.Any(c => Concerns(rule, c)))),
            enumerateCollection: true);
    }

    private static bool Concerns(DockerNatRule rule, Container container) =>
        rule.Container == container.Name
        || (rule.Container.Length == 0 && container.Networks.Any(n => n.Network == rule.Network));
}
