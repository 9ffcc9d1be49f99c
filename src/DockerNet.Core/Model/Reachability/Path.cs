using System.Net;

namespace DockerNet.Wiring;

/// <summary>One of the ways that packets may take to a container.</summary>
/// <param name="Address">The target's address on it.</param>
/// <param name="Passes">Whether packets pass; null when that is not known.</param>
/// <param name="Reason">Why, or why not.</param>
/// <param name="Network">The network of the address; null when it is none's.</param>
internal readonly record struct ReachabilityPath(
    IPAddress? Address, bool? Passes, ReachabilityReason Reason, ReachabilityNetwork? Network)
{
    /// <summary>The host's port that leads to the target's; null when the address is the target's own.</summary>
    public int? HostPort { get; init; }

    /// <summary>What keeps a port from answering although packets pass; null when nothing does.</summary>
    public ReachabilityReason? Deaf { get; init; }

    /// <summary>Whether the target answers.</summary>
    public bool Answers => Passes == true && Deaf is null;

    /// <summary>How good it is, to compare it with others.</summary>
    public int Rank => Passes switch
    {
        true => Deaf is null ? 4 : 3,
        null => 2,

        // A network that both are on tells more than those that they do not share.
        _ => Reason == ReachabilityReason.IccOff ? 1 : 0,
    };
}
