using DockerNet.Wiring;

namespace DockerNet;

/// <summary>An engine: what it is, what it has, and what it can do.</summary>
public sealed class DockerEngine : DockerObject
{
    internal DockerEngine()
    {
    }

    /// <summary>The engine's own id.</summary>
    public string Id { get; internal init; } = "";

    /// <summary>Its version.</summary>
    public string Version { get; internal init; } = "";

    /// <summary>The first number of its version, by which it behaves.</summary>
    internal int Generation => EngineCapabilities.GenerationOf(Version);

    /// <summary>The numbers of its version.</summary>
    internal EngineRelease Release => EngineCapabilities.ReleaseOf(Version);

    /// <summary>The newest version of the API that it speaks.</summary>
    public string ApiVersion { get; internal init; } = "";

    /// <summary>The oldest version of the API that it still accepts.</summary>
    public string MinimumApiVersion { get; internal init; } = "";

    /// <summary>The operating system of its host.</summary>
    public string OperatingSystem { get; internal init; } = "";

    /// <summary>The kernel of its host.</summary>
    public string KernelVersion { get; internal init; } = "";

    /// <summary>The processor of its host.</summary>
    public string Architecture { get; internal init; } = "";

    /// <summary>How many containers it has.</summary>
    public long Containers { get; internal init; }

    /// <summary>How many of them run.</summary>
    public long Running { get; internal init; }

    /// <summary>How many images it has.</summary>
    public long Images { get; internal init; }

    /// <summary>The drivers that networks can be made with.</summary>
    public ValueList<string> NetworkDrivers { get; internal init; } = [];

    /// <summary>What it takes the subnets of networks from when none is asked for, in the order in which it does.</summary>
    public ValueList<EngineAddressPool> AddressPools { get; internal init; } = [];

    /// <summary>The drivers that volumes can be made with.</summary>
    public ValueList<string> VolumeDrivers { get; internal init; } = [];

    /// <summary>What keeps its images and containers.</summary>
    public string StorageDriver { get; internal init; } = "";

    /// <summary>The folder on its host that holds all its data.</summary>
    public string RootDirectory { get; internal init; } = "";

    /// <summary>Its part in a swarm: inactive, pending, active, locked or error.</summary>
    public string Swarm { get; internal init; } = "";

    /// <summary>Whether images are kept by <c>containerd</c> or by a <c>graphdriver</c>; null when it does not tell.</summary>
    public string? ImageStore { get; internal init; }

    /// <summary>Whether it runs without the rights of an administrator. The mode host is then a namespace of its own.</summary>
    public bool Rootless { get; internal init; }

    /// <summary>What it makes its firewall of: iptables or nftables; null when it does not tell, as none before 28.1 does.</summary>
    public string? FirewallBackend { get; internal init; }

    /// <summary>Whether a proxy passes on what is published, besides the firewall; null when it does not tell, as none before 29.5 does.</summary>
    public bool? UserlandProxy { get; internal init; }

    /// <summary>Whether its host has IPv6; null when the host is another computer.</summary>
    public bool? IPv6 { get; internal init; }

    /// <summary>The registries that it speaks to without encryption: names and ranges of addresses.</summary>
    public ValueList<string> InsecureRegistries { get; internal init; } = [];

    /// <summary>
    /// Whether it gives the variables of a legacy link to the recipient. From 29 on only one whose own environment says so does;
    /// null when that cannot be read from here.
    /// </summary>
    public bool? InjectsLinkVariables { get; internal init; }

    /// <summary>The known damage of its release.</summary>
    public ValueList<Finding> Findings => [.. EngineFindings.Of(this)];

    /// <summary>What the engine warns of.</summary>
    public ValueList<string> Warnings { get; internal init; } = [];

    private protected override string Key => Id;
}
