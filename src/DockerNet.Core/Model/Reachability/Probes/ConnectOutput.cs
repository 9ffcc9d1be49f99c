namespace DockerNet.Wiring;

/// <summary>Reads what the tools that try a port printed: netcats of all kinds, bash, and nslookup for UDP.</summary>
internal static class ConnectOutput
{
    private const string Answered = "answered";
    private const string NameServerAnswer = "Server:";
    private const string NoListener = "Nothing listens at the port, or only for the target itself, on its loopback address.";
    private const string NoDatagramListener = "Nothing receives at the port: the target refuses the datagram.";
    private const string NoAnswer =
        "There was no answer in time: the two share no network, or a firewall, an internal network or icc=false is between them.";

    private const string Silence = "There was no answer, which for UDP says nothing: a service may listen and keep silent.";
    private const string NoTool = "The container has no tool that can try a port.";

    private static readonly string[] s_refusal = ["connection refused"];
    private static readonly string[] s_timeout = ["timed out", "timeout"];
    private static readonly string[] s_misuse = ["invalid option", "unrecognized option", "usage:", "unknown query"];

    /// <summary>Reads the output of an attempt to connect by TCP.</summary>
    /// <param name="step">The attempt.</param>
    /// <returns>What came of it.</returns>
    public static (ProbeFailure Failure, string Reason) OfTcp(ProbeStep step) =>
        step.ExitCode == 0 ? (ProbeFailure.None, "")
        : Has(step, s_refusal) ? (ProbeFailure.Refused, NoListener)
        : step.TimedOut || Has(step, s_timeout) ? (ProbeFailure.NoAnswer, NoAnswer)
        : Otherwise(step);

    /// <summary>Reads the output of a datagram that was sent.</summary>
    /// <param name="step">The attempt.</param>
    /// <returns>What came of it.</returns>
    public static (ProbeFailure Failure, string Reason) OfUdp(ProbeStep step) =>
        Has(step, s_refusal) ? (ProbeFailure.Refused, NoDatagramListener)
        : step.TimedOut || Has(step, s_timeout) ? (ProbeFailure.NoAnswer, Silence)
        : step.Output.Contains(Answered, StringComparison.Ordinal)
            || step.Output.StartsWith(NameServerAnswer, StringComparison.Ordinal) ? (ProbeFailure.None, "")
        : Otherwise(step);

    private static (ProbeFailure Failure, string Reason) Otherwise(ProbeStep step) =>
        Has(step, s_misuse) || step.ExitCode is 126 or 127
            ? (ProbeFailure.NoTool, NoTool)
            : ProbeSigns.Find(step.Output) ?? ProbeSigns.Broken(step.Tool, step.Output, step.ExitCode);

    private static bool Has(ProbeStep step, string[] signs) =>
        signs.Any(sign => step.Output.Contains(sign, StringComparison.OrdinalIgnoreCase));
}
