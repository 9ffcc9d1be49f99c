using System.Collections.Concurrent;
using DockerNet.Contracts;
using DockerNet.Wiring;

namespace DockerNet.Workflows;

/// <summary>Collects what an engine tells of its containers and networks, which decides who reaches whom by which name.</summary>
/// <param name="engine">The engine.</param>
/// <param name="throttleLimit">How many containers may be asked for at the same time.</param>
internal sealed class SceneReader(IEngine engine, int throttleLimit)
{
    private const string FilterOff = "bridge-nf-call-iptables is disabled";

    private Dictionary<string, ReachabilityMember> _members = [];
    private ReachabilityEngine _engine = new(0);

    /// <summary>All containers that count, by id.</summary>
    public IReadOnlyDictionary<string, ContainerDetail> Containers { get; private set; } = new Dictionary<string, ContainerDetail>();

    /// <summary>Reads all containers that run, and some that may not.</summary>
    /// <param name="named">The ids of those that count in any case.</param>
    /// <param name="token">Stops the work.</param>
    /// <returns>Nothing, when all is read.</returns>
    public async Task ReadAsync(IReadOnlySet<string> named, CancellationToken token)
    {
        DockerEngine about = await engine.System.GetAsync(token);
        _engine = new ReachabilityEngine(about.Generation)
        {
            UserlandProxy = about.UserlandProxy,
            FiltersBridges = !about.Warnings.Any(static warning => warning.Contains(FilterOff, StringComparison.Ordinal)),
        };
        IReadOnlyList<Container> all = await engine.Containers.ListAsync(ContainerFilter.All, token);
        List<Container> counted = [.. all.Where(c => LinkRules.IsActive(c) || named.Contains(c.Id))];
        HashSet<string> owners = OwnersOf(counted, all);
        // Who asks from the background has no thread of its own for all the answers.
        var details = new ConcurrentDictionary<string, ContainerDetail>();
        await Throttled.ForEachAsync(
            all.Where(c => owners.Contains(c.Id)).Union(counted),
            throttleLimit,
            async container =>
            {
                if (await TryInspectAsync(container.Id, token) is ContainerDetail detail)
                {
                    details[detail.Id] = detail;
                }
            },
            token);
        Containers = details;
        Dictionary<string, ReachabilityNetwork> networks = (await engine.Networks.ListAsync(NetworkFilter.All, token))
            .ToDictionary(static network => network.Id, ReachabilityNetwork.From);
        _members = details.Values.Select(detail => ReachabilityMember.From(detail, networks)).ToDictionary(static m => m.Id);
    }

    /// <summary>Makes the scene of what has been read.</summary>
    /// <param name="listeners">What listens in each container, by id, as far as anybody looked.</param>
    /// <returns>The scene.</returns>
    public ReachabilityScene Scene(IReadOnlyDictionary<string, IReadOnlyList<SocketListener>> listeners) => new(
        _members.Values.Select(member => member with { Listeners = listeners.GetValueOrDefault(member.Id) }),
        _engine);

    /// <summary>Gives the rules of what names mean in a container.</summary>
    /// <param name="id">The container's id. It runs.</param>
    /// <returns>The rules.</returns>
    public NameRules NamesFrom(string id) =>
        new([.. _members.Values], _members[OwnerOf(Containers[id])?.Id ?? id], _engine.Generation);

    /// <summary>Finds the container whose network another one has.</summary>
    /// <param name="container">The other one.</param>
    /// <returns>
    /// The container; the other one itself when it has its own; null when the one that it shared with has ended or been
    /// restarted since.
    /// </returns>
    public ContainerDetail? OwnerOf(ContainerDetail container)
    {
        ReachabilityMember owner = OwnerOf(container.Id, out ReachabilityLoss? lost);
        return lost is null ? Containers[owner.Id] : null;
    }

    /// <summary>Finds whose network a container has lost.</summary>
    /// <param name="id">The container's id.</param>
    /// <returns>The id of the one that it shared with; null when it has lost none.</returns>
    public string? LostWith(string id)
    {
        OwnerOf(id, out ReachabilityLoss? lost);
        return lost?.Whose;
    }

    /// <summary>Finds the network namespace of a container.</summary>
    /// <param name="id">The container's id.</param>
    /// <returns>What is the same for all containers that share it.</returns>
    public string NamespaceOf(string id) =>
        !Containers.TryGetValue(id, out ContainerDetail? container) ? id
        : OwnerOf(container) is not ContainerDetail owner ? LostWith(id) ?? id
        : owner.NetworkMode == ReachabilityNode.HostMode ? ReachabilityNode.HostMode
        : owner.Id;

    /// <summary>Tells whether packets go from one container to another without a router in between.</summary>
    /// <param name="source">The id of the one.</param>
    /// <param name="target">The id of the other.</param>
    /// <returns>Whether they do.</returns>
    public bool AreNeighbours(string source, string target) =>
        Containers.TryGetValue(source, out ContainerDetail? one) && OwnerOf(one) is ContainerDetail sender
        && Containers.TryGetValue(target, out ContainerDetail? other) && OwnerOf(other) is ContainerDetail receiver
        && (sender.NetworkMode == ReachabilityNode.HostMode
            || sender.Networks.Any(place => receiver.Networks.Any(next => next.Network == place.Network)));

    private ReachabilityMember OwnerOf(string id, out ReachabilityLoss? lost) => ReachabilityNamespace.OwnerOf(
        _members[id], other => _members.GetValueOrDefault(other), _members.Count, out lost);

    // Those whose network others have, and those whose network these have, whether they run or not.
    private static HashSet<string> OwnersOf(IReadOnlyList<Container> counted, IReadOnlyList<Container> all)
    {
        var modes = all.ToDictionary(static container => container.Id, static container => container.NetworkMode);
        var owners = new HashSet<string>();
        foreach (Container container in counted)
        {
            string? next = ReachabilityNamespace.SharedId(container.NetworkMode);
            while (next is not null && owners.Add(next))
            {
                next = modes.TryGetValue(next, out string? mode) ? ReachabilityNamespace.SharedId(mode) : null;
            }
        }

        return owners;
    }

    // It may have gone away in the meantime.
    private async Task<ContainerDetail?> TryInspectAsync(string id, CancellationToken token)
    {
        try
        {
            return await engine.Containers.InspectAsync(id, token);
        }
        catch (EngineException error) when (error.Kind == ContainerErrors.ContainerNotFound)
        {
            return null;
        }
    }
}
