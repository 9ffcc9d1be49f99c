using DockerNet.Wiring;

namespace DockerNet.Workflows;

/// <summary>What is done with a container once it is created.</summary>
internal sealed record CreationPlan
{
    /// <summary>The networks that it joins beside its first one.</summary>
    public IReadOnlyList<NetworkSpec> Networks { get; init; } = [];

    /// <summary>Whether it is started.</summary>
    public bool Start { get; init; }

    /// <summary>Whether it stays when it cannot start.</summary>
    public bool KeepFailed { get; init; }
}
