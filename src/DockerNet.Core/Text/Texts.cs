namespace DockerNet.Text;

/// <summary>Turns what users type into what the engine takes.</summary>
internal static class Texts
{
    private static readonly string[] s_lineEnds = ["\r\n", "\n"];

    /// <summary>
    /// Splits texts of the form <c>name=value</c>; without a value it is empty, as with the docker client.
    /// </summary>
    /// <param name="pairs">The texts. Of two with one name the last one counts.</param>
    /// <returns>The values by name.</returns>
    public static Dictionary<string, string> Pairs(IEnumerable<string> pairs)
    {
        var values = new Dictionary<string, string>();
        foreach (string pair in pairs)
        {
            string[] parts = pair.Split('=', 2);
            values[parts[0]] = parts.Length > 1 ? parts[1] : "";
        }

        return values;
    }

    /// <summary>Splits what a process printed into lines; the end of the last line begins no new one.</summary>
    /// <param name="text">What it printed.</param>
    /// <returns>The lines.</returns>
    public static string[] Lines(string text)
    {
        string[] lines = text.Split(s_lineEnds, StringSplitOptions.None);
        return lines[^1].Length == 0 ? lines[..^1] : lines;
    }
}
