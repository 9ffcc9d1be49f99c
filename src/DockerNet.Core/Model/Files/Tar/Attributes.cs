namespace DockerNet.Wiring;

/// <summary>Extended attributes of files in the records of an extended header.</summary>
internal static class TarAttributes
{
    /// <summary>What their keys begin with.</summary>
    public const string Prefix = "SCHILY.xattr.";

    /// <summary>There are none.</summary>
    public static readonly IReadOnlyDictionary<string, byte[]> None = new Dictionary<string, byte[]>();

    /// <summary>Adds one to those that there are.</summary>
    /// <param name="header">What they belong to.</param>
    /// <param name="name">Its name.</param>
    /// <param name="value">Its value.</param>
    /// <returns>What has it.</returns>
    public static TarHeader Add(TarHeader header, string name, byte[] value) =>
        header with { Attributes = new Dictionary<string, byte[]>(header.Attributes) { [name] = value } };

    /// <summary>Makes the records of them.</summary>
    /// <param name="attributes">They.</param>
    /// <returns>Keys and values.</returns>
    public static IEnumerable<KeyValuePair<string, byte[]>> Records(IReadOnlyDictionary<string, byte[]> attributes) =>
        attributes
            // Their form has no other way to tell where a key ends.
            .Where(static pair => !pair.Key.Contains('=', StringComparison.Ordinal))
            .OrderBy(static pair => pair.Key, StringComparer.Ordinal)
            .Select(static pair => KeyValuePair.Create(Prefix + pair.Key, pair.Value));
}
