using DockerNet.Contracts;

namespace DockerNet.Completion;

/// <summary>Completes the names of volumes.</summary>
public sealed class VolumeCompleter : Completer
{
    private protected override async Task<IEnumerable<Candidate>> ListAsync(
        IEngineProvider provider, CompletionInput input, CancellationToken token) =>
        (await provider.Connect(input.DockerHost).Volumes.ListAsync(VolumeFilter.All, token))
            .OrderBy(static v => v.Anonymous)
            .ThenBy(static v => v.Name)
            .Select(static v => new Candidate(
                v.Name, v.UsedBy.Length == 0 ? "not used" : $"used by {string.Join(", ", v.UsedBy)}"));
}
