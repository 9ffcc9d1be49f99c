namespace DockerNet;

/// <summary>A step on the way of links from the default bridge to a network.</summary>
public enum LinkMigrationAction : long
{
    /// <summary>The network is created.</summary>
    CreateNetwork,

    /// <summary>A source joins the network.</summary>
    ConnectSource,

    /// <summary>
    /// A container of the recipient's image pings the sources on the network by their aliases, and is removed again:
    /// so what would fail does so while the legacy links are still there.
    /// </summary>
    Rehearse,

    /// <summary>A legacy link is removed.</summary>
    RemoveLink,

    /// <summary>A recipient that is on the network already leaves it for a moment, to come back with its links.</summary>
    LeaveNetwork,

    /// <summary>A recipient joins the network, where the aliases are its private names for the sources.</summary>
    ConnectRecipient,

    /// <summary>A container leaves the default bridge.</summary>
    LeaveBridge,

    /// <summary>A recipient pings a source by its alias.</summary>
    Ping,
}
