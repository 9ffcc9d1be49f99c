using DockerNet.Contracts;
using DockerNet.Wiring;

namespace DockerNet.Workflows;

/// <summary>Reads the rules of an engine's firewall, or derives them.</summary>
/// <param name="engine">The engine.</param>
/// <param name="networks">All its networks.</param>
/// <param name="containers">All its containers.</param>
internal sealed class FirewallReader(IEngine engine, IReadOnlyList<Network> networks, IReadOnlyList<Container> containers)
{
    /// <summary>Reads them.</summary>
    /// <param name="derive">Whether to derive them even where they can be read.</param>
    /// <param name="token">Stops the work.</param>
    /// <returns>The rules.</returns>
    public async Task<IReadOnlyList<DockerNatRule>> ReadAsync(bool derive, CancellationToken token)
    {
        FirewallScene scene = await SceneAsync(token);
        return !derive
            && await engine.System.ReadFirewallAsync(scene.Backend, token) is FirewallTables tables
            && FirewallReading.Parse(scene, tables.IPv4, tables.IPv6) is IReadOnlyList<DockerNatRule> read
            ? read
            : FirewallPlan.Derive(scene);
    }

    private async Task<FirewallScene> SceneAsync(CancellationToken token)
    {
        DockerEngine facts = await engine.System.GetAsync(token);
        IngressPorts ingress = facts.Swarm == "active" ? await engine.System.ReadIngressPortsAsync(token) : new([], "");
        FirewallNetwork[] bridges =
        [
            .. networks.Where(static n => n.Driver == "bridge" && !n.ConfigOnly)
                .OrderBy(static n => n.Name != NetworkSpec.DefaultBridge)
                .ThenBy(static n => n.Created)
                .Select(FirewallNetwork.From),
        ];
        bool each = EngineCapabilities.Has(facts.Generation, EngineCapability.GatewayOfEachFamily);
        return new FirewallScene
        {
            Backend = facts.FirewallBackend?.StartsWith("nftables", StringComparison.Ordinal) == true ? RuleBackend.Nftables : RuleBackend.Iptables,
            Generation = facts.Generation,
            Hairpin = facts.UserlandProxy == false,
            Networks = bridges,
            Members = [.. containers.OrderBy(static c => c.Created).SelectMany(c => c.Networks.Select(place => Member(c, place, bridges, each)).OfType<FirewallMember>())],
            Links = bridges.Any(static n => n is { Name: NetworkSpec.DefaultBridge, Icc: false }) ? await LinksAsync(token) : [],
            IngressPorts = ingress.Ports,
            IngressAddress = ingress.Address,
            DockerHost = engine.Host,
        };
    }

    // A published port leads to the network that is the way out, and to none when that is internal.
    private static FirewallMember? Member(Container container, ContainerEndpoint place, FirewallNetwork[] bridges, bool gatewayOfEachFamily)
    {
        if ((place.IPAddress ?? place.IPv6Address) is null || Array.Find(bridges, n => n.Name == place.Network) is not FirewallNetwork network)
        {
            return null;
        }

        IEnumerable<FirewallPort> ports =
            from port in container.Ports
            where port.HostAddress is not null || port.Published
            let address = port.HostAddress is Address own ? $"{own}" : "0.0.0.0"
            let published = new FirewallPort(port.Protocol, port.PrivatePort, address, port.HostPort)
            let way = gatewayOfEachFamily && published.Family == RuleFamily.IPv6 ? place.IsIPv6Gateway : place.IsGateway
            where way == true && !network.Internal
            select network.Side(published.Family) is { Routed: true } ? published with { HostPort = null } : published;
        return new FirewallMember
        {
            Container = container.Name,
            Network = place.Network,
            IPv4 = place.IPAddress is Address ipv4 ? $"{ipv4}" : null,
            IPv6 = place.IPv6Address is Address ipv6 ? $"{ipv6}" : null,
            Ports = [.. ports],
        };
    }

    // Only inspection tells of links and of what is exposed.
    private async Task<IReadOnlyList<FirewallLink>> LinksAsync(CancellationToken token)
    {
        var members = new Dictionary<string, ContainerDetail>(StringComparer.Ordinal);
        foreach (Container container in containers.Where(static c => AddressOf(c) is not null))
        {
            try
            {
                members[container.Name] = await engine.Containers.InspectAsync(container.Id, token);
            }
            catch (EngineException error) when (error.Kind == ContainerErrors.ContainerNotFound)
            {
                // It is gone in the meantime, and its links with it.
            }
        }

        return
        [
            .. from recipient in members.Values
               from text in recipient.Links
               let link = LinkSpec.Parse(text)
               where members.ContainsKey(link.Source)
               let source = members[link.Source]
               from exposed in source.ExposedPorts
               let port = exposed.Split('/')
               select new FirewallLink(
                   recipient.Name, AddressOf(recipient)!, source.Name, AddressOf(source)!, port[1], int.Parse(port[0], System.Globalization.CultureInfo.InvariantCulture)),
        ];
    }

    private static string? AddressOf(Container container) =>
        container.Networks.FirstOrDefault(static n => n.Network == NetworkSpec.DefaultBridge)?.IPAddress is Address address ? $"{address}" : null;
}
