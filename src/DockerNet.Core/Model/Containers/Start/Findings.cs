namespace DockerNet.Wiring;

/// <summary>Tells why a container would not start, before anyone tries.</summary>
internal static class StartFindings
{
    private const string CannotStart = "It cannot start, nor start again once it is stopped.";
    private const string ContainerMode = "container:";

    private static readonly string[] s_up = ["running", "paused", "restarting"];

    /// <summary>Judges a container. One that can start has no finding.</summary>
    /// <param name="facts">What is known.</param>
    /// <returns>The findings, the worst first.</returns>
    public static IReadOnlyList<Finding> Of(StartFacts facts) =>
    [
        .. OfLinks(facts).Concat(OfNetworks(facts)).Concat(Mode(facts)).Concat(Ports(facts)).Concat(Addresses(facts))
            .Concat(ProviderFindings.Of(facts)).Concat(SettingFindings.Of(facts))
            .OrderBy(static finding => finding.Severity),
    ];

    /// <summary>Judges a container's legacy links alone.</summary>
    /// <param name="facts">What is known. The networks do not matter.</param>
    /// <returns>The findings, in the order of the links.</returns>
    public static IEnumerable<Finding> OfLinks(StartFacts facts)
    {
        foreach (LinkSpec link in facts.Container.Links.Select(LinkSpec.Parse))
        {
            Container? source = Find(facts, link.Source);
            if (source is null)
            {
                yield return Make(
                    facts,
                    "LinkSourceGone",
                    $"The source {link.Source} of its link {link.Alias} is gone.",
                    $"Repair-ContainerLink {facts.Container.Name}",
                    $"link: {link}");
            }
            else if (!LinkRules.IsLinked(source, facts.Container.Name, link.Alias))
            {
                yield return Make(
                    facts,
                    "LinkSourceReplaced",
                    $"The source {source.Name} of its link {link.Alias} was made anew, and the link is tied to the old one.",
                    $"Repair-ContainerLink {facts.Container.Name}",
                    $"link: {link}",
                    $"created {source.Created:u}: {source.Name} with the id {source.ShortId}");
            }
            else if (!s_up.Contains(source.State))
            {
                yield return Make(
                    facts,
                    "LinkSourceNotRunning",
                    $"The source {source.Name} of its link {link.Alias} is {source.State}.",
                    $"Start-DockerContainer {source.Name}",
                    $"link: {link}",
                    $"state of {source.Name}: {source.Status}");
            }
            else if (!source.Networks.Any(static place => place.Network == NetworkSpec.DefaultBridge))
            {
                yield return Make(
                    facts,
                    "LinkSourceNotOnBridge",
                    $"The source {source.Name} of its link {link.Alias} is not on the default bridge.",
                    $"Convert-ContainerLink {facts.Container.Name}",
                    $"link: {link}",
                    $"networks of {source.Name}: {string.Join(", ", source.Networks.Select(static n => n.Network))}");
            }
        }
    }

    /// <summary>Finds networks that are gone, or were made anew.</summary>
    /// <param name="facts">What is known of the container.</param>
    /// <returns>The findings.</returns>
    public static IEnumerable<Finding> OfNetworks(StartFacts facts)
    {
        foreach (ContainerEndpoint place in facts.Container.Networks)
        {
            bool known = facts.Networks.Any(n => place.NetworkId.Length > 0
                ? n.Id == place.NetworkId
                : n.Name == place.Network || n.Id == place.Network);
            if (known)
            {
                continue;
            }

            string name = facts.Container.Name;
            yield return facts.Networks.FirstOrDefault(n => n.Name == place.Network) is Network other
                ? Make(
                    facts,
                    "NetworkRecreated",
                    $"Its network {place.Network} was removed, and another of that name is there now.",
                    $"Connect-DockerNetwork {place.Network} {name} -Force",
                    $"network that it remembers: {place.NetworkId}",
                    $"network that is there: {other.Id}")
                : Make(
                    facts,
                    "NetworkGone",
                    $"Its network {place.Network} is gone.",
                    $"New-DockerBridge {place.Network}; Update-DockerContainer {name} -Network {place.Network}",
                    $"network that it remembers: {(place.NetworkId.Length > 0 ? place.NetworkId : place.Network)}");
        }
    }

    private static IEnumerable<Finding> Mode(StartFacts facts)
    {
        string mode = facts.Container.NetworkMode;
        if (!mode.StartsWith(ContainerMode, StringComparison.Ordinal))
        {
            yield break;
        }

        string owner = mode[ContainerMode.Length..];
        Container? target = Find(facts, owner);
        if (target is null)
        {
            yield return Make(
                facts,
                "NetworkOwnerGone",
                "The container whose network it shares is gone.",
                $"Update-DockerContainer {facts.Container.Name} -Network container:NAME",
                $"network mode: {mode}");
        }
        else if (!s_up.Contains(target.State))
        {
            yield return Make(
                facts,
                "NetworkOwnerNotRunning",
                $"The container {target.Name} whose network it shares is {target.State}.",
                $"Start-DockerContainer {target.Name}",
                $"network mode: container:{target.Name}",
                $"state of {target.Name}: {target.Status}");
        }
    }

    private static IEnumerable<Finding> Ports(StartFacts facts)
    {
        ContainerPort[] held = [.. Others(facts).SelectMany(static c => c.Ports)];
        foreach (PortSpec spec in facts.Publishes ? facts.Container.Publish.Select(PortSpec.Parse) : [])
        {
            if (PortConflict.Find(spec.Mappings, held) is PortConflict conflict)
            {
                string fix = conflict.Free is int free
                    ? $"Update-DockerContainer {facts.Container.Name} -Publish {free}:{spec.ContainerPort}"
                    : $"Stop-DockerContainer {conflict.Holder.Container}";
                yield return Make(
                    facts,
                    "PortInUse",
                    $"Its port {spec.HostPort} on the host is container {conflict.Holder.Container}'s.",
                    fix,
                    $"asked for: {spec}",
                    $"published by {conflict.Holder.Container}: {conflict.Holder}");
            }
        }
    }

    private static IEnumerable<Finding> Addresses(StartFacts facts) =>
        from place in facts.Container.Networks
        from other in Others(facts)
        from taken in other.Networks
        where taken.Network == place.Network && taken.IPAddress is not null && taken.IPAddress.Equals(place.FixedAddress)
        select Make(
            facts,
            "AddressInUse",
            $"Its address {place.FixedAddress} on network {place.Network} is container {other.Name}'s.",
            $"Disconnect-DockerNetwork {place.Network} {other.Name}",
            $"{other.Name} on {taken.Network}: {taken.IPAddress}");

    private static IEnumerable<Container> Others(StartFacts facts) =>
        facts.Containers.Where(other => other.Id != facts.Container.Id && s_up.Contains(other.State));

    internal static Container? Find(StartFacts facts, string name) =>
        facts.Containers.FirstOrDefault(c => c.Name == name || c.Id == name)
        ?? facts.Containers.FirstOrDefault(c => c.Id.StartsWith(name, StringComparison.Ordinal));

    internal static Finding Make(
        StartFacts facts, string id, string problem, string fix, params string[] evidence) => new()
        {
            Severity = FindingSeverity.Error,
            Id = id,
            Target = facts.Container.Name,
            Problem = problem,
            Effect = CannotStart,
            Evidence = evidence,
            Fix = fix,
            DockerHost = facts.Container.DockerHost,
        };
}
