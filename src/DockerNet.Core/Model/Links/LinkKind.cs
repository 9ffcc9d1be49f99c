namespace DockerNet;

/// <summary>How a link works.</summary>
public enum LinkKind : long
{
    /// <summary>On the default bridge: names in the hosts file, and variables.</summary>
    Legacy,

    /// <summary>On a user-defined network: a private name that the network's DNS answers.</summary>
    Endpoint,
}
