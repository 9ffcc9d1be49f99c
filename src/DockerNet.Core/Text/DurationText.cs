using System.Globalization;
using System.Text.RegularExpressions;

namespace DockerNet.Text;

/// <summary>Durations as docker writes them, such as <c>10m</c> and <c>1h30m</c>.</summary>
public static partial class DurationText
{
    private const string Number = "number";
    private const string Unit = "unit";

    /// <summary>Reads a duration: numbers, each with its unit, one after another.</summary>
    /// <param name="text">The text.</param>
    /// <param name="duration">The duration.</param>
    /// <returns>Whether the text is one. A number alone is none.</returns>
    public static bool TryParse(string? text, out TimeSpan duration)
    {
        duration = default;
        Match match = Form().Match(text ?? "");
        if (!match.Success)
        {
            return false;
        }

        double ticks = match.Groups[Number].Captures.Zip(match.Groups[Unit].Captures)
            .Sum(static part => double.Parse(part.First.Value, CultureInfo.InvariantCulture) * TicksOf(part.Second.Value));
        if (ticks >= long.MaxValue)
        {
            return false;
        }

        duration = TimeSpan.FromTicks((long)(match.Groups["sign"].Value == "-" ? -ticks : ticks));
        return true;
    }

    private static double TicksOf(string unit) => unit switch
    {
        "h" => TimeSpan.TicksPerHour,
        "m" => TimeSpan.TicksPerMinute,
        "s" => TimeSpan.TicksPerSecond,
        "ms" => TimeSpan.TicksPerMillisecond,
        "ns" => 1.0 / TimeSpan.NanosecondsPerTick,
        _ => TimeSpan.TicksPerMicrosecond,
    };

    [GeneratedRegex("^(?<sign>[-+]?)((?<number>[0-9]+(\\.[0-9]*)?|\\.[0-9]+)(?<unit>h|ms|m|s|us|µs|μs|ns))+\\z", RegexOptions.CultureInvariant)]
    private static partial Regex Form();
}
