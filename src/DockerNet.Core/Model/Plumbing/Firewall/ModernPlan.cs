namespace DockerNet.Wiring;

/// <summary>The rules of engines from 28 on, which have a chain of their own for each purpose.</summary>
internal static class FirewallModernPlan
{
    private const string Docker = "DOCKER";
    private const string Forward = "DOCKER-FORWARD";
    private const string Bridge = "DOCKER-BRIDGE";
    private const string Connections = "DOCKER-CT";
    private const string Internal = "DOCKER-INTERNAL";
    private const string Stage1 = "DOCKER-ISOLATION-STAGE-1";
    private const string Stage2 = "DOCKER-ISOLATION-STAGE-2";
    private const string Prerouting = "PREROUTING";

    /// <summary>Writes them.</summary>
    /// <param name="book">Where to.</param>
    public static void Write(FirewallBook book)
    {
        bool isolates = EngineCapabilities.Has(book.Scene.Generation, EngineCapability.IsolationStages);
        string shut = isolates ? Stage1 : Internal;
        FirewallChains.Lookups(book);
        book.Append(RuleTable.Filter, "FORWARD", "-j DOCKER-USER", FirewallMeanings.User);
        book.Append(RuleTable.Filter, "FORWARD", $"-j {Forward}", FirewallMeanings.Goes("What passes through the host", $"{Forward}, which has the engine's rules"));
        book.Append(RuleTable.Filter, Forward, $"-j {Connections}", FirewallMeanings.Goes("That", $"{Connections} first, for connections that are there already"));
        book.Append(RuleTable.Filter, Forward, $"-j {shut}", FirewallMeanings.Goes("That then", $"{shut}, which {(isolates ? "isolates networks" : "shuts internal networks off")}"));
        book.Append(RuleTable.Filter, Forward, $"-j {Bridge}", FirewallMeanings.Goes("That then", $"{Bridge}, for what goes to containers"));
        foreach (FirewallNetwork network in book.Scene.Networks)
        {
            if (network.Side(book.Family) is not FirewallSide side)
            {
                continue;
            }

            if (network.Internal)
            {
                FirewallChains.Inside(book, network, side, shut);
                book.Append(
                    RuleTable.Filter,
                    Forward,
                    $"-i {network.Bridge} -o {network.Bridge} -j {(network.Icc ? "ACCEPT" : "DROP")}",
                    FirewallMeanings.Between(network));
            }
            else
            {
                Open(book, network, side, isolates);
                if (isolates)
                {
                    Isolate(book, network, side);
                }
            }
        }

        FirewallIngress.Write(book, Forward);
        FirewallChains.Links(book);
        foreach (FirewallMember member in book.Scene.Members)
        {
            Guard(book, member);
            FirewallChains.Ports(book, member, static (to, text, sense) => to.Insert(RuleTable.Filter, Docker, text, sense));
        }
    }

    private static void Open(FirewallBook book, FirewallNetwork network, FirewallSide side, bool leavesToProxy)
    {
        string bridge = network.Bridge;
        FirewallChains.Translate(book, network, side, leavesToProxy);
        if (!network.Icc)
        {
            book.Append(RuleTable.Filter, Forward, $"-i {bridge} -o {bridge} -j DROP", FirewallMeanings.Between(network));
        }

        if (side.Routed)
        {
            string pings = book.Family == RuleFamily.IPv4 ? "icmp" : "ipv6-icmp";
            book.Append(RuleTable.Filter, Docker, $"-o {bridge} -p {pings} -j ACCEPT", FirewallMeanings.Pings(network));
        }

        string elsewhere = network.Icc ? "" : $"! -o {bridge} ";
        book.Append(RuleTable.Filter, Forward, $"-i {bridge} {elsewhere}-j ACCEPT", FirewallMeanings.Anywhere(network, network.Icc));
        book.Append(
            RuleTable.Filter,
            Docker,
            $"! -i {bridge} -o {bridge} -j {(side.Unprotected ? "ACCEPT" : "DROP")}",
            FirewallMeanings.Rest(network, side.Unprotected));
        book.Append(RuleTable.Filter, Connections, $"-o {bridge} {FirewallChains.Connected} -j ACCEPT", FirewallMeanings.Answers(network));
        book.Append(RuleTable.Filter, Bridge, $"-o {bridge} -j {Docker}", FirewallMeanings.Entering(network, Docker));
    }

    private static void Isolate(FirewallBook book, FirewallNetwork network, FirewallSide side)
    {
        string bridge = network.Bridge;
        if (side.Routed)
        {
            book.Insert(RuleTable.Filter, Stage1, $"-o {bridge} -j RETURN", FirewallMeanings.RoutedIn(network));
            book.Insert(RuleTable.Filter, Stage1, $"-i {bridge} {FirewallChains.Connected} -j ACCEPT", FirewallMeanings.RoutedOut(network));
        }

        book.Append(RuleTable.Filter, Stage1, $"-i {bridge} ! -o {bridge} -j {Stage2}", FirewallMeanings.Leaving(network, Stage2));
        book.Insert(RuleTable.Filter, Stage2, $"-o {bridge} -j DROP", FirewallMeanings.Isolated(network));
    }

    // What does not come through a published port is dropped before any other rule sees it.
    private static void Guard(FirewallBook book, FirewallMember member)
    {
        if (book.Scene.Find(member.Network) is not { Internal: false } network
            || network.Side(book.Family) is not FirewallSide side
            || member.Address(book.Family) is not string address)
        {
            return;
        }

        string own = FirewallText.Single(address);
        if (!side.Unprotected && !side.Routed)
        {
            foreach (string trusted in network.TrustedInterfaces)
            {
                book.Append(RuleTable.Raw, Prerouting, $"-d {own} -i {trusted} -j ACCEPT", FirewallMeanings.Trusted(network, member, address, trusted));
            }

            book.Append(RuleTable.Raw, Prerouting, $"-d {own} ! -i {network.Bridge} -j DROP", FirewallMeanings.Direct(network, member, address));
        }

        foreach (FirewallPort port in member.Ports.Where(port => port.Family == book.Family && port.Family == RuleFamily.IPv4))
        {
            if (port.HostPort is int hostPort && port.IsLoopback)
            {
                book.Append(
                    RuleTable.Raw,
                    Prerouting,
                    $"-d {FirewallText.Single(port.HostAddress)} ! -i lo -p {port.Protocol} -m {port.Protocol} --dport {FirewallText.Number(hostPort)} -j DROP",
                    FirewallMeanings.Loopback(network, member, port));
            }
        }
    }
}
