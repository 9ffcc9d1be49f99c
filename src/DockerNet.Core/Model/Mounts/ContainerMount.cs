namespace DockerNet;

/// <summary>Something mounted into a container.</summary>
public sealed class ContainerMount
{
    internal ContainerMount()
    {
    }

    private ContainerMount(ContainerMount other)
    {
        Container = other.Container;
        Type = other.Type;
        Name = other.Name;
        Source = other.Source;
        Subpath = other.Subpath;
        Target = other.Target;
        Mode = other.Mode;
        ReadOnly = other.ReadOnly;
        Origin = other.Origin;
        OriginGone = other.OriginGone;
        ImageContent = other.ImageContent;
        DockerHost = other.DockerHost;
    }

    /// <summary>The container's name.</summary>
    public string Container { get; internal init; } = "";

    /// <summary>bind, volume, tmpfs or image.</summary>
    public string Type { get; internal init; } = "";

    /// <summary>The volume's name, or the image's; empty for a bind mount.</summary>
    public string Name { get; internal init; } = "";

    /// <summary>The path on the engine's host where the data lie.</summary>
    public string Source { get; internal init; } = "";

    /// <summary>
    /// What is mounted of the volume or image, in place of all of it; empty for all. Only a container's inspection tells it,
    /// and Get-ContainerMount also for what comes from other containers.
    /// </summary>
    public string Subpath { get; internal init; } = "";

    /// <summary>The path inside the container.</summary>
    public string Target { get; internal init; } = "";

    /// <summary>The mount's mode as it was given, such as <c>ro</c> or <c>z</c>.</summary>
    public string Mode { get; internal init; } = "";

    /// <summary>Whether the container may only read there.</summary>
    public bool ReadOnly { get; internal init; }

    /// <summary>
    /// Where the mount comes from: <c>Own</c>, <c>Image</c> for a VOLUME of the image, or the container that it was taken
    /// from with <c>-VolumesFrom</c>. Only Get-ContainerMount tells it; elsewhere it is empty.
    /// </summary>
    public string Origin { get; private init; } = "";

    /// <summary>Whether the container that it was taken from is gone, or no longer has it.</summary>
    public bool OriginGone { get; private init; }

    /// <summary>
    /// What becomes of what the image has at the target; null unless Get-ContainerMount was asked for it.
    /// </summary>
    public ImageContent? ImageContent { get; private init; }

    /// <summary>The engine, in the form that <c>-DockerHost</c> takes.</summary>
    public string DockerHost { get; internal init; } = "";

    /// <summary>The docker client's form: <c>source:target:mode</c>.</summary>
    /// <returns>The mount as text.</returns>
    public override string ToString() =>
        (Name.Length > 0 ? Name : Source) + ":" + Target + (ReadOnly ? ":ro" : "");

    internal ContainerMount WithSubpath(string subpath) => new(this) { Subpath = subpath };

    internal ContainerMount WithOrigin(string origin, bool gone) =>
        new(this) { Origin = origin, OriginGone = gone };

    internal ContainerMount WithImageContent(ImageContent content) => new(this) { ImageContent = content };
}
