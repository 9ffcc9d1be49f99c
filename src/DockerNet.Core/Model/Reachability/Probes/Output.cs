using System.Globalization;

namespace DockerNet.Wiring;

/// <summary>Reads what the script of probes wrote.</summary>
public static class ProbeOutput
{
    private const char Begin = '>';
    private const char BeginLookup = '?';
    private const char End = '=';

    /// <summary>Reads it.</summary>
    /// <param name="text">What the script wrote.</param>
    /// <param name="targets">What was probed, in the order in which the script was told.</param>
    /// <returns>What came of each, in the same order.</returns>
    public static IReadOnlyList<ProbeOutcome> Parse(string text, IReadOnlyList<ProbeTarget> targets)
    {
        ILookup<int, string> lines = text.Split('\n').Select(Number).ToLookup(static l => l.Number, static l => l.Text);
        return [.. targets.Select((target, index) => ProbeVerdict.Of(target, Steps(lines[index])))];
    }

    private static (int Number, string Text) Number(string line)
    {
        string[] parts = line.TrimEnd('\r').Split(' ', 2);
        return parts is [_, { Length: > 0 }] && int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out int number)
            ? (number, parts[1])
            : (-1, "");
    }

    private static List<ProbeStep> Steps(IEnumerable<string> lines)
    {
        var steps = new List<ProbeStep>();
        ProbeStep? open = null;
        foreach (string line in lines)
        {
            if (open is null)
            {
                open = line[0] is Begin or BeginLookup
                    ? new ProbeStep(line[1..], line[0] == BeginLookup, "", null, TimeSpan.Zero)
                    : null;
            }
            else if (line[0] == End && ReadEnd(line[1..]) is (int exitCode, TimeSpan duration))
            {
                steps.Add(open with { ExitCode = exitCode, Duration = duration });
                open = null;
            }
            else
            {
                open = open with { Output = $"{open.Output}{line}\n" };
            }
        }

        return open is null ? steps : [.. steps, open];
    }

    private static (int ExitCode, TimeSpan Duration)? ReadEnd(string text) =>
        text.Split(' ') is [var code, var begun, var ended]
        && int.TryParse(code, NumberStyles.None, CultureInfo.InvariantCulture, out int exitCode)
        && double.TryParse(begun, NumberStyles.Float, CultureInfo.InvariantCulture, out double from)
        && double.TryParse(ended, NumberStyles.Float, CultureInfo.InvariantCulture, out double to)
            ? (exitCode, TimeSpan.FromSeconds(Math.Max(0, to - from)))
            : null;
}
