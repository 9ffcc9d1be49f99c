using System.Net;
using System.Net.Sockets;
using DockerNet.Text;

namespace DockerNet.Wiring;

/// <summary>A container, with all that is worked out once for all its pairs.</summary>
internal sealed class ReachabilityNode
{
    /// <summary>What the host's network namespace is called.</summary>
    public const string HostMode = "host";

    private readonly Dictionary<string, List<IPAddress>> _hosts = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, (ReachabilityNetwork Network, string Name)> _links = new(StringComparer.OrdinalIgnoreCase);
    private ILookup<(int, AddressFamily), ReachabilityNode>? _publishers;

    /// <summary>Makes the node. It is whole once <see cref="Settle"/> has been called.</summary>
    /// <param name="member">The container.</param>
    /// <param name="generation">The engine's generation.</param>
    public ReachabilityNode(ReachabilityMember member, int generation)
    {
        Member = member;
        IsGenerated = !EngineCapabilities.Has(generation, EngineCapability.HostNamesInDns) && GeneratedName.Is(member.Name);
        Owner = this;
        OwnText = Of(member);
    }

    /// <summary>The container.</summary>
    public ReachabilityMember Member { get; }

    /// <summary>Whose network namespace it has; itself when it has its own.</summary>
    public ReachabilityNode Owner { get; private set; }

    /// <summary>Why it has lost the namespace that it shared; null when it has not.</summary>
    public ReachabilityLoss? Lost { get; private set; }

    /// <summary>Whether the engine made its name up and keeps that out of the DNS.</summary>
    public bool IsGenerated { get; }

    /// <summary>Where it is, as a text.</summary>
    public string OwnText { get; private set; }

    /// <summary>Whether it has the host's network.</summary>
    public bool IsHost => Owner.Member.Mode == HostMode;

    /// <summary>Whether it has processes and a network.</summary>
    public bool IsActive => Member.Runs;

    /// <summary>Its places on networks.</summary>
    public IReadOnlyList<ReachabilityPlace> Places => Owner.Member.Places;

    /// <summary>The places whose networks' DNS it asks, in the order in which they are asked.</summary>
    public ReachabilityPlace[] Known { get; private set; } = [];

    /// <summary>A network of its where members reach each other by name; null when there is none.</summary>
    public string? Meeting { get; private set; }

    /// <summary>Tells whether it has the network namespace that another one has, be it lost to its owner or not.</summary>
    /// <param name="other">The other one.</param>
    /// <returns>Whether it has.</returns>
    public bool Shares(ReachabilityNode other) =>
        Owner == other.Owner || (IsHost && other.IsHost) || (Lost is not null && Lost.Whose == other.Lost?.Whose);

    /// <summary>The legacy link that gives it a name for another; null when there is none.</summary>
    /// <param name="target">The other.</param>
    /// <returns>The link.</returns>
    public LinkSpec? LinkTo(ReachabilityNode target)
    {
        foreach (LinkSpec link in Owner.Member.Links)
        {
            if (link.Source == target.Member.Name)
            {
                return link;
            }
        }

        return null;
    }

    /// <summary>Tells what its hosts file has for a name.</summary>
    /// <param name="name">The name.</param>
    /// <returns>The addresses, the first one of each kind; null when the file has none.</returns>
    public IReadOnlyList<IPAddress>? InHosts(string name) => Owner._hosts.GetValueOrDefault(name);

    /// <summary>Tells whom a private name of its own means.</summary>
    /// <param name="name">The name.</param>
    /// <returns>The network to ask, and the name to ask for; null when it is no such name.</returns>
    public (ReachabilityNetwork Network, string Name)? InLinks(string name) =>
        Owner._links.Count > 0 && Owner._links.TryGetValue(name, out (ReachabilityNetwork, string) found) ? found : null;

    /// <summary>Tells for whom the engine listens at a port of the host.</summary>
    /// <param name="port">The host's TCP port.</param>
    /// <param name="family">At which kind of address.</param>
    /// <returns>The container that publishes it; null when there is none, or this one is not in host mode.</returns>
    public ReachabilityNode? PublisherOf(int port, AddressFamily family) => _publishers?[(port, family)].FirstOrDefault();

