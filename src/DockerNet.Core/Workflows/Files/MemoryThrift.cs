namespace DockerNet.Workflows;

/// <summary>
/// Keeps the memory of a long stream small. What the session and the stream's calls leave behind would otherwise add up to
/// the size of the processor's cache, which can be more than all the rest of the session, before the runtime cleans up.
/// </summary>
internal sealed class MemoryThrift
{
    private const int MostLitter = 2 * 1024 * 1024;

    private long _last = GC.GetTotalAllocatedBytes();
    private bool _hasBegun;

    /// <summary>Cleans up if enough has been left behind since the last time.</summary>
    public void Check()
    {
        long now = GC.GetTotalAllocatedBytes();
        if (now - _last < MostLitter)
        {
            return;
        }

        _last = now;
        if (_hasBegun)
        {
            GC.Collect(0);
        }
        else
        {
            // Once, what is free is given back to the system, and not only kept for later.
            GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
            _hasBegun = true;
        }
    }
}
