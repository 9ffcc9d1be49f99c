using System.Management.Automation;
using System.Security;
using DockerNet.Completion;
using DockerNet.Contracts;

namespace DockerNet.Commands;

/// <summary>
/// Has engines join a swarm, as workers or managers. It corresponds to <c>docker swarm join</c>, and takes the tokens from a
/// manager's object, so that nobody has to see them.
/// </summary>
[Cmdlet(
    VerbsCommon.Join,
    "DockerSwarm",
    DefaultParameterSetName = SwarmSet,
    SupportsShouldProcess = true,
    HelpUri = DockerDocs.Client + "swarm/join/")]
[OutputType(typeof(DockerSwarm))]
public sealed class JoinDockerSwarmCommand : SwarmMemberCmdlet
{
    private const string SwarmSet = "Swarm";
    private const string TokenSet = "Token";
    private const int ManagerPort = 2377;

    /// <summary>The swarm, as Get-DockerSwarm or Initialize-DockerSwarm tells of it on one of its managers.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ParameterSetName = SwarmSet)]
    [ArgumentCompleter(typeof(NothingCompleter))]
    public DockerSwarm Swarm { get; set; } = new();

    /// <summary>Joins as a manager, and not as a worker.</summary>
    [Parameter(ParameterSetName = SwarmSet)]
    public SwitchParameter AsManager { get; set; }

    /// <summary>Where the swarm's managers are, each as an address, perhaps with a port. By default the port is 2377.</summary>
    [Parameter(Mandatory = true, ParameterSetName = TokenSet)]
    [Alias("RemoteAddress")]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(NothingCompleter))]
    public string[] Manager { get; set; } = [];

    /// <summary>What lets the engine join: a worker's token or a manager's, which decides what it becomes.</summary>
    [Parameter(Mandatory = true, ParameterSetName = TokenSet)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(NothingCompleter))]
    public SecureString Token { get; set; } = new();

    private protected override async Task ProcessAsync(IEngine engine, CancellationToken token)
    {
        SwarmRequest request = ParameterSetName == TokenSet
            ? Request with { Managers = [.. Manager.Select(WithPort)], Token = Token }
            : Request with { Managers = Swarm.Managers, Token = AsManager ? Swarm.ManagerToken : Swarm.WorkerToken };
        if (request.Token is null || request.Managers.Count == 0)
        {
            await WriteErrorAsync(
                new EngineException(SwarmErrors.SwarmManagerRequired, $"{Swarm.DockerHost} is no manager of a swarm, and has no tokens"), Swarm, engine);
        }
        else if (ShouldProcess(engine.Host, $"Join the swarm of {string.Join(", ", request.Managers)}"))
        {
            await engine.Swarm.JoinAsync(request, token);
            WriteObject(await engine.Swarm.GetAsync(token));
        }
    }

    private static string WithPort(string address) =>
        System.Net.IPAddress.TryParse(address, out System.Net.IPAddress? bare)
            ? new System.Net.IPEndPoint(bare, ManagerPort).ToString()
            : address.Contains(':') ? address : $"{address}:{ManagerPort}";
}
