namespace DockerNet.Wiring;

/// <summary>What would make two containers talk.</summary>
internal static class ReachabilityAdvice
{
    /// <summary>Gives the advice.</summary>
    /// <param name="facts">The case.</param>
    /// <returns>The command line; a sentence where no command does it.</returns>
    public static string Of(in ReachabilityCase facts)
    {
        string source = facts.Source.Member.Name;
        string target = facts.Target.Member.Name;
        return facts.Reason switch
        {
            ReachabilityReason.SourceNotRunning => Start(facts.Source.Member),
            ReachabilityReason.TargetNotRunning => Start(facts.Target.Member),
            ReachabilityReason.NamespaceLost => $"Restart-DockerContainer {(facts.Source.Lost is null ? target : source)}",
            ReachabilityReason.NoNameOfItsOwn when facts.Source.Lost is not null => $"Restart-DockerContainer {source}, {target}",
            ReachabilityReason.LinkDead => $"Repair-ContainerLink {facts.Source.Owner.Member.Name}",
            ReachabilityReason.NameGenerated => $"Rename-DockerContainer {target} {target.Replace('_', '-')}",
            ReachabilityReason.NoNameOfItsOwn when !facts.Target.IsHost => $"Use the name '{facts.Target.Owner.Member.Name}'.",
            ReachabilityReason.NameOverridden or ReachabilityReason.NameAmbiguous or ReachabilityReason.NameUnusable => $"Use the address {facts.Path.Address}.",
            ReachabilityReason.NoListener => $"Wait-DockerContainer {target} -Port {facts.Port}",
            ReachabilityReason.LoopbackOnly or ReachabilityReason.ListenerElsewhere =>
                $"Have the program in '{target}' listen at 0.0.0.0:{facts.Port}.",
            _ => Meet(facts.Source, facts.Target),
        };
    }

    // A paused container ends its pause with its next start.
    private static string Start(ReachabilityMember member) =>
        member.State == "paused" ? $"Restart-DockerContainer {member.Name}" : $"Start-DockerContainer {member.Name}";

    // The way there and the way back are one matter: whoever follows both rows makes one network, or one connection.
    private static string Meet(ReachabilityNode source, ReachabilityNode target)
    {
        (ReachabilityNode one, ReachabilityNode other) = string.CompareOrdinal(source.Owner.Member.Name, target.Owner.Member.Name) > 0
            ? (source, target)
            : (target, source);
        if (other.Meeting is string there)
        {
            return Join(one, there);
        }

        if (one.Meeting is string here)
        {
            return Join(other, here);
        }

        string network = $"{one.Owner.Member.Name}-{other.Owner.Member.Name}";
        return CanJoin(one) && CanJoin(other)
            ? $"New-DockerBridge {network}; Connect-DockerNetwork {network} {one.Owner.Member.Name}, {other.Owner.Member.Name}"
            : $"New-DockerBridge {network}; {Join(one, network)}; {Join(other, network)}";
    }

    private static bool CanJoin(ReachabilityNode node) => node.Owner.Member.Mode is not (ReachabilityNode.HostMode or "none");

    private static string Join(ReachabilityNode node, string network) => CanJoin(node)
        ? $"Connect-DockerNetwork {network} {node.Owner.Member.Name}"
        : $"Update-DockerContainer {node.Owner.Member.Name} -Network {network}";
}
