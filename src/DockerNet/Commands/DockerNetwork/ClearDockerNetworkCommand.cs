using System.Linq;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using DockerNet.Binding;
using DockerNet.Contracts;

namespace DockerNet.Commands;

/// <summary>
/// Removes the networks that no container is on, as <c>docker network prune</c> does, but one by one, and sparing those
/// that a stopped container needs in order to start again.
/// </summary>
[Cmdlet(VerbsCommon.Clear, "DockerNetwork", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(Network))]
public sealed class ClearDockerNetworkCommand : DockerCmdlet
{
    /// <summary>
    /// Only networks with all of these labels, each as <c>name</c> or <c>name=value</c>; or a hashtable.
    /// </summary>
    [Parameter]
    [PairTransformation]
    [ValidateNotNullOrEmpty]
    public string[] Label { get; set; } = [];

    /// <summary>Removes also networks that only stopped containers are on. These cannot start afterwards.</summary>
    [Parameter]
    public SwitchParameter IncludeStoppedOnly { get; set; }

    private protected override async Task ProcessAsync(IEngine engine, CancellationToken token)
    {
        var filter = new NetworkFilter { Label = Label };
        foreach (Network network in (await engine.Networks.ListAsync(filter, token)).Where(IsUnused))
        {
            if (ShouldProcess(network.Name, "Remove unused network"))
            {
                await TryAsync(engine, network.Name, async () =>
                {
                    await engine.Networks.RemoveAsync(network.Id, token);
                    WriteObject(network);
                });
            }
        }
    }

    private bool IsUnused(Network network) =>
        !network.Predefined
        && network.Containers.All(member => IncludeStoppedOnly && member.State is ("exited" or "created" or "dead"));
}
