using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Net;
using System.Threading;
using System.Threading.Tasks;
using DockerNet.Contracts;
using DockerNet.Wiring;

namespace DockerNet.Commands;

/// <summary>Gets the links of containers: to whom, by which alias, and whether each still leads there.</summary>
[Cmdlet(VerbsCommon.Get, "ContainerLink")]
[OutputType(typeof(ContainerLink))]
public sealed class GetContainerLinkCommand : ContainerReaderCmdlet
{
    private protected override async Task ReadAsync(IEngine engine, Container container, CancellationToken token)
    {
        ContainerDetail recipient = await engine.Containers.InspectAsync(container.Id, token);
        List<LinkRules.Link> links = [.. LinkRules.Of(recipient)];
        if (links.Count == 0)
        {
            return;
        }

        Dictionary<string, Container> all = (await engine.Containers.ListAsync(ContainerFilter.All, token))
            .ToDictionary(static c => c.Name);
        IReadOnlyList<HostsLine> hosts = LinkRules.IsRunning(recipient)
            ? HostsFile.Parse(await engine.Containers.ReadFileAsync(recipient.Id, HostEntryRules.Path, token))
            : [];
        foreach (LinkRules.Link link in links)
        {
            Container? source = all.GetValueOrDefault(link.Spec.Source);
            IPAddress? known = link.Kind == LinkKind.Legacy
                ? hosts.FirstOrDefault(line => line.Names.Contains(link.Spec.Alias))?.Address
                : null;
            WriteObject(new ContainerLink
            {
                Container = recipient.Name,
                Source = link.Spec.Source,
                Alias = link.Spec.Alias,
                Kind = link.Kind,
                Network = link.Network,
                SourceState = source?.State ?? LinkRules.Missing,
                Address = known,
                CurrentAddress = LinkRules.AddressOn(source, link.Network),
                Health = LinkRules.Judge(link, recipient, source, known),
                DockerHost = engine.Host,
            });
        }
    }
}
