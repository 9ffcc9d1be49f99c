namespace DockerNet;

/// <summary>Something that is wrong: what, what it breaks, how that is known, and what repairs it.</summary>
public sealed class Finding
{
    internal Finding()
    {
    }

    /// <summary>How bad it is.</summary>
    public FindingSeverity Severity { get; internal init; }

    /// <summary>What kind of problem it is. The same kind always has the same text here.</summary>
    public string Id { get; internal init; } = "";

    /// <summary>The name of what has the problem.</summary>
    public string Target { get; internal init; } = "";

    /// <summary>What is wrong, as a sentence.</summary>
    public string Problem { get; internal init; } = "";

    /// <summary>What it breaks, as a sentence.</summary>
    public string Effect { get; internal init; } = "";

    /// <summary>What was seen that proves it, each as a text.</summary>
    public ValueList<string> Evidence { get; internal init; } = [];

    /// <summary>Since when it has been so; null when nothing tells.</summary>
    public DateTimeOffset? Since { get; internal init; }

    /// <summary>The command that repairs it.</summary>
    public string Fix { get; internal init; } = "";

    /// <summary>The engine, in the form that <c>-DockerHost</c> takes.</summary>
    public string DockerHost { get; internal init; } = "";

    /// <summary>The finding in one line.</summary>
    /// <returns>The finding as text.</returns>
    public override string ToString() => $"{Severity}: {Target}: {Problem}";
}
