using System.Buffers;
using System.Text;
using System.Text.RegularExpressions;

namespace DockerNet.Text;

/// <summary>The wildcards that Go's <c>filepath.Match</c> knows, and docker's two stars.</summary>
internal static class Globbing
{
    private static readonly SearchValues<char> s_special = SearchValues.Create("*?[]\\");

    /// <summary>Tells whether a text has a character that stands for others.</summary>
    /// <param name="text">The text.</param>
    /// <returns>Whether it has.</returns>
    public static bool HasWildcard(string text) => text.AsSpan().IndexOfAny(s_special) >= 0;

    /// <summary>Tells whether brackets and backslashes in a pattern make sense.</summary>
    /// <param name="pattern">The pattern.</param>
    /// <returns>Whether they do.</returns>
    public static bool IsValid(string pattern)
    {
        for (int at = 0; at < pattern.Length; at++)
        {
            at = pattern[at] switch
            {
                '\\' => at + 1,
                '[' => EndOfClass(pattern, at),
                _ => at,
            };
            if (at < 0 || at == pattern.Length)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Translates the next part of a valid pattern to a regular expression.</summary>
    /// <param name="pattern">The pattern.</param>
    /// <param name="at">Where the part begins.</param>
    /// <param name="regex">Where to write.</param>
    /// <param name="anyFolders">What any number of folders is.</param>
    /// <returns>How many characters of the pattern the part has.</returns>
    public static int Translate(string pattern, int at, StringBuilder regex, string anyFolders)
    {
        switch (pattern[at])
        {
            case '*' when at + 1 < pattern.Length && pattern[at + 1] == '*':
                int length = at + 2 < pattern.Length && pattern[at + 2] == '/' ? 3 : 2;
                regex.Append(at + length == pattern.Length ? ".*" : anyFolders);
                return length;
            case '*':
                regex.Append("[^/]*");
                return 1;
            case '?':
                regex.Append("[^/]");
                return 1;
            case '\\':
                regex.Append(Regex.Escape(pattern[at + 1].ToString()));
                return 2;
            case '[':
                int end = EndOfClass(pattern, at);
                // A bracket within brackets is nothing special to Go.
                regex.Append('[').Append(pattern[(at + 1)..end].Replace("[", "\\[", StringComparison.Ordinal)).Append(']');
                return end - at + 1;
            default:
                regex.Append(pattern[at] == ']' ? "\\]" : Regex.Escape(pattern[at].ToString()));
                return 1;
        }
    }

    // The place of the closing bracket; -1 when there is none, or something that is no character or range before it.
    private static int EndOfClass(string pattern, int start)
    {
        int at = start + 1;
        if (at < pattern.Length && pattern[at] == '^')
        {
            at++;
        }

        for (int ranges = 0; at < pattern.Length; ranges++)
        {
            if (pattern[at] == ']' && ranges > 0)
            {
                return at;
            }

            at = EndOfCharacter(pattern, at);
            if (at > 0 && at < pattern.Length && pattern[at] == '-')
            {
                at = EndOfCharacter(pattern, at + 1);
            }

            if (at < 0)
            {
                return -1;
            }
        }

        return -1;
    }

    private static int EndOfCharacter(string pattern, int at)
    {
        if (at >= pattern.Length || pattern[at] is '-' or ']')
        {
            return -1;
        }

        int end = pattern[at] == '\\' ? at + 2 : at + 1;
        return end <= pattern.Length ? end : -1;
    }
}
