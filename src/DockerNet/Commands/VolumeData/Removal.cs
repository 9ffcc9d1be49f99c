using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using DockerNet.Contracts;

namespace DockerNet.Commands;

/// <summary>Removes what was there only for a while, whatever has happened.</summary>
internal static class Removal
{
    private static readonly TimeSpan s_pause = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan s_limit = TimeSpan.FromSeconds(60);

    /// <summary>Removes. While no engine answers it is tried again for a minute, in the background.</summary>
    /// <param name="steps">What removes each thing, in this order.</param>
    /// <param name="name">What is removed, for users.</param>
    /// <param name="report">Where to tell of what stays behind.</param>
    /// <returns>Nothing, when they are gone, or when no engine answers.</returns>
    public static async Task RunAsync(
        IReadOnlyList<Func<CancellationToken, Task>> steps, string name, CopyReport report)
    {
        foreach (Func<CancellationToken, Task> step in steps)
        {
            try
            {
                await StepAsync(step).ConfigureAwait(false);
            }
            catch (EngineException error) when (error.Kind is EngineErrorKind.EngineUnreachable or EngineErrorKind.EngineTimeout)
            {
                report.Warnings.Enqueue($"{name} stays behind until the engine answers again: {error.Message} (HelperLeft).");
                _ = RetryAsync(steps);
                return;
            }
            catch (Exception error) when (error is EngineException or OperationCanceledException)
            {
                report.Warnings.Enqueue($"{name} stays behind: {error.Message} (HelperLeft).");
            }
        }
    }

    private static async Task StepAsync(Func<CancellationToken, Task> step)
    {
        using var limit = new CancellationTokenSource(s_limit);
        try
        {
            await step(limit.Token).ConfigureAwait(false);
        }
        catch (EngineException error) when (error.Kind is EngineErrorKind.ContainerNotFound
            or EngineErrorKind.ImageNotFound or EngineErrorKind.VolumeNotFound)
        {
            // It never came to be, or is gone already.
        }
    }

    // An engine that was ended may be started again.
    private static async Task RetryAsync(IReadOnlyList<Func<CancellationToken, Task>> steps)
    {
        DateTime end = DateTime.UtcNow + s_limit;
        int done = 0;
        while (done < steps.Count && DateTime.UtcNow < end)
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
    }
}
