namespace DockerNet.Wiring;

/// <summary>Tells who would miss a network.</summary>
internal static class NetworkUse
{
    private static readonly string[] s_stopped = ["exited", "created", "dead"];

    /// <summary>Names the members that are stopped, and could not start without it.</summary>
    /// <param name="network">The network.</param>
    /// <returns>The names.</returns>
    public static string[] Stopped(Network network) => Names(network, stopped: true);

    /// <summary>Tells of all members, which of them are stopped.</summary>
    /// <param name="network">The network.</param>
    /// <returns>A part of a sentence.</returns>
    public static string Of(Network network)
    {
        string running = string.Join(", ", Names(network, stopped: false));
        string[] stopped = Stopped(network);
        return stopped.Length > 0
            ? $"members: {running}; stopped, and in need of it to start: {string.Join(", ", stopped)}"
            : $"members: {running}";
    }

    /// <summary>Warns of what cannot start any more.</summary>
    /// <param name="stopped">The containers.</param>
    /// <returns>The warning.</returns>
    public static WiringWarning Needed(string[] stopped) => new(
        "NetworkNeeded",
        $"{string.Join(", ", stopped)} cannot start without it: make it again and use Connect-DockerNetwork, or Disconnect-DockerNetwork -Force");

    /// <summary>Tells whether nobody would miss a network.</summary>
    /// <param name="network">The network.</param>
    /// <param name="others">All networks.</param>
    /// <param name="orStopped">Whether those who are stopped do not count.</param>
    /// <returns>Whether nobody would.</returns>
    public static bool IsUnused(Network network, IEnumerable<Network> others, bool orStopped) =>
        !network.Predefined
        && network.Containers.All(member => orStopped && s_stopped.Contains(member.State))
        && !others.Any(other => other.ConfigFrom == network.Name);

    private static string[] Names(Network network, bool stopped) =>
    [
        .. network.Containers.Where(member => s_stopped.Contains(member.State, StringComparer.Ordinal) == stopped)
            .Select(static member => member.Container),
    ];
}
