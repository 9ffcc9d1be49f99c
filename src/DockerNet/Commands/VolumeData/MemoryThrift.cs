using System;

namespace DockerNet.Commands;

/// <summary>
/// Keeps the memory of a long stream small. What its calls leave behind would otherwise add up to the size of the
/// processor's cache, which can be more than all the rest of the session, before the runtime cleans up.
/// </summary>
internal sealed class MemoryThrift
{
    private const int MostLitter = 4 * 1024 * 1024;

    private long _last = GC.GetTotalAllocatedBytes();

    /// <summary>Cleans up if enough has been left behind since the last time.</summary>
    public void Check()
    {
        long now = GC.GetTotalAllocatedBytes();
        if (now - _last > MostLitter)
        {
            _last = now;
            GC.Collect(0);
        }
    }
}
