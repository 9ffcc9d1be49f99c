using System.Management.Automation;
using DockerNet.Contracts;
using DockerNet.Wiring;
using DockerNet.Workflows;

namespace DockerNet.Commands;

/// <summary>
/// Revives containers with a dead link, whose source was removed, created again or taken off the default bridge: removes
/// the link and moves all of the container's links to a user-defined network, without a restart.
/// </summary>
[Cmdlet(VerbsDiagnostic.Repair, "ContainerLink", SupportsShouldProcess = true, HelpUri = DockerDocs.Engine + "network/links/")]
[OutputType(typeof(LinkMigrationStep))]
public sealed class RepairContainerLinkCommand : LinkMigrationCmdlet
{
    private protected override async Task<bool> WantsAsync(IEngine engine, Container container, CancellationToken token)
    {
        var reader = new LinkReader(engine, CleanUpAsync) { ReadsVariables = false };
        IEnumerable<LinkFacts> links = await reader.ReadAsync(container.Id, null, token);
        List<LinkFacts> legacy = [.. links.Where(static link => link.Kind == LinkKind.Legacy)];
        List<LinkFacts> dead = [.. legacy.Where(static link => LinkRules.IsDead(LinkRules.Judge(link)))];
        foreach (LinkFacts link in legacy.Where(static link => LinkRules.Judge(link) == LinkHealth.SourceStopped))
        {
            WriteWarning($"'{container.Name}': '{link.Source}' does not run, and needs only Start-DockerContainer.");
        }

        foreach (LinkFacts link in dead.Where(static link => link.SourceState == LinkFacts.Missing))
        {
            WriteWarning($"'{container.Name}': there is no '{link.Source}'. '{link.Alias}' leads to it as soon as it is on the network.");
        }

        if (dead.Count == 0)
        {
            WriteVerbose($"{container.Name}: no legacy link is dead.");
        }

        return dead.Count > 0;
    }
}
