using DockerNet.Contracts;

namespace DockerNet.Workflows;

/// <summary>The containers that use a volume.</summary>
/// <param name="engine">The engine.</param>
/// <param name="report">What is told of the work.</param>
internal sealed class VolumeUsers(IEngine engine, CopyReport report)
{
    private const string Running = "running";
    private const string Paused = "paused";
    private const string Restarting = "restarting";

    private static readonly TimeSpan s_limit = TimeSpan.FromSeconds(60);

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
        string[] names = [.. (await FindAsync(volume, token).ConfigureAwait(false))
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
        Container[] writers = [.. (await FindAsync(volume, token).ConfigureAwait(false)).Where(container =>
            container.State == Running && container.Mounts.Any(mount => mount.Name == volume && !mount.ReadOnly))];
        if (writers.Length > 0 && !pause)
        {
            report.Warnings.Enqueue(
                $"{string.Join(", ", writers.Select(static c => c.Name))} may write to it in the meantime, and what is read may not fit together; use -Pause (VolumeWritten).");
        }

        var paused = new List<Container>();
        try
        {
            foreach (Container container in pause ? writers : [])
            {
                // Not stopped half-way, so that it is known who is paused.
                token.ThrowIfCancellationRequested();
                await engine.Containers.PauseAsync(container.Id, CancellationToken.None).ConfigureAwait(false);
                paused.Add(container);
            }

            await work().ConfigureAwait(false);
        }
        finally
        {
            await Task.WhenAll(paused.Select(UnpauseAsync)).ConfigureAwait(false);
        }
    }

    private async Task UnpauseAsync(Container container)
    {
        try
        {
            using var limit = new CancellationTokenSource(s_limit);
            await engine.Containers.UnpauseAsync(container.Id, limit.Token).ConfigureAwait(false);
        }
        catch (Exception error) when (error is EngineException or OperationCanceledException)
        {
            report.Warnings.Enqueue($"{container.Name} may still be paused: {error.Message} (ContainerLeftPaused).");
        }
    }
}
