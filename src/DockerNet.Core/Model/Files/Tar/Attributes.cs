namespace DockerNet.Wiring;

/// <summary>Extended attributes of files in the records of an extended header.</summary>
internal static class TarAttributes
{
    /// <summary>What their keys begin with.</summary>
    public const string Prefix = "SCHILY.xattr.";

    /// <summary>The one that a file loses when its owner is set.</summary>
    public const string Capability = "security.capability";

    /// <summary>The access list of what is made in a folder from now on.</summary>
    public const string DefaultList = "system.posix_acl_default";

    /// <summary>There are none.</summary>
    public static readonly IReadOnlyDictionary<string, byte[]> None = new Dictionary<string, byte[]>();

    /// <summary>All but one.</summary>
    /// <param name="attributes">They.</param>
    /// <param name="name">The one's name.</param>
    /// <returns>The others.</returns>
    public static IReadOnlyDictionary<string, byte[]> Without(IReadOnlyDictionary<string, byte[]> attributes, string name) =>
        attributes.ContainsKey(name) ? attributes.Where(pair => pair.Key != name).ToDictionary() : attributes;

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
