using DockerNet.Wiring;

namespace DockerNet.Contracts;

/// <summary>How to put a container on a network.</summary>
public sealed record ConnectRequest
{
    /// <summary>The container's name or id.</summary>
    public required string Container { get; init; }

    /// <summary>Further names on the network.</summary>
    public IReadOnlyList<string> Aliases { get; init; } = [];

    /// <summary>Its private names for other members.</summary>
    public IReadOnlyList<LinkSpec> Links { get; init; } = [];

    /// <summary>A fixed IPv4 or IPv6 address; null to have the engine choose one.</summary>
    public string? IPAddress { get; init; }

    /// <summary>A fixed IPv6 address beside the other one; null to have the engine choose one.</summary>
    public string? IPv6Address { get; init; }

    /// <summary>A fixed hardware address; null to have the engine choose one.</summary>
    public string? MacAddress { get; init; }

    /// <summary>Addresses for the link alone.</summary>
    public IReadOnlyList<string> LinkLocalAddresses { get; init; } = [];

    /// <summary>How much the network's gateway is preferred to others; null for not at all.</summary>
    public int? GatewayPriority { get; init; }

    /// <summary>Options for the network's driver, by name.</summary>
    public IReadOnlyDictionary<string, string> DriverOptions { get; init; } = new Dictionary<string, string>();
}
