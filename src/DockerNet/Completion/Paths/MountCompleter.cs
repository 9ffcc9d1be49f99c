using DockerNet.Contracts;

namespace DockerNet.Completion;

/// <summary>Completes what is mounted: the names of volumes. Where none fits, PowerShell completes files of this computer.</summary>
public sealed class MountCompleter : Completer
{
    private protected override bool OrFiles => true;

    private protected override async Task<IEnumerable<Candidate>> ListAsync(
        IEngineProvider provider, CompletionInput input, CancellationToken token) =>
        (await VolumeCompleter.NamedAsync(provider, input, token)).Select(static volume => volume with { Text = $"{volume.Text}:/" });
}
