using System.Diagnostics;
using System.Globalization;

namespace DockerNet.Workflows;

/// <summary>Marks what the module makes for a while only, and says which session made it.</summary>
internal static class HelperLabel
{
    /// <summary>The label's name.</summary>
    public const string Name = "dockernet.helper";

    private const char Separator = '/';

    private static readonly string s_place = $"{Environment.MachineName}{Separator}{Namespace()}{Separator}";

    /// <summary>The label's value.</summary>
    public static string Value { get; } = $"{s_place}{Environment.ProcessId}";

    /// <summary>Tells whether the session that made something has ended, so that nobody will come back for it.</summary>
    /// <param name="value">The label's value.</param>
    /// <returns>Whether it has, as far as it can be known here: of other computers' sessions nothing is.</returns>
    public static bool IsOrphan(string value) =>
        value.StartsWith(s_place, StringComparison.Ordinal)
        && int.TryParse(value.AsSpan(s_place.Length), NumberStyles.None, CultureInfo.InvariantCulture, out int process)
        && !IsAlive(process);

    private static bool IsAlive(int process)
    {
        try
        {
            using var found = Process.GetProcessById(process);
            return true;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }

    // Computers and containers may have one name and each its own numbers of processes.
    private static string Namespace() =>
        OperatingSystem.IsLinux() ? string.Concat(File.ResolveLinkTarget("/proc/self/ns/pid", returnFinalTarget: false)!.Name.Split('[', ']')[1..^1]) : "";
}
