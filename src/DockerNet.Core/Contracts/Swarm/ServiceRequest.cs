using DockerNet.Wiring;

namespace DockerNet.Contracts;

/// <summary>What a service shall be. Of an update, what is null stays as it is.</summary>
public sealed record ServiceRequest
{
    /// <summary>The name.</summary>
    public string? Name { get; init; }

    /// <summary>The image.</summary>
    public string? Image { get; init; }

    /// <summary>The command's arguments.</summary>
    public IReadOnlyList<string>? Command { get; init; }

    /// <summary>How many tasks there shall be; null for one on each node, or, of an update, for as many as there are.</summary>
    public int? Replicas { get; init; }

    /// <summary>Variables, each as <c>NAME=VALUE</c>. Of an update, those of other names stay.</summary>
    public IReadOnlyList<string>? Env { get; init; }

    /// <summary>The names of variables that an update takes away.</summary>
    public IReadOnlyList<string> RemovedEnv { get; init; } = [];

    /// <summary>Labels.</summary>
    public IReadOnlyDictionary<string, string>? Labels { get; init; }

    /// <summary>The networks, each perhaps with aliases.</summary>
    public IReadOnlyList<NetworkSpec>? Networks { get; init; }

    /// <summary>What its name leads to.</summary>
    public string? EndpointMode { get; init; }

    /// <summary>The ports to publish.</summary>
    public IReadOnlyList<PortMapping>? Ports { get; init; }

    /// <summary>Where they are published.</summary>
    public string PublishMode { get; init; } = "ingress";

    /// <summary>The mounts.</summary>
    public IReadOnlyList<KeyedMountSpec>? Mounts { get; init; }

    /// <summary>Which nodes its tasks may run on.</summary>
    public IReadOnlyList<string>? Constraints { get; init; }

    /// <summary>When a task that has ended gets a new one: <c>none</c>, <c>on-failure</c> or <c>any</c>.</summary>
    public string? RestartCondition { get; init; }

    /// <summary>How many tasks an update changes at a time; 0 for all.</summary>
    public int? UpdateParallelism { get; init; }

    /// <summary>How long an update waits between them.</summary>
    public TimeSpan? UpdateDelay { get; init; }

    /// <summary>Whether the old task ends first, <c>stop-first</c>, or the new one starts first, <c>start-first</c>.</summary>
    public string? UpdateOrder { get; init; }

    /// <summary>What an update does when a task fails: <c>pause</c>, <c>continue</c> or <c>rollback</c>.</summary>
    public string? UpdateFailureAction { get; init; }

    /// <summary>Whether all tasks are made anew though nothing of them changes.</summary>
    public bool Force { get; init; }
}
