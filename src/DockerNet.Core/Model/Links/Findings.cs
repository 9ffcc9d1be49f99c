using System.Globalization;

namespace DockerNet.Wiring;

/// <summary>What is wrong with a link, in words that tell what to do.</summary>
public static class LinkFindings
{
    /// <summary>Judges a link. A healthy one has no finding.</summary>
    /// <param name="link">What is known of the link.</param>
    /// <returns>The findings, the worst first.</returns>
    public static IReadOnlyList<Finding> Of(LinkFacts link) =>
        [.. (link.Kind == LinkKind.Legacy ? OfLegacy(link) : LinkEndpointFindings.Of(link))
            .Concat(LinkVariableFindings.Of(link))
            .OrderBy(static finding => finding.Severity)];

    /// <summary>Makes a finding about a link.</summary>
    /// <param name="link">The link.</param>
    /// <param name="severity">How bad it is.</param>
    /// <param name="id">What kind of problem it is.</param>
    /// <param name="problem">What is wrong.</param>
    /// <param name="effect">What it breaks.</param>
    /// <param name="fix">The command that repairs it.</param>
    /// <param name="since">Since when; null when nothing tells.</param>
    /// <param name="evidence">What proves it; nulls are left out.</param>
    /// <returns>The finding.</returns>
    internal static Finding Make(
        LinkFacts link,
        FindingSeverity severity,
        string id,
        string problem,
        string effect,
        string fix,
        DateTimeOffset? since,
        params string?[] evidence) => new()
        {
            Severity = severity,
            Id = id,
            Target = link.Recipient,
            Problem = problem,
            Effect = effect,
            Evidence = [.. evidence.OfType<string>()],
            Since = since,
            Fix = fix,
            DockerHost = link.DockerHost,
        };

    /// <summary>Tells of the line that decides what the alias means.</summary>
    /// <param name="link">The link.</param>
    /// <returns>The line in words; null when there is none.</returns>
    internal static string? HostsEvidence(LinkFacts link) =>
        link.AliasLine is HostsLine line ? $"hosts file: {line.Address} {string.Join(' ', line.Names)}" : null;

    /// <summary>Writes a moment.</summary>
    /// <param name="time">The moment.</param>
    /// <returns>The moment in UTC.</returns>
    internal static string Text(DateTimeOffset? time) =>
        time is DateTimeOffset known
            ? known.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss'Z'", CultureInfo.InvariantCulture)
            : "an unknown time";

    private static IEnumerable<Finding> OfLegacy(LinkFacts link)
    {
        LinkHealth health = LinkRules.Judge(link);
        string setting = $"link {link.Source}:{link.Alias}";
        string repair = $"Repair-ContainerLink {link.Recipient}";
        if (link.MovedTo is string place)
        {
            // What an engine removes of links it forgets at its end.
            yield return Make(
                link, FindingSeverity.Warning, "LinkReturned",
                $"The link of '{link.Recipient}' to '{link.Source}' as '{link.Alias}' was moved to '{place}', and the engine has it again since its last start.",
                $"None as long as '{link.Recipient}' is not on the default bridge: '{link.Alias}' is found on '{place}'.",
                $"Convert-ContainerLink {link.Recipient} {place}", null, setting, $"{place} has the link {link.Source}:{link.Alias} too");
            yield break;
        }

        if (link.OtherOwner(link.HostsAddress?.ToString()) is string owner && health != LinkHealth.Healthy)
        {
            yield return Make(
                link, FindingSeverity.Critical, "LinkAddressTaken",
                $"The name '{link.Alias}' leads to '{owner}', which has the address that '{link.Source}' had.",
                $"What '{link.Recipient}' sends to '{link.Alias}', passwords included, goes to '{owner}'.",
                health == LinkHealth.SourceStopped ? Start(link) : LinkRules.IsDead(health) ? repair : Restart(link),
                null,
                HostsEvidence(link),
                $"{owner} has {link.HostsAddress} now");
        }

        if (health == LinkHealth.SourceMissing)
        {
            yield return Make(
                link, FindingSeverity.Error, "LinkSourceMissing",
                $"'{link.Source}', which '{link.Recipient}' links to as '{link.Alias}', has been removed.",
                Dead(link), repair, null, setting, $"no container has the name {link.Source}", HostsEvidence(link));
        }
        else if (health == LinkHealth.SourceReplaced)
        {
            yield return Make(
                link, FindingSeverity.Error, "LinkSourceReplaced",
                $"'{link.Source}', which '{link.Recipient}' links to as '{link.Alias}', was removed, and the container "
                + "that has its name now is another one. The engine does not link to that.",
                Dead(link), repair, link.SourceCreated, setting,
                $"{link.Source} was created {Text(link.SourceCreated)} and has the address {Address(link)}",
                HostsEvidence(link));
        }
        else if (link.SourceState != "running")
        {
            yield return Stopped(link, setting);
        }
        else if (health == LinkHealth.SourceDisconnected)
        {
            yield return Make(
                link, FindingSeverity.Error, "LinkSourceDisconnected",
                $"'{link.Source}' has been taken off the default bridge, where the link works.",
                Dead(link), $"Connect-DockerNetwork bridge {link.Source}", null, setting,
                $"{link.Source} has no address on bridge", HostsEvidence(link));
        }
        else if (health == LinkHealth.Stale)
        {
            yield return Make(
                link, FindingSeverity.Error, "LinkNameOverridden",
                $"The hosts file of '{link.Recipient}' does not lead '{link.Alias}' to '{link.Source}': it has been changed.",
                $"'{link.Alias}' {(link.AliasLine is null ? "has no address" : "means another address")} for every program there.",
                Restart(link), null, setting, HostsEvidence(link) ?? $"hosts file: no line for {link.Alias}",
                $"{link.Source} has the address {Address(link)}");
        }
    }

    private static Finding Stopped(LinkFacts link, string setting)
    {
        bool paused = link.SourceState == "paused";
        string effect = (paused, link.IsActive) switch
        {
            (true, _) => $"What connects to '{link.Alias}' waits without an answer.",
            (_, true) => Dead(link),
            _ => $"'{link.Recipient}' cannot be started before '{link.Source}'.",
        };
        return Make(
            link,
            link.IsActive ? FindingSeverity.Error : FindingSeverity.Warning,
            "LinkSourceStopped",
            $"'{link.Source}', which '{link.Recipient}' links to as '{link.Alias}', does not run: it is {link.SourceState}.",
            effect,
            paused ? $"Restart-DockerContainer {link.Source}" : Start(link),
            paused ? null : link.SourceFinished,
            setting,
            link.SourceFinished is null ? null : $"{link.Source} ended {Text(link.SourceFinished)}",
            HostsEvidence(link));
    }

    private static string Dead(LinkFacts link) => link.IsActive
        ? $"The engine runs no command and no health check in '{link.Recipient}', and cannot restart it: once stopped, it "
            + $"stays so. '{link.Alias}' leads nowhere."
        : $"The engine cannot start '{link.Recipient}'.";

    private static string Address(LinkFacts link) => link.SourceAddress?.ToString() ?? "none";

    private static string Start(LinkFacts link) => $"Start-DockerContainer {link.Source}";

    private static string Restart(LinkFacts link) => $"Restart-DockerContainer {link.Recipient}";
}
