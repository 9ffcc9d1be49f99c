namespace DockerNet;

/// <summary>What came of running a command in a container.</summary>
public sealed class CommandResult
{
    internal CommandResult()
    {
    }

    /// <summary>The container's name.</summary>
    public string Container { get; internal init; } = "";

    /// <summary>The command and its arguments.</summary>
    public ValueList<string> Command { get; internal init; } = [];

    /// <summary>The exit code.</summary>
    public int ExitCode { get; internal init; }

    /// <summary>The lines of standard output.</summary>
    public ValueList<string> Output { get; internal init; } = [];

    /// <summary>The lines of standard error.</summary>
    public ValueList<string> Error { get; internal init; } = [];

    /// <summary>How long it took.</summary>
    public Duration Duration { get; internal init; } = TimeSpan.Zero;

    /// <summary>The engine, in the form that <c>-DockerHost</c> takes.</summary>
    public string DockerHost { get; internal init; } = "";

    /// <summary>The standard output.</summary>
    /// <returns>The output as text.</returns>
    public override string ToString() => string.Join(Environment.NewLine, Output);
}
