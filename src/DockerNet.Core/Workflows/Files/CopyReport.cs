using System.Collections.Concurrent;

namespace DockerNet.Workflows;

/// <summary>What is told of a copy while it goes on elsewhere than on the pipeline's thread.</summary>
internal sealed class CopyReport
{
    private long _items;

    /// <summary>How many files, folders and links have been copied.</summary>
    public long Items => Interlocked.Read(ref _items);

    /// <summary>The stream that counts the bytes; null before the first one.</summary>
    public CountingStream? Stream { get; set; }

    /// <summary>What was left out, and why.</summary>
    public ConcurrentQueue<string> Warnings { get; } = new();

    /// <summary>Whether it may not be stopped just now.</summary>
    public CriticalStep Critical { get; } = new();

    /// <summary>Counts one item.</summary>
    public void AddItem() => Interlocked.Increment(ref _items);
}
