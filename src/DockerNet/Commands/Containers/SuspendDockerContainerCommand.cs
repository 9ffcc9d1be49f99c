using System.Management.Automation;
using DockerNet.Contracts;

namespace DockerNet.Commands;

/// <summary>Pauses containers: their processes stand still and keep memory, addresses and names.</summary>
[Cmdlet(VerbsLifecycle.Suspend, "DockerContainer", SupportsShouldProcess = true, HelpUri = DockerDocs.Client + "container/pause/")]
[OutputType(typeof(Container))]
public sealed class SuspendDockerContainerCommand : ContainerActionCmdlet
{
    /// <summary>Writes each container as it is once it is paused.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    private protected override async Task ActAsync(IEngine engine, Container container, CancellationToken token)
    {
        if (container.State != "paused")
        {
            await engine.Containers.PauseAsync(container.Id, token);
        }

        if (PassThru)
        {
            WriteObject(await engine.Containers.GetAsync(container.Id, token));
        }
    }
}
