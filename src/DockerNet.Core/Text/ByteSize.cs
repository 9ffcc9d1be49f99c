using System.Globalization;
using System.Text.RegularExpressions;

namespace DockerNet.Text;

/// <summary>Amounts of memory as the client reads them: <c>64m</c>, <c>1.5GiB</c>, <c>4096</c>.</summary>
internal static partial class ByteSize
{
    private const string Units = "kmgtp";

    /// <summary>Reads an amount.</summary>
    /// <param name="text">The text.</param>
    /// <param name="bytes">The bytes.</param>
    /// <returns>Whether the text is an amount.</returns>
    public static bool TryParse(string text, out long bytes)
    {
        bytes = 0;
        Match match = Pattern().Match(text);
        if (!match.Success
            || !double.TryParse(
                match.Groups["number"].Value, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out double number))
        {
            return false;
        }

        string unit = match.Groups["unit"].Value.ToLowerInvariant();
        double value = number * Math.Pow(1024, unit.Length == 0 ? 0 : Units.IndexOf(unit[0]) + 1);
        bytes = value < long.MaxValue ? (long)value : 0;
        return value < long.MaxValue;
    }

    [GeneratedRegex(@"^(?<number>[0-9]+(\.[0-9]+)?) ?(?<unit>[kmgtpKMGTP])?[iI]?[bB]?\z")]
    private static partial Regex Pattern();
}
