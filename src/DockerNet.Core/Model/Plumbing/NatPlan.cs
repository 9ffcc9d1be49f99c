using System.Globalization;
using System.Net.Sockets;

namespace DockerNet.Wiring;

/// <summary>Derives the rules that translate addresses from networks and published ports, as engines make them.</summary>
internal static class NatPlan
{
    private const string Bridge = "bridge";
    private const string DefaultBridgeName = "docker0";
    private const string NameOption = "com.docker.network.bridge.name";
    private const string MasqueradeOption = "com.docker.network.bridge.enable_ip_masquerade";
    private const string False = "false";
    private const string Post = "POSTROUTING";
    private const string Masquerade = "MASQUERADE";
    private const string AnyHost = "0.0.0.0";
    private const int NameDigits = 12;

    /// <summary>Derives them.</summary>
    /// <param name="networks">The networks.</param>
    /// <param name="containers">The containers.</param>
    /// <param name="generation">The first number of the engine's version.</param>
    /// <returns>The rules, each once: those of networks, then those of ports.</returns>
    public static IReadOnlyList<DockerNatRule> Derive(
        IReadOnlyList<Network> networks, IReadOnlyList<Container> containers, int generation)
    {
        List<Network> translated = [.. networks.Where(static n => n.Driver == Bridge && !n.Internal)];
        return
        [
            .. translated.SelectMany(OfNetwork)
                .Concat(containers.SelectMany(container => OfContainer(container, translated)))
                .Where(rule => EngineCapabilities.Has(generation, EngineCapability.HairpinRules) || rule.Direction != NatDirection.Hairpin)
                .DistinctBy(static rule => rule.Rule),
        ];
    }

    /// <summary>Tells what a network's bridge is called on the host.</summary>
    /// <param name="network">The network.</param>
    /// <returns>The name.</returns>
    public static string BridgeOf(Network network) =>
        network.Options.TryGetValue(NameOption, out string? name) && name.Length > 0 ? name
        : network.Name == NetworkSpec.DefaultBridge ? DefaultBridgeName
        : $"br-{network.Id[..Math.Min(NameDigits, network.Id.Length)]}";

    private static IEnumerable<DockerNatRule> OfNetwork(Network network)
    {
        if (network.Options.TryGetValue(MasqueradeOption, out string? option)
            && option.Equals(False, StringComparison.OrdinalIgnoreCase))
        {
            yield break;
        }

        string bridge = BridgeOf(network);
        foreach (NetworkPool pool in network.Pools)
        {
            if (SubnetRules.TryParse(pool.Subnet, out System.Net.IPAddress? address, out int prefix)
                && address.AddressFamily == AddressFamily.InterNetwork)
            {
                string subnet = string.Create(CultureInfo.InvariantCulture, $"{address}/{prefix}");
                yield return new DockerNatRule
                {
                    Chain = Post,
                    Action = Masquerade,
                    Direction = NatDirection.Outbound,
                    Source = subnet,
                    Network = network.Name,
                    Bridge = bridge,
                    Meaning = $"What containers on {network.Name} send to the outside gets the host's own address.",
                    Rule = $"-A {Post} -s {subnet} ! -o {bridge} -j {Masquerade}",
                    Origin = RuleOrigin.Derived,
                    DockerHost = network.DockerHost,
                };
            }
        }
    }

    private static IEnumerable<DockerNatRule> OfContainer(Container container, List<Network> networks)
    {
        // Only one of its networks leads to the outside: the engine takes the first by name.
        var place = container.Networks
            .OrderBy(static n => n.Network, StringComparer.Ordinal)
            .Select(endpoint => (Endpoint: endpoint, Network: networks.Find(n => n.Name == endpoint.Network)))
            .FirstOrDefault(static p => p.Network is not null && p.Endpoint.IPAddress is not null);
        return place.Network is null ? [] : container.Ports
            .Where(static port => port.Published && port.HostAddress?.AddressFamily != AddressFamily.InterNetworkV6)
            .SelectMany(port => OfPort(container, port, $"{place.Endpoint.IPAddress}", place.Network));
    }

    private static IEnumerable<DockerNatRule> OfPort(Container container, ContainerPort port, string address, Network network)
    {
        string bridge = BridgeOf(network);
        string host = $"{port.HostAddress}" is AnyHost or "" ? "" : $"{port.HostAddress}/32";
        string limit = host.Length > 0 ? $"-d {host} " : "";
        string hostPort = Text(port.HostPort ?? 0);
        string own = Text(port.PrivatePort);
        string to = $"{address}:{own}";
        yield return new DockerNatRule
        {
            Chain = "DOCKER",
            Action = "DNAT",
            Direction = NatDirection.Inbound,
            Protocol = port.Protocol,
            Destination = host,
            Port = port.HostPort,
            To = to,
            Network = network.Name,
            Bridge = bridge,
            Container = container.Name,
            Meaning = $"What arrives at port {hostPort}/{port.Protocol} of {(host.Length > 0 ? $"{port.HostAddress}" : "the host")} "
                + $"goes on to {container.Name} at {to}.",
            Rule = $"-A DOCKER {limit}! -i {bridge} -p {port.Protocol} -m {port.Protocol} --dport {hostPort} "
                + $"-j DNAT --to-destination {to}",
            Origin = RuleOrigin.Derived,
            DockerHost = container.DockerHost,
        };
        yield return new DockerNatRule
        {
            Chain = Post,
            Action = Masquerade,
            Direction = NatDirection.Hairpin,
            Protocol = port.Protocol,
            Source = $"{address}/32",
            Destination = $"{address}/32",
            Port = port.PrivatePort,
            Network = network.Name,
            Bridge = bridge,
            Container = container.Name,
            Meaning = $"What {container.Name} sends to its own published port {own}/{port.Protocol} gets the host's address, "
                + "so that the answer finds its way back.",
            Rule = $"-A {Post} -s {address}/32 -d {address}/32 -p {port.Protocol} -m {port.Protocol} --dport {own} -j {Masquerade}",
            Origin = RuleOrigin.Derived,
            DockerHost = container.DockerHost,
        };
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
