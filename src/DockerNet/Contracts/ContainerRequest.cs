using System.Collections.Generic;
using DockerNet.Wiring;

namespace DockerNet.Contracts;

/// <summary>What a new container shall be.</summary>
public sealed record ContainerRequest
{
    /// <summary>The image's name or id.</summary>
    public required string Image { get; init; }

    /// <summary>Its name; null to have the engine invent one.</summary>
    public string? Name { get; init; }

    /// <summary>Its command and arguments; empty for the image's own.</summary>
    public IReadOnlyList<string> Command { get; init; } = [];

    /// <summary>What is run in front of the command; null for the image's own, empty for nothing.</summary>
    public IReadOnlyList<string>? Entrypoint { get; init; }

    /// <summary>Variables, as <c>NAME=VALUE</c>.</summary>
    public IReadOnlyList<string> Env { get; init; } = [];

    /// <summary>Links. They go where the network needs them.</summary>
    public IReadOnlyList<LinkSpec> Links { get; init; } = [];

    /// <summary>
    /// Links whose variables it gets with its own, whatever the engine does. They give it no names for the sources.
    /// </summary>
    public IReadOnlyList<LinkSpec> LinkEnv { get; init; } = [];

    /// <summary>The network mode, or the name of its network; null for the engine's default.</summary>
    public string? Network { get; init; }

    /// <summary>Further names on that network.</summary>
    public IReadOnlyList<string> Aliases { get; init; } = [];

    /// <summary>A fixed address on that network; null to have the engine choose one.</summary>
    public string? IPAddress { get; init; }

    /// <summary>Ports to publish.</summary>
    public IReadOnlyList<PortSpec> Ports { get; init; } = [];

    /// <summary>Mounts.</summary>
    public IReadOnlyList<MountSpec> Mounts { get; init; } = [];

    /// <summary>Containers whose mounts it gets too.</summary>
    public IReadOnlyList<VolumesFromSpec> VolumesFrom { get; init; } = [];

    /// <summary>Labels.</summary>
    public IReadOnlyDictionary<string, string> Labels { get; init; } = new Dictionary<string, string>();

    /// <summary>Whether its standard input stays open.</summary>
    public bool Interactive { get; init; }

    /// <summary>Whether it gets a terminal.</summary>
    public bool Tty { get; init; }

    /// <summary>Whose process namespace it shares, as <c>container:ID</c>; null for its own.</summary>
    public string? PidMode { get; init; }
}
