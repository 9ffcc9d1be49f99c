using DockerNet.Contracts;

namespace DockerNet.Completion;

/// <summary>Completes the names of images.</summary>
public sealed class ImageCompleter : Completer
{
    private protected override Task<IEnumerable<Candidate>> ListAsync(
        IEngineProvider provider, CompletionInput input, CancellationToken token) => AllAsync(provider, input, token);

    /// <summary>Offers all names of images.</summary>
    /// <param name="provider">Connects to engines.</param>
    /// <param name="input">What stands on the command line already.</param>
    /// <param name="token">Stops the question.</param>
    /// <returns>The names.</returns>
    internal static async Task<IEnumerable<Candidate>> AllAsync(IEngineProvider provider, CompletionInput input, CancellationToken token) =>
        (await provider.Connect(input.DockerHost).Images.ListNamesAsync(token))
            .Order()
            .Select(static name => new Candidate(name, name));
}
