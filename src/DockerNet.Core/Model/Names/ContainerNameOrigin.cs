namespace DockerNet;

/// <summary>Where a name comes from. What comes first is asked first.</summary>
public enum ContainerNameOrigin : long
{
    /// <summary>The container's hosts file.</summary>
    HostsFile,

    /// <summary>A link on a user-defined network: a private name of the container's own.</summary>
    EndpointLink,

    /// <summary>The name of a container, in a network's DNS.</summary>
    ContainerName,

    /// <summary>A further name that a container has on a network, in that network's DNS.</summary>
    NetworkAlias,

    /// <summary>The beginning of a container's id, in a network's DNS.</summary>
    ShortId,

    /// <summary>The host name that a container has inside. Only engines from 25 on have it in their networks' DNS.</summary>
    Hostname,

    /// <summary>A container's name with the name of a network behind it, in that network's DNS.</summary>
    QualifiedName,

    /// <summary>None of these: the servers that the engine's host asks may know it.</summary>
    Elsewhere,
}
