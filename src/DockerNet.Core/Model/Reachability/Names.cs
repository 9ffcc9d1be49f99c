using System.Net;
using System.Net.Sockets;
using DockerNet.Text;

namespace DockerNet.Wiring;

/// <summary>The names that each network's DNS knows, and where a name leads from a container.</summary>
internal sealed class ReachabilityNames
{
    private static readonly IEqualityComparer<(ReachabilityNetwork, string)> s_comparer = new Comparer();

    private static readonly AddressFamily[] s_families = [AddressFamily.InterNetwork, AddressFamily.InterNetworkV6];

    private readonly Dictionary<(ReachabilityNetwork, string), List<(ReachabilityNode Node, IPAddress Address)>> _known = new(s_comparer);

    /// <summary>Collects the names.</summary>
    /// <param name="nodes">All containers.</param>
    /// <param name="generation">The engine's generation.</param>
    public ReachabilityNames(IEnumerable<ReachabilityNode> nodes, int generation)
    {
        foreach (ReachabilityNode node in nodes)
        {
            if (!node.IsActive)
            {
                continue;
            }

            foreach (ReachabilityPlace place in node.Member.Places)
            {
                if (place.Network.HasNames)
                {
                    Register(node, place, generation);
                }
            }
        }
    }

    /// <summary>Tells where the target's name leads, when it does.</summary>
    /// <param name="source">Who asks.</param>
    /// <param name="target">Whose name is asked for.</param>
    /// <param name="problem">Why the name does not lead to the target, as far as that can be told here.</param>
    /// <returns>The addresses that the name has; none when it has none, or others' too.</returns>
    public IReadOnlyList<IPAddress> Find(ReachabilityNode source, ReachabilityNode target, out ReachabilityReason problem)
    {
        string name = target.Member.Name;
        problem = ReachabilityReason.NameOverridden;
        if (source.InHosts(name) is { } inHosts)
        {
            return inHosts;
        }

        if (source.InLinks(name) is (ReachabilityNetwork network, string asked))
        {
            return Only(Known(network, asked), target, ref problem);
        }

        // Each kind of address is asked for by itself, on one network after the other until one has it.
        (ReachabilityNode Node, IPAddress Address)[] found = [.. s_families.SelectMany(family => source.Known
            .Select(place => Known(place.Network, name).Where(item => item.Address.AddressFamily == family).ToArray())
            .FirstOrDefault(static items => items.Length > 0) ?? [])];
        if (found.Length == 0)
        {
            problem = Missing(source, target);
        }

        return Only(found, target, ref problem);
    }

    private static ReachabilityReason Missing(ReachabilityNode source, ReachabilityNode target) =>
        !DnsName.CanBeAsked(target.Member.Name) ? ReachabilityReason.NameUnusable
        : source.LinkTo(target) is not null ? ReachabilityReason.LinkDead
        : target.Owner != target || target.IsHost || target.Lost is not null ? ReachabilityReason.NoNameOfItsOwn
        : source.IsHost ? ReachabilityReason.NoNameFromHost
        : target.IsGenerated && source.Known.Length > 0 ? ReachabilityReason.NameGenerated
        : source.Known.Length == 0 || target.Known.Length == 0 ? ReachabilityReason.NoNameOnDefaultBridge
        : ReachabilityReason.NoNameAcrossNetworks;

    private List<(ReachabilityNode Node, IPAddress Address)> Known(ReachabilityNetwork network, string name) =>
        _known.TryGetValue((network, name), out List<(ReachabilityNode, IPAddress)>? found) ? found : [];

    private static IReadOnlyList<IPAddress> Only(
        IReadOnlyList<(ReachabilityNode Node, IPAddress Address)> found, ReachabilityNode target, ref ReachabilityReason problem)
    {
        if (found.Any(item => item.Node != found[0].Node))
        {
            problem = found.Any(item => item.Node == target) ? ReachabilityReason.NameAmbiguous : problem;
            return [];
        }

        return [.. found.Select(static item => item.Address)];
    }

    private void Register(ReachabilityNode node, ReachabilityPlace place, int generation)
    {
        foreach ((string name, _) in ReachabilityNode.NamesOf(node.Member, place, generation).Where(static one => DnsName.CanBeAsked(one.Name)))
        {
            if (!_known.TryGetValue((place.Network, name), out List<(ReachabilityNode Node, IPAddress Address)>? list))
            {
                _known[(place.Network, name)] = list = [];
            }

            if (!list.Contains((node, place.Address)))
            {
                list.Add((node, place.Address));
            }
        }
    }

    private sealed class Comparer : IEqualityComparer<(ReachabilityNetwork Network, string Name)>
    {
        public bool Equals((ReachabilityNetwork Network, string Name) x, (ReachabilityNetwork Network, string Name) y) =>
            ReferenceEquals(x.Network, y.Network) && string.Equals(x.Name, y.Name, StringComparison.OrdinalIgnoreCase);

        public int GetHashCode((ReachabilityNetwork Network, string Name) key) =>
            HashCode.Combine(key.Network, StringComparer.OrdinalIgnoreCase.GetHashCode(key.Name));
    }
}
