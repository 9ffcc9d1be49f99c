namespace DockerNet;

/// <summary>In what way one container is to reach another.</summary>
public enum ReachabilityProbe : long
{
    /// <summary>Whether it answers an echo request.</summary>
    Ping,

    /// <summary>Whether a connection to a port can be made.</summary>
    Tcp,
}
