using System.Management.Automation;

namespace DockerNet.Binding;

/// <summary>The patterns of names that users give: PowerShell's wildcards, ignoring case.</summary>
internal static class NamePattern
{
    /// <summary>Tells whether a text is a pattern. The name of an object never is, whatever it looks like.</summary>
    /// <param name="text">The text.</param>
    /// <returns>Whether it is.</returns>
    public static bool IsPattern(string text) =>
        !BoundName.IsOfObject(text) && WildcardPattern.ContainsWildcardCharacters(text);

    /// <summary>Reads a pattern, or a name as one that fits only itself.</summary>
    /// <param name="text">The text.</param>
    /// <returns>The pattern.</returns>
    /// <exception cref="FormatException">A bracket has no end, or no sense.</exception>
    public static WildcardPattern Parse(string text)
    {
        try
        {
            string form = BoundName.IsOfObject(text) ? WildcardPattern.Escape(text) : text;
            var pattern = new WildcardPattern(form, WildcardOptions.IgnoreCase);
            // It is not looked at before something is compared with it.
            pattern.IsMatch("");
            return pattern;
        }
        catch (Exception error) when (error is WildcardPatternException or ArgumentException)
        {
            throw new FormatException($"'{text}' is no pattern: a [ in it has no end, or what it holds is no range.", error);
        }
    }

    /// <summary>Tells whether a user may have meant something: by a pattern of names, by the name, or by the beginning of an id.</summary>
    /// <param name="text">What the user wrote.</param>
    /// <param name="candidate">A name, or an id.</param>
    /// <returns>Whether it may be. What is no pattern fits nothing.</returns>
    public static bool Fits(string text, string candidate)
    {
        string key = BoundName.Key(text);
        try
        {
            return Parse(text).IsMatch(candidate)
                || (key.Length >= DockerEntity.ShortLength && candidate.StartsWith(key, StringComparison.Ordinal));
        }
        catch (FormatException)
        {
            // What is done for each input tells of it.
            return false;
        }
    }
}
