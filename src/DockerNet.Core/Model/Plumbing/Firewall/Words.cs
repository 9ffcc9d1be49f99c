using System.Globalization;

namespace DockerNet.Wiring;

/// <summary>What a rule says, word by word.</summary>
/// <param name="Action">What it does, or where it goes on.</param>
/// <param name="Protocol">The protocol; empty for all.</param>
/// <param name="Source">The sender; empty for everybody.</param>
/// <param name="Destination">The receiver; empty for everybody.</param>
/// <param name="Port">The receiver's port; null for all.</param>
/// <param name="To">What is there after the translation.</param>
/// <param name="Interfaces">The interfaces that it names.</param>
internal sealed record FirewallWords(
    string Action, string Protocol, string Source, string Destination, int? Port, string To, IReadOnlyList<string> Interfaces)
{
    private static readonly char[] s_marks = ['"', ',', '{', '}', '@', ' '];
    private static readonly string[] s_protocols = ["tcp", "udp", "sctp"];
    private static readonly string[] s_verdicts = ["accept", "drop", "return", "masquerade", "dnat", "snat", "reject"];

    /// <summary>Reads a rule.</summary>
    /// <param name="rule">The rule as the firewall writes it.</param>
    /// <returns>What it says.</returns>
    public static FirewallWords Of(string rule) => rule.StartsWith('-') ? OfIptables(rule) : OfNftables(rule);

    private static FirewallWords OfIptables(string rule)
    {
        string[] words = rule.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        string to = After(words, "--to-destination");
        return new FirewallWords(
            After(words, "-j"),
            After(words, "-p"),
            Negated(words, "-s", "!"),
            Negated(words, "-d", "!"),
            Number(After(words, "--dport")),
            to.Length > 0 ? to : After(words, "--to-source"),
            [.. new[] { After(words, "-i"), After(words, "-o") }.Where(static name => name.Length > 0).Distinct()]);
    }

    private static FirewallWords OfNftables(string rule)
    {
        string[] words = rule.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        int protocol = Array.FindIndex(words, word => s_protocols.Contains(word));
        string jump = After(words, "jump");
        string map = After(words, "vmap");
        return new FirewallWords(
            jump.Length > 0 ? jump : map.Length > 0 ? map.Trim(s_marks)
                : Array.Find(words, word => s_verdicts.Contains(word))?.ToUpperInvariant() ?? "",
            protocol < 0 ? "" : words[protocol],
            Behind(words, "saddr"),
            Behind(words, "daddr"),
            Number(After(words, "dport")),
            After(words, "to"),
            [.. words.Where(static word => word.Contains('"', StringComparison.Ordinal)).Select(static word => word.Trim(s_marks)).Distinct()]);
    }

    private static int? Number(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? number : null;

    private static string After(string[] words, string option)
    {
        int index = Array.IndexOf(words, option);
        return index >= 0 && index < words.Length - 1 ? words[index + 1] : "";
    }

    private static string Negated(string[] words, string option, string not)
    {
        int index = Array.IndexOf(words, option);
        return (index > 0 && words[index - 1] == not ? "! " : "") + After(words, option);
    }

    private static string Behind(string[] words, string option) =>
        After(words, option) is "!=" ? $"! {After(words, "!=")}" : After(words, option);
}
