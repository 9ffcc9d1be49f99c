namespace DockerNet.Wiring;

/// <summary>Reads and repairs the file that tells a container which DNS to ask.</summary>
public static class ResolverFile
{
    /// <summary>Where the file is.</summary>
    internal const string Path = "/etc/resolv.conf";

    private const string Server = "nameserver";
    private const string Networks = "nameserver 127.0.0.11";
    private const string Options = "options";
    private const string Dots = "ndots:";

    /// <summary>Tells whether the container asks the DNS of its networks, which knows the other members' names.</summary>
    /// <param name="text">The file's text.</param>
    /// <returns>Whether it does.</returns>
    public static bool AsksNetworks(string text) => Lines(text).Any(static line => line == Networks);

    /// <summary>Makes the container ask the DNS of its networks and no other; that one asks the others itself.</summary>
    /// <param name="text">The file's text.</param>
    /// <returns>The text as the engine writes it for a container on a user-defined network.</returns>
    public static string WithNetworks(string text)
    {
        List<string> others = [.. Lines(text).Where(static line => !line.StartsWith(Server, StringComparison.Ordinal))];
        bool hasDots = others.Exists(static line => line.StartsWith(Options, StringComparison.Ordinal) && line.Contains(Dots));
        IEnumerable<string> lines = others.Prepend(Networks).Concat(hasDots ? [] : [$"{Options} {Dots}0"]);
        return string.Join('\n', lines) + "\n";
    }

    private static IEnumerable<string> Lines(string text) =>
        text.Split('\n').Select(static line => line.Trim()).Where(static line => line.Length > 0);
}
