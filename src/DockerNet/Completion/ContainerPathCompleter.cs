using DockerNet.Contracts;

namespace DockerNet.Completion;

/// <summary>
/// Completes the container's part of <c>name:/path</c>. When no container's name fits, PowerShell completes files.
/// </summary>
public sealed class ContainerPathCompleter : Completer
{
    private protected override async Task<IEnumerable<Candidate>> ListAsync(
        IEngineProvider provider, CompletionInput input, CancellationToken token) =>
        (await provider.Connect(input.DockerHost).Containers.ListAsync(ContainerFilter.All, token))
            .Select(static c => new Candidate($"{c.Name}:/", $"{c.Image}, {c.Status}"))
            .OrderBy(static c => c.Text);
}
