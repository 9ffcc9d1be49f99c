using System.Net;

namespace DockerNet.Wiring;

/// <summary>What the rules say of one pair of containers.</summary>
/// <param name="Source">Who sends.</param>
/// <param name="Target">Who is to be reached.</param>
/// <param name="Verdict">Whether it is.</param>
/// <param name="Reason">Why.</param>
/// <param name="Address">The target's address that was judged; null when it has none.</param>
/// <param name="Evidence">What proves it, each as a text.</param>
/// <param name="Advice">What would make the pair talk; empty when it does.</param>
/// <param name="Certain">Whether all that the verdict rests on is known.</param>
public sealed record ReachabilityJudgement(
    ReachabilityMember Source,
    ReachabilityMember Target,
    ReachabilityVerdict Verdict,
    ReachabilityReason Reason,
    IPAddress? Address,
    string[] Evidence,
    string Advice,
    bool Certain)
{
    /// <summary>The host's port that leads to the target's, at the address; null when the address is the target's own.</summary>
    public int? HostPort { get; init; }

    /// <summary>Where on the host the source could look for the target's port, whether the rules let it or not.</summary>
    public IReadOnlyList<IPEndPoint> HostEndpoints { get; init; } = [];
}
