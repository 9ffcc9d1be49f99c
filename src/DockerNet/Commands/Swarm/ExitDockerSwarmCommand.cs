using System.Management.Automation;
using DockerNet.Contracts;

namespace DockerNet.Commands;

/// <summary>
/// Has engines leave the swarm that they are in. What they share with it, such as its networks, they lose. It corresponds to
/// <c>docker swarm leave</c>.
/// </summary>
[Cmdlet(VerbsCommon.Exit, "DockerSwarm", SupportsShouldProcess = true, HelpUri = DockerDocs.Client + "swarm/leave/")]
[OutputType(typeof(DockerSwarm))]
public sealed class ExitDockerSwarmCommand : DockerCmdlet
{
    /// <summary>
    /// Lets a manager leave too. With the last one the swarm ends, with all its networks and services; without a majority of
    /// its managers it can no longer be changed.
    /// </summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <summary>Writes what part the engine has afterwards.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    private protected override async Task ProcessAsync(IEngine engine, CancellationToken token)
    {
        if (!ShouldProcess(engine.Host, "Leave the swarm"))
        {
            return;
        }

        await engine.Swarm.LeaveAsync(Force, token);
        if (PassThru)
        {
            WriteObject(await engine.Swarm.GetAsync(token));
        }
    }
}
