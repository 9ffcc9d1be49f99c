using System.Globalization;
using System.Text.RegularExpressions;

namespace DockerNet.Engine.Mapping;

/// <summary>What an engine's list says of a container in one text, such as <c>Exited (137) 2 hours ago</c>.</summary>
internal static partial class StatusMapping
{
    /// <summary>Reads the exit code.</summary>
    /// <param name="status">The text.</param>
    /// <returns>The code; null for one that has not ended.</returns>
    public static int? ExitCode(string? status) =>
        int.TryParse(Ended().Match(status ?? "").Groups[1].Value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int code)
            ? code : null;

    /// <summary>Reads the verdict of the health check.</summary>
    /// <param name="status">The text.</param>
    /// <returns>The verdict; null where there is none.</returns>
    public static string? Health(string? status) =>
        Checked().Match(status ?? "") is { Success: true } match ? match.Groups[1].Value : null;

    [GeneratedRegex(@"^Exited \((-?\d+)\)")]
    private static partial Regex Ended();

    [GeneratedRegex(@"\((?:health: )?(starting|healthy|unhealthy)\)\z")]
    private static partial Regex Checked();
}
