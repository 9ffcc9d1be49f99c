using System.Management.Automation;
using DockerNet.Contracts;
using DockerNet.Wiring;

namespace DockerNet.Commands;

/// <summary>Gets the lines of a container's hosts file, with why each is there.</summary>
[Cmdlet(VerbsCommon.Get, "ContainerHostEntry", HelpUri = DockerDocs.Engine + "network/")]
[OutputType(typeof(ContainerHostEntry))]
public sealed class GetContainerHostEntryCommand : ContainerReaderCmdlet
{
    private protected override async Task ReadAsync(IEngine engine, Container container, CancellationToken token)
    {
        ContainerDetail detail = await engine.Containers.InspectAsync(container.Id, token);
        foreach (HostsLine line in HostsFile.Parse(await engine.Containers.ReadFileAsync(detail.Id, HostEntryRules.Path, token)))
        {
            WriteObject(new ContainerHostEntry
            {
                Container = detail.Name,
                Address = line.Address,
                Name = line.Names,
                Kind = HostEntryRules.Classify(line, detail),
                DockerHost = engine.Host,
            });
        }
    }
}
