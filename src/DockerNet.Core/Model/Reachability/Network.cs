using System.Net;

namespace DockerNet.Wiring;

/// <summary>What counts of a network for who reaches whom.</summary>
public sealed class ReachabilityNetwork
{
    private const string IccOption = "com.docker.network.bridge.enable_icc";
    private const string GatewayModeOption = "com.docker.network.bridge.gateway_mode_ipv4";
    private const string InhibitOption = "com.docker.network.bridge.inhibit_ipv4";

    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>Its driver.</summary>
    public string Driver { get; init; } = "bridge";

    /// <summary>Its address range; null when it has none.</summary>
    public string? Subnet { get; init; }

    /// <summary>The host's address on it; null when the network does not tell.</summary>
    public IPAddress? Gateway { get; init; }

    /// <summary>Whether it is cut off from the outside.</summary>
    public bool Internal { get; init; }

    /// <summary>Whether its members reach each other.</summary>
    public bool Icc { get; init; } = true;

    /// <summary>Whether the host has an address on it.</summary>
    public bool HasHost { get; init; } = true;

    /// <summary>Whether its members can be reached from elsewhere without a published port.</summary>
    public bool Routed { get; init; }

    /// <summary>Whether its driver is the one whose rules are known.</summary>
    internal bool IsBridge => Driver == "bridge";

    /// <summary>Whether its DNS knows its members.</summary>
    internal bool HasNames => Name != NetworkSpec.DefaultBridge;

    /// <summary>Reads what counts.</summary>
    /// <param name="network">The network.</param>
    /// <returns>The facts.</returns>
    public static ReachabilityNetwork From(Network network)
    {
        string mode = Option(network, GatewayModeOption);
        return new ReachabilityNetwork
        {
            Name = network.Name,
            Driver = network.Driver,
            Subnet = network.Subnet,
            Gateway = network.Gateway,
            Internal = network.Internal,
            Icc = !IsFalse(Option(network, IccOption)),
            HasHost = mode != "isolated" && !IsTrue(Option(network, InhibitOption)),
            Routed = mode is "routed" or "nat-unprotected",
        };
    }

    /// <summary>The network with its range.</summary>
    /// <returns>The network as text.</returns>
    public override string ToString() => Subnet is null ? Name : $"{Name} ({Subnet})";

    private static string Option(Network network, string name) => network.Options.TryGetValue(name, out string? value) ? value : "";

    // As Go reads booleans.
    private static bool IsFalse(string text) => text is "0" or "f" or "F" || text.Equals("false", StringComparison.OrdinalIgnoreCase);

    private static bool IsTrue(string text) => text is "1" or "t" or "T" || text.Equals("true", StringComparison.OrdinalIgnoreCase);
}
