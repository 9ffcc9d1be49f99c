namespace DockerNet;

/// <summary>Whether a link leads where it should.</summary>
public enum LinkHealth : long
{
    /// <summary>The alias leads to the running source.</summary>
    Healthy,

    /// <summary>The recipient does not run, so the link is not in use.</summary>
    Inactive,

    /// <summary>The source is there but does not run.</summary>
    SourceStopped,

    /// <summary>The source is gone.</summary>
    SourceMissing,

    /// <summary>The recipient's hosts file has no address for the alias, or another than the source's.</summary>
    Stale,

    /// <summary>The source was removed, and another container has its name now. The link does not lead there.</summary>
    SourceReplaced,

    /// <summary>The source runs, but is not on the network that the link works on.</summary>
    SourceDisconnected,

    /// <summary>The recipient does not ask the network's DNS, which alone knows the alias.</summary>
    DnsLost,
}
