namespace DockerNet;

/// <summary>What a variable of a legacy link says.</summary>
public enum LinkVariableKind : long
{
    /// <summary><c>X_NAME</c>: the recipient's name and the alias.</summary>
    Name,

    /// <summary><c>X_PORT</c>: the URL of the source's first port.</summary>
    Port,

    /// <summary><c>X_PORT_5432_TCP</c>: the URL of one port.</summary>
    PortUrl,

    /// <summary><c>X_PORT_5432_TCP_ADDR</c>: the source's address.</summary>
    Address,

    /// <summary><c>X_PORT_5432_TCP_PORT</c>: the port's number.</summary>
    Number,

    /// <summary><c>X_PORT_5432_TCP_PROTO</c>: the port's protocol.</summary>
    Protocol,

    /// <summary>
    /// <c>X_PORT_7000_TCP_START</c>, <c>_END</c>, <c>_PORT_START</c>, <c>_PORT_END</c>: where ports in a row begin and
    /// end.
    /// </summary>
    Range,

    /// <summary><c>X_ENV_*</c>: a variable of the source's own.</summary>
    Environment,
}
