
namespace DockerNet;

/// <summary>What came of trying one port of one target from one container.</summary>
public sealed class ContainerPortTest : IProbeResult
{
    internal ContainerPortTest()
    {
    }

    /// <summary>The container that tried.</summary>
    public string Source { get; internal init; } = "";

    /// <summary>The name or address that was asked for.</summary>
    public string Target { get; internal init; } = "";

    /// <summary>The address that the target has for the source; null when the name does not resolve.</summary>
    public Address? Address { get; internal init; }

    /// <summary>The port.</summary>
    public int Port { get; internal init; }

    /// <summary>tcp or udp.</summary>
    public string Protocol { get; internal init; } = "";

    /// <summary>
    /// Whether something answers there; null when that is not known: nothing could test it, or a datagram stayed without
    /// an answer.
    /// </summary>
    public bool? Reachable { get; internal init; }

    /// <summary>How long it took to connect, in steps of a hundredth of a second; null when it was not reached.</summary>
    public Duration? Time { get; internal init; }

    /// <summary>
    /// How it was tested: the name of the tool in the source, such as <c>nc</c> or <c>bash</c>; <c>helper</c>, a
    /// short-lived container that shares the source's network; <c>none</c> when it could not be tested.
    /// </summary>
    public string Method { get; internal init; } = "";

    /// <summary>Why the port was not reached, or could not be tested; empty when it was reached.</summary>
    public string Reason { get; internal init; } = "";

    /// <summary>The engine, in the form that <c>-DockerHost</c> takes.</summary>
    public string DockerHost { get; internal init; } = "";

    /// <summary>The result in one line.</summary>
    /// <returns>The result as text.</returns>
    public override string ToString() =>
        $"{Source} -> {Target}:{Port}/{Protocol}: {(Reachable == true ? "reachable" : Reason)}";
}
