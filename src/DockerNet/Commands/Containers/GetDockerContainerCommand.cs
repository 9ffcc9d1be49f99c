using System.Management.Automation;
using DockerNet.Binding;
using DockerNet.Completion;
using DockerNet.Contracts;

namespace DockerNet.Commands;

/// <summary>Gets containers, running and stopped.</summary>
[Cmdlet(VerbsCommon.Get, "DockerContainer", DefaultParameterSetName = NameSet, HelpUri = DockerDocs.Client + "container/ls/")]
[OutputType(typeof(Container), typeof(ContainerDetail))]
public sealed class GetDockerContainerCommand : DockerCmdlet
{
    private const string NameSet = "Name";
    private const string FilterSet = "Filter";

    /// <summary>
    /// The containers, by name, by id or a unique beginning of it, or by a pattern of names. By default all.
    /// </summary>
    [Parameter(
        Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true, ParameterSetName = NameSet)]
    [Alias("Container", "Id")]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    [ObjectNameTransformation(typeof(Container))]
    [ArgumentCompleter(typeof(ContainerCompleter))]
    public string[]? Name { get; set; }

    /// <summary>Only containers in one of these states.</summary>
    [Parameter(ParameterSetName = FilterSet)]
    [ValidateSet("created", "running", "paused", "restarting", "removing", "exited", "dead")]
    public string[] State { get; set; } = [];

    /// <summary>
    /// Only containers with all of these labels, each as <c>name</c> or <c>name=value</c>; or a hashtable.
    /// </summary>
    [Parameter(ParameterSetName = FilterSet)]
    [PairTransformation]
    [ValidateNotNullOrEmpty]
    public string[] Label { get; set; } = [];

    /// <summary>Only containers on one of these networks.</summary>
    [Parameter(ParameterSetName = FilterSet)]
    [ValidateNotNullOrEmpty]
    [ObjectNameTransformation(typeof(Network))]
    [ArgumentCompleter(typeof(NetworkCompleter))]
    public string[] Network { get; set; } = [];

    /// <summary>Only containers that mount one of these volumes or paths.</summary>
    [Parameter(ParameterSetName = FilterSet)]
    [ValidateNotNullOrEmpty]
    [ObjectNameTransformation(typeof(Volume))]
    [ArgumentCompleter(typeof(VolumeCompleter))]
    public string[] Volume { get; set; } = [];

    /// <summary>Only containers of one of these images, or of an image that was made from it.</summary>
    [Parameter(ParameterSetName = FilterSet)]
    [ValidateNotNullOrEmpty]
    [ObjectNameTransformation(typeof(Image))]
    [ArgumentCompleter(typeof(ImageCompleter))]
    public string[] Ancestor { get; set; } = [];

    /// <summary>Only so many of the newest containers.</summary>
    [Parameter(ParameterSetName = FilterSet)]
    [ValidateRange(1, int.MaxValue)]
    public int? Last { get; set; }

    /// <summary>
    /// Adds all that the engine's inspection tells: environment, links, exit code and the whole answer as JSON.
    /// </summary>
    [Parameter]
    [Alias("Inspect")]
    public SwitchParameter Detailed { get; set; }

    private protected override async Task ProcessAsync(IEngine engine, CancellationToken token)
    {
        var filter = new ContainerFilter
        {
            State = State,
            Label = Label,
            Network = Array.ConvertAll(Network, BoundName.Key),
            Volume = Volume,
            Ancestor = Array.ConvertAll(Ancestor, BoundName.Key),
            Last = Last,
        };
        IReadOnlyList<Container> containers = await SelectAsync(
            engine,
            Name,
            t => engine.Containers.ListAsync(filter, t),
            async (name, t) => Detailed
                ? await engine.Containers.InspectAsync(name, t)
                : await engine.Containers.GetAsync(name, t));
        foreach (Container container in containers)
        {
            if (Detailed && container is not ContainerDetail)
            {
                await TryAsync(
                    engine, container.Name, async () => WriteObject(await engine.Containers.InspectAsync(container.Id, token)));
            }
            else
            {
                WriteObject(container);
            }
        }
    }
}
