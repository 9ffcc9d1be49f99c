using System.Management.Automation;
using DockerNet.Contracts;
using DockerNet.Wiring;
using DockerNet.Workflows;

namespace DockerNet.Commands;

/// <summary>
/// Gets the links of containers: to whom, by which alias, and whether each still leads there. With -Reverse, who links to
/// them.
/// </summary>
[Cmdlet(VerbsCommon.Get, "ContainerLink", HelpUri = DockerDocs.Engine + "network/links/")]
[OutputType(typeof(ContainerLink))]
public sealed class GetContainerLinkCommand : ContainerReaderCmdlet
{
    /// <summary>Gets the links that lead to the containers, in place of those that they have themselves.</summary>
    [Parameter]
    public SwitchParameter Reverse { get; set; }

    private protected override async Task ReadAsync(IEngine engine, Container container, CancellationToken token)
    {
        var reader = new LinkReader(engine, CleanUpAsync);
        IReadOnlyList<Container> recipients =
            Reverse ? await engine.Containers.ListAsync(ContainerFilter.All, token) : [container];
        foreach (Container recipient in recipients)
        {
            await TryAsync(engine, recipient.Name, async () =>
            {
                foreach (LinkFacts link in await reader.ReadAsync(recipient.Id, Reverse ? container.Name : null, token))
                {
                    WriteObject(From(link));
                }
            });
        }
    }

    private static ContainerLink From(LinkFacts link) => new()
    {
        Container = link.Recipient,
        Source = link.Source,
        Alias = link.Alias,
        Kind = link.Kind,
        Network = link.Network,
        SourceState = link.SourceState,
        Address = link.HostsAddress,
        CurrentAddress = link.SourceAddress,
        VariablesStale = link.Variables is { Count: > 0 } ? link.StaleVariables.Count > 0 : null,
        Health = LinkRules.Judge(link),
        DockerHost = link.DockerHost,
    };
}
