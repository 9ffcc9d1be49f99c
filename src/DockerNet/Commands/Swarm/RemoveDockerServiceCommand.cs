using System.Management.Automation;
using DockerNet.Contracts;

namespace DockerNet.Commands;

/// <summary>Removes services with all their tasks. Volumes stay.</summary>
[Cmdlet(VerbsCommon.Remove, "DockerService", SupportsShouldProcess = true, HelpUri = DockerDocs.Client + "service/rm/")]
public sealed class RemoveDockerServiceCommand : ServiceCmdlet
{
    private protected override async Task ProcessAsync(IEngine engine, CancellationToken token)
    {
        foreach (DockerService service in await FindAsync(engine))
        {
            if (ShouldProcess(service.Name, $"Remove service with {service.Running} running tasks"))
            {
                await TryAsync(engine, service.Name, () => engine.Services.RemoveAsync(service.Id, token));
            }
        }
    }
}
