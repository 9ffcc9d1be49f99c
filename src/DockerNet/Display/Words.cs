using System.ComponentModel;
using System.Globalization;
using System.Management.Automation.Host;
using System.Text;

namespace DockerNet.Display;

/// <summary>
/// What the table views call for cells of several words. PowerShell breaks a cell's lines between words in six languages
/// only; in all others, and in a session without one, in the middle of a word, so that no command can be copied.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Words
{
    private const int UsualWidth = 80;

    // Too few characters for words: then lines are broken anywhere.
    private const int Least = 12;

    private static readonly string[] s_brokenByPowerShell = ["en", "fr", "de", "it", "pt", "es"];

    /// <summary>Breaks a text between words, for a column of a fixed width.</summary>
    /// <param name="text">The text; null for none.</param>
    /// <param name="width">The column's width in characters.</param>
    /// <returns>The lines; the text itself where PowerShell breaks it well.</returns>
    public static string Fit(string? text, int width)
    {
        if (text is null || text.Length <= width || width < Least
            || s_brokenByPowerShell.Contains(CultureInfo.CurrentCulture.TwoLetterISOLanguageName, StringComparer.Ordinal))
        {
            return text ?? "";
        }

        return string.Join('\n', text.Split('\n').Select(line => Break(line, width)));
    }

    /// <summary>Breaks a text between words, for the last column, which has what the others leave.</summary>
    /// <param name="text">The text; null for none.</param>
    /// <param name="taken">What the others take, in characters.</param>
    /// <param name="host">Where the table is shown.</param>
    /// <returns>The lines; the text itself where PowerShell breaks it well.</returns>
    public static string Rest(string? text, int taken, PSHost? host) => Fit(text, Width(host) - taken);

    private static string Break(string text, int width)
    {
        var lines = new StringBuilder(text.Length + (text.Length / width) + 1);
        int used = 0;
        foreach (string word in text.Split(' '))
        {
            if (used > 0 && used + 1 + word.Length > width)
            {
                _ = lines.Append('\n');
                used = 0;
            }
            else if (lines.Length > 0)
            {
                _ = lines.Append(' ');
                used++;
            }

            _ = lines.Append(word);
            used += word.Length;
        }

        return lines.ToString();
    }

    // A host without a screen has no size, each in its own way.
    private static int Width(PSHost? host)
    {
        try
        {
            return host?.UI?.RawUI?.BufferSize.Width is int width and > 0 ? width : UsualWidth;
        }
        catch (HostException)
        {
            return UsualWidth;
        }
        catch (NotImplementedException)
        {
            return UsualWidth;
        }
    }
}
