using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;

namespace DockerNet.Wiring;

/// <summary>Lists the interfaces of a network namespace, from inside of it.</summary>
public static partial class InterfaceTable
{
    private const string Nothing = "-";
    private const string Script = """
        for folder in /sys/class/net/*; do
            [ -e "$folder/ifindex" ] || continue
            read -r index <"$folder/ifindex"
            read -r peer <"$folder/iflink"
            read -r mac <"$folder/address"
            master=0
            [ ! -e "$folder/master/ifindex" ] || read -r master <"$folder/master/ifindex"
            echo "interface ${folder##*/} $index $peer ${mac:--} $master"
        done
        command -v ip >/dev/null && ip -o addr
        true
        """;

    /// <summary>The command that lists them.</summary>
    public static IReadOnlyList<string> Command { get; } = ["sh", "-c", Script];

    /// <summary>Reads the list.</summary>
    /// <param name="text">What the command printed.</param>
    /// <returns>The interfaces, by their number.</returns>
    public static IReadOnlyList<NetworkInterface> Parse(string text)
    {
        ILookup<string, string> addresses = Address().Matches(text)
            .ToLookup(static m => m.Groups["name"].Value, static m => m.Groups["address"].Value);
        return
        [
            .. Interface().Matches(text)
                .Select(m => new NetworkInterface(
                    m.Groups["name"].Value,
                    Number(m.Groups["index"]),
                    Number(m.Groups["peer"]),
                    m.Groups["mac"].Value == Nothing ? "" : m.Groups["mac"].Value,
                    Number(m.Groups["master"]),
                    [.. addresses[m.Groups["name"].Value].OrderBy(IsOfLink)]))
                .OrderBy(static i => i.Index),
        ];
    }

    // One that the whole network knows comes before one of the link alone.
    private static bool IsOfLink(string address) => IPAddress.TryParse(address.Split('/')[0], out IPAddress? read) && read.IsIPv6LinkLocal;

    private static int Number(Group group) => int.Parse(group.Value, CultureInfo.InvariantCulture);

    [GeneratedRegex(
        @"^interface (?<name>\S+) (?<index>[0-9]{1,9}) (?<peer>[0-9]{1,9}) (?<mac>\S+) (?<master>[0-9]{1,9})\r?$",
        RegexOptions.Multiline)]
    private static partial Regex Interface();

    [GeneratedRegex(@"^[0-9]+: (?<name>[^\s@]+)(?:@\S+)?\s+inet6? (?<address>[0-9A-Fa-f.:]+/[0-9]+)", RegexOptions.Multiline)]
    private static partial Regex Address();
}
