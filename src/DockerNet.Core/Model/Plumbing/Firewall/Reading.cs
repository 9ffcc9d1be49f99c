using System.Net;

namespace DockerNet.Wiring;

/// <summary>Tells what the rules mean that were read from a host's firewall.</summary>
public static class FirewallReading
{
    /// <summary>Tells it.</summary>
    /// <param name="scene">What the engine made its rules of.</param>
    /// <param name="ipv4">What <c>iptables-save</c> or <c>nft list</c> writes of IPv4.</param>
    /// <param name="ipv6">The same of IPv6; null when it could not be read.</param>
    /// <returns>
    /// The rules, in their order: the engine's, and others that concern its networks or all that passes through the host.
    /// Those of IPv6 are derived when they could not be read. Null when the engine keeps no rules there.
    /// </returns>
    public static IReadOnlyList<DockerNatRule>? Parse(FirewallScene scene, string ipv4, string? ipv6)
    {
        if (!FirewallListing.IsEngines(scene.Backend, ipv4))
        {
            return null;
        }

        FirewallLine[] lines = Lines(scene.Backend, RuleFamily.IPv4, ipv4);
        FirewallScene real = scene with
        {
            Hairpin = lines.Any(IsHairpin),
            IPv6 = ipv6 is null ? scene.IPv6 : FirewallListing.IsEngines(scene.Backend, ipv6),
        };
        // What the engine would have made tells whose a rule is, and what it means.
        (FirewallLine Line, FirewallSense Sense)[] derived = [.. FirewallPlan.Lines(real)];
        ILookup<FirewallLine, FirewallSense> known = derived.ToLookup(static rule => rule.Line, static rule => rule.Sense);
        return
        [
            .. lines.Concat(ipv6 is null ? [] : Lines(scene.Backend, RuleFamily.IPv6, ipv6))
                .Select(line => (Line: line, Sense: known[line].FirstOrDefault() ?? Foreign(real, line)))
                .Where(static rule => rule.Sense is not null)
                .Select(rule => FirewallPlan.RuleOf(real, rule.Line, rule.Sense!, RuleOrigin.Read)),
            .. derived.Where(rule => ipv6 is null && rule.Line.Family == RuleFamily.IPv6)
                .Select(rule => FirewallPlan.RuleOf(real, rule.Line, rule.Sense, RuleOrigin.Derived)),
        ];
    }

    // Whatever the order in which a tool has the tables.
    private static FirewallLine[] Lines(RuleBackend backend, RuleFamily family, string text) =>
        [.. FirewallListing.Read(backend, family, text).OrderBy(static line => line.Table)];

    // With the userland proxy, what the host sends to its own loopback address is left to that.
    private static bool IsHairpin(FirewallLine line) => line.Chain switch
    {
        "OUTPUT" => line.Rule == "-A OUTPUT -m addrtype --dst-type LOCAL -j DOCKER",
        "nat-OUTPUT" => line.Rule.StartsWith("fib daddr type local", StringComparison.Ordinal),
        _ => false,
    };

    // One that the engine words otherwise, or has for something that is gone, or that somebody else made: whose it is follows
    // from its interfaces and addresses.
    private static FirewallSense? Foreign(FirewallScene scene, FirewallLine line)
    {
        FirewallWords words = FirewallWords.Of(line.Rule);
        string[] addresses = [.. new[] { words.To, words.Source, words.Destination }.Select(AddressOf).Where(static a => a.Length > 0)];
        FirewallNetwork? network = scene.Networks.FirstOrDefault(n => words.Interfaces.Contains(n.Bridge))
            ?? scene.Networks.FirstOrDefault(n => n.Side(line.Family) is FirewallSide side && addresses.Any(a => IsIn(side.Subnet, a)));
        bool own = scene.Backend == RuleBackend.Nftables || line.Chain.StartsWith("DOCKER", StringComparison.Ordinal);
        bool passing = line is { Table: RuleTable.Filter, Chain: "FORWARD" };
        return network is null && !own && !passing ? null : new FirewallSense(
            DirectionOf(words, network),
            line.Chain == "DOCKER-USER" ? "A rule of the host's administrator, before the engine's own."
                : passing ? "None of the engine's rules: what passes through the host may meet it."
                : "No network or published port asks for this rule as it is.",
            network,
            scene.Members.FirstOrDefault(m => m.Address(line.Family) is string address && addresses.Contains(address))?.Container ?? "");
    }

    private static NatDirection DirectionOf(FirewallWords words, FirewallNetwork? network) =>
        network is null ? NatDirection.Any
        : words.Action == "DNAT" ? NatDirection.Inbound
        : words.Source.Length > 0 && words.Source == words.Destination ? NatDirection.Hairpin
        : words.Source.Length > 0 || words.Action is "MASQUERADE" or "SNAT" ? NatDirection.Outbound
        : words.Destination.Length > 0 ? NatDirection.Inbound
        : NatDirection.Any;

    private static string AddressOf(string text)
    {
        string range = text.TrimStart('!', ' ').Split('/')[0];
        return range.StartsWith('[') ? range[1..range.IndexOf(']', StringComparison.Ordinal)]
            : range.Count(static c => c == ':') == 1 ? range.Split(':')[0]
            : range;
    }

    private static bool IsIn(string subnet, string address) =>
        IPAddress.TryParse(address, out IPAddress? parsed) && SubnetRules.Contains(subnet, parsed);
}
