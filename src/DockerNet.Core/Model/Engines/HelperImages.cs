namespace DockerNet.Wiring;

/// <summary>Tells which images most likely have the tools to look into a network with.</summary>
public static class HelperImages
{
    private static readonly string[] s_likely = ["netshoot", "busybox", "alpine", "debian", "ubuntu"];

    /// <summary>Orders images.</summary>
    /// <param name="first">The one to try before all; null for none.</param>
    /// <param name="names">The names of those that are there.</param>
    /// <returns>The names in the order to try them, each once.</returns>
    public static IEnumerable<string> Order(string? first, IEnumerable<string> names) =>
        (first is null ? [] : new[] { first }).Concat(names.OrderBy(Rank)).Distinct();

    private static int Rank(string name)
    {
        int rank = Array.FindIndex(s_likely, word => name.Contains(word, StringComparison.OrdinalIgnoreCase));
        return rank < 0 ? s_likely.Length : rank;
    }
}
