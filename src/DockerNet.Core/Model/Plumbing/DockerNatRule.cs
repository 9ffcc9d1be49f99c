namespace DockerNet;

/// <summary>A rule by which the engine's host translates addresses of containers.</summary>
public sealed class DockerNatRule
{
    internal DockerNatRule()
    {
    }

    /// <summary>The chain of the table <c>nat</c> that it is in.</summary>
    public string Chain { get; internal init; } = "";

    /// <summary>What it does: <c>MASQUERADE</c> gives the sender the host's address, <c>DNAT</c> changes the receiver.</summary>
    public string Action { get; internal init; } = "";

    /// <summary>Which way the traffic goes.</summary>
    public NatDirection Direction { get; internal init; }

    /// <summary>tcp, udp or sctp; empty for all.</summary>
    public string Protocol { get; internal init; } = "";

    /// <summary>Whom it is about as the sender, as a range; empty for everybody.</summary>
    public string Source { get; internal init; } = "";

    /// <summary>Whom it is about as the receiver, as a range; empty for everybody.</summary>
    public string Destination { get; internal init; } = "";

    /// <summary>The receiver's port, before the translation; null for all.</summary>
    public int? Port { get; internal init; }

    /// <summary>Whom the traffic goes to after the translation, as <c>172.17.0.2:80</c>; empty when that stays as it is.</summary>
    public string To { get; internal init; } = "";

    /// <summary>The network.</summary>
    public string Network { get; internal init; } = "";

    /// <summary>The network's bridge on the host.</summary>
    public string Bridge { get; internal init; } = "";

    /// <summary>The container; empty for a rule of the whole network.</summary>
    public string Container { get; internal init; } = "";

    /// <summary>What it means, as a sentence.</summary>
    public string Meaning { get; internal init; } = "";

    /// <summary>The rule as <c>iptables-save</c> writes it.</summary>
    public string Rule { get; internal init; } = "";

    /// <summary>Where it is known from.</summary>
    public RuleOrigin Origin { get; internal init; }

    /// <summary>The engine, in the form that <c>-DockerHost</c> takes.</summary>
    public string DockerHost { get; internal init; } = "";

    /// <summary>The rule.</summary>
    /// <returns>The rule as text.</returns>
    public override string ToString() => Rule;
}
