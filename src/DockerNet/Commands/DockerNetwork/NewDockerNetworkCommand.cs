using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using DockerNet.Completion;
using DockerNet.Contracts;

namespace DockerNet.Commands;

/// <summary>Creates a network of any driver that the engine has.</summary>
[Cmdlet(VerbsCommon.New, "DockerNetwork", SupportsShouldProcess = true)]
[OutputType(typeof(Network))]
public sealed class NewDockerNetworkCommand : NewNetworkCmdlet
{
    /// <summary>What the network is made of. By default <c>bridge</c>.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(NetworkDriverCompleter))]
    public string Driver { get; set; } = "bridge";

    /// <summary>Lets single containers join a network that belongs to a swarm.</summary>
    [Parameter]
    public SwitchParameter Attachable { get; set; }

    /// <summary>Gives the network IPv6.</summary>
    [Parameter]
    public SwitchParameter IPv6 { get; set; }

    private protected override async Task ProcessAsync(IEngine engine, CancellationToken token)
    {
        foreach (string name in Name)
        {
            await CreateAsync(
                engine,
                new NetworkRequest { Name = name, Driver = Driver, Attachable = Attachable, IPv6 = IPv6 },
                token);
        }
    }
}
