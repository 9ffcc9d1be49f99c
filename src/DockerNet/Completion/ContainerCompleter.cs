using DockerNet.Contracts;

namespace DockerNet.Completion;

/// <summary>Completes the names of containers.</summary>
public sealed class ContainerCompleter : Completer
{
    private protected override async Task<IEnumerable<Candidate>> ListAsync(
        IEngineProvider provider, CompletionInput input, CancellationToken token) =>
        (await provider.Connect(input.DockerHost).Containers.ListAsync(ContainerFilter.All, token))
            .Select(static c => new Candidate(c.Name, $"{c.Image}, {c.Status}"))
            .OrderBy(static c => c.Text);
}
