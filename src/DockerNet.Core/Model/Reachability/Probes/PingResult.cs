
namespace DockerNet;

/// <summary>What came of pinging one target from one container.</summary>
public sealed class PingResult : IProbeResult
{
    internal PingResult()
    {
    }

    /// <summary>The container that sent.</summary>
    public string Source { get; internal init; } = "";

    /// <summary>The name or address that was asked for.</summary>
    public string Target { get; internal init; } = "";

    /// <summary>The address that the target has for the source; null when the name does not resolve.</summary>
    public Address? Address { get; internal init; }

    /// <summary>How many requests were sent.</summary>
    public int Sent { get; internal init; }

    /// <summary>How many answers came back.</summary>
    public int Received { get; internal init; }

    /// <summary>How many of the requests went unanswered, in percent; null when none was sent.</summary>
    public double? LossPercent => Sent == 0 ? null : 100.0 * (Sent - Received) / Sent;

    /// <summary>The fastest answer; null when none came.</summary>
    public Duration? MinimumTime { get; internal init; }

    /// <summary>The mean of all answers; null when none came.</summary>
    public Duration? AverageTime { get; internal init; }

    /// <summary>The slowest answer; null when none came.</summary>
    public Duration? MaximumTime { get; internal init; }

    /// <summary>Whether any answer came; null when it could not be tested.</summary>
    public bool? Reachable { get; internal init; }

    /// <summary>
    /// How it was tested: <c>ping</c>, the tool in the source; <c>helper</c>, a short-lived container that shares the
    /// source's network; <c>none</c> when it could not be tested.
    /// </summary>
    public string Method { get; internal init; } = "";

    /// <summary>Why the target was not reached, or could not be tested; empty when it was reached.</summary>
    public string Reason { get; internal init; } = "";

    /// <summary>The engine, in the form that <c>-DockerHost</c> takes.</summary>
    public string DockerHost { get; internal init; } = "";

    /// <summary>The result in one line.</summary>
    /// <returns>The result as text.</returns>
    public override string ToString() => $"{Source} -> {Target}: {(Reachable == true ? "reachable" : Reason)}";
}
