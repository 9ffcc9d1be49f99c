namespace DockerNet;

/// <summary>How one container reaches another.</summary>
public enum ReachabilityVerdict : long
{
    /// <summary>Packets pass, and the target's name leads to it.</summary>
    Reachable,

    /// <summary>Packets pass to the target's address, but its name does not lead there.</summary>
    AddressOnly,

    /// <summary>Nothing passes to the target's own addresses, but the port that it publishes on the host leads to it.</summary>
    HostPortOnly,

    /// <summary>Nothing passes.</summary>
    Unreachable,

    /// <summary>It is not known.</summary>
    NotTested,
}
