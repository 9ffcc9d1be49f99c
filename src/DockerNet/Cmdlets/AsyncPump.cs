using System.Collections.Concurrent;
using System.Diagnostics;
using DockerNet.Workflows;

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
    private readonly Func<bool> _mayNotStop;

    /// <summary>Makes a pump for a body that can be stopped anywhere.</summary>
    /// <param name="stop">Stops the body.</param>
    public AsyncPump(CancellationToken stop)
        : this(static () => false, stop)
    {
    }

    /// <summary>Makes the pump.</summary>
    /// <param name="mayNotStop">Tells whether the body is in a step that is waited for even then.</param>
    /// <param name="stop">Stops the body.</param>
    public AsyncPump(Func<bool> mayNotStop, CancellationToken stop)
    {
        _stop = stop;
        _mayNotStop = mayNotStop;
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
        var all = Stopwatch.StartNew();
        var grace = Stopwatch.StartNew();
        while (!task.IsCompleted)
        {
            if (_mayNotStop() && all.Elapsed < CriticalStep.Limit)
            {
                grace.Restart();
            }

            TimeSpan left = s_stopGrace - grace.Elapsed;
            if (left <= TimeSpan.Zero)
            {
                throw new OperationCanceledException(_stop);
            }

            if (_queue.TryTake(out (SendOrPostCallback Callback, object? State) next, left / 2))
            {
                next.Callback(next.State);
            }
        }
    }
}
