using System.Runtime.InteropServices;

namespace DockerNet.Workflows;

/// <summary>A step that is neither to be stopped half-way nor left behind: who stops the work, waits for its end.</summary>
internal sealed class CriticalStep
{
    /// <summary>How long anybody waits. What is not done by then is finished by whoever comes next.</summary>
    public static readonly TimeSpan Limit = TimeSpan.FromMinutes(1);

    private static readonly PosixSignal[] s_signals = [PosixSignal.SIGTERM, PosixSignal.SIGHUP, PosixSignal.SIGQUIT];

    private int _count;

    /// <summary>Whether the work is in such a step.</summary>
    public bool IsActive => Volatile.Read(ref _count) > 0;

    /// <summary>Does the step. What ends the session waits for it too, as far as it can be made to.</summary>
    /// <param name="step">The step.</param>
    /// <returns>Nothing, when it is done.</returns>
    public async Task RunAsync(Func<Task> step)
    {
        Interlocked.Increment(ref _count);
        // Not disposed of: a signal may still be waiting for it.
        var done = new ManualResetEventSlim();
        PosixSignalRegistration[] signals = [.. s_signals.Select(signal => PosixSignalRegistration.Create(signal, _ => done.Wait(Limit)))];
        try
        {
            await step().ConfigureAwait(false);
        }
        finally
        {
            Interlocked.Decrement(ref _count);
            done.Set();
            foreach (PosixSignalRegistration signal in signals)
            {
                signal.Dispose();
            }
        }
    }
}
