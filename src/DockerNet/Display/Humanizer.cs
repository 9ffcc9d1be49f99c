using System.ComponentModel;
using System.Globalization;

namespace DockerNet.Display;

/// <summary>What the table views call to make numbers readable.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Humanizer
{
    private const int Step = 1000;

    private static readonly string[] s_units = ["B", "kB", "MB", "GB", "TB", "PB"];

    /// <summary>Makes a number of bytes readable, in steps of 1000 as the docker client does.</summary>
    /// <param name="bytes">The number; null for none.</param>
    /// <returns>The number with its unit; empty for none.</returns>
    public static string Bytes(long? bytes)
    {
        if (bytes is not long number)
        {
            return "";
        }

        double value = number;
        int unit = 0;
        while (Math.Abs(value) >= Step && unit < s_units.Length - 1)
        {
            value /= Step;
            unit++;
        }

        return string.Create(CultureInfo.CurrentCulture, $"{value:0.##} {s_units[unit]}");
    }

    /// <summary>Makes a short time readable.</summary>
    /// <param name="time">The time; null for none.</param>
    /// <returns>The time in milliseconds; empty for none.</returns>
    public static string Milliseconds(Duration? time) =>
        time is null ? "" : string.Create(CultureInfo.CurrentCulture, $"{time.TotalMilliseconds:0.###} ms");
}
