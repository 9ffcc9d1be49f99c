using System.Management.Automation;
using DockerNet.Contracts;

namespace DockerNet.Commands;

/// <summary>Lets containers that are paused go on.</summary>
[Cmdlet(VerbsLifecycle.Resume, "DockerContainer", SupportsShouldProcess = true, HelpUri = DockerDocs.Client + "container/unpause/")]
[OutputType(typeof(Container))]
public sealed class ResumeDockerContainerCommand : ContainerActionCmdlet
{
    /// <summary>Writes each container as it is once it goes on.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    private protected override async Task ActAsync(IEngine engine, Container container, CancellationToken token)
    {
        if (container.State == "paused")
        {
            await engine.Containers.UnpauseAsync(container.Id, token);
        }
        else if (container.State != "running")
        {
            throw new EngineException(ContainerErrors.ContainerNotRunning, $"it is {container.State}, not paused");
        }

        if (PassThru)
        {
            WriteObject(await engine.Containers.GetAsync(container.Id, token));
        }
    }
}
