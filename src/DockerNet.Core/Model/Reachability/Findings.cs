namespace DockerNet.Wiring;

/// <summary>What is to be said when containers reach each other otherwise than their settings say.</summary>
public static class ReachabilityFindings
{
    /// <summary>Compares.</summary>
    /// <param name="expected">What the rules say.</param>
    /// <param name="live">What came of trying.</param>
    /// <param name="detail">What the tools said about it.</param>
    /// <param name="host">The engine.</param>
    /// <returns>The finding; null when the two agree or one of them is not known.</returns>
    public static Finding? Of(ReachabilityJudgement expected, ReachabilityVerdict live, string detail, string host)
    {
        if (Agrees(expected, live) != false)
        {
            return null;
        }

        string source = expected.Source.Name;
        string target = expected.Target.Name;
        (FindingSeverity severity, string id, string problem, string effect, string fix) = (expected.Verdict, live) switch
        {
            (ReachabilityVerdict.Reachable, ReachabilityVerdict.AddressOnly) => (
                FindingSeverity.Error,
                "ReachabilityNameLost",
                $"'{target}' is to be found by name from '{source}', but only its address works.",
                $"Programs in '{source}' that use the name fail.",
                $"Restart-DockerContainer {source}"),
            _ when live > expected.Verdict => (
                FindingSeverity.Error,
                "ReachabilityBlocked",
                $"'{source}' does not reach '{target}', although nothing in their settings stops it: a firewall in one of them or "
                + "on the host may.",
                $"Programs in '{source}' get no answer from '{target}'.",
                expected.HostPort is int port ? $"Test-ContainerPort {source} {expected.Address} {port}" : $"Test-ContainerPing {source} {expected.Address}"),
            _ => (
                FindingSeverity.Warning,
                "ReachabilityOpen",
                $"'{source}' reaches '{target}', although by their settings it should not.",
                "What is taken to be separate is not: rules of the engine's in the host's firewall may be gone, or others been added.",
                $"Test-ContainerPing {source} {expected.Address?.ToString() ?? target}"),
        };
        return new Finding
        {
            Severity = severity,
            Id = id,
            Target = source,
            Problem = problem,
            Effect = effect,
            Evidence = detail.Length > 0 ? [.. expected.Evidence, detail] : expected.Evidence,
            Fix = fix,
            DockerHost = host,
        };
    }

    /// <summary>Tells whether what came of trying is what the rules say.</summary>
    /// <param name="expected">What the rules say.</param>
    /// <param name="live">What came of trying.</param>
    /// <returns>Whether it is; null when one of them is not known.</returns>
    public static bool? Agrees(ReachabilityJudgement expected, ReachabilityVerdict live) =>
        expected.Verdict == ReachabilityVerdict.NotTested || live == ReachabilityVerdict.NotTested
            || (!expected.Certain && live == ReachabilityVerdict.Unreachable)
            ? null
            : expected.Verdict == live;
}
