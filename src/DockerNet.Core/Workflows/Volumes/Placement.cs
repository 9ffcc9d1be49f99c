using DockerNet.Wiring;

namespace DockerNet.Workflows;

/// <summary>
/// Has an engine unpack a volume's archive from the root of the helper container: from the volume's own folder it refuses
/// links that lead out of it. What it does not set as it is gets the value that it can set.
/// </summary>
/// <param name="withDevices">Whether devices are made too.</param>
/// <param name="times">Which times it sets.</param>
/// <param name="late">Takes note of what comes last.</param>
internal sealed class VolumePlacement(bool withDevices, EngineTime times, LateEntries late)
{
    private readonly DeviceFilter? _devices = withDevices ? null : new DeviceFilter();

    /// <summary>Puts an entry into the volume's folder.</summary>
    /// <param name="entry">The entry.</param>
    /// <returns>The entry there; null for one that does not belong there.</returns>
    public TarHeader? Place(TarHeader entry)
    {
        VolumeItemType type = TarItem.TypeOf(entry.Type);
        if (_devices?.Takes(type, TarItem.PathOf(entry.Name), TarItem.PathOf(entry.LinkName)) == false)
        {
            return null;
        }

        long nearest = times.Nearest(type, entry.Modified.Seconds);
        return late.Take(entry with
        {
            Name = InFolder(entry.Name),
            LinkName = type == VolumeItemType.HardLink ? InFolder(entry.LinkName) : entry.LinkName,
            Modified = nearest == entry.Modified.Seconds ? entry.Modified : new TarTime(nearest, 0),
        });
    }

    private static string InFolder(string name) =>
        $"{VolumeWork.Folder[1..]}/{(name.StartsWith("./", StringComparison.Ordinal) ? name[2..] : name)}";
}
