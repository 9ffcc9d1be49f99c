using DockerNet.Wiring;

namespace DockerNet.Workflows;

/// <summary>What archives of an engine do not carry of the items of a volume, so that users are told of it.</summary>
/// <param name="volume">The volume.</param>
/// <param name="isLocal">Whether its engine is on this computer.</param>
/// <param name="place">What the items come into, as a word.</param>
/// <param name="times">Which times an engine sets.</param>
internal sealed class UncarriedItems(Volume volume, bool isLocal, string place, EngineTime times)
{
    private readonly FolderCheck? _check = FolderCheck.CanSee(volume, isLocal) ? new(volume.Mountpoint) : null;
    private readonly ItemNames _clamped = new();

    /// <summary>Takes note of an item of the volume's archive.</summary>
    /// <param name="item">The item.</param>
    /// <param name="isTaken">Whether it comes into the place.</param>
    public void Note(VolumeItem item, bool isTaken = true)
    {
        _check?.Note(item);
        if (isTaken && times.Unpacked(item) != item)
        {
            _clamped.Add(item.Path);
        }
    }

    /// <summary>Tells of them.</summary>
    /// <param name="report">Where to.</param>
    /// <param name="takes">Whether an item belongs into the place; null when all do.</param>
    /// <param name="token">Stops the work.</param>
    public void Warn(CopyReport report, Func<string, bool>? takes, CancellationToken token)
    {
        WarnOfTimes(report, _clamped);
        if (_check?.Find(takes ?? (static _ => true), token) is (ItemNames missing, ItemNames bare))
        {
            Warn(report, missing, $"not in the {place}: a socket, or a path too long for the engine's archive (ItemNotCarried)");
            Warn(report, bare, $"in the {place} without its access list or extended attributes, which the engine's archive has not (ItemNotCarried)");
        }
    }

    /// <summary>Tells of items whose times do not come with them, if there are any.</summary>
    /// <param name="report">Where to.</param>
    /// <param name="items">The items.</param>
    public static void WarnOfTimes(CopyReport report, ItemNames items) => Warn(
        report, items, "of a time that no engine sets: before 1970 or after 2262 it becomes the nearest that it can (TimeNotCarried)");

    /// <summary>Tells of items, if there are any.</summary>
    /// <param name="report">Where to.</param>
    /// <param name="items">The items.</param>
    /// <param name="what">What is the matter with them.</param>
    public static void Warn(CopyReport report, ItemNames items, string what)
    {
        if (items.Count > 0)
        {
            report.Warnings.Enqueue($"{items}, {what}.");
        }
    }
}
