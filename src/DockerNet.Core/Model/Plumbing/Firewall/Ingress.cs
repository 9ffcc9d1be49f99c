namespace DockerNet.Wiring;

/// <summary>The rules of the ports that a swarm publishes on each of its nodes.</summary>
internal static class FirewallIngress
{
    /// <summary>The network by which a node's containers on overlay networks reach the outside.</summary>
    public const string Gateway = "docker_gwbridge";

    private const string Chain = "DOCKER-INGRESS";
    private const string Locally = "-m addrtype --dst-type LOCAL";

    /// <summary>Writes them.</summary>
    /// <param name="book">Where to.</param>
    /// <param name="forward">The chain that leads to the engine's own.</param>
    public static void Write(FirewallBook book, string forward)
    {
        FirewallScene scene = book.Scene;
        if (scene.IngressPorts.Count == 0 || scene.IngressAddress.Length == 0 || book.Family == RuleFamily.IPv6)
        {
            return;
        }

        FirewallNetwork? gateway = scene.Find(Gateway);
        FirewallSense first = FirewallMeanings.Goes("That", $"{Chain} first, which has the ports that the swarm publishes on each node");
        book.Raise(RuleTable.Nat, "PREROUTING", $"{Locally} -j {Chain}", first);
        book.Raise(RuleTable.Nat, "OUTPUT", $"{Locally} -j {Chain}", first);
        book.Raise(RuleTable.Filter, forward, $"-j {Chain}", first);
        if (gateway?.IPv4 is FirewallSide side)
        {
            book.Insert(
                RuleTable.Nat,
                "POSTROUTING",
                $"-o {gateway.Bridge} -m addrtype --src-type LOCAL -j MASQUERADE",
                FirewallMeanings.FromHost(gateway, side.HostAddress));
        }

        foreach (string port in scene.IngressPorts)
        {
            string number = port[..port.IndexOf('/', StringComparison.Ordinal)];
            string protocol = port[(number.Length + 1)..];
            string match = $"-p {protocol} -m {protocol}";
            string to = $"{scene.IngressAddress}:{number}";
            book.Append(RuleTable.Nat, Chain, $"{match} --dport {number} -j DNAT --to-destination {to}", FirewallMeanings.Ingress(gateway, port, to));
            book.Append(RuleTable.Filter, Chain, $"{match} --dport {number} -j ACCEPT", FirewallMeanings.Ingress(gateway, port, ""));
            book.Append(
                RuleTable.Filter, Chain, $"{match} --sport {number} {FirewallChains.Connected} -j ACCEPT", FirewallMeanings.IngressBack(gateway, port));
        }

        book.Append(RuleTable.Nat, Chain, "-j RETURN", FirewallMeanings.Back);
        book.Append(RuleTable.Filter, Chain, "-j RETURN", FirewallMeanings.Back);
    }
}
