using System.Text;
using System.Text.RegularExpressions;
using DockerNet.Text;

namespace DockerNet.Wiring;

/// <summary>One line of a <c>.dockerignore</c> file: which paths it fits.</summary>
internal sealed class IgnorePattern
{
    private const string AnyFolders = "(.*/)?";

    private readonly Regex _regex;

    private IgnorePattern(string text, bool isException)
    {
        Text = text;
        IsException = isException;
        _regex = new Regex($"^{Translate(text)}\\z", RegexOptions.CultureInvariant);
    }

    /// <summary>The pattern as a clean path.</summary>
    public string Text { get; }

    /// <summary>Whether what it fits is kept after all.</summary>
    public bool IsException { get; }

    /// <summary>Reads a line.</summary>
    /// <param name="line">The line.</param>
    /// <returns>The pattern; null when the line has none.</returns>
    public static IgnorePattern? Parse(string line)
    {
        string text = line.Trim();
        if (text.Length == 0 || line.StartsWith('#'))
        {
            return null;
        }

        bool isException = text.StartsWith('!');
        text = isException ? text[1..].Trim() : text;
        if (text.Length == 0)
        {
            throw new FormatException("'!' alone is no pattern");
        }

        text = Clean(text);
        if (!Globbing.IsValid(text))
        {
            throw new FormatException($"'{text}' is no pattern: a bracket is not closed, or nothing follows a backslash");
        }

        try
        {
            return new IgnorePattern(text, isException);
        }
        catch (RegexParseException error)
        {
            throw new FormatException($"'{text}' is no pattern: between brackets a range ends before it begins", error);
        }
    }

    /// <summary>Makes the exception for one path.</summary>
    /// <param name="path">The path.</param>
    /// <returns>The pattern.</returns>
    public static IgnorePattern Exception(string path) => new(path, isException: true);

    /// <summary>Tells whether the pattern fits a path itself, whatever folders that is in.</summary>
    /// <param name="path">The path, with slashes.</param>
    /// <returns>Whether it fits.</returns>
    public bool Fits(string path) => _regex.IsMatch(path);

    // As Go's filepath.Clean, and without a slash in front: all paths begin at the context.
    private static string Clean(string text)
    {
        var parts = new List<string>();
        foreach (string part in text.Split('/', StringSplitOptions.RemoveEmptyEntries))
        {
            if (part == ".." && (parts.Count == 0 ? text.StartsWith('/') : parts[^1] != ".."))
            {
                parts.RemoveRange(Math.Max(parts.Count - 1, 0), Math.Min(parts.Count, 1));
            }
            else if (part != ".")
            {
                parts.Add(part);
            }
        }

        return parts.Count > 0 ? string.Join('/', parts) : text.StartsWith('/') ? "/" : ".";
    }

    private static string Translate(string text)
    {
        // Docker takes a beginning of two stars with no other wildcard behind it for "ends with".
        if (text.StartsWith("**", StringComparison.Ordinal) && !Globbing.HasWildcard(text[2..]))
        {
            string end = text[2..];
            return end.StartsWith('/') ? AnyFolders + Regex.Escape(end[1..]) : ".*" + Regex.Escape(end);
        }

        var regex = new StringBuilder();
        for (int at = 0; at < text.Length;)
        {
            at += Globbing.Translate(text, at, regex, AnyFolders);
        }

        return regex.ToString();
    }
}
