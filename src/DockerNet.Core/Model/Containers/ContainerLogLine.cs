namespace DockerNet;

/// <summary>A line that a container has printed.</summary>
public sealed class ContainerLogLine
{
    internal ContainerLogLine()
    {
    }

    /// <summary>The container's name.</summary>
    public string Container { get; internal init; } = "";

    /// <summary>Where it was printed to. With a terminal all is output.</summary>
    public OutputStream Stream { get; internal init; }

    /// <summary>When it was printed; of a command's output, when it arrived.</summary>
    public DateTimeOffset Time { get; internal init; }

    /// <summary>The line without its end.</summary>
    public string Text { get; internal init; } = "";

    /// <summary>The engine, in the form that <c>-DockerHost</c> takes.</summary>
    public string DockerHost { get; internal init; } = "";

    /// <summary>The line.</summary>
    /// <returns>The line without its end.</returns>
    public override string ToString() => Text;
}
