using System.Collections.Concurrent;
using System.Diagnostics;

namespace DockerNet.Commands;

/// <summary>
/// Runs async code on the thread that calls it, so that code after an await may write to the pipeline.
/// </summary>
internal sealed class AsyncPump : SynchronizationContext, IDisposable
{
    // What clean-up after a stop may take before the caller gets its prompt back.
    private static readonly TimeSpan s_stopGrace = TimeSpan.FromMilliseconds(900);

    private readonly BlockingCollection<(SendOrPostCallback Callback, object? State)> _queue = [];
    private readonly CancellationToken _stop;

    public AsyncPump(CancellationToken stop)
    {
        _stop = stop;
    }

    /// <summary>Runs a body to its end, and whatever else is ready by then.</summary>
    /// <param name="body">The body.</param>
    public void Run(Func<Task> body)
    {
        SynchronizationContext? previous = Current;
        SetSynchronizationContext(this);
        try
        {
            Task task = body();
            _ = task.ContinueWith(
                static (_, state) => ((AsyncPump)state!).Post(static _ => { }, null), this, TaskScheduler.Default);
            Pump(task);
            while (_queue.TryTake(out (SendOrPostCallback Callback, object? State) ready))
            {
                ready.Callback(ready.State);
            }

            task.GetAwaiter().GetResult();
        }
        finally
        {
            SetSynchronizationContext(previous);
        }
    }

    /// <inheritdoc/>
    public override void Post(SendOrPostCallback d, object? state)
    {
        try
        {
            _queue.Add((d, state));
        }
        catch (InvalidOperationException)
        {
            // The cmdlet has ended; what still comes in belongs to work that was abandoned.
        }
    }

    /// <inheritdoc/>
    public override void Send(SendOrPostCallback d, object? state) =>
        throw new NotSupportedException("Only the pipeline's own thread runs a cmdlet's code.");

    /// <inheritdoc/>
    public void Dispose() => _queue.CompleteAdding();

    private void Pump(Task task)
    {
        try
        {
            while (!task.IsCompleted)
            {
                (SendOrPostCallback callback, object? state) = _queue.Take(_stop);
                callback(state);
            }
        }
        catch (OperationCanceledException) when (_stop.IsCancellationRequested && !task.IsCompleted)
        {
            PumpAfterStop(task);
        }
    }

    private void PumpAfterStop(Task task)
    {
        long deadline = Stopwatch.GetTimestamp() + (long)(s_stopGrace.TotalSeconds * Stopwatch.Frequency);
        while (!task.IsCompleted)
        {
            TimeSpan left = Stopwatch.GetElapsedTime(Stopwatch.GetTimestamp(), deadline);
            if (left <= TimeSpan.Zero || !_queue.TryTake(out (SendOrPostCallback Callback, object? State) next, left))
            {
                throw new OperationCanceledException(_stop);
            }

            next.Callback(next.State);
        }
    }
}
