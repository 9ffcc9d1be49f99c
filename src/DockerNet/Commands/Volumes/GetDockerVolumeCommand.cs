using System.Management.Automation;
using DockerNet.Binding;
using DockerNet.Completion;
using DockerNet.Contracts;
using DockerNet.Workflows;

namespace DockerNet.Commands;

/// <summary>Gets volumes, with the containers that use them.</summary>
[Cmdlet(VerbsCommon.Get, "DockerVolume", HelpUri = DockerDocs.Client + "volume/ls/")]
[OutputType(typeof(Volume))]
public sealed class GetDockerVolumeCommand : DockerCmdlet
{
    /// <summary>
    /// The volumes, by name or by a pattern of names. By default all. Mounts of containers give their volumes; those that
    /// are of no volume are passed over.
    /// </summary>
    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("Volume")]
    [EmptyCellTransformation(IsList = true)]
    [ValidateCell]
    [SupportsWildcards]
    [ObjectNameTransformation(typeof(Volume))]
    [ArgumentCompleter(typeof(VolumeCompleter))]
    public string[]? Name { get; set; }

    /// <summary>Only volumes of one of these drivers.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(NothingCompleter))]
    public string[] Driver { get; set; } = [];

    /// <summary>
    /// Only volumes with all of these labels, each as <c>name</c> or <c>name=value</c>; or a hashtable.
    /// </summary>
    [Parameter]
    [PairTransformation]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(NothingCompleter))]
    public string[] Label { get; set; } = [];

    /// <summary>Only volumes that no container uses, running or stopped.</summary>
    [Parameter]
    [Alias("Dangling")]
    public SwitchParameter Unused { get; set; }

    /// <summary>Measures how many bytes each volume holds. It takes the engine a while.</summary>
    [Parameter]
    public SwitchParameter Size { get; set; }

    private protected override async Task ProcessAsync(IEngine engine, CancellationToken token)
    {
        if (Name is { Length: 0 })
        {
            WriteVerbose("What came has no volume: it is passed over.");
            return;
        }

        var filter = new VolumeFilter
        {
            Driver = Driver,
            Label = Label,
            Unused = Unused ? true : null,
            Size = Size,
        };
        IReadOnlyList<Volume> volumes = await SelectAsync(
            engine,
            Name,
            t => engine.Volumes.ListAsync(filter, t),
            (name, t) => engine.Volumes.GetAsync(name, Size, t),
            Driver.Length + Label.Length > 0 || Unused);
        var reader = new MountReader(engine);
        foreach (Volume volume in volumes)
        {
            WriteObject(await reader.WithOriginAsync(volume, token));
        }
    }
}
