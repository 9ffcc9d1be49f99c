namespace DockerNet.Wiring;

/// <summary>The kinds of mounts.</summary>
internal static class MountTypes
{
    /// <summary>A file or folder of the host.</summary>
    public const string Bind = "bind";

    /// <summary>A volume.</summary>
    public const string Volume = "volume";

    /// <summary>A folder in memory.</summary>
    public const string Tmpfs = "tmpfs";
}
