using System.Management.Automation;
using DockerNet.Binding;
using DockerNet.Completion;
using DockerNet.Contracts;
using DockerNet.Errors;
using DockerNet.Text;
using DockerNet.Wiring;

namespace DockerNet.Commands;

/// <summary>The base of the cmdlets that say what a service shall be.</summary>
public abstract class ServiceSettingsCmdlet : DockerCmdlet
{
    /// <summary>How many tasks there shall be.</summary>
    [Parameter]
    [ValidateRange(0, int.MaxValue)]
    [ArgumentCompleter(typeof(NothingCompleter))]
    public int Replicas { get; set; } = 1;

    /// <summary>Variables, each as <c>NAME=VALUE</c>, or as <c>NAME</c> to pass on the caller's own; or a hashtable.</summary>
    [Parameter]
    [Alias("e")]
    [EnvTransformation]
    [ArgumentCompleter(typeof(NothingCompleter))]
    public EnvSpec[] Env { get; set; } = [];

    /// <summary>Labels of the service, each as <c>name=value</c>; or a hashtable.</summary>
    [Parameter]
    [Alias("l")]
    [LabelTransformation]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(NothingCompleter))]
    public string[] Label { get; set; } = [];

    /// <summary>Ports to publish, each as <c>[port:]port[/protocol]</c>; or a hashtable of host port and port.</summary>
    [Parameter]
    [Alias("p")]
    [PortTransformation]
    [ArgumentCompleter(typeof(NothingCompleter))]
    public PortSpec[] Publish { get; set; } = [];

    /// <summary>
    /// Where ports are published: <c>ingress</c>, the default, at every node, which sends on what comes to where a task is; or
    /// <c>host</c>, at the nodes where tasks run.
    /// </summary>
    [Parameter]
    [ValidateSet("ingress", "host")]
    public string PublishMode { get; set; } = "ingress";

    /// <summary>
    /// Mounts in keys and values, each as <c>type=volume,source=data,target=/data</c> or as a hashtable. Each node has volumes
    /// and paths of its own.
    /// </summary>
    [Parameter]
    [KeyedMountTransformation]
    [ArgumentCompleter(typeof(KeyedMountCompleter))]
    public KeyedMountSpec[] Mount { get; set; } = [];

    /// <summary>Which nodes tasks may run on, each as <c>node.role==worker</c>, <c>node.hostname!=db1</c> or <c>node.labels.disk==ssd</c>.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(NothingCompleter))]
    public string[] Constraint { get; set; } = [];

    /// <summary>When a task that has ended gets a new one in its place: <c>any</c>, the default, always; <c>on-failure</c>; or <c>none</c>.</summary>
    [Parameter]
    [ValidateSet("any", "on-failure", "none")]
    public string RestartCondition { get; set; } = "any";

    /// <summary>How many tasks an update changes at a time; 0 for all. By default 1.</summary>
    [Parameter]
    [ValidateRange(0, int.MaxValue)]
    [ArgumentCompleter(typeof(NothingCompleter))]
    public int UpdateParallelism { get; set; } = 1;

    /// <summary>How long an update waits after each of them, in seconds or as a time span. By default not at all.</summary>
    [Parameter]
    [SecondsTransformation]
    [ArgumentCompleter(typeof(NothingCompleter))]
    public TimeSpan UpdateDelay { get; set; }

    /// <summary>
    /// Whether an update ends the old task first, <c>stop-first</c>, the default, or starts the new one first, <c>start-first</c>.
    /// </summary>
    [Parameter]
    [ValidateSet("stop-first", "start-first")]
    public string UpdateOrder { get; set; } = "stop-first";

    /// <summary>What an update does when a new task fails: <c>pause</c>, the default, <c>continue</c>, or <c>rollback</c>.</summary>
    [Parameter]
    [ValidateSet("pause", "continue", "rollback")]
    public string UpdateFailureAction { get; set; } = "pause";

    /// <summary>What was given of all this.</summary>
    private protected ServiceRequest Settings => new()
    {
        Replicas = IsGiven(nameof(Replicas)) ? Replicas : null,
        Env = IsGiven(nameof(Env)) ? [.. Env.Select(static env => env.Resolve(Environment.GetEnvironmentVariable))] : null,
        Labels = IsGiven(nameof(Label)) ? Texts.Pairs(Label) : null,
        Ports = IsGiven(nameof(Publish)) ? [.. Publish.SelectMany(static port => port.Mappings)] : null,
        PublishMode = Word(PublishMode),
        Mounts = IsGiven(nameof(Mount)) ? HostPaths.Resolve(Mount, SessionState) : null,
        Constraints = IsGiven(nameof(Constraint)) ? Constraint : null,
        RestartCondition = IsGiven(nameof(RestartCondition)) ? Word(RestartCondition) : null,
        UpdateParallelism = IsGiven(nameof(UpdateParallelism)) ? UpdateParallelism : null,
        UpdateDelay = IsGiven(nameof(UpdateDelay)) ? UpdateDelay : null,
        UpdateOrder = IsGiven(nameof(UpdateOrder)) ? Word(UpdateOrder) : null,
        UpdateFailureAction = IsGiven(nameof(UpdateFailureAction)) ? Word(UpdateFailureAction) : null,
    };

    /// <summary>Writes a word as the engine takes it.</summary>
    /// <param name="word">The word.</param>
    /// <returns>The word in small letters.</returns>
    private protected static string Word(string word) => word.ToLowerInvariant();

    private protected override Task BeginAsync(CancellationToken token)
    {
        // A swarm publishes at all addresses of its nodes, each port by itself.
        if (Array.Find(Publish, static port => port.HostAddress.Length > 0 || port.Mappings.Any(static one => one.HostPort.Contains('-'))) is PortSpec other)
        {
            ThrowTerminatingError(ErrorFactory.Refused(
                SwarmErrors.ServiceInvalid, other, $"'{other}' names an address or a choice of ports, and a service publishes at all addresses of its nodes", "Give it as [port:]port[/protocol]."));
        }

        return base.BeginAsync(token);
    }
}
