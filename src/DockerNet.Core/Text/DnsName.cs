namespace DockerNet.Text;

/// <summary>Names that programs can ask a network's DNS for. Engines take any text as an alias.</summary>
internal static class DnsName
{
    private const int Longest = 253;
    private const int LongestLabel = 63;

    // The engine's DNS compares with names in which these are escaped, and finds none.
    private const string Escaped = "'@;()\"\\";

    /// <summary>Tells whether any program gets an answer for a name.</summary>
    /// <param name="name">The name.</param>
    /// <returns>Whether one does. With a dash in front no resolver takes it, and most tools read it as an option.</returns>
    public static bool CanBeAsked(string name) =>
        name.Length is > 0 and <= Longest
        && name[0] != '-'
        && name.All(static c => c is > ' ' and < '\x7f' && !Escaped.Contains(c, StringComparison.Ordinal))
        && Array.TrueForAll(name.Split('.'), static label => label.Length is > 0 and <= LongestLabel);
}
