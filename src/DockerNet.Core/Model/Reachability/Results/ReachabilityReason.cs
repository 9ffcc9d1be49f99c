namespace DockerNet;

/// <summary>
/// Why one container reaches another or does not: the way of the packets when all is well; what is wrong with the name
/// when only the address works; what stops the packets when nothing does.
/// </summary>
public enum ReachabilityReason : long
{
    /// <summary>Both are on one network.</summary>
    SharedNetwork,

    /// <summary>Source and target are one container.</summary>
    SameContainer,

    /// <summary>Both have one network namespace, and meet at its loopback address.</summary>
    SharedNamespace,

    /// <summary>A legacy link gives the name on the default bridge; without icc it also lets the packets pass.</summary>
    Link,

    /// <summary>The source is in host mode, and the host has an address on every bridge.</summary>
    HostToContainer,

    /// <summary>The target is in host mode, and the host is at the gateway's address.</summary>
    ContainerToHost,

    /// <summary>On the default bridge there are no names but by links.</summary>
    NoNameOnDefaultBridge,

    /// <summary>The networks that have the target's name are none of the source's.</summary>
    NoNameAcrossNetworks,

    /// <summary>The source is in host mode, where no network's DNS is asked.</summary>
    NoNameFromHost,

    /// <summary>The target has another's network namespace, or the host's, and so no name of its own.</summary>
    NoNameOfItsOwn,

    /// <summary>The engine made the name up. Before engine 25 such a name is not in the DNS.</summary>
    NameGenerated,

    /// <summary>No program can ask for the name: it is longer than names may be.</summary>
    NameUnusable,

    /// <summary>In the source the name leads elsewhere.</summary>
    NameOverridden,

    /// <summary>Several containers have the name, and the DNS names them in turn.</summary>
    NameAmbiguous,

    /// <summary>The link that gives the name is dead.</summary>
    LinkDead,

    /// <summary>They are on different bridges, between which the engine lets nothing pass.</summary>
    Isolated,

    /// <summary>They are on different networks, of which one has no way out.</summary>
    Internal,

    /// <summary>They are on different bridges, and the target's lets other bridges come to its members directly.</summary>
    RoutedNetwork,

    /// <summary>They are on different bridges, and the target's lets other bridges come to published ports only.</summary>
    UnpublishedPort,

    /// <summary>Only a port that the target publishes on the host leads to it.</summary>
    NatOnly,

    /// <summary>The one has only IPv4 addresses, the other only IPv6 ones.</summary>
    NoCommonFamily,

    /// <summary>They are on one network that was created without communication between its members.</summary>
    IccOff,

    /// <summary>One of them has no network.</summary>
    NoNetwork,

    /// <summary>One of them has the network of a container that has ended or been restarted since.</summary>
    NamespaceLost,

    /// <summary>The source does not run.</summary>
    SourceNotRunning,

    /// <summary>The target does not run.</summary>
    TargetNotRunning,

    /// <summary>The host and the members of a network of this driver do not reach each other.</summary>
    DriverIsolated,

    /// <summary>What listens there does so for the target itself only.</summary>
    LoopbackOnly,

    /// <summary>What listens there does so at another of the target's addresses.</summary>
    ListenerElsewhere,

    /// <summary>Nothing listens at the port.</summary>
    NoListener,

    /// <summary>It depends on routers or firewalls that the engine does not tell of.</summary>
    FirewallUnknown,
}
