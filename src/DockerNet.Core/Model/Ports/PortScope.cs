namespace DockerNet;

/// <summary>From where a container's port can be reached, if something in the container listens there.</summary>
public enum PortScope : long
{
    /// <summary>From nowhere: the container does not run.</summary>
    Nowhere,

    /// <summary>From the container alone: it has no network.</summary>
    Container,

    /// <summary>From the other members of its networks, and from the engine's host, by the container's address.</summary>
    Networks,

    /// <summary>Also by a port of the engine's host, but only on that host itself.</summary>
    Host,

    /// <summary>From everywhere that reaches the engine's host.</summary>
    Outside,
}
