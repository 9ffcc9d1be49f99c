using System.Globalization;
using System.Net;

namespace DockerNet.Wiring;

/// <summary>Reads the table <c>nat</c> of a host's firewall, as <c>iptables-save</c> writes it.</summary>
internal static class NatTable
{
    // What any engine makes can be told apart from what it did not make.
    private const int AnyGeneration = 0;

    private const string DockerChain = ":DOCKER ";

    /// <summary>Tells whether an engine keeps its rules in a table.</summary>
    /// <param name="text">The table.</param>
    /// <returns>Whether it does; an engine that uses nftables itself does not.</returns>
    public static bool IsEngines(string text) =>
        text.Split('\n').Any(static line => line.StartsWith(DockerChain, StringComparison.Ordinal));

    /// <summary>Reads the rules that translate addresses of containers.</summary>
    /// <param name="text">The table.</param>
    /// <param name="networks">The networks.</param>
    /// <param name="containers">The containers.</param>
    /// <param name="host">The engine.</param>
    /// <returns>The rules, in their order. Others than the engine's own are left out.</returns>
    public static IReadOnlyList<DockerNatRule> Parse(
        string text, IReadOnlyList<Network> networks, IReadOnlyList<Container> containers, string host)
    {
        // What the engine would have made tells whose a rule is, and what it means.
        ILookup<string, DockerNatRule> derived =
            NatPlan.Derive(networks, containers, AnyGeneration).ToLookup(static rule => rule.Rule, StringComparer.Ordinal);
        return
        [
            .. text.Split('\n', StringSplitOptions.TrimEntries)
                .Select(line => derived[line].FirstOrDefault() is DockerNatRule known
                    ? Of(line, known, host)
                    : Foreign(line, networks, containers, host))
                .OfType<DockerNatRule>(),
        ];
    }

    private static DockerNatRule Of(string line, DockerNatRule known, string host) => new()
    {
        Chain = known.Chain,
        Action = known.Action,
        Direction = known.Direction,
        Protocol = known.Protocol,
        Source = known.Source,
        Destination = known.Destination,
        Port = known.Port,
        To = known.To,
        Network = known.Network,
        Bridge = known.Bridge,
        Container = known.Container,
        Meaning = known.Meaning,
        Rule = line,
        Origin = RuleOrigin.Read,
        DockerHost = host,
    };

    // One that the engine words otherwise, or has for something that is gone: whose it is follows from its addresses.
    private static DockerNatRule? Foreign(
        string line, IReadOnlyList<Network> networks, IReadOnlyList<Container> containers, string host)
    {
        string[] words = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        string action = After(words, "-j");
        if (words is not ["-A", ..] || action is not ("MASQUERADE" or "SNAT" or "DNAT"))
        {
            return null;
        }

        string source = After(words, "-s");
        string to = After(words, "--to-destination");
        string bridge = After(words, "-o") is { Length: > 0 } outward ? outward : After(words, "-i");
        string address = to.Length > 0 ? to.Split(':')[0] : source.Split('/')[0];
        Network? network = networks.FirstOrDefault(n => NatPlan.BridgeOf(n) == bridge)
            ?? networks.FirstOrDefault(n => IPAddress.TryParse(address, out IPAddress? a)
                && n.Pools.Any(p => IPNetwork.TryParse(p.Subnet, out IPNetwork range) && range.Contains(a)));
        return network is null ? null : new DockerNatRule
        {
            Chain = words[1],
            Action = action,
            Direction = action == "DNAT" ? NatDirection.Inbound
                : source.Length > 0 && source == After(words, "-d") ? NatDirection.Hairpin
                : NatDirection.Outbound,
            Protocol = After(words, "-p"),
            Source = source,
            Destination = After(words, "-d"),
            Port = int.TryParse(After(words, "--dport"), NumberStyles.None, CultureInfo.InvariantCulture, out int port) ? port : null,
            To = to,
            Network = network.Name,
            Bridge = NatPlan.BridgeOf(network),
            Container = containers
                .FirstOrDefault(c => c.Networks.Any(n => n.IPAddress is not null && $"{n.IPAddress}" == address))?.Name ?? "",
            Meaning = "No network or published port asks for this rule as it is.",
            Rule = line,
            Origin = RuleOrigin.Read,
            DockerHost = host,
        };
    }

    private static string After(string[] words, string option)
    {
        int index = Array.IndexOf(words, option);
        return index >= 0 && index < words.Length - 1 ? words[index + 1] : "";
    }
}
