namespace DockerNet;

/// <summary>A task of a swarm's service: one container that runs it, has run it, or waits for a node.</summary>
public sealed class DockerTask : DockerEntity
{
    internal DockerTask()
    {
    }

    /// <summary>The service's name.</summary>
    public string Service { get; internal init; } = "";

    /// <summary>The service's id.</summary>
    public string ServiceId { get; internal init; } = "";

    /// <summary>Which of the service's tasks it is, from 1; null where each node has one.</summary>
    public int? Slot { get; internal init; }

    /// <summary>The node's name; empty as long as it has none.</summary>
    public string Node { get; internal init; } = "";

    /// <summary>The node's id; empty as long as it has none.</summary>
    public string NodeId { get; internal init; } = "";

    /// <summary>
    /// How far it is: <c>new</c>, <c>pending</c>, <c>assigned</c>, <c>preparing</c>, <c>starting</c>, <c>running</c>,
    /// <c>complete</c>, <c>failed</c>, <c>rejected</c>, <c>shutdown</c>, <c>orphaned</c> and others in between.
    /// </summary>
    public string State { get; internal init; } = "";

    /// <summary>How far it is to be: <c>running</c>, or <c>shutdown</c> when another one is there in its place.</summary>
    public string DesiredState { get; internal init; } = "";

    /// <summary>Why it failed, or what it waits for; empty when all is well.</summary>
    public string Problem { get; internal init; } = "";

    /// <summary>The code that its program ended with; null when it has not ended.</summary>
    public int? ExitCode { get; internal init; }

    /// <summary>The image.</summary>
    public string Image { get; internal init; } = "";

    /// <summary>The id of its container on its node; empty as long as there is none.</summary>
    public string ContainerId { get; internal init; } = "";

    /// <summary>Its addresses on the service's networks.</summary>
    public ValueList<Address> Addresses { get; internal init; } = [];

    /// <summary>The ports that it has on its node's host, for a service that publishes there.</summary>
    public ValueList<ServicePort> Ports { get; internal init; } = [];

    /// <summary>Since when it is in its state.</summary>
    public DateTimeOffset? Since { get; internal init; }
}
