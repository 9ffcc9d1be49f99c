namespace DockerNet;

/// <summary>One of the ways to a port of a container from another one, what came of trying it, and what it is worth.</summary>
public sealed class ContainerPortWay : IProbeResult
{
    internal ContainerPortWay()
    {
    }

    /// <summary>The container that tried.</summary>
    public string Source { get; internal init; } = "";

    /// <summary>The container that was to be reached.</summary>
    public string Target { get; internal init; } = "";

    /// <summary>The port inside of it.</summary>
    public int Port { get; internal init; }

    /// <summary>Which way it is.</summary>
    public ContainerPortBy By { get; internal init; }

    /// <summary>
    /// What a program in the source has to be given, such as <c>db:9200</c> or <c>172.18.0.1:32768</c>; empty when there is no
    /// such way.
    /// </summary>
    public string Endpoint { get; internal init; } = "";

    /// <summary>The address that was tried; null when there is none.</summary>
    public Address? Address { get; internal init; }

    /// <summary>Whether something answers there; null when nothing could test it.</summary>
    public bool? Reachable { get; internal init; }

    /// <summary>How long it took to connect, in steps of a hundredth of a second; null when it was not reached.</summary>
    public Duration? Time { get; internal init; }

    /// <summary>Whether it is the best of the ways that were tried and work.</summary>
    public bool Preferred { get; internal init; }

    /// <summary>Why it does not work; what speaks for or against it when it does.</summary>
    public string Reason { get; internal init; } = "";

    /// <summary>The engine, in the form that <c>-DockerHost</c> takes.</summary>
    public string DockerHost { get; internal init; } = "";

    /// <summary>The way in one line.</summary>
    /// <returns>The way as text.</returns>
    public override string ToString() => $"{Source} -> {Target}:{Port} by {By}: {(Reachable == true ? Endpoint : Reason)}";
}
