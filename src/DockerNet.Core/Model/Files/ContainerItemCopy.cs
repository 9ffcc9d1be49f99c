namespace DockerNet;

/// <summary>What came of copying a file or folder into or out of a container.</summary>
public sealed class ContainerItemCopy
{
    internal ContainerItemCopy()
    {
    }

    /// <summary>What was copied: a path of this computer, or <c>container:/path</c>.</summary>
    public string Source { get; internal init; } = "";

    /// <summary>What it is now: a path of this computer, or <c>container:/path</c>.</summary>
    public string Destination { get; internal init; } = "";

    /// <summary>How many files, folders and links were copied.</summary>
    public long Items { get; internal init; }

    /// <summary>How many bytes were sent or received, with what tells of the items.</summary>
    public long Length { get; internal init; }

    /// <summary>How long it took.</summary>
    public Duration Duration { get; internal init; } = TimeSpan.Zero;

    /// <summary>The engine, in the form that <c>-DockerHost</c> takes.</summary>
    public string DockerHost { get; internal init; } = "";

    /// <summary>The destination.</summary>
    /// <returns>What the copy is now.</returns>
    public override string ToString() => Destination;
}
