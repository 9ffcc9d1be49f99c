namespace DockerNet.Wiring;

/// <summary>Tells whose network namespace a container has that shares another's.</summary>
internal static class ReachabilityNamespace
{
    private const string SharedMode = "container:";

    /// <summary>Gives the container that one shares the network of, be it there or not.</summary>
    /// <param name="mode">The container's network mode.</param>
    /// <returns>The other's id; null when it shares none.</returns>
    public static string? SharedId(string mode) => mode.StartsWith(SharedMode, StringComparison.Ordinal) ? mode[SharedMode.Length..] : null;

    /// <summary>Finds the owner: the end of a chain of containers, of which each has the next one's network.</summary>
    /// <param name="member">The container.</param>
    /// <param name="find">Finds another by its id; null for one that is gone.</param>
    /// <param name="most">How many containers there are.</param>
    /// <param name="lost">How the network was lost, to follow the container's name; null when it was not.</param>
    /// <returns>The owner; the container itself when it shares nothing, or has lost what it shared.</returns>
    public static ReachabilityMember OwnerOf(ReachabilityMember member, Func<string, ReachabilityMember?> find, int most, out ReachabilityLoss? lost)
    {
        ReachabilityMember at = member;
        DateTimeOffset? joined = member.Started;
        for (int left = most; left > 0 && SharedId(at.Mode) is string id; left--)
        {
            if (find(id) is not ReachabilityMember next)
            {
                lost = new ReachabilityLoss(id, $"had the network of container {DockerEntity.Shorten(id)}, which is gone");
                return member;
            }

            if (next.Mode != ReachabilityNode.HostMode && SharedId(next.Mode) is null && (!next.Runs || next.Started > joined))
            {
                lost = new ReachabilityLoss(next.Id, $"had the network of {next.Name}, which has {(next.Runs ? "been restarted" : "ended")} since");
                return member;
            }

            // One in between has no network of its own to take with it. Since when the next one's counts, its own start tells, as
            // long as that is the one that was met.
            joined = next.Started > joined ? joined : next.Started;
            at = next;
        }

        lost = null;
        return at;
    }
}
