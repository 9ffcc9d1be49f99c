using DockerNet.Contracts;

namespace DockerNet.Completion;

/// <summary>Completes the names of images.</summary>
public sealed class ImageCompleter : Completer
{
    private protected override async Task<IEnumerable<Candidate>> ListAsync(
        IEngineProvider provider, CompletionInput input, CancellationToken token) =>
        (await provider.Connect(input.DockerHost).Images.ListNamesAsync(token))
            .Order()
            .Select(static name => new Candidate(name, name));
}
