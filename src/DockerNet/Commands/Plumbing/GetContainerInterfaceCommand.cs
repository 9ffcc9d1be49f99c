using System.Management.Automation;
using DockerNet.Binding;
using DockerNet.Completion;
using DockerNet.Contracts;
using DockerNet.Workflows;

namespace DockerNet.Commands;

/// <summary>Gets containers' network interfaces, and what each is plugged into on the engine's host.</summary>
[Cmdlet(VerbsCommon.Get, "ContainerInterface", HelpUri = DockerDocs.Engine + "network/")]
[OutputType(typeof(ContainerInterface))]
public sealed class GetContainerInterfaceCommand : ProbeCmdlet
{
    /// <summary>
    /// The containers, by name, by id or a unique beginning of it, or by a pattern of names. By default all.
    /// </summary>
    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("Container", "Id")]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    [ObjectNameTransformation(typeof(Container))]
    [ArgumentCompleter(typeof(ContainerCompleter))]
    public string[]? Name { get; set; }

    private protected override async Task ProcessAsync(IEngine engine, CancellationToken token)
    {
        if (await ProberAsync(engine, token) is not ContainerProber prober)
        {
            return;
        }

        IReadOnlyList<Container> containers = await SelectAsync(
            engine, Name, t => engine.Containers.ListAsync(ContainerFilter.All, t), engine.Containers.GetAsync);
        var reader = new InterfaceReader(engine, prober, await engine.Containers.ListAsync(ContainerFilter.All, token));
        foreach (Container container in containers)
        {
            await TryAsync(engine, container.Name, async () =>
                WriteObject(await reader.ReadAsync(container, token), enumerateCollection: true));
        }

        if (reader.LacksHost)
        {
            WriteWarning($"{engine.Host}: other ends and bridges are not known, since no image has been named that may be run in the "
                + $"host's network: name one of yours with -ProbeImage or in {Workflows.ProbeImage.Variable} (HelperImageMissing).");
        }
    }
}
