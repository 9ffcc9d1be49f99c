using DockerNet.Contracts;

namespace DockerNet.Engine.Connection;

/// <summary>
/// Reads how engines word their failures. The same mistake has a different status on different engines, so it is the words
/// that decide; the first that fit win.
/// </summary>
internal static class ErrorRules
{
    // The cause comes before what it led to, and the narrower words before the wider ones.
    private static readonly List<EngineErrorTable> s_tables =
    [
        EngineErrors.Table,
        SwarmErrors.Table,
        LinkErrors.Table,
        PortErrors.Table,
        ContainerErrors.Table,
        MountErrors.Table,
        VolumeErrors.Table,
        NetworkErrors.Table,
        ImageErrors.Table,
        FileErrors.Table,
    ];

    private static readonly List<EngineErrorWords> s_all =
        [.. s_tables.SelectMany(static table => table.Kinds).SelectMany(static kind => kind.Words).OrderBy(static words => words.IsLast)];

    /// <summary>Finds what a message means.</summary>
    /// <param name="message">The engine's words; null for none.</param>
    /// <returns>The words that fit; null when none do.</returns>
    public static EngineErrorWords? Find(string? message) =>
        s_all.Find(words => words.Pattern.IsMatch(message ?? ""));
}
