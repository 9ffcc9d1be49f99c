using DockerNet.Contracts;
using DockerNet.Wiring;

namespace DockerNet.Workflows;

/// <summary>Finds mounts of a new container that are in the wrong place, or hide what the image has.</summary>
/// <param name="engine">The engine.</param>
/// <param name="cleanUp">Undoes what is half-made, whatever happens.</param>
internal sealed class MountCheck(IEngine engine, Func<Func<CancellationToken, Task>, Task> cleanUp)
{
    // A folder is listed by reading it all, which is more than a hint is worth if it is a big one, or far away.
    private const long MostBytes = 16 << 20;
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(5);

    /// <summary>Looks at the mounts.</summary>
    /// <param name="id">The container, which is not started yet.</param>
    /// <param name="request">What it was to be.</param>
    /// <param name="token">Stops the work.</param>
    /// <returns>The warnings.</returns>
    public async Task<IReadOnlyList<WiringWarning>> FindAsync(string id, ContainerRequest request, CancellationToken token)
    {
        (string Source, string Target)[] mounts =
        [
            .. request.Mounts.Select(static m => (m.IsBind ? m.Source : "", m.Target)),
            .. request.KeyedMounts.Where(static m => m.Type != MountTypes.Tmpfs)
                .Select(static m => (m.Type == MountTypes.Bind ? m.Source : "", m.Target)),
        ];

        // In an image of nothing all is new.
        if (mounts.Length == 0 || request.Image == EmptyImage.Name)
        {
            return [];
        }

        try
        {
            string[] targets = Array.ConvertAll(mounts, static mount => mount.Target);
            IReadOnlyList<string> added = await engine.Containers.ListAddedPathsAsync(id, token);
            var neighbours = new Dictionary<string, IReadOnlyList<string>>();
            foreach (string missing in MountWarnings.Missing(targets, added).Select(static m => m.Missing).Distinct())
            {
                neighbours[missing] = [.. (await NeighboursAsync(id, missing, token)).Except(added)];
            }

            return
            [
                .. MountWarnings.OfTargets(targets, added, neighbours),
                .. await TryHiddenAsync(id, request.Image, [.. mounts.Where(m => m.Source.Length > 0 && !added.Contains(m.Target))], token),
            ];
        }
        catch (EngineException error) when (error.Kind == MountErrors.MountTypeMismatch)
        {
            return [MountWarnings.OfType(error.Message)];
        }
    }

    // What cannot be read takes none of the other warnings with it.
    private async Task<IEnumerable<WiringWarning>> TryHiddenAsync(
        string id, string image, (string Source, string Target)[] binds, CancellationToken token)
    {
        try
        {
            return await HiddenAsync(id, image, binds, token);
        }
        catch (EngineException error) when (error.Kind != MountErrors.MountTypeMismatch)
        {
            return [];
        }
    }

    private async Task<IEnumerable<WiringWarning>> HiddenAsync(
        string id, string image, (string Source, string Target)[] binds, CancellationToken token)
    {
        var empty = new List<(string Source, string Target)>();
        foreach ((string source, string target) in binds)
        {
            // Newer engines mount nothing until they are asked for what is there.
            await engine.Files.StatAsync(id, target, token);
            bool full = (engine.IsLocal && IsFull(source)) || await ImageProbe.IsFullAsync(engine, id, target, token);
            if (!full)
            {
                empty.Add((source, target));
            }
        }

        IReadOnlySet<string> hidden = empty.Count == 0
            ? new HashSet<string>()
            : await new ImageProbe(engine, cleanUp).FindFullAsync(image, [.. empty.Select(static m => m.Target)], token);
        return empty.Where(mount => hidden.Contains(mount.Target))
            .Select(static mount => MountWarnings.OfHidden(mount.Source, mount.Target));
    }

    private static bool IsFull(string source)
    {
        try
        {
            return File.Exists(source) || (Directory.Exists(source) && Directory.EnumerateFileSystemEntries(source).Any());
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    private async Task<IReadOnlyCollection<string>> NeighboursAsync(string id, string path, CancellationToken token)
    {
        string folder = new ContainerPath(id, path).Parent;
        var found = new HashSet<string>();
        if (folder == "/")
        {
            // What is in there is the whole image.
            return found;
        }

        using var limit = CancellationTokenSource.CreateLinkedTokenSource(token);
        limit.CancelAfter(s_patience);
        try
        {
            await using Stream content = await engine.Files.ReadAsync(id, folder, limit.Token);
            var counter = new CountingStream(content);
            var archive = new TarReader(counter);
            while (await archive.NextAsync(limit.Token) is TarHeader entry)
            {
                if (entry.Name.Split('/', StringSplitOptions.RemoveEmptyEntries) is [_, string name, ..])
                {
                    found.Add($"{folder}/{name}");
                }

                if (counter.Count + entry.Length > MostBytes)
                {
                    break;
                }
            }
        }
        catch (Exception error) when (error is EngineException or OperationCanceledException && !token.IsCancellationRequested)
        {
            // What was seen by now will do: of an archive that takes too long, or is broken.
        }

        return found;
    }
}
