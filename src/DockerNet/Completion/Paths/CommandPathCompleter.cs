using DockerNet.Contracts;

namespace DockerNet.Completion;

/// <summary>Completes full paths among the words of a command: they are those of the container that it runs in.</summary>
public sealed class CommandPathCompleter : Completer
{
    private protected override string CacheKey(CompletionInput input) =>
        $"{input.Text("Name")}|{FolderNames.FolderOf(input.Word)}";

    private protected override async Task<IEnumerable<Candidate>> ListAsync(
        IEngineProvider provider, CompletionInput input, CancellationToken token)
    {
        if (input.Text("Name") is not string container || FolderNames.FolderOf(input.Word) is not ['/', ..] folder)
        {
            return [];
        }

        return (await FolderNames.ReadAsync(provider.Connect(input.DockerHost), container, folder, token))
            .Select(name => new Candidate(folder + name, $"in {container}"));
    }
}
