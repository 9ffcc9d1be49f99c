using System.Net;
using System.Text.RegularExpressions;
using DockerNet.Text;

namespace DockerNet.Wiring;

/// <summary>Reads what the tools that find names' addresses printed.</summary>
internal static partial class NameOutput
{
    /// <summary>What is said when no name server answers.</summary>
    public const string NoServer = "The name does not resolve in the container: its name servers do not answer.";

    private const string NameServerTool = "nslookup";
    private const int NotFound = 2;

    private static readonly string[] s_unknown = ["NXDOMAIN", "can't find", "can't resolve", "no answer"];
    private static readonly string[] s_silent = ["timed out", "no servers could be reached"];

    /// <summary>Reads the addresses.</summary>
    /// <param name="step">The lookup.</param>
    /// <returns>The addresses, each once.</returns>
    public static IPAddress[] Addresses(ProbeStep step) =>
        [.. (step.Tool == NameServerTool ? OfNameServer(step.Output) : FirstWords(step.Output))
            .Select(static text => AddressText.TryParse(text, out IPAddress? address) ? address : null)
            .OfType<IPAddress>()
            .Distinct()];

    /// <summary>Tells why there is no address.</summary>
    /// <param name="step">The lookup.</param>
    /// <returns>The failure.</returns>
    public static (ProbeFailure Failure, string Reason) Judge(ProbeStep step) =>
        step.TimedOut || Has(step, s_silent) ? (ProbeFailure.NameNotResolved, NoServer)
        : Has(step, s_unknown) || (step.Tool != NameServerTool && step.ExitCode == NotFound)
            ? (ProbeFailure.NameNotResolved, ProbeSigns.NoName)
        : ProbeSigns.Find(step.Output) ?? ProbeSigns.Broken(step.Tool, step.Output, step.ExitCode);

    private static IEnumerable<string> FirstWords(string text) =>
        text.Split('\n').Select(static line => line.Split(default(char[]), 2)[0]);

    // Before the name stands the server's own address.
    private static IEnumerable<string> OfNameServer(string text)
    {
        Match name = Name().Match(text);
        return name.Success ? Address().Matches(text[name.Index..]).Select(static m => m.Groups[1].Value) : [];
    }

    private static bool Has(ProbeStep step, string[] signs) =>
        signs.Any(sign => step.Output.Contains(sign, StringComparison.OrdinalIgnoreCase));

    [GeneratedRegex("^Name:", RegexOptions.Multiline)]
    private static partial Regex Name();

    [GeneratedRegex(@"^Address(?: [0-9]+)?:\s*(\S+)", RegexOptions.Multiline)]
    private static partial Regex Address();
}
