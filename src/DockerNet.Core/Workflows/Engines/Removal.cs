using System.Collections.Concurrent;
using DockerNet.Contracts;

namespace DockerNet.Workflows;

/// <summary>Removes what was there only for a while, whatever has happened.</summary>
internal static class Removal
{
    private static readonly TimeSpan s_pause = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan s_limit = TimeSpan.FromSeconds(60);

    // What goes on in the background, with the engine's address.
    private static readonly ConcurrentDictionary<Task, string> s_pending = new();

    /// <summary>Removes. While no engine answers it is tried again for a minute, in the background.</summary>
    /// <param name="work">The engine, and where to tell of what stays behind.</param>
    /// <param name="name">What is removed.</param>
    /// <param name="steps">What removes each thing, in this order.</param>
    /// <returns>Nothing, when they are gone, or when no engine answers.</returns>
    public static async Task RunAsync(VolumeWork work, string name, params Func<CancellationToken, Task>[] steps)
    {
        foreach (Func<CancellationToken, Task> step in steps)
        {
            try
            {
                await StepAsync(step).ConfigureAwait(false);
            }
            catch (EngineException error) when (error.Kind.IsAny(EngineErrors.EngineUnreachable, EngineErrors.EngineTimeout, EngineErrors.EngineAnswerInvalid))
            {
                work.Report.Warnings.Enqueue($"{name} stays behind until the engine answers again: {error.Message}; if this session ends before, use Repair-DockerNet (HelperLeft).");
                Task retry = RetryAsync(work.Engine.Host, name, steps);
                s_pending[retry] = work.Engine.Host;
                _ = retry.ContinueWith(static done => s_pending.TryRemove(done, out _), TaskScheduler.Default);
                return;
            }
            catch (Exception error) when (error is EngineException or OperationCanceledException)
            {
                work.Report.Warnings.Enqueue($"{name} stays behind: {error.Message} (HelperLeft).");
            }
        }
    }

    /// <summary>Waits until something is removed. It is no failure that it never came to be, or is gone already.</summary>
    /// <param name="removal">What removes it.</param>
    /// <returns>Nothing, when it is gone.</returns>
    public static async Task GoneAsync(Task removal)
    {
        try
        {
            await removal.ConfigureAwait(false);
        }
        catch (EngineException error) when (error.Kind.IsAny(ContainerErrors.ContainerNotFound, ImageErrors.ImageNotFound, VolumeErrors.VolumeNotFound))
        {
            // As was wanted.
        }
    }

    /// <summary>Waits for what goes on in the background.</summary>
    /// <param name="host">The engine's address.</param>
    /// <returns>Nothing, when all is removed or given up.</returns>
    public static Task PendingAsync(string host) =>
        Task.WhenAll(s_pending.Where(pair => pair.Value == host).Select(static pair => pair.Key));

    private static async Task StepAsync(Func<CancellationToken, Task> step)
    {
        using var limit = new CancellationTokenSource(s_limit);
        await GoneAsync(step(limit.Token)).ConfigureAwait(false);
    }

    // An engine that was ended may be started again.
    private static async Task RetryAsync(string host, string name, Func<CancellationToken, Task>[] steps)
    {
        DateTime end = DateTime.UtcNow + s_limit;
        int done = 0;
        while (done < steps.Length && DateTime.UtcNow < end)
        {
            try
            {
                await StepAsync(steps[done]).ConfigureAwait(false);
                done++;
            }
            catch (Exception error) when (error is EngineException or OperationCanceledException)
            {
                await Task.Delay(s_pause).ConfigureAwait(false);
            }
        }

        if (done < steps.Length)
        {
            Orphans.Add(host, name);
        }
    }
}
