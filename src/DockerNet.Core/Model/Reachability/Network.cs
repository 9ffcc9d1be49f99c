using System.Net;
using System.Net.Sockets;
using DockerNet.Text;

namespace DockerNet.Wiring;

/// <summary>What counts of a network for who reaches whom.</summary>
public sealed class ReachabilityNetwork
{
    private const string IccOption = "com.docker.network.bridge.enable_icc";
    private const string IPv4ModeOption = "com.docker.network.bridge.gateway_mode_ipv4";
    private const string IPv6ModeOption = "com.docker.network.bridge.gateway_mode_ipv6";
    private const string NatMode = "nat";
    private const string IsolatedMode = "isolated";
    private const string MasqueradeOption = "com.docker.network.bridge.enable_ip_masquerade";
    private const string InhibitOption = "com.docker.network.bridge.inhibit_ipv4";

    /// <summary>The mode in which packets go in and out with their own addresses.</summary>
    internal const string RoutedMode = "routed";

    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>Its driver.</summary>
    public string Driver { get; init; } = "bridge";

    /// <summary>Its address range; null when it has none.</summary>
    public string? Subnet { get; init; }

    /// <summary>The host's address on it; null when the network does not tell.</summary>
    public IPAddress? Gateway { get; init; }

    /// <summary>The host's IPv6 address on it; null when there is none or the network does not tell.</summary>
    public IPAddress? IPv6Gateway { get; init; }

    /// <summary>Whether it is cut off from the outside.</summary>
    public bool Internal { get; init; }

    /// <summary>Whether its members reach each other.</summary>
    public bool Icc { get; init; } = true;

    /// <summary>Whether the bridge was left without the IPv4 address that it would have.</summary>
    public bool InhibitsIPv4 { get; init; }

    /// <summary>Whether what its members send leaves the host with the host's address.</summary>
    public bool Masquerade { get; init; } = true;

    /// <summary>How its members' IPv4 addresses are to be reached from elsewhere, in the engine's word.</summary>
    public string IPv4Mode { get; init; } = NatMode;

    /// <summary>How its members' IPv6 addresses are to be reached from elsewhere, in the engine's word.</summary>
    public string IPv6Mode { get; init; } = NatMode;

    /// <summary>Whether its driver is the one whose rules are known.</summary>
    internal bool IsBridge => Driver == "bridge";

    /// <summary>Whether its DNS knows its members.</summary>
    internal bool HasNames => Name != NetworkSpec.DefaultBridge;

    /// <summary>Reads what counts.</summary>
    /// <param name="network">The network.</param>
    /// <returns>The facts.</returns>
    public static ReachabilityNetwork From(Network network) => new()
    {
        Name = network.Name,
        Driver = network.Driver,
        Subnet = network.Subnet,
        Gateway = GatewayOf(network, AddressFamily.InterNetwork),
        IPv6Gateway = GatewayOf(network, AddressFamily.InterNetworkV6),
        Internal = network.Internal,
        Icc = !IsFalse(Option(network, IccOption)),
        Masquerade = !IsFalse(Option(network, MasqueradeOption)),
        InhibitsIPv4 = IsTrue(Option(network, InhibitOption)),
        IPv4Mode = Option(network, IPv4ModeOption) is { Length: > 0 } mode ? mode : NatMode,
        IPv6Mode = Option(network, IPv6ModeOption) is { Length: > 0 } mode6 ? mode6 : NatMode,
    };

    /// <summary>Tells how its members are to be reached from elsewhere.</summary>
    /// <param name="family">The kind of address.</param>
    /// <returns>The mode, in the engine's word.</returns>
    internal string ModeOf(AddressFamily family) => family == AddressFamily.InterNetworkV6 ? IPv6Mode : IPv4Mode;

    /// <summary>Tells whether the host has an address on it.</summary>
    /// <param name="family">The kind of address.</param>
    /// <returns>Whether it has.</returns>
    internal bool HasHost(AddressFamily family) =>
        IsBridge && ModeOf(family) != IsolatedMode && (family == AddressFamily.InterNetworkV6 || !InhibitsIPv4);

    /// <summary>Tells whether what other bridges answer comes back to its members.</summary>
    /// <param name="family">The kind of address.</param>
    /// <param name="engine">What the engine does.</param>
    /// <returns>
    /// Whether it does. Without an address of the host's in what they send, newer engines take the answers for what is not let in.
    /// </returns>
    internal bool TakesAnswers(AddressFamily family, ReachabilityEngine engine) =>
        Masquerade || ModeOf(family) != NatMode || !engine.Has(EngineCapability.OwnForwardChain);

    /// <summary>Gives the host's address on it.</summary>
    /// <param name="family">The kind of address.</param>
    /// <returns>The address; null when there is none or the network does not tell.</returns>
    internal IPAddress? GatewayOf(AddressFamily family) => family == AddressFamily.InterNetworkV6 ? IPv6Gateway : Gateway;

    /// <summary>The network with its range.</summary>
    /// <returns>The network as text.</returns>
    public override string ToString() => Subnet is null ? Name : $"{Name} ({Subnet})";

    // Of an internal network engines may not tell it, and it is the first that is free.
    private static IPAddress? GatewayOf(Network network, AddressFamily family)
    {
        foreach (NetworkPool pool in network.Pools)
        {
            IPAddress? gateway = pool.Gateway ?? SubnetRules.FirstFree(
                pool.Subnet, pool.IPRange, pool.AuxiliaryAddresses.Values.Select(static text => AddressText.TryParse(text, out IPAddress? taken) ? taken : null));
            if (gateway?.AddressFamily == family)
            {
                return gateway;
            }
        }

        return null;
    }

    private static string Option(Network network, string name) => network.Options.TryGetValue(name, out string? value) ? value : "";

    // As Go reads booleans.
    private static bool IsFalse(string text) => text is "0" or "f" or "F" || text.Equals("false", StringComparison.OrdinalIgnoreCase);

    private static bool IsTrue(string text) => text is "1" or "t" or "T" || text.Equals("true", StringComparison.OrdinalIgnoreCase);
}
