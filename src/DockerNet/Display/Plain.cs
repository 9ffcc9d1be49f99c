using System.Collections;
using System.ComponentModel;
using DockerNet.Text;

namespace DockerNet.Display;

/// <summary>What the views call to show text that comes from engines, containers and archives.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Plain
{
    /// <summary>Makes a value harmless to show.</summary>
    /// <param name="value">The value; null for none.</param>
    /// <returns>One line.</returns>
    public static string Text(object? value) => PlainText.Line(value?.ToString());

    /// <summary>Makes values harmless to show.</summary>
    /// <param name="values">The values; one alone, as PowerShell has it; or null for none.</param>
    /// <returns>One line, with commas between them.</returns>
    public static string List(object? values) =>
        values is IEnumerable several and not string ? PlainText.Line(string.Join(", ", several.Cast<object?>().Select(Pair))) : Text(values);

    /// <summary>Makes a text of several lines harmless to show.</summary>
    /// <param name="lines">The lines; null for none.</param>
    /// <returns>The lines, as one text.</returns>
    public static string Lines(IEnumerable<string>? lines) =>
        lines is null ? "" : string.Join(Environment.NewLine, lines.Select(PlainText.Line));

    /// <summary>Makes a drawing harmless to show.</summary>
    /// <param name="text">The drawing; null for none.</param>
    /// <returns>The drawing, with its lines.</returns>
    public static string Block(string? text) => PlainText.Lines(text);

    // What belongs to a name, such as a label.
    private static object? Pair(object? value) => value switch
    {
        DictionaryEntry entry => $"{entry.Key}={entry.Value}",
        KeyValuePair<string, string> pair => $"{pair.Key}={pair.Value}",
        _ => value,
    };
}
