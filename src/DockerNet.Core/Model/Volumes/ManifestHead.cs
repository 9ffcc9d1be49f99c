namespace DockerNet.Wiring;

/// <summary>The first line of a manifest. The driver's options are not in it: now and then one is a password.</summary>
/// <param name="Format">What the file is.</param>
/// <param name="Volume">The volume's name.</param>
/// <param name="Driver">Its driver.</param>
/// <param name="Labels">The labels that people gave it.</param>
/// <param name="Created">When the backup was begun.</param>
/// <param name="Archive">The archive's file name.</param>
/// <param name="NotCarried">What an archive of an engine does not carry.</param>
/// <param name="Include">The patterns of what alone is in it; null when that is all.</param>
/// <param name="Exclude">The patterns of what was left out of it; null for nothing.</param>
public sealed record ManifestHead(
    string Format,
    string Volume,
    string Driver,
    IReadOnlyDictionary<string, string> Labels,
    DateTimeOffset Created,
    string Archive,
    IReadOnlyList<string> NotCarried,
    IReadOnlyList<string>? Include = null,
    IReadOnlyList<string>? Exclude = null);
