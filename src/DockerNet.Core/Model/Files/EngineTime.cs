namespace DockerNet.Wiring;

/// <summary>Which times of files an engine sets as they are when it unpacks an archive.</summary>
internal sealed class EngineTime
{
    // It counts in nanoseconds, in 64 bits: until 2262.
    private const long Last = long.MaxValue / 1_000_000_000;

    private readonly HashSet<string> _earlyLinks = [];

    /// <summary>Makes a time one that an engine sets as it is: of anything but symbolic links none before 1970.</summary>
    /// <param name="type">Whose time it is.</param>
    /// <param name="seconds">The time, in seconds since 1970.</param>
    /// <returns>The same, or the nearest one that it sets.</returns>
    public static long Nearest(VolumeItemType type, long seconds) =>
        Math.Clamp(seconds, type == VolumeItemType.SymbolicLink ? -Last : 0, Last);

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
