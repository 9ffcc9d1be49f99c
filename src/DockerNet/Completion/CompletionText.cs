using System.Management.Automation.Language;

namespace DockerNet.Completion;

/// <summary>Quoting, for all completers.</summary>
internal static class CompletionText
{
    /// <summary>Takes the quotes off a word, of which the last may not have been typed yet.</summary>
    /// <param name="word">The word as typed.</param>
    /// <returns>The bare text.</returns>
    public static string Unquote(string word)
    {
        if (word.Length == 0 || word[0] is not ('\'' or '"'))
        {
            return word;
        }

        char quote = word[0];
        string inner = word.Length > 1 && word[^1] == quote ? word[1..^1] : word[1..];
        return quote == '\'' ? inner.Replace("''", "'", System.StringComparison.Ordinal) : inner;
    }

    /// <summary>Quotes a text if PowerShell would not read it as one plain word.</summary>
    /// <param name="text">The text.</param>
    /// <returns>What to insert.</returns>
    public static string Quote(string text) =>
        text.Length > 0 && text.All(IsPlain) && text[0] is not ('-' or '@' or '#' or '<' or '>')
            ? text
            : $"'{CodeGeneration.EscapeSingleQuotedStringContent(text)}'";

    private static bool IsPlain(char c) => char.IsAsciiLetterOrDigit(c) || c is '.' or '-' or '_' or ':' or '/' or '\\';
}
