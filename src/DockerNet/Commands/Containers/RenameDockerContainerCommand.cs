using System.Management.Automation;
using DockerNet.Binding;
using DockerNet.Completion;
using DockerNet.Contracts;
using DockerNet.Workflows;

namespace DockerNet.Commands;

/// <summary>Gives a container another name, whether it runs or not.</summary>
[Cmdlet(VerbsCommon.Rename, "DockerContainer", SupportsShouldProcess = true, HelpUri = DockerDocs.Client + "container/rename/")]
[OutputType(typeof(Container))]
public sealed class RenameDockerContainerCommand : DockerCmdlet
{
    /// <summary>The container, by name, or by id or a unique beginning of it.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("Container", "Id")]
    [ValidateNotNullOrEmpty]
    [ObjectNameTransformation(typeof(Container))]
    [ArgumentCompleter(typeof(ContainerCompleter))]
    public string Name { get; set; } = "";

    /// <summary>
    /// The new name: a letter or digit, then letters, digits, <c>_</c>, <c>.</c> and <c>-</c>. For piped containers it
    /// may be a script block that makes the name of each one.
    /// </summary>
    [Parameter(Mandatory = true, Position = 1, ValueFromPipelineByPropertyName = true)]
    [ValidatePattern("^[a-zA-Z0-9][a-zA-Z0-9_.-]+\\z")]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(NothingCompleter))]
    public string NewName { get; set; } = "";

    /// <summary>Writes the container as it is once it has the new name.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    private protected override async Task ProcessAsync(IEngine engine, CancellationToken token)
    {
        await TryAsync(engine, Name, async () =>
        {
            ContainerDetail container = await engine.Containers.InspectAsync(BoundName.Key(Name), token);
            await MountCircle.CheckAsync(engine, NewName, MountCircle.ProvidersOf(container), token);
            if (ShouldProcess(container.Name, $"Rename container to {NewName}"))
            {
                await engine.Containers.RenameAsync(container.Id, NewName, token);
                if (PassThru)
                {
                    WriteObject(await engine.Containers.GetAsync(container.Id, token));
                }
            }
        });
    }
}
