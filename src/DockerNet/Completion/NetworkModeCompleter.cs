using DockerNet.Contracts;

namespace DockerNet.Completion;

/// <summary>Completes what a container's network can be: networks, and those of other containers.</summary>
public sealed class NetworkModeCompleter : Completer
{
    private protected override async Task<IEnumerable<Candidate>> ListAsync(
        IEngineProvider provider, CompletionInput input, CancellationToken token)
    {
        IEngine engine = provider.Connect(input.DockerHost);
        IReadOnlyList<Network> networks = await engine.Networks.ListAsync(NetworkFilter.All, token);
        IReadOnlyList<Container> containers = await engine.Containers.ListAsync(ContainerFilter.All, token);
        return
        [
            .. networks.Select(NetworkCompleter.CandidateOf).OrderBy(static c => c.Text),
            .. containers.Select(static c => new Candidate($"container:{c.Name}", $"the network of {c.Name}, {c.Status}")).OrderBy(static c => c.Text),
        ];
    }
}
