using System.Security;

namespace DockerNet;

/// <summary>The part that an engine has in a swarm: several engines with networks and services in common.</summary>
public sealed class DockerSwarm
{
    internal DockerSwarm()
    {
    }

    /// <summary>
    /// Whether the engine is in one: <c>inactive</c>, <c>pending</c>, <c>active</c>, <c>error</c> or <c>locked</c>.
    /// </summary>
    public string State { get; internal init; } = "";

    /// <summary>The swarm's id; empty when the engine is in none, or no manager.</summary>
    public string Id { get; internal init; } = "";

    /// <summary>The engine's id as a node; empty when it is in none.</summary>
    public string NodeId { get; internal init; } = "";

    /// <summary>The address that the other nodes know it by; empty when it is in none.</summary>
    public string NodeAddress { get; internal init; } = "";

    /// <summary>Whether the engine is one of those that decide. Only these can be asked for nodes, services and tasks.</summary>
    public bool IsManager { get; internal init; }

    /// <summary>Where the managers are, each with its port, as far as the engine knows.</summary>
    public ValueList<string> Managers { get; internal init; } = [];

    /// <summary>How many nodes there are; null when the engine is no manager.</summary>
    public int? NodeCount { get; internal init; }

    /// <summary>How many of them are managers; null when the engine is no manager.</summary>
    public int? ManagerCount { get; internal init; }

    /// <summary>The ranges that its networks get their addresses from, in CIDR form.</summary>
    public ValueList<string> AddressPools { get; internal init; } = [];

    /// <summary>How long the prefix of each network's range is; null when the engine is no manager.</summary>
    public int? SubnetSize { get; internal init; }

    /// <summary>The UDP port that carries what the networks carry; null when the engine is no manager.</summary>
    public int? DataPathPort { get; internal init; }

    /// <summary>What lets another engine join as a worker; null when the engine is no manager.</summary>
    public SecureString? WorkerToken { get; internal init; }

    /// <summary>What lets another engine join as a manager; null when the engine is no manager.</summary>
    public SecureString? ManagerToken { get; internal init; }

    /// <summary>What the engine says is wrong; empty for nothing.</summary>
    public string Problem { get; internal init; } = "";

    /// <summary>The engine, in the form that <c>-DockerHost</c> takes.</summary>
    public string DockerHost { get; internal init; } = "";

    /// <summary>The state, and the engine's part.</summary>
    /// <returns>Both as text.</returns>
    public override string ToString() => NodeId.Length == 0 ? State : $"{State} {(IsManager ? "manager" : "worker")}";
}
