namespace DockerNet.Wiring;

/// <summary>What is probed.</summary>
public enum ProbeKind
{
    /// <summary>Whether the target answers an echo request.</summary>
    Ping,

    /// <summary>Whether a connection to a port can be made.</summary>
    Tcp,

    /// <summary>Whether a datagram to a port is refused. Silence says nothing.</summary>
    Udp,

    /// <summary>Which addresses a name has.</summary>
    Name,
}
