namespace DockerNet.Wiring;

/// <summary>The rules of engines that use nftables: a table of their own in each family, with chains for each network.</summary>
internal static class FirewallNftablesPlan
{
    private const string Ports = "nat-prerouting-and-output";
    private const string Connected = "ct state established,related counter accept";
    private const string RawChain = "raw-PREROUTING";

    /// <summary>Writes them.</summary>
    /// <param name="book">Where to.</param>
    public static void Write(FirewallBook book)
    {
        Bases(book);
        foreach (FirewallNetwork network in book.Scene.Networks)
        {
            if (network.Side(book.Family) is FirewallSide side)
            {
                Jumps(book, network);
                Entering(book, network, side);
                Leaving(book, network);
                Translate(book, network, side);
            }
        }

        foreach (FirewallMember member in book.Scene.Members)
        {
            if (book.Scene.Find(member.Network) is { Internal: false } network
                && network.Side(book.Family) is FirewallSide side
                && member.Address(book.Family) is string address)
            {
                Guard(book, network, side, member, address);
                Publish(book, network, member, address);
            }
        }
    }

    private static string Ip(FirewallBook book) => book.Family == RuleFamily.IPv4 ? "ip" : "ip6";

    private static void Bases(FirewallBook book)
    {
        bool hairpin = book.Scene.Hairpin;
        string but = hairpin ? "" : book.Family == RuleFamily.IPv4 ? "ip daddr != 127.0.0.0/8 " : "ip6 daddr != ::1 ";
        book.Append(RuleTable.Nat, "nat-OUTPUT", $"{but}fib daddr type local counter jump {Ports}", FirewallMeanings.Own(hairpin));
        book.Append(RuleTable.Nat, "nat-PREROUTING", $"fib daddr type local counter jump {Ports}", FirewallMeanings.Arrivals);
        foreach ((RuleTable table, string chain, string map) in new[]
        {
            (RuleTable.Filter, "filter-FORWARD", "filter-forward"), (RuleTable.Nat, "nat-POSTROUTING", "nat-postrouting"),
        })
        {
            string into = $"oifname vmap @{map}-in-jumps";
            string outOf = $"iifname vmap @{map}-out-jumps";
            FirewallSense sense = FirewallMeanings.Goes("What passes through the host", "the chains of the networks that it comes from and goes to");
            book.Append(table, chain, table == RuleTable.Filter ? into : outOf, sense);
            book.Append(table, chain, table == RuleTable.Filter ? outOf : into, sense);
        }
    }

    private static void Jumps(FirewallBook book, FirewallNetwork network)
    {
        foreach ((RuleTable table, string chain) in new[] { (RuleTable.Filter, "filter-forward"), (RuleTable.Nat, "nat-postrouting") })
        {
            string into = $"{chain}-in__{network.Bridge}";
            string outOf = $"{chain}-out__{network.Bridge}";
            book.Append(table, $"{chain}-in-jumps", $"\"{network.Bridge}\" : jump {into}", FirewallMeanings.Entering(network, into));
            book.Append(table, $"{chain}-out-jumps", $"\"{network.Bridge}\" : jump {outOf}", FirewallMeanings.Leaving(network, outOf));
        }
    }

    private static void Entering(FirewallBook book, FirewallNetwork network, FirewallSide side)
    {
        string verdict = network.Icc ? "accept" : "drop";
        void Add(string text, FirewallSense sense) => book.Append(RuleTable.Filter, $"filter-forward-in__{network.Bridge}", text, sense);
        Add(Connected, FirewallMeanings.Answers(network));
        if (network.Internal)
        {
            Add($"iifname != \"{network.Bridge}\" counter drop comment \"INTERNAL NETWORK INGRESS\"", FirewallMeanings.InternalIn(network));
            Add($"counter {verdict} comment \"ICC\"", FirewallMeanings.Between(network));
            return;
        }

        if (side.Routed)
        {
            string pings = book.Family == RuleFamily.IPv4 ? "ip protocol icmp" : "meta l4proto ipv6-icmp";
            Add($"{pings} counter accept comment \"ICMP\"", FirewallMeanings.Pings(network));
        }

        if (!network.Icc && network.Name == NetworkSpec.DefaultBridge && book.Family == RuleFamily.IPv4)
        {
            foreach (FirewallLink link in book.Scene.Links)
            {
                string port = FirewallText.Number(link.Port);
                Add(
                    $"ip saddr {link.RecipientAddress} ip daddr {link.SourceAddress} {link.Protocol} dport {port} counter accept",
                    FirewallMeanings.Linked(network, link));
                Add(
                    $"ip saddr {link.SourceAddress} {link.Protocol} sport {port} ip daddr {link.RecipientAddress} counter accept",
                    FirewallMeanings.LinkedBack(network, link));
            }
        }

        Add($"iifname \"{network.Bridge}\" counter {verdict} comment \"ICC\"", FirewallMeanings.Between(network));
        foreach (FirewallMember member in book.Scene.Members.Where(member => member.Network == network.Name && !side.Unprotected))
        {
            foreach (FirewallPort port in member.Ports.Where(port => port.Family == book.Family && member.Address(book.Family) is not null))
            {
                Add(
                    $"{Ip(book)} daddr {member.Address(book.Family)} {port.Protocol} dport {FirewallText.Number(port.PrivatePort)} counter accept",
                    FirewallMeanings.Opened(network, member, port));
            }
        }

        Add(
            side.Unprotected ? "counter accept comment \"UNPROTECTED\"" : "counter drop comment \"UNPUBLISHED PORT DROP\"",
            FirewallMeanings.Rest(network, side.Unprotected));
    }

