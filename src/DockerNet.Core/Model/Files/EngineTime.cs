namespace DockerNet.Wiring;

/// <summary>Which times of files an engine sets as they are when it unpacks an archive.</summary>
/// <param name="generation">The engine's generation.</param>
internal sealed class EngineTime(int generation)
{
    // It counts in nanoseconds, in 64 bits: until 2262.
    private const long Last = long.MaxValue / 1_000_000_000;

    private readonly long _firstOfLinks = EngineCapabilities.Has(generation, EngineCapability.EarlyTimesOfLinks) ? -Last : 0;
    private readonly HashSet<string> _earlyLinks = [];

    /// <summary>Makes a time one that an engine sets as it is: none before 1970, but of symbolic links on some engines.</summary>
    /// <param name="type">Whose time it is.</param>
    /// <param name="seconds">The time, in seconds since 1970.</param>
    /// <returns>The same, or the nearest one that it sets.</returns>
    public long Nearest(VolumeItemType type, long seconds) =>
        Math.Clamp(seconds, type == VolumeItemType.SymbolicLink ? _firstOfLinks : 0, Last);

    /// <summary>What the next item of an archive is once an engine has unpacked it.</summary>
    /// <param name="item">The item.</param>
    /// <returns>The item, with the time that it has then.</returns>
    public VolumeItem Unpacked(VolumeItem item)
    {
        long seconds = item.Modified.ToUnixTimeSeconds();
        if (seconds is >= 0 and <= Last)
        {
            return item;
        }

        VolumeItemType type = item.Type;
        if (type == VolumeItemType.SymbolicLink)
        {
            _earlyLinks.Add(item.Path);
        }
        else if (type == VolumeItemType.HardLink && _earlyLinks.Contains(item.LinkTarget!))
        {
            // One more name does not change the time.
            type = VolumeItemType.SymbolicLink;
        }

        long nearest = Nearest(type, seconds);
        return nearest == seconds ? item : item.With(DateTimeOffset.FromUnixTimeSeconds(nearest));
    }
}
