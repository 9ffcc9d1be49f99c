using System.Globalization;
using System.Text;

namespace DockerNet.Text;

/// <summary>
/// Makes text that comes from elsewhere harmless to look at: what would steer a terminal, or change the order in which it is
/// read, is written out.
/// </summary>
public static class PlainText
{
    private const char Escape = '\e';

    /// <summary>Makes one line of a text.</summary>
    /// <param name="text">The text; null for none.</param>
    /// <returns>The line. Where there was nothing to write out it is the same text.</returns>
    public static string Line(string? text) => Write(text, withLines: false);

    /// <summary>Makes a text that keeps its lines.</summary>
    /// <param name="text">The text; null for none.</param>
    /// <returns>The text.</returns>
    public static string Lines(string? text) => Write(text, withLines: true);

    private static string Write(string? text, bool withLines)
    {
        if (text is null)
        {
            return "";
        }

        int first = 0;
        while (first < text.Length && !MustBeWritten(text, first, withLines))
        {
            first++;
        }

        if (first == text.Length)
        {
            return text;
        }

        var plain = new StringBuilder(text, 0, first, text.Length + Escape);
        for (int at = first; at < text.Length; at++)
        {
            _ = MustBeWritten(text, at, withLines) ? plain.Append(Name(text[at])) : plain.Append(text[at]);
        }

        return plain.ToString();
    }

    private static bool MustBeWritten(string text, int at, bool withLines)
    {
        char one = text[at];
        if (one is >= ' ' and < '\x7F' or '\t')
        {
            return false;
        }

        return one switch
        {
            '\n' => !withLines,
            '\r' => !withLines || at + 1 == text.Length || text[at + 1] != '\n',
            // Lines and paragraphs of their own, and what turns the direction of reading.
            '\u2028' or '\u2029' or '\u200E' or '\u200F' or '\u061C' => true,
            >= '\u202A' and <= '\u202E' or >= '\u2066' and <= '\u2069' => true,
            // Half a character, or one of the plane of tags, which nobody sees.
            _ when char.IsHighSurrogate(one) => at + 1 == text.Length || !char.IsLowSurrogate(text[at + 1]) || IsTag(text, at),
            _ when char.IsLowSurrogate(one) => at == 0 || !char.IsHighSurrogate(text[at - 1]) || IsTag(text, at - 1),
            _ => char.IsControl(one),
        };
    }

    private static bool IsTag(string text, int at) => char.ConvertToUtf32(text[at], text[at + 1]) is >= 0xE0000 and <= 0xE0FFF;

    private static string Name(char one) => one switch
    {
        Escape => @"\e",
        '\n' => @"\n",
        '\r' => @"\r",
        <= '\xFF' => string.Create(CultureInfo.InvariantCulture, $@"\x{(int)one:x2}"),
        _ => string.Create(CultureInfo.InvariantCulture, $@"\u{(int)one:x4}"),
    };
}
