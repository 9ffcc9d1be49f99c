namespace DockerNet;

/// <summary>An engine as a member of a swarm.</summary>
public sealed class DockerNode : DockerEntity
{
    internal DockerNode()
    {
    }

    /// <summary>Whether it is there: <c>ready</c>, <c>down</c>, <c>disconnected</c> or <c>unknown</c>.</summary>
    public string State { get; internal init; } = "";

    /// <summary>Why it is not; empty when nothing tells.</summary>
    public string Message { get; internal init; } = "";

    /// <summary>Whether it gets tasks: <c>active</c>, <c>pause</c> (no new ones) or <c>drain</c> (none).</summary>
    public string Availability { get; internal init; } = "";

    /// <summary><c>manager</c> or <c>worker</c>.</summary>
    public string Role { get; internal init; } = "";

    /// <summary>Whether it is the manager that leads the others.</summary>
    public bool IsLeader { get; internal init; }

    /// <summary>Whether the other managers reach it; empty for a worker.</summary>
    public string Reachability { get; internal init; } = "";

    /// <summary>The address that the other nodes know it by.</summary>
    public string NodeAddress { get; internal init; } = "";

    /// <summary>Its engine's version.</summary>
    public string EngineVersion { get; internal init; } = "";

    /// <summary>Its operating system and processor.</summary>
    public string Platform { get; internal init; } = "";

    /// <summary>Its labels, which the constraints of services can name.</summary>
    public ValueMap Labels { get; internal init; } = ValueMap.None;

    /// <summary>When it joined.</summary>
    public DateTimeOffset? Joined { get; internal init; }

    /// <summary>Whether it is the engine that was asked.</summary>
    public bool IsSelf { get; internal init; }
}
