namespace DockerNet.Wiring;

/// <summary>
/// Works out the steps that move legacy links to a network without a restart, in the order that works.
/// </summary>
/// <remarks>
/// A link must be gone before its recipient joins a network, since removing it later takes the network's DNS from it. It
/// cannot be made again, so all that can fail is tried before. A source is on the network by then, so the alias is without
/// an address only as long as two calls take. And nobody leaves the bridge before all have joined, since links that are
/// still to be moved work there.
/// </remarks>
public sealed class LinkMigrationPlan
{
    private readonly List<LinkMigrationStep> _steps = [];
    private readonly List<string> _warnings = [];
    private readonly HashSet<string> _visited = [];
    private readonly HashSet<string> _joined = [];
    private readonly Dictionary<string, LinkMember> _members;
    private readonly IReadOnlyList<string> _names;
    private readonly string _network;
    private readonly bool _ping;
    private readonly string _host;

    private LinkMigrationPlan(
        IReadOnlyList<string> names, IEnumerable<LinkMember> members, string network, bool ping, string host)
    {
        _names = names;
        _members = members.DistinctBy(static member => member.Name).ToDictionary(static member => member.Name);
        _network = network;
        _ping = ping;
        _host = host;
    }

    /// <summary>The steps, in their order.</summary>
    public IReadOnlyList<LinkMigrationStep> Steps => _steps;

    /// <summary>What the user should know of it.</summary>
    public IReadOnlyList<string> Warnings => _warnings;

    /// <summary>Makes a plan.</summary>
    /// <param name="names">The containers whose links are moved.</param>
    /// <param name="members">Those containers, and all that they link to and that exist.</param>
    /// <param name="network">The network's name.</param>
    /// <param name="exists">Whether the network is there already.</param>
    /// <param name="keepBridge">Whether all stay on the default bridge too.</param>
    /// <param name="ping">Whether it is proved that the aliases answer, before and after.</param>
    /// <param name="host">The engine.</param>
    /// <returns>The plan. It has no steps when there are no legacy links.</returns>
    public static LinkMigrationPlan Make(
        IReadOnlyList<string> names,
        IEnumerable<LinkMember> members,
        string network,
        bool exists,
        bool keepBridge,
        bool ping,
        string host)
    {
        var plan = new LinkMigrationPlan(names, members, network, ping, host);
        if (plan.Recipients.Any())
        {
            plan.Build(exists, keepBridge);
        }

        return plan;
    }

    private IEnumerable<LinkMember> Recipients =>
        _names.Select(name => _members[name]).Where(static member => member.Links.Count > 0);

    private void Build(bool exists, bool keepBridge)
    {
        if (!exists)
        {
            Add(LinkMigrationAction.CreateNetwork, _network, "a bridge of its own for the linked containers");
        }

        foreach (LinkMember recipient in Recipients)
        {
            Move(recipient);
        }

        foreach (LinkMember member in keepBridge ? [] : _names.Select(name => _members[name]).Where(MayLeave))
        {
            Add(LinkMigrationAction.LeaveBridge, member.Name, $"it stays on {_network}");
        }

        foreach (LinkMember recipient in Recipients)
        {
            foreach (LinkSpec link in recipient.Links.Where(link => IsProvable(recipient, link)))
            {
                Add(LinkMigrationAction.Ping, recipient.Name, $"'{link.Alias}' answers", link);
            }
        }
    }

    // Sources first, so that each alias finds its source on the network. Circles are entered anywhere.
    private void Move(LinkMember recipient)
    {
        if (!_visited.Add(recipient.Name))
        {
            return;
        }

        List<LinkMember> sources = [.. recipient.Links
            .Select(link => _members.GetValueOrDefault(link.Source))
            .OfType<LinkMember>()
            .Distinct()];
        foreach (LinkMember source in sources.Where(IsMoved))
        {
            Move(source);
        }

        foreach (LinkMember source in sources.Where(source => !IsMoved(source)))
        {
            JoinSource(source);
        }

        LinkSpec[] provable = [.. recipient.Links.Where(link => IsProvable(recipient, link) && _joined.Contains(link.Source))];
        if (provable.Length > 0)
        {
            Add(
                LinkMigrationAction.Rehearse, recipient.Name,
                $"another container reaches {string.Join(", ", provable.Select(static l => l.Source))} on {_network}",
                provable);
        }

        foreach (LinkSpec link in recipient.Links)
        {
            Add(
                LinkMigrationAction.RemoveLink, recipient.Name,
                recipient.Lost.Contains(link.Alias)
                    ? $"the dead link to {link.Source} as {link.Alias}"
                    : $"the legacy link to {link.Source} as {link.Alias}",
                link);
        }

        if (recipient.Networks.Contains(_network))
        {
            Add(LinkMigrationAction.LeaveNetwork, recipient.Name, $"to come back to {_network} with its links");
        }

        Add(
            LinkMigrationAction.ConnectRecipient, recipient.Name,
            $"to {_network}, knowing {string.Join(", ", recipient.Links.Select(static l => $"{l.Source} as {l.Alias}"))}",
            [.. recipient.Links]);
        _joined.Add(recipient.Name);
        if (recipient.RandomPorts)
        {
            _warnings.Add($"'{recipient.Name}' gets other ports of the host where the engine chose them.");
        }
    }

    private void JoinSource(LinkMember source)
    {
        if (_joined.Add(source.Name) && !source.Networks.Contains(_network))
        {
            Add(LinkMigrationAction.ConnectSource, source.Name, $"to {_network}");
        }
    }

    private bool IsProvable(LinkMember recipient, LinkSpec link) =>
        _ping && recipient.Running && _members.GetValueOrDefault(link.Source)?.Running == true;

    private bool IsMoved(LinkMember member) => _names.Contains(member.Name) && member.Links.Count > 0;

    private bool MayLeave(LinkMember member)
    {
        if (!_joined.Contains(member.Name) || !member.Networks.Contains(NetworkSpec.DefaultBridge))
        {
            return false;
        }

        string[] others = [.. member.LinkedBy.Where(name => !_names.Contains(name)).Distinct()];
        if (others.Length > 0)
        {
            _warnings.Add(
                $"'{member.Name}' stays on the default bridge too, since {string.Join(", ", others)} links to it there.");
        }

        return others.Length == 0;
    }

    private void Add(LinkMigrationAction action, string target, string detail, params LinkSpec[] links) =>
        _steps.Add(new LinkMigrationStep
        {
            Order = _steps.Count + 1,
            Action = action,
            Target = target,
            Network = _network,
            Detail = detail,
            Link = Array.ConvertAll(links, static link => $"{link.Source}:{link.Alias}"),
            DockerHost = _host,
        });
}
