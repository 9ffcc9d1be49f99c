using System;
using System.Globalization;
using System.Linq;
using System.Net;
using System.Text.RegularExpressions;

namespace DockerNet.Wiring;

/// <summary>Reads what a ping of one request printed, be it the one of iputils or of busybox.</summary>
public static partial class PingOutput
{
    private const string NoTool = "The container has no ping to run.";
    private const string NoName = "The name does not resolve in the container.";
    private const string NoRight = "The container's user may not ping.";
    private const string NoWay = "The container has no route to the address.";
    private const string NoNeighbor = "No machine on the network has the address.";
    private const string Filtered = "A firewall on the way refuses the request.";
    private const string OwnFirewall = "A firewall of the container itself does not let the request out.";
    private const string NoAnswer = "There was no answer in time.";

    // The first one that is found decides. A summary of lost packets follows most of the others, so it is the last.
    private static readonly (string Text, PingFailure Failure, string Reason)[] s_signs =
    [
        ("executable file not found", PingFailure.NoTool, NoTool),
        ("applet not found", PingFailure.NoTool, NoTool),
        ("bad address", PingFailure.NameNotResolved, NoName),
        ("name or service not known", PingFailure.NameNotResolved, NoName),
        ("name resolution", PingFailure.NameNotResolved, NoName),
        ("name does not resolve", PingFailure.NameNotResolved, NoName),
        ("no address associated with hostname", PingFailure.NameNotResolved, NoName),
        ("address family for hostname not supported", PingFailure.NameNotResolved, NoName),
        ("unknown host", PingFailure.NameNotResolved, NoName),
        (": try again", PingFailure.NameNotResolved, NoName),
        ("sendmsg: operation not permitted", PingFailure.NoAnswer, OwnFirewall),
        ("sendto: operation not permitted", PingFailure.NoAnswer, OwnFirewall),
        ("operation not permitted", PingFailure.NotPermitted, NoRight),
        ("permission denied", PingFailure.NotPermitted, NoRight),
        ("lacking privilege", PingFailure.NotPermitted, NoRight),
        ("network is unreachable", PingFailure.NoRoute, NoWay),
        ("network unreachable", PingFailure.NoRoute, NoWay),
        ("destination net unreachable", PingFailure.NoRoute, NoWay),
        ("cannot assign requested address", PingFailure.NoRoute, NoWay),
        ("address not available", PingFailure.NoRoute, NoWay),
        ("destination host unreachable", PingFailure.NoRoute, NoNeighbor),
        ("no route to host", PingFailure.NoRoute, NoNeighbor),
        ("host is unreachable", PingFailure.NoRoute, NoNeighbor),
        ("prohibited", PingFailure.NoAnswer, Filtered),
        ("packet filtered", PingFailure.NoAnswer, Filtered),
        ("destination port unreachable", PingFailure.NoAnswer, Filtered),
        ("100% packet loss", PingFailure.NoAnswer, NoAnswer),
    ];

    /// <summary>Reads the output.</summary>
    /// <param name="output">The standard output.</param>
    /// <param name="error">The error output.</param>
    /// <param name="exitCode">The exit code.</param>
    /// <returns>What came of the ping.</returns>
    public static PingEcho Parse(string output, string error, int exitCode)
    {
        Match reply = Reply().Match(output);
        if (reply.Success)
        {
            return new PingEcho(true, TimeOf(reply), AddressIn(reply), null, PingFailure.None);
        }

        (PingFailure failure, string reason) = Judge($"{error}\n{output}", exitCode);
        return new PingEcho(false, null, AddressIn(Header().Match(output)), reason, failure);
    }

    private static (PingFailure Failure, string Reason) Judge(string text, int exitCode)
    {
        foreach ((string sign, PingFailure failure, string reason) in s_signs)
        {
            if (text.Contains(sign, StringComparison.OrdinalIgnoreCase))
            {
                return (failure, reason);
            }
        }

        string? said = text.Split('\n', StringSplitOptions.TrimEntries).FirstOrDefault(static line => line.Length > 0);
        return exitCode is 126 or 127
            ? (PingFailure.NoTool, NoTool)
            : (PingFailure.Other, said is null
                ? string.Create(CultureInfo.InvariantCulture, $"The ping ended with exit code {exitCode} and no word.")
                : $"The ping failed: {said.TrimEnd('.')}.");
    }

    private static TimeSpan? TimeOf(Match reply) => reply.Groups["time"] is { Success: true } time
        ? TimeSpan.FromMilliseconds(double.Parse(time.Value, CultureInfo.InvariantCulture))
        : null;

    private static IPAddress? AddressIn(Match match) =>
        AddressText.TryParse(match.Groups["address"].Value.TrimEnd(':'), out IPAddress? address) ? address : null;

    // The address may follow a name, in brackets, and have the name of an interface behind it.
    [GeneratedRegex(
        @"^[0-9]+ bytes from (?:\S+ \()?(?<address>[0-9A-Fa-f.:]+)"
        + @"[^\n]*?(?:time[=<](?<time>[0-9]+(?:\.[0-9]+)?) ?ms|$)",
        RegexOptions.Multiline)]
    private static partial Regex Reply();

    [GeneratedRegex(@"^PING [^\n]*?\((?:[^\s()]+ \()?(?<address>[0-9A-Fa-f.:]+)", RegexOptions.Multiline)]
    private static partial Regex Header();
}
