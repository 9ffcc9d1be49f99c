using DockerNet.Contracts;

namespace DockerNet.Completion;

/// <summary>Completes the names of networks.</summary>
public sealed class NetworkCompleter : Completer
{
    private protected override async Task<IEnumerable<Candidate>> ListAsync(
        IEngineProvider provider, CompletionInput input, CancellationToken token) =>
        (await provider.Connect(input.DockerHost).Networks.ListAsync(NetworkFilter.All, token))
            .Select(static n => new Candidate(n.Name, $"{n.Driver} {n.Subnet}, {n.Containers.Length} containers"))
            .OrderBy(static c => c.Text);
}
