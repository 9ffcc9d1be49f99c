namespace DockerNet.Wiring;

/// <summary>Something that engines of some generations do and others do not.</summary>
internal enum EngineCapability
{
    /// <summary>A link gives its recipient the source's variables, unless the engine is told otherwise.</summary>
    InjectsLinkVariables,

    /// <summary>These variables have tcp first, and take two ports in a row for a range.</summary>
    TcpFirstInLinkVariables,

    /// <summary>The DNS of a network knows host names, and containers whose names the engine has made up.</summary>
    HostNamesInDns,

    /// <summary>A container's own published port is reached from itself by a rule of its own.</summary>
    HairpinRules,

    /// <summary>The rules of networks are in chains of their own, and none of them in the chain of the host's.</summary>
    OwnForwardChain,

    /// <summary>What goes from one network to another is dropped by a rule for each, whatever port it is for.</summary>
    IsolationStages,

    /// <summary>A hardware address is a network's and no longer the container's.</summary>
    MacAddressOfNetwork,

    /// <summary>A container can leave by one network with IPv4 and by another with IPv6.</summary>
    GatewayOfEachFamily,

    /// <summary>A network can be put before others as the way out.</summary>
    GatewayPriority,

    /// <summary>A symbolic link in an archive may have a time before 1970.</summary>
    EarlyTimesOfLinks,

    /// <summary>A running container can be given a hardware address on a network that it is put on.</summary>
    MacAddressOnConnect,

    /// <summary>IPv6 has rules as IPv4 has, unless the engine is told otherwise.</summary>
    FiltersIPv6,

    /// <summary>Other bridges reach the published ports of a network with the gateway mode routed, and ping its members.</summary>
    RoutesBetweenBridges,

    /// <summary>Other bridges reach all of a network with the gateway mode nat-unprotected.</summary>
    UnprotectedBetweenBridges,

    /// <summary>Other bridges reach a published port by a rule, without the engine's proxy.</summary>
    TranslatesBetweenBridges,

    /// <summary>Its clients name the kernel's capabilities in one way, however they were written.</summary>
    CanonicalCapabilities,

    /// <summary>A path of the host that a mount with all its settings names is made where it is missing, if asked for.</summary>
    BindSourceCreation,

    /// <summary>A read-only path of the host says whether what is mounted below it is read-only too.</summary>
    RecursiveReadOnly,

    /// <summary>A folder of a volume can be mounted in place of all of it.</summary>
    VolumeSubpath,

    /// <summary>An image can be mounted.</summary>
    ImageMount,

    /// <summary>A bridge sends IPv6 outside from an address of the host that was chosen for it.</summary>
    HostIPv6,

    /// <summary>A bridge says how it leads outside, for each family of addresses.</summary>
    GatewayMode,

    /// <summary>It can also lead outside without protection, or not at all.</summary>
    WiderGatewayMode,

    /// <summary>A bridge names interfaces of the host that may reach its members directly.</summary>
    TrustedHostInterfaces,

    /// <summary>A network can be without IPv4.</summary>
    NetworkWithoutIPv4,

    /// <summary>A network says how its members make their addresses known.</summary>
    AddressAdvertising,

    /// <summary>A container's place on a network has settings of the kernel of its own.</summary>
    EndpointSysctls,

    /// <summary>A container's interface on a network can be given a name.</summary>
    InterfaceName,

    /// <summary>Gives a network that is to have IPv6, and no range of it, one of its own.</summary>
    IPv6Pools,

    /// <summary>A container has a gateway on an internal network, too, and takes it when there is no other.</summary>
    GatewayOfInternal,

    /// <summary>The network that comes first is the way out of each family, be its IPv6 alone or not.</summary>
    GatewayPriorityOfEachFamily,

    /// <summary>A range can be a length of prefix alone, for one of its own ranges of that size.</summary>
    PrefixFromPools,

    /// <summary>A fixed address can be had of a range, too, that nobody has asked for.</summary>
    FixedAddressInAnySubnet,

    /// <summary>It tells whether ports are published by a proxy besides.</summary>
    TellsUserlandProxy,

    /// <summary>It may be told how long a container has to stop, where the container itself does not say it.</summary>
    OwnStopTimeout,

    /// <summary>A node of a swarm finds no names on its own networks.</summary>
    DamagedDnsOfSwarmNodes,

    /// <summary>Containers find no names outside.</summary>
    DamagedDns,

    /// <summary>Programs of 32 bits, and some others, have no network.</summary>
    DamagedHostMode,
}
