using DockerNet.Contracts;
using DockerNet.Wiring;

namespace DockerNet.Workflows;

/// <summary>The containers whose links are to be moved, with all that they link to, as they are now.</summary>
internal sealed class LinkMigrationScope
{
    private const string NamePrefix = "links-";

    private readonly IEngine _engine;
    private readonly Dictionary<string, ContainerDetail> _members;

    private LinkMigrationScope(IEngine engine, IReadOnlyList<string> names, Dictionary<string, ContainerDetail> members)
    {
        _engine = engine;
        _members = members;
        Names = names;
    }

    /// <summary>The names of the containers whose links are to be moved.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>Those containers, and all that they link to and that exist.</summary>
    public IReadOnlyCollection<ContainerDetail> Members => _members.Values;

    /// <summary>Finds out what they are.</summary>
    /// <param name="engine">The engine.</param>
    /// <param name="wanted">The containers whose links are to be moved.</param>
    /// <param name="token">Stops the work.</param>
    /// <returns>The scope.</returns>
    public static async Task<LinkMigrationScope> ReadAsync(
        IEngine engine, IReadOnlyList<Container> wanted, CancellationToken token)
    {
        var members = new Dictionary<string, ContainerDetail>();
        foreach (Container container in wanted)
        {
            members[container.Name] = await engine.Containers.InspectAsync(container.Id, token);
        }

        IReadOnlyList<Container> all = await engine.Containers.ListAsync(ContainerFilter.All, token);
        HashSet<string> sources = SourcesOf(members.Values);
        foreach (Container source in all.Where(c => sources.Contains(c.Name) && !members.ContainsKey(c.Name)))
        {
            members[source.Name] = await engine.Containers.InspectAsync(source.Id, token);
        }

        return new LinkMigrationScope(engine, [.. wanted.Select(static c => c.Name)], members);
    }

    /// <summary>Makes the plan.</summary>
    /// <param name="network">The network that the user named; null to choose one.</param>
    /// <param name="keepBridge">Whether all stay on the default bridge too.</param>
    /// <param name="ping">Whether the aliases are proved at the end.</param>
    /// <param name="token">Stops the work.</param>
    /// <returns>The plan.</returns>
    public async Task<LinkMigrationPlan> PlanAsync(string? network, bool keepBridge, bool ping, CancellationToken token)
    {
        string name = network ?? CommonNetwork() ?? NamePrefix + FirstRecipient();
        Network? found = await TryGetAsync(name, token);
        if (found?.Predefined == true)
        {
            throw new EngineException(
                NetworkErrors.NetworkPredefined, $"members of network {found.Name} do not know each other by name");
        }

        IEnumerable<LinkMember> members = _members.Values.Select(MemberOf);
        return LinkMigrationPlan.Make(Names, members, found?.Name ?? name, found is not null, keepBridge, ping, _engine.Host);
    }

    private static HashSet<string> SourcesOf(IEnumerable<ContainerDetail> recipients) =>
        [.. recipients.SelectMany(LegacyLinks).Select(static link => link.Source)];

    private static IEnumerable<LinkSpec> LegacyLinks(ContainerDetail container) =>
        LinkRules.Of(container).Where(static link => link.Kind == LinkKind.Legacy).Select(static link => link.Spec);

    private string? CommonNetwork() => _members.Values
        .SelectMany(static member => member.Networks)
        .Select(static place => place.Network)
        .GroupBy(static name => name)
        .FirstOrDefault(group => group.Key != NetworkSpec.DefaultBridge && group.Count() == _members.Count)?.Key;

    // The end that nobody links to is what the others are there for.
    private string FirstRecipient()
    {
        HashSet<string> sources = SourcesOf(Names.Select(name => _members[name]));
        List<string> recipients = [.. Names.Where(name => LegacyLinks(_members[name]).Any())];
        return recipients.Find(name => !sources.Contains(name)) ?? recipients.FirstOrDefault() ?? Names[0];
    }

    private LinkMember MemberOf(ContainerDetail container) => new()
    {
        Name = container.Name,
        Running = LinkRules.IsRunning(container),
        Networks = [.. container.Networks.Select(static place => place.Network)],
        Links = [.. LegacyLinks(container)],
        Lost = [.. LegacyLinks(container).Where(link => IsLost(container, link)).Select(static link => link.Alias)],
        LinkedBy = [.. container.LinkNames.Select(static name => name.Split('/')[0])],
        RandomPorts = HostPorts.AreRandom(container.Json),
    };

    private bool IsLost(ContainerDetail recipient, LinkSpec link) =>
        !_members.TryGetValue(link.Source, out ContainerDetail? source)
        || !LinkRules.IsLinked(source, recipient.Name, link.Alias);

    private async Task<Network?> TryGetAsync(string name, CancellationToken token)
    {
        try
        {
            return await _engine.Networks.GetAsync(name, token);
        }
        catch (EngineException error) when (error.Kind == NetworkErrors.NetworkNotFound)
        {
            return null;
        }
    }
}
