using System.Diagnostics;
using System.Globalization;

namespace DockerNet.Workflows;

/// <summary>Marks what the module makes for a while only, and says which session made it.</summary>
internal static class HelperLabel
{
    /// <summary>The label's name.</summary>
    public const string Name = "dockernet.helper";

    private const char Separator = '/';
    private const char StartMark = '@';
    private const int Parts = 3;

    // Where a line of the system's table of processes has the state and the start, counted from behind the name.
    private const int StateField = 0;
    private const int StartField = 19;

    private static readonly string s_place = $"{Environment.MachineName}{Separator}{Namespace()}{Separator}";

    /// <summary>The label's value.</summary>
    public static string Value { get; } = $"{s_place}{Environment.ProcessId}{StartMark}{StartOf(Environment.ProcessId)}";

    /// <summary>Tells whether the session that made something has ended, so that nobody will come back for it.</summary>
    /// <param name="value">The label's value.</param>
    /// <returns>Whether it has, as far as it can be known here: of other computers' sessions nothing is.</returns>
    public static bool IsOrphan(string value)
    {
        if (!value.StartsWith(s_place, StringComparison.Ordinal))
        {
            return false;
        }

        string[] parts = value[s_place.Length..].Split(StartMark, 2);
        return int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out int process)
            && !IsAlive(process, parts.ElementAtOrDefault(1) ?? "");
    }

    /// <summary>Tells whether a session is of another computer, so that nothing is known of it here.</summary>
    /// <param name="value">The label's value.</param>
    /// <returns>Whether it is.</returns>
    public static bool IsElsewhere(string value) =>
        !value.StartsWith(s_place, StringComparison.Ordinal) && value.Split(Separator).Length == Parts;

    /// <summary>Tells whose something is, for users.</summary>
    /// <param name="value">The label's value.</param>
    /// <returns>The process and its computer.</returns>
    public static string Describe(string value)
    {
        string[] parts = value.Split(Separator);
        return parts.Length != Parts ? value : $"process {parts[^1].Split(StartMark)[0]} on {parts[0]}";
    }

    // The number of a process that has ended is given to another one some day, which begins at another time.
    private static bool IsAlive(int process, string start)
    {
        try
        {
            using var found = Process.GetProcessById(process);
        }
        catch (ArgumentException)
        {
            return false;
        }

        return StartOf(process) is var now && (start.Length == 0 || now.Length == 0 || now == start);
    }

    // Nothing where it cannot be read. One that has ended and that nobody has asked about yet has none that anyone has.
    private static string StartOf(int process)
    {
        try
        {
            if (!OperatingSystem.IsLinux())
            {
                using var found = Process.GetProcessById(process);
                return found.StartTime.ToUniversalTime().Ticks.ToString(CultureInfo.InvariantCulture);
            }

            string line = SmallFile.ReadText($"/proc/{process}/stat");
            string[] fields = line[(line.LastIndexOf(')') + 2)..].Split(' ');
            return fields[StateField] is "Z" or "X" ? "ended" : fields[StartField];
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or ArgumentException
            or InvalidOperationException or System.ComponentModel.Win32Exception)
        {
            return "";
        }
    }

    // Computers and containers may have one name and each its own numbers of processes.
    private static string Namespace() =>
        OperatingSystem.IsLinux() ? string.Concat(File.ResolveLinkTarget("/proc/self/ns/pid", returnFinalTarget: false)!.Name.Split('[', ']')[1..^1]) : "";
}
