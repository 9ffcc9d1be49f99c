namespace DockerNet;

/// <summary>In what way an item of a volume differs from that of another.</summary>
public enum VolumeDifferenceKind : long
{
    /// <summary>It is in the volume, and not in what the volume is compared to.</summary>
    Added,

    /// <summary>It is in what the volume is compared to, and not in the volume.</summary>
    Removed,

    /// <summary>It is in both, but not the same.</summary>
    Changed,
}
