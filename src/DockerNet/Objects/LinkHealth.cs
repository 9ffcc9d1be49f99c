namespace DockerNet;

/// <summary>Whether a link leads where it should.</summary>
public enum LinkHealth
{
    /// <summary>The alias leads to the running source.</summary>
    Healthy,

    /// <summary>The recipient does not run, so the link is not in use.</summary>
    Inactive,

    /// <summary>The source is there but does not run.</summary>
    SourceStopped,

    /// <summary>The source is gone.</summary>
    SourceMissing,

    /// <summary>The recipient's hosts file has another address than the source.</summary>
    Stale,
}
