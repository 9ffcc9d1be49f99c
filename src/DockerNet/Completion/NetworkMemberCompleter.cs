using DockerNet.Contracts;

namespace DockerNet.Completion;

/// <summary>Completes the names of the containers that are on the network which the command line names.</summary>
public sealed class NetworkMemberCompleter : Completer
{
    private const string NetworkParameter = "Network";

    private protected override string CacheKey(CompletionInput input) => input.Text(NetworkParameter) ?? "";

    private protected override async Task<IEnumerable<Candidate>> ListAsync(
        IEngineProvider provider, CompletionInput input, CancellationToken token)
    {
        if (input.Text(NetworkParameter) is not string name)
        {
            return [];
        }

        Network network = await provider.Connect(input.DockerHost).Networks.GetAsync(name, token);
        return network.Containers
            .Select(static m => new Candidate(m.Container, $"{m.State} {m.IPAddress}"))
            .OrderBy(static c => c.Text);
    }
}
