using DockerNet.Text;

namespace DockerNet.Wiring;

/// <summary>Finds options that no driver of the engine's own knows, and that are near to one that it does know.</summary>
internal static class NetworkOptionWarnings
{
    private const string Prefix = "com.docker.network.";

    // What the plugins of others know, nobody can say here.
    private static readonly string[] s_own = ["bridge", "macvlan", "ipvlan", "overlay"];

    /// <summary>Judges a new network's options.</summary>
    /// <param name="driver">The network's driver.</param>
    /// <param name="names">The options' names.</param>
    /// <returns>The warnings.</returns>
    public static IEnumerable<WiringWarning> OfNetwork(string driver, IEnumerable<string> names) => s_own.Contains(driver)
        ? Of($"the driver {driver}", [.. NetworkOptions.OfNetworks.Where(option => option.Drivers.Contains(driver))], names)
        : [];

    /// <summary>Judges the options of a container's place on a network.</summary>
    /// <param name="names">The options' names.</param>
    /// <returns>The warnings.</returns>
    public static IEnumerable<WiringWarning> OfPlace(IEnumerable<string> names) => Of("a place on a network", NetworkOptions.OfPlaces, names);

    private static IEnumerable<WiringWarning> Of(string who, IReadOnlyList<NetworkOption> known, IEnumerable<string> names) =>
        from name in names
        where known.All(option => option.Name != name)
        let near = Nearest(name, known)
        where near is not null || name.StartsWith(Prefix, StringComparison.Ordinal)
        select new WiringWarning(
            "NetworkOptionUnknown",
            $"the engine takes the option '{name}' and does nothing about it, since {who} knows none of that name: "
                + (near is null ? "check the name" : $"did you mean '{near}'?"));

    // The end of a name tells more than what all begin with.
    private static string? Nearest(string name, IReadOnlyList<NetworkOption> known)
    {
        ILookup<string, string> byEnd = known.ToLookup(static option => End(option.Name), static option => option.Name);
        string end = End(name);
        return byEnd[end].FirstOrDefault()
            ?? (NearMatch.Find(end, byEnd.Select(static group => group.Key)) is [string near, ..] ? byEnd[near].First() : null);
    }

    private static string End(string name) => name[(name.LastIndexOf('.') + 1)..];
}
