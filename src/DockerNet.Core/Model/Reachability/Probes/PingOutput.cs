using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using DockerNet.Text;

namespace DockerNet.Wiring;

/// <summary>Reads what a ping of one request printed, be it the one of iputils or of busybox.</summary>
public static partial class PingOutput
{
    private const string NoTool = "The container has no ping to run.";
    private const string AnswerToOther = "The ping took the answer to another one for its own.";

    // What the engine or busybox says in place of the tool.
    private static readonly string[] s_missing = ["executable file not found", "applet not found"];

    /// <summary>Reads the output.</summary>
    /// <param name="output">The standard output.</param>
    /// <param name="error">The error output.</param>
    /// <param name="exitCode">The exit code.</param>
    /// <returns>What came of the ping.</returns>
    public static PingEcho Parse(string output, string error, int exitCode)
    {
        IPAddress? target = AddressIn(Header().Match(output));
        Match reply = Reply().Match(output);
        if (!reply.Success)
        {
            (ProbeFailure failure, string reason) = Judge($"{error}\n{output}", exitCode);
            return new PingEcho(false, null, target, reason, failure);
        }

        IPAddress? answerer = AddressIn(reply);
        return IsOther(target, answerer)
            ? new PingEcho(false, null, target, AnswerToOther, ProbeFailure.Other)
            : new PingEcho(true, TimeOf(reply), answerer, null, ProbeFailure.None);
    }

    // Requests bear the number of their process. Where containers share a network, but not their processes, two can have the
    // same number at the same time, and some tools take the other's answer for their own.
    private static bool IsOther(IPAddress? target, IPAddress? answerer) =>
        target is not null && answerer is not null
        && !target.Equals(IPAddress.Any) && !target.Equals(IPAddress.IPv6Any)
        && !target.GetAddressBytes().SequenceEqual(answerer.GetAddressBytes());

    private static (ProbeFailure Failure, string Reason) Judge(string text, int exitCode) =>
        s_missing.Any(sign => text.Contains(sign, StringComparison.OrdinalIgnoreCase))
            ? (ProbeFailure.NoTool, NoTool)
            : ProbeSigns.Find(text)
                ?? (exitCode is 126 or 127 ? (ProbeFailure.NoTool, NoTool) : ProbeSigns.Broken("ping", text, exitCode));

    private static TimeSpan? TimeOf(Match reply) => reply.Groups["time"] is { Success: true } time
        ? TimeSpan.FromMilliseconds(double.Parse(time.Value, CultureInfo.InvariantCulture))
        : null;

    private static IPAddress? AddressIn(Match match) =>
        AddressText.TryParse(match.Groups["address"].Value.TrimEnd(':'), out IPAddress? address) ? address : null;

    // The address may follow a name, in brackets, and have the name of an interface behind it.
    [GeneratedRegex(
        @"^[0-9]+ bytes from (?:\S+ \()?(?<address>[0-9A-Fa-f.:]+)"
        + @"[^\n]*?(?:time[=<](?<time>[0-9]{1,9}(?:\.[0-9]{1,9})?) ?ms|$)",
        RegexOptions.Multiline)]
    private static partial Regex Reply();

    [GeneratedRegex(@"^PING [^\n]*?\((?:[^\s()]+ \()?(?<address>[0-9A-Fa-f.:]+)", RegexOptions.Multiline)]
    private static partial Regex Header();
}
