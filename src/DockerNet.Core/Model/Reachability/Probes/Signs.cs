using System.Globalization;

namespace DockerNet.Wiring;

/// <summary>How tools word what kept them from reaching a target.</summary>
internal static class ProbeSigns
{
    /// <summary>What is said of a name without an address.</summary>
    public const string NoName = "The name does not resolve in the container.";

    private const string NoRight = "The container's user may not ping.";
    private const string NoWay = "The container has no route to the address.";
    private const string NoNeighbor = "No machine on the network has the address.";
    private const string Filtered = "A firewall on the way refuses the request.";
    private const string OwnFirewall = "A firewall of the container itself does not let the request out.";
    private const string NoAnswer = "There was no answer in time.";

    // The first one that is found decides. A summary of lost packets follows most of the others, so it is the last.
    private static readonly (string Text, ProbeFailure Failure, string Reason)[] s_all =
    [
        ("bad address", ProbeFailure.NameNotResolved, NoName),
        ("name or service not known", ProbeFailure.NameNotResolved, NoName),
        ("name resolution", ProbeFailure.NameNotResolved, NoName),
        ("name does not resolve", ProbeFailure.NameNotResolved, NoName),
        ("no address associated with hostname", ProbeFailure.NameNotResolved, NoName),
        ("address family for hostname not supported", ProbeFailure.NameNotResolved, NoName),
        ("unknown host", ProbeFailure.NameNotResolved, NoName),
        ("could not resolve hostname", ProbeFailure.NameNotResolved, NoName),
        (": try again", ProbeFailure.NameNotResolved, NoName),
        ("sendmsg: operation not permitted", ProbeFailure.NoAnswer, OwnFirewall),
        ("sendto: operation not permitted", ProbeFailure.NoAnswer, OwnFirewall),
        ("operation not permitted", ProbeFailure.NotPermitted, NoRight),
        ("permission denied", ProbeFailure.NotPermitted, NoRight),
        ("lacking privilege", ProbeFailure.NotPermitted, NoRight),
        ("network is unreachable", ProbeFailure.NoRoute, NoWay),
        ("network unreachable", ProbeFailure.NoRoute, NoWay),
        ("destination net unreachable", ProbeFailure.NoRoute, NoWay),
        ("cannot assign requested address", ProbeFailure.NoRoute, NoWay),
        ("address not available", ProbeFailure.NoRoute, NoWay),
        ("destination host unreachable", ProbeFailure.NoRoute, NoNeighbor),
        ("no route to host", ProbeFailure.NoRoute, NoNeighbor),
        ("host is unreachable", ProbeFailure.NoRoute, NoNeighbor),
        ("prohibited", ProbeFailure.NoAnswer, Filtered),
        ("packet filtered", ProbeFailure.NoAnswer, Filtered),
        ("destination port unreachable", ProbeFailure.NoAnswer, Filtered),
        ("100% packet loss", ProbeFailure.NoAnswer, NoAnswer),
    ];

    /// <summary>Finds the reason in what a tool printed.</summary>
    /// <param name="text">What it printed.</param>
    /// <returns>The kind of reason and the reason as a sentence; null when there is none of those that are known.</returns>
    public static (ProbeFailure Failure, string Reason)? Find(string text)
    {
        foreach ((string sign, ProbeFailure failure, string reason) in s_all)
        {
            if (text.Contains(sign, StringComparison.OrdinalIgnoreCase))
            {
                return (failure, reason);
            }
        }

        return null;
    }

    /// <summary>Tells of a tool that ended for a reason that is not known.</summary>
    /// <param name="tool">The tool.</param>
    /// <param name="text">What it printed.</param>
    /// <param name="exitCode">How it ended.</param>
    /// <returns>The failure.</returns>
    public static (ProbeFailure Failure, string Reason) Broken(string tool, string text, int? exitCode)
    {
        string? said = text.Split('\n', StringSplitOptions.TrimEntries).FirstOrDefault(static line => line.Length > 0);
        return (ProbeFailure.Other, said is null
            ? string.Create(CultureInfo.InvariantCulture, $"The {tool} ended with exit code {exitCode} and no word.")
            : $"The {tool} failed: {said.TrimEnd('.')}.");
    }
}
