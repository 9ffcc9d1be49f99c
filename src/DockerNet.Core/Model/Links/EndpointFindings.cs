namespace DockerNet.Wiring;

/// <summary>What is wrong with a link on a user-defined network.</summary>
internal static class LinkEndpointFindings
{
    private const int IdLength = 64;

    /// <summary>Judges a link.</summary>
    /// <param name="link">What is known of it.</param>
    /// <returns>The findings.</returns>
    public static IEnumerable<Finding> Of(LinkFacts link)
    {
        LinkHealth health = LinkRules.Judge(link);
        string setting = $"link {link.Source}:{link.Alias} on {link.Network}";
        string nothing = $"'{link.Alias}' has no address for '{link.Recipient}'.";
        if (health == LinkHealth.SourceMissing)
        {
            bool id = link.Source.Length == IdLength;
            yield return LinkFindings.Make(
                link, FindingSeverity.Error, "LinkSourceMissing",
                id
                    ? $"'{link.Recipient}' links to an id, and the network's DNS knows names only."
                    : $"Nothing on '{link.Network}' has the name '{link.Source}': it was removed or renamed.",
                nothing,
                $"Disconnect-DockerNetwork {link.Network} {link.Recipient}; "
                + $"Connect-DockerNetwork {link.Network} {link.Recipient} -Link NAME:{link.Alias}",
                null, setting, $"no container has the name {link.Source}");
        }
        else if (link.SourceState != "running")
        {
            yield return LinkFindings.Make(
                link, link.IsActive ? FindingSeverity.Error : FindingSeverity.Information, "LinkSourceStopped",
                $"'{link.Source}', which '{link.Recipient}' links to as '{link.Alias}', does not run: it is {link.SourceState}.",
                link.SourceState == "paused" ? $"What connects to '{link.Alias}' waits without an answer." : nothing,
                $"{(link.SourceState == "paused" ? "Restart" : "Start")}-DockerContainer {link.Source}",
                link.SourceFinished, setting,
                link.SourceFinished is null ? null : $"{link.Source} ended {LinkFindings.Text(link.SourceFinished)}");
        }
        else if (health == LinkHealth.SourceDisconnected)
        {
            yield return LinkFindings.Make(
                link, FindingSeverity.Error, "LinkSourceDisconnected",
                $"'{link.Source}' is not on '{link.Network}', where the link works.", nothing,
                $"Connect-DockerNetwork {link.Network} {link.Source}", null, setting,
                $"{link.Source} has no address on {link.Network}");
        }
        else if (health == LinkHealth.Stale)
        {
            string? owner = link.OtherOwner(link.HostsAddress?.ToString());
            yield return LinkFindings.Make(
                link, owner is null ? FindingSeverity.Error : FindingSeverity.Critical, "LinkNameOverridden",
                $"The hosts file of '{link.Recipient}' has '{link.Alias}' too, and comes before the network's DNS.",
                $"'{link.Alias}' means {link.HostsAddress}{(owner is null ? "" : $", which is '{owner}',")} and not '{link.Source}'.",
                $"Restart-DockerContainer {link.Recipient}", null, setting, LinkFindings.HostsEvidence(link),
                $"{link.Source} has the address {link.SourceAddress} on {link.Network}");
        }
        else if (health == LinkHealth.DnsLost)
        {
            yield return LinkFindings.Make(
                link, FindingSeverity.Error, "LinkDnsLost",
                $"'{link.Recipient}' does not ask the DNS of its networks. That happens when a legacy link is removed "
                + "from a container that is on a user-defined network.",
                $"No container's name has an address for '{link.Recipient}', '{link.Alias}' included.",
                $"Restart-DockerContainer {link.Recipient}", null, setting,
                "/etc/resolv.conf does not name the server 127.0.0.11");
        }
    }
}
