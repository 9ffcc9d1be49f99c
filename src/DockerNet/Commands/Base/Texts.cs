using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;

namespace DockerNet.Commands;

/// <summary>Turns what users type into what the engine takes.</summary>
internal static class Texts
{
    private static readonly string[] s_lineEnds = ["\r\n", "\n"];

    /// <summary>Turns a hashtable into texts; a value of null is an empty one.</summary>
    /// <param name="table">The hashtable; null for none.</param>
    /// <returns>The texts.</returns>
    public static Dictionary<string, string> From(Hashtable? table) =>
        (table ?? []).Cast<DictionaryEntry>().ToDictionary(
            static entry => LanguagePrimitives.ConvertTo<string>(entry.Key),
            static entry => LanguagePrimitives.ConvertTo<string>(entry.Value) ?? "");

    /// <summary>Splits what a process printed into lines; the end of the last line begins no new one.</summary>
    /// <param name="text">What it printed.</param>
    /// <returns>The lines.</returns>
    public static IReadOnlyList<string> Lines(string text)
    {
        string[] lines = text.Split(s_lineEnds, System.StringSplitOptions.None);
        return lines[^1].Length == 0 ? lines[..^1] : lines;
    }
}
