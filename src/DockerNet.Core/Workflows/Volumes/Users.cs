using DockerNet.Contracts;
using DockerNet.Wiring;

namespace DockerNet.Workflows;

/// <summary>The containers that use a volume.</summary>
/// <param name="engine">The engine.</param>
/// <param name="report">What is told of the work.</param>
internal sealed class VolumeUsers(IEngine engine, CopyReport report)
{
    private const string Running = "running";
    private const string Paused = "paused";
    private const string Restarting = "restarting";

    /// <summary>Finds those that may write to it now.</summary>
    /// <param name="volume">The volume.</param>
    /// <param name="token">Stops the work.</param>
    /// <returns>The containers.</returns>
    public async Task<Container[]> FindWritersAsync(string volume, CancellationToken token) =>
        [.. (await FindAsync(volume, token).ConfigureAwait(false)).Where(container =>
            container.State == Running && container.Mounts.Any(mount => mount.Type == MountTypes.Volume && mount.Name == volume && !mount.ReadOnly))];

    /// <summary>Finds them, running or not.</summary>
    /// <param name="volume">The volume.</param>
    /// <param name="token">Stops the work.</param>
    /// <returns>The containers.</returns>
    public Task<IReadOnlyList<Container>> FindAsync(string volume, CancellationToken token) =>
        engine.Containers.ListAsync(new ContainerFilter { Volume = [volume] }, token);

    /// <summary>Refuses to go on while containers use a volume.</summary>
    /// <param name="volume">The volume.</param>
    /// <param name="running">Whether only those that run count.</param>
    /// <param name="token">Stops the work.</param>
    /// <returns>Nothing, when none does.</returns>
    public async Task RefuseAsync(string volume, bool running, CancellationToken token)
    {
        IReadOnlyList<Container> users = await FindAsync(volume, token).ConfigureAwait(false);
        if (users.FirstOrDefault(IsOthers) is Container other)
        {
            throw new EngineException(
                VolumeErrors.VolumeBusy, $"the volume {volume} is being read by {HelperLabel.Describe(other.Labels[HelperLabel.Name])}");
        }

        string[] names = [.. users
            .Where(static container => !container.Labels.ContainsKey(HelperLabel.Name))
            .Where(container => !running || container.State is Running or Paused or Restarting)
            .Select(static container => container.Name)];
        if (names.Length > 0)
        {
            throw new EngineException(
                VolumeErrors.VolumeInUse,
                $"the volume {volume} is in use by {string.Join(", ", names)}{(running ? ", which must be stopped first" : "")}");
        }
    }

    /// <summary>Does something while nobody writes to a volume, or at least tells that somebody may.</summary>
    /// <param name="volume">The volume.</param>
    /// <param name="pause">Whether to pause the running containers that use it.</param>
    /// <param name="work">What is done.</param>
    /// <param name="token">Stops the work.</param>
    /// <returns>Nothing, when it is done.</returns>
    public async Task WithoutWritersAsync(string volume, bool pause, Func<Task> work, CancellationToken token)
    {
        Container[] writers = await FindWritersAsync(volume, token).ConfigureAwait(false);
        if (writers.Length > 0 && !pause)
        {
            report.Warnings.Enqueue(
                $"{string.Join(", ", writers.Select(static c => c.Name))} may write to it in the meantime, and what is read may not fit together; use -Pause (VolumeWritten).");
        }

        if (writers.Length == 0 || !pause)
        {
            await work().ConfigureAwait(false);
            return;
        }

        var record = new VolumeRecord { Kind = VolumeWorkKind.Pause, Volume = volume, Paused = [.. writers.Select(static c => c.Id)] };
        await new VolumeTransaction(new VolumeWork(engine, report), record).RunAsync([], PausedAsync, token).ConfigureAwait(false);

        // Its end, whatever it is, lets them go on.
        async Task PausedAsync()
        {
            foreach (Container container in writers)
            {
                // Not stopped half-way, so that it is known who is paused.
                token.ThrowIfCancellationRequested();
                await engine.Containers.PauseAsync(container.Id, CancellationToken.None).ConfigureAwait(false);
            }

            await work().ConfigureAwait(false);
        }
    }

    /// <summary>Tells of those who have begun to use a volume while its content was exchanged.</summary>
    /// <param name="volume">The volume.</param>
    /// <returns>Nothing, when it is told.</returns>
    public async Task WarnOfStartedAsync(string volume)
    {
        try
        {
            await RefuseAsync(volume, running: true, CancellationToken.None).ConfigureAwait(false);
        }
        catch (EngineException error) when (error.Kind == VolumeErrors.VolumeInUse)
        {
            report.Warnings.Enqueue(
                $"{error.Message}: whoever began to use it while its content was exchanged may have seen some of the old; start it anew (VolumeWritten).");
        }
        catch (EngineException)
        {
            // The content is there.
        }
    }

    // A helper of another session that reads the volume. Those of works are known by their records.
    private static bool IsOthers(Container container) =>
        container.Labels.TryGetValue(HelperLabel.Name, out string? owner)
        && owner != HelperLabel.Value
        && !HelperLabel.IsOrphan(owner)
        && !container.Labels.ContainsKey(VolumeRecord.WorkLabel);
}
