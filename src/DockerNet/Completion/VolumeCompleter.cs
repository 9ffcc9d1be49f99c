using DockerNet.Contracts;

namespace DockerNet.Completion;

/// <summary>Completes the names of volumes.</summary>
public sealed class VolumeCompleter : Completer
{
    private protected override async Task<IEnumerable<Candidate>> ListAsync(
        IEngineProvider provider, CompletionInput input, CancellationToken token) =>
        (await ListAsync(provider, input.DockerHost, token)).OrderBy(static volume => volume.Anonymous).ThenBy(static volume => volume.Name).Select(Offer);

    /// <summary>Offers the volumes that somebody gave a name.</summary>
    /// <param name="provider">Connects to engines.</param>
    /// <param name="input">What stands on the command line already.</param>
    /// <param name="token">Stops the question.</param>
    /// <returns>The names.</returns>
    internal static async Task<IEnumerable<Candidate>> NamedAsync(IEngineProvider provider, CompletionInput input, CancellationToken token) =>
        (await ListAsync(provider, input.DockerHost, token)).Where(static volume => !volume.Anonymous).OrderBy(static volume => volume.Name).Select(Offer);

    private static Task<IReadOnlyList<Volume>> ListAsync(IEngineProvider provider, string? host, CancellationToken token) =>
        provider.Connect(host).Volumes.ListAsync(VolumeFilter.All, token);

    private static Candidate Offer(Volume volume) =>
        new(volume.Name, volume.UsedBy.Length == 0 ? "not used" : $"used by {string.Join(", ", volume.UsedBy)}");
}
