namespace DockerNet.Wiring;

/// <summary>The rules of iptables that engines of all generations make in the same way.</summary>
internal static class FirewallChains
{
    /// <summary>What belongs to a connection that is there already.</summary>
    public const string Connected = "-m conntrack --ctstate RELATED,ESTABLISHED";

    private const string Docker = "DOCKER";
    private const string Post = "POSTROUTING";
    private const string LinkLocal = "fe80::/10";

    /// <summary>Writes those that send what is for the host through the published ports.</summary>
    /// <param name="book">Where to.</param>
    public static void Lookups(FirewallBook book)
    {
        bool hairpin = book.Scene.Hairpin;
        string but = hairpin ? "" : book.Family == RuleFamily.IPv4 ? "! -d 127.0.0.0/8 " : "! -d ::1/128 ";
        book.Append(RuleTable.Nat, "PREROUTING", $"-m addrtype --dst-type LOCAL -j {Docker}", FirewallMeanings.Arrivals);
        book.Append(RuleTable.Nat, "OUTPUT", $"{but}-m addrtype --dst-type LOCAL -j {Docker}", FirewallMeanings.Own(hairpin));
    }

    /// <summary>Writes those that translate what leaves a network.</summary>
    /// <param name="book">Where to.</param>
    /// <param name="network">The network.</param>
    /// <param name="side">What counts of it.</param>
    /// <param name="leavesToProxy">Whether what its containers send to published ports is not translated.</param>
    public static void Translate(FirewallBook book, FirewallNetwork network, FirewallSide side, bool leavesToProxy)
    {
        string bridge = network.Bridge;
        string action = side.HostAddress.Length > 0 ? $"SNAT --to-source {side.HostAddress}" : "MASQUERADE";
        if (network.Masquerade && !side.Routed)
        {
            book.Insert(RuleTable.Nat, Post, $"-s {side.Subnet} ! -o {bridge} -j {action}", FirewallMeanings.Outward(network, side.HostAddress));
        }

        if (book.Scene.Hairpin)
        {
            book.Insert(
                RuleTable.Nat,
                Post,
                $"-o {bridge} -m addrtype --src-type LOCAL -j {action}",
                FirewallMeanings.FromHost(network, side.HostAddress));
        }
        else if (network.Masquerade && leavesToProxy)
        {
            book.Insert(RuleTable.Nat, Docker, $"-i {bridge} -j RETURN", FirewallMeanings.LeftToProxy(network));
        }
    }

    /// <summary>Writes those that shut an internal network off.</summary>
    /// <param name="book">Where to.</param>
    /// <param name="network">The network.</param>
    /// <param name="side">What counts of it.</param>
    /// <param name="chain">The chain.</param>
    public static void Inside(FirewallBook book, FirewallNetwork network, FirewallSide side, string chain)
    {
        (string bridge, string subnet) = (network.Bridge, side.Subnet);
        // Neighbours of IPv6 find each other by addresses that are not of the network.
        (string leaving, string coming) = book.Family == RuleFamily.IPv4
            ? ($"-i {bridge}", $"-o {bridge}")
            : ($"-i {bridge} ! -o {bridge}", $"! -i {bridge} -o {bridge}");
        book.Insert(RuleTable.Filter, chain, $"! -d {subnet} {leaving} -j DROP", FirewallMeanings.InternalOut(network));
        book.Insert(RuleTable.Filter, chain, $"! -s {subnet} {coming} -j DROP", FirewallMeanings.InternalIn(network));
    }

    /// <summary>Writes those that let links pass.</summary>
    /// <param name="book">Where to.</param>
    public static void Links(FirewallBook book)
    {
        if (book.Family == RuleFamily.IPv6 || book.Scene.Find(NetworkSpec.DefaultBridge) is not { Icc: false } network)
        {
            return;
        }

        foreach (FirewallLink link in book.Scene.Links)
        {
            (string recipient, string source) = (FirewallText.Single(link.RecipientAddress), FirewallText.Single(link.SourceAddress));
            string way = $"-i {network.Bridge} -o {network.Bridge} -p {link.Protocol} -m {link.Protocol}";
            string port = FirewallText.Number(link.Port);
            book.Append(RuleTable.Filter, Docker, $"-s {recipient} -d {source} {way} --dport {port} -j ACCEPT", FirewallMeanings.Linked(network, link));
            book.Append(RuleTable.Filter, Docker, $"-s {source} -d {recipient} {way} --sport {port} -j ACCEPT", FirewallMeanings.LinkedBack(network, link));
        }
    }

    /// <summary>Writes those of a container's published ports.</summary>
    /// <param name="book">Where to.</param>
    /// <param name="member">The container's place that they lead to.</param>
    /// <param name="open">Writes the rule that opens one.</param>
    public static void Ports(FirewallBook book, FirewallMember member, Action<FirewallBook, string, FirewallSense> open)
    {
        if (book.Scene.Find(member.Network) is not { Internal: false } network
            || network.Side(book.Family) is not FirewallSide side
            || member.Address(book.Family) is not string address)
        {
            return;
        }

        string own = FirewallText.Single(address);
        foreach (FirewallPort port in member.Ports.Where(port => port.Family == book.Family))
        {
            string protocol = $"-p {port.Protocol} -m {port.Protocol}";
            string inside = FirewallText.Number(port.PrivatePort);
            if (port.HostPort is int hostPort)
            {
                string to = FirewallText.WithPort(address, port.PrivatePort);
                book.Append(
                    RuleTable.Nat,
                    Docker,
                    $"{Limits(book, network, port)}{protocol} --dport {FirewallText.Number(hostPort)} -j DNAT --to-destination {to}",
                    FirewallMeanings.Published(network, member, port, to));
                if (book.Scene.Hairpin || EngineCapabilities.Has(book.Scene.Generation, EngineCapability.HairpinRules))
                {
                    book.Append(RuleTable.Nat, Post, $"-s {own} -d {own} {protocol} --dport {inside} -j MASQUERADE", FirewallMeanings.ToItself(network, member, port));
                }
            }

            if (!side.Unprotected)
            {
                open(book, $"-d {own} ! -i {network.Bridge} -o {network.Bridge} {protocol} --dport {inside} -j ACCEPT", FirewallMeanings.Opened(network, member, port));
            }
        }
    }

    private static string Limits(FirewallBook book, FirewallNetwork network, FirewallPort port) =>
        (book.Family == RuleFamily.IPv6 && EngineCapabilities.Has(book.Scene.Generation, EngineCapability.OwnForwardChain) ? $"! -s {LinkLocal} " : "")
        + (port.IsAnywhere ? "" : $"-d {FirewallText.Single(port.HostAddress)} ")
        + (book.Scene.Hairpin ? "" : $"! -i {network.Bridge} ");
}
