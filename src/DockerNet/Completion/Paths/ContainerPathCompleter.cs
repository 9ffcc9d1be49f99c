using DockerNet.Contracts;

namespace DockerNet.Completion;

/// <summary>
/// Completes <c>name:/path</c>: the container's name, then what is in its folders. Where no container's name fits, PowerShell
/// completes files of this computer.
/// </summary>
public sealed class ContainerPathCompleter : Completer
{
    private protected override bool OrFiles => true;

    private protected override string CacheKey(CompletionInput input) => FolderNames.FolderOf(input.Word);

    private protected override async Task<IEnumerable<Candidate>> ListAsync(
        IEngineProvider provider, CompletionInput input, CancellationToken token)
    {
        IEngine engine = provider.Connect(input.DockerHost);
        int colon = input.Word.IndexOf(':', StringComparison.Ordinal);
        if (colon <= 0 || FolderNames.FolderOf(input.Word[(colon + 1)..]) is not ['/', ..] folder)
        {
            return (await engine.Containers.ListAsync(ContainerFilter.All, token))
                .Select(static c => new Candidate($"{c.Name}:/", $"{c.Image}, {c.Status}"))
                .OrderBy(static c => c.Text);
        }

        string container = input.Word[..colon];
        return (await FolderNames.ReadAsync(engine, container, folder, token))
            .Select(name => new Candidate($"{container}:{folder}{name}", $"in {container}"));
    }
}
