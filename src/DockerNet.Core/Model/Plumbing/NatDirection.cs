namespace DockerNet;

/// <summary>Which way the traffic goes that a rule is about.</summary>
public enum NatDirection : long
{
    /// <summary>From containers to the outside of their network.</summary>
    Outbound,

    /// <summary>From the outside to a container or its network.</summary>
    Inbound,

    /// <summary>From a container to itself, through a port that it publishes.</summary>
    Hairpin,

    /// <summary>Between containers of one network.</summary>
    Within,

    /// <summary>All ways: the rule leads from one chain to another.</summary>
    Any,
}
