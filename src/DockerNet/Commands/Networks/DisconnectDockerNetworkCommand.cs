using System.Management.Automation;
using DockerNet.Binding;
using DockerNet.Completion;
using DockerNet.Contracts;

namespace DockerNet.Commands;

/// <summary>Takes containers off a network, without stopping them.</summary>
[Cmdlet(
    VerbsCommunications.Disconnect,
    "DockerNetwork",
    SupportsShouldProcess = true,
    DefaultParameterSetName = NetworkSet,
    HelpUri = DockerDocs.Client + "network/disconnect/")]
[OutputType(typeof(Network))]
public sealed class DisconnectDockerNetworkCommand : NetworkMemberCmdlet
{
    /// <summary>The containers, by name, by id, or by a pattern of the names of the network's members.</summary>
    [Parameter(
        Mandatory = true, Position = 1, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true, ParameterSetName = ContainerSet)]
    [Parameter(Mandatory = true, Position = 1, ParameterSetName = NetworkSet)]
    [Alias("Name", "Id")]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    [ObjectNameTransformation(typeof(Container), IsStrict = true)]
    [ArgumentCompleter(typeof(NetworkMemberCompleter))]
    public string[] Container { get; set; } = [];

    /// <summary>Makes the network forget a container that can no longer be reached.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    private protected override async Task ProcessAsync(IEngine engine, Network network, CancellationToken token)
    {
        foreach (string name in Container.SelectMany(pattern => Expand(pattern, network)).DistinctBy(BoundName.Key))
        {
            await ChangeAsync(
                engine,
                network,
                name,
                "Disconnect",
                () => engine.Networks.DisconnectAsync(network.Id, BoundName.Key(name), Force, token));
        }
    }

    // A pattern means members; a name goes to the engine as it is, which knows best what is wrong with it.
    private IEnumerable<string> Expand(string name, Network network)
    {
        if (!TryReadPattern(name, out WildcardPattern? pattern))
        {
            return [];
        }

        return pattern is null ? [name] : network.Containers.Select(static member => member.Container).Where(pattern.IsMatch);
    }
}
