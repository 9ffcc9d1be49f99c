using DockerNet.Contracts;
using DockerNet.Wiring;

namespace DockerNet.Completion;

/// <summary>
/// Completes paths in the volume that the command line names, as a container has it. In one that no container has, only another
/// container could look, and a key that was pressed makes none.
/// </summary>
public sealed class VolumePathCompleter : Completer
{
    private protected override string CacheKey(CompletionInput input) => $"{VolumeOf(input)}|{FolderNames.FolderOf(input.Word)}";

    private protected override async Task<IEnumerable<Candidate>> ListAsync(
        IEngineProvider provider, CompletionInput input, CancellationToken token)
    {
        IEngine engine = provider.Connect(input.DockerHost);
        ContainerMount? mount = VolumeOf(input) is not string volume ? null
            : (await engine.Containers.ListAsync(new ContainerFilter { Volume = [volume] }, token))
                .SelectMany(static container => container.Mounts)
                .FirstOrDefault(mount => mount.Type == MountTypes.Volume && mount.Name == volume);
        if (mount is null)
        {
            return [];
        }

        string folder = FolderNames.FolderOf(input.Word);
        return (await FolderNames.ReadAsync(engine, mount.Container, $"{mount.Target}/{folder}", token))
            .Select(name => new Candidate(folder + name, $"in {mount.Name}"));
    }

    private static string? VolumeOf(CompletionInput input) => input.Text("Name") ?? input.Text("Volume");
}
