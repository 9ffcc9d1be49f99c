using System.Net;

namespace DockerNet.Wiring;

/// <summary>What came of one probe.</summary>
/// <param name="Target">What was to be reached.</param>
/// <param name="Failure">Why it was not reached.</param>
public sealed record ProbeOutcome(ProbeTarget Target, ProbeFailure Failure)
{
    private const string NoMethod = "none";
    private const string HelperMethod = "helper";

    /// <summary>The address that was tried; null when the tool did not tell, or the name has none.</summary>
    public IPAddress? Address => Addresses.FirstOrDefault();

    /// <summary>All addresses that the target has, as far as the tool told.</summary>
    public IPAddress[] Addresses { get; init; } = [];

    /// <summary>How long the answer took; null when none came or the tool did not tell.</summary>
    public TimeSpan? Time { get; init; }

    /// <summary>Why the target was not reached or could not be tested, as a sentence; empty when it was reached.</summary>
    public string Detail { get; init; } = "";

    /// <summary>The tool that probed; empty when there was none.</summary>
    public string Tool { get; init; } = "";

    /// <summary>Whether the tool ran in a helper that shares the container's network, not in the container itself.</summary>
    public bool ByHelper { get; init; }

    /// <summary>Whether there is a verdict at all.</summary>
    public bool Tested => Failure is not (ProbeFailure.NoTool or ProbeFailure.NotPermitted or ProbeFailure.Other);

    /// <summary>Whether the target was reached; null when that is not known.</summary>
    public bool? Reachable =>
        !Tested || (Target.Kind == ProbeKind.Udp && Failure == ProbeFailure.NoAnswer) ? null : Failure == ProbeFailure.None;

    /// <summary>How it was tested: the name of the tool; <c>helper</c>; or <c>none</c> when it could not be.</summary>
    public string Method => !Tested ? NoMethod : ByHelper ? HelperMethod : Tool;
}
