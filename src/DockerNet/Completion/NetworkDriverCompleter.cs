using DockerNet.Contracts;

namespace DockerNet.Completion;

/// <summary>Completes the drivers that networks can be made with.</summary>
public sealed class NetworkDriverCompleter : Completer
{
    private protected override async Task<IEnumerable<Candidate>> ListAsync(
        IEngineProvider provider, CompletionInput input, CancellationToken token) =>
        (await provider.Connect(input.DockerHost).System.GetAsync(token)).NetworkDrivers
            .Order()
            .Select(static driver => new Candidate(driver, $"driver {driver}"));
}
