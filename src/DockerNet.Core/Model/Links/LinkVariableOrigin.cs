namespace DockerNet;

/// <summary>Where a link's variable was found.</summary>
public enum LinkVariableOrigin : long
{
    /// <summary>In the environment of the recipient's first process.</summary>
    Process,

    /// <summary>Worked out from the source, since the recipient does not have it or could not be read.</summary>
    Computed,
}
