namespace DockerNet.Commands;

/// <summary>The base of the cmdlets that change containers.</summary>
public abstract class ContainerActionCmdlet : ContainerWorkCmdlet
{
    private protected sealed override bool MayAct(Container container) => ShouldProcess(container.Name);
}
