namespace DockerNet.Wiring;

/// <summary>What the rules of networks mean.</summary>
internal static class FirewallMeanings
{
    public static FirewallSense Arrivals { get; } = new(
        NatDirection.Any, "What arrives for an address of the host's own is looked up among the published ports.");

    public static FirewallSense Own(bool hairpin) => new(
        NatDirection.Any,
        $"What the host sends to an address of its own{(hairpin ? "" : ", loopback excepted,")} is looked up among the published ports.");

    public static FirewallSense Goes(string what, string chain) => new(NatDirection.Any, $"{what} goes through {chain}.");

    public static FirewallSense User { get; } = Goes(
        "All that passes through the host, before the engine's rules,", "DOCKER-USER, where the host's administrator may have rules");

    public static FirewallSense Back { get; } = new(NatDirection.Any, "All else goes back to the chain that it came from.");

    public static FirewallSense Outward(FirewallNetwork network, string address) => new(
        NatDirection.Outbound,
        $"What containers on {network.Name} send to the outside gets {(address.Length > 0 ? $"the address {address}" : "the host's own address")}.",
        network);

    public static FirewallSense FromHost(FirewallNetwork network, string address) => new(
        NatDirection.Inbound,
        $"What the host sends to containers on {network.Name} gets {(address.Length > 0 ? $"the address {address}" : "its address there")}, "
            + "so that the answer finds its way back.",
        network);

    public static FirewallSense LeftToProxy(FirewallNetwork network) => new(
        NatDirection.Outbound, $"What containers on {network.Name} send to published ports is left to the engine's proxy.", network);

    public static FirewallSense Answers(FirewallNetwork network) => new(
        NatDirection.Inbound, $"What belongs to a connection that is there already reaches containers on {network.Name}.", network);

    public static FirewallSense OutwardAnswers(FirewallNetwork network) => new(
        NatDirection.Outbound, $"What belongs to a connection that is there already may leave {network.Name}.", network);

    public static FirewallSense Entering(FirewallNetwork network, string chain) => new(
        NatDirection.Inbound, $"What goes to containers on {network.Name} goes through {chain}, which opens the published ports.", network);

    public static FirewallSense Leaving(FirewallNetwork network, string chain) => new(
        NatDirection.Outbound, $"What leaves {network.Name} goes through {chain}.", network);

    public static FirewallSense Isolated(FirewallNetwork network) => new(
        NatDirection.Inbound, $"What comes to {network.Name} from another network is dropped: networks are isolated from each other.", network);

    public static FirewallSense RoutedIn(FirewallNetwork network) => new(
        NatDirection.Inbound, $"What comes to {network.Name} from another network is not held back here: its gateway mode is routed.", network);

    public static FirewallSense RoutedOut(FirewallNetwork network) => new(
        NatDirection.Outbound, $"What belongs to a connection that is there already may leave {network.Name} for other networks: its gateway mode is routed.", network);

    public static FirewallSense InternalOut(FirewallNetwork network) => new(
        NatDirection.Outbound, $"What containers on {network.Name} send elsewhere is dropped: the network is internal.", network);

    public static FirewallSense InternalIn(FirewallNetwork network) => new(
        NatDirection.Inbound, $"What comes to {network.Name} from elsewhere is dropped: the network is internal.", network);

    public static FirewallSense Between(FirewallNetwork network) => network.Icc
        ? new(NatDirection.Within, $"Containers on {network.Name} reach each other.", network)
        : new(NatDirection.Within, $"Containers on {network.Name} do not reach each other: enable_icc is false.", network);

    public static FirewallSense Anywhere(FirewallNetwork network, bool others) => new(
        NatDirection.Outbound, $"Containers on {network.Name} reach all that is elsewhere{(others ? ", and each other" : "")}.", network);

    public static FirewallSense Rest(FirewallNetwork network, bool unprotected) => new(
        NatDirection.Inbound,
        unprotected ? $"What comes to {network.Name} from elsewhere is let in at any port: its gateway mode is nat-unprotected."
            : $"What comes to {network.Name} from elsewhere is dropped, unless another rule opens its port.",
        network);

    public static FirewallSense Pings(FirewallNetwork network) => new(
        NatDirection.Inbound, $"Containers on {network.Name} can be pinged from elsewhere: its gateway mode is routed.", network);

    public static FirewallSense Published(FirewallNetwork network, FirewallMember member, FirewallPort port, string to) => new(
        NatDirection.Inbound,
        $"What arrives at port {FirewallText.Number(port.HostPort ?? 0)}/{port.Protocol} of {(port.IsAnywhere ? "the host" : port.HostAddress)} "
            + $"goes on to {member.Container} at {to}.",
        network,
        member.Container);

    public static FirewallSense Opened(FirewallNetwork network, FirewallMember member, FirewallPort port) => new(
        NatDirection.Inbound, $"What comes from elsewhere for port {port.Private} of {member.Container} is let in, since it is published.", network, member.Container);

    public static FirewallSense ToItself(FirewallNetwork network, FirewallMember member, FirewallPort port) => new(
        NatDirection.Hairpin,
        $"What {member.Container} sends to its own published port {port.Private} gets the host's address, so that the answer finds its way back.",
        network,
        member.Container);

    public static FirewallSense Direct(FirewallNetwork network, FirewallMember member, string address) => new(
        NatDirection.Inbound,
        $"What is sent to {member.Container}'s own address {address} from outside {network.Name} is dropped: only published ports lead there.",
        network,
        member.Container);

    public static FirewallSense Trusted(FirewallNetwork network, FirewallMember member, string address, string from) => new(
        NatDirection.Inbound,
        $"What comes through the host's interface {from} may go to {member.Container}'s own address {address}.",
        network,
        member.Container);

    public static FirewallSense Loopback(FirewallNetwork network, FirewallMember member, FirewallPort port) => new(
        NatDirection.Inbound,
        $"What comes from another machine for {FirewallText.WithPort(port.HostAddress, port.HostPort ?? 0)} is dropped: "
            + $"this port of {member.Container} is published to the host alone.",
        network,
        member.Container);

    public static FirewallSense Linked(FirewallNetwork network, FirewallLink link) => new(
        NatDirection.Within,
        $"{link.Recipient} reaches port {FirewallText.Number(link.Port)}/{link.Protocol} of {link.Source}, which it has a link to.",
        network,
        link.Source);

    public static FirewallSense LinkedBack(FirewallNetwork network, FirewallLink link) => new(
        NatDirection.Within,
        $"{link.Source} answers {link.Recipient}, which has a link to it, from port {FirewallText.Number(link.Port)}/{link.Protocol}.",
        network,
        link.Source);

    public static FirewallSense Ingress(FirewallNetwork? network, string port, string to) => new(
        NatDirection.Inbound, $"What arrives at port {port} of this node goes on to the swarm's own load balancer{(to.Length > 0 ? $" at {to}" : "")}.", network);

    public static FirewallSense IngressBack(FirewallNetwork? network, string port) => new(
        NatDirection.Outbound, $"What the swarm's own load balancer answers from port {port} is let out.", network);
}
