namespace DockerNet.Wiring;

/// <summary>What proves a verdict about two containers, in words.</summary>
internal static class ReachabilityTexts
{
    /// <summary>Tells what proves it.</summary>
    /// <param name="facts">The case.</param>
    /// <param name="engine">What the engine does.</param>
    /// <returns>The texts.</returns>
    public static string[] Evidence(in ReachabilityCase facts, ReachabilityEngine engine)
    {
        if (facts.Verdict == ReachabilityVerdict.HostPortOnly)
        {
            return Published(facts, engine);
        }

        if (facts.Path.Passes != true && facts.Port == 0)
        {
            // By far the most of all pairs are of this kind.
            return Way(facts) is string alone ? [facts.Source.OwnText, facts.Target.OwnText, alone] : [facts.Source.OwnText, facts.Target.OwnText];
        }

        var texts = new List<string>(4);
        if (Way(facts) is string way)
        {
            texts.Add(way);
        }

        if (facts.Path.Passes != true)
        {
            texts.AddRange([facts.Source.OwnText, facts.Target.OwnText]);
            return [.. texts];
        }

        if (Name(facts) is string name)
        {
            texts.Add(name);
        }

        if (facts.Port > 0)
        {
            texts.Add(Listener(facts.Target.Member, facts.Port));
        }

        if (facts.Target.Member.State == "paused")
        {
            texts.Add($"{facts.Target.Member.Name} is paused: its kernel answers, its programs do not");
        }

        return [.. texts];
    }

    private static string[] Published(in ReachabilityCase facts, ReachabilityEngine engine)
    {
        List<string> texts =
        [
            facts.Source.OwnText,
            facts.Target.OwnText,
            $"{facts.Target.Owner.Member.Name} publishes {facts.Port} at port {facts.Path.HostPort} of the host, which is {facts.Path.Address} on {facts.Path.Network}",
        ];
        if (ReachabilityHostPorts.NeedsProxy(facts.Path, facts.Target, engine))
        {
            texts.Add("it works as long as the engine runs its userland proxy");
        }

        return [.. texts];
    }

    /// <summary>Tells what listens at a port.</summary>
    /// <param name="target">The container.</param>
    /// <param name="port">The port.</param>
    /// <returns>The text.</returns>
    private static string Listener(ReachabilityMember target, int port) =>
        target.Listeners is null ? $"what listens at {port} is not known"
        : string.Join(", ", target.Listeners.Where(l => l.Port == port && l.Protocol == "tcp").Select(static l => $"{l.Address}")) is { Length: > 0 } at
            ? $"{target.Name} listens at {port} of {at}"
            : $"nothing listens at {port} in {target.Name}";

    private static string? Way(in ReachabilityCase facts)
    {
        string target = facts.Target.Member.Name;
        ReachabilityPath path = facts.Path;
        return path.Reason switch
        {
            _ when path.Network is null && path.Address is null => null,
            ReachabilityReason.SharedNetwork => $"both on {path.Network}",
            ReachabilityReason.SameContainer => "source and target are one container",
            ReachabilityReason.SharedNamespace => facts.Source.IsHost
                ? "both have the host's network"
                : facts.Source.Lost is ReachabilityLoss lost ? $"each {lost.Text}, and both are left in what it had then"
                : $"both have the network of {facts.Source.Owner.Member.Name}",
            ReachabilityReason.Link => $"both on {path.Network}, whose members do not reach each other; the link opens the exposed ports",
            ReachabilityReason.HostToContainer => $"{facts.Source.Member.Name} is in host mode, and the host is on {path.Network} too",
            ReachabilityReason.ContainerToHost => $"{target} is in host mode, and {path.Address} is the host on {path.Network}",
            ReachabilityReason.IccOff => $"{path.Network} has enable_icc=false",
            ReachabilityReason.Internal => "an internal network has no way out, and none in",
            ReachabilityReason.DriverIsolated => $"the host has no address on {path.Network}, whose driver is {path.Network?.Driver}",
            ReachabilityReason.RoutedNetwork => Routed(path, facts.Source),
            ReachabilityReason.UnpublishedPort =>
                $"from elsewhere {path.Network} is reached at its members' published ports (gateway mode routed), and {target} does not publish {facts.Port}",
            ReachabilityReason.NoCommonFamily => "the one has no address of a kind that the other has",
            ReachabilityReason.FirewallUnknown =>
                $"what lies between the driver {Other(facts)} and the bridges is up to routers and firewalls that the engine does not see",
            _ => null,
        };
    }

    private static string Routed(in ReachabilityPath path, ReachabilityNode source) =>
        path.Network!.ModeOf(path.Address!.AddressFamily) is ReachabilityNetwork.RoutedMode or "nat-unprotected"
            ? $"{path.Network} takes what comes from other bridges (gateway mode {path.Network.ModeOf(path.Address.AddressFamily)})"
            : $"engines of this generation have no rules for IPv6 between {path.Network} and the networks of {source.Member.Name}";

    private static string Other(in ReachabilityCase facts) =>
        facts.Path.Network is { IsBridge: false } network ? network.Driver
        : facts.Source.Places.First(static place => !place.Network.IsBridge).Network.Driver;

    private static string? Name(in ReachabilityCase facts)
    {
        string source = facts.Source.Member.Name;
        string target = facts.Target.Member.Name;
        return facts.Reason switch
        {
            ReachabilityReason.Link when facts.Source.LinkTo(facts.Target) is LinkSpec link =>
                $"link {link.Source}:{link.Alias} puts the name into the hosts file of {facts.Source.Owner.Member.Name}",
            _ when facts.Verdict == ReachabilityVerdict.Reachable => facts.Source.InHosts(target) is not null
                ? $"the hosts file of {source} has {target} at {facts.Path.Address}"
                : $"the DNS of {facts.Path.Network?.Name} has {target} at {facts.Path.Address}",
            ReachabilityReason.NoNameOnDefaultBridge => $"the default bridge has no names, and {source} no link to {target}",
            ReachabilityReason.NoNameAcrossNetworks => $"no network of {source} has the name {target}",
            ReachabilityReason.NoNameFromHost => $"{source} is in host mode, where no network's DNS is asked",
            ReachabilityReason.NoNameOfItsOwn when facts.Target.Lost is not null => $"there is no network whose DNS could have {target}",
            ReachabilityReason.NoNameOfItsOwn => facts.Target.IsHost
                ? $"the host's containers have no names on networks"
                : $"{target} has the name of its network's owner only: {facts.Target.Owner.Member.Name}",
            ReachabilityReason.NameGenerated => $"the engine made the name {target} up, and its DNS does not have it",
            ReachabilityReason.NameUnusable => "no program can ask for a name of more than 63 characters without a dot",
            ReachabilityReason.NameOverridden => $"in {source} the name {target} leads elsewhere{At(facts)}",
            ReachabilityReason.NameAmbiguous => $"several containers have the name {target}",
            ReachabilityReason.LinkDead => $"the link of {source} was made to another container of the name {target}",
            _ => null,
        };
    }

    private static string At(in ReachabilityCase facts) =>
        facts.Source.InHosts(facts.Target.Member.Name) is { } addresses ? $": its hosts file has {string.Join(" and ", addresses)}" : "";
}
