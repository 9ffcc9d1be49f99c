using System;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using DockerNet.Binding;
using DockerNet.Completion;
using DockerNet.Contracts;
using DockerNet.Wiring;

namespace DockerNet.Commands;

/// <summary>
/// Creates a container and, with -Start, starts it, as <c>docker create</c> and <c>docker run -d</c> do.
/// </summary>
[Cmdlet(VerbsCommon.New, "DockerContainer", SupportsShouldProcess = true)]
[OutputType(typeof(Container))]
public sealed class NewDockerContainerCommand : NewContainerCmdlet
{
    /// <summary>The image, by name or id. It must be on the engine.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(ImageCompleter))]
    public string Image { get; set; } = "";

    /// <summary>
    /// The command and its arguments. By default the image's own. Quote arguments that begin with a dash.
    /// </summary>
    [Parameter(Position = 1, ValueFromRemainingArguments = true)]
    public string[] Command { get; set; } = [];

    /// <summary>The container's name. By default the engine invents one.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    public string? Name { get; set; }

    /// <summary>Starts the container. If that fails, the container is removed again.</summary>
    [Parameter]
    public SwitchParameter Start { get; set; }

    /// <summary>
    /// Variables, each as <c>NAME=VALUE</c>, or as <c>NAME</c> to pass on the caller's own; or a hashtable.
    /// </summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [EnvTransformation]
    public EnvSpec[] Env { get; set; } = [];

    /// <summary>Links to other containers, each as <c>source</c> or <c>source:alias</c>; or a hashtable.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [LinkTransformation]
    [ArgumentCompleter(typeof(ContainerCompleter))]
    public LinkSpec[] Link { get; set; } = [];

    /// <summary>
    /// Links whose variables the container gets, each as <c>source</c> or <c>source:alias</c>; or a hashtable. They are
    /// worked out from the sources, which must run on the container's network, and contain the sources' own variables with
    /// their secrets. They give no names: for those use -Link as well. Variables of -Env and of the image win.
    /// </summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [LinkTransformation]
    [ArgumentCompleter(typeof(ContainerCompleter))]
    public LinkSpec[] LinkEnv { get; set; } = [];

    /// <summary>
    /// The network: the name of one, <c>bridge</c>, <c>host</c>, <c>none</c>, or <c>container:NAME</c> to share another
    /// container's. By default <c>bridge</c>.
    /// </summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(NetworkCompleter))]
    public string? Network { get; set; }

    /// <summary>
    /// Ports to publish, each as <c>[address:][hostPort:]port[/protocol]</c>, with ranges such as
    /// <c>8000-9000:5000</c>; or a hashtable of host port and port.
    /// </summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [PortTransformation]
    public PortSpec[] Publish { get; set; } = [];

    /// <summary>
    /// Mounts, each as <c>[source:]target[:mode]</c>. A source with a slash is a path on the engine's host, one without
    /// is
    /// a volume's name, none is an anonymous volume. Or a hashtable of source and target.
    /// </summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [MountTransformation]
    public MountSpec[] Volume { get; set; } = [];

    /// <summary>Containers whose mounts it gets too, each as <c>name</c>, <c>name:ro</c> or <c>name:rw</c>.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [VolumesFromTransformation]
    [ArgumentCompleter(typeof(ContainerCompleter))]
    public VolumesFromSpec[] VolumesFrom { get; set; } = [];

    /// <summary>Keeps standard input open, so that a shell does not end at once.</summary>
    [Parameter]
    public SwitchParameter Interactive { get; set; }

    /// <summary>Gives the container a terminal.</summary>
    [Parameter]
    public SwitchParameter Tty { get; set; }

    /// <summary>Labels, each as <c>name=value</c>; or a hashtable.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [PairTransformation]
    [ValidateNotNullOrEmpty]
    public string[] Label { get; set; } = [];

    private protected override Task ProcessAsync(IEngine engine, CancellationToken token) => CreateAsync(
        engine,
        new ContainerRequest
        {
            Image = Image,
            Name = Name,
            Command = Command,
            Env = Array.ConvertAll(Env, static env => env.Resolve(Environment.GetEnvironmentVariable)),
            Links = Link,
            LinkEnv = LinkEnv,
            Network = Network,
            Ports = Publish,
            Mounts = ResolvePaths(Volume),
            VolumesFrom = VolumesFrom,
            Interactive = Interactive,
            Tty = Tty,
            Labels = Texts.Pairs(Label),
        },
        Start,
        token);
}