    private static void Leaving(FirewallBook book, FirewallNetwork network)
    {
        string chain = $"filter-forward-out__{network.Bridge}";
        book.Append(RuleTable.Filter, chain, Connected, FirewallMeanings.OutwardAnswers(network));
        if (network.Internal)
        {
            book.Append(
                RuleTable.Filter,
                chain,
                $"oifname != \"{network.Bridge}\" counter drop comment \"INTERNAL NETWORK EGRESS\"",
                FirewallMeanings.InternalOut(network));
        }
        else
        {
            book.Append(RuleTable.Filter, chain, "counter accept comment \"OUTGOING\"", FirewallMeanings.Anywhere(network, others: false));
        }
    }

    private static void Translate(FirewallBook book, FirewallNetwork network, FirewallSide side)
    {
        (string action, string name) = side.HostAddress.Length > 0 ? ($"snat to {side.HostAddress}", "SNAT") : ("masquerade", "MASQUERADE");
        if (network.Masquerade && !network.Internal && !side.Routed)
        {
            book.Append(
                RuleTable.Nat,
                $"nat-postrouting-out__{network.Bridge}",
                $"oifname != \"{network.Bridge}\" {Ip(book)} saddr {side.Subnet} counter {action} comment \"{name}\"",
                FirewallMeanings.Outward(network, side.HostAddress));
        }

        if (book.Scene.Hairpin && !network.Internal)
        {
            book.Append(
                RuleTable.Nat,
                $"nat-postrouting-in__{network.Bridge}",
                $"fib saddr type local counter {action} comment \"{name} FROM HOST\"",
                FirewallMeanings.FromHost(network, side.HostAddress));
        }
    }

    private static void Guard(FirewallBook book, FirewallNetwork network, FirewallSide side, FirewallMember member, string address)
    {
        if (!side.Unprotected && !side.Routed)
        {
            string own = network.TrustedInterfaces.Count == 0 ? $"\"{network.Bridge}\""
                : $"{{ {string.Join(", ", network.TrustedInterfaces.Prepend(network.Bridge).Select(static name => $"\"{name}\""))} }}";
            book.Append(
                RuleTable.Raw,
                RawChain,
                $"{Ip(book)} daddr {address} iifname != {own} counter drop comment \"DROP DIRECT ACCESS\"",
                FirewallMeanings.Direct(network, member, address));
        }
    }

    private static void Publish(FirewallBook book, FirewallNetwork network, FirewallMember member, string address)
    {
        string ip = Ip(book);
        bool hairpin = book.Scene.Hairpin;
        foreach (FirewallPort port in member.Ports.Where(port => port.Family == book.Family))
        {
            if (port.HostPort is not int hostPort)
            {
                continue;
            }

            string limits = (hairpin ? "" : $"iifname != \"{network.Bridge}\" ")
                + (book.Family == RuleFamily.IPv6 ? "ip6 saddr != fe80::/10 " : "")
                + (port.IsAnywhere ? "" : $"{ip} daddr {port.HostAddress} ");
            string to = FirewallText.WithPort(address, port.PrivatePort);
            string arriving = $"{port.Protocol} dport {FirewallText.Number(hostPort)} counter";
            book.Append(RuleTable.Nat, Ports, $"{limits}{arriving} dnat to {to} comment \"DNAT\"", FirewallMeanings.Published(network, member, port, to));
            if (hairpin)
            {
                book.Append(
                    RuleTable.Nat,
                    $"nat-postrouting-in__{network.Bridge}",
                    $"{ip} saddr {address} {ip} daddr {address} {port.Protocol} dport {FirewallText.Number(port.PrivatePort)} "
                        + "counter masquerade comment \"MASQ TO OWN PORT\"",
                    FirewallMeanings.ToItself(network, member, port));
            }

            if (book.Family == RuleFamily.IPv4 && port.IsLoopback)
            {
                book.Append(
                    RuleTable.Raw,
                    RawChain,
                    $"iifname != \"lo\" ip daddr {port.HostAddress} {arriving} drop comment \"DROP REMOTE LOOPBACK\"",
                    FirewallMeanings.Loopback(network, member, port));
            }
        }
    }
}
