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

    /// <summary>A fixed IPv4 address on that network; null to have the engine choose one.</summary>
    public string? IPAddress { get; init; }

    /// <summary>A fixed IPv6 address on that network; null to have the engine choose one.</summary>
    public string? IPv6Address { get; init; }

    /// <summary>Options for that network's driver, by name.</summary>
    public IReadOnlyDictionary<string, string> DriverOptions { get; init; } = new Dictionary<string, string>();

    /// <summary>How much that network's gateway is preferred to others; null for not at all.</summary>
    public int? GatewayPriority { get; init; }

    /// <summary>A fixed hardware address; null to have the engine choose one.</summary>
    public string? MacAddress { get; init; }

    /// <summary>What it calls itself; null for the beginning of its id.</summary>
    public string? Hostname { get; init; }

    /// <summary>Lines for its hosts file.</summary>
    public IReadOnlyList<HostSpec> Hosts { get; init; } = [];

    /// <summary>The servers it asks for names; empty for the engine's own.</summary>
    public IReadOnlyList<string> Dns { get; init; } = [];

    /// <summary>The domains it searches names in; empty for the engine's own.</summary>
    public IReadOnlyList<string> DnsSearch { get; init; } = [];

    /// <summary>How it asks for names; empty for the engine's own way.</summary>
    public IReadOnlyList<string> DnsOptions { get; init; } = [];

    /// <summary>Ports to publish.</summary>
    public IReadOnlyList<PortSpec> Ports { get; init; } = [];

    /// <summary>Ports that it says it listens on, beside the image's own and the published ones.</summary>
    public IReadOnlyList<ExposeSpec> Exposed { get; init; } = [];

    /// <summary>Whether all ports that it says it listens on are published, on ports that the engine chooses.</summary>
    public bool PublishAll { get; init; }

    /// <summary>Mounts.</summary>
    public IReadOnlyList<MountSpec> Mounts { get; init; } = [];

    /// <summary>Mounts with all their settings.</summary>
    public IReadOnlyList<KeyedMountSpec> KeyedMounts { get; init; } = [];

    /// <summary>Folders in memory.</summary>
    public IReadOnlyList<TmpfsSpec> Tmpfs { get; init; } = [];

    /// <summary>Whether it cannot write to what it has from its image.</summary>
    public bool ReadOnly { get; init; }

    /// <summary>Containers whose mounts it gets too.</summary>
    public IReadOnlyList<VolumesFromSpec> VolumesFrom { get; init; } = [];

    /// <summary>Labels.</summary>
    public IReadOnlyDictionary<string, string> Labels { get; init; } = new Dictionary<string, string>();

    /// <summary>Whether its standard input stays open.</summary>
    public bool Interactive { get; init; }

    /// <summary>Whether it gets a terminal.</summary>
    public bool Tty { get; init; }

    /// <summary>The folder its command begins in; null for the image's own.</summary>
    public string? WorkingDirectory { get; init; }

    /// <summary>Who its command runs as; null for the image's own.</summary>
    public string? User { get; init; }

    /// <summary>When the engine starts it again; null for never.</summary>
    public RestartSpec? Restart { get; init; }

    /// <summary>Whether it is removed when it has ended.</summary>
    public bool AutoRemove { get; init; }

    /// <summary>The kernel's capabilities that it gets.</summary>
    public IReadOnlyList<string> AddedCapabilities { get; init; } = [];

    /// <summary>The kernel's capabilities that it loses.</summary>
    public IReadOnlyList<string> DroppedCapabilities { get; init; } = [];

    /// <summary>Whether it may do what the host may.</summary>
    public bool Privileged { get; init; }

    /// <summary>How its health is checked; null for the image's own way.</summary>
    public HealthRequest? Health { get; init; }

    /// <summary>Whose process namespace it shares, as <c>container:ID</c>; null for its own.</summary>
    public string? PidMode { get; init; }
}
