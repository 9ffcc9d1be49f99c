using System.Net;
using System.Net.Sockets;
using DockerNet.Text;

namespace DockerNet.Wiring;

/// <summary>What names mean in a container, in the order in which programs find them.</summary>
/// <param name="members">All containers that run.</param>
/// <param name="source">The container; it runs, and has the network of its own or the one it shares.</param>
/// <param name="generation">The engine's generation.</param>
public sealed class NameRules(IReadOnlyList<ReachabilityMember> members, ReachabilityMember source, int generation)
{
    private const int Links = 1_000_000;
    private const int Networks = 2_000_000;
    private const int Qualified = 3_000_000;
    private const int NeverAsked = 4_000_000;

    /// <summary>Lists all meanings of all names.</summary>
    /// <param name="hosts">The lines of the container's hosts file.</param>
    /// <param name="asksNetworks">Whether the container asks the DNS of its networks.</param>
    /// <returns>The meanings, by name; of each name the one that wins first.</returns>
    public IEnumerable<NameMeaning> Of(IReadOnlyList<HostsLine> hosts, bool asksNetworks) =>
        InHosts(hosts).Concat(asksNetworks ? InDns() : [])
            .GroupBy(static meaning => meaning.Name, StringComparer.OrdinalIgnoreCase)
            .OrderBy(static group => group.Key, StringComparer.OrdinalIgnoreCase)
            .SelectMany(Decide);

    /// <summary>Tells whether what a container found is what wins.</summary>
    /// <param name="meanings">All meanings of the name.</param>
    /// <param name="live">What came of asking; null when nobody asked.</param>
    /// <returns>Whether it is; null when that is not known.</returns>
    public static bool? Agrees(IEnumerable<NameMeaning> meanings, ProbeOutcome? live)
    {
        if (live is not { Tested: true })
        {
            return null;
        }

        HashSet<IPAddress> winners = [.. meanings.Where(static m => m.Wins).Select(static m => m.Address)];
        // Of a name that nothing here has, other servers may tell whatever they like. Behind the address that is tried first
        // some programs are given those of further lines of the hosts file too.
        return winners.Count == 0 ? null : live.Addresses is [IPAddress first, ..] && winners.Contains(first);
    }

    private static IEnumerable<NameMeaning> Decide(IEnumerable<NameMeaning> group)
    {
        // A container may have one name on a network in more than one way.
        List<NameMeaning> all = [.. group
            .OrderBy(static m => m.Rank).ThenBy(static m => m.Origin)
            .DistinctBy(static m => (m.Rank, m.Address))];
        return all.Select(Judge).OrderByDescending(static meaning => meaning.Wins);

        NameMeaning Judge(NameMeaning meaning)
        {
            // The hosts file answers for both kinds of addresses; of networks each kind is asked for by itself.
            NameMeaning best = all[0].Origin == ContainerNameOrigin.HostsFile ? all[0]
                : all.First(m => m.Address.AddressFamily == meaning.Address.AddressFamily);
            int winners = all.Where(m => m.Rank == best.Rank).DistinctBy(static m => m.Container).Count();
            return meaning with
            {
                Wins = meaning.Rank == best.Rank && meaning.Rank != NeverAsked,
                Reason = meaning.Rank == NeverAsked ? "No program can ask for such a name."
                    : meaning.Rank == best.Rank ? Why(best, winners)
                    : WhyNot(meaning, best),
            };
        }
    }

    private static string Why(NameMeaning best, int winners) => best.Origin switch
    {
        ContainerNameOrigin.HostsFile => "The hosts file comes before any DNS.",
        ContainerNameOrigin.EndpointLink => "A private name comes before those of the networks.",
        _ when winners > 1 => $"{winners} containers have the name on {best.Network}: its DNS names them in turn.",
        _ => $"The DNS of {best.Network} has it.",
    };

    private static string WhyNot(NameMeaning meaning, NameMeaning best) => best.Origin switch
    {
        ContainerNameOrigin.HostsFile when meaning.Origin == best.Origin => "An earlier line of the hosts file has the name.",
        ContainerNameOrigin.HostsFile => "The hosts file comes first.",
        ContainerNameOrigin.EndpointLink => "A private name comes first.",
        _ => $"{best.Network} is asked first.",
    };

    // A line for an address of each kind counts, and of one kind the first one.
    private IEnumerable<NameMeaning> InHosts(IReadOnlyList<HostsLine> hosts)
    {
        Dictionary<IPAddress, string> owners = members
            .SelectMany(static m => m.Places.Select(place => (place.Address, m.Name)))
            .DistinctBy(static owner => owner.Address)
            .ToDictionary(static owner => owner.Address, static owner => owner.Name);
        HashSet<(string Name, AddressFamily)> seen = [];
        return hosts.SelectMany((line, index) => line.Names.Select(name => new NameMeaning(
            name,
            line.Address,
            owners.GetValueOrDefault(line.Address, ""),
            ContainerNameOrigin.HostsFile,
            "",
            seen.Add((name.ToUpperInvariant(), line.Address.AddressFamily)) ? 0 : index + 1)));
    }

    private IEnumerable<NameMeaning> InDns()
    {
        List<ReachabilityPlace> places = [.. ReachabilityNode.DnsOrder(source.Places)];
        IEnumerable<NameMeaning> links = places.SelectMany((place, index) => place.Links.SelectMany(link => On(place.Network, 0)
            .Where(m => m.Name.Equals(link.Source, StringComparison.OrdinalIgnoreCase))
            .Select(m => m with
            {
                Name = link.Alias,
                Origin = ContainerNameOrigin.EndpointLink,
                Rank = DnsName.CanBeAsked(link.Alias) ? Links + index : NeverAsked,
            })));
        return links
            .Concat(places.SelectMany((place, index) => On(place.Network, Networks + index)))
            .Concat(places.SelectMany((place, index) => On(place.Network, Qualified + index)
                .Where(static m => m.Origin is ContainerNameOrigin.ContainerName or ContainerNameOrigin.NetworkAlias)
                .Select(m => m with { Name = $"{m.Name}.{m.Network}", Origin = ContainerNameOrigin.QualifiedName })));
    }

    private IEnumerable<NameMeaning> On(ReachabilityNetwork network, int rank) =>
        from member in members
        from place in member.Places
        where ReferenceEquals(place.Network, network)
        from name in ReachabilityNode.NamesOf(member, place, generation)
        select new NameMeaning(
            name.Name, place.Address, member.Name, name.Origin, network.Name, DnsName.CanBeAsked(name.Name) ? rank : NeverAsked);
}
