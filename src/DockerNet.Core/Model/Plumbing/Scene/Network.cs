namespace DockerNet.Wiring;

/// <summary>What counts of a network for the rules that an engine makes for it.</summary>
public sealed class FirewallNetwork
{
    private const string Driver = "com.docker.network.bridge.";
    private const string NameOption = Driver + "name";
    private const string DefaultBridgeName = "docker0";
    private const int NameDigits = 12;

    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>What its bridge is called on the host.</summary>
    public required string Bridge { get; init; }

    /// <summary>Whether it is cut off from the outside.</summary>
    public bool Internal { get; init; }

    /// <summary>Whether its members reach each other.</summary>
    public bool Icc { get; init; } = true;

    /// <summary>Whether what leaves it gets an address of the host.</summary>
    public bool Masquerade { get; init; } = true;

    /// <summary>The host's interfaces from where its members may be reached by their own addresses.</summary>
    public IReadOnlyList<string> TrustedInterfaces { get; init; } = [];

    /// <summary>Its IPv4; null when it has none.</summary>
    public FirewallSide? IPv4 { get; init; }

    /// <summary>Its IPv6; null when it has none.</summary>
    public FirewallSide? IPv6 { get; init; }

    /// <summary>Reads what counts.</summary>
    /// <param name="network">A network of the driver bridge.</param>
    /// <returns>The facts.</returns>
    public static FirewallNetwork From(Network network) => new()
    {
        Name = network.Name,
        Bridge = BridgeOf(network),
        Internal = network.Internal,
        Icc = IsTrue(network, "enable_icc"),
        Masquerade = IsTrue(network, "enable_ip_masquerade"),
        TrustedInterfaces = Option(network, Driver + "trusted_host_interfaces")
            .Split(':', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries),
        IPv4 = SideOf(network, RuleFamily.IPv4),
        IPv6 = SideOf(network, RuleFamily.IPv6),
    };

    /// <summary>Tells what a network's bridge is called on the host.</summary>
    /// <param name="network">The network.</param>
    /// <returns>The name.</returns>
    public static string BridgeOf(Network network) =>
        Option(network, NameOption) is { Length: > 0 } name ? name
        : network.Name == NetworkSpec.DefaultBridge ? DefaultBridgeName
        : $"br-{network.Id[..Math.Min(NameDigits, network.Id.Length)]}";

    /// <summary>Gives what counts of one family of addresses.</summary>
    /// <param name="family">The family.</param>
    /// <returns>What counts; null when the network has no addresses of that family.</returns>
    internal FirewallSide? Side(RuleFamily family) => family == RuleFamily.IPv4 ? IPv4 : IPv6;

    private static FirewallSide? SideOf(Network network, RuleFamily family)
    {
        string version = family == RuleFamily.IPv4 ? "ipv4" : "ipv6";
        foreach (NetworkPool pool in network.Pools)
        {
            if (SubnetRules.TryParse(pool.Subnet, out System.Net.IPAddress? address, out int prefix)
                && FirewallText.FamilyOf(address) == family)
            {
                string mode = Option(network, $"{Driver}gateway_mode_{version}");
                return new FirewallSide(
                    $"{address}/{FirewallText.Number(prefix)}",
                    mode.Length > 0 ? mode : FirewallSide.Nat,
                    Option(network, $"com.docker.network.host_{version}"));
            }
        }

        return null;
    }

    private static string Option(Network network, string name) => network.Options.TryGetValue(name, out string? value) ? value : "";

    // As Go reads booleans; what is not said is true.
    private static bool IsTrue(Network network, string name) =>
        Option(network, Driver + name) is not ("0" or "f" or "F")
        && !Option(network, Driver + name).Equals("false", StringComparison.OrdinalIgnoreCase);
}
