using DockerNet.Contracts;

namespace DockerNet.Completion;

/// <summary>Completes what is mounted: the names of volumes. Where none fits, PowerShell completes files of this computer.</summary>
public sealed class MountCompleter : Completer
{
    private protected override bool OrFiles => true;

    private protected override async Task<IEnumerable<Candidate>> ListAsync(
        IEngineProvider provider, CompletionInput input, CancellationToken token) =>
        (await provider.Connect(input.DockerHost).Volumes.ListAsync(VolumeFilter.All, token))
            .Where(static volume => !volume.Anonymous)
            .OrderBy(static volume => volume.Name)
            .Select(static volume => new Candidate(
                $"{volume.Name}:/", volume.UsedBy.Length == 0 ? "not used" : $"used by {string.Join(", ", volume.UsedBy)}"));
}
