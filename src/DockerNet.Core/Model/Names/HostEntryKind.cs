namespace DockerNet;

/// <summary>Why a line is in a hosts file.</summary>
public enum HostEntryKind : long
{
    /// <summary>Every system has it: localhost and the multicast names.</summary>
    System,

    /// <summary>The container itself.</summary>
    Self,

    /// <summary>A legacy link.</summary>
    Link,

    /// <summary>Added at creation, or by someone inside.</summary>
    Added,
}
