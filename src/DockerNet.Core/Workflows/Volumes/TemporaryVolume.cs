namespace DockerNet.Workflows;

/// <summary>A volume that is there only for a while.</summary>
/// <param name="volume">The volume.</param>
internal sealed class TemporaryVolume(Volume volume)
{
    /// <summary>The volume.</summary>
    public Volume Volume => volume;

    /// <summary>The volume whose data are nowhere else: then this one must stay. Null while they are.</summary>
    public string? HoldsOnlyCopyOf { get; set; }
}
