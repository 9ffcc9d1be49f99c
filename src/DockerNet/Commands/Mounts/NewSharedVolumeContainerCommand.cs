using System.Management.Automation;
using DockerNet.Binding;
using DockerNet.Completion;
using DockerNet.Contracts;
using DockerNet.Text;
using DockerNet.Wiring;
using DockerNet.Workflows;

namespace DockerNet.Commands;

/// <summary>
/// Creates a container that never runs and only holds mounts, which other containers take over with -VolumesFrom.
/// </summary>
[Cmdlet(
    VerbsCommon.New,
    "SharedVolumeContainer",
    SupportsShouldProcess = true,
    HelpUri = DockerDocs.Client + "container/create/")]
[OutputType(typeof(Container))]
public sealed class NewSharedVolumeContainerCommand : NewContainerCmdlet
{
    private const string Marker = "dockernet.shared-volume";

    // The engine wants a command even for what is never started; the guides use this one.
    private static readonly string[] s_placeholder = ["/bin/true"];

    /// <summary>The container's name, which others give to -VolumesFrom.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(NothingCompleter))]
    public string Name { get; set; } = "";

    /// <summary>
    /// The image. What the engine does not have is fetched. A volume that is empty gets what the image has at its path. By
    /// default an image of nothing, <c>dockernet/empty</c>, which the cmdlet makes.
    /// </summary>
    [Parameter(Position = 1, ValueFromPipelineByPropertyName = true)]
    [EmptyCellTransformation]
    [ValidateCell]
    [ObjectNameTransformation(typeof(Image))]
    [ArgumentCompleter(typeof(ImageCompleter))]
    public string? Image { get; set; }

    /// <summary>
    /// What it holds, each as <c>[source:]target[:mode]</c>. A source with a slash is a path on the engine's host, one
    /// without is a volume's name, none is an anonymous volume. Or a hashtable of source and target.
    /// </summary>
    [Parameter(Mandatory = true, Position = 2, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    [MountTransformation]
    [ArgumentCompleter(typeof(MountCompleter))]
    public MountSpec[] Volume { get; set; } = [];

    /// <summary>Labels, each as <c>name=value</c>; or a hashtable.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [LabelTransformation]
    [EmptyCellTransformation(IsList = true)]
    [ValidateCell]
    [ArgumentCompleter(typeof(NothingCompleter))]
    public string[] Label { get; set; } = [];

    private protected override Task ProcessAsync(IEngine engine, CancellationToken token)
    {
        Dictionary<string, string> labels = Texts.Pairs(Label);
        labels[Marker] = "true";
        var request = new ContainerRequest
        {
            Image = Image ?? EmptyImage.Name,
            Name = Name,
            Command = s_placeholder,
            Mounts = HostPaths.Resolve(Volume, SessionState),
            Labels = labels,
        };
        return CreateAsync(engine, request, new CreationPlan(), token);
    }
}
