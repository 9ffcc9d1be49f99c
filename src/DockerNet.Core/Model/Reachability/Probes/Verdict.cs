using System.Net;
using System.Text.RegularExpressions;
using DockerNet.Text;

namespace DockerNet.Wiring;

/// <summary>Judges what the tools said about one target.</summary>
internal static partial class ProbeVerdict
{
    /// <summary>Judges.</summary>
    /// <param name="target">The target.</param>
    /// <param name="steps">The tools that ran, in their order.</param>
    /// <returns>What came of the probe.</returns>
    public static ProbeOutcome Of(ProbeTarget target, IReadOnlyList<ProbeStep> steps)
    {
        ProbeStep? lookup = steps.LastOrDefault(static s => s.IsLookup);
        ProbeStep? attempt = steps.LastOrDefault(static s => !s.IsLookup);
        IPAddress[] known = AddressText.TryParse(target.Host, out IPAddress? literal) ? [literal]
            : lookup is null ? [] : NameOutput.Addresses(lookup);
        return (target.Kind, attempt, lookup) switch
        {
            (_, { ExitCode: null }, _) => Unseen(target, attempt),
            (_, null, { ExitCode: null }) => Unseen(target, lookup),
            (ProbeKind.Ping, not null, _) => Ping(target, attempt, known),
            (ProbeKind.Tcp, not null, _) => Connect(target, attempt, lookup, known, ConnectOutput.OfTcp(attempt)),
            (ProbeKind.Udp, not null, _) => Connect(target, attempt, lookup, known, ConnectOutput.OfUdp(attempt)),
            (ProbeKind.Name, _, not null) when known.Length > 0 => Outcome(target, lookup, known, (ProbeFailure.None, "")),
            (_, _, not null) when known.Length == 0 => Outcome(target, lookup, known, NameOutput.Judge(lookup)),
            _ => NotTested(target),
        };
    }

    /// <summary>Tells of a target that no resolver could know.</summary>
    /// <param name="target">The target.</param>
    /// <returns>What is to be said of it.</returns>
    public static ProbeOutcome Implausible(ProbeTarget target) =>
        new(target, ProbeFailure.NameNotResolved) { Detail = ProbeSigns.NoName };

    /// <summary>Tells of a target that there is no tool to test with.</summary>
    /// <param name="target">The target.</param>
    /// <returns>What is to be said of it.</returns>
    public static ProbeOutcome NotTested(ProbeTarget target) => new(target, ProbeFailure.NoTool)
    {
        Detail = target.Kind switch
        {
            ProbeKind.Ping => "The container has no ping to run.",
            ProbeKind.Name => "The container has no tool that can find names.",
            _ => "The container has no tool that can try a port.",
        },
    };

    private static ProbeOutcome Unseen(ProbeTarget target, ProbeStep step) =>
        new(target, ProbeFailure.Other) { Detail = $"The end of the {step.Tool} was not seen." };

    private static ProbeOutcome Ping(ProbeTarget target, ProbeStep step, IPAddress[] known)
    {
        PingEcho echo = PingOutput.Parse(step.Output, "", step.ExitCode ?? 0);
        // Once it has an address a ping ends by itself, so that it was the name that took too long.
        (ProbeFailure, string) verdict = step.TimedOut && !echo.Received
            ? (ProbeFailure.NameNotResolved, NameOutput.NoServer)
            : (echo.Failure, echo.Reason ?? "");
        IPAddress[] addresses = echo.Address is null ? known : [echo.Address];
        return Outcome(target, step, addresses, verdict) with { Time = echo.Time };
    }

    private static ProbeOutcome Connect(
        ProbeTarget target,
        ProbeStep step,
        ProbeStep? lookup,
        IPAddress[] known,
        (ProbeFailure Failure, string Reason) verdict)
    {
        if (known.Length == 0 && AddressText.TryParse(Told().Match(step.Output).Groups[1].Value, out IPAddress? told))
        {
            known = [told];
        }

        // A name that is looked for in vain can take all the time there is.
        return verdict.Failure == ProbeFailure.NoAnswer && known.Length == 0 && lookup is not null
            ? Outcome(target, lookup, known, NameOutput.Judge(lookup))
            : Outcome(target, step, known, verdict) with
            {
                Time = verdict.Failure == ProbeFailure.None ? step.Duration : null,
            };
    }

    private static ProbeOutcome Outcome(
        ProbeTarget target, ProbeStep step, IPAddress[] known, (ProbeFailure Failure, string Reason) verdict) =>
        new(target, verdict.Failure) { Addresses = known, Detail = verdict.Reason, Tool = step.Tool };

    // Netcats tell the address that they tried in brackets, some with the port behind it.
    [GeneratedRegex(@"[(\[]([0-9]+\.[0-9]+\.[0-9]+\.[0-9]+|[0-9A-Fa-f:]+::?[0-9A-Fa-f]*)(?::[0-9]+)?[)\]]")]
    private static partial Regex Told();
}
