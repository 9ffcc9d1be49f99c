namespace DockerNet;

/// <summary>Something mounted into a container.</summary>
public sealed class ContainerMount
{
    internal ContainerMount()
    {
    }

    /// <summary>The container's name.</summary>
    public string Container { get; internal init; } = "";

    /// <summary>bind, volume or tmpfs.</summary>
    public string Type { get; internal init; } = "";

    /// <summary>The volume's name; empty for a bind mount.</summary>
    public string Name { get; internal init; } = "";

    /// <summary>The path on the engine's host where the data lie.</summary>
    public string Source { get; internal init; } = "";

    /// <summary>The path inside the container.</summary>
    public string Target { get; internal init; } = "";

    /// <summary>The mount's mode as it was given, such as <c>ro</c> or <c>z</c>.</summary>
    public string Mode { get; internal init; } = "";

    /// <summary>Whether the container may only read there.</summary>
    public bool ReadOnly { get; internal init; }

    /// <summary>
    /// Where the mount comes from: <c>Own</c>, or the container that it was taken from with <c>-VolumesFrom</c>.
    /// Only Get-ContainerMount tells it; elsewhere it is empty.
    /// </summary>
    public string Origin { get; internal init; } = "";

    /// <summary>The engine, in the form that <c>-DockerHost</c> takes.</summary>
    public string DockerHost { get; internal init; } = "";

    /// <summary>The docker client's form: <c>source:target:mode</c>.</summary>
    /// <returns>The mount as text.</returns>
    public override string ToString() =>
        (Name.Length > 0 ? Name : Source) + ":" + Target + (ReadOnly ? ":ro" : "");

    internal ContainerMount WithOrigin(string origin) => new()
    {
        Container = Container,
        Type = Type,
        Name = Name,
        Source = Source,
        Target = Target,
        Mode = Mode,
        ReadOnly = ReadOnly,
        Origin = origin,
        DockerHost = DockerHost,
    };
}
