using System.Management.Automation;
using DockerNet.Binding;
using DockerNet.Completion;
using DockerNet.Contracts;
using DockerNet.Wiring;
using DockerNet.Workflows;

namespace DockerNet.Commands;

/// <summary>
/// Changes ports, links, networks, mounts and variables of containers that exist, by putting a changed copy in their
/// place. A copy that cannot start, or does not stay up, is undone.
/// </summary>
[Cmdlet(VerbsData.Update, "DockerContainer", SupportsShouldProcess = true, HelpUri = DockerDocs.Client + "container/update/")]
[OutputType(typeof(Container))]
public sealed class UpdateDockerContainerCommand : ContainerActionCmdlet
{
    // Undoing takes longer than to end a cmdlet should take: but what ran before has to run again.
    private static readonly TimeSpan s_undoLimit = TimeSpan.FromSeconds(30);

    /// <summary>
    /// The ports to publish in place of all, as New-DockerContainer takes them; <c>@()</c> publishes none.
    /// </summary>
    [Parameter]
    [PortTransformation]
    public PortSpec[]? Publish { get; set; }

    /// <summary>The links in place of all, as New-DockerContainer takes them; <c>@()</c> leaves none.</summary>
    [Parameter]
    [LinkTransformation]
    [ArgumentCompleter(typeof(ContainerCompleter))]
    public LinkSpec[]? Link { get; set; }

    /// <summary>The networks in place of all. Aliases and fixed addresses on those that stay are kept.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ObjectNameTransformation(typeof(Network))]
    [ArgumentCompleter(typeof(NetworkCompleter))]
    public string[]? Network { get; set; }

    /// <summary>
    /// Mounts to add, as New-DockerContainer takes them. One with the target of another takes its place.
    /// </summary>
    [Parameter]
    [MountTransformation]
    public MountSpec[] Volume { get; set; } = [];

    /// <summary>Targets of mounts to leave out. The volumes themselves stay.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string[] RemoveMount { get; set; } = [];

    /// <summary>
    /// Variables to add, as New-DockerContainer takes them. One with the name of another takes its place.
    /// </summary>
    [Parameter]
    [EnvTransformation]
    public EnvSpec[] Env { get; set; } = [];

    /// <summary>Names of variables to leave out.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string[] RemoveEnv { get; set; } = [];

    /// <summary>
    /// How long a health check may take to find the changed container healthy, in seconds or as a TimeSpan. After that
    /// the change is undone.
    /// </summary>
    [Parameter]
    [SecondsTransformation]
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(60);

    /// <summary>Writes each container as it is after the change.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    private protected override async Task ActAsync(IEngine engine, Container container, CancellationToken token)
    {
        ContainerDetail old = await engine.Containers.InspectAsync(container.Id, token);
        if (old.AutoRemove)
        {
            throw new EngineException(
                ContainerErrors.ContainerRemovesItself, "it removes itself when it is stopped, so a failure could not be undone");
        }

        foreach (string network in Network ?? [])
        {
            await NewContainerCmdlet.CheckNetworkAsync(engine, network, token);
        }

        IReadOnlyList<Container> all = await engine.Containers.ListAsync(ContainerFilter.All, token);
        Container listed = all.First(other => other.Id == old.Id);
        var replacement = new ContainerReplacement(engine, old, Timeout) { IsLinkSource = listed.LinkNames.Length > 0 };
        CreateResult created;
        try
        {
            created = await replacement.RunAsync(Change(), token);
        }
        catch (Exception error) when (error is EngineException or OperationCanceledException)
        {
            await CleanUpAsync(replacement.UndoAsync, s_undoLimit);
            throw;
        }

        WriteWarnings(old.Name, created.Warnings);
        WriteWarnings(old.Name, LeftBehind(listed, all).Select(static warning => warning.ToString()));
        if (PassThru)
        {
            WriteObject(await engine.Containers.GetAsync(created.Id, token));
        }
    }

    // Those that hold on to the container by its id, not by its name.
    private static IEnumerable<WiringWarning> LeftBehind(Container old, IReadOnlyList<Container> all)
    {
        IEnumerable<WiringWarning> sharers = all
            .Where(other => other.NetworkMode == $"container:{old.Id}")
            .Select(static other => new WiringWarning(
                "NetworkSharerLost", $"{other.Name} shared its network, and has none until it is made again"));
        return sharers.Concat(old.LinkNames.Select(static name => name.Split('/')).Select(static name => new WiringWarning(
            "LinkSourceReplaced", $"the link of {name[0]} to it as '{name[1]}' is dead: use Repair-ContainerLink {name[0]}")));
    }

    private ContainerChange Change() => new()
    {
        Ports = Publish,
        Links = Link,
        Networks = Network,
        Mounts = HostPaths.Resolve(Volume, SessionState),
        WithoutMounts = RemoveMount,
        Env = Array.ConvertAll(Env, static env => env.Resolve(Environment.GetEnvironmentVariable)),
        WithoutEnv = RemoveEnv,
    };
}
