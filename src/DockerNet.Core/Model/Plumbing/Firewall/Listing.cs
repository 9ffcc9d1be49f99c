using System.Text.RegularExpressions;

namespace DockerNet.Wiring;

/// <summary>Reads what a firewall's own tools write.</summary>
internal static partial class FirewallListing
{
    private static readonly Dictionary<string, RuleTable> s_tables =
        Enum.GetValues<RuleTable>().ToDictionary(static table => $"{table}", StringComparer.OrdinalIgnoreCase);

    /// <summary>Tells whether an engine keeps rules in what was read.</summary>
    /// <param name="backend">With what the engine makes rules.</param>
    /// <param name="text">What was read.</param>
    /// <returns>Whether it does.</returns>
    public static bool IsEngines(RuleBackend backend, string text) =>
        text.Contains(backend == RuleBackend.Iptables ? "\n:DOCKER " : " docker-bridges {", StringComparison.Ordinal);

    /// <summary>Reads the rules.</summary>
    /// <param name="backend">With what they were made.</param>
    /// <param name="family">Which addresses they are for.</param>
    /// <param name="text">What <c>iptables-save</c> or <c>nft list</c> writes.</param>
    /// <returns>The rules of the tables nat, filter and raw, in their order.</returns>
    public static IEnumerable<FirewallLine> Read(RuleBackend backend, RuleFamily family, string text)
    {
        string[] lines = text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        return backend == RuleBackend.Iptables ? Iptables(family, lines) : Nftables(family, lines);
    }

    private static IEnumerable<FirewallLine> Iptables(RuleFamily family, string[] lines)
    {
        RuleTable? table = null;
        foreach (string line in lines)
        {
            if (line.StartsWith('*'))
            {
                table = s_tables.TryGetValue(line[1..], out RuleTable known) ? known : null;
            }
            else if (table is RuleTable its && line.Split(' ') is ["-A", string chain, ..])
            {
                yield return new FirewallLine(family, its, chain, line);
            }
        }
    }

    private static IEnumerable<FirewallLine> Nftables(RuleFamily family, string[] lines)
    {
        string chain = "";
        foreach (string line in lines)
        {
            if (Block().Match(line) is { Success: true } block)
            {
                chain = block.Groups["name"].Value;
            }
            else if (line == "}")
            {
                chain = "";
            }
            else if (s_tables.TryGetValue(chain.Split('-')[0], out RuleTable table) && !Heading().IsMatch(line))
            {
                // A map has its elements in one list over several lines.
                string[] parts = Element().IsMatch(line)
                    ? line.Replace("elements = {", "", StringComparison.Ordinal).Split([',', '}'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
                    : [Counted().Replace(line, "counter")];
                foreach (string part in parts)
                {
                    yield return new FirewallLine(family, table, chain, part);
                }
            }
        }
    }

    [GeneratedRegex(@"^(chain|map|set) (?<name>\S+) \{$")]
    private static partial Regex Block();

    [GeneratedRegex(@"^(type|flags|policy|size|timeout) ")]
    private static partial Regex Heading();

    [GeneratedRegex(@"^(elements = \{ )?""[^""]*"" : ")]
    private static partial Regex Element();

    [GeneratedRegex(@"\bcounter packets \d+ bytes \d+")]
    private static partial Regex Counted();
}
