namespace DockerNet;

/// <summary>A container that has data of a volume, or of a path of the host, mounted.</summary>
public sealed class VolumeUse
{
    internal VolumeUse()
    {
    }

    /// <summary>The container's name.</summary>
    public string Container { get; internal init; } = "";

    /// <summary>The engine's word for the container's state.</summary>
    public string State { get; internal init; } = "";

    /// <summary>Whether the container runs, be it paused or just restarting.</summary>
    public bool Running => State is "running" or "paused" or "restarting";

    /// <summary>Where the data are inside the container.</summary>
    public string Target { get; internal init; } = "";

    /// <summary>Whether the container may only read there.</summary>
    public bool ReadOnly { get; internal init; }

    /// <summary>What the container mounts: a volume's name, or a path of the host as it was given.</summary>
    public string Source { get; internal init; } = "";

    /// <summary>
    /// What it mounts of the volume, in place of all of it; empty for all. Only Get-DockerVolumeShare tells it here.
    /// </summary>
    public string Subpath { get; internal init; } = "";

    /// <summary>
    /// Where the mount comes from, as Get-ContainerMount tells it. Only Get-DockerVolumeShare tells it here; elsewhere it
    /// is empty.
    /// </summary>
    public string Origin { get; internal init; } = "";

    /// <summary>The engine, in the form that <c>-DockerHost</c> takes.</summary>
    public string DockerHost { get; internal init; } = "";

    /// <summary>The use in short: <c>container:target:mode</c>.</summary>
    /// <returns>The use as text.</returns>
    public override string ToString() => $"{Container}:{Target}:{(ReadOnly ? "ro" : "rw")}";

    // What is mounted is now and then a folder further up.
    internal string MountedAt { get; init; } = "";
}
