using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using DockerNet.Contracts;

namespace DockerNet.Commands;

/// <summary>Creates a bridge network, on which containers reach each other by name.</summary>
[Cmdlet(VerbsCommon.New, "DockerBridge", SupportsShouldProcess = true)]
[OutputType(typeof(Network))]
public sealed class NewDockerBridgeCommand : NewNetworkCmdlet
{
    private protected override async Task ProcessAsync(IEngine engine, CancellationToken token)
    {
        foreach (string name in Name)
        {
            await CreateAsync(engine, new NetworkRequest { Name = name }, token);
        }
    }
}
