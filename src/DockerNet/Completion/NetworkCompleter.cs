using DockerNet.Contracts;

namespace DockerNet.Completion;

/// <summary>Completes the names of networks.</summary>
public sealed class NetworkCompleter : Completer
{
    private protected override async Task<IEnumerable<Candidate>> ListAsync(
        IEngineProvider provider, CompletionInput input, CancellationToken token) =>
        (await provider.Connect(input.DockerHost).Networks.ListAsync(NetworkFilter.All, token))
            .Select(CandidateOf)
            .OrderBy(static c => c.Text);

    /// <summary>A network, as it is offered.</summary>
    /// <param name="network">The network.</param>
    /// <returns>What is offered.</returns>
    internal static Candidate CandidateOf(Network network) =>
        new(network.Name, $"{network.Driver} {network.Subnet}, {network.Containers.Length} containers");
}
