using System.Collections.Generic;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using DockerNet.Completion;
using DockerNet.Contracts;

namespace DockerNet.Commands;

/// <summary>Removes networks that no running container is on.</summary>
[Cmdlet(VerbsCommon.Remove, "DockerNetwork", SupportsShouldProcess = true)]
public sealed class RemoveDockerNetworkCommand : DockerCmdlet
{
    /// <summary>The networks, by name, by id or a unique beginning of it, or by a pattern of names.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("Network", "Id")]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(NetworkCompleter))]
    public string[] Name { get; set; } = [];

    private protected override async Task ProcessAsync(IEngine engine, CancellationToken token)
    {
        IReadOnlyList<Network> networks = await SelectAsync(
            engine, Name, t => engine.Networks.ListAsync(NetworkFilter.All, t), engine.Networks.GetAsync);
        foreach (Network network in networks)
        {
            if (ShouldProcess(network.Name))
            {
                await TryAsync(engine, network.Name, () => RemoveAsync(engine, network, token));
            }
        }
    }

    private static async Task RemoveAsync(IEngine engine, Network network, CancellationToken token)
    {
        try
        {
            await engine.Networks.RemoveAsync(network.Id, token);
        }
        catch (EngineException error) when (error.Kind == EngineErrorKind.NetworkInUse)
        {
            // Old engines do not say who is in the way.
            throw new EngineException(
                error.Kind, $"{error.Message} (members: {string.Join<NetworkMember>(", ", network.Containers)})", error)
            {
                StatusCode = error.StatusCode,
            };
        }
    }
}
