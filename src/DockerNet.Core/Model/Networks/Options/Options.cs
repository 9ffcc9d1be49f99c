namespace DockerNet.Wiring;

/// <summary>
/// The options that the engine's own network drivers know. An engine takes any other without a word, and does nothing about
/// it: so does an older one with what came later.
/// </summary>
internal static class NetworkOptions
{
    private const string Engine = "com.docker.network.";
    private const string Bridge = Engine + "bridge.";
    private const string BridgeDriver = "bridge";
    private const string Macvlan = "macvlan";
    private const string Ipvlan = "ipvlan";
    private const string Overlay = "overlay";

    private static readonly string[] s_truth = ["true", "false"];
    private static readonly string[] s_modes = ["nat", "nat-unprotected", "routed", "isolated"];

    private static readonly Dictionary<string, EngineCapability> s_widerModes = new()
    {
        ["nat-unprotected"] = EngineCapability.WiderGatewayMode,
        ["isolated"] = EngineCapability.WiderGatewayMode,
    };

    /// <summary>Those of networks.</summary>
    public static IReadOnlyList<NetworkOption> OfNetworks { get; } =
    [
        new(Bridge + "name", "the bridge's interface on the host") { Drivers = [BridgeDriver] },
        new(Bridge + "enable_icc", "whether the members reach each other") { Drivers = [BridgeDriver], Values = s_truth },
        new(Bridge + "enable_ip_masquerade", "whether the members go outside by the host's address") { Drivers = [BridgeDriver], Values = s_truth },
        new(Bridge + "host_binding_ipv4", "the host's address that ports are published on") { Drivers = [BridgeDriver] },
        new(Bridge + "inhibit_ipv4", "whether the bridge has no IPv4 address of its own") { Drivers = [BridgeDriver], Values = s_truth },
        GatewayMode("gateway_mode_ipv4", "IPv4"),
        GatewayMode("gateway_mode_ipv6", "IPv6"),
        new(Bridge + "trusted_host_interfaces", "the host's interfaces, with colons between them, that reach the members directly")
        {
            Drivers = [BridgeDriver],
            Capability = EngineCapability.TrustedHostInterfaces,
        },
        new(Engine + "host_ipv4", "the host's address that the members go outside by") { Drivers = [BridgeDriver] },
        new(Engine + "host_ipv6", "the host's IPv6 address that the members go outside by")
        {
            Drivers = [BridgeDriver],
            Capability = EngineCapability.HostIPv6,
        },
        new(Engine + "container_iface_prefix", "what the members' interfaces are called, before their number") { Drivers = [BridgeDriver] },
        new(Engine + "driver.mtu", "the largest packet in bytes") { Drivers = [BridgeDriver, Macvlan, Ipvlan, Overlay] },
        new(Engine + "enable_ipv4", "whether the network has IPv4")
        {
            Drivers = [BridgeDriver, Macvlan, Ipvlan],
            Values = s_truth,
            Capability = EngineCapability.NetworkWithoutIPv4,
        },
        new(Engine + "enable_ipv6", "whether the network has IPv6") { Drivers = [BridgeDriver, Macvlan, Ipvlan], Values = s_truth },
        Advertising("nmsgs", "how often a member's address is made known"),
        Advertising("ms", "the milliseconds from one time that a member's address is made known to the next"),
        new(Engine + "driver.overlay.vxlanid_list", "the numbers of the networks on the wire") { Drivers = [Overlay] },
        new("encrypted", "whether what is sent between hosts is encrypted") { Drivers = [Overlay] },
        new("parent", "the host's interface that it is on") { Drivers = [Macvlan, Ipvlan] },
        new("macvlan_mode", "how the members reach each other") { Drivers = [Macvlan], Values = ["bridge", "private", "vepa", "passthru"] },
        new("ipvlan_mode", "the layer that it works on") { Drivers = [Ipvlan], Values = ["l2", "l3", "l3s"] },
        new("ipvlan_flag", "how the members reach each other") { Drivers = [Ipvlan], Values = ["bridge", "private", "vepa"] },
    ];

    /// <summary>Those of a container's place on a network.</summary>
    public static IReadOnlyList<NetworkOption> OfPlaces { get; } =
    [
        new(Engine + "endpoint.ifname", "what the interface in the container is called") { Capability = EngineCapability.InterfaceName },
        new(Engine + "endpoint.sysctls", "settings of the kernel for the interface, with commas between them")
        {
            Capability = EngineCapability.EndpointSysctls,
        },
    ];

    /// <summary>Tells what options ask of an engine.</summary>
    /// <param name="known">The options that there are.</param>
    /// <param name="given">What was given.</param>
    /// <returns>What they need.</returns>
    public static IEnumerable<EngineNeed> Needs(IReadOnlyList<NetworkOption> known, IReadOnlyDictionary<string, string> given) =>
        from pair in given
        let need = known.FirstOrDefault(option => option.Name == pair.Key)?.Need(pair.Value)
        where need is not null
        select need;

    private static NetworkOption Advertising(string name, string meaning) => new($"{Engine}advertise_addr_{name}", meaning)
    {
        Drivers = [BridgeDriver, Macvlan, Ipvlan],
        Capability = EngineCapability.AddressAdvertising,
    };

    private static NetworkOption GatewayMode(string name, string family) => new(Bridge + name, $"how {family} is led outside")
    {
        Drivers = [BridgeDriver],
        Values = s_modes,
        Capability = EngineCapability.GatewayMode,
        ValueCapabilities = s_widerModes,
    };
}
