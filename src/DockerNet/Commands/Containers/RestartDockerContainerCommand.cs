using System.Management.Automation;
using DockerNet.Binding;
using DockerNet.Completion;
using DockerNet.Contracts;
using DockerNet.Workflows;

namespace DockerNet.Commands;

/// <summary>
/// Stops and starts containers, one after the other, since a recipient cannot start while its source is down.
/// </summary>
[Cmdlet(
    VerbsLifecycle.Restart,
    "DockerContainer",
    SupportsShouldProcess = true,
    HelpUri = DockerDocs.Client + "container/restart/")]
[OutputType(typeof(Container))]
public sealed class RestartDockerContainerCommand : ContainerActionCmdlet
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

    /// <summary>Writes each container as it is once it runs again.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    private protected override async Task ActAsync(IEngine engine, Container container, CancellationToken token)
    {
        await StartFailure.ExplainAsync(
            engine, container.Id, () => engine.Containers.RestartAsync(container.Id, Timeout, token), token);
        if (PassThru)
        {
            WriteObject(await engine.Containers.GetAsync(container.Id, token));
        }
    }
}
