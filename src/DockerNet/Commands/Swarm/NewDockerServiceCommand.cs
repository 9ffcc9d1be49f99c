using System.Management.Automation;
using DockerNet.Binding;
using DockerNet.Completion;
using DockerNet.Contracts;
using DockerNet.Wiring;

namespace DockerNet.Commands;

/// <summary>
/// Makes a service of a swarm: a program in as many tasks as wanted, wherever there is room. It is written as soon as the swarm
/// has taken it; Wait-DockerService waits until its tasks run. It corresponds to <c>docker service create</c>.
/// </summary>
[Cmdlet(VerbsCommon.New, "DockerService", SupportsShouldProcess = true, HelpUri = DockerDocs.Client + "service/create/")]
[OutputType(typeof(DockerService))]
public sealed class NewDockerServiceCommand : ServiceSettingsCmdlet
{
    /// <summary>The image, by name. Each node that gets a task fetches it when it does not have it.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    [ValidateNotNullOrEmpty]
    [ObjectNameTransformation(typeof(Image))]
    [ArgumentCompleter(typeof(ImageCompleter))]
    public string Image { get; set; } = "";

    /// <summary>The command's arguments. By default the image's own. Quote those that begin with a dash.</summary>
    [Parameter(Position = 1, ValueFromRemainingArguments = true)]
    [ArgumentCompleter(typeof(NothingCompleter))]
    public string[] Command { get; set; } = [];

    /// <summary>The name, by which others on its networks reach it. By default the engine invents one.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(NothingCompleter))]
    public string? Name { get; set; }

    /// <summary>Runs one task on each node, also on those that come later.</summary>
    [Parameter]
    public SwitchParameter Global { get; set; }

    /// <summary>Its networks: overlays, each by name, perhaps as <c>name=shared,alias=db</c> or as a hashtable.</summary>
    [Parameter]
    [NetworkTransformation]
    [ArgumentCompleter(typeof(NetworkCompleter))]
    public NetworkSpec[] Network { get; set; } = [];

    /// <summary>
    /// What its name leads to: <c>vip</c>, the default, one address that spreads what comes over the tasks; or <c>dnsrr</c>, the
    /// addresses of the tasks themselves.
    /// </summary>
    [Parameter]
    [ValidateSet("vip", "dnsrr")]
    public string EndpointMode { get; set; } = "vip";

    private protected override async Task ProcessAsync(IEngine engine, CancellationToken token)
    {
        string subject = Name ?? Image;
        if (Global && IsGiven(nameof(Replicas)))
        {
            await WriteErrorAsync(new EngineException(SwarmErrors.ServiceInvalid, "-Global runs one task on each node, and -Replicas says how many"), subject, engine);
        }
        else if (ShouldProcess(subject, "Create service"))
        {
            await TryAsync(engine, subject, async () =>
            {
                CreateResult made = await engine.Services.CreateAsync(Request(), token);
                WriteWarnings(subject, made.Warnings);
                WriteObject(SwarmName.Find(await engine.Services.ListAsync(token), made.Id, SwarmErrors.ServiceNotFound));
            });
        }
    }

    private ServiceRequest Request() => Settings with
    {
        Name = Name,
        Image = Image,
        Command = Command,
        Replicas = Global ? null : Replicas,
        Networks = Network,
        EndpointMode = Word(EndpointMode),
    };
}
