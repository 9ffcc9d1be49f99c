namespace DockerNet.Wiring;

/// <summary>Says in what two items differ.</summary>
public static class ItemComparison
{
    /// <summary>Compares.</summary>
    /// <param name="one">An item.</param>
    /// <param name="other">Another.</param>
    /// <returns>The names of the properties that are not the same; none when the items are.</returns>
    public static IReadOnlyList<string> Differences(VolumeItem one, VolumeItem other)
    {
        var names = new List<string>();
        void Add(bool differs, string name)
        {
            if (differs)
            {
                names.Add(name);
            }
        }

        Add(one.Type != other.Type, nameof(VolumeItem.Type));
        Add(one.Length != other.Length, nameof(VolumeItem.Length));
        Add(one.Mode != other.Mode, nameof(VolumeItem.Mode));
        Add(one.UserId != other.UserId, nameof(VolumeItem.UserId));
        Add(one.GroupId != other.GroupId, nameof(VolumeItem.GroupId));
        // No engine carries parts of seconds.
        Add(one.Modified.ToUnixTimeSeconds() != other.Modified.ToUnixTimeSeconds(), nameof(VolumeItem.Modified));
        Add(one.LinkTarget != other.LinkTarget, nameof(VolumeItem.LinkTarget));
        Add(one.Checksum != other.Checksum, nameof(VolumeItem.Checksum));
        return names;
    }
}
