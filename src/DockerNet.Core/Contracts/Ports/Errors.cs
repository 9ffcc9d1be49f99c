namespace DockerNet.Contracts;

/// <summary>Errors about published ports.</summary>
internal static class PortErrors
{
    /// <summary>All of them.</summary>
    public static readonly EngineErrorTable Table = new();

    public static readonly EngineErrorKind PortInUse = Table.Add(
        "Another container or program has the port.",
        EngineErrorCategory.ResourceBusy,
        "Publish another port, or stop what has this one.",
        [
            "port is already allocated|all ports are allocated",
            "(bind|listen|port|proxy).*address already in use",
        ]);
}
