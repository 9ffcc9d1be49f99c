namespace DockerNet;

/// <summary>Which way the traffic goes whose addresses a rule translates.</summary>
public enum NatDirection : long
{
    /// <summary>From containers to the outside.</summary>
    Outbound,

    /// <summary>From the outside to a container, through a published port.</summary>
    Inbound,

    /// <summary>From a container to itself, through a port that it publishes.</summary>
    Hairpin,
}
