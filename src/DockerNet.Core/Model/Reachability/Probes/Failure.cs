namespace DockerNet.Wiring;

/// <summary>Why a probe did not reach its target.</summary>
public enum ProbeFailure
{
    /// <summary>It did.</summary>
    None,

    /// <summary>It was sent, and nothing came back.</summary>
    NoAnswer,

    /// <summary>The name has no address.</summary>
    NameNotResolved,

    /// <summary>The target is there and refuses: nothing listens at that address and port.</summary>
    Refused,

    /// <summary>There is no way to the address.</summary>
    NoRoute,

    /// <summary>It could not be tested: there is no tool to do it with.</summary>
    NoTool,

    /// <summary>It could not be tested: the user who ran the tool may not.</summary>
    NotPermitted,

    /// <summary>It could not be tested: the tool broke.</summary>
    Other,
}
