namespace DockerNet.Wiring;

/// <summary>A key of a mount in keys and values.</summary>
/// <param name="Name">The key.</param>
/// <param name="Type">The type of mount that it is for; null for all.</param>
/// <param name="Meaning">What it does.</param>
/// <param name="Values">The values, where there are but a few; empty for others.</param>
/// <param name="IsSwitch">Whether it may stand without a value.</param>
/// <param name="Repeats">Whether it may come several times.</param>
/// <param name="Aliases">Other words for it; null for none.</param>
internal sealed record KeyedMountKey(
    string Name,
    string? Type,
    string Meaning,
    IReadOnlyList<string> Values,
    bool IsSwitch = false,
    bool Repeats = false,
    IReadOnlyList<string>? Aliases = null)
{
    /// <summary>Tells whether a word means it.</summary>
    /// <param name="word">The word.</param>
    /// <returns>Whether it does.</returns>
    public bool Is(string word) => Name.Equals(word, StringComparison.OrdinalIgnoreCase) || Aliases?.Contains(word, StringComparer.OrdinalIgnoreCase) == true;
}
