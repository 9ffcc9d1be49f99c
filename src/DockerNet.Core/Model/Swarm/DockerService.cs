namespace DockerNet;

/// <summary>A service of a swarm: a program that runs in as many tasks as were asked for, wherever the swarm puts them.</summary>
public sealed class DockerService : DockerEntity
{
    internal DockerService()
    {
    }

    /// <summary>The image.</summary>
    public string Image { get; internal init; } = "";

    /// <summary><c>replicated</c>, or <c>global</c>: one task on each node; or, for what ends, <c>replicated-job</c> or <c>global-job</c>.</summary>
    public string Mode { get; internal init; } = "";

    /// <summary>How many tasks were asked for; null where each node has one.</summary>
    public int? Replicas { get; internal init; }

    /// <summary>How many tasks run.</summary>
    public int Running { get; internal init; }

    /// <summary>How many tasks are to run.</summary>
    public int Desired { get; internal init; }

    /// <summary>The command's arguments; empty for the image's own.</summary>
    public ValueList<string> Command { get; internal init; } = [];

    /// <summary>The variables, each as <c>NAME=VALUE</c>.</summary>
    public ValueList<string> Env { get; internal init; } = [];

    /// <summary>The networks that its tasks are on, by name.</summary>
    public ValueList<string> Networks { get; internal init; } = [];

    /// <summary>
    /// What its name leads to: <c>vip</c>, one address that spreads what comes over the tasks, or <c>dnsrr</c>, the addresses of
    /// the tasks.
    /// </summary>
    public string EndpointMode { get; internal init; } = "";

    /// <summary>Its own addresses, one on each network, in the mode <c>vip</c>.</summary>
    public ValueList<Address> Addresses { get; internal init; } = [];

    /// <summary>The ports that it publishes.</summary>
    public ValueList<ServicePort> Ports { get; internal init; } = [];

    /// <summary>Its mounts, each as <c>source:target</c>.</summary>
    public ValueList<string> Mounts { get; internal init; } = [];

    /// <summary>Which nodes its tasks may run on, such as <c>node.role==worker</c>.</summary>
    public ValueList<string> Constraints { get; internal init; } = [];

    /// <summary>Its labels.</summary>
    public ValueMap Labels { get; internal init; } = ValueMap.None;

    /// <summary>
    /// How far its last update came: <c>updating</c>, <c>paused</c>, <c>completed</c>, <c>rollback_started</c>,
    /// <c>rollback_paused</c>, <c>rollback_completed</c>; empty before the first one.
    /// </summary>
    public string UpdateState { get; internal init; } = "";

    /// <summary>What the swarm says of that.</summary>
    public string UpdateMessage { get; internal init; } = "";

    /// <summary>When it was made.</summary>
    public DateTimeOffset? Created { get; internal init; }

    /// <summary>When it was last changed.</summary>
    public DateTimeOffset? Updated { get; internal init; }
}
