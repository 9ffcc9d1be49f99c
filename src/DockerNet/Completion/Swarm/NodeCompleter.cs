using DockerNet.Contracts;

namespace DockerNet.Completion;

/// <summary>Completes the names of a swarm's nodes.</summary>
public sealed class NodeCompleter : Completer
{
    private protected override async Task<IEnumerable<Candidate>> ListAsync(
        IEngineProvider provider, CompletionInput input, CancellationToken token) =>
        (await provider.Connect(input.DockerHost).Swarm.ListNodesAsync(token))
            .Select(static node => new Candidate(node.Name, $"{node.Role}, {node.State}, {node.NodeAddress}"));
}
