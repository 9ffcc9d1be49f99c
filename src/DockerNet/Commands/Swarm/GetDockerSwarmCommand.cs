using System.Management.Automation;
using DockerNet.Contracts;

namespace DockerNet.Commands;

/// <summary>
/// Gets the part that an engine has in a swarm: whether it is in one, as a worker or a manager, where the managers are, and
/// the tokens with which others join.
/// </summary>
[Cmdlet(VerbsCommon.Get, "DockerSwarm", HelpUri = DockerDocs.Client + "swarm/")]
[OutputType(typeof(DockerSwarm))]
public sealed class GetDockerSwarmCommand : DockerCmdlet
{
    private protected override async Task ProcessAsync(IEngine engine, CancellationToken token) => WriteObject(await engine.Swarm.GetAsync(token));
}
