using DockerNet.Contracts;
using DockerNet.Wiring;

namespace DockerNet.Workflows;

/// <summary>Collects what is known of containers' links.</summary>
/// <param name="engine">The engine.</param>
/// <param name="cleanUp">Undoes what is half-made, whatever happens.</param>
internal sealed class LinkReader(IEngine engine, Func<Func<CancellationToken, Task>, Task> cleanUp)
{
    /// <summary>Whether the first process's variables are read, which takes a command in the recipient.</summary>
    public bool ReadsVariables { get; init; } = true;

    /// <summary>Collects what is known of one container's links.</summary>
    /// <param name="id">The recipient's id.</param>
    /// <param name="source">Only links that lead to this container, by name; null for all.</param>
    /// <param name="token">Stops the work.</param>
    /// <returns>The facts, legacy links first, each kind by alias.</returns>
    public async Task<IReadOnlyList<LinkFacts>> ReadAsync(string id, string? source, CancellationToken token)
    {
        if (await TryInspectAsync(id, token) is not ContainerDetail recipient
            || LinkRules.Of(recipient).ToList() is not { Count: > 0 } all)
        {
            return [];
        }

        IReadOnlyList<Container> containers = await engine.Containers.ListAsync(ContainerFilter.All, token);
        var links = new List<(LinkRules.Link Link, ContainerDetail? Source)>();
        foreach (LinkRules.Link link in all)
        {
            ContainerDetail? found = await FindAsync(link, containers, token);
            if (source is null || link.Spec.Source == source || found?.Name == source)
            {
                links.Add((link, found));
            }
        }

        return links.Count == 0 ? [] : await ReadAsync(recipient, all, links, containers, token);
    }

    private async Task<IReadOnlyList<LinkFacts>> ReadAsync(
        ContainerDetail recipient,
        List<LinkRules.Link> all,
        List<(LinkRules.Link Link, ContainerDetail? Source)> links,
        IReadOnlyList<Container> containers,
        CancellationToken token)
    {
        bool active = LinkRules.IsActive(recipient);
        List<LinkSpec> legacy = [.. all.Where(static l => l.Kind == LinkKind.Legacy).Select(static l => l.Spec)];
        IReadOnlyList<string>? environment = ReadsVariables && active && legacy.Count > 0
            ? await ProcessEnvironment.ReadAsync(engine, recipient, cleanUp, token)
            : null;
        ILookup<string, LinkVariable> variables = LinkTwins.Assign(
            LinkEnvironment.Parse(environment ?? [], legacy, recipient.Env), Addresses(legacy, containers))
            .ToLookup(static v => v.Alias);
        string hosts = active ? await engine.Containers.ReadFileAsync(recipient.Id, HostEntryRules.Path, token) : "";
        bool dnsLost = active && legacy.Count < all.Count
            && !ResolverFile.AsksNetworks(await engine.Containers.ReadFileAsync(recipient.Id, ResolverFile.Path, token));
        return [.. links.Select(item => new LinkFacts
        {
            Recipient = recipient.Name,
            RecipientState = recipient.State,
            Source = item.Link.Spec.Source,
            Alias = item.Link.Spec.Alias,
            Kind = item.Link.Kind,
            Network = item.Link.Network,
            MovedTo = item.Link.Kind == LinkKind.Endpoint || recipient.Networks.Any(static place => place.Network == NetworkSpec.DefaultBridge) ? null
                : links.Where(other => other.Link.Kind == LinkKind.Endpoint && other.Link.Spec.Alias == item.Link.Spec.Alias)
                    .Select(static other => other.Link.Network).FirstOrDefault(),
            SourceState = item.Source?.State ?? LinkFacts.Missing,
            SourceReplaced = item.Source is not null && item.Link.Kind == LinkKind.Legacy
                && !LinkRules.IsLinked(item.Source, recipient.Name, item.Link.Spec.Alias),
            SourceAddress = LinkRules.AddressOn(item.Source, item.Link.Network),
            SourceCreated = item.Source?.Created,
            SourceStarted = item.Source?.Started,
            SourceFinished = item.Source?.Finished,
            Hosts = HostsFile.Parse(hosts),
            Owners = Owners(containers, item.Link.Network),
            DnsLost = dnsLost,
            Variables = environment is null || item.Link.Kind == LinkKind.Endpoint
                ? null
                : [.. variables[item.Link.Spec.Alias]],
            RecipientEnv = recipient.Env,
            OtherAliases = [.. legacy.Where(other => other != item.Link.Spec).Select(static other => other.Alias)],
            DockerHost = engine.Host,
        })];
    }

    /// <summary>Tells where the sources of legacy links are now.</summary>
    /// <param name="links">The links.</param>
    /// <param name="containers">All containers of the engine.</param>
    /// <returns>The address of each alias's source; empty where it has none.</returns>
    public static IReadOnlyDictionary<string, string> Addresses(IEnumerable<LinkSpec> links, IReadOnlyList<Container> containers) =>
        links.DistinctBy(static link => link.Alias).ToDictionary(static link => link.Alias, link => LinkRules.AddressOn(
            containers.FirstOrDefault(c => c.Name == link.Source), NetworkSpec.DefaultBridge)?.ToString() ?? "");

    private static Dictionary<string, string> Owners(IEnumerable<Container> all, string network) => all
        .Select(container => (container.Name, Address: LinkRules.AddressOn(container, network)))
        .Where(static owner => owner.Address is not null)
        .DistinctBy(static owner => owner.Address)
        .ToDictionary(static owner => owner.Address!.ToString(), static owner => owner.Name);

    // A network's DNS also finds its members by the beginning of their id and by their further names there.
    private async Task<ContainerDetail?> FindAsync(
        LinkRules.Link link, IReadOnlyList<Container> all, CancellationToken token)
    {
        string name = link.Spec.Source;
        Container? found = all.FirstOrDefault(container => container.Name == name);
        if (found is not null || link.Kind == LinkKind.Legacy)
        {
            return found is null ? null : await TryInspectAsync(found.Id, token);
        }

        foreach (Container member in all.Where(c => c.Networks.Any(place => place.Network == link.Network)))
        {
            ContainerDetail? detail = await TryInspectAsync(member.Id, token);
            if (detail is not null && (detail.ShortId == name || AliasesOn(detail, link.Network).Contains(name)))
            {
                return detail;
            }
        }

        return null;
    }

    private static ValueList<string> AliasesOn(Container container, string network) =>
        container.Networks.First(place => place.Network == network).Aliases;

    private async Task<ContainerDetail?> TryInspectAsync(string id, CancellationToken token)
    {
        try
        {
            return await engine.Containers.InspectAsync(id, token);
        }
        catch (EngineException error) when (error.Kind == ContainerErrors.ContainerNotFound)
        {
            // It went away in the meantime.
            return null;
        }
    }
}
