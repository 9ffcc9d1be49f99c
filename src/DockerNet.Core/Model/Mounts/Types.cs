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

    /// <summary>What an image contains, to read.</summary>
    public const string Image = "image";

    /// <summary>A named pipe of a host with Windows.</summary>
    public const string NamedPipe = "npipe";

    /// <summary>A volume of a whole swarm.</summary>
    public const string Cluster = "cluster";

    /// <summary>All of them.</summary>
    public static readonly IReadOnlyList<string> All = [Bind, Volume, Tmpfs, Image, NamedPipe, Cluster];
}
