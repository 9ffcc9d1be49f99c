using DockerNet.Contracts;

namespace DockerNet.Completion;

/// <summary>Completes the names of containers for what only running ones can do: those come first.</summary>
public sealed class RunningContainerCompleter : Completer
{
    private const string Running = "running";

    private protected override async Task<IEnumerable<Candidate>> ListAsync(
        IEngineProvider provider, CompletionInput input, CancellationToken token) =>
        (await provider.Connect(input.DockerHost).Containers.ListAsync(ContainerFilter.All, token))
            .OrderBy(static c => c.State != Running)
            .ThenBy(static c => c.Name)
            .Select(static c => new Candidate(c.Name, $"{c.Image}, {c.Status}"));
}
