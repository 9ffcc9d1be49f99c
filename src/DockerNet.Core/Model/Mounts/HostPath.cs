namespace DockerNet.Wiring;

/// <summary>Paths of the engine's host, which may be another system than this one.</summary>
internal static class HostPath
{
    /// <summary>Tells whether a text is a path, and no volume's name.</summary>
    /// <param name="text">The text.</param>
    /// <returns>Whether it is.</returns>
    public static bool Is(string text) => text.StartsWith('/') || HasDrive(text) || IsRelative(text);

    /// <summary>Tells whether a path begins with a drive's letter.</summary>
    /// <param name="text">The path.</param>
    /// <returns>Whether it does.</returns>
    public static bool HasDrive(string text) =>
        text.Length > 2 && char.IsAsciiLetter(text[0]) && text[1] == ':' && text[2] is '\\' or '/';

    /// <summary>Tells whether a path begins at the current location, or at the home folder.</summary>
    /// <param name="text">The path.</param>
    /// <returns>Whether it does.</returns>
    /// <remarks>
    /// Newer clients take whatever begins with a dot for a path; the tilde is what a shell would replace.
    /// </remarks>
    public static bool IsRelative(string text) =>
        text.StartsWith('.') || text is "~" || text.StartsWith("~/", StringComparison.Ordinal)
        || text.StartsWith("~\\", StringComparison.Ordinal);
}
