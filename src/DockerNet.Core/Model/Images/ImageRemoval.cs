namespace DockerNet;

/// <summary>What went when an image was removed: only a name of it, or the image itself.</summary>
public sealed class ImageRemoval
{
    internal ImageRemoval()
    {
    }

    /// <summary>What was to be removed: a name or an id.</summary>
    public string Name { get; internal init; } = "";

    /// <summary>The names that are gone.</summary>
    public ValueList<string> Untagged { get; internal init; } = [];

    /// <summary>The ids of the image and its layers that are gone; none when the image has other names left.</summary>
    public ValueList<string> Deleted { get; internal init; } = [];

    /// <summary>The engine, in the form that <c>-DockerHost</c> takes.</summary>
    public string DockerHost { get; internal init; } = "";

    /// <summary>What was to be removed.</summary>
    /// <returns>The name or id.</returns>
    public override string ToString() => Name;
}
