using System.Text;

namespace DockerNet.Text;

/// <summary>Fields with commas between; one with a comma of its own is in quotes, where a quote is written twice.</summary>
internal static class CsvFields
{
    private static readonly char[] s_special = ['"', ',', '\r', '\n'];

    /// <summary>Reads fields.</summary>
    /// <param name="text">The text.</param>
    /// <returns>The fields; null when a quote is where none can be.</returns>
    public static IReadOnlyList<string>? Read(string text)
    {
        var fields = new List<string>();
        int at = 0;
        do
        {
            string? field = at < text.Length && text[at] == '"' ? Quoted(text, ref at) : Plain(text, ref at);
            if (field is null || (at < text.Length && text[at] != ','))
            {
                return null;
            }

            fields.Add(field);
        }
        while (at++ < text.Length);

        return fields;
    }

    /// <summary>Writes fields.</summary>
    /// <param name="fields">The fields.</param>
    /// <returns>The text.</returns>
    public static string Write(IEnumerable<string> fields) => string.Join(',', fields.Select(static field =>
        field.IndexOfAny(s_special) < 0 ? field : $"\"{field.Replace("\"", "\"\"", StringComparison.Ordinal)}\""));

    private static string? Plain(string text, ref int at)
    {
        int end = text.IndexOf(',', at);
        string field = text[at..(end < 0 ? text.Length : end)];
        at += field.Length;
        return field.Contains('"') ? null : field;
    }

    private static string? Quoted(string text, ref int at)
    {
        var field = new StringBuilder();
        for (at++; at < text.Length; at++)
        {
            if (text[at] != '"')
            {
                field.Append(text[at]);
            }
            else if (at + 1 < text.Length && text[at + 1] == '"')
            {
                field.Append(text[at++]);
            }
            else
            {
                at++;
                return field.ToString();
            }
        }

        return null;
    }
}
