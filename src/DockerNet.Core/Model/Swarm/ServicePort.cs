namespace DockerNet;

/// <summary>A port that a service publishes.</summary>
public sealed class ServicePort
{
    internal ServicePort()
    {
    }

    /// <summary>The tasks' port.</summary>
    public int TargetPort { get; internal init; }

    /// <summary>The hosts' port; null when each chooses its own.</summary>
    public int? PublishedPort { get; internal init; }

    /// <summary>tcp, udp or sctp.</summary>
    public string Protocol { get; internal init; } = "tcp";

    /// <summary><c>ingress</c>: at every node, wherever the tasks are; or <c>host</c>: where a task runs.</summary>
    public string Mode { get; internal init; } = "";

    /// <summary>The port as <c>8080:80/tcp (host)</c>.</summary>
    /// <returns>The port as text.</returns>
    public override string ToString() => $"{(PublishedPort is int port ? $"{port}:" : "")}{TargetPort}/{Protocol}{(Mode == "host" ? " (host)" : "")}";
}
