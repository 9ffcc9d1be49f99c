using System.Net;

namespace DockerNet;

/// <summary>A line of a container's hosts file.</summary>
public sealed class ContainerHostEntry
{
    internal ContainerHostEntry()
    {
    }

    /// <summary>The container whose file it is.</summary>
    public string Container { get; internal init; } = "";

    /// <summary>The address.</summary>
    public Address Address { get; internal init; } = IPAddress.None;

    /// <summary>All names of the line.</summary>
    public ValueList<string> Name { get; internal init; } = [];

    /// <summary>Why the line is there.</summary>
    public HostEntryKind Kind { get; internal init; }

    /// <summary>The engine, in the form that <c>-DockerHost</c> takes.</summary>
    public string DockerHost { get; internal init; } = "";

    /// <summary>The line.</summary>
    /// <returns>The line as text.</returns>
    public override string ToString() => $"{Address}\t{string.Join(' ', Name)}";
}
