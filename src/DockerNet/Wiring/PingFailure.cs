namespace DockerNet.Wiring;

/// <summary>Why a ping got no answer.</summary>
public enum PingFailure
{
    /// <summary>It got one.</summary>
    None,

    /// <summary>It was sent, and nothing came back.</summary>
    NoAnswer,

    /// <summary>The name has no address.</summary>
    NameNotResolved,

    /// <summary>There is no ping to run.</summary>
    NoTool,

    /// <summary>The user who ran it may not ping.</summary>
    NotPermitted,

    /// <summary>There is no way to the address.</summary>
    NoRoute,

    /// <summary>Something else.</summary>
    Other,
}
