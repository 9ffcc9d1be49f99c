using System.Management.Automation;
using DockerNet.Binding;
using DockerNet.Completion;
using DockerNet.Contracts;

namespace DockerNet.Commands;

/// <summary>Stops containers, several at a time.</summary>
[Cmdlet(VerbsLifecycle.Stop, "DockerContainer", SupportsShouldProcess = true, HelpUri = DockerDocs.Client + "container/stop/")]
[OutputType(typeof(Container))]
public sealed class StopDockerContainerCommand : ContainerActionCmdlet
{
    /// <summary>
    /// How long a container may take to end by itself before it is killed: seconds, or a time span. By default the
    /// container's own setting, or 10 seconds.
    /// </summary>
    [Parameter]
    [SecondsTransformation]
    [Alias("Time")]
    [ArgumentCompleter(typeof(NothingCompleter))]
    public TimeSpan? Timeout { get; set; }

    /// <summary>How many containers are stopped at the same time.</summary>
    [Parameter]
    [ValidateRange(1, 64)]
    [ArgumentCompleter(typeof(NothingCompleter))]
    public int ThrottleLimit { get; set; } = 8;

    /// <summary>Writes each container as it is once it has stopped.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    private protected override int Concurrency => ThrottleLimit;

    private protected override async Task ActAsync(IEngine engine, Container container, CancellationToken token)
    {
        await engine.Containers.StopAsync(container.Id, Timeout, token);
        if (PassThru)
        {
            WriteObject(await engine.Containers.GetAsync(container.Id, token));
        }
    }
}
