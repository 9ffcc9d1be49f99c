namespace DockerNet.Contracts;

/// <summary>Errors about links.</summary>
internal static class LinkErrors
{
    /// <summary>All of them.</summary>
    public static readonly EngineErrorTable Table = new();

    public static readonly EngineErrorKind LinkSourceNotRunning = Table.Add(
        "A link's source does not run, or is gone.",
        EngineErrorCategory.InvalidOperation,
        "Start the link's source with Start-DockerContainer and try again; if it is gone, use Repair-ContainerLink.",
        ["cannot link to a non running container: /?(?<name>[^ ]+)"]);

    public static readonly EngineErrorKind LinkSourceNotOnBridge = Table.Add(
        "A link's source is not on the default bridge, where the link could work.",
        EngineErrorCategory.InvalidOperation,
        "Put both on a network of their own: New-DockerBridge, Connect-DockerNetwork.",
        [
            "cannot link to /?(?<name>[^ ,]+), as it does not belong to",
            "not attached to default bridge",
        ]);

    public static readonly EngineErrorKind LinkNotReachable = Table.Add(
        "After links were moved to a network, an alias did not answer, so all was put back.",
        EngineErrorCategory.ConnectionError,
        "Choose a -Network whose members may reach each other, or use -SkipPing.");
}
