using DockerNet.Contracts;

namespace DockerNet.Completion;

/// <summary>Completes the names of the docker client's contexts.</summary>
public sealed class ContextCompleter : Completer
{
    private protected override Task<IEnumerable<Candidate>> ListAsync(
        IEngineProvider provider, CompletionInput input, CancellationToken token) =>
        Task.FromResult(provider.GetContextNames().Order().Select(static name => new Candidate(name, $"context {name}")));
}
