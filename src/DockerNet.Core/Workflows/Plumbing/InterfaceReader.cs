using System.Net;
using DockerNet.Contracts;
using DockerNet.Wiring;

namespace DockerNet.Workflows;

/// <summary>Reads containers' interfaces from inside, and their other ends from the engine's host.</summary>
internal sealed class InterfaceReader(IEngine engine, ContainerProber prober, IReadOnlyList<Container> containers)
{
    private const string Running = "running";

    private readonly Namespaces _namespaces = new(containers);
    private readonly Dictionary<string, IReadOnlyList<NetworkInterface>> _known = [];
    private IReadOnlyList<NetworkInterface>? _host;

    /// <summary>Whether the host's interfaces could not be read, so that other ends and bridges are not known.</summary>
    public bool LacksHost => _host is { Count: 0 };

    /// <summary>Reads those of one container.</summary>
    /// <param name="container">The container.</param>
    /// <param name="token">Stops the work.</param>
    /// <returns>The interfaces. Of one that is stopped, its places on networks.</returns>
    /// <exception cref="EngineException">Nothing on the engine can read them.</exception>
    public async Task<IReadOnlyList<ContainerInterface>> ReadAsync(Container container, CancellationToken token)
    {
        if (container.State != Running)
        {
            return [.. container.Networks.DefaultIfEmpty().Select(place => From(container, null, place, null, null))];
        }

        _host ??= await ReadHostAsync(token);
        if (_namespaces.IsHost(container))
        {
            // The ends of other containers' pairs are no interfaces that anything of the host's goes through.
            return [.. (LacksHost ? await ReadOwnAsync(container, token) : _host).Where(static i => i.MasterIndex == 0).Select(i => From(container, i, null, null, null))];
        }

        Container owner = _namespaces.Owner(container);
        IReadOnlyList<NetworkInterface> own = await ReadOwnAsync(container, token);
        return [.. own.Select(i => Join(container, owner, i))];
    }

    private ContainerInterface Join(Container container, Container owner, NetworkInterface inside)
    {
        ContainerEndpoint? place = owner.Networks.FirstOrDefault(
            n => n.MacAddress.Length > 0 && n.MacAddress.Equals(inside.MacAddress, StringComparison.OrdinalIgnoreCase));
        NetworkInterface? peer = inside.PeerIndex == inside.Index ? null
            : _host?.FirstOrDefault(h => h.Index == inside.PeerIndex && h.PeerIndex == inside.Index);
        NetworkInterface? bridge = peer is null ? null : _host?.FirstOrDefault(h => h.Index == peer.MasterIndex);
        // Without a tool that tells addresses, the engine's word is as good.
        NetworkInterface told = inside.Addresses.Length == 0 && place is not null ? inside with { Addresses = [.. Addresses(place)] } : inside;
        return From(container, told, place, peer, bridge);
    }

    private static IEnumerable<string> Addresses(ContainerEndpoint place)
    {
        if (place.IPAddress is not null)
        {
            yield return $"{place.IPAddress}/{place.PrefixLength}";
        }

        if (place.IPv6Address is not null)
        {
            yield return $"{place.IPv6Address}/{place.IPv6PrefixLength}";
        }
    }

    private ContainerInterface From(
        Container container, NetworkInterface? inside, ContainerEndpoint? place, NetworkInterface? peer, NetworkInterface? bridge) => new()
        {
            Container = container.Name,
            Name = inside?.Name ?? "",
            Address = inside?.Addresses.Select(static a => IPAddress.Parse(a.Split('/')[0])).FirstOrDefault(),
            Addresses = inside?.Addresses ?? [],
            MacAddress = inside?.MacAddress ?? "",
            Network = place?.Network ?? "",
            IsGateway = place?.IsGateway,
            IsIPv6Gateway = place?.IsIPv6Gateway,
            Peer = peer?.Name ?? "",
            Bridge = bridge?.Name ?? "",
            Mode = _namespaces.Mode(container),
            SharedWith = [.. _namespaces.SharedWith(container)],
            DockerHost = engine.Host,
        };

    private async Task<IReadOnlyList<NetworkInterface>> ReadOwnAsync(Container container, CancellationToken token)
    {
        // Not its lender's: one that is older than the lender's last start still has a network that is nobody else's.
        if (!_known.TryGetValue(container.Id, out IReadOnlyList<NetworkInterface>? found))
        {
            string? text = await prober.ReadAsync(container, [.. InterfaceTable.Command], token);
            found = InterfaceTable.Parse(text ?? throw NoTool($"the interfaces of {container.Name}"));
            _known[container.Id] = found;
        }

        return found;
    }

    private async Task<IReadOnlyList<NetworkInterface>> ReadHostAsync(CancellationToken token) => InterfaceTable.Parse(
        await prober.ReadHostAsync([.. InterfaceTable.Command], token) ?? "");

    private static EngineException NoTool(string what) => ProbeImage.Missing($"nothing in the container's image can read {what}");
}