    /// <summary>Works out what takes the other containers.</summary>
    /// <param name="byId">All containers by id.</param>
    /// <param name="byName">All containers by name.</param>
    public void Settle(IReadOnlyDictionary<string, ReachabilityNode> byId, IReadOnlyDictionary<string, ReachabilityNode> byName)
    {
        FindOwner(byId);
        Known = IsHost || Lost is not null
            ? []
            : [.. DnsOrder(Places)];
        Meeting = Array.Find(Known, static place => place.Network.Icc && place.Network.IsBridge)?.Network.Name;
        OwnText = Lost is not null ? $"{Member.Name} {Lost.Text}"
            : Owner == this ? OwnText
            : $"{Member.Name} has the network of {Owner.Member.Name}; {Owner.OwnText}";
        _publishers = !IsHost ? null
            : byId.Values
                .SelectMany(static node => node.Member.Published.Select(port => (Node: node, Port: port)))
                .ToLookup(static one => (one.Port.HostPort ?? 0, one.Port.HostAddress.AddressFamily), static one => one.Node);
        if (Owner == this)
        {
            FillHosts(byName);
            foreach (ReachabilityPlace place in Member.Places)
            {
                place.Links.ToList().ForEach(link => _links.TryAdd(link.Alias, (place.Network, link.Source)));
            }
        }
    }

    /// <summary>Lists the places whose networks' DNS is asked, in the order in which they are.</summary>
    /// <param name="places">A container's places.</param>
    /// <returns>The places.</returns>
    public static IEnumerable<ReachabilityPlace> DnsOrder(IEnumerable<ReachabilityPlace> places) =>
        places.Where(static place => place.Network.HasNames)
            .GroupBy(static place => place.Network)
            .OrderByDescending(static one => one.First().Priority)
            .ThenBy(static one => one.Key.Internal)
            .ThenByDescending(static one => one.DistinctBy(static place => place.Address.AddressFamily).Count())
            .ThenBy(static one => one.Key.Name, StringComparer.Ordinal)
            .Select(static one => one.First());

    /// <summary>Lists the names that a network's DNS has for a member that runs.</summary>
    /// <param name="member">The member.</param>
    /// <param name="place">Its place on the network.</param>
    /// <param name="generation">The engine's generation.</param>
    /// <returns>The names.</returns>
    public static IEnumerable<(string Name, ContainerNameOrigin Origin)> NamesOf(
        ReachabilityMember member, ReachabilityPlace place, int generation)
    {
        if (EngineCapabilities.Has(generation, EngineCapability.HostNamesInDns) || !GeneratedName.Is(member.Name))
        {
            yield return (member.Name, ContainerNameOrigin.ContainerName);
        }

        foreach (string alias in place.Aliases)
        {
            yield return (alias, ContainerNameOrigin.NetworkAlias);
        }

        yield return (DockerEntity.Shorten(member.Id), ContainerNameOrigin.ShortId);
        if (EngineCapabilities.Has(generation, EngineCapability.HostNamesInDns) && member.Hostname.Length > 0)
        {
            yield return (member.Hostname, ContainerNameOrigin.Hostname);
        }
    }

    private static string Of(ReachabilityMember member) =>
        member.State is not ("running" or "paused") ? $"{member.Name} is {member.State}"
        : member.Mode == HostMode ? $"{member.Name} is in host mode"
        : member.Places.Count == 0 ? $"{member.Name} has no network"
        : $"{member.Name} is on {string.Join(" and ", member.Places.Select(static p => p.Network).Distinct())}";

    private void FindOwner(IReadOnlyDictionary<string, ReachabilityNode> byId)
    {
        ReachabilityMember owner = ReachabilityNamespace.OwnerOf(
            Member, id => byId.GetValueOrDefault(id)?.Member, byId.Count, out ReachabilityLoss? lost);
        Lost = lost;
        Owner = ReferenceEquals(owner, Member) ? this : byId[owner.Id];
    }

    // As the engine writes the file: the first line that has a name counts, for each kind of address.
    private void FillHosts(IReadOnlyDictionary<string, ReachabilityNode> byName)
    {
        foreach ((string name, IPAddress address) in HostsLine.OfEngines)
        {
            Add(name, address);
        }

        foreach (string line in Member.AddHost)
        {
            if (line.Split(':', 2) is [var name, var text] && AddressText.TryParse(text.Trim('[', ']'), out IPAddress? address))
            {
                Add(name, address);
            }
        }

        foreach (LinkSpec link in Member.Links)
        {
            if (byName.TryGetValue(link.Source, out ReachabilityNode? source)
                && source.Member.LinkNames.Contains($"{Member.Name}/{link.Alias}")
                && source.Places.FirstOrDefault(static p => !p.Network.HasNames) is ReachabilityPlace place)
            {
                Add(link.Alias, place.Address);
                Add(source.Member.Hostname, place.Address);
                Add(source.Member.Name, place.Address);
            }
        }

        foreach (ReachabilityPlace place in Member.Places)
        {
            Add(Member.Hostname, place.Address);
        }

        void Add(string name, IPAddress address)
        {
            if (!_hosts.TryGetValue(name, out List<IPAddress>? known))
            {
                _hosts[name] = known = [];
            }

            if (known.TrueForAll(one => one.AddressFamily != address.AddressFamily))
            {
                known.Add(address);
            }
        }
    }
}
