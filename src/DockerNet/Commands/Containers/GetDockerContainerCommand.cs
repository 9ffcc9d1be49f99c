using System.Management.Automation;
using DockerNet.Binding;
using DockerNet.Completion;
using DockerNet.Contracts;

namespace DockerNet.Commands;

/// <summary>Gets containers, running and stopped.</summary>
[Cmdlet(VerbsCommon.Get, "DockerContainer", HelpUri = DockerDocs.Client + "container/ls/")]
[OutputType(typeof(Container), typeof(ContainerDetail))]
public sealed class GetDockerContainerCommand : DockerCmdlet
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

    /// <summary>Only containers in one of these states, whatever their case.</summary>
    [Parameter]
    [ValidateSet("created", "running", "paused", "restarting", "removing", "exited", "dead")]
    public string[] State { get; set; } = [];

    /// <summary>
    /// Only containers with all of these labels, each as <c>name</c> or <c>name=value</c>; or a hashtable.
    /// </summary>
    [Parameter]
    [PairTransformation]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(NothingCompleter))]
    public string[] Label { get; set; } = [];

    /// <summary>Only containers on one of these networks.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ObjectNameTransformation(typeof(Network))]
    [ArgumentCompleter(typeof(NetworkCompleter))]
    public string[] Network { get; set; } = [];

    /// <summary>Only containers that mount one of these volumes or paths.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ObjectNameTransformation(typeof(Volume))]
    [ArgumentCompleter(typeof(VolumeCompleter))]
    public string[] Volume { get; set; } = [];

    /// <summary>Only containers of one of these images, or of an image that was made from it.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ObjectNameTransformation(typeof(Image))]
    [ArgumentCompleter(typeof(ImageCompleter))]
    public string[] Ancestor { get; set; } = [];

    /// <summary>Only so many of the newest containers, of those that are meant by what else is given.</summary>
    [Parameter]
    [ValidateRange(1, int.MaxValue)]
    [ArgumentCompleter(typeof(NothingCompleter))]
    public int? Last { get; set; }

    /// <summary>
    /// Adds all that the engine's inspection tells: environment, links, exit code and the whole answer as JSON.
    /// </summary>
    [Parameter]
    [Alias("Inspect")]
    public SwitchParameter Detailed { get; set; }

    private bool IsFiltered => State.Length + Label.Length + Network.Length + Volume.Length + Ancestor.Length > 0;

    private protected override async Task ProcessAsync(IEngine engine, CancellationToken token)
    {
        var filter = new ContainerFilter
        {
            State = Array.ConvertAll(State, static state => state.ToLowerInvariant()),
            Label = Label,
            Network = Array.ConvertAll(Network, BoundName.Key),
            Volume = Volume,
            Ancestor = Array.ConvertAll(Ancestor, BoundName.Key),
            // The engine would count those that are not named too.
            Last = Name is null ? Last : null,
        };
        IReadOnlyList<Container> containers = await SelectAsync(
            engine,
            Name,
            t => engine.Containers.ListAsync(filter, t),
            async (name, t) => Detailed
                ? await engine.Containers.InspectAsync(name, t)
                : await engine.Containers.GetAsync(name, t),
            IsFiltered);
        foreach (Container container in Last is int last ? containers.OrderByDescending(static c => c.Created).Take(last) : containers)
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
