namespace DockerNet;

/// <summary>A work that was cut off and has now been finished or undone.</summary>
public sealed class RecoveredWork
{
    internal RecoveredWork()
    {
    }

    /// <summary>The cmdlet that had begun it.</summary>
    public string Work { get; internal init; } = "";

    /// <summary>The name of what it was about.</summary>
    public string Target { get; internal init; } = "";

    /// <summary>What was done, as a sentence.</summary>
    public string Action { get; internal init; } = "";

    /// <summary>The engine, in the form that <c>-DockerHost</c> takes.</summary>
    public string DockerHost { get; internal init; } = "";

    /// <summary>What was done.</summary>
    /// <returns>The sentence.</returns>
    public override string ToString() => Action;
}
