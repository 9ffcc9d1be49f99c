namespace DockerNet.Wiring;

/// <summary>One tool that a probe ran.</summary>
/// <param name="Tool">The tool.</param>
/// <param name="IsLookup">Whether it was to find the name's addresses.</param>
/// <param name="Output">All that it printed.</param>
/// <param name="ExitCode">How it ended; null when its end was not seen.</param>
/// <param name="Duration">How long it ran, in steps of a hundredth of a second.</param>
internal sealed record ProbeStep(string Tool, bool IsLookup, string Output, int? ExitCode, TimeSpan Duration)
{
    // As a shell tells of what ended by the signals KILL and TERM, which the script sends, and ALRM, which tools send themselves.
    private const int Killed = 128 + 9;
    private const int Alarmed = 128 + 14;
    private const int Ended = 128 + 15;

    /// <summary>Whether it was ended since it took too long.</summary>
    public bool TimedOut => ExitCode is Killed or Alarmed or Ended;
}
