using System.Management.Automation;
using DockerNet.Completion;
using DockerNet.Contracts;
using DockerNet.Wiring;

namespace DockerNet.Commands;

/// <summary>Removes containers, several at a time.</summary>
[Cmdlet(VerbsCommon.Remove, "DockerContainer", SupportsShouldProcess = true, HelpUri = DockerDocs.Client + "container/rm/")]
public sealed class RemoveDockerContainerCommand : ContainerActionCmdlet
{
    /// <summary>Kills a container that runs, and removes it.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <summary>Removes its anonymous volumes too, unless another container uses them.</summary>
    [Parameter]
    [Alias("Volumes")]
    public SwitchParameter RemoveVolume { get; set; }

    /// <summary>How many containers are removed at the same time.</summary>
    [Parameter]
    [ValidateRange(1, 64)]
    [ArgumentCompleter(typeof(NothingCompleter))]
    public int ThrottleLimit { get; set; } = 8;

    private protected override int Concurrency => ThrottleLimit;

    private protected override string Action(Container container) =>
        base.Action(container) + (!Force && LinkRules.IsActive(container) ? $", which is {container.State}: -Force is needed" : "");

    private protected override Task ActAsync(IEngine engine, Container container, CancellationToken token) =>
        engine.Containers.RemoveAsync(container.Id, Force, RemoveVolume, token);
}
