namespace DockerNet.Wiring;

/// <summary>Leaves devices out of an archive, and the other names that they have.</summary>
internal sealed class DeviceFilter
{
    private readonly HashSet<string> _devices = [];

    /// <summary>Looks at the next item.</summary>
    /// <param name="type">What it is.</param>
    /// <param name="path">Its path.</param>
    /// <param name="target">The path that a link leads to.</param>
    /// <returns>Whether it stays.</returns>
    public bool Takes(VolumeItemType type, string path, string? target)
    {
        bool isDevice = type == VolumeItemType.Device
            || (type == VolumeItemType.HardLink && target is not null && _devices.Contains(target));
        if (isDevice)
        {
            _devices.Add(path);
        }

        return !isDevice;
    }
}
