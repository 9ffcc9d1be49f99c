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
            ReachabilityReason.LinkDead => $"Repair-ContainerLink {facts.Source.Owner.Member.Name}",
            ReachabilityReason.NameGenerated => $"Rename-DockerContainer {target} {target.Replace('_', '-')}",
            ReachabilityReason.NoNameOfItsOwn when !facts.Target.IsHost => $"Use the name '{facts.Target.Owner.Member.Name}'.",
            ReachabilityReason.NameOverridden or ReachabilityReason.NameAmbiguous => $"Use the address {facts.Path.Address}.",
            ReachabilityReason.NoListener => $"Wait-DockerContainer {target} -Port {facts.Port}",
            ReachabilityReason.LoopbackOnly or ReachabilityReason.ListenerElsewhere =>
                $"Have the program in '{target}' listen at 0.0.0.0:{facts.Port}.",
            _ => Meet(facts.Source, facts.Target),
        };
    }

    // A paused container ends its pause with its next start.
    private static string Start(ReachabilityMember member) =>
        member.State == "paused" ? $"Restart-DockerContainer {member.Name}" : $"Start-DockerContainer {member.Name}";

    private static string Meet(ReachabilityNode source, ReachabilityNode target)
    {
        if (target.Meeting is string there)
        {
            return Join(source, there);
        }

        if (source.Meeting is string here)
        {
            return Join(target, here);
        }

        string network = $"{source.Owner.Member.Name}-{target.Owner.Member.Name}";
        return CanJoin(source) && CanJoin(target)
            ? $"New-DockerBridge {network}; Connect-DockerNetwork {network} {source.Owner.Member.Name}, {target.Owner.Member.Name}"
            : $"New-DockerBridge {network}; {Join(source, network)}; {Join(target, network)}";
    }

    private static bool CanJoin(ReachabilityNode node) => node.Owner.Member.Mode is not (ReachabilityNode.HostMode or "none");

    private static string Join(ReachabilityNode node, string network) => CanJoin(node)
        ? $"Connect-DockerNetwork {network} {node.Owner.Member.Name}"
        : $"Update-DockerContainer {node.Owner.Member.Name} -Network {network}";
}
