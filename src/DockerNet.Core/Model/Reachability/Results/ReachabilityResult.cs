
namespace DockerNet;

/// <summary>Whether one container reaches another: what follows from the engine's settings, and what came of trying.</summary>
public sealed class ReachabilityResult
{
    internal ReachabilityResult()
    {
    }

    /// <summary>The container that sends.</summary>
    public string Source { get; internal init; } = "";

    /// <summary>The container that is to be reached, by its own name and at its own addresses.</summary>
    public string Target { get; internal init; } = "";

    /// <summary>In what way.</summary>
    public ReachabilityProbe Probe { get; internal init; }

    /// <summary>At which port; null when the way has none.</summary>
    public int? Port { get; internal init; }

    /// <summary>What follows from the settings.</summary>
    public ReachabilityVerdict Static { get; internal init; }

    /// <summary>What came of trying.</summary>
    public ReachabilityVerdict Live { get; internal init; } = ReachabilityVerdict.NotTested;

    /// <summary>Why what follows from the settings does.</summary>
    public ReachabilityReason Reason { get; internal init; }

    /// <summary>The target's address for the source, or the host's where only that works; null when there is none.</summary>
    public Address? Address { get; internal init; }

    /// <summary>
    /// The port to use at that address, when it is the host's: one that the target publishes. Null when the address is the
    /// target's own.
    /// </summary>
    public int? HostPort { get; internal init; }

    /// <summary>What proves it, each as a text.</summary>
    public ValueList<string> Evidence { get; internal init; } = [];

    /// <summary>The command that would make the pair talk; a sentence where none does; empty when it talks.</summary>
    public string Advice { get; internal init; } = "";

    /// <summary>
    /// Whether what came of trying is what follows from the settings; null when one of them is not known.
    /// </summary>
    public bool? Agrees { get; internal init; }

    /// <summary>What is to be said when it is not; null when it is.</summary>
    public Finding? Finding { get; internal init; }

    /// <summary>The engine, in the form that <c>-DockerHost</c> takes.</summary>
    public string DockerHost { get; internal init; } = "";

    /// <summary>What counts: what came of trying, else what follows from the settings.</summary>
    internal ReachabilityVerdict Verdict => Live == ReachabilityVerdict.NotTested ? Static : Live;

    /// <summary>The result in one line.</summary>
    /// <returns>The result as text.</returns>
    public override string ToString() =>
        $"{Source} -> {Target}{(Port is int port ? $":{port}" : "")}: {Verdict}, {Reason}";
}
