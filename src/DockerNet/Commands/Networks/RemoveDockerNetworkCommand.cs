using System.Management.Automation;
using DockerNet.Binding;
using DockerNet.Completion;
using DockerNet.Contracts;
using DockerNet.Wiring;

namespace DockerNet.Commands;

/// <summary>Removes networks that no running container is on.</summary>
[Cmdlet(VerbsCommon.Remove, "DockerNetwork", SupportsShouldProcess = true, HelpUri = DockerDocs.Client + "network/rm/")]
public sealed class RemoveDockerNetworkCommand : DockerCmdlet
{
    /// <summary>The networks, by name, by id or a unique beginning of it, or by a pattern of names.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("Network", "Id")]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    [ObjectNameTransformation(typeof(Network))]
    [ArgumentCompleter(typeof(NetworkCompleter))]
    public string[] Name { get; set; } = [];

    private protected override async Task ProcessAsync(IEngine engine, CancellationToken token)
    {
        IReadOnlyList<Network> networks = await SelectAsync(
            engine, Name, t => engine.Networks.ListAsync(NetworkFilter.All, t), engine.Networks.GetAsync);
        foreach (Network network in networks)
        {
            if (ShouldProcess(network.Name, Action(network)))
            {
                await TryAsync(engine, network.Name, () => RemoveAsync(engine, network, token));
            }
        }
    }

    // The engine lets a network go that only stopped containers are on, and they then cannot start any more.
    private static string Action(Network network)
    {
        string[] stopped = NetworkUse.Stopped(network);
        return stopped.Length > 0 && stopped.Length == network.Containers.Length
            ? $"Remove network that {string.Join(", ", stopped)} cannot start without"
            : "Remove network" + (network.Containers.Length > stopped.Length ? $"; in the way: {NetworkUse.Of(network)}" : "");
    }

    private async Task RemoveAsync(IEngine engine, Network network, CancellationToken token)
    {
        try
        {
            await engine.Networks.RemoveAsync(network.Id, token);
            if (NetworkUse.Stopped(network) is { Length: > 0 } stopped)
            {
                WriteWarnings(network.Name, [NetworkUse.Needed(stopped).ToString()]);
            }
        }
        catch (EngineException error) when (error.Kind == NetworkErrors.NetworkInUse)
        {
            // Old engines do not say who is in the way.
            string users = network.ConfigOnly ? await FollowersAsync(engine, network, token) : NetworkUse.Of(network);
            throw new EngineException(error.Kind, $"{error.Message} ({users})", error)
            {
                StatusCode = error.StatusCode,
            };
        }
    }

    private static async Task<string> FollowersAsync(IEngine engine, Network settings, CancellationToken token)
    {
        IReadOnlyList<Network> all = await engine.Networks.ListAsync(NetworkFilter.All, token);
        return $"networks: {string.Join(", ", all.Where(n => n.ConfigFrom == settings.Name).Select(static n => n.Name))}";
    }
}
