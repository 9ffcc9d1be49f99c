namespace DockerNet;

/// <summary>A rule by which the engine's host translates addresses of containers, isolates networks or opens ports.</summary>
public sealed class DockerNatRule
{
    internal DockerNatRule()
    {
    }

    /// <summary>With what the engine makes its rules.</summary>
    public RuleBackend Backend { get; internal init; }

    /// <summary>Which addresses it is for.</summary>
    public RuleFamily Family { get; internal init; }

    /// <summary>
    /// The table that it is in. In nftables an engine has one table for all, where the chains' names begin with this.
    /// </summary>
    public RuleTable Table { get; internal init; }

    /// <summary>The chain that it is in; in nftables also a map of interfaces.</summary>
    public string Chain { get; internal init; } = "";

    /// <summary>
    /// What it does: <c>MASQUERADE</c> gives the sender the host's address, <c>SNAT</c> a certain one, <c>DNAT</c> changes the
    /// receiver, <c>ACCEPT</c> lets pass, <c>DROP</c> does not, <c>RETURN</c> goes back to the chain before; else the chain
    /// that it goes on to.
    /// </summary>
    public string Action { get; internal init; } = "";

    /// <summary>Which way the traffic goes.</summary>
    public NatDirection Direction { get; internal init; }

    /// <summary>tcp, udp or sctp; empty for all.</summary>
    public string Protocol { get; internal init; } = "";

    /// <summary>Whom it is about as the sender, as a range; all but that one after <c>!</c>; empty for everybody.</summary>
    public string Source { get; internal init; } = "";

    /// <summary>Whom it is about as the receiver, as a range; all but that one after <c>!</c>; empty for everybody.</summary>
    public string Destination { get; internal init; } = "";

    /// <summary>The receiver's port, before the translation; null for all.</summary>
    public int? Port { get; internal init; }

    /// <summary>
    /// What is there after the translation, as <c>172.17.0.2:80</c>; empty when nothing certain is.
    /// </summary>
    public string To { get; internal init; } = "";

    /// <summary>The network; empty for a rule of them all.</summary>
    public string Network { get; internal init; } = "";

    /// <summary>The network's bridge on the host.</summary>
    public string Bridge { get; internal init; } = "";

    /// <summary>The container; empty for a rule of the whole network.</summary>
    public string Container { get; internal init; } = "";

    /// <summary>What it means, as a sentence.</summary>
    public string Meaning { get; internal init; } = "";

    /// <summary>The rule as <c>iptables-save</c> or <c>nft --stateless list</c> writes it.</summary>
    public string Rule { get; internal init; } = "";

    /// <summary>Where it is known from.</summary>
    public RuleOrigin Origin { get; internal init; }

    /// <summary>The engine, in the form that <c>-DockerHost</c> takes.</summary>
    public string DockerHost { get; internal init; } = "";

    /// <summary>The rule.</summary>
    /// <returns>The rule as text.</returns>
    public override string ToString() => Rule;
}
