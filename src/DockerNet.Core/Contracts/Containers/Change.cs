using DockerNet.Wiring;

namespace DockerNet.Contracts;

/// <summary>What shall be different in the copy of a container.</summary>
public sealed record ContainerChange
{
    /// <summary>The ports to publish, in place of all; null to keep them.</summary>
    public IReadOnlyList<PortSpec>? Ports { get; init; }

    /// <summary>The links, in place of all; null to keep them.</summary>
    public IReadOnlyList<LinkSpec>? Links { get; init; }

    /// <summary>The networks, in place of all: the first one is the container's mode. Null to keep them.</summary>
    public IReadOnlyList<string>? Networks { get; init; }

    /// <summary>Mounts to add, or to have in place of those with the same target.</summary>
    public IReadOnlyList<MountSpec> Mounts { get; init; } = [];

    /// <summary>Targets of mounts to leave out.</summary>
    public IReadOnlyList<string> WithoutMounts { get; init; } = [];

    /// <summary>Variables to add, or to have in place of those with the same name, as <c>NAME=VALUE</c>.</summary>
    public IReadOnlyList<string> Env { get; init; } = [];

    /// <summary>Names of variables to leave out.</summary>
    public IReadOnlyList<string> WithoutEnv { get; init; } = [];

    /// <summary>The image to make it of; null for its own.</summary>
    public string? Image { get; init; }

    /// <summary>Whether the engine does not start it by itself, whatever the container's restart policy is.</summary>
    public bool WithoutRestart { get; init; }
}
