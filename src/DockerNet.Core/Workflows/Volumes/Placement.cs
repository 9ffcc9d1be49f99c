using System.Text;
using DockerNet.Wiring;

namespace DockerNet.Workflows;

/// <summary>
/// Has an engine unpack a volume's archive from the root of the helper container: from the volume's own folder it refuses
/// links that lead out of it. What it does not set as it is gets the value that it can set.
/// </summary>
/// <param name="withDevices">Whether devices are made too.</param>
internal sealed class VolumePlacement(bool withDevices)
{
    private readonly DeviceFilter? _devices = withDevices ? null : new DeviceFilter();

    /// <summary>Puts an entry into the volume's folder.</summary>
    /// <param name="header">The entry's header.</param>
    /// <returns>Whether it belongs there.</returns>
    public bool Place(EntryHeader header)
    {
        if (_devices?.Takes(header.ItemType, Text(header.Name), Text(header.Link)) == false)
        {
            return false;
        }

        header.Name = InFolder(header.Name);
        if (header.ItemType == VolumeItemType.HardLink)
        {
            header.Link = InFolder(header.Link);
        }

        long modified = header.Modified;
        if (EngineTime.Nearest(header.ItemType, modified) is long nearest && nearest != modified)
        {
            header.Modified = nearest;
        }

        return true;
    }

    private static string Text(byte[] name) => TarItem.PathOf(Encoding.Latin1.GetString(name));

    private static byte[] InFolder(byte[] name) =>
        [.. Encoding.ASCII.GetBytes(VolumeWork.Folder[1..]), (byte)'/', .. name.AsSpan().StartsWith("./"u8) ? name[2..] : name];
}
