namespace DockerNet;

/// <summary>An item in which a volume differs from another, or from a backup.</summary>
public sealed class VolumeDifference
{
    internal VolumeDifference()
    {
    }

    /// <summary>The volume.</summary>
    public string Volume { get; internal init; } = "";

    /// <summary>The item's path below the volume's own folder.</summary>
    public string Path { get; internal init; } = "";

    /// <summary>In what way it differs.</summary>
    public VolumeDifferenceKind Kind { get; internal init; }

    /// <summary>The names of the item's properties that are not the same.</summary>
    public ValueList<string> Property { get; internal init; } = [];

    /// <summary>The item in the volume; null when it is not there.</summary>
    public VolumeItem? Item { get; internal init; }

    /// <summary>The item in what the volume is compared to; null when it is not there.</summary>
    public VolumeItem? Reference { get; internal init; }

    /// <summary>The engine, in the form that <c>-DockerHost</c> takes.</summary>
    public string DockerHost { get; internal init; } = "";

    /// <summary>The kind and the path.</summary>
    /// <returns>The difference in words.</returns>
    public override string ToString() => $"{Kind}: {Path}";
}
