namespace DockerNet;

/// <summary>By which way a port of a container is to be reached from another one.</summary>
public enum ContainerPortBy : long
{
    /// <summary>By the container's name.</summary>
    Name,

    /// <summary>By the container's own address.</summary>
    Address,

    /// <summary>By the port that it publishes, at an address of the host.</summary>
    HostPort,

    /// <summary>By all of them, to compare.</summary>
    All,
}
